"""What linking keeps in the project file, so that a change relinks only what it touches: blocks, links and events.

Every change of mentions leaves its trace here within its own transaction: `unlinked` names the mentions whose like is
to be looked for anew, and those whose links or events lost a mention. Where `state.linked` is 0 nothing kept here holds
and everything is linked anew. A block is kept in the order of its mentions' turns: the first few meet all others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from timeline_app.records import HOSTS, Meeting
from timeline_app.store import rows
from timeline_app.store.event_rows import EVENT_COLUMNS, KeptEvents, event_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Event, Mention, Relinked, Review
    from timeline_app.store.database import Database

Pair = tuple[int, int]  # numbers of two mentions, the lower first

_ARTICLES = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles"
_FIRST = f"""
    SELECT block, turn, mention FROM json_each(?2) wanted CROSS JOIN blocks ON block = wanted.value
    WHERE turn <= coalesce(
        (SELECT turn FROM blocks WHERE block = wanted.value ORDER BY turn, mention LIMIT 1 OFFSET ?1), {2**62}
    )
"""
KEPT = ("unlinked", "meetings", "blocks", "links", "event_mentions", "event_references", "events", "article_signatures")
_MENTION_COLUMNS = ", ".join(f'm."{name}"' for name in rows.MENTION_COLUMNS)
_EACH = ", ".join("?" * (1 + len(EVENT_COLUMNS.split(","))))


class Linkage:
    """The part of a project file that belongs to linking."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def made_by(self) -> int | None:
        """Return which way of linking made what is kept; None where all is to be linked, for nothing kept holds."""
        found = self._file.rows("SELECT linker FROM state WHERE linked = 1")
        return int(found[0][0]) if len(found) == 1 else None

    def unlinked(self, most: int) -> dict[int, bool]:
        """Return mentions that changed since they were linked, and whether their like is to be looked for anew."""
        found = self._file.rows("SELECT mention, anew FROM unlinked ORDER BY mention LIMIT ?", most)
        return {number: bool(anew) for number, anew in found}

    def unmet(self, most: int) -> list[int]:
        """Return those mentions among the unlinked whose like is to be looked for anew."""
        return [
            row[0] for row in self._file.rows("SELECT mention FROM unlinked WHERE anew ORDER BY mention LIMIT ?", most)
        ]

    def forget_all(self) -> None:
        """Note that nothing kept here holds and all is linked anew; events keep the ids that are left."""
        with self._file.change():
            self.forget_made()

    def forget_made(self) -> None:
        """Note, in the open change, what `forget_all` does."""
        self._note(linked=0, linker=0)

    def size(self) -> int:
        """Return how many mentions there are, or were: counting them would take as long as they are many."""
        return int(self._file.rows("SELECT coalesce(max(number), 0) FROM mentions")[0][0])

    def count(self) -> int:
        """Return how many events there are."""
        return int(self._file.rows("SELECT count(*) FROM events")[0][0])

    def all_mentions(self) -> dict[int, Mention]:
        """Return every mention by its number."""
        found = self._file.rows(f"SELECT number, {_MENTION_COLUMNS} FROM mentions m ORDER BY number")
        return dict(self._file.records(_numbered, found))

    def mentions(self, numbers: Iterable[int]) -> dict[int, Mention]:
        """Return mentions by their numbers."""
        query = f"SELECT m.number, {_MENTION_COLUMNS} FROM mentions m WHERE m.number IN (?)"
        return dict(self._file.records(_numbered, self._file.rows_of(query, numbers)))

    def told_in(self, articles: Iterable[str]) -> dict[str, list[int]]:
        """Return the numbers of the mentions of articles, in text order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        query = "SELECT article, number FROM mentions WHERE article IN (?) ORDER BY article, number"
        for article, number in self._file.rows_of(query, articles):
            found[article].append(number)
        return dict(found)

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by their ids."""
        found = self._file.rows_of(f"{_ARTICLES} WHERE id IN (?)", ids)
        return {article.id: article for article in self._file.records(rows.article_of, found)}

    def meant(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """Return the numbers of the mentions that keys mean, also where their texts were dated anew since.

        Where no mention has a key any more, the first is meant that tells the same sentence in the same role.
        """
        wanted = set(keys)
        found: defaultdict[str, list[int]] = defaultdict(list)
        query = "SELECT key, number FROM mentions WHERE key IN (?) ORDER BY number"
        for key, number in self._file.rows_of(query, sorted(wanted)):
            found[key].append(number)
        for key in wanted.difference(found):
            first = key.rpartition(":")[0] + ":"
            query = "SELECT number FROM mentions WHERE key >= ? AND key < ? ORDER BY number LIMIT 1"
            found[key] = [number for (number,) in self._file.rows(query, first, first[:-1] + ";")]
        return dict(found)

    def told_by(self, meant: Mapping[str, Sequence[int]]) -> dict[str, str]:
        """Return the keys that the first of the mentions that keys mean (`meant`) have now."""
        first = {key: numbers[0] for key, numbers in meant.items() if numbers}
        now = dict(self._file.rows_of("SELECT number, key FROM mentions WHERE number IN (?)", sorted(first.values())))
        return {key: now[number] for key, number in first.items() if number in now}

    def places_of(self, keys: Iterable[str]) -> dict[str, tuple[int, str, int]]:
        """Return where the mention that each key means is: in the event of a number and an id, and its position there.

        What no mention or no event has is left out.
        """
        meant = {key: numbers[0] for key, numbers in self.meant(keys).items() if numbers}
        joined = "SELECT em.mention, e.number, e.id, em.position FROM event_mentions em JOIN events e"
        query = f"{joined} ON e.number = em.event WHERE em.mention IN (?)"
        places = {mention: tuple(place) for mention, *place in self._file.rows_of(query, sorted(set(meant.values())))}
        return {key: places[mention] for key, mention in meant.items() if mention in places}

    def keys_of(self, event: str) -> dict[int, str]:
        """Return the keys of an event's mentions by their numbers, the best first; empty for an unknown id."""
        joined = "events e JOIN event_mentions em ON em.event = e.number JOIN mentions m ON m.number = em.mention"
        query = f"SELECT m.number, m.key FROM {joined} WHERE e.id = ? ORDER BY em.position"
        return dict(self._file.rows(query, event))

    def meetings(self, numbers: Iterable[int]) -> dict[int, Meeting]:
        """Return where linked mentions meet others."""
        query = "SELECT mention, turn, blocks FROM meetings WHERE mention IN (?)"
        return {
            number: Meeting(turn, rows.unpacked(blocks)) for number, turn, blocks in self._file.rows_of(query, numbers)
        }

    def first_of(self, blocks: Iterable[int], most: int) -> dict[int, list[tuple[int, int]]]:
        """Return the turns and numbers of the first `most` mentions of each block that has any."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        wanted = json.dumps(sorted(blocks))  # one statement for all; neighbours in the file are looked up together
        for block, turn, number in sorted(self._file.rows(_FIRST, most - 1, wanted)):
            if len(found[block]) < most:
                found[block].append((turn, number))
        return dict(found)

    def all_of(self, block: int) -> list[tuple[int, int]]:
        """Return the turns and numbers of a block's mentions."""
        return self._file.rows("SELECT turn, mention FROM blocks WHERE block = ? ORDER BY turn, mention", block)

    def signatures(self, articles: Iterable[str]) -> dict[str, bytes]:
        """Return the signatures of articles that are kept."""
        query = "SELECT article, signature FROM article_signatures WHERE article IN (?)"
        return dict(self._file.rows_of(query, articles))

    def links(self, numbers: Iterable[int]) -> dict[Pair, float]:
        """Return the links of some mentions, with their scores."""
        found = self._file.rows_of("SELECT one, other, score FROM links WHERE one IN (?)", numbers)
        return {(min(one, other), max(one, other)): score for one, other, score in found}

    def reasons(self, numbers: Iterable[int]) -> dict[Pair, str]:
        """Return the reasons of links that have one of their own, by the lower of their numbers."""
        query = "SELECT one, other, why FROM links WHERE why != '' AND one IN (?)"
        return {(one, other): why for one, other, why in self._file.rows_of(query, numbers)}

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the id of the event that each mention is in."""
        joined = "SELECT em.mention, e.id FROM event_mentions em JOIN events e ON e.number = em.event"
        return dict(self._file.rows_of(f"{joined} WHERE em.mention IN (?)", numbers))

    def all_ids(self) -> dict[int, str]:
        """Return the id of the event that each mention of the project is in."""
        joined = "SELECT em.mention, e.id FROM event_mentions em JOIN events e ON e.number = em.event"
        return dict(self._file.rows(joined))

    def taken(self, ids: Iterable[str]) -> set[str]:
        """Return which of these ids events have."""
        return {event for (event,) in self._file.rows_of("SELECT id FROM events WHERE id IN (?)", ids)}

    def events(self, kept: KeptEvents | None = None) -> list[Event]:
        """Return the stored events, in no order; those that are `kept` and have not changed are the same objects."""
        kept = KeptEvents() if kept is None else kept
        with self._file.unchanging():
            joined = f"SELECT em.event, em.reason, {_MENTION_COLUMNS} FROM event_mentions em"
            told: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
            for row in self._file.rows(
                f"{joined} JOIN mentions m ON m.number = em.mention ORDER BY em.event, em.position"
            ):
                told[row[0]].append(row[1:])
            found = [
                (row, told.get(row[0], ())) for row in self._file.rows(f"SELECT number, {EVENT_COLUMNS} FROM events")
            ]
        return kept.keep(self._file.records(lambda one: kept.made(*one), found))

    def dates(self) -> dict[str, tuple[str, Edtf | None]]:
        """Return the label and the date of every event by its id."""
        found = self._file.rows("SELECT id, label, date FROM events")
        return {event: (label, rows.date_of(date)) for event, label, date in found}

    def dates_by_hand(self, articles: Iterable[str]) -> dict[str, tuple[str, Edtf | None, Edtf | None]]:
        """Return, by id, the events that articles report and the user dated: label, date, and what the reports say."""
        query = (
            "SELECT DISTINCT e.id, e.label, e.date, e.found FROM events e JOIN event_mentions em ON em.event = e.number"
            " JOIN mentions m ON m.number = em.mention WHERE e.by_hand AND m.article IN (?)"
        )
        found = self._file.rows_of(query, articles)
        return {event: (label, rows.date_of(date), rows.date_of(said)) for event, label, date, said in found}

    def write(self, relinked: Relinked, version: int | None = None) -> bool:
        """Write what linking found of what changed.

        Where the file is no longer of `version`, another program was faster: change nothing and return False.
        """
        with self._file.change():
            if version is not None and version != self._file.version():
                return False
            self._write_links(relinked)
            self._replace_events(relinked.events)
            self._run("DELETE FROM unlinked WHERE mention = ?", ((number,) for number in relinked.seen))
            self.touch(relinked.put_off, anew=False)
        return True

    def write_all(self, relinked: Relinked, linker: int, version: int | None = None) -> bool:
        """Write what linking everything anew found, in place of all that is kept; as `write`."""
        with self._file.change():
            if version is not None and version != self._file.version():
                return False
            for table in KEPT:
                self._file.connection.execute(f"DELETE FROM {table}")
            self._write_links(relinked)
            self._insert_events(relinked.events)
            self._note(linked=1, linker=linker)
        return True

    def placed_after(self, last: int, others: Iterable[int]) -> dict[int, list[tuple[int, str, str, int]]]:
        """Return the mentions of events that hold one after the `last` or one of the others, by the events' numbers.

        A mention is its number, key, article, and where its sentence starts.
        """
        found = {row[0] for row in self._file.rows("SELECT event FROM event_mentions WHERE mention > ?", last)}
        query = "SELECT event FROM event_mentions WHERE mention IN (?)"
        found.update(row[0] for row in self._file.rows_of(query, sorted(others)))
        placed: defaultdict[int, list[tuple[int, str, str, int]]] = defaultdict(list)
        joined = "event_mentions em JOIN mentions m ON m.number = em.mention"
        query = f"SELECT em.event, m.number, m.key, m.article, m.start FROM {joined} WHERE em.event IN (?)"
        for event, *told in self._file.rows_of(query, sorted(found)):
            placed[event].append(tuple(told))
        return dict(placed)

    def published(self, articles: Iterable[str]) -> dict[str, Edtf | None]:
        """Return when articles were published."""
        query = "SELECT id, published FROM articles WHERE id IN (?)"
        return {article: rows.date_of(date) for article, date in self._file.rows_of(query, articles)}

    def rename(
        self, events: Sequence[int], name: Callable[[Callable[[Iterable[str]], set[str]]], Sequence[str]]
    ) -> None:
        """Give events other ids: those that `name` returns, which is told which ids events apart from these have."""
        query = "SELECT id, number FROM events WHERE id IN (?)"
        renamed = frozenset(events)

        def taken(ids: Iterable[str]) -> set[str]:
            return {event for event, number in self._file.rows_of(query, ids) if number not in renamed}

        with self._file.change():
            former = dict(self._file.rows_of("SELECT number, id FROM events WHERE number IN (?)", events))
            named = zip(name(taken), events, strict=True)
            other = [(event, number) for event, number in named if event != former[number]]
            self._run("UPDATE events SET id = '?' || number WHERE number = ?", ((number,) for _, number in other))
            self._run("UPDATE events SET id = ? WHERE number = ?", other)

    def touch(self, numbers: Iterable[int], *, anew: bool) -> None:
        """Note, in the open change, that mentions are to be linked: looked for anew, or only grouped anew."""
        self._run(
            "INSERT INTO unlinked VALUES (?, ?) ON CONFLICT DO UPDATE SET anew = max(anew, excluded.anew)",
            ((number, int(anew)) for number in numbers),
        )

    def together(self, mentions: Iterable[int]) -> dict[int, list[int]]:
        """Return by the numbers of the events that mentions are in all mentions of these."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        placed = self._file.rows_of("SELECT DISTINCT event FROM event_mentions WHERE mention IN (?)", mentions)
        query = "SELECT event, mention FROM event_mentions WHERE event IN (?)"
        for event, mention in self._file.rows_of(query, {event for (event,) in placed}):
            found[event].append(mention)
        return dict(found)

    def hold(self, held: Mapping[int, tuple[Review, bool]]) -> None:
        """Set, in the open change, the review of events, by their numbers, and whether they are hidden."""
        told = ((review.value, int(hidden), number) for number, (review, hidden) in held.items())
        self._run("UPDATE events SET review = ?, hidden = ? WHERE number = ?", told)

    def forget(self, numbers: Sequence[int]) -> None:
        """Take mentions out of what is kept, in the open change, and note what that touches; they are deleted next."""
        near = {number for pair in self.links(numbers) for number in pair}
        joined = "SELECT b.mention FROM event_mentions a JOIN event_mentions b ON b.event = a.event"
        near.update(row[0] for row in self._file.rows_of(f"{joined} WHERE a.mention IN (?)", numbers))
        meetings = self.meetings(numbers)
        hosts = {number for one in meetings.values() for number in self._next_hosts(one, len(numbers))}
        for number in numbers:
            self._forget_links(number)
        for number, meeting in meetings.items():
            gone = ((block, meeting.turn, number) for block in meeting.blocks)
            self._run("DELETE FROM blocks WHERE block = ? AND turn = ? AND mention = ?", gone)
        self.touch(near.difference(numbers), anew=False)
        self.touch(hosts.difference(numbers), anew=True)

    def drop_empty(self, events: Iterable[int]) -> None:
        """Drop those of these events that hold no mention any more, in the open change."""
        query = "DELETE FROM events WHERE number = ? AND NOT EXISTS (SELECT 1 FROM event_mentions WHERE event = number)"
        self._run(query, ((number,) for number in events))

    def _note(self, *, linked: int, linker: int) -> None:
        """Note whether what is kept holds, in the one row that there is for it, or was before some damage."""
        self._file.connection.execute("DELETE FROM state")
        self._file.connection.execute("INSERT INTO state (linked, linker) VALUES (?, ?)", (linked, linker))

    def _next_hosts(self, meeting: Meeting, gone: int) -> Iterator[int]:
        """Yield who takes a mention's place among the hosts of its blocks, where it is one; `gone` go in all."""
        for members in self.first_of(meeting.blocks, HOSTS + gone).values():
            if any(turn == meeting.turn for turn, _ in members[:HOSTS]):
                yield from (number for _, number in members[HOSTS:])

    def _forget_links(self, number: int) -> None:
        others = [other for (other,) in self._file.rows("SELECT other FROM links WHERE one = ?", number)]
        self._run("DELETE FROM links WHERE one = ? AND other = ?", ((other, number) for other in others))
        self._file.connection.execute("DELETE FROM links WHERE one = ?", (number,))

    def _write_links(self, relinked: Relinked) -> None:
        meetings = relinked.meetings.items()
        self._run(
            "INSERT OR REPLACE INTO meetings VALUES (?, ?, ?)",
            ((number, meeting.turn, rows.packed(meeting.blocks)) for number, meeting in meetings),
        )
        self._run(
            "INSERT OR IGNORE INTO blocks VALUES (?, ?, ?)",
            sorted((block, meeting.turn, number) for number, meeting in meetings for block in meeting.blocks),
        )
        self._run("INSERT OR REPLACE INTO article_signatures VALUES (?, ?)", relinked.signatures.items())
        lost = (pair for one, other in relinked.lost for pair in ((one, other), (other, one)))
        self._run("DELETE FROM links WHERE one = ? AND other = ?", lost)
        found = ((*pair, score, why) for pair, (score, why) in relinked.found.items())
        both = (row for one, other, score, why in found for row in ((one, other, score, why), (other, one, score, "")))
        self._run("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?)", sorted(both))

    def _replace_events(self, events: Sequence[tuple[Event, Sequence[int]]]) -> None:
        told = [number for _, numbers in events for number in numbers]
        former = self._file.rows_of("SELECT DISTINCT event FROM event_mentions WHERE mention IN (?)", told)
        self._run("DELETE FROM events WHERE number = ?", set(former))
        self._insert_events(events)

    def _insert_events(self, events: Sequence[tuple[Event, Sequence[int]]]) -> None:
        given = int(self._file.rows("SELECT coalesce(max(number), 0) FROM events")[0][0])
        last = max(given, self._file.counter("event"))  # of those that are no more, too: whoever has one means no other
        numbered = list(enumerate(events, last + 1))
        self._file.set_counter("event", last + len(events))
        self._run(
            f"INSERT INTO events (number, {EVENT_COLUMNS}) VALUES ({_EACH})",
            (event_row(number, event) for number, (event, _) in numbered),
        )
        self._run(
            "INSERT INTO event_mentions VALUES (?, ?, ?, ?)",
            (
                (number, position, mention, event.reasons[position] if position < len(event.reasons) else "")
                for number, (event, mentions) in numbered
                for position, mention in enumerate(mentions)
            ),
        )

    def _run(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        self._file.connection.executemany(statement, values)


def _numbered(row: Sequence[object]) -> tuple[int, Mention]:
    return int(str(row[0])), rows.mention_of(row[1:])
