"""Decides of what a stretch surely is the name, where word lists or the article know better than the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_joins import is_by_team
from timeline_app.extract.name_labels import Label

if TYPE_CHECKING:
    from timeline_app.extract.name_companies import Called
    from timeline_app.extract.name_runs import Run

WHERE = frozenset({"in", "at", "near", "from", "to", "of", "outside", "into", "around", "toward", "towards", "via"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_SCHOOLS = ("School", "District")
# Strong endings: what ends in one is a body, whatever it begins with.
_BODIES = frozenset(
    {"Organization", "Organisation", "Association", "Committee", "Commission", "Agency", "Department", "Ministry"}
    | {"Council", "Federation", "Party", "Institute", "Foundation", "Society", "University", "Bank", "Partnership"}
)


def sure_label(run: Run, first: int, last: int, label: Label, called: Called) -> Label:
    """Return of what a stretch is the name: the model's label, unless one of the rules has another."""
    rule = _of_one if last - first == 1 else _of_several
    return rule(run, first, last, label, called)


def _of_several(run: Run, first: int, last: int, label: Label, called: Called) -> Label:
    words = lexicon()
    name, ending = " ".join(run.words[first:last]), run.words[last - 1]
    if ending in words.company_endings or ending in _BODIES or run.words[last - 2 : last] == _SCHOOLS:
        return Label.ORGANIZATION
    if name in words.surely_places and label is not Label.ORGANIZATION:
        return Label.PLACE
    if label is Label.PLACE and _INITIALS.match(run.words[first]):
        return Label.PERSON
    if label is not Label.ORGANIZATION and (name in words.organizations or name in called.bodies):
        return Label.ORGANIZATION
    if label in (Label.PLACE, Label.OTHER) and is_by_team(run, first, last):
        return Label.ORGANIZATION
    return label


def _of_one(run: Run, first: int, last: int, label: Label, called: Called) -> Label:
    words, name = lexicon(), run.words[first]
    near = run.neighbours_before(first)[0]
    located = label is Label.PLACE and near in WHERE
    if name in words.short_states and near == ",":
        return Label.PLACE
    if name in words.surely_places and label in (Label.NONE, Label.OTHER, Label.PERSON):
        return Label.PLACE
    if name in called.bodies and near not in words.titles and not located:
        return Label.ORGANIZATION
    if name in words.surely_bodies and not located:
        return Label.ORGANIZATION if label in (Label.NONE, Label.OTHER, Label.PLACE) else label
    if label is Label.PERSON and name in words.organizations and (" " in name or "-" in name):
        return Label.ORGANIZATION
    if label is Label.PERSON and name in words.settled_places and near not in words.titles:
        names = gazetteer()
        given = (name in names.women or name in names.men) and near not in WHERE
        return label if given or name in called.people else Label.PLACE
    return label
