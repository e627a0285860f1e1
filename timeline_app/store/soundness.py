"""Whether what linking keeps in a project file is whole: it follows from the articles, and can be made anew of them.

A damaged index of SQLite or a quotation that its article lacks is found elsewhere (`Project.check`); here are rows that
any program may have dropped or changed. Blocks are compared with meetings by the sum of their rows' hashes, which needs
neither an order nor memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.records import InputError
from timeline_app.store.linkage import KEPT
from timeline_app.store.reference_rows import ReferenceRows
from timeline_app.store.rows import unpacked
from timeline_app.store.schema import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.store.database import Database
    from timeline_app.store.linkage import Linkage

# What is wrong, in words that go on from a number -> which rows are.
_WRONG: Final = {
    "events without a report": "SELECT 1 FROM events WHERE number NOT IN (SELECT event FROM event_mentions)",
    "events with a gap in their reports": """
        SELECT 1 FROM event_mentions
        WHERE event NOT IN (SELECT event FROM event_mentions JOIN unlinked USING (mention))
        GROUP BY event HAVING min(position) != 0 OR max(position) != count(*) - 1
    """,
    "rows of what is not there": f'SELECT 1 FROM pragma_foreign_key_check WHERE "table" IN {KEPT}',
    "reports in no event": "SELECT 1 FROM mentions WHERE number NOT IN (SELECT mention FROM event_mentions)"
    " AND number NOT IN (SELECT mention FROM unlinked)",
    "reports that meet no others": "SELECT 1 FROM mentions WHERE number NOT IN (SELECT mention FROM meetings)"
    " AND number NOT IN (SELECT mention FROM unlinked)",
    "links on one side only": "SELECT 1 FROM links a LEFT JOIN links b ON b.one = a.other AND b.other = a.one"
    " WHERE b.score IS NOT a.score OR a.one = a.other",
    "links of a report that is not there": "SELECT 1 FROM links WHERE one NOT IN (SELECT number FROM mentions)",
    "signatures of another length": "SELECT 1 FROM article_signatures WHERE length(signature) NOT IN"
    " (0, (SELECT max(length(signature)) FROM article_signatures))",
}


def unsound(database: Database, linkage: Linkage) -> list[str]:
    """Return what is wrong with what linking keeps, in words; empty where nothing is or nothing is kept."""
    state = database.rows("SELECT linked FROM state")
    if state == [(0,)]:
        return []
    if state != [(1,)]:
        return ["whether they are linked is not noted once"]
    found = [(len(database.rows(query)), wrong) for wrong, query in _WRONG.items()]
    if unreadable := ReferenceRows(database).unreadable():
        found.append((unreadable, "events whose references cannot be read"))
    return [f"{number} {wrong}" for number, wrong in found if number] or [*_blocks(database), *_events(linkage)]


def _blocks(database: Database) -> Iterator[str]:
    """Tell whether each report stands in the blocks in which it says that it meets others, and nowhere else."""
    with explained(database.path):
        kept = database.connection.execute("SELECT block, turn, mention FROM blocks")
        if sum(map(hash, kept)) != sum(map(hash, _met(database))):
            yield "blocks that are not those of their reports"


def _met(database: Database) -> Iterator[tuple[int, int, int]]:
    for number, turn, blocks in database.connection.execute("SELECT mention, turn, blocks FROM meetings"):
        for block in set(unpacked(blocks)):
            yield block, turn, number


def _events(linkage: Linkage) -> Iterator[str]:
    """Tell whether the events can be read, and whether each report of one goes back to one of its origins."""
    try:
        events = linkage.events()
    except InputError:
        yield "events that cannot be read"
        return
    if linkage.unlinked(1):  # what was dated anew is out of its event, and the event's origins come next
        return
    origins = [sorted(position for origin in event.goes_back for position in origin.mentions) for event in events]
    reports = [[at for at, mention in enumerate(event.mentions) if not mention.own] for event in events]
    astray = sum(told != those for told, those in zip(origins, reports, strict=True) if told)
    if astray:
        yield f"{astray} events whose origins are not those of their reports"
