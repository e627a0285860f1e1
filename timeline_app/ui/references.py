"""What the side panel says about an event beside its sentence: who else reports it, who disagrees, who says so; no Qt.

Rows in the order in which they are read. Each link knows where it leads, why it is there, and what the user may say of
it: that it is the same event, that it is not, or that what was said is taken back. What several rows would say alike is
said once, above them.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.ui.evidence_words import short_wording
from timeline_app.ui.reasons import agreeing, beyond_values, importance, place_in_story, plain
from timeline_app.ui.reference_origins import goes_back
from timeline_app.ui.reference_row import ARROW, BREAK, MOST, Row, RowKind, counted, outlet, rest
from timeline_app.ui.said import mention_when, when, wording
from timeline_app.ui.sayings import apart, said_apart, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.records import Event, Mention, Reference
    from timeline_app.ui.snapshot import Snapshot

QUOTED = 280  # characters of a sentence that disagrees


def rows(event: Event, position: int, shot: Snapshot) -> tuple[Row, ...]:
    """Return what is to say about a mention of an event, grouped; a group with nothing to say is left out."""
    shot.fetch(reference.event for reference in event.references)
    return (
        *_same(event, position, shot),
        *_said_apart(event, shot),
        *_disagree(event, shot),
        *goes_back(event, position, shot),
        *_says(event, position, shot),
        *_linked(event, shot, "follows", Row(RowKind.HEADING, "Before and after in this story", icon="story")),
        *_linked(event, shot, "shares", Row(RowKind.HEADING, "Shares people or places", icon="people")),
        *_importance(event),
    )


def _same(event: Event, position: int, shot: Snapshot) -> Iterator[Row]:
    others = [(index, mention) for index, mention in enumerate(event.mentions) if index != position]
    if not others:
        return
    counts = f"{counted(len(event.mentions), 'report')}, {counted(event.origins, 'origin')}"
    yield Row(RowKind.HEADING, "Same event elsewhere", counts, icon="same")
    for index, mention in others[:MOST]:
        linked = plain(event.reasons[index]) if index < len(event.reasons) else ""
        why = " ".join(filter(None, (agreeing(event.mentions[position], mention, linked), linked)))
        name, quoted, saying = _outlet_and_day(mention, shot), _quoted(mention), apart(event, index, shot)
        aside = mention_when(mention)
        yield Row(RowKind.QUOTATION, name, aside, quoted, why, event=event.id, mention=index, saying=saying)
    yield from rest(len(others))


def _outlet_and_day(mention: Mention, shot: Snapshot) -> str:
    """Name whose report it is, and when it was published."""
    article = shot.light.get(mention.article)
    day = article.published if article is not None else None
    return f"{outlet(article)}, {short_wording(day)}" if day is not None else outlet(article)


def _said_apart(event: Event, shot: Snapshot) -> Iterator[Row]:
    """List what the user said is not the same event."""
    found = said_apart(event, shot)
    if not found:
        return
    yield Row(RowKind.HEADING, "Not the same event", counted(len(found), "event"), icon="apart")
    for (key, position), saying in found[:MOST]:
        other = shot.events[key]
        yield Row(RowKind.LINK, other.label, when(other), "", "You said so", "", key, position, saying)
    yield from rest(len(found))


def _disagree(event: Event, shot: Snapshot) -> Iterator[Row]:
    found = [r for r in event.references if r.kind == "conflicts"]
    for about in dict.fromkeys(r.about for r in found):
        of_kind = [r for r in found if r.about == about]
        sides = {(_value(r.theirs), _theirs(r, shot)): r for r in reversed(of_kind)}  # one report of each value
        heading = f"Disagrees on the {about}" if about else "Disagrees"
        yield Row(RowKind.HEADING, heading, str(len(sides)), icon="disagree")
        told = [r for r in of_kind if r in sides.values()]
        for ours, own in dict.fromkeys((r.ours, r.own) for r in told):
            yield from _against(event, [r for r in told if (r.ours, r.own) == (ours, own)], shot)


def _against(event: Event, those: list[Reference], shot: Snapshot) -> Iterator[Row]:
    """Set one report of ours against those that disagree with it; what ours says is told once."""
    ours, our_side = f"Ours: {_value(those[0].ours)}", _side(event, those[0].own, shot)
    if len(those) > 1:
        text = BREAK.join(filter(None, (ours, our_side)))
        yield Row(RowKind.CONFLICT, text, event=event.id, mention=those[0].own)
    for r in those:
        theirs = f"Theirs: {_value(r.theirs)}"
        lines = (theirs,) if len(those) > 1 else (f"{ours}. {theirs}", our_side)
        text = BREAK.join(filter(None, (*lines, _theirs(r, shot), beyond_values(r.why))))
        saying = same(event, r, shot)
        yield Row(RowKind.CONFLICT, text, why=r.why, event=r.event, mention=r.mention, saying=saying)


def _theirs(reference: Reference, shot: Snapshot) -> str:
    return _side(shot.events.get(reference.event), reference.mention, shot)


def _side(event: Event | None, position: int, shot: Snapshot) -> str:
    """Quote one report of a disagreement, with its outlet; the empty text where it is no more."""
    if event is None or position >= len(event.mentions):
        return ""
    mention = event.mentions[position]
    said = " ".join(mention.text.split())
    return f"{outlet(shot.light.get(mention.article))}: “{shorten(said, QUOTED, placeholder='…')}”"


def _says(event: Event, position: int, shot: Snapshot) -> Iterator[Row]:
    mention = event.mentions[position]
    cited = [r for r in event.references if r.kind == "cites" and r.event in shot.events]
    yield Row(RowKind.HEADING, "Who says so", icon="says")
    chain = (outlet(shot.light.get(mention.article)), *mention.attributed_to)
    yield Row(RowKind.CHAIN, ARROW.join(chain))
    yield from _folded(event, [(plain(r.why), "", r) for r in cited], shot)


def _linked(event: Event, shot: Snapshot, kind: str, heading: Row) -> Iterator[Row]:
    found = [r for r in event.references if r.kind == kind and r.event in shot.events]
    if not found:
        return
    yield Row(heading.kind, heading.text, str(len(found)), icon=heading.icon)
    found.sort(key=lambda r: _begin(shot.events[r.event]))
    yield from _folded(event, [(*place_in_story(r.why), r) for r in found[:MOST]], shot)
    yield from rest(len(found))


def _folded(event: Event, found: Iterable[tuple[str, str, Reference]], shot: Snapshot) -> Iterator[Row]:
    """List references under what they have in common, told once."""
    by_note: dict[str, list[tuple[str, Reference]]] = {}
    for note, step, reference in found:
        by_note.setdefault(note, []).append((step, reference))
    for note, those in by_note.items():
        if note:
            yield Row(RowKind.NOTE, note)
        for step, r in those:
            other = shot.events[r.event]
            aside = " · ".join(filter(None, (step, when(other))))
            saying = same(event, r, shot)
            yield Row(RowKind.LINK, other.label, aside, "", "", "", other.id, r.mention, saying)


def _importance(event: Event) -> Iterator[Row]:
    if why := importance(event):
        yield Row(RowKind.HEADING, "Importance", f"{event.rank:.0%}", icon="importance")
        yield Row(RowKind.PROSE, why)


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
