"""Decides what is looked at to tell whether a word is a cue of attribution, and of which shape.

Rows of numbers, one a template: the model (`hashed`) sums what speaks for each. Templates: the word and its neighbours,
tags, the verb group and the subject before it, what follows, quotation marks and commas around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.grammar import tag_table
from timeline_app.extract.hashed import Templates, among, joined

if TYPE_CHECKING:
    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

SHAPES = ("", "LL", "LR", "RL", "RR", "NL", "NR")  # "": no cue; the source's side, then the content's; N: no source
_FAR = 20
_FEW = np.array([0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7])  # distances, joined where they are large
_SUBJECT = tag_table("NN", "NNS", "NNP", "PRP", "WDT", "WP", "CD", "EX", "DT")
_VERBS = tag_table("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_PARTICLES = tag_table("RB", "RP")
_NEAR = np.arange(-2, 4)[:, None]  # from two words before to three after
_TEMPLATES = Templates(
    # the word and its neighbours
    "any", "word", "stem", "word quoted", "before", "after", "before2", "after2", "after3", "before2 before",
    "after after2", "stem before", "stem after", "before after", "ends before", "ends after", "stem before2",
    "stem after2", "before quoted",
    "tag", "tag stem", "tag1 tag", "tag next1", "tag2 tag1 tag", "tag next1 next2", "tag1 tag next1", "stem next1",
    "stem tag1", "stem next1 next2", "stem tag2 tag1",
    # its clause
    "helpers", "helpers stem", "helpers tag", "subject tag", "subject_tag stem", "subject stem", "noun noun_tag tag",
    "noun_tag stem", "next tag", "next stem", "next_tag stem", "subject_tag tag next_tag", "that stem",
    "that tag next_tag", "gap noun_tag tag",
    # marks
    "left quoted", "right quoted", "comma", "left stem", "right stem", "end", "start", "comma end", "left next1",
    "opening", "said quoted", "said tag", "said stem", "marked quoted tag", "marked stem", "fronted tag quoted",
    "left comma end tag", "left right tag",
)  # fmt: skip


def few(distances: Ints) -> Ints:
    """Return distances by kinds, the large ones joined."""
    return _FEW[np.clip(distances, 0, len(_FEW) - 1)]


def candidates(found: Columns, stems: Ints) -> Ints:
    """Return the words that may be cues: verbs but auxiliaries, and those whose stems are at times (their numbers)."""
    verbs = found.tagged_as(_VERBS) * (1 - found.listed("auxiliary"))
    places: Ints = (among(found.stem, stems) | (verbs > 0)).nonzero()[0]
    return places


def cue_features(found: Columns, cases: Ints) -> Ints:
    """Return the features of words: templates x cases."""
    columns = _neighbours(found, cases)
    columns |= _clause(found, cases, columns["before"])
    columns |= _marks(found, cases)
    return _TEMPLATES.features(columns)


def _neighbours(found: Columns, cases: Ints) -> dict[str, Ints]:
    places = found.within(cases + _NEAR, found.first[cases], found.last[cases])
    named = ("before2", "before", "word", "after", "after2", "after3"), ("tag2", "tag1", "tag", "next1", "next2")
    return {
        "any": np.zeros_like(cases),
        **dict(zip(named[0], found.word_at.take(places), strict=True)),
        **dict(zip(named[1], found.tag_at.take(places[:-1]), strict=True)),
        "stem": found.stem[cases],
        "ends": found.suffix[cases],
        "quoted": found.quoted[cases],
    }


def _clause(found: Columns, cases: Ints, before: Ints) -> dict[str, Ints]:
    """Return what the verb group, the subject before it and the words after it tell."""
    group, first, last = found.group[cases], found.first[cases], found.last[cases]
    helper = found.word[group] * (group < cases)
    heads = _last(found.tagged_as(_SUBJECT))
    head = np.where(group > 0, heads[group - 1], -1)
    head = np.where(head < group - 8, -1, head)
    particles = found.tagged_as(_PARTICLES)
    after = _next(1 - particles)[np.minimum(cases + 1, len(particles) - 1)]
    led, named, after = found.within(np.stack([group - 1, head, after]), first, last)
    that = _among(found.listed("that"), cases + 1, np.minimum(last, cases + 9)) > 0
    return {
        "helpers": joined(helper, few(cases - group), before * (group < cases - 1)),
        "subject": found.word_at[led],
        "subject_tag": found.tag_at[led],
        "noun": found.word_at[named],
        "noun_tag": found.tag_at[named],
        "next": found.word_at[after],
        "next_tag": found.tag_at[after],
        "that": that + 1,
        "gap": few(group - 1 - head),
    }


def _marks(found: Columns, cases: Ints) -> dict[str, Ints]:
    """Return what quotation marks, commas and the ends of the sentence tell."""
    first, last = found.first[cases], found.last[cases]
    commas, saying = found.listed("comma"), found.listed("saying")
    before, after, comma = _last(found.mark)[cases], _next(found.mark)[cases], _last(commas)[cases]
    left = np.where(before < first, _FAR, cases - before)
    right = np.where(after >= last, _FAR, after - cases)
    comma = np.where(comma < first, _FAR, cases - comma)
    left, right, comma = few(np.stack([left, right, comma]))
    return {
        "left": left,
        "right": right,
        "comma": comma,
        "end": np.minimum(last - cases, 4),
        "start": np.minimum(cases - first, 4),
        "said": (_among(saying, first, last) > saying[cases]) + 1,
        "marked": (_among(found.mark, first, last) > 0) + 1,
        "opening": (first == 0).astype(np.int64),
        "fronted": (_among(commas, found.group[cases], cases) > 0).astype(np.int64),
    }


def _last(flag: Ints) -> Ints:
    """Return for each word the nearest flagged one up to it, -1 where none is."""
    found: Ints = np.maximum.accumulate(np.where(flag > 0, np.arange(len(flag)), -1))
    return found


def _next(flag: Ints) -> Ints:
    """Return for each word the nearest flagged one from it on, the number of words where none is."""
    found: Ints = np.minimum.accumulate(np.where(flag > 0, np.arange(len(flag)), len(flag))[::-1])[::-1]
    return found


def _among(flag: Ints, first: Ints, last: Ints) -> Ints:
    """Count the flagged words from each first one up to each last one, exclusive."""
    total = np.concatenate([[0], np.cumsum(flag)])
    counted: Ints = total[np.maximum(last, first)] - total[first]
    return counted
