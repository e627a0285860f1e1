"""Decides how a run of capitals divides into names, and of what: a semi-Markov model trained on annotated text.

Each division of a run into stretches is scored: the sum of the weights of the features of its stretches for their kinds
and of the steps from kind to kind; the best is found by Viterbi's algorithm over stretches (Sarawagi and Cohen,
"Semi-Markov Conditional Random Fields for Information Extraction", 2004). An article is divided twice: what its other
sentences say of a name (`name_votes`) is a feature of the second time. Weights, whole numbers so that the result is the
same on every machine, are made by `packaging/models/train_names.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from operator import add
from struct import Struct
from typing import TYPE_CHECKING, Protocol

from timeline_app.extract.name_features import after_features, before_features, lone_features, own_features
from timeline_app.extract.name_labels import LABELS, Label
from timeline_app.extract.name_votes import Votes
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

LONGEST = 10  # words in a name
_KEPT = 1 << 15  # stretches and neighbours whose scores are kept
_NEVER = -(10**9)
_LANES = Struct("<5i")
_LANE = 32  # bits
_SIGNS = sum(1 << _LANE * place + _LANE - 1 for place in range(5))

Scores = tuple[int, ...]  # five: one for each label


class Scorer(Protocol):
    """What scores the stretches of a run."""

    @property
    def steps(self) -> Sequence[Sequence[float]]:
        """steps[label before][label]; the label before the first stretch is NONE."""

    def score(self, run: Run, first: int, last: int) -> Sequence[float]:
        """Return the scores of words[first:last] of a run for each label."""


@dataclass(slots=True)
class Model:
    """Weights by feature, and the scores that were added up before."""

    weights: Mapping[str, Scores]
    steps: Sequence[Scores]
    _packed: dict[str, int] = field(init=False)
    _own: dict[tuple[str, ...], int] = field(default_factory=dict)
    _around: dict[tuple[str, str, bool], int] = field(default_factory=dict)
    _few: dict[tuple[str, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._packed = {feature: packed(scores) for feature, scores in self.weights.items()}

    def own(self, words: tuple[str, ...]) -> int:
        """Return what a stretch's own words say."""
        if (known := self._own.get(words)) is None:
            if len(self._own) > _KEPT:
                self._own.clear()
            known = self._own[words] = self.total(own_features(words))
        return known

    def around(self, near: str, far: str, before: bool) -> int:
        """Return what the two words before or after a stretch say."""
        if (known := self._around.get((near, far, before))) is None:
            if len(self._around) > _KEPT:
                self._around.clear()
            found = before_features(near, far) if before else after_features(near, far)
            known = self._around[near, far, before] = self.total(found)
        return known

    def few(self, features: tuple[str, ...]) -> int:
        """Return the sum of the weights of features of which there are few sets."""
        if (known := self._few.get(features)) is None:
            known = self._few[features] = self.total(features)
        return known

    def total(self, features: Iterable[str]) -> int:
        """Return the sum of the weights of features, packed."""
        return sum(filter(None, map(self._packed.get, features)))


def packed(scores: Scores) -> int:
    """Return five scores as one whole number, so that one addition adds all of them."""
    return sum(score << _LANE * place for place, score in enumerate(scores))


def unpacked(number: int) -> Scores:
    """Return the five scores that `packed` put together, or several such numbers in all."""
    return _LANES.unpack(((number + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))


@dataclass(slots=True)
class _First:
    """Scores of an article's stretches without what its other sentences say; each is kept for the second time."""

    model: Model
    lowered: frozenset[str]
    steps: Sequence[Scores]
    made: dict[tuple[int, int], Scores] = field(default_factory=dict)

    def score(self, run: Run, first: int, last: int) -> Scores:
        model = self.model
        found = (
            model.own(run.words[first:last])
            + model.around(*run.neighbours_before(first), True)
            + model.around(*run.neighbours_after(last), False)
            + model.few(lone_features(run, first, last, self.lowered))
        )
        self.made[first, last] = scores = unpacked(found)
        return scores


@dataclass(slots=True)
class _Second:
    """The scores of one run's stretches with what the article's other sentences say."""

    steps: Sequence[Scores]
    made: Mapping[tuple[int, int], Scores]

    def score(self, run: Run, first: int, last: int) -> Scores:
        return self.made[first, last]


def divide_all(runs: Sequence[Run], lowered: frozenset[str], model: Model | None = None) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article; `lowered`: its words that stand without a capital."""
    model = model or bundled_model()
    scorers = [_First(model, lowered, model.steps) for _ in runs]
    first = [divide(run, scorer) for run, scorer in zip(runs, scorers, strict=True)]
    votes = Votes(zip(runs, first, strict=True))
    return [
        _divide_again(model, run, scorer.made, stretches, votes)
        for run, scorer, stretches in zip(runs, scorers, first, strict=True)
    ]


def _divide_again(
    model: Model, run: Run, made: Mapping[tuple[int, int], Scores], stretches: list[Stretch], votes: Votes
) -> list[Stretch]:
    if len(run.words) == 1 and votes.agree(run.words[0], stretches[0][2]):
        return stretches  # what the others say could only confirm it
    taken = {(first, last): label for first, last, label in stretches}
    heard: dict[tuple[int, int], Scores] = {}
    for (first, last), scores in made.items():
        if said := votes.features(run.words[first:last], taken.get((first, last))):
            heard[first, last] = tuple(map(add, scores, unpacked(model.few(tuple(said)))))
    return divide(run, _Second(model.steps, {**made, **heard})) if heard else stretches


def divide_first(runs: Sequence[Run], lowered: frozenset[str], model: Model) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article, each run divided by itself."""
    return [divide(run, _First(model, lowered, model.steps)) for run in runs]


def divide(run: Run, scorer: Scorer) -> list[Stretch]:
    """Return the best division of a run into stretches, in order; they cover all of it."""
    if len(run.words) == 1:  # most runs
        alone = list(map(add, scorer.steps[Label.NONE], scorer.score(run, 0, 1)))
        return [(0, 1, LABELS[alone.index(max(alone))])]
    best: list[list[float]] = [[0, _NEVER, _NEVER, _NEVER, _NEVER]]
    back: list[list[tuple[int, Label]]] = [[(0, Label.NONE)] * 5]
    arrivals: list[list[tuple[float, Label]]] = []
    for position, may_end in enumerate(run.firm):
        arrivals.append(_arrivals(best[position], scorer.steps))
        scores: list[float] = [_NEVER] * 5
        origins = [(position, Label.NONE)] * 5
        end = position + 1
        if not may_end:
            scores[0], origins[0] = arrivals[position][0][0], (position, arrivals[position][0][1])
        for start in range(max(0, end - LONGEST), end) if may_end else ():
            if run.firm[start]:
                own = scorer.score(run, start, end)
                for label in LABELS if end - start == 1 else LABELS[1:]:
                    arrived, previous = arrivals[start][label]
                    if arrived + own[label] > scores[label]:
                        scores[label], origins[label] = arrived + own[label], (start, previous)
        best.append(scores)
        back.append(origins)
    return _walk(best[-1], back)


def _arrivals(best: Sequence[float], steps: Sequence[Sequence[float]]) -> list[tuple[float, Label]]:
    reached = [(score, before) for before, score in zip(LABELS, best, strict=True) if score > _NEVER // 2]
    score, before = reached[0]
    found = [(score + step, before) for step in steps[before]]
    for score, before in reached[1:]:
        for label, step in enumerate(steps[before]):
            if score + step >= found[label][0]:
                found[label] = score + step, before
    return found


def _walk(last: Sequence[float], back: Sequence[Sequence[tuple[int, Label]]]) -> list[Stretch]:
    end = len(back) - 1
    label = max(LABELS, key=lambda one: last[one])
    found: list[Stretch] = []
    while end > 0:
        start, before = back[end][label]
        found.append((start, end, label))
        end, label = start, before
    return found[::-1]


@cache
def bundled_model() -> Model:
    """Return the model that ships; its file is read once."""
    import numpy as np

    with np.load(resource("models", "names.npz"), allow_pickle=False) as stored:
        names = stored["features"].tobytes().decode("utf-8").split("\n")
        weights = dict(zip(names, map(tuple, stored["weights"].tolist()), strict=True))
        return Model(weights, tuple(map(tuple, stored["steps"].tolist())))
