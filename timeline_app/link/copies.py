"""Which articles and passages are copies of one another: one wire text in several papers counts once.

A text is the set of its shingles, runs of four words (Broder, "On the resemblance and containment of documents",
1997). Copies share half of their shingles, or the shorter lies mostly within the longer. Pairs worth a look are found
by MinHash signatures (rensa's R-MinHash, after Dahlgaard, Knudsen, Thorup: "Fast similarity sketching", 2017) that
agree in a band (locality-sensitive hashing) and are then verified on the shingles themselves, so a chance agreement
joins nothing. Passages are short: they are compared through their shingles alone.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rensa import RMinHash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.records import Article

SHINGLE = 4  # words
SLOTS, ROWS = 128, 2  # of a signature, and of its slots in a band
SEED = 1
RESEMBLANCE, CONTAINMENT = 0.5, 0.7  # share of shingles, of both texts and of the shorter, from which they are copies
FEW = 12  # shingles; a shorter text is compared as a passage only
PASSAGE = 0.6  # share of the shorter passage's shingles
LEAST = 6  # shingles that copied passages share: nine words on end
LIKELY = 0.12  # resemblance by the signatures from which shingles are compared
NEXT = 8  # articles that one meets in a band

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Return the runs of four words of a text, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    runs = zip(*(words[at:] for at in range(SHINGLE)), strict=False)
    return frozenset(map(" ".join, runs))


def signature_of(article: Article) -> bytes:
    """Return the MinHash of what an article says outside its furniture: 512 bytes, empty for a text too short."""
    said = shingles(_body(article))
    if len(said) < FEW:
        return b""
    sketch = RMinHash(SLOTS, SEED)
    sketch.update(sorted(said))
    return array("I", sketch.digest()).tobytes()


class Copies:
    """Tells copies among articles; signatures that are known already (`signature_of`, by article) need no work."""

    def __init__(self, articles: Mapping[str, Article], signatures: Mapping[str, bytes] | None = None) -> None:
        self._articles = articles
        self._known = signatures or {}
        self._made: dict[str, bytes] = {}
        self._verified: dict[tuple[str, str], bool] = {}
        self._shingles = lru_cache(256)(self._shingles_of)

    @property
    def made(self) -> Mapping[str, bytes]:
        """Return the signatures that were made here, to be kept for another time."""
        return self._made

    def among(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of these articles that are copies, each the earlier of the given order first."""
        if len(ids) < 2:
            return
        seen: set[tuple[str, str]] = set()
        bands: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
        width = ROWS * array("I").itemsize
        for one in ids:
            signature = self._signature(one)
            for at in range(0, len(signature), width):
                alike = bands[at, signature[at : at + width]]
                for other in alike[-NEXT:]:
                    if (other, one) not in seen:
                        seen.add((other, one))
                        if self._are(other, one):
                            yield other, one
                alike.append(one)

    def _signature(self, article: str) -> bytes:
        if (known := self._known.get(article)) is not None:
            return known
        if article not in self._made:
            self._made[article] = signature_of(self._articles[article])
        return self._made[article]

    def _are(self, one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._verified:
            self._verified[pair] = self._likely(*pair) and _copied(*map(self._shingles, pair))
        return self._verified[pair]

    def _likely(self, one: str, other: str) -> bool:
        a, b = (array("I", self._signature(article)) for article in (one, other))
        return sum(x == y for x, y in zip(a, b, strict=True)) >= LIKELY * SLOTS

    def _shingles_of(self, article: str) -> frozenset[str]:
        return shingles(_body(self._articles[article]))


def same_passages(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of passages, by position, that say the same at length in the same words."""
    said = [shingles(text) for text in texts]
    first: defaultdict[str, list[int]] = defaultdict(list)
    for number, runs in enumerate(said):
        near: defaultdict[int, int] = defaultdict(int)
        for run in runs:
            for other in first[run]:
                near[other] += 1
            if len(first[run]) < NEXT:
                first[run].append(number)
        for other, shared in sorted(near.items()):
            if shared >= LEAST and shared >= PASSAGE * min(len(runs), len(said[other])):
                yield other, number


def _copied(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= RESEMBLANCE * len(one | other) or shared >= CONTAINMENT * min(len(one), len(other))


def _body(article: Article) -> str:
    """Return the text without its furniture."""
    parts, at = [], 0
    for start, end in article.furniture:
        parts.append(article.text[at:start])
        at = end
    return " ".join([*parts, article.text[at:]])
