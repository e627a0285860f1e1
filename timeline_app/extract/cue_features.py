"""Decides what is looked at to tell whether a word is a cue of attribution, and of which shape.

Rows of numbers, one a template: the model (`hashed`) sums what speaks for each. Templates: the word and its neighbours,
tags, the verb group and the subject before it, what follows, quotation marks and commas around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.grammar import tag_table
from timeline_app.extract.hashed import among, joined, templates

if TYPE_CHECKING:
    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

SHAPES = ("", "LL", "LR", "RL", "RR", "NL", "NR")  # "": no cue; the source's side, then the content's; N: no source
_FAR = 20
_FEW = np.array([0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7])  # distances, joined where they are large
_SUBJECT = tag_table("NN", "NNS", "NNP", "PRP", "WDT", "WP", "CD", "EX", "DT")
_VERBS = tag_table("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
_PARTICLES = tag_table("RB", "RP")


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
    first, last = found.first[cases], found.last[cases]
    places = [found.within(cases + k, first, last) for k in (-2, -1, 0, 1, 2, 3)]
    near, tags = [found.word_at[some] for some in places], [found.tag_at[some] for some in places[:-1]]
    stem, ends, quoted = found.stem[cases], found.suffix[cases], found.quoted[cases]
    rows = [*_neighbours(near, tags, stem, ends, quoted), *_clause(found, cases, near[1], stem, tags[2])]
    rows += _marks(found, cases, stem, tags)
    return templates(rows)


def _neighbours(near: list[Ints], tags: list[Ints], stem: Ints, ends: Ints, quoted: Ints) -> list[Ints]:
    before2, before, word, after, after2, after3 = near
    tag2, tag1, tag, next1, next2 = tags
    return [
        np.zeros_like(stem), word, stem, joined(word, quoted), before, after, before2, after2, after3,
        joined(before2, before), joined(after, after2), joined(stem, before), joined(stem, after),
        joined(before, after),
        joined(ends, before), joined(ends, after), joined(stem, before2), joined(stem, after2), joined(before, quoted),
        tag, joined(tag, stem), joined(tag1, tag), joined(tag, next1), joined(tag2, tag1, tag),
        joined(tag, next1, next2),
        joined(tag1, tag, next1), joined(stem, next1), joined(stem, tag1), joined(stem, next1, next2),
        joined(stem, tag2, tag1),
    ]  # fmt: skip


def _clause(found: Columns, cases: Ints, before: Ints, stem: Ints, tag: Ints) -> list[Ints]:
    """Return what the verb group, the subject before it and the words after it tell."""
    group, first, last = found.group[cases], found.first[cases], found.last[cases]
    helper = found.word[group] * (group < cases)
    helpers = joined(helper, few(cases - group), before * (group < cases - 1))
    led = found.within(group - 1, first, last)
    subject, subject_tag = found.word_at[led], found.tag_at[led]
    heads = _last(found.tagged_as(_SUBJECT))
    head = np.where(group > 0, heads[group - 1], -1)
    head = np.where(head < group - 8, -1, head)
    named = found.within(head, first, last)
    noun, noun_tag = found.word_at[named], found.tag_at[named]
    particles = found.tagged_as(_PARTICLES)
    after = _next(1 - particles)[np.minimum(cases + 1, len(particles) - 1)]
    after = found.within(after, first, last)
    after_word, after_tag = found.word_at[after], found.tag_at[after]
    that = _among(found.listed("that"), cases + 1, np.minimum(last, cases + 9)) > 0
    return [
        helpers, joined(helpers, stem), joined(helpers, tag), joined(subject, tag), joined(subject_tag, stem),
        joined(subject, stem), joined(noun, noun_tag, tag), joined(noun_tag, stem), joined(after_word, tag),
        joined(after_word, stem), joined(after_tag, stem), joined(subject_tag, tag, after_tag), joined(that + 1, stem),
        joined(that + 1, tag, after_tag), joined(few(group - 1 - head), noun_tag, tag),
    ]  # fmt: skip


def _marks(found: Columns, cases: Ints, stem: Ints, tags: list[Ints]) -> list[Ints]:
    """Return what quotation marks, commas and the ends of the sentence tell."""
    first, last, quoted, tag = found.first[cases], found.last[cases], found.quoted[cases], tags[2]
    commas = found.listed("comma")
    before, after, comma_before = _last(found.mark)[cases], _next(found.mark)[cases], _last(commas)[cases]
    left = few(np.where(before < first, _FAR, cases - before))
    right = few(np.where(after >= last, _FAR, after - cases))
    comma = few(np.where(comma_before < first, _FAR, cases - comma_before))
    end, start = np.minimum(last - cases, 4), np.minimum(cases - first, 4)
    saying = found.listed("saying")
    said = (_among(saying, first, last) > saying[cases]).astype(np.int64) + 1
    marked = (_among(found.mark, first, last) > 0).astype(np.int64) + 1
    opening = (first == 0).astype(np.int64)
    fronted = (_among(commas, found.group[cases], cases) > 0).astype(np.int64)
    return [
        joined(left, quoted), joined(right, quoted), comma, joined(left, stem), joined(right, stem), end, start,
        joined(comma, end), joined(left, tags[3]), opening, joined(said, quoted), joined(said, tag), joined(said, stem),
        joined(marked, quoted, tag), joined(marked, stem), joined(fronted, tag, quoted),
        joined(left, comma, end, tag), joined(left, right, tag),
    ]  # fmt: skip


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
