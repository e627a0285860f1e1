"""Decides what the model divided although it is one name: "Church" of "Scientology", "Tom" and "Cruise".

Each rule holds a stretch and one or two that follow it together; the word lists say when.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Label
from timeline_app.extract.name_parts import is_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_LANDS = frozenset(
    {"Hills", "Falls", "Springs", "Rapids", "Plains", "Woods", "Rocks", "Lakes", "Cliffs", "Suburbs", "Keys", "Straits"}
)
_PARTICLES = frozenset(
    {"de", "de la", "de las", "de los", "del", "della", "di", "du", "da", "dos", "das", "van", "van der", "van den"}
    | {"van de", "von", "von der", "bin", "bint", "ibn", "al", "el"}
)
_OF = ("of", "of the", "for", "for the")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
GROUPS = frozenset({"Team", "Camp", "Judicial", "Century", "Citizen", "Project", "Operation", "Planet"})  # of somebody
_GIVEN_AFTER = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Moon |Jae-in|", also where the sentence begins with a common word
_PLAIN = re.compile(r"[^\W\d_][a-z]{2,}$")


def joined(run: Run, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches of a run with what word lists hold together."""
    position = 0
    while position < len(stretches):
        first, last, label = stretches[position]
        after = stretches[position + 1 : position + 3]
        position += 1
        if label is Label.NONE and after and after[0][2] is Label.PERSON and _begins_name(run, first, after[0]):
            (_, last, label), after = after[0], after[1:]
            position += 1
        more, label = _following(run, (first, last, label), after)
        if more:
            last = after[more - 1][1]
            position += more
        yield first, last, label


def _begins_name(run: Run, first: int, person: Stretch) -> bool:
    """Tell whether a word that the model left out is a person's first: initials, a given name, one no list knows."""
    word, names, words = run.words[first], gazetteer(), lexicon()
    if _INITIALS.match(word):
        return True
    if not run.firm[first] or word in words.titles or word in words.nameless or word in names.common:
        return False
    if word in names.given:
        return True
    opens = not first and not run.before[1]  # where any word has a capital
    alone = not opens and person[1] - person[0] == 1 and _PLAIN.match(word) is not None and not is_place(word)
    listed = word in words.organizations or word in words.organization_words or word in GROUPS
    return alone and not listed and run.words[person[0]] not in names.given


def _following(run: Run, stretch: Stretch, after: Sequence[Stretch]) -> tuple[int, Label]:
    """Return how many of the stretches that follow belong to a name, and of what it then is."""
    first, last, label = stretch
    if not after:
        return 0, label
    (_, end, following), word, words = after[0], run.words[last], lexicon()
    if end - first == 2 and run.words[first] in words.family_first and _GIVEN_AFTER.fullmatch(word):
        return 1, Label.PERSON
    if label is not Label.NONE and end - last == 1 and word in words.company_endings and following is Label.NONE:
        return 1, Label.ORGANIZATION
    if end - first == 2 and f"{run.words[first]} {word}" in words.settled_places:
        return 1, Label.PLACE
    if last - first == 1 and label is Label.NONE and run.words[first] in words.organization_heads:
        opens = len(after) > 1 and following is Label.NONE and word in _OF
        return (2, Label.ORGANIZATION) if opens else (0, label)
    if label is Label.PLACE and last - first < 3 and _plays(run, first, *after[0]):
        return 1, Label.ORGANIZATION
    if label is not Label.PERSON:
        return 0, label
    if len(after) > 1 and word in _PARTICLES:
        return 2, label
    given = last - first == 1 and run.words[first] in gazetteer().given
    return (1 if given and following is Label.NONE and run.firm[last] and word not in words.nameless else 0), label


def is_by_team(run: Run, first: int, last: int) -> bool:
    """Tell whether a place's name goes on with a team's, a plural: "Denver Broncos", but "Rocky Hills"."""
    name, ending = " ".join(run.words[first : last - 1]), run.words[last - 1]
    known = ending in lexicon().place_endings or " ".join(run.words[first:last]) in gazetteer().places
    known = known or not ending[0].isupper() or ending in gazetteer().common or ending in lexicon().nameless
    return not known and ending.endswith("s") and not ending.endswith("ss") and ending not in _LANDS and is_place(name)


def _plays(run: Run, start: int, first: int, last: int, label: Label) -> bool:
    """Tell whether a word after a place makes it a team's name: "Denver" and "Broncos"."""
    word = run.words[first]
    named = label not in (Label.NONE, Label.OTHER) or last - first > 1 or word in lexicon().organizations
    return not named and is_by_team(run, start, last)
