"""Decides what speaks for each kind of each stretch of a run: sums of the weights of its features, five at once.

A stretch's features come from its words, which a plan of the run keeps, and from where it stands, which is added for
each run. Scores of the five labels are packed into one whole number, so that one addition adds all of them.
"""

from __future__ import annotations

from itertools import chain
from operator import add, sub
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple, TypeVar

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
from timeline_app.extract.name_labels import Label
from timeline_app.extract.name_runs import is_firm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline_app.extract.name_runs import Run

LONGEST = 10  # words in a name
NEVER = -(10**9)
_LANES = Struct("<5i")
_LANE = 32  # bits
_SIGNS = sum(1 << _LANE * place + _LANE - 1 for place in range(5))
_EACH = sum(1 << _LANE * place for place in range(5))  # a number times this is that number five times, packed
_NONE = int(Label.NONE)  # labels are plain numbers where they index
_SOME_NAME = NEVER << _LANE * _NONE  # packed: several words are never NONE
_NO_NAME = NEVER * (_EACH - (1 << _LANE * _NONE))  # packed: a word that merely joins is nothing else

Scores = tuple[int, ...]  # five: one for each label
Bounds = tuple[int, int]  # the first word of a stretch, one past its last
Words = tuple[str, ...]
Key = TypeVar("Key")


class Plan(NamedTuple):
    """The stretches into which a run may be divided, by where they end and begin, and what its words say of each.

    A word that merely joins is a stretch by itself.
    """

    starts: tuple[tuple[int, ...], ...]  # for each word, where the stretches begin that end with it
    bounds: tuple[Bounds, ...]  # of each stretch
    words: tuple[Words, ...]  # none of one that merely joins
    wholes: tuple[str, ...]  # the words in one
    own: tuple[int, ...]  # what they say, packed
    places: tuple[int, ...]  # where each begins, by as much more as the run has words where it has several
    lows: tuple[str, ...]  # the run's words in small letters; "" for those that merely join


class Model:
    """Weights by feature, the steps from label to label, and what was added up before: scores by part, packed."""

    def __init__(self, weights: Mapping[str, Scores], steps: Sequence[Scores]) -> None:
        """`steps[label before][label]`; the label before the first stretch is NONE."""
        self.weights, self.steps = weights, steps
        self._packed = {feature: packed(scores) for feature, scores in weights.items()}
        self._alone, self._first = self._kept(word_features), self._kept(first_features)
        self._inner, self._last = self._kept(inner_features), self._kept(last_features)
        self._classes = self._kept(class_features)
        self.few: Kept[Words, int] = self._kept(tuple)  # features of which there are few sets
        self._places: Kept[tuple[bool, bool, str], int] = self._kept(lambda place: place_features(*place))
        self._near_before, self._far_before = self._kept(near_before), self._kept(far_before)
        self._near_after, self._shown = self._kept(near_after), Kept(shown)
        self.plans = Kept(self._plan)
        self._onward = tuple(map(packed, steps))
        self.opening = self._onward[_NONE]  # what leads to the labels of a run's first stretch, packed
        self._into = tuple(zip(*steps, strict=True))
        # How much better than the step from one label (first index) the step from another (second) can at most be.
        self._sway = [[max(map(sub, other, one)) if other is not one else NEVER for other in steps] for one in steps]

    def _kept(self, features: Callable[[Key], Iterable[str]]) -> Kept[Key, int]:
        return Kept(lambda key: self._total(features(key)))

    def _total(self, features: Iterable[str]) -> int:
        """Return the sum of the weights of features, packed."""
        return sum(filter(None, map(self._packed.get, features)))

    def scores(self, run: Run, lowered: frozenset[str]) -> list[int]:
        """Return what speaks for each stretch of a run's plan, packed, but for what other sentences say.

        `lowered` are the words that the article has without a capital.
        """
        words, count = run.words, len(run.words)
        before, after = self._before(run.before[1], run.before[0]), self._after(*run.after)
        opens = "" if run.before[1] else word_class(words[0])
        if count == 1:  # most runs
            return [before + self._alone[words[0]] + self._places[True, words[0].lower() in lowered, opens] + after]
        plan = self.plans[words]
        firm = plan.lows
        left, right = [0] * (2 * count), [0] * (count + 1)
        for first, low in enumerate(firm):
            known = low in lowered
            if known or (opens and low):
                left[first], left[count + first] = self._places[True, known, opens], self._places[False, known, opens]
            opens = ""
        for first, said in ((0, before), (1, self._before(words[0], run.before[1]))):
            if firm[first]:
                left[first], left[count + first] = left[first] + said, left[count + first] + said
        right[-2] = self._after(words[-1], run.after[0]) if firm[-2] else 0
        right[-1] = after if firm[-1] else 0
        return [
            own + left[place] + right[last]
            for own, place, (_, last) in zip(plan.own, plan.places, plan.bounds, strict=True)
        ]

    def _plan(self, words: Words) -> Plan:
        count, firm, classes = len(words), [*map(is_firm, words)], tuple(map(word_class, words))
        # What stands beside the first two words and the last two is not in the run: `scores` looks at it.
        before = [0, 0, *map(self._before, words[1:], words)][:count]
        after = [*map(self._after, words[1:], words[2:]), 0, 0][-count:]
        made: list[list[tuple[Bounds, Words, str, int]]] = [[] for _ in words]  # by their last word
        for first, word in enumerate(words):
            if not firm[first]:
                made[first].append(((first, first + 1), (), "", _NO_NAME))
                continue
            made[first].append(((first, first + 1), (word,), word, before[first] + self._alone[word] + after[first]))
            begun = before[first] + self._first[word] + _SOME_NAME
            for last in range(first + 1, min(count, first + LONGEST)):
                if firm[last]:
                    some = words[first : last + 1]
                    whole = " ".join(some)
                    own = self._total(whole_features(whole, len(some), classes[first]))
                    own += self._classes[classes[first : last + 1]] + self._last[words[last]] + after[last]
                    made[last].append(((first, last + 1), some, whole, begun + own))
                begun += self._inner[words[last]]
        bounds, several, wholes, owned = zip(*chain.from_iterable(made), strict=True)
        return Plan(
            starts=tuple([tuple([begin for (begin, _), *_ in ending]) for ending in made]),
            bounds=bounds,
            words=several,
            wholes=wholes,
            own=owned,
            places=tuple([first if last - first == 1 else count + first for first, last in bounds]),
            lows=tuple([word.lower() if some else "" for word, some in zip(words, firm, strict=True)]),
        )

    def _before(self, near: str, far: str) -> int:
        both = self._packed.get(pair_before(near, self._shown[far]), 0)
        return self._near_before[near] + self._far_before[far] + both

    def _after(self, near: str, far: str) -> int:
        return self._near_after[near] + self._packed.get(pair_after(near, self._shown[far]), 0)

    def onward(self, best: Sequence[int]) -> int:
        """Return the best scores with which each label is reached, packed; `best` are the scores of those before."""
        top = max(best)
        leader = best.index(top)
        if max(map(add, best, self._sway[leader])) < top:  # mostly no step makes up for the lead
            return top * _EACH + self._onward[leader]
        return packed(tuple(max(map(add, best, into)) for into in self._into))

    def label_before(self, best: Sequence[int], label: int) -> int:
        """Return after which label another is best reached, the higher one of equals."""
        return max(zip(map(add, best, self._into[label]), range(5), strict=True))[1]


def packed(scores: Scores) -> int:
    """Return five scores as one whole number, so that one addition adds all of them."""
    return (int.from_bytes(_LANES.pack(*scores), "little") ^ _SIGNS) - _SIGNS


def unpacked(number: int) -> Scores:
    """Return the five scores that `packed` put together, or several such numbers in all."""
    return _LANES.unpack(((number + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))
