"""When an undated article may have been published, by what dated articles of the collection tell of the same events.

An article without a date that says "on Tuesday" of an event which others put on Tuesday 28 August was published on that
day or within the six days after it: the next Tuesday would have been "last". Events are held to be the same where the
words and names of both reports are alike, by the same weights as linking uses; each such pair says little, several that
agree say more. Only reports by weekday or "yesterday" of what has happened are asked, and each meets few others, so
that it stays cheap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import weekday
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.link.background import cosine, worth, worth_of_name
from timeline_app.link.features import features_of
from timeline_app.records import BESIDE, TITLE, Evidence, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.link.features import Features
    from timeline_app.records import Article, Mention

_WEEK: Final = 6  # days after an event in which its weekday alone tells it
_MOST: Final = 50_000  # dated reports that are looked at
_KEYS, _NEIGHBOURS = 6, 40  # rarest features by which reports meet, and how many each meets by one
_ALIKE, _NAMED = 0.45, 0.5  # cosine of the words, and worth of the names, that two reports of one event share
_EQUAL: Final = 0.75  # cosine of the words where no name is shared
_ONE: Final = 0.45  # weight of one pair
_ALL: Final = 0.7  # weight that several agreeing ones do not exceed
_SIGNS: Final = 3  # kept of one article
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")


def signs_of_news(mentions: Sequence[Mention], articles: Mapping[str, Article]) -> dict[str, tuple[Evidence, ...]]:
    """Return, for each undated article that others help to date, the days on which it may have been published."""
    asking = [m for m in mentions if articles[m.article].published is None and _steps(m) is not None]
    if not asking:
        return {}
    dated = [m for m in mentions if articles[m.article].published is not None and _day(m) is not None][:_MOST]
    both = [*asking, *dated]
    features = [features_of(mention, articles[mention.article]) for mention in both]
    found: defaultdict[str, dict[Day, list[tuple[Mention, Mention]]]] = defaultdict(lambda: defaultdict(list))
    for one, other in _pairs(len(asking), both, features):
        found[both[one].article][_day(both[other]) or 0].append((both[one], both[other]))
    return {article: tuple(_signs(days, articles)) for article, days in found.items()}


def _steps(mention: Mention) -> int | str | None:
    """Return the weekday (0 to 6) by which a report dates itself, or "yesterday"; None for any other."""
    time = mention.time
    if time is None or mention.date is not None or not _happened(mention):
        return None
    if time.text.casefold() == "yesterday":
        return "yesterday"
    named = _WEEKDAY.fullmatch(time.value)
    return int(named[1]) - 1 if named and time.mod is None else None


def _day(mention: Mention) -> Day | None:
    date = mention.date
    if date is None or date.earliest is None or date.earliest != date.latest or not _happened(mention):
        return None
    return date.earliest


def _happened(mention: Mention) -> bool:
    return mention.role is Role.EVENT and mention.status is Status.REPORTED


def _pairs(asking: int, mentions: Sequence[Mention], features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of an undated report and a dated one that tell of one event."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(asking, len(mentions)):
        for name in features[number].all:
            known[name].append(number)
    for one in range(asking):
        rarest = sorted(features[one].all, key=lambda name: (-_worth(name), name))[:_KEYS]
        near = {number for name in rarest for number in known.get(name, ())[:_NEIGHBOURS]}
        asked = _steps(mentions[one])
        for other in sorted(near):
            right = asked == "yesterday" or weekday(_day(mentions[other]) or 0) == asked
            if right and _one_event(features[one], features[other]):
                yield one, other


def _worth(name: str) -> float:
    return worth_of_name(name[1:]) if name.startswith("@") else worth(name)


def _one_event(one: Features, other: Features) -> bool:
    alike = cosine(one.words, other.words)
    if alike < _ALIKE or (one.located and other.located and not one.located & other.located):
        return False
    shared = (one.places | one.people | one.organizations) & (other.places | other.people | other.organizations)
    return sum(map(worth_of_name, shared)) >= _NAMED or alike >= _EQUAL


def _signs(
    days: Mapping[Day, Sequence[tuple[Mention, Mention]]], articles: Mapping[str, Article]
) -> Iterator[Evidence]:
    """Yield a sign a day of news, the best attested first, the later of two."""
    for day, pairs in sorted(days.items(), key=lambda item: (-len(item[1]), -item[0]))[:_SIGNS]:
        own = {mine.start for mine, _ in pairs}
        mine, other = pairs[0]
        first, last = (day + 1, day + 1) if _steps(mine) == "yesterday" else (day, day + _WEEK)
        date = Edtf.of_day(first) if first == last else Edtf.parse(f"[{day_text(first)}..{day_text(last)}]")
        doubt = (1 - _ONE) ** min(len(own) + len({theirs.article for _, theirs in pairs}) - 1, 4)
        origin = f"{BESIDE.format(repr(articles[other.article].title[:TITLE]))} {day_text(day)}"
        yield Evidence("published", date, origin, mine.text[:160], round(min(_ALL, 1 - doubt), 2), stated=False)
