"""What the side panel says about an event beside its sentence: who else reports it, who disagrees, who says so; no Qt.

Rows in the order in which they are read. Each link knows where it leads and why it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from textwrap import shorten
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.dates.wording import wording
from timeline_app.timeline.told import mention_when, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.records import Article, Event, Mention, Reference
    from timeline_app.ui.snapshot import Snapshot

ARROW = " → "
BREAK = "\u2028"  # of a line within a row
UNKNOWN_OUTLET = "outlet unknown"


class RowKind(Enum):
    """How a row is drawn."""

    HEADING = "heading"
    QUOTATION = "quotation"
    CONFLICT = "conflict"
    CHAIN = "chain"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading, or something that was found and where it leads."""

    kind: RowKind
    text: str
    aside: str = ""  # at the right: counts, dates, why
    quotation: str = ""
    why: str = ""  # it is here
    icon: str = ""
    event: str | None = None
    mention: int = 0

    @property
    def words(self) -> str:
        """Return the row as it is read out."""
        said = self.text.replace(ARROW, ", citing ").replace(BREAK, ". ")
        return ". ".join(part for part in (said, self.quotation, self.aside, self.why) if part)


QUOTED = 160  # characters of a sentence that disagrees
MOST = 100  # rows of a group; of more the rest is counted


def rows(event: Event, position: int, shot: Snapshot) -> tuple[Row, ...]:
    """Return what is to say about a mention of an event, grouped; a group with nothing to say is left out."""
    return (
        *_same(event, position, shot),
        *_goes_back(event),
        *_disagree(event, shot),
        *_says(event, position, shot),
        *_linked(event, shot, "follows", Row(RowKind.HEADING, "Before and after in this story", icon="story")),
        *_linked(event, shot, "shares", Row(RowKind.HEADING, "Shares people or places", icon="people")),
    )


def outlet(article: Article | None) -> str:
    """Name an article's outlet."""
    return (article.outlet if article else None) or UNKNOWN_OUTLET


def _same(event: Event, position: int, shot: Snapshot) -> Iterator[Row]:
    others = [(index, mention) for index, mention in enumerate(event.mentions) if index != position]
    if not others:
        return
    counts = f"{_counted(len(event.mentions), 'report')}, {_counted(event.origins, 'origin')}"
    yield Row(RowKind.HEADING, "Same event elsewhere", counts, icon="same")
    for index, mention in others[:MOST]:
        why = event.reasons[index] if index < len(event.reasons) else ""
        name = outlet(shot.articles.get(mention.article))
        quoted = _quoted(mention)
        yield Row(RowKind.QUOTATION, name, mention_when(mention), quoted, why, event=event.id, mention=index)
    yield from _rest(len(others))


def _disagree(event: Event, shot: Snapshot) -> Iterator[Row]:
    found = [r for r in event.references if r.kind == "conflicts"]
    for about in dict.fromkeys(r.about for r in found):
        of_kind = [r for r in found if r.about == about]
        heading = f"Disagrees on the {about}" if about else "Disagrees"
        yield Row(RowKind.HEADING, heading, str(len(of_kind)), icon="disagree")
        for reference in of_kind:
            ours, theirs = _value(reference.ours), _value(reference.theirs)
            sides = _side(event, reference.own, shot), _side(shot.events.get(reference.event), reference.mention, shot)
            text = BREAK.join([f"ours {ours}, theirs {theirs}", *filter(None, sides)])
            yield Row(RowKind.CONFLICT, text, why=reference.why, event=reference.event, mention=reference.mention)


def _side(event: Event | None, position: int, shot: Snapshot) -> str:
    """Quote one report of a disagreement, with its outlet; the empty text where it is no more."""
    if event is None or position >= len(event.mentions):
        return ""
    mention = event.mentions[position]
    said = " ".join(mention.text.split())
    return f"{outlet(shot.articles.get(mention.article))}: “{shorten(said, QUOTED, placeholder='…')}”"


def _goes_back(event: Event) -> Iterator[Row]:
    """List whom the reports go back to, where there are several reports."""
    if len(event.mentions) < 2 or not event.goes_back:
        return
    yield Row(RowKind.HEADING, "Goes back to", _counted(len(event.goes_back), "origin"), icon="says")
    for origin in event.goes_back[:MOST]:
        told = _counted(len(origin.mentions), "report")
        yield Row(RowKind.LINK, origin.name, told, why=origin.why, event=event.id, mention=origin.mentions[0])
    yield from _rest(len(event.goes_back))


def _says(event: Event, position: int, shot: Snapshot) -> Iterator[Row]:
    mention = event.mentions[position]
    cited = [r for r in event.references if r.kind == "cites"]
    yield Row(RowKind.HEADING, "Who says so", icon="says")
    chain = (outlet(shot.articles.get(mention.article)), *mention.attributed_to)
    yield Row(RowKind.CHAIN, ARROW.join(chain))
    yield from (_link(r, shot) for r in cited if r.event in shot.events)


def _linked(event: Event, shot: Snapshot, kind: str, heading: Row) -> Iterator[Row]:
    found = [r for r in event.references if r.kind == kind and r.event in shot.events]
    if not found:
        return
    yield Row(heading.kind, heading.text, str(len(found)), icon=heading.icon)
    yield from (_link(r, shot) for r in sorted(found, key=lambda r: _begin(shot.events[r.event]))[:MOST])
    yield from _rest(len(found))


def _rest(count: int) -> Iterator[Row]:
    """Count what is not listed."""
    if count > MOST:
        yield Row(RowKind.CHAIN, f"and {count - MOST:,} more")


def _link(reference: Reference, shot: Snapshot) -> Row:
    other = shot.events[reference.event]
    return Row(RowKind.LINK, other.label, when(other), why=reference.why, event=other.id, mention=reference.mention)


def _value(text: str | None) -> str:
    """Word a value that sources disagree on; a date as a date."""
    if text is None:
        return "not said"
    try:
        return wording(Edtf.parse(text))
    except EdtfError:
        return text


def _begin(event: Event) -> int:
    known = [end for end in (event.date.earliest, event.date.latest) if end is not None] if event.date else []
    return known[0] if known else 1 << 40


def _quoted(mention: Mention) -> str:
    return f"“{' '.join(mention.text.split())}”"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
