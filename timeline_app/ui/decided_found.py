"""What the user decided, found in the project and put in rows: what holds, and since which edit; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.records import (
    Annotating,
    Annotations,
    Deciding,
    Field,
    Filing,
    Redating,
    Ruling,
    Tagging,
)
from timeline_app.ui.decided import NEVER, Since, Sort, Told
from timeline_app.ui.reference_row import outlet
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_app.records import Change, Dated, Decision, Event, Law, Note, Past, Tag, Version
    from timeline_app.store.decided_reading import Decided
    from timeline_app.ui.on_demand import Catalogue

    Places = Mapping[str, tuple[str, int]]  # of reports: the event, and the position in it
    Events = Mapping[str, Event]

_SETTLED: Final = ("set by hand", "accepted")  # how the origin of a date begins that the user stands for
_SORTS: Final = {
    **dict.fromkeys(Field, Sort.LANE),
    Field.DATE: Sort.DATE,
    Field.LABEL: Sort.LABEL,
    Field.STATUS: Sort.STATUS,
    Field.REVIEW: Sort.REVIEW,
    Field.HIDDEN: Sort.HIDDEN,
}


def all_told(catalogue: Catalogue, cancelled: Callable[[], bool] = lambda: False) -> tuple[Told, ...]:
    """Return every decision, the latest first, those of which nobody knows when last; for a worker."""
    decided = catalogue.decided()
    since = _since(decided.edits)
    keys = {key for law in decided.laws for key in (law.one, law.other)}
    keys |= {one.mention for one in decided.decisions} | {tag.mention for tag in decided.tags}
    keys |= {note.mention for note in decided.notes if note.mention}
    places = catalogue.places_of(keys)
    names = sorted({event for event, _ in places.values()})
    numbers = [number for number in catalogue.numbers_of(names) if number is not None]
    events = {event.id: event for event in catalogue.events(numbers) if event is not None}
    found = [_of_decision(one, since.get((one.mention, one.field), NEVER), places, events) for one in decided.decisions]
    found += (_of_law(law, since.get(law, NEVER), places, events) for law in decided.laws)
    found += (_of_tag(tag, since.get(tag, NEVER), places, events) for tag in decided.tags)
    found += (_of_note(note, since.get(("note", note.number), NEVER), places, events) for note in decided.notes)
    found += _of_removals(decided.edits)
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
        elif isinstance(change, Ruling | Tagging):
            since |= dict.fromkeys(change.given, made)
        elif isinstance(change, Annotating):
            since |= {("note", note.number): made for note in change.given.notes}
        elif isinstance(change, Redating):
            since |= {dated.article: made for dated in change.given}
    return since


def _of_decision(one: Decision, since: Since, places: Places, events: Events) -> Told:
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


def _of_law(law: Law, since: Since, places: Places, events: Events) -> Told:
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


def _of_tag(tag: Tag, since: Since, places: Places, events: Events) -> Told:
    event, position = places.get(tag.mention, ("", 0))
    found = events.get(event)
    title = found.label if found is not None else _sentence_place(tag.mention)
    back = Tagging(taken=(tag,))
    return Told(Sort.TAG, title, "", tag.name, since, event, position, gone=found is None, back=back)


def _of_note(note: Note, since: Since, places: Places, events: Events) -> Told:
    """Return a note to an event; or to a time, which it then stands under."""
    event, position = places.get(note.mention or "", ("", 0))
    found, back = events.get(event), Annotating(taken=Annotations(notes=(note,)))
    title = wording(note.date) if note.date else found.label if found else _sentence_place(note.mention or "")
    gone = note.date is None and found is None
    return Told(Sort.NOTE, title, "", note.text, since, event, position, gone=gone, back=back)


def _of_removals(edits: Sequence[tuple[Past, Change]]) -> Iterator[Told]:
    """Yield the articles that were taken out and not brought back since, as far as edits tell."""
    out: dict[Version, Told] = {}
    for past, change in edits:
        if past.undone or not isinstance(change, Filing):
            continue
        for version in change.given.versions:
            out.pop(version, None)
        if not change.given.versions:  # else another version took its place
            since, title = Since(past.number, past.at), past.name[:1].upper() + past.name[1:]
            told = Told(Sort.REMOVED, title, "", "no longer in the project", since, back=change.undone)
            out |= dict.fromkeys(change.taken.versions, told)
    yield from dict.fromkeys(out.values())


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
