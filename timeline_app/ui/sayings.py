"""What the user may say of a report in the side panel: the same event, not the same event, or that he takes it back.

What was said is law to linking (`workspace.say_same`, `say_apart`); here it is decided which reports a saying is about.
A report is set apart from every other of its event, for that is what who reads it means; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Event, Law, Reference
    from timeline_app.ui.snapshot import Snapshot


class Word(Enum):
    """What is said; the value is how it is offered."""

    SAME = "The same event"
    APART = "Not the same event"
    BACK = "Take back what you said"


NO_ROW: Final = {  # what to do where a word is said of nothing
    Word.SAME: "Choose an event under the article first: [ and ] walk through them.",
    Word.APART: "Choose a report under “Same event elsewhere” first: [ and ] walk through them.",
    Word.BACK: "Choose what you said something of first: [ and ] walk through the cross-references.",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A word about a report."""

    word: Word
    mention: str = ""  # Mention.key
    others: tuple[str, ...] = ()  # of the reports with which it is, or is not, the same
    laws: tuple[Law, ...] = ()  # what is taken back


def apart(event: Event, position: int, shot: Snapshot) -> Saying:
    """Return what may be said of a report in its event: that it is of another, or back with what made it of this."""
    key = event.mentions[position].key
    others = tuple(mention.key for at, mention in enumerate(event.mentions) if at != position)
    said = tuple(law for law in shot.laws if law.same and _joins(law, {key}, set(others)))
    return Saying(Word.BACK, laws=said) if said else Saying(Word.APART, key, others)


def merged(event: Event, others: Sequence[Event]) -> Saying:
    """Return the word that others are the same event as one, by the best report of each."""
    return Saying(Word.SAME, event.mentions[0].key, tuple(other.mentions[0].key for other in others))


def same(event: Event, reference: Reference, shot: Snapshot) -> Saying | None:
    """Return what may be said of a report that a reference of an event leads to."""
    other = shot.events.get(reference.event)
    if other is None or reference.mention >= len(other.mentions) or reference.own >= len(event.mentions):
        return None
    if other.id == event.id:
        return apart(event, reference.mention, shot)
    key, theirs = event.mentions[reference.own].key, other.mentions[reference.mention].key
    ours, those = ({mention.key for mention in each.mentions} for each in (event, other))
    said = tuple(law for law in shot.laws if not law.same and _joins(law, ours, those))
    return Saying(Word.BACK, laws=said) if said else Saying(Word.SAME, key, (theirs,))


def said_apart(event: Event, shot: Snapshot) -> list[tuple[tuple[str, int], Saying]]:
    """Return the other events, and which report of each, that the user set apart from this one."""
    ours = {mention.key for mention in event.mentions}
    found: dict[str, tuple[int, list[Law]]] = {}
    for law in shot.laws:
        theirs = law.other if law.one in ours else law.one
        place = shot.ruled.get(theirs)
        if law.same or place is None or place[0] == event.id or not {law.one, law.other} & ours:
            continue
        found.setdefault(place[0], (place[1], []))[1].append(law)
    return [((key, position), Saying(Word.BACK, laws=tuple(laws))) for key, (position, laws) in found.items()]


def _joins(law: Law, some: set[str], others: set[str]) -> bool:
    """Tell whether a law is about one of some reports and one of others."""
    return (law.one in some and law.other in others) or (law.other in some and law.one in others)
