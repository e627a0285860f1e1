"""Decides what is looked at to tell which word a cue's source is: columns of numbers for pairs of a cue and a noun.

Templates as in `cue_features`: how far the noun stands from the cue's verb group, what lies between (commas, verbs,
quotation marks, other nouns), what stands beside it, and of which shape the cue is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.cue_features import SHAPES, few
from timeline_app.extract.grammar import finite, tag_table
from timeline_app.extract.hashed import Templates

if TYPE_CHECKING:
    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

BEFORE, AFTER = 45, 30  # how many words a source may stand before and after its cue
_TO_LEFT = np.array([shape[:1] == "L" for shape in SHAPES])
_NAMES, _CONJUNCTIONS, _PREPOSITIONS = tag_table("NNP"), tag_table("CC"), tag_table("IN")
_BESIDE = np.array([[-1], [1]])
_TEMPLATES = Templates(
    "shape", "kind shape", "word", "word shape", "far shape", "commas shape", "verbs shape", "commas verbs shape",
    "marks shape", "counted shape", "counted kind shape", "before", "after", "before kind", "after kind shape",
    "opens shape", "alike shape", "kind verbs shape", "kind commas verbs shape", "ands verbs shape",
    "prepositions shape", "prepositions verbs commas side", "ends verbs shape", "ends kind commas verbs side",
    "stem kind", "stem verbs commas", "capitals kind side", "after before side", "tag1 kind", "next1 kind",
    "tag1 kind next1", "next1 verbs commas", "stem far", "gap kind shape", "word close", "close before kind",
    "led kind counted side", "grouped ends kind verbs commas",
)  # fmt: skip


def pairs(found: Columns, cues: Ints, shapes: Ints) -> tuple[Ints, Ints]:
    """Return the cases: the positions in `cues` of cues, and the words of nouns on their source's sides."""
    nouns = found.noun.nonzero()[0]
    left = _TO_LEFT[shapes]
    first = np.where(left, np.maximum(found.first[cues], cues - BEFORE), cues + 1)
    last = np.where(left, cues, np.minimum(found.last[cues], cues + AFTER))
    starts, ends = np.searchsorted(nouns, first), np.searchsorted(nouns, last)
    many = np.maximum(ends - starts, 0)
    of = np.repeat(np.arange(len(cues)), many)
    within = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    return of, nouns[starts[of] + within]


def source_features(found: Columns, cues: Ints, shapes: Ints, of: Ints, nouns: Ints) -> Ints:
    """Return the features of pairs: templates x cases."""
    cue, shape = cues[of], shapes[of]
    first, last = found.first[nouns], found.last[nouns]
    left, right = found.within(nouns + _BESIDE, first, last)
    group = found.group[cue]
    gap = np.where(nouns < group, few(group - nouns), 20)
    columns = {
        "shape": shape,
        "side": _TO_LEFT[shape] + 1,
        **_between(found, nouns, cue),
        "kind": np.where(found.listed("voice")[nouns] > 0, found.word[nouns], found.tag[nouns] + 200),
        "word": found.word[nouns],
        "stem": found.stem[cue],
        "ends": found.suffix[cue],
        "before": found.word_at[left],
        "after": found.word_at[right],
        "tag1": found.tag_at[left],
        "next1": found.tag_at[right],
        "gap": gap,
        "close": (gap == 1) + 1,
        "opens": (nouns - first < 2) + 1,
        "alike": (found.quoted[nouns] == found.quoted[cue]) + 1,
        "far": few(np.abs(cue - nouns)),
        "led": found.word_at[found.within(group - 1, found.first[cue], found.last[cue])],
        "grouped": cue - group,
    }
    return _TEMPLATES.features(columns)


def _between(found: Columns, nouns: Ints, cue: Ints) -> dict[str, Ints]:
    """Return how many commas, verbs, quotation marks, conjunctions, nouns, names, prepositions stand between."""
    first, last = np.minimum(nouns, cue) + 1, np.maximum(nouns, cue)
    counted = {
        "commas": found.listed("comma"),
        "verbs": finite(found),
        "marks": found.mark,
        "ands": found.tagged_as(_CONJUNCTIONS),
        "counted": found.noun,
        "capitals": found.tagged_as(_NAMES),
        "prepositions": found.tagged_as(_PREPOSITIONS),
    }
    totals = np.zeros((len(counted), len(found.words) + 1), np.int64)
    np.stack(list(counted.values())).cumsum(axis=1, out=totals[:, 1:])
    return dict(zip(counted, few(totals.take(last, axis=1) - totals.take(first, axis=1)), strict=True))
