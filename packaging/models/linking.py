"""Learn what makes two mentions one event: `python packaging/models/linking.py ECBPLUS.jsonl OUT.toml`.

Topics 1-29 of ECB+ only. Two logistic regressions (Newton's method, L2): whether two articles tell one story, against
the look-alike stories of the same topic and some of other topics; then, with its answer as one of the numbers, whether
two mentions are one event. The answers that the second learns from come from a first that has not seen their topics.
As in linking, what two articles say alone counts with what all of them say of their stories together. The weights of
dated news, on which its ties are set (`link.ties`), stay as they are.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline_app.extract.given import Given, mentions_of
from timeline_app.link.blocking import pairs_to_compare
from timeline_app.link.features import Features, features_of
from timeline_app.link.scoring import among_others
from timeline_app.link.similarity import NAMES, Kinship, kinship, similarities
from timeline_app.link.stories import stories_of
from timeline_app.link.story import Story, compare_stories, story_of
from timeline_app.link.weights import probability
from timeline_app.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    Rows = list[dict[str, Any]]
    Matrix = np.ndarray[Any, np.dtype[np.float64]]

LAST_TOPIC = 29
FOLDS = 5
NOTHING = -8.0  # log odds of articles that have nothing in common
EVERY = 13  # one pair of articles of different topics of so many
RIDGE = 3.0


def main(corpus: Path, out: Path) -> None:
    """Write the weights as TOML."""
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if int(row["topic"]) <= LAST_TOPIC]
    stories = {row["id"]: story_of(text_of(row)[0]) for row in rows}
    sure = _sure(rows, stories)
    lines = ["# Made by packaging/models/linking.py; log odds. What each number is: link/story.py, link/similarity.py."]
    lines += _section("story", _stories(rows, stories))
    for kind, model in _mentions(rows, sure).items():
        lines += ["", *_section(f"mentions.{kind}", model)]
    if out.exists():
        for kind, model in tomllib.loads(out.read_text(encoding="utf-8"))["dated"].items():
            lines += ["", *_section(f"dated.{kind}", model)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sure(rows: Rows, stories: dict[str, Story]) -> dict[tuple[str, str], float]:
    """Return how sure it is that two articles tell one story, of all that a model says which has not seen them."""
    sure = {}
    for fold in range(FOLDS):
        model = _stories([row for row in rows if int(row["topic"]) % FOLDS != fold], stories)
        held = [row["id"] for row in rows if int(row["topic"]) % FOLDS == fold]
        odds = {}
        for one, other in combinations(sorted(held), 2):
            found = compare_stories(stories[one], stories[other])
            odds[one, other] = _weigh(model, found) if found else NOTHING
        told = stories_of(odds, lambda one, other: odds[one, other])  # noqa: B023 (it is called at once)
        for (one, other), weighed in odds.items():
            alone = probability(weighed)
            sure[one, other] = sure[other, one] = among_others(alone, same=told[one] == told[other])
    return sure


def text_of(row: dict[str, Any]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return an article's text, and where each of its sentences stands."""
    text, place = "", {}
    for number, sentence in row["sentences"].items():
        place[number] = (len(text), len(text) + len(sentence))
        text += sentence + "\n"
    return text, place


def read(row: dict[str, Any]) -> list[Features]:
    """Return the features of an article's mentions."""
    text, place = text_of(row)
    article = Article(row["id"], row["id"], text, "", "", "")
    given = [Given(*place[str(mention["sentence"])], mention["words"]) for mention in row["mentions"]]
    return [features_of(mention, article) for mention in mentions_of(article, given)]


def _stories(rows: Rows, stories: dict[str, Story]) -> dict[str, float]:
    compared, same = [], []
    for number, (one, other) in enumerate(combinations(rows, 2)):
        if one["topic"] != other["topic"] and number % EVERY:
            continue
        if found := compare_stories(stories[one["id"]], stories[other["id"]]):
            compared.append(list(found.values()))
            same.append(one["topic"] == other["topic"] and ("plus" in one["id"]) == ("plus" in other["id"]))
            names = list(found)
    return dict(zip(names, regression(np.array(compared), np.array(same, float), np.ones(len(same))), strict=True))


def _mentions(rows: Rows, sure: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    features = [one for row in rows for one in read(row)]
    events = [mention["event"] for row in rows for mention in row["mentions"]]
    topics = [int(row["topic"]) for row in rows for _ in row["mentions"]]
    sizes = Counter(events)
    gathered: dict[Kinship, list[tuple[tuple[float, ...], bool, float]]] = {kind: [] for kind in Kinship}
    for a, b in sorted(pairs_to_compare(features)):
        one, other = features[a], features[b]
        if (one.article, one.sentence) == (other.article, other.sentence):
            continue
        if one.article != other.article and topics[a] % FOLDS != topics[b] % FOLDS:
            continue
        story = 1.0 if one.article == other.article else sure.get((one.article, other.article), 0.0)
        weight = 1.0 / min(sizes[events[a]], sizes[events[b]]) ** 0.5
        gathered[kinship(one, other)].append((similarities(one, other, story), events[a] == events[b], weight))
    learned = {}
    for kind, rows_of in gathered.items():
        numbers, same, weights = zip(*rows_of, strict=True)
        found = regression(np.array(numbers), np.array(same, float), np.array(weights))
        learned[kind.value] = dict(zip(NAMES, found, strict=True))
    return learned


def regression(numbers: Matrix, same: Matrix, weights: Matrix) -> Matrix:
    """Return the weights of a logistic regression."""
    found = np.zeros(numbers.shape[1])
    for _ in range(25):
        sure = 1 / (1 + np.exp(-np.clip(numbers @ found, -30, 30)))
        slope = numbers.T @ (weights * (sure - same)) + RIDGE * found
        curve = (numbers.T * (weights * sure * (1 - sure))) @ numbers + RIDGE * np.eye(len(found))
        found = found - np.linalg.solve(curve, slope)
    return found


def _weigh(model: dict[str, float], found: dict[str, float]) -> float:
    return sum(weight * found[name] for name, weight in model.items())


def _section(title: str, model: dict[str, float]) -> Iterator[str]:
    yield f"[{title}]"
    yield from (f'"{name}" = {weight:.2f}' for name, weight in model.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
