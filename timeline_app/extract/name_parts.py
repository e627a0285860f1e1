"""Decides what names stand side by side in a stretch that was taken for one, and which stand inside a longer name.

"IRS and Treasury" are two bodies, "Fox News's Maria Lopez" a body and a person; the "Boston Police Department" is one
and Boston a place of the sentence too, as NATO is a body in "the NATO Istanbul Summit". Not so in the names of outlets,
which are where they are only by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_SITES = frozenset({"Airport", "Hospital", "Stadium", "Opera", "House", "Bridge", "Bay", "Zoo", "Cathedral", "Station"})
_SEATED = frozenset(
    {"Police", "School", "District", "University", "College", "Council", "Department"}
)  # named by towns
_SIDE_BY_SIDE = frozenset({"of", "of the", "for", "for the", "on", "on the"})  # after an acronym
_SIDES = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New"})
_LONGEST = 3  # words of a place inside another name
_FULL_NAME = 2  # words


def parted(run: Run, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches; what holds two names side by side, as two."""
    for first, last, label in stretches:
        if (end := _end_of_person(run, first, last, label)) is not None:
            yield first, end, Label.PERSON
        elif label is Label.ORGANIZATION:
            yield from _of_body(run, first, last)
        else:
            yield first, last, label


def _end_of_person(run: Run, first: int, last: int, label: Label) -> int | None:
    """Return where the person ends in "Captain Rostron of the Carpathia" or "Maria Lopez of Fox News", else None."""
    titled = run.words[first] in lexicon().callings
    if label is not Label.PERSON and not titled:
        return None
    for end in range(first + 1, last):
        if run.words[end] in ("of", "of the", "for the", "on the"):
            alone = end == first + 1 and (titled or run.words[end] != "of the")
            return None if alone or end == last - 1 else end
    return None


def _of_body(run: Run, first: int, last: int) -> Iterator[Stretch]:
    words = lexicon()
    for middle in range(first + 1, last - 1):
        left, joiner = " ".join(run.words[first:middle]), run.words[middle]
        person = joiner in ("'s", "’s") and _names_someone(run.words[middle + 1 : last])
        known = left in words.organizations
        if person or (known and (joiner == "and" or (left.isupper() and joiner in _SIDE_BY_SIDE))):
            yield first, middle, Label.ORGANIZATION
            if person:
                yield middle + 1, last, Label.PERSON
            else:
                yield from _of_body(run, middle + 1, last)
            return
    middle = last if " ".join(run.words[first:last]) in words.organizations else last - _FULL_NAME
    if first < middle < last and _names_someone(run.words[middle:last]) and _is_whole(run, first, middle):
        yield first, middle, Label.PLACE if is_place(" ".join(run.words[first:middle])) else Label.ORGANIZATION
        first, label = middle, Label.PERSON
    else:
        label = Label.ORGANIZATION
    yield first, last, label


def _names_someone(words: tuple[str, ...]) -> bool:
    """Tell whether two words are surely a given and a family name."""
    names, known = gazetteer(), lexicon()
    if len(words) != _FULL_NAME or not all(word.istitle() and word not in names.common for word in words):
        return False
    given, family = words
    place = family in known.settled_places or given in known.settled_places or given in names.large
    ending = family in known.organization_words or family in known.body_endings or family in known.place_endings
    return given in names.given and family in names.family and not place and not ending


def _is_whole(run: Run, first: int, last: int) -> bool:
    """Tell whether the words before a person's are a name without it."""
    words = lexicon()
    name = " ".join(run.words[first:last])
    ends = run.words[last - 1] in words.organization_words or run.words[last - 1] in words.body_endings
    return name in words.places or name in words.organizations or (ends and last - first > 1)


def inner_names(run: Run, first: int, last: int, label: Label) -> Iterator[Stretch]:
    """Yield the places and the bodies that a longer name begins with, or has after "of"."""
    name, outlets = " ".join(run.words[first:last]), lexicon().outlets
    if last - first < 2 or label is Label.PERSON or name in outlets or f"The {name}" in outlets:
        return
    if label is not Label.PLACE and run.words[first] in lexicon().surely_bodies and run.words[first].isupper():
        yield first, first + 1, Label.ORGANIZATION
    if label is Label.PLACE and run.words[last - 1] not in _SITES:
        return
    begin = first
    while begin < last:
        seated = begin == first and run.words[last - 1] in _SEATED
        end = _end_of_place(run, begin, last, seated)
        if end and (begin, end) != (first, last) and (begin == first or run.words[begin - 1] not in _SIDES):
            yield begin, end, Label.PLACE
        begin = end or begin + 1
        if label is Label.PLACE:
            return


def _end_of_place(run: Run, begin: int, last: int, seated: bool) -> int | None:
    """Return where a place's name that begins with a word of a longer name ends, None where none begins."""
    for end in range(min(last, begin + _LONGEST), begin, -1):
        if run.firm[begin] and is_place(" ".join(run.words[begin:end]), seated):
            return end
    return None


def is_place(name: str, seated: bool = False) -> bool:
    """Tell whether a name, or its part, is surely a place's; `seated`: of what small towns have, too."""
    cities = gazetteer()
    if name in lexicon().settled_places or (name in cities.large and name not in cities.common):
        return True
    small = seated and (name in cities.middle or name in cities.small)
    return small and name not in cities.given and name not in cities.common and name not in _SEATED
