"""How much an event matters, 0 to 1, and why; and which days of a collection matter most.

The rank is absolute: it hangs on the event's own reports alone, so that articles added elsewhere change nothing. Each
count counts by its logarithm: the tenth outlet says less than the second. A summary chooses days as a chronicler does,
who writes afterwards: by how many articles tell of a day in so many words, more if they still do so long after it.
"""

from __future__ import annotations

from collections import defaultdict
from math import exp, log1p, log2
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Event, Mention, Origin

HEAD = 0.15  # of an article: what is told so near its beginning is what it is about
# Worth of a doubling: articles, origins, headlines; of a tenfold span of coverage.
ARTICLES, ORIGINS, HEADLINES, COVERAGE = 0.5, 0.4, 0.45, 0.35
POSITION, OWN_TIME, HAPPENED = 0.4, 0.25, 0.3
_KNOWN = ((1, 0.4, "its day is known"), (31, 0.25, "its month is known"), (366, 0.1, "its year is known"))

LEANED = 0.25  # of an article's voice for a day that it only leans on
LATER = 0.35  # what each e-fold of days that it is still told after adds
MEMORY = 400  # days; who tells it later still says no more


class _Sign(NamedTuple):
    worth: float
    why: str


def rank_of(
    mentions: Sequence[Mention], articles: Mapping[str, Article], origins: Sequence[Origin]
) -> tuple[float, tuple[str, ...]]:
    """Return how much an event matters, 0 to 1, and what made it so, the weightiest first."""
    signs = [sign for sign in _signs(mentions, articles, origins) if sign.worth > 0]
    rank = round(1 - exp(-sum(sign.worth for sign in signs)), 4)
    return rank, tuple(sign.why for sign in sorted(signs, key=lambda sign: -sign.worth))


def _signs(mentions: Sequence[Mention], articles: Mapping[str, Article], origins: Sequence[Origin]) -> Iterator[_Sign]:
    told = {mention.article: articles[mention.article] for mention in mentions}
    outlets = {article.outlet or article.id for article in told.values()}
    if len(outlets) > 1:
        yield _Sign(ARTICLES * log2(len(told)), f"reported by {len(outlets)} outlets")
    elif len(told) > 1:
        yield _Sign(ARTICLES * log2(len(told)), f"reported in {len(told)} articles")
    if len(origins) > 1:
        yield _Sign(ORIGINS * log2(len(origins)), f"goes back to {len(origins)} independent origins")
    heads = len({m.article for m in mentions if m.text == told[m.article].title})
    if heads:
        yield _Sign(HEADLINES * log2(1 + heads), "in a headline" if heads == 1 else f"in {heads} headlines")
    place = min(mention.start / max(1, len(told[mention.article].text)) for mention in mentions)
    where = "at the head of an article" if place <= HEAD else "in the upper half of an article"
    yield _Sign(POSITION * max(0.0, 1 - place), where if place <= 0.5 else "told at the end of an article")
    if (span := _coverage(told)) > 1:
        yield _Sign(COVERAGE * log1p(span) / log1p(9), f"reported over {span} days")
    yield from _specific(mentions)


def _specific(mentions: Sequence[Mention]) -> Iterator[_Sign]:
    best = mentions[0]
    width = _width(best.date)
    for days, worth, why in _KNOWN:
        if 0 < width <= days:
            doubted = best.date is not None and best.date.uncertain
            yield _Sign(worth, why.replace("known", "probable") if doubted else why)
            break
    if any(mention.time is not None for mention in mentions):
        yield _Sign(OWN_TIME, "a report names its time")
    if best.role is Role.EVENT:
        yield _Sign(HAPPENED, "something that happens, not only said")


def _coverage(told: Mapping[str, Article]) -> int:
    """Return over how many days, first and last included, dated articles report it."""
    days = [a.published.earliest for a in told.values() if a.published and a.published.earliest is not None]
    return max(days) - min(days) + 1 if days else 0


def _width(date: Edtf | None) -> int:
    """Return how many days a date leaves open; 0 where it is open-ended or unknown."""
    if date is None or date.earliest is None or date.latest is None:
        return 0
    return date.latest - date.earliest + 1


def summary(events: Sequence[Event], top: int, articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """Choose the `top` days that matter most among events known to the day, one event each, in date order."""
    days: defaultdict[Day, list[Event]] = defaultdict(list)
    for event in events:
        if event.date and event.date.earliest is not None and event.date.earliest == event.date.latest:
            days[event.date.earliest].append(event)
    worth = {day: (_worth(day, told, articles), max(event.rank for event in told)) for day, told in days.items()}
    chosen = sorted(sorted(days, key=lambda day: (worth[day], day), reverse=True)[:top])
    return tuple(max(days[day], key=lambda event: (event.mentions[0].role is Role.EVENT, event.rank)) for day in chosen)


def _worth(day: Day, events: Sequence[Event], articles: Mapping[str, Article]) -> float:
    """Return how many articles speak for a day: each once, by its clearest mention of what happened then."""
    voices: dict[str, float] = {}
    for event in events:
        for mention in event.mentions:
            if mention.role is Role.EVENT:
                voice = _voice(day, mention, articles[mention.article])
                voices[mention.article] = max(voice, voices.get(mention.article, 0.0))
    return sum(sorted(voices.values()))  # sorted: the same sum whatever the order of the events


def _voice(day: Day, mention: Mention, article: Article) -> float:
    published = article.published.earliest if article.published else None
    later = min(MEMORY, max(0, published - day)) if published is not None else 0
    told = mention.time is not None or (mention.leans_on or "").startswith("the lead")
    return (1.0 if told else LEANED) * (1 + LATER * log1p(later))
