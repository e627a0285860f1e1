"""Decides what word lists know better than the model: titles apart from names, countries, company endings, "The".

Also finds the place inside an organisation's name ("Boston Police Department", "University of Texas"), which is a place
of the sentence too; not so in the names of outlets, which are where they are only by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Entity, Kind, Label
from timeline_app.extract.name_teams import is_team, reports_match
from timeline_app.extract.name_votes import acronym_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_KINDS = {Label.PERSON: Kind.PERSON, Label.PLACE: Kind.PLACE, Label.ORGANIZATION: Kind.ORGANIZATION}
_CAPITAL_DISTRICT = re.compile(r",? D\.?C\.?(?!\w)")
_SITES = frozenset({"Airport", "Hospital", "Stadium", "Opera", "House", "Bridge", "Bay", "Zoo", "Cathedral", "Station"})
_WHERE = frozenset({"in", "at", "near", "from", "to", "of", "outside", "into", "around", "toward", "towards", "via"})
_CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|t)$")
_LANDS = frozenset(
    {"Hills", "Falls", "Springs", "Rapids", "Plains", "Woods", "Rocks", "Lakes", "Cliffs", "Suburbs", "Keys"}
)
_DIVIDED = re.compile(r"\b(?:North|South) (?:Korea|Vietnam|Yemen|Sudan)\b")
_PARTICLES = frozenset(
    {"de", "de la", "de las", "de los", "del", "della", "di", "du", "da", "dos", "das", "van", "van der", "van den"}
    | {"van de", "von", "von der", "bin", "bint", "ibn", "al", "el"}
)
_SCHOOLS = ("School", "District")
_OFFICERS = frozenset({"Sheriff", "Mayor", "Governor", "Attorney", "Commissioner", "President", "Minister"})
_SIDES = (("North",), ("South",))
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_LONGEST_PLACE = 3  # words of a place inside another name


@dataclass(frozen=True, slots=True)
class Story:
    """What an article as a whole tells of its names."""

    sport: bool  # a match is reported
    sides: bool  # "the North" is a state
    acronyms: frozenset[str]  # of the organisations that it names in full


def story_of(text: str, lowered: frozenset[str], divided: Iterable[tuple[Run, Sequence[Stretch]]]) -> Story:
    """Return what an article as a whole tells: its text, its words without capitals, its divided runs."""
    bodies = (run.words[a:b] for run, some in divided for a, b, label in some if label is Label.ORGANIZATION)
    acronyms = {acronym_of(words) for words in bodies if len(words) > 2}
    return Story(
        reports_match(lowered), _DIVIDED.search(text) is not None, frozenset(a for a in acronyms if len(a) > 2)
    )


def corrected(text: str, run: Run, stretches: Sequence[Stretch], story: Story) -> Iterator[Entity]:
    """Yield the names of a run, in text order."""
    for first, last, label in _parted(run, _joined(run, stretches)):
        first = _without_opener(run, first, last, label)
        label = _sure_label(text, run, first, last, label)
        if label in (Label.NONE, Label.OTHER) and " ".join(run.words[first:last]) in story.acronyms:
            label = Label.ORGANIZATION
        if story.sides and run.words[first:last] in _SIDES and run.neighbours_before(first)[0].lower() == "the":
            yield _entity(text, run.starts[first] - len("the "), run.ends[first], Kind.PLACE)
            continue
        if label is Label.PERSON:
            first, last = _bare_person(run, first, last)
        if label in _KINDS and not _nameless(run, first, last, label) and _plausible(run, first, last, label):
            if story.sport and label is Label.PLACE and " ".join(run.words[first:last]) in lexicon().settled_places:
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
        elif label is Label.PLACE and after and last - first < 3 and _plays(run, first, *after[0]):
            _, last, _ = after[0]
            label = Label.ORGANIZATION
            position += 1
        elif label is Label.PERSON and len(after) > 1 and run.words[last] in _PARTICLES:
            _, last, _ = after[1]
            position += 2
        elif label is Label.PERSON and last - first == 1 and run.words[first] in names.given and after:
            _, end, following = after[0]
            if following is Label.NONE and run.firm[last] and run.words[last] not in words.nameless:
                last = end
                position += 1
        yield first, last, label


def _parted(run: Run, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches; a body's apart that holds two names: "IRS and Treasury", "Fox News's Maria Lopez"."""
    words = lexicon()
    for first, last, label in stretches:
        for middle in range(first + 1, last - 1) if label is Label.ORGANIZATION else ():
            left, joiner = " ".join(run.words[first:middle]), run.words[middle]
            person = joiner in ("'s", "’s") and run.words[middle + 1] in gazetteer().given and last - middle == 3
            if person or (joiner == "and" and left in words.organizations):
                yield first, middle, label
                first, label = middle + 1, Label.PERSON if person else label
        yield first, last, label


def _sure_label(text: str, run: Run, first: int, last: int, label: Label) -> Label:
    words = lexicon()
    name = " ".join(run.words[first:last])
    if text.startswith("$", run.ends[last - 1]):
        return Label.OTHER
    if last - first > 1 and _INITIALS.match(run.words[first]) and label is Label.PLACE:
        return Label.PERSON
    if label in (Label.PLACE, Label.OTHER) and last - first > 1 and _is_by_team(run, first, last):
        return Label.ORGANIZATION
    if name in words.surely_places and label in (Label.NONE, Label.OTHER, Label.PERSON):
        return Label.PLACE
    if last - first > 1 and (run.words[last - 1] in words.company_endings or run.words[last - 2 : last] == _SCHOOLS):
        return Label.ORGANIZATION
    if label in (Label.NONE, Label.OTHER) and last - first == 1 and name in words.surely_bodies:
        return Label.ORGANIZATION
    return label


def _is_by_team(run: Run, first: int, last: int) -> bool:
    """Tell whether a place's name goes on with a team's, a plural: "Denver Broncos", but "Rocky Hills"."""
    name, ending = " ".join(run.words[first : last - 1]), run.words[last - 1]
    known = ending in lexicon().place_endings or " ".join(run.words[first:last]) in gazetteer().places
    known = known or not ending[0].isupper() or ending in gazetteer().common or ending in lexicon().nameless
    return not known and ending.endswith("s") and not ending.endswith("ss") and ending not in _LANDS and _is_place(name)


def _of_place(word: str) -> bool:
    words = lexicon()
    listed = word in words.places or word in words.place_endings or word in words.place_openings
    return listed or word in gazetteer().places


def _plays(run: Run, start: int, first: int, last: int, label: Label) -> bool:
    """Tell whether a word after a place makes it a team's name: "Denver" and "Broncos"."""
    word = run.words[first]
    named = label not in (Label.NONE, Label.OTHER) or last - first > 1 or word in lexicon().organizations
    return not named and _is_by_team(run, start, last)


def _plausible(run: Run, first: int, last: int, label: Label) -> bool:
    """Tell whether anything but its capital speaks for a name: a list, or the words before it."""
    if label is Label.PLACE and last - first > 1:
        near = run.neighbours_before(first)[0].lower()
        listed = map(_of_place, (" ".join(run.words[first:last]), *run.words[first:last]))
        return near in _WHERE or near.endswith("the") or any(listed)
    if last - first > 1 or label is Label.ORGANIZATION:
        return not (label is Label.ORGANIZATION and run.words[last - 1] in _OFFICERS)
    word, names, words = run.words[first], gazetteer(), lexicon()
    if label is Label.PERSON:
        return word not in names.common or bool(first and run.words[first - 1] in words.titles)
    return word in words.places or word in names.places or run.neighbours_before(first)[0].lower() in _WHERE


def _without_opener(run: Run, first: int, last: int, label: Label) -> int:
    """Return where a body's name begins after a word that only opens the sentence: "Shares of Kestrel Inc."."""
    opens = not first and not run.before[1] and last - first > 2 and label in (Label.ORGANIZATION, Label.PLACE)
    if opens and run.words[0] in gazetteer().common and run.words[1] in ("of", "of the"):
        return first if run.words[0] in lexicon().organization_heads else first + 2
    return first


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
    if _CONTRACTED.search(name):
        return True
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
