"""Decides how a run of capitals divides into names, and of what: a semi-Markov model trained on annotated text.

Each division of a run into stretches is scored: what speaks for the kinds of its stretches (`name_scores`) and for the
steps from kind to kind; the best is found by Viterbi's algorithm over stretches (Sarawagi and Cohen, "Semi-Markov
Conditional Random Fields for Information Extraction", 2004). An article is divided twice: what its other sentences say
of a name (`name_votes`) counts the second time. Weights, whole numbers so that the result is the same on every machine,
are made by `packaging/models/train_names.py`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline_app.extract.kept import Kept
from timeline_app.extract.name_labels import LABELS
from timeline_app.extract.name_scores import LONGEST, NEVER, Model, unpacked
from timeline_app.extract.name_votes import Votes
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.extract.name_labels import Label, Stretch
    from timeline_app.extract.name_runs import Run
    from timeline_app.extract.name_scores import Scores, Words

    Asked = tuple[Words, Label | None]  # a stretch's words, and what it was taken for
    Said = Mapping[Asked, tuple[int, int]]

__all__ = ["LONGEST", "Model", "bundled_model", "divide_all", "divide_first"]

_NOTHING = (0, 0)  # said


def divide_all(runs: Sequence[Run], lowered: frozenset[str], model: Model | None = None) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article; `lowered`: its words that stand without a capital."""
    model = model or bundled_model()
    scores = [model.scores(run, lowered) for run in runs]
    first = [_divide(model, run, own) for run, own in zip(runs, scores, strict=True)]
    votes = Votes(zip(runs, first, strict=True))
    said: Kept[Asked, tuple[int, int]] = Kept(lambda asked: _said(model, votes, *asked))
    return [
        stretches
        if len(run.words) == 1 and votes.agree(run.words[0], stretches[0][2])  # the others could only confirm it
        else _divide_again(model, run, own, stretches, votes, said)
        for run, own, stretches in zip(runs, scores, first, strict=True)
    ]


def divide_first(runs: Sequence[Run], lowered: frozenset[str], model: Model) -> list[list[Stretch]]:
    """Return the stretches of all runs of an article, each run divided by itself."""
    return [_divide(model, run, model.scores(run, lowered)) for run in runs]


def _said(model: Model, votes: Votes, words: Words, itself: Label | None) -> tuple[int, int]:
    """Return what an article's other sentences say of a stretch, packed, and how much for what it was taken for.

    That is below 0 where they say more for something else; of a stretch that was not taken (`itself` is None) it is how
    much they can at most say for it.
    """
    said = model.few[tuple(votes.features(words, itself))]
    if not said:
        return _NOTHING
    scores = unpacked(said)
    most = max(scores)
    if itself is None:
        return said, max(most, 0)
    return said, most if scores[itself] == most else NEVER


def _divide_again(
    model: Model, run: Run, scores: Sequence[int], stretches: list[Stretch], votes: Votes, said: Said
) -> list[Stretch]:
    """Return the stretches of a run, given what the article's other sentences say."""
    plan = model.plans[run.words]
    taken = {(first, last): label for first, last, label in stretches}
    changed, support, rivals = [], -NEVER, 0
    for bounds, words, whole, score in zip(plan.bounds, plan.words, plan.wholes, scores, strict=True):
        itself = taken.get(bounds)
        more, much = said[words, itself] if len(words) == 1 or whole in votes.whole else _NOTHING
        changed.append(score + more)
        if itself is None:
            rivals += much
        elif much < support:
            support = much
    # Another division lacks one of these stretches, or has it as something else, and wins no more than all the others.
    return stretches if rivals <= support else _divide(model, run, changed)


def _divide(model: Model, run: Run, scores: Sequence[int]) -> list[Stretch]:
    """Return the best division of a run into stretches, in order, by the scores of each; they cover all of it."""
    if len(run.words) == 1:  # most runs
        alone = unpacked(model.opening + scores[0])
        return [(0, 1, LABELS[alone.index(max(alone))])]
    starts, given = model.plans[run.words].starts, iter(scores)
    arrived = [model.opening]  # the scores with which the labels are best reached at each word, packed
    ways: list[list[Scores]] = []  # the scores of the labels of what ends with each word, by where it may begin
    best: list[Scores] = []
    for begins in starts:
        several = [unpacked(arrived[start] + next(given)) for start in begins]
        ways.append(several)
        best.append(several[0] if len(several) == 1 else tuple(map(max, *several)))
        arrived.append(model.onward(best[-1]))
    found: list[Stretch] = []
    end, label = len(starts), best[-1].index(max(best[-1]))
    while end:
        top = best[end - 1][label]
        start = next(start for start, way in zip(starts[end - 1], ways[end - 1], strict=True) if way[label] == top)
        found.append((start, end, LABELS[label]))
        if start:
            label = model.label_before(best[start - 1], label)
        end = start
    return found[::-1]


@cache
def bundled_model() -> Model:
    """Return the model that ships; its file is read once."""
    import numpy as np

    with np.load(resource("models", "names.npz"), allow_pickle=False) as stored:
        names = stored["features"].tobytes().decode("utf-8").split("\n")
        weights = dict(zip(names, map(tuple, stored["weights"].tolist()), strict=True))
        return Model(weights, tuple(map(tuple, stored["steps"].tolist())))
