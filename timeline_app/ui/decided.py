"""Everything that the user decided, a row each: of which event, what it was and became, and since when; no Qt.

Listed is what holds, whenever it was decided; what was taken back is in the history alone. A decision whose report is
no more stays in the list and says so: it holds again should the report come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Deciding, Field, Redating, Ruling
from timeline_app.ui.reference_row import outlet
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_app.records import Change, Dated, Decision, Event, Law, Past
    from timeline_app.store.decided_reading import Decided
    from timeline_app.ui.on_demand import Catalogue
    from timeline_app.workspace import Workspace

GONE: Final = "its report is no more"
_SETTLED: Final = ("set by hand", "accepted")  # how the origin of a date begins that the user stands for


class Sort(StrEnum):
    """What is decided; the value is how it is named in the list."""

    DATE = "Date"
    LABEL = "Name"
    STATUS = "Status"
    REVIEW = "Review"
    HIDDEN = "Hidden"
    LANE = "Lane"
    SAME = "The same event"
    APART = "Not the same event"
    PUBLISHED = "Publication date"


class Since(NamedTuple):
    """When something was decided."""

    number: int  # of the edit, in the order in which they were made; 0: before edits were noted
    at: str  # ISO 8601, UTC


NEVER: Final = Since(0, "")
_SORTS: Final = {
    **dict.fromkeys(Field, Sort.LANE),
    Field.DATE: Sort.DATE,
    Field.LABEL: Sort.LABEL,
    Field.STATUS: Sort.STATUS,
    Field.REVIEW: Sort.REVIEW,
    Field.HIDDEN: Sort.HIDDEN,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One decision."""

    sort: Sort
    title: str  # of the event, or the article
    was: str
    became: str
    since: Since = NEVER
    event: str = ""  # to go to; empty: there is none
    position: int = 0
    article: str = ""  # to go to, of a publication date
    gone: bool = False  # its report is no more
    back: Deciding | Ruling | Dated | None = None  # what takes it back; of a publication date: what it was


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A decision taken back, as an edit."""

    told_of: Told
    told = ("Taking the decision back…", "The decision is taken back. Edit > Undo restores it.")

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"taking back “{self.told_of.sort.value}” of “{self.told_of.title}”"

    def plan(self, workspace: Workspace) -> Change:
        """Return the change."""
        back = self.told_of.back
        assert back is not None
        if isinstance(back, Deciding | Ruling):
            return back
        return workspace.redating([(back.article, back.published, back.published_from)])


def all_told(catalogue: Catalogue, cancelled: Callable[[], bool] = lambda: False) -> tuple[Told, ...]:
    """Return every decision, the latest first, those of which nobody knows when last; for a worker."""
    decided = catalogue.decided()
    since = _since(decided.edits)
    keys = {one.mention for one in decided.decisions} | {key for law in decided.laws for key in (law.one, law.other)}
    places = catalogue.places_of(keys)
    names = sorted({event for event, _ in places.values()})
    numbers = [number for number in catalogue.numbers_of(names) if number is not None]
    events = {event.id: event for event in catalogue.events(numbers) if event is not None}
    found = [_of_decision(one, since.get((one.mention, one.field), NEVER), places, events) for one in decided.decisions]
    found += (_of_law(law, since.get(law, NEVER), places, events) for law in decided.laws)
    if not cancelled():
        found += _of_publication(decided, catalogue)
    return tuple(sorted(found, key=lambda told: -told.since.number))


def _since(edits: Sequence[tuple[Past, Change]]) -> dict[object, Since]:
    """Return when what holds was decided: the last edit that gave it, unless that was taken back."""
    since: dict[object, Since] = {}
    for past, change in edits:
        if past.undone:
            continue
        made = Since(past.number, past.at)
        if isinstance(change, Deciding):
            since |= {(one.mention, one.field): made for one in change.given}
        elif isinstance(change, Ruling):
            since |= dict.fromkeys(change.given, made)
        elif isinstance(change, Redating):
            since |= {dated.article: made for dated in change.given}
    return since


def _of_decision(
    one: Decision, since: Since, places: Mapping[str, tuple[str, int]], events: Mapping[str, Event]
) -> Told:
    event, position = places.get(one.mention, ("", 0))
    found = events.get(event)
    back = Deciding(taken=(one,))
    title = found.label if found is not None else _sentence_place(one.mention)
    was, became = _was(one.field, found), _worded(one.field, one.value)
    return Told(_SORTS[one.field], title, was, became, since, event, position, gone=found is None, back=back)


def _was(field: Field, event: Event | None) -> str:
    """Say what the reports say of what was decided; empty where nobody knows."""
    if event is None:
        return ""
    if field is Field.DATE:
        return wording(event.found) if event.found else "no date"
    if field is Field.LABEL:
        return f"“{event.found_label}”" if event.found_label else ""
    if field is Field.STATUS:
        return event.found_status.value if event.found_status else ""
    return {Field.REVIEW: "not reviewed", Field.HIDDEN: "shown"}.get(field, "as its reports say")


def _worded(field: Field, value: str) -> str:
    if field is Field.DATE:
        return wording(Edtf.parse(value))
    if field is Field.LABEL:
        return f"“{value}”"
    return "hidden" if field is Field.HIDDEN else value


def _of_law(law: Law, since: Since, places: Mapping[str, tuple[str, int]], events: Mapping[str, Event]) -> Told:
    ours, theirs = places.get(law.one), places.get(law.other)
    event, position = ours or theirs or ("", 0)
    found = events.get(event)
    said = [_quoted(place, key, events) for place, key in ((ours, law.one), (theirs, law.other))]
    title = found.label if found is not None else _sentence_place(law.one)
    sort = Sort.SAME if law.same else Sort.APART
    gone = ours is None or theirs is None
    return Told(sort, title, said[0], said[1], since, event, position, gone=gone, back=Ruling(taken=(law,)))


def _quoted(place: tuple[str, int] | None, key: str, events: Mapping[str, Event]) -> str:
    event = events.get(place[0]) if place is not None else None
    if place is None or event is None or place[1] >= len(event.mentions):
        return _sentence_place(key)
    return f"“{' '.join(event.mentions[place[1]].text.split())}”"


def _sentence_place(key: str) -> str:
    """Name a report that is no more by what is known of it: its article, and where its sentence began."""
    article, _, rest = key.partition(":")
    return f"a report of {article}, at {rest.partition(':')[0]}"


def _of_publication(decided: Decided, catalogue: Catalogue) -> Iterator[Told]:
    """Yield the publication dates that are the user's, with what they were."""
    since = _since(decided.edits)
    before: dict[str, Dated] = {}
    for past, change in decided.edits:
        if isinstance(change, Redating) and not past.undone:  # what was the user's before is not what it was
            read = (one for one in change.taken if not (one.published_from or "").startswith(_SETTLED))
            before |= {dated.article: dated for dated in read}
    settled = [
        brief for brief in catalogue.briefs() if brief.published and (brief.published_from or "").startswith(_SETTLED)
    ]
    for brief, article in zip(settled, catalogue.light([brief.id for brief in settled]), strict=True):
        old = before.get(brief.id)
        was = "" if old is None else wording(old.published) if old.published else "no date"
        title = f"{outlet(article)}: {article.title}" if article is not None else brief.id
        became = wording(brief.published) if brief.published else ""
        yield Told(Sort.PUBLISHED, title, was, became, since.get(brief.id, NEVER), article=brief.id, back=old)


def second_line(told: Told) -> str:
    """Say what was decided, and since when."""
    if told.sort in (Sort.SAME, Sort.APART):
        change = f"{told.was} and {told.became}"
    else:
        change = f"{told.was} → {told.became}" if told.was else told.became
    return f"{told.sort.value}: {change}{f'; {GONE}' if told.gone else ''}"


def when_decided(at: str) -> str:
    """Say when something was decided, by this machine's clock; empty where nobody knows."""
    if not at:
        return ""
    local = datetime.fromisoformat(at).astimezone()
    return wording(Edtf.parse(local.strftime("%Y-%m-%dT%H:%M")))
