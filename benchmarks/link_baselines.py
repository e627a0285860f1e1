"""What simple answers reach on event coreference (ECB+), beside the program's own, by the scorer of `../shared`.

Events are the mentions of one stem: anywhere; within clusters of articles by TF-IDF; within the stories that the
annotators tell apart (`gold`, which nobody knows beforehand). The clusters' threshold is the best on the other topics,
up to the 29th. Topics differ: a figure on some of them says little without these beside it. CEAF-e, and so CoNLL F1,
needs scipy, and is null without. The last line printed with --json is one object.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from timeline_app.link.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
THRESHOLDS = (0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25)  # of the mean cosine within a cluster
TUNED_ON = range(1, 30)  # topics
Article = dict[str, Any]


def main() -> int:
    """Measure each answer on the topics asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", default="30,31,32,33,34,35", help="numbers with commas between")
    parser.add_argument("--program", action="store_true", help="the program's own answer, too")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    asked = parser.parse_args()
    if not (SHARED / "measure" / "links.py").is_file():
        print(f"skipped: {SHARED}, with its corpora and scorers, is not here", file=sys.stderr)
        if asked.json:
            print(json.dumps({"skipped": SHARED.name}))
        return 0
    sys.path.insert(0, str(SHARED / "measure"))
    scorer = import_module("links")
    topics = set(asked.topics.split(","))
    articles = [json.loads(line) for line in (SHARED / "corpora" / "links" / "ecbplus.jsonl").open(encoding="utf-8")]
    shown = [article for article in articles if article["topic"] in topics]
    others = [a for a in articles if int(a["topic"]) in TUNED_ON and a["topic"] not in topics]
    threshold = max(
        THRESHOLDS, key=lambda t: figures(scorer, others, within(tfidf_clusters(others, t)))["b3_f1"] or 0.0
    )
    answers = {
        "stem": within(lambda _: ""),
        "stem_tfidf": within(tfidf_clusters(shown, threshold)),
        "stem_gold_story": within(lambda article: f"{article['topic']} {article['story']}"),
    }
    found = {name: figures(scorer, shown, answer) for name, answer in answers.items()}
    if asked.program:
        own = scorer.ask(shown)
        found["program"] = figures(scorer, shown, lambda _, mention: own.get(mention["id"], mention["id"]))
    for name, row in found.items():
        print(name, *(f"{key} {'-' if value is None else f'{100 * value:.1f}'}" for key, value in row.items()))
    if asked.json:
        print(json.dumps({"topics": sorted(topics, key=int), "tfidf_threshold": threshold, **found}))
    return 0


def within(group_of: Callable[[Article], object]) -> Callable[[Article, dict[str, Any]], str]:
    """Return the answer that mentions of one stem are one event within the articles of a group."""
    return lambda article, mention: f"{group_of(article)} {stem(mention['words'].lower().split()[-1])}"


def figures(
    scorer: Any, articles: Sequence[Article], answer: Callable[[Article, dict[str, Any]], str]
) -> dict[str, float | None]:
    """Return MUC and B-cubed F1, B-cubed precision, CEAF-e and CoNLL F1 of an answer, as shares of 1."""
    gold = {mention["id"]: mention["event"] for article in articles for mention in article["mentions"]}
    found = {mention["id"]: answer(article, mention) for article in articles for mention in article["mentions"]}
    golds, founds = scorer.clusters(gold), scorer.clusters(found)
    muc = scorer.harmonic(scorer.muc(founds, gold), scorer.muc(golds, found))
    precision, recall = scorer.b_cubed(gold, found), scorer.b_cubed(found, gold)
    b3, ceaf = scorer.harmonic(precision, recall), scorer.ceaf_e(golds, founds)
    conll = None if ceaf is None else (muc + b3 + ceaf) / 3
    return {"muc_f1": muc, "b3_f1": b3, "b3_precision": precision, "ceaf_e": ceaf, "conll_f1": conll}


def tfidf_clusters(articles: Sequence[Article], threshold: float) -> Callable[[Article], object]:
    """Cluster articles by the mean cosine of their words (TF-IDF), the most alike first, down to `threshold`."""
    alike = _cosines(["\n".join(article["sentences"].values()) for article in articles])
    np.fill_diagonal(alike, -1.0)
    sizes, cluster = np.ones(len(articles)), np.arange(len(articles))
    while len(articles) > 1:
        one, other = np.unravel_index(int(np.argmax(alike)), alike.shape)
        if alike[one, other] < threshold:
            break
        mean = (sizes[one] * alike[one] + sizes[other] * alike[other]) / (sizes[one] + sizes[other])
        alike[one, :] = alike[:, one] = mean
        alike[other, :] = alike[:, other] = alike[one, one] = -1.0
        sizes[one] += sizes[other]
        cluster[cluster == other] = one
    number = {article["id"]: int(at) for article, at in zip(articles, cluster, strict=True)}
    return lambda article: number[article["id"]]


def _cosines(texts: Sequence[str]) -> NDArray[np.float64]:
    counts = [Counter(stem(word) for word in re.findall(r"[a-z]{3,40}", text.lower())) for text in texts]
    known = Counter(word for count in counts for word in count)
    column = {word: at for at, word in enumerate(sorted(known))}
    weights = np.zeros((len(texts), len(column)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            weights[row, column[word]] = (1 + math.log(times)) * math.log(len(texts) / known[word])
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(norms > 0, norms, 1.0)
    return weights @ weights.T


if __name__ == "__main__":
    sys.exit(main())
