"""Decides what is looked at to tell which word a cue's source is: columns of numbers for pairs of a cue and a noun.

Templates as in `cue_features`: how far the noun stands from the cue's verb group, what lies between (commas, verbs,
quotation marks, other nouns), what stands beside it, and of which shape the cue is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.cue_features import SHAPES, few
from timeline_app.extract.grammar import finite, tag_table
from timeline_app.extract.hashed import joined, templates

if TYPE_CHECKING:
    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

BEFORE, AFTER = 45, 30  # how many words a source may stand before and after its cue
_TO_LEFT = np.array([shape[:1] == "L" for shape in SHAPES])
_NAMES, _CONJUNCTIONS, _PREPOSITIONS = tag_table("NNP"), tag_table("CC"), tag_table("IN")


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
    side = _TO_LEFT[shape].astype(np.int64) + 1
    between = _between(found, nouns, cue)
    commas, verbs, marks, ands, counted, capitals, prepositions = between
    words = found.listed("voice")
    kind = np.where(words[nouns] > 0, found.word[nouns], found.tag[nouns] + 200)
    word, stem, ends = found.word[nouns], found.stem[cue], found.suffix[cue]
    first, last = found.first[nouns], found.last[nouns]
    left, right = (found.within(nouns + k, first, last) for k in (-1, 1))
    before, after, tag1, next1 = found.word_at[left], found.word_at[right], found.tag_at[left], found.tag_at[right]
    group = found.group[cue]
    gap = np.where(nouns < group, few(group - nouns), 20)
    close = (gap == 1).astype(np.int64) + 1
    opens = (nouns - first < 2).astype(np.int64) + 1
    alike = (found.quoted[nouns] == found.quoted[cue]).astype(np.int64) + 1
    far = few(np.abs(cue - nouns))
    led = found.word_at[found.within(group - 1, found.first[cue], found.last[cue])]
    rows = [
        shape, joined(kind, shape), word, joined(word, shape), joined(far, shape), joined(commas, shape),
        joined(verbs, shape),
        joined(commas, verbs, shape), joined(marks, shape), joined(counted, shape), joined(counted, kind, shape),
        before, after, joined(before, kind), joined(after, kind, shape), joined(opens, shape), joined(alike, shape),
        joined(kind, verbs, shape), joined(kind, commas, verbs, shape), joined(ands, verbs, shape),
        joined(prepositions, shape), joined(prepositions, verbs, commas, side), joined(ends, verbs, shape),
        joined(ends, kind, commas, verbs, side), joined(stem, kind), joined(stem, verbs, commas),
        joined(capitals, kind, side),
        joined(after, before, side), joined(tag1, kind), joined(next1, kind), joined(tag1, kind, next1),
        joined(next1, verbs, commas), joined(stem, far), joined(gap, kind, shape), joined(word, close),
        joined(close, before, kind), joined(led, kind, counted, side), joined(cue - group, ends, kind, verbs, commas),
    ]  # fmt: skip
    return templates(rows)


def _between(found: Columns, nouns: Ints, cue: Ints) -> list[Ints]:
    """Return how many commas, verbs, quotation marks, conjunctions, nouns, names, prepositions stand between."""
    first, last = np.minimum(nouns, cue) + 1, np.maximum(nouns, cue)
    counted = (
        found.listed("comma"),
        finite(found),
        found.mark,
        found.tagged_as(_CONJUNCTIONS),
        found.noun,
        found.tagged_as(_NAMES),
        found.tagged_as(_PREPOSITIONS),
    )
    totals = [np.concatenate([[0], np.cumsum(flag)]) for flag in counted]
    return [few(total[last] - total[first]) for total in totals]
