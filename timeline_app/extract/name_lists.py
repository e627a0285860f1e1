"""Decides what word lists know better than the model: titles apart from names, countries, company endings, "The".

Also finds the place inside an organisation's name ("Boston Police Department", "University of Texas"), which is a place
of the sentence too; not so in the names of outlets, which are where they are only by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_companies import Called, called_in
from timeline_app.extract.name_joins import GROUPS, joined
from timeline_app.extract.name_kinds import WHERE, sure_label
from timeline_app.extract.name_labels import Entity, Kind, Label
from timeline_app.extract.name_parts import inner_names, parted
from timeline_app.extract.name_teams import is_team, reports_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_KINDS = {Label.PERSON: Kind.PERSON, Label.PLACE: Kind.PLACE, Label.ORGANIZATION: Kind.ORGANIZATION}
_CAPITAL_DISTRICT = re.compile(r",? D\.?C\.?(?!\w)")
_CONTRACTED = re.compile(r"['’](?:ve|re|ll|d|m|t)$")
_LANDS = ("Korea", "Vietnam", "Yemen", "Sudan")
_DIVIDED = re.compile(rf"\b(?:North|South) (?:{'|'.join(_LANDS)})\b")
_OFFICERS = frozenset({"Sheriff", "Mayor", "Governor", "Attorney", "Commissioner", "President", "Minister"})
_LAWYERS = frozenset({"Attorney", "Attorneys", "Court", "Judge"})
_PREPOSITIONS = frozenset(
    {"in", "at", "from", "near", "with", "to", "by", "since", "until", "because", "when", "where"}
)
_SIDES = (("North",), ("South",))


@dataclass(frozen=True, slots=True)
class Story:
    """What an article as a whole tells of its names."""

    sport: bool  # a match is reported
    sides: bool  # "the North" is a state
    called: Called


def story_of(text: str, lowered: frozenset[str], divided: Sequence[tuple[Run, Sequence[Stretch]]]) -> Story:
    """Return what an article as a whole tells: its text, its words without capitals, its divided runs."""
    divided_land = any(land in text for land in _LANDS) and _DIVIDED.search(text) is not None
    return Story(reports_match(lowered), divided_land, called_in(divided))


def corrected(text: str, run: Run, stretches: Sequence[Stretch], story: Story) -> Iterator[Entity]:
    """Yield the names of a run, in text order."""
    for first, last, label in parted(run, joined(run, stretches)) if len(run.words) > 1 else stretches:
        word = run.words[first]
        if last - first == 1 and "-" in word and (both := _two_places(text, run.starts[first], word)):
            yield from both
        elif story.sides and run.words[first:last] in _SIDES and run.neighbours_before(first)[0].lower() == "the":
            yield _entity(text, run.starts[first] - len("the "), run.ends[first], Kind.PLACE)
        else:
            yield from _named(text, run, (first, last, label), story)


def _two_places(text: str, start: int, word: str) -> tuple[Entity, ...]:
    """Return the places of "Iran-Iraq"; none where a word is not two of them."""
    left, _, right = word.partition("-")
    places = lexicon().settled_places
    if left not in places or right not in places:
        return ()
    middle = start + len(left)
    return _entity(text, start, middle, Kind.PLACE), _entity(text, middle + 1, start + len(word), Kind.PLACE)


def _named(text: str, run: Run, stretch: Stretch, story: Story) -> Iterator[Entity]:
    """Yield the name that a stretch is, if it is one, and those inside it."""
    first, last, label = stretch
    if last - first > 1:
        first, last = _without_opener(run, first, last, label)
    label = sure_label(run, first, last, label, story.called)
    if text.startswith("$", run.ends[last - 1]):
        return  # US$ 20,000
    if label is Label.PERSON:
        first, last = _bare_person(run, first, last)
    if label is Label.PLACE and run.words[last - 1] == "District" and run.neighbours_after(last)[0] in _LAWYERS:
        last -= 1  # "Erie County District Attorney"
    elif last - first > 2 and run.words[last - 2 : last] == ("District", "Attorney"):
        last, label = last - 2, Label.PLACE
    if label in _KINDS and not _nameless(run, first, last, label) and _plausible(run, first, last, label):
        if story.sport and label is Label.PLACE and " ".join(run.words[first:last]) in lexicon().settled_places:
            label = Label.ORGANIZATION if is_team(run, first) else label
        yield _entity(text, *_bounds(text, run, first, last, label), _KINDS[label])
    elif label is not Label.ORGANIZATION and label is not Label.OTHER:
        return
    for a, b, inner in inner_names(run, first, last, label):
        yield _entity(text, run.starts[a], run.ends[b - 1], _KINDS[inner])


def _of_place(word: str) -> bool:
    words = lexicon()
    listed = word in words.places or word in words.place_endings or word in words.place_openings
    return listed or word in gazetteer().places


def _plausible(run: Run, first: int, last: int, label: Label) -> bool:
    """Tell whether anything but its capital speaks for a name: a list, or the words before it."""
    if label is Label.PLACE and last - first > 1:
        near = run.neighbours_before(first)[0].lower()
        listed = map(_of_place, (" ".join(run.words[first:last]), *run.words[first:last]))
        return near in WHERE or near.endswith("the") or any(listed)
    if last - first > 1 or label is Label.ORGANIZATION:
        return not (label is Label.ORGANIZATION and run.words[last - 1] in _OFFICERS)
    word, names, words = run.words[first], gazetteer(), lexicon()
    if label is Label.PERSON:
        return word not in names.common or bool(first and run.words[first - 1] in words.titles)
    known = word in words.places or word in names.places or word in words.short_states
    return known or run.neighbours_before(first)[0].lower() in WHERE


def _without_opener(run: Run, first: int, last: int, label: Label) -> tuple[int, int]:
    """Return several words without what only opens the sentence: "Shares of Kestrel Inc.", "In New York"."""
    if not first and not run.before[1] and label is not Label.NONE:
        while last - first > 1 and run.words[first].lower() in _PREPOSITIONS and run.firm[first + 1]:
            first += 1
    if first or run.before[1] or last - first < 3 or label not in (Label.ORGANIZATION, Label.PLACE):
        return first, last
    if run.words[0] in gazetteer().common and run.words[1] in ("of", "of the"):
        return (first if run.words[0] in lexicon().organization_heads else first + 2), last
    return first, last


def _bare_person(run: Run, first: int, last: int) -> tuple[int, int]:
    """Return a person's words without titles, demonyms and "Team" before the name."""
    words = lexicon()
    while last - first > 1 and any(run.words[first] in some for some in (words.titles, words.peoples, GROUPS)):
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


def _bounds(text: str, run: Run, first: int, last: int, label: Label) -> tuple[int, int]:
    """Return where a name begins and ends in the text: with its "The", "D.C." or full stop."""
    start, end = run.starts[first], run.ends[last - 1]
    words = lexicon()
    if label is Label.PLACE and run.words[last - 1] == "Washington" and (more := _CAPITAL_DISTRICT.match(text, end)):
        end = more.end()
    if label is Label.PLACE and last - first == 1 and run.words[first] in words.short_states:
        end += text.startswith(".", end)
    if label is Label.ORGANIZATION and first and run.words[first - 1] == "The":
        opens = first == 1 and not run.before[1]  # else its capital says that it belongs to the name
        start = run.starts[first - 1] if not opens or f"The {text[start:end]}" in words.organizations else start
    return start, end


def _entity(text: str, start: int, end: int, kind: Kind) -> Entity:
    return Entity(start, end, text[start:end], kind, " ".join(text[start:end].split()))
