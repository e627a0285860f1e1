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
from typing import TYPE_CHECKING, TypeVar

from timeline_app.extract.kept import Kept
from timeline_app.extract.name_features import (
    class_features,
    far_before,
    first_features,
    inner_features,
    last_features,
    list_features,
    listed,
    name_feature,
    near_after,
    near_before,
    pair_after,
    pair_before,
    place_features,
    shown,
    word_class,
    word_features,
)
from timeline_app.extract.name_labels import LABELS, Label
from timeline_app.extract.name_votes import Votes
from timeline_app.extract.packed import LANE, Scores, packed, unpacked
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

LONGEST = 10  # words in a name
_NEVER = -(10**9)
_NONE = int(Label.NONE)  # labels are plain numbers where they index
_SOME_NAME = _NEVER << LANE * _NONE  # packed: several words are never NONE

Listed = tuple[tuple[str, ...], bool, int, str]  # what `list_features` takes
Bounds = tuple[int, int]  # the first word of a stretch, one past its last
# A word with which stretches start: its place, itself in small letters, what speaks for it alone; for each longer
# stretch, one past its last word and what speaks for it.
Start = tuple[int, str, int, list[tuple[int, int]]]
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
        self._lists: Kept[Listed, int] = self._kept(lambda known: list_features(*known))
        paired_before = {near for _, near in _pairs("b2=", weights)}
        paired_after = {near for near, _ in _pairs("n2=", weights)}
        # What a neighbour says, and whether it may be of a pair that says more; of the one beyond it, how it is shown.
        self._near_before: Kept[str, tuple[int, bool]] = Kept(
            lambda near: (self.total(near_before(near)), near in paired_before)
        )
        self._near_after: Kept[str, tuple[int, bool]] = Kept(
            lambda near: (self.total(near_after(near)), near in paired_after)
        )
        self._far_before: Kept[str, tuple[int, str]] = Kept(lambda far: (self.total(far_before(far)), shown(far)))
        self._shown = Kept(shown)
        self._forms = Kept(self._form)
        # How much better than the step from one label (first index) the step from another (second) can at most be.
        self._sway = [[max(map(sub, other, one)) if other is not one else _NEVER for other in steps] for one in steps]

    def _kept(self, features: Callable[[Key], Iterable[str]]) -> Kept[Key, int]:
        return Kept(lambda key: self.total(features(key)))

    def total(self, features: Iterable[str]) -> int:
        """Return the sum of the weights of features, packed."""
        return sum(filter(None, map(self._packed.get, features)))

    def scores(self, run: Run, lowered: frozenset[str]) -> dict[Bounds, Scores]:
        """Return the scores of all stretches of a run, without what the article's other sentences say."""
        words, count, places = run.words, len(run.words), self._places
        opens = "" if run.before[1] else word_class(words[0])
        before = self._before(*run.before)
        if count == 1:  # most runs
            own = self.alone[words[0]] + places[True, words[0].lower() in lowered, opens]
            return {(0, 1): unpacked(before + own + self._after(*run.after))}
        ahead = [0] * (count - 1) + [self._after(words[-1], run.after[0]), self._after(*run.after)]
        found: dict[Bounds, Scores] = {}
        for first, low, alone, longer in self._forms[words, run.firm]:
            if first:
                before = self._before(run.before[1], words[0]) if first == 1 else 0
            known = low in lowered
            found[first, first + 1] = unpacked(before + alone + places[True, known, opens] + ahead[first + 1])
            begun = before + places[False, known, opens]
            for last, several in longer:
                found[first, last] = unpacked(begun + several + ahead[last])
            opens = ""
        return found

    def _form(self, run: tuple[tuple[str, ...], tuple[bool, ...]]) -> list[Start]:
        """Return the scores of all stretches of a run by its own words, of which `run` tells which ones are firm."""
        words, firm = run
        count, classes = len(words), tuple(map(word_class, words))
        ahead = [0, *map(self._after, words[1:], words[2:]), 0, 0]
        found = []
        for first, word in enumerate(words):
            if not firm[first]:
                continue
            before = self._before(words[first - 2], words[first - 1]) if first > 1 else 0
            begun = before + self.first[word] + _SOME_NAME
            longer = []
            for last in range(first + 2, min(count, first + LONGEST) + 1):
                if firm[last - 1]:
                    own = self._whole(words[first:last], classes[first]) + self.classes[classes[first:last]]
                    longer.append((last, begun + own + self.last[words[last - 1]] + ahead[last]))
                begun += self.inner[words[last - 1]]
            found.append((first, word.lower(), before + self.alone[word] + ahead[first + 1], longer))
        return found

    def _whole(self, words: tuple[str, ...], kind: str) -> int:
        """Return what speaks for several words together; `kind`: the class of the first."""
        whole, count = " ".join(words), len(words)
        lists = self._lists[*listed(whole, count), min(count, 5), kind]
        return self._packed.get(name_feature(whole, count), 0) + lists

    def _before(self, far: str, near: str) -> int:
        """Return what two words before a stretch say."""
        (own, paired), (beyond, as_shown) = self._near_before[near], self._far_before[far]
        both = self._packed.get(pair_before(near, as_shown), 0) if paired else 0
        return own + beyond + both

    def _after(self, near: str, far: str) -> int:
        """Return what two words after a stretch say."""
        own, paired = self._near_after[near]
        return own + self._packed.get(pair_after(near, self._shown[far]), 0) if paired else own

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


def _pairs(begin: str, features: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what may be the two words of the features of pairs that begin so; a word may have spaces itself."""
    for feature in features:
        if feature.startswith(begin):
            for place, mark in enumerate(feature):
                if mark == " ":
                    yield feature[len(begin) : place], feature[place + 1 :]


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
