"""What linking asks of a project, and what it has asked already: mentions by their numbers, articles, former links."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from timeline_app.link.features import features_of
from timeline_app.link.scoring import ENOUGH, apart, compare, odds_where_not_apart
from timeline_app.link.twins import Twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.link.features import Features
    from timeline_app.records import Article, Meeting, Mention

NEVER = 2**31  # days; after every date
KEPT = 60_000  # mentions whose features are kept: some 600 MB
Pair = tuple[int, int]  # numbers of two mentions, the lower first


class Known(Protocol):
    """What a project knows of its mentions, by their numbers, as it was linked last."""

    def mentions(self, numbers: Iterable[int], /) -> Mapping[int, Mention]:
        """Return mentions by their numbers."""
        ...

    def articles(self, ids: Iterable[str], /) -> Mapping[str, Article]:
        """Return articles by their ids."""
        ...

    def told_in(self, articles: Iterable[str], /) -> Mapping[str, Sequence[int]]:
        """Return the numbers of the mentions of articles, in text order."""
        ...

    def meetings(self, numbers: Iterable[int], /) -> Mapping[int, Meeting]:
        """Return where mentions met others."""
        ...

    def first_of(self, blocks: Iterable[int], most: int, /) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Return the turns and numbers of the first `most` mentions of each block that has any."""
        ...

    def all_of(self, block: int, /) -> Sequence[tuple[int, int]]:
        """Return the turns and numbers of a block's mentions."""
        ...

    def links(self, numbers: Iterable[int], /) -> Mapping[Pair, float]:
        """Return the links of these mentions, with their scores."""
        ...

    def reasons(self, numbers: Iterable[int], /) -> Mapping[Pair, str]:
        """Return the reasons of links that have one of their own, by their lower numbers."""
        ...

    def ids_of(self, numbers: Iterable[int], /) -> Mapping[int, str]:
        """Return the ids of the events that mentions were in."""
        ...

    def signatures(self, articles: Iterable[str], /) -> Mapping[str, bytes]:
        """Return the signatures of articles that are known."""
        ...


class Seen:
    """Mentions, their articles and features, each looked up once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.mentions: dict[int, Mention] = {}
        self.articles: dict[str, Article] = {}
        self._features: dict[int, Features] = {}
        self._twins = Twins()

    def learn(self, mentions: Mapping[int, Mention], articles: Iterable[Article]) -> None:
        """Take what is known without being looked up: mentions and all of their articles."""
        self.mentions.update(mentions)
        self.articles.update((article.id, article) for article in articles)

    def look_up(self, numbers: Iterable[int]) -> None:
        """Fetch what is not known yet of these mentions."""
        missing = set(numbers).difference(self.mentions)
        if missing:
            found = self._known.mentions(sorted(missing))
            self.mentions.update(found)
            articles = {mention.article for mention in found.values()}.difference(self.articles)
            self.articles.update(self._known.articles(sorted(articles)))

    def features(self, number: int) -> Features:
        """Return the features of a mention that was looked up."""
        found = self._features.get(number)
        if found is None:
            if len(self._features) >= KEPT:  # the oldest half is made anew where it is needed
                self._features = dict(islice(self._features.items(), KEPT // 2, None))
            mention = self.mentions[number]
            article = self.articles[mention.article]
            self._twins.meet(number, mention, article)
            found = self._twins.features(number, mention, self._features) or features_of(mention, article)
            self._features[number] = found
        return found

    def alike(self, one: int, others: Iterable[int]) -> Iterator[tuple[int, float]]:
        """Yield those of other mentions to which one is alike, and how much, the same whichever comes first."""
        a, copied = self.features(one), self._twins.of
        for other in others:
            b = self.features(other)
            if one in copied or other in copied:
                odds = self._twins.score(*(((other, b), (one, a)) if b.key < a.key else ((one, a), (other, b))))
            else:
                odds = None if apart(a, b) else _odds(a, b)
            if odds is not None and odds >= ENOUGH:
                yield other, round(odds, 6)

    def why(self, one: int, other: int) -> str:
        """Return in words what two mentions have in common."""
        found = compare(*self.in_order(one, other))
        return "" if found is None else found.why

    def in_story(self, numbers: Iterable[int]) -> list[int]:
        """Return mentions in an order that does not hang on that of adding: by publication, article and text."""

        def place(number: int) -> tuple[int, str, int, int]:
            mention = self.mentions[number]
            published = self.articles[mention.article].published
            day = published.earliest if published else None
            return (NEVER if day is None else day), mention.article, mention.start, number

        return sorted(numbers, key=place)

    def by_date(self, numbers: Iterable[int]) -> list[int]:
        """Return mentions by what may be their first second: those that may be one are near each other."""

        def place(number: int) -> tuple[int, int]:
            date = self.mentions[number].date
            first = (date.first_second if date.first_second is not None else date.end_second) if date else None
            return -1 if first is None else first, number

        return sorted(numbers, key=place)

    def in_order(self, one: int, other: int) -> tuple[Features, Features]:
        """Return the features of two mentions in the order of their keys."""
        a, b = self.features(one), self.features(other)
        return (b, a) if b.key < a.key else (a, b)


def _odds(a: Features, b: Features) -> float:
    return odds_where_not_apart(b, a, ENOUGH) if b.key < a.key else odds_where_not_apart(a, b, ENOUGH)


class Unlinked:
    """A project of which nothing was linked yet, held in memory."""

    def __init__(
        self, mentions: Mapping[int, Mention], articles: Mapping[str, Article], ids: Mapping[int, str]
    ) -> None:
        self._mentions, self._articles, self._ids = mentions, articles, ids
        self._told: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(mentions):
            self._told[mentions[number].article].append(number)
        self.unlinked = dict.fromkeys(mentions, True)

    def mentions(self, numbers: Iterable[int]) -> dict[int, Mention]:
        """Return mentions by their numbers."""
        return {number: self._mentions[number] for number in numbers}

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by their ids."""
        return {article: self._articles[article] for article in ids}

    def told_in(self, articles: Iterable[str]) -> dict[str, list[int]]:
        """Return the numbers of the mentions of articles, in text order."""
        return {article: self._told[article] for article in articles}

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the ids of the events that mentions were in."""
        return {number: self._ids[number] for number in numbers if number in self._ids}

    def meetings(self, _: Iterable[int]) -> dict[int, Meeting]:
        """Return nothing: no mention meets another yet."""
        return {}

    def first_of(self, _blocks: Iterable[int], _most: int) -> dict[int, list[tuple[int, int]]]:
        """Return that every block is empty."""
        return {}

    def all_of(self, _: int) -> list[tuple[int, int]]:
        """Return that the block is empty."""
        return []

    def signatures(self, _: Iterable[str]) -> dict[str, bytes]:
        """Return that none is known."""
        return {}

    def links(self, _: Iterable[int]) -> dict[Pair, float]:
        """Return that there is no link."""
        return {}

    def reasons(self, _: Iterable[int]) -> dict[Pair, str]:
        """Return that there is no link."""
        return {}
