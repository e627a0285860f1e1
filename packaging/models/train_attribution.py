"""Makes `cues.npz` and `sources.npz`, the models of `timeline_app.extract.attribution_model`, from PolNeAR.

    python packaging/models/train_attribution.py ../shared/corpora/attributions/polnear.jsonl.gz

Only the first 700 articles are looked at; the others measure.
"""

from __future__ import annotations

import argparse
import gzip
import json
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from hashed_trainer import fit, store
from sequence_trainer import fingerprint

from timeline_app.extract.cue_features import SHAPES, candidates, cue_features
from timeline_app.extract.grammar import columns_of, stem_of
from timeline_app.extract.hashed import numbers_of
from timeline_app.extract.sentences import sentence_spans
from timeline_app.extract.source_features import pairs, source_features
from timeline_app.extract.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.extract.grammar import Columns
    from timeline_app.extract.hashed import Ints

TRAINED_ON = 700
_MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
_OFTEN, _SMALL = 15, 0.7  # a word that is known stands so often, and not mostly with a capital
_CUES, _SHARE = 2, 0.02  # a stem that may be a cue was one so often, and in so many of its places
_BESIDE = ("before_verb", "auxiliary", "article", "possessive", "preposition")  # lists of words that are no heads


@dataclass(frozen=True)
class Article:
    """An article's columns, and the annotated attributions by the word that is their cue's head."""

    found: Columns
    told: tuple[tuple[int, str, tuple[tuple[int, int], ...]], ...]  # head, shape, spans of the source


def main() -> None:
    """Train on the file named on the command line and write both models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=_MODELS)
    given = parser.parse_args()
    with gzip.open(given.corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, TRAINED_ON)]
    known = _known_words(row["text"] for row in rows)
    articles = [article for row in rows if (article := _article(row, numbers_of(known)))]
    stems = _stems(articles)
    made_by = {"fingerprint": fingerprint(Path(__file__)), "corpus": f"PolNeAR, {TRAINED_ON} articles"}
    store(given.out / "cues.npz", _train_cues(articles, stems), SHAPES, {"known": known, "stems": stems, **made_by})
    store(given.out / "sources.npz", _train_sources(articles), ("other", "source"), made_by)


def _known_words(texts: Iterable[str]) -> frozenset[str]:
    often: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for start, end in zip(*tokenize(text, sentence_spans(text))[:2], strict=True):
            word = text[start:end].lower().replace("’", "'")
            often[word] += 1
            capital[word] += text[start].isupper()
    return frozenset(w for w, n in often.items() if n >= _OFTEN and not w[0].isdigit() and capital[w] < n * _SMALL)


def _article(row: dict[str, Any], known: Ints) -> Article | None:
    found = columns_of(row["text"], sentence_spans(row["text"]), known)
    if found is None:
        return None
    told: dict[int, tuple[int, str, tuple[tuple[int, int], ...]]] = {}
    for one in row["attributions"]:
        head = _head(found, one["cue"])
        if head is not None:
            source = tuple((part["start"], part["end"]) for part in one["source"])
            told.setdefault(head, (head, _shape(one, found.tagged.starts[head]), source))
    return Article(found, tuple(told.values()))


def _shape(one: dict[str, Any], cue: int) -> str:
    source = "N" if not one["source"] else "L" if one["source"][0]["start"] < cue else "R"
    return source + ("L" if one["content"][0]["start"] < cue else "R")


def _head(found: Columns, cue: list[dict[str, int]]) -> int | None:
    """Return the word of a cue that is no auxiliary, adverb or preposition; its first word where all are."""
    starts, ends = found.tagged.starts, found.tagged.ends
    beside = np.any([found.listed(name) for name in _BESIDE], axis=0)
    first = None
    for part in cue:
        at = max(bisect_right(starts, part["start"]) - 1, 0)
        at += ends[at] <= part["start"]
        first = at if first is None and at < len(starts) else first
        while at < len(starts) and starts[at] < part["end"]:
            word = found.words[at]
            if not beside[at] and not word.endswith("ly") and (word[0].isalnum() or word == ":"):
                return at
            at += 1
    return first


def _stems(articles: list[Article]) -> frozenset[str]:
    often: Counter[str] = Counter()
    cue: Counter[str] = Counter()
    for article in articles:
        stems = [stem_of(word) for word in article.found.words]
        often.update(stems)
        cue.update(stems[head] for head, _, _ in article.told)
    return frozenset(stem for stem, n in cue.items() if n >= _CUES and n >= _SHARE * often[stem])


def _train_cues(articles: list[Article], stems: frozenset[str]) -> Any:
    features: list[Ints] = []
    answers: list[int] = []
    numbers = numbers_of(stems)
    for article in articles:
        words = candidates(article.found, numbers)
        features.append(cue_features(article.found, words))
        shapes = {head: shape for head, shape, _ in article.told}
        answers += (SHAPES.index(shapes.get(word, "")) for word in words.tolist())
    return fit(np.concatenate(features, axis=1), np.array(answers), len(SHAPES), bits=18, passes=4, rate=0.012)


def _train_sources(articles: list[Article]) -> Any:
    features: list[Ints] = []
    answers: list[bool] = []
    for article in articles:
        told = [one for one in article.told if not one[1].startswith("N")]
        heads = np.array([head for head, _, _ in told], np.int64)
        shapes = np.array([SHAPES.index(shape) for _, shape, _ in told], np.int64)
        of, nouns = pairs(article.found, heads, shapes)
        if not len(of):
            continue
        features.append(source_features(article.found, heads, shapes, of, nouns))
        starts, ends = article.found.tagged.starts, article.found.tagged.ends
        for one, noun in zip(of.tolist(), nouns.tolist(), strict=True):
            answers.append(any(a < ends[noun] and starts[noun] < b for a, b in told[one][2]))
    return fit(np.concatenate(features, axis=1), np.array(answers, np.int64), 2, bits=16, passes=3, rate=0.03)


if __name__ == "__main__":
    main()
