"""Whom the reports of an event go back to, drawn out: each origin, who cites it, copies whom, told it first; no Qt.

Reports hang under their origin in the order of publication, copies under what they copy. First is whoever published
first among those whose day is known; nothing is said of the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.ui.evidence_words import short_wording
from timeline_app.ui.reasons import plain
from timeline_app.ui.reference_row import MOST, Row, RowKind, counted, outlet, rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.records import Article, Event, Mention, Origin
    from timeline_app.ui.snapshot import Snapshot

OWN_REPORT: Final = "its own report"
_COPY: Final = "the same text in {} as in "
_CITES: Final = re.compile(r"(?P<who>.+) cites? (?P<whom>.+)")
_LATEST: Final = 1 << 62


def goes_back(event: Event, position: int, shot: Snapshot) -> Iterator[Row]:
    """List the origins of an event's reports, where there are several reports; `position` is the one that is shown."""
    if len(event.mentions) < 2 or not event.goes_back:
        return
    articles = [shot.light.get(mention.article) for mention in event.mentions]
    first = _first(articles)
    yield Row(RowKind.HEADING, "Goes back to", counted(len(event.goes_back), "origin"), icon="says")
    if told := _told_first(articles, first):
        yield Row(RowKind.NOTE, told)
    for origin in event.goes_back[:MOST]:
        yield from _origin(event, origin, articles, first)
    yield from rest(len(event.goes_back))


def _origin(event: Event, origin: Origin, articles: list[Article | None], first: int | None) -> Iterator[Row]:
    lead, *others = origin.mentions
    if not others:
        how = "" if origin.why == OWN_REPORT else plain(origin.why)
        aside = " · ".join(filter(None, (OWN_REPORT if not how else "", _when(articles[lead], first))))
        yield Row(RowKind.LINK, origin.name, aside, why=how, event=event.id, mention=lead)
        return
    yield Row(RowKind.LINK, origin.name, counted(len(origin.mentions), "report"), event=event.id, mention=lead)
    for depth, at in _tree(origin, articles):
        how = _how(event.mentions[at], articles[at], origin)
        yield Row(
            RowKind.LINK,
            outlet(articles[at]),
            _when(articles[at], first),
            why=how,
            event=event.id,
            mention=at,
            depth=depth,
        )


def _tree(origin: Origin, articles: list[Article | None]) -> Iterator[tuple[int, int]]:
    """Yield an origin's reports and how deep each hangs: under the origin, or as a copy under what it copies."""
    ordered = sorted(origin.mentions, key=lambda at: (_day(articles[at]), at))[:MOST]
    copied = {at: _copied(articles[at], origin) for at in ordered}
    named = {outlet(articles[at]) for at in ordered if not copied[at]}
    tops = [at for at in ordered if copied[at] not in named]
    for top in tops:
        yield 1, top
        same = [at for at in ordered if copied[at] in named and copied[at] == outlet(articles[top])]
        if next(each for each in tops if outlet(articles[each]) == outlet(articles[top])) == top:
            yield from ((2, at) for at in same)


def _how(mention: Mention, article: Article | None, origin: Origin) -> str:
    """Say how a report goes back to its origin."""
    if copied := _copied(article, origin):
        return f"The same text as in {copied}"
    if mention.attributed_to:
        return f"Citing {', citing '.join(mention.attributed_to)}"
    for part in origin.why.split("; "):
        found = _CITES.fullmatch(part)
        if found and outlet(article) in found["who"]:
            return f"Cites {found['whom']}"
    return "Its own report"


def _copied(article: Article | None, origin: Origin) -> str:
    """Name the outlet whose text an article's is; empty where it is no copy."""
    begins = _COPY.format((article.outlet or article.title) if article else "")
    part = next((part for part in origin.why.split("; ") if part.startswith(begins)), "")
    return part.removeprefix(begins)


def _day(article: Article | None) -> int:
    day = article.published.earliest if article is not None and article.published is not None else None
    return _LATEST if day is None else day


def _first(articles: list[Article | None]) -> int | None:
    """Return the first day of publication; None where none is known, or all are of one day."""
    days = {_day(article) for article in articles} - {_LATEST}
    return min(days) if days else None


def _told_first(articles: list[Article | None], first: int | None) -> str:
    """Say who published first, and that of some nobody knows when they did."""
    if first is None:
        return ""
    those = list(dict.fromkeys(outlet(article) for article in articles if _day(article) == first))
    day = next(article.published for article in articles if article is not None and _day(article) == first)
    undated = sum(_day(article) == _LATEST for article in articles)
    names = those[0] if len(those) == 1 else f"{', '.join(those[:-1])} and {those[-1]}"
    rest_words = f"; of {counted(undated, 'report')} the day is not known" if undated else ""
    return f"First reported by {names}, {short_wording(day)}{rest_words}" if day is not None else ""


def _when(article: Article | None, first: int | None) -> str:
    if article is None or article.published is None:
        return "no date" if article is not None else ""
    said = short_wording(article.published)
    return f"first · {said}" if _day(article) == first else said
