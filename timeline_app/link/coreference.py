"""Which mentions report one event. Precision first: a look-alike that stays apart costs less than a false union.

Only mentions whose dates agree are compared (blocking): they must share a rare word or name and lie on one day, or in
one month where either is no finer, or be equal where they are wide. A pair scores for a shared place, shared people and
organisations and shared words, each worth more the rarer it is. Pairs are joined best first, as long as the union has
one span of days that all agree with, one place, and no two mentions of one sentence. The cost is near-linear: blocks
are cut to a fixed number of neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from timeline_app.dates.civil import civil
from timeline_app.link.corroboration import refer
from timeline_app.link.events import assemble
from timeline_app.link.features import MONTH_DAYS, Weights, features_of, stem, words_of
from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Day, Second
    from timeline_app.link.features import Features
    from timeline_app.records import Article, Event, Mention, Name

_Block: TypeAlias = tuple[str, Role, str]  # what is shared, what is dated, when

ENOUGH = 3.2  # score from which a pair is one event
KEYS = 6  # features of a mention by which it meets others, the rarest
NEIGHBOURS = 10  # mentions of a block that each meets

FINE_DAYS = 3  # a date as wide is compared day by day

PLACE, NAMED_PLACE, PERSON, ORGANIZATION, WORDS = 2.0, 0.6, 1.0, 0.7, 4.0  # worth of what a pair shares
SAME_DAY, NESTED = 0.8, 0.4  # worth of agreeing dates
ONE_STORY = 1.0  # worth of the same people at the same place, told again in one article
OTHERS = 1.0  # cost of naming others
NEARLY_EQUAL = 0.75  # cosine of the words, where no name is shared
LEAST_COMMON = 0.3  # cosine of the words, where no place is shared, and of what two statements say


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions of one event: positions, how sure, and why."""

    score: float
    one: int
    other: int
    why: str


def link(
    mentions: Sequence[Mention], articles: Mapping[str, Article], known: Mapping[str, str] | None = None
) -> tuple[Event, ...]:
    """Join mentions into events, in date order, the undated last; `known` (Mention.key -> Event.id) keeps the ids.

    `articles` holds the article of every mention, by id.
    """
    features = [features_of(mention) for mention in mentions]
    weights = Weights(features, mentions)
    links = [*_leads(mentions), *_alike(mentions, features, weights)]
    groups = _Groups(mentions, features)
    for found in sorted(links, key=lambda found: (-found.score, found.one, found.other)):
        groups.join(found)
    events = assemble(groups.members(), mentions, articles, known or {})
    return refer(events, articles)


def _leads(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Join each headline with the mention that it leans on: the first after it of the same date."""
    waiting: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        if mention.leans_on and "lead" in mention.leans_on:
            waiting[mention.article] = number
            continue
        headline = waiting.get(mention.article)
        if headline is None or mention.role is not Role.EVENT or mention.time is None:
            continue
        if mention.date == mentions[headline].date:
            del waiting[mention.article]
            yield Link(100.0, headline, number, "the headline of what the lead reports")


def _alike(mentions: Sequence[Mention], features: Sequence[Features], weights: Weights) -> Iterator[Link]:
    for pair in _candidates(mentions, features, weights):
        if (found := _compare(pair, mentions, features, weights)) is not None:
            yield found


def _candidates(mentions: Sequence[Mention], features: Sequence[Features], weights: Weights) -> set[tuple[int, int]]:
    """Return the pairs worth comparing: in each block a mention meets the next few, a coarse one the fine ones too."""
    alike: defaultdict[_Block, list[int]] = defaultdict(list)
    finer: defaultdict[_Block, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        rarest = sorted(one.all, key=lambda name: (-weights[name], name))[:KEYS]
        role = mentions[number].role
        whens, month = tuple(_whens(one, mentions[number])), _month(one.first)
        fine = 0 < one.width <= FINE_DAYS
        for name in rarest:
            for when in whens:
                alike[name, role, when].append(number)
            if fine:
                finer[name, role, month].append(number)
    pairs: set[tuple[int, int]] = set()
    for key, block in alike.items():
        for position, number in enumerate(block):
            others = [*block[position + 1 : position + 1 + NEIGHBOURS], *finer.get(key, ())[:NEIGHBOURS]]
            pairs.update((number, other) if number < other else (other, number) for other in others)
    return pairs


def _whens(one: Features, mention: Mention) -> Iterator[str]:
    """Name the blocks of time in which a mention meets its like."""
    if one.first is None or one.last is None:
        yield f"undated {mention.date or ''}"
    elif one.width <= FINE_DAYS:
        yield from (f"day {day}" for day in range(one.first, one.last + 1))
    elif one.width <= MONTH_DAYS:
        yield from sorted({_month(one.first), _month(one.last)})
    else:
        yield f"wide {one.first} {one.last}"


def _month(day: Day | None) -> str:
    return "" if day is None else f"month {civil(day)[:2]}"


def _compare(
    numbers: tuple[int, int], mentions: Sequence[Mention], features: Sequence[Features], weights: Weights
) -> Link | None:
    """Score a pair; None where something tells them apart or too little joins them."""
    (one, other), (a, b) = (features[n] for n in numbers), (mentions[n] for n in numbers)
    if _apart(one, other) or (a.article, a.start) == (b.article, b.start):
        return None
    words = one.words & other.words
    common = weights.cosine(words, *numbers)
    places = (one.located & other.places) | (other.located & one.places)
    named = (one.places & other.places) - places
    if (not places or a.role is Role.STATEMENT) and common < LEAST_COMMON:  # who says it is not what is said
        return None
    people, organizations = one.people & other.people, one.organizations & other.organizations
    one_story = a.article == b.article
    if one_story and one.numbers and other.numbers and not one.numbers & other.numbers:  # bridge 5 is not bridge 6
        return None
    vague = max(one.width, other.width) > 1
    if not words and not (vague if one_story else people and len(places) > 1):
        return None
    if not (places or named or people or organizations) and common < NEARLY_EQUAL:
        return None
    score = (
        PLACE * weights.of_names(places)
        + NAMED_PLACE * weights.of_names(named)
        + PERSON * weights.of_names(people)
        + ORGANIZATION * weights.of_names(organizations)
        + WORDS * common
        + _agreement(one, other)
        - _strangeness(one, other)
        + (ONE_STORY if one_story and places and (people or organizations) else 0.0)
    )
    if score < ENOUGH:
        return None
    return Link(score, *numbers, _why(a, b, sorted(places), sorted(people | organizations), words))


def _apart(one: Features, other: Features) -> bool:
    """Tell whether places or days exclude that two mentions are of one event."""
    if one.located and other.located and not one.located & other.located:
        return True
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return (one.start is None) != (other.start is None)
    return one.end <= other.start or other.end <= one.start


def _agreement(one: Features, other: Features) -> float:
    if one.width == other.width == 1:
        return SAME_DAY
    return NESTED if 0 < min(one.width, other.width) <= MONTH_DAYS else 0.0


def _strangeness(one: Features, other: Features) -> float:
    """Return what it costs that both name people, organisations or numbers, and not one is the same."""
    pairs = (
        (one.people | one.organizations, other.people | other.organizations),
        (one.numbers, other.numbers),
    )
    return sum(OTHERS for ours, theirs in pairs if ours and theirs and not ours & theirs)


def _why(a: Mention, b: Mention, places: list[str], names: list[str], words: frozenset[str]) -> str:
    shown = {name.name.casefold().removeprefix("the "): name.name for m in (a, b) for name in _named(m)}
    written = [word for word in words_of(b.label) if stem(word) in words]
    parts = [f"same place: {', '.join(shown.get(name, name) for name in places)}"] if places else []
    if a.time and b.time and a.date and b.date:
        parts.append(f"“{a.time.text}” agrees with “{b.time.text}”")
    if names:
        parts.append(f"both name {', '.join(shown.get(name, name) for name in names)}")
    if written:
        parts.append(f"both: {', '.join(dict.fromkeys(written))}")
    return "; ".join(parts)


def _named(mention: Mention) -> Sequence[Name]:
    return (*mention.places, *mention.people, *mention.organizations)


class _Groups:
    """Mentions joined so far: each group keeps the days, places and sentences that its members agree on."""

    def __init__(self, mentions: Sequence[Mention], features: Sequence[Features]) -> None:
        self._root = list(range(len(mentions)))
        self._members = [[number] for number in self._root]
        self._spans = [(one.start, one.end) for one in features]
        self._located = [set(one.located) for one in features]
        self._sentences = [{(mention.article, mention.start)} for mention in mentions]
        self._why: dict[int, str] = {}

    def join(self, found: Link) -> None:
        """Unite the groups of two mentions, unless their days, places or sentences exclude it."""
        one, other = sorted((self._find(found.one), self._find(found.other)))
        span = self._common_span(one, other)
        located = self._located[one], self._located[other]
        if one == other or span is None or (all(located) and not located[0] & located[1]):
            return
        if self._sentences[one] & self._sentences[other]:
            return
        self._why.setdefault(found.other, found.why)
        self._why.setdefault(found.one, found.why)
        self._root[other] = one
        self._members[one] += self._members[other]
        self._spans[one] = span
        self._located[one] = located[0] & located[1] if all(located) else located[0] | located[1]
        self._sentences[one] |= self._sentences[other]

    def members(self) -> list[list[tuple[int, str]]]:
        """Return each group's mentions in order, with the reason why each is in it."""
        groups = (sorted(self._members[root]) for root, parent in enumerate(self._root) if root == parent)
        return [[(number, self._why.get(number, "")) for number in group] for group in groups]

    def _find(self, number: int) -> int:
        while self._root[number] != number:
            self._root[number] = self._root[self._root[number]]
            number = self._root[number]
        return number

    def _common_span(self, one: int, other: int) -> tuple[Second | None, Second | None] | None:
        (start, end), (begin, finish) = self._spans[one], self._spans[other]
        if start is None or end is None or begin is None or finish is None:
            return self._spans[one] if (start is None) == (begin is None) else None
        start, end = max(start, begin), min(end, finish)
        return (start, end) if start < end else None
