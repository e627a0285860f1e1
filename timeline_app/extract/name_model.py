"""Decides how a run of capitals divides into names, and of what: a semi-Markov model trained on annotated text.

Each division of a run into stretches is scored: the sum of the weights of the features of its stretches for their kinds
and of the steps from kind to kind; the best is found by Viterbi's algorithm over stretches (Sarawagi and Cohen,
"Semi-Markov Conditional Random Fields for Information Extraction", 2004). An article is divided twice: what its other
sentences say of a name (`name_votes`) is a feature of the second time. Weights, whole numbers so that the result is the
same on every machine, are made by `packaging/models/train_names.py`.
"""

from __future__ import annotations

from functools import cache
from operator import add, sub
from struct import Struct
from typing import TYPE_CHECKING, TypeVar

from timeline_app.extract.kept import Kept
from timeline_app.extract.name_features import (
    class_features,
    far_before,
    first_features,
    inner_features,
    last_features,
    near_after,
    near_before,
    pair_after,
    pair_before,
    place_features,
    shown,
    whole_features,
    word_class,
    word_features,
)
from timeline_app.extract.name_labels import LABELS, Label
from timeline_app.extract.name_votes import Votes
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

LONGEST = 10  # words in a name
_NEVER = -(10**9)
_LANES = Struct("<5i")
_LANE = 32  # bits
_SIGNS = sum(1 << _LANE * place + _LANE - 1 for place in range(5))
_NONE = int(Label.NONE)  # labels are plain numbers where they index
_SOME_NAME = _NEVER << _LANE * _NONE  # packed: several words are never NONE

Scores = tuple[int, ...]  # five: one for each label
Bounds = tuple[int, int]  # the first word of a stretch, one past its last
Key = TypeVar("Key")


class Model:
    """Weights by feature, the steps from label to label, and what was added up before: scores by part, packed."""

    def __init__(self, weights: Mapping[str, Scores], steps: Sequence[Scores]) -> None:
        """`steps[label before][label]`; the label before the first stretch is NONE."""
        self.weights, self.steps = weights, steps
        self._packed = {feature: packed(scores) for feature, scores in weights.items()}
        self.alone, self.first = self._kept(word_features), self._kept(first_features)
        self.inner, self.last = self._kept(inner_features), self._kept(last_features)
        self.classes = self._kept(class_features)
        self.few: Kept[tuple[str, ...], int] = self._kept(tuple)  # features of which there are few sets
        self._places: Kept[tuple[bool, bool, str], int] = self._kept(lambda place: place_features(*place))
        self._near_before, self._far_before = self._kept(near_before), self._kept(far_before)
        self._near_after, self._shown = self._kept(near_after), Kept(shown)
        # How much better than the step from one label (first index) the step from another (second) can at most be.
        self._sway = [[max(map(sub, other, one)) if other is not one else _NEVER for other in steps] for one in steps]

    def _kept(self, features: Callable[[Key], Iterable[str]]) -> Kept[Key, int]:
        return Kept(lambda key: self.total(features(key)))

    def total(self, features: Iterable[str]) -> int:
        """Return the sum of the weights of features, packed."""
        return sum(filter(None, map(self._packed.get, features)))

    def scores(self, run: Run, lowered: frozenset[str]) -> dict[Bounds, Scores]:
        """Return the scores of all stretches of a run, without what the article's other sentences say."""
        words, firm, count = run.words, run.firm, len(run.words)
        classes = tuple(map(word_class, words))
        opens = "" if run.before[1] else classes[0]
        after = [self._after(*run.neighbours_after(last)) if firm[last - 1] else 0 for last in range(1, count + 1)]
        found: dict[Bounds, Scores] = {}
        for first in range(count):
            if not firm[first]:
                continue
            before, known = self._before(*run.neighbours_before(first)), words[first].lower() in lowered
            own = self.alone[words[first]] + self._places[True, known, opens]
            found[first, first + 1] = unpacked(before + own + after[first])
            begun = before + self.first[words[first]] + self._places[False, known, opens] + _SOME_NAME
            for last in range(first + 2, min(count, first + LONGEST) + 1):
                if firm[last - 1]:
                    whole = self.total(whole_features(" ".join(words[first:last]), last - first, classes[first]))
                    ended = self.last[words[last - 1]] + after[last - 1]
                    found[first, last] = unpacked(begun + whole + self.classes[classes[first:last]] + ended)
                begun += self.inner[words[last - 1]]
            opens = ""
        return found

    def _before(self, near: str, far: str) -> int:
        both = self._packed.get(pair_before(near, self._shown[far]), 0)
        return self._near_before[near] + self._far_before[far] + both

    def _after(self, near: str, far: str) -> int:
        return self._near_after[near] + self._packed.get(pair_after(near, self._shown[far]), 0)

    def arrivals(self, best: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """Return the best score with which each label is reached, and after which label: the higher one of equals.

        `best` are the scores of the labels before.
        """
        top = max(best)
        leader = best.index(top)
        if max(map(add, best, self._sway[leader])) < top:  # mostly no step makes up for the lead
            return [top + step for step in self.steps[leader]], (leader,) * 5
        reached = [(score, before) for before, score in enumerate(best) if score > _NEVER // 2]
        scores, origins = [_NEVER] * 5, [_NONE] * 5
        for score, before in reached:
            for label, step in enumerate(self.steps[before]):
                if score + step >= scores[label]:
                    scores[label], origins[label] = score + step, before
        return scores, origins


def packed(scores: Scores) -> int:
    """Return five scores as one whole number, so that one addition adds all of them."""
    return (int.from_bytes(_LANES.pack(*scores), "little") ^ _SIGNS) - _SIGNS


def unpacked(number: int) -> Scores:
    """Return the five scores that `packed` put together, or several such numbers in all."""
    return _LANES.unpack(((number + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))


def divide_all(runs: Sequence[Run], lowered: frozenset[str], model: Model | None = None) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article; `lowered`: its words that stand without a capital."""
    model = model or bundled_model()
    scores = [model.scores(run, lowered) for run in runs]
    first = [divide(model, run, own) for run, own in zip(runs, scores, strict=True)]
    votes = Votes(zip(runs, first, strict=True))
    return [
        stretches
        if len(run.words) == 1 and votes.agree(run.words[0], stretches[0][2])  # the others could only confirm it
        else _divide_again(model, run, own, stretches, votes)
        for run, own, stretches in zip(runs, scores, first, strict=True)
    ]


def _divide_again(
    model: Model, run: Run, scores: dict[Bounds, Scores], stretches: list[Stretch], votes: Votes
) -> list[Stretch]:
    """Return the stretches of a run, given what the article's other sentences say."""
    taken = {(first, last): label for first, last, label in stretches}
    changed: dict[Bounds, Scores] = {}
    for bounds, own in scores.items():
        words = run.words[bounds[0] : bounds[1]]
        if len(words) > 1 and " ".join(words) not in votes.whole:
            continue  # most others: nothing is said of them
        if said := model.few[tuple(votes.features(words, taken.get(bounds)))]:
            changed[bounds] = tuple(map(add, own, unpacked(said)))
    return divide(model, run, {**scores, **changed}) if changed else stretches


def divide_first(runs: Sequence[Run], lowered: frozenset[str], model: Model) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article, each run divided by itself."""
    return [divide(model, run, model.scores(run, lowered)) for run in runs]


def divide(model: Model, run: Run, own: Mapping[Bounds, Scores]) -> list[Stretch]:
    """Return the best division of a run into stretches, in order, by the scores of each; they cover all of it."""
    if len(run.words) == 1:  # most runs
        alone = list(map(add, model.steps[_NONE], own[0, 1]))
        return [(0, 1, LABELS[alone.index(max(alone))])]
    arrivals: list[tuple[Sequence[int], Sequence[int]]] = [(model.steps[_NONE], (_NONE,) * 5)]
    back: list[list[tuple[int, int]]] = [[]]  # for each label, where the stretch that ends here began, and after what
    scores: list[int] = []
    for position, may_end in enumerate(run.firm):
        if position:
            arrivals.append(model.arrivals(scores))
        end = position + 1
        scores, origins = [_NEVER] * 5, [(position, _NONE)] * 5
        if not may_end:
            scores[_NONE], origins[_NONE] = arrivals[position][0][_NONE], (position, arrivals[position][1][_NONE])
        for start in range(max(0, end - LONGEST), end) if may_end else ():
            if run.firm[start]:
                arrived, before = arrivals[start]
                for label, score in enumerate(map(add, arrived, own[start, end])):
                    if score > scores[label]:
                        scores[label], origins[label] = score, (start, before[label])
        back.append(origins)
    return _walk(scores.index(max(scores)), back)


def _walk(label: int, back: Sequence[Sequence[tuple[int, int]]]) -> list[Stretch]:
    end = len(back) - 1
    found: list[Stretch] = []
    while end > 0:
        start, before = back[end][label]
        found.append((start, end, LABELS[label]))
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
