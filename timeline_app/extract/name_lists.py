"""Decides what word lists know better than the model: titles apart from names, countries, company endings, "The".

Also finds the place inside an organisation's name ("Boston Police Department", "University of Texas"), which is a place
of the sentence too; not so in the names of outlets, which are where they are only by name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Entity, Kind, Label
from timeline_app.extract.name_teams import is_team

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_KINDS = {Label.PERSON: Kind.PERSON, Label.PLACE: Kind.PLACE, Label.ORGANIZATION: Kind.ORGANIZATION}
_CAPITAL_DISTRICT = re.compile(r",? D\.?C\.?(?!\w)")
_SITES = frozenset({"Airport", "Hospital", "Stadium", "Opera", "House", "Bridge", "Bay", "Zoo", "Cathedral", "Station"})
_WHERE = frozenset({"in", "at", "near", "from", "to", "of", "outside", "into", "around", "toward", "towards", "via"})
_SIDES = (("North",), ("South",))
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_LONGEST_PLACE = 3  # words of a place inside another name


def corrected(text: str, run: Run, stretches: Sequence[Stretch], *, sport: bool, sides: bool) -> Iterator[Entity]:
    """Yield the names of a run, in text order; `sport`: a match is reported, `sides`: "the North" is a state."""
    for first, last, label in _joined(run, stretches):
        label = _sure_label(text, run, first, last, label)
        if sides and run.words[first:last] in _SIDES and run.neighbours_before(first)[0].lower() == "the":
            yield _entity(text, run.starts[first] - len("the "), run.ends[first], Kind.PLACE)
            continue
        if label is Label.PERSON:
            first, last = _bare_person(run, first, last)
        if label in _KINDS and not _nameless(run, first, last, label) and _plausible(run, first, last, label):
            if sport and label is Label.PLACE and " ".join(run.words[first:last]) in lexicon().settled_places:
                label = Label.ORGANIZATION if is_team(run, first) else label
            yield from _with_inner_place(text, run, first, last, label)


def _joined(run: Run, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches with what word lists hold together: "Church" of "Scientology", "Tom" and "Cruise"."""
    words, names = lexicon(), gazetteer()
    position = 0
    while position < len(stretches):
        first, last, label = stretches[position]
        after = stretches[position + 1 : position + 3]
        position += 1
        if label is Label.NONE and after and after[0][2] is Label.PERSON and _INITIALS.match(run.words[first]):
            (_, last, label), after = after[0], after[1:]
            position += 1
        if (
            last - first == 1
            and label is Label.NONE
            and run.words[first] in words.organization_heads
            and len(after) > 1
        ):
            (_, _, joiner), (_, end, _) = after
            if joiner is Label.NONE and run.words[last] in ("of", "of the", "for", "for the"):
                last, label = end, Label.ORGANIZATION
                position += 2
        elif label is Label.PERSON and last - first == 1 and run.words[first] in names.given and after:
            _, end, following = after[0]
            if following is Label.NONE and run.firm[last] and run.words[last] not in words.nameless:
                last = end
                position += 1
        yield first, last, label


def _sure_label(text: str, run: Run, first: int, last: int, label: Label) -> Label:
    words = lexicon()
    name = " ".join(run.words[first:last])
    if text.startswith("$", run.ends[last - 1]):
        return Label.OTHER
    if last - first > 1 and _INITIALS.match(run.words[first]) and label is Label.PLACE:
        return Label.PERSON
    if name in words.surely_places and label in (Label.NONE, Label.OTHER, Label.PERSON):
        return Label.PLACE
    if last - first > 1 and run.words[last - 1] in words.company_endings:
        return Label.ORGANIZATION
    if label in (Label.NONE, Label.OTHER) and last - first == 1 and name in words.surely_bodies:
        return Label.ORGANIZATION
    return label


def _plausible(run: Run, first: int, last: int, label: Label) -> bool:
    """Tell whether anything but its capital speaks for a single word: a list, or the words before it."""
    if last - first > 1 or label is Label.ORGANIZATION:
        return True
    word, names, words = run.words[first], gazetteer(), lexicon()
    if label is Label.PERSON:
        return word not in names.common or bool(first and run.words[first - 1] in words.titles)
    listed = word in words.places or word in names.large or word in names.middle or word in names.small
    return listed or word in names.regions or run.neighbours_before(first)[0].lower() in _WHERE


def _bare_person(run: Run, first: int, last: int) -> tuple[int, int]:
    """Return a person's words without titles and demonyms before the name."""
    words = lexicon()
    while last - first > 1 and (run.words[first] in words.titles or run.words[first] in words.peoples):
        first += 1
    return first, last


def _nameless(run: Run, first: int, last: int, label: Label) -> bool:
    """Tell whether a stretch is only a title, a people, a day or a word that opens the sentence."""
    words = lexicon()
    name = " ".join(run.words[first:last])
    if name in words.places or name in words.organizations:
        return False
    if label is Label.PERSON and name in words.titles and first and run.words[first - 1] in words.titles:
        return name not in gazetteer().family  # Captain Lord
    return name in words.nameless or all(word in words.nameless for word in run.words[first:last])


def _with_inner_place(text: str, run: Run, first: int, last: int, label: Label) -> Iterator[Entity]:
    start, end = run.starts[first], run.ends[last - 1]
    words = lexicon()
    if label is Label.PLACE and run.words[last - 1] == "Washington" and (more := _CAPITAL_DISTRICT.match(text, end)):
        end = more.end()
    if label is Label.ORGANIZATION and first and run.words[first - 1] == "The":
        opens = first == 1 and not run.before[1]  # else its capital says that it belongs to the name
        start = run.starts[first - 1] if not opens or f"The {text[start:end]}" in words.organizations else start
    yield _entity(text, start, end, _KINDS[label])
    if label is not Label.PERSON and last - first > 1 and text[start:end] not in words.outlets:
        for a, b in _inner_places(run, first, last, label):
            yield _entity(text, run.starts[a], run.ends[b - 1], Kind.PLACE)


def _entity(text: str, start: int, end: int, kind: Kind) -> Entity:
    return Entity(start, end, text[start:end], kind, " ".join(text[start:end].split()))


def _inner_places(run: Run, first: int, last: int, label: Label) -> Iterator[tuple[int, int]]:
    """Yield the place that a name begins with, or has after "of": its bounds in the run."""
    if label is Label.PLACE and run.words[last - 1] not in _SITES:
        return
    for begin in range(first, last):
        if begin > first and (label is Label.PLACE or run.words[begin - 1] not in ("of", "of the")):
            continue
        for end in range(min(last, begin + _LONGEST_PLACE), begin, -1):
            if (begin, end) != (first, last) and _is_place(" ".join(run.words[begin:end])):
                yield begin, end
                break


def _is_place(name: str) -> bool:
    cities = gazetteer()
    words = lexicon()
    return name in words.settled_places or (name in cities.large and name not in cities.common)
