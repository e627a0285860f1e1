"""Decides who says, thinks, wants or shows what in a whole article: source, cue and content of each attribution.

Three steps, each with its reason: a trained model finds the cues and on which side of each its source and its content
stand (`cue_features`), a second one which noun on that side is the source (`source_features`), and rules over quotation
marks and clauses where both begin and end (`content_spans`). Both models are made from PolNeAR (Newell, Margolin and
Ruths 2018) by `packaging/models/train_attribution.py`; what counts as an attribution is what its annotators were told:
speech, writing, belief, wish, knowledge and feeling, by verbs and by nouns, and what documents and polls show.
"""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.attribution import Attribution
from timeline_app.extract.content_spans import Cue, Spans
from timeline_app.extract.cue_features import SHAPES, candidates, cue_features
from timeline_app.extract.cues import cues
from timeline_app.extract.grammar import columns_of
from timeline_app.extract.hashed import HashedModel, numbers_of
from timeline_app.extract.source_features import pairs, source_features
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

Span = tuple[int, int]

LEAST = 0.4  # the chance of being a cue at all from which a word is taken for one
_NAMED = np.array([not shape.startswith("N") for shape in SHAPES])
_PART = 0.3  # the chance from which a noun may belong to a source beside the likeliest


def find_attributions(text: str, spans: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions in the sentences of a text, by where their cues stand."""
    found = columns_of(text, spans, _known())
    if found is None:
        return ()
    limits = Spans(text, found)
    told = _cues_of(found, limits)
    made = []
    later: deque[Cue] = deque()
    after: Cue | None = None  # the next that stands in no quotation
    for one in reversed(told):
        if later and found.tagged.sentences[later[0].word] != found.tagged.sentences[one.word]:
            later.clear()
        made.append(_attribution(found, one, limits.content(one, later), limits.rest(one, after)))
        later.appendleft(one)
        after = after if found.quoted[one.word] else one
    return tuple(reversed(made))


def _attribution(found: Columns, cue: Cue, content: Span, rest: Span | None) -> Attribution:
    starts, ends = found.tagged.starts, found.tagged.ends
    source = (starts[cue.source[0]], ends[cue.source[1] - 1]) if cue.source else None
    said = starts[cue.word], ends[cue.word]
    parts = [part for part in (source, said, content) if part]
    reach = min(start for start, _ in parts), max(end for _, end in parts)
    return Attribution(source, said, content, reach, rest, denies=found.words[cue.word] in cues().denial)


def _cues_of(found: Columns, limits: Spans) -> list[Cue]:
    model = _cue_model()
    words = candidates(found, _stems())
    if not len(words):
        return []
    chances = model.score(cue_features(found, words))
    chosen = chances[:, 0] <= 1 - LEAST
    words, shapes = words[chosen], 1 + chances[chosen, 1:].argmax(axis=1)
    sources = _sources(found, limits, words, shapes)
    return [
        Cue(word, SHAPES[shape], sources.get(n))
        for n, (word, shape) in enumerate(zip(words.tolist(), shapes.tolist(), strict=True))
    ]


def _sources(found: Columns, limits: Spans, words: Ints, shapes: Ints) -> dict[int, Span]:
    """Return the words of the source of each cue, by the cue's position; nothing for one without a source."""
    of, nouns = pairs(found, words, shapes)
    named = _NAMED[shapes[of]]
    of, nouns = of[named], nouns[named]
    if not len(of):
        return {}
    chances = _source_model().score(source_features(found, words, shapes, of, nouns))[:, 1].tolist()
    options: dict[int, list[tuple[float, int]]] = {}
    for cue, noun, chance in zip(of.tolist(), nouns.tolist(), chances, strict=True):
        options.setdefault(cue, []).append((chance, noun))
    return {
        cue: limits.source(max(several)[1], {noun for chance, noun in several if chance >= _PART})
        for cue, several in options.items()
    }


@cache
def _cue_model() -> HashedModel:
    return HashedModel(resource("models", "cues.npz"))


@cache
def _source_model() -> HashedModel:
    return HashedModel(resource("models", "sources.npz"))


@cache
def _known() -> Ints:
    return numbers_of(_cue_model().words("known"))


@cache
def _stems() -> Ints:
    return numbers_of(_cue_model().words("stems"))
