"""How right the linker is on gold mentions of a few topics of ECB+, scored as `shared/measure/links.py` does (B-cubed).

The weights were learned on these topics, so that this holds that they still fit; how well they do on others is measured
by cross-validation and on the topics that no one has looked at.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_app.extract.given import Given, mentions_of
from timeline_app.link.coreference import together
from timeline_app.link.features import features_of
from timeline_app.records import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.link.features import Features

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "links" / "ecbplus.jsonl"
TOPICS = {"4", "13", "20", "25"}
PRECISION, RECALL = 0.92, 0.74  # floors

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpora is not here: links are not measured")


def test_mentions_of_one_event_are_put_together_and_others_are_not() -> None:
    features: list[Features] = []
    gold: list[str] = []
    for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines()):
        if row["topic"] not in TOPICS:
            continue
        text, place = "", {}
        for number, sentence in row["sentences"].items():
            place[number] = (len(text), len(text) + len(sentence))
            text += sentence + "\n"
        article = Article(row["id"], row["id"], text, "", "", "")
        given = [Given(*place[str(mention["sentence"])], mention["words"]) for mention in row["mentions"]]
        features += [features_of(mention, article) for mention in mentions_of(article, given)]
        gold += [mention["event"] for mention in row["mentions"]]
    found = {position: number for number, group in enumerate(together(features)) for position, _ in group}
    made = [found[position] for position in range(len(gold))]
    assert _b_cubed(made, gold) >= PRECISION
    assert _b_cubed(gold, made) >= RECALL


def _b_cubed(ours: Sequence[object], theirs: Sequence[object]) -> float:
    """Return the mean share of the mentions that we put with one that they put with it, too."""
    one: defaultdict[object, set[int]] = defaultdict(set)
    other: defaultdict[object, set[int]] = defaultdict(set)
    for position, (mine, its) in enumerate(zip(ours, theirs, strict=True)):
        one[mine].add(position)
        other[its].add(position)
    shares = (len(one[mine] & other[its]) / len(one[mine]) for mine, its in zip(ours, theirs, strict=True))
    return sum(shares) / len(ours)
