"""Mentions that texts added again and again tell word for word alike: what one scores, all of them do.

A twin is of an article whose whole text is another's, and differs from that one's mention in nothing but the article.
So its features are the same, and a text that is added a thousand times is weighed but once against each other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.link.scoring import ENOUGH, apart, odds_where_not_apart

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from timeline_app.link.features import Features
    from timeline_app.records import Article, Mention

KEPT = 500_000  # scores: some 80 MB


class Twins:
    """Which mentions of copied texts are alike in all that is weighed, and what these score."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}  # text -> the first article that has it
        self._number: dict[Hashable, int] = {}
        self.of: dict[int, int] = {}  # number of a mention of a copied text -> number of the one that stands for it
        self._scores: dict[tuple[int, int, bool], float | None] = {}

    def meet(self, number: int, mention: Mention, article: Article) -> None:
        """Look for a mention whose twin this is; of the first article with a text nothing is remembered."""
        if self._first.setdefault(article.text, article.id) != article.id:
            alike = article.text, article.published is None, replace(mention, article="")
            self.of[number] = self._number.setdefault(alike, number)

    def features(self, number: int, mention: Mention, made: Mapping[int, Features]) -> Features | None:
        """Return the features of a mention from those made of its twin, if they are there."""
        twin = self.of.get(number, number)
        return None if twin == number or (found := made.get(twin)) is None else found.told_again(mention)

    def score(self, one: tuple[int, Features], other: tuple[int, Features]) -> float | None:
        """Return what two mentions score, given in the order of their keys; None where something tells them apart."""
        (first, a), (second, b) = one, other
        pair = self.of.get(first, first), self.of.get(second, second), a.article == b.article
        if pair not in self._scores:
            if len(self._scores) >= KEPT:
                self._scores.clear()
            self._scores[pair] = None if apart(a, b) else odds_where_not_apart(a, b, ENOUGH)
        return self._scores[pair]
