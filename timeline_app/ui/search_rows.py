"""What a search found, as rows: the first events and articles, each with some words around the first hit; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.search.holding import holds, marks
from timeline_app.ui.said import wording
from timeline_app.ui.shown_title import shown_title
from timeline_app.ui.two_lines import SEPARATOR, TwoLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_app.records import Article, Event, Mention
    from timeline_app.search.tree import Query
    from timeline_app.ui.marked_line import Spans
    from timeline_app.ui.search import Hits
    from timeline_app.ui.snapshot import Snapshot

IN_SIGHT: Final = 8  # rows at once
EVENTS: Final = 24  # in the list
ARTICLES: Final = 8
_BEFORE: Final = 36  # code points of a text before its first hit
_LENGTH: Final = 160  # ... and in all
_AT_ONCE: Final = 20_000  # code points of an article looked through between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class HitLines(TwoLines):
    """One row, and where in its lines the words stand that are asked for."""

    title_marks: Spans = ()
    second_marks: Spans = ()


def rows(
    shot: Snapshot,
    hits: Hits,
    query: Query,
    cancelled: Callable[[], bool] = lambda: False,
    most: int = EVENTS + ARTICLES,
) -> list[HitLines]:
    """Return the first events and articles that were found, as rows by their places among all; for a worker."""
    numbers = shot.numbers[hits.events[: min(EVENTS, most)]].tolist()
    events = {at: event for at, event in enumerate(shot.catalogue.events(numbers)) if event is not None}
    told = {at: _told(event, query) for at, event in events.items()}
    outlets = {a.id: a.outlet for a in shot.catalogue.light([m.article for m in told.values()]) if a is not None}
    found = [_event(str(at), events[at], m, outlets.get(m.article), query) for at, m in told.items()]
    ids = shot.catalogue.article_ids(hits.articles[: min(ARTICLES, most - len(numbers))].tolist())
    for at, article in enumerate(map(shot.catalogue.article, ids), len(hits.events)):
        if cancelled():
            break
        if article is not None:
            found.append(_article(str(at), article, query, cancelled))
    return found


def _event(key: str, event: Event, told: Mention, outlet: str | None, query: Query) -> HitLines:
    title, second = shown_title(event.label), _around(told.text, query)
    last = SEPARATOR.join(("", outlet or "outlet unknown", wording(event.date) if event.date else "undated"))
    return _row(key, title, second, last, query)


def _told(event: Event, query: Query) -> Mention:
    """Return the report of an event that holds what is asked for, or the first."""
    return next((m for m in event.mentions if holds(query, m.label, m.text)), event.mentions[0])


def _article(key: str, article: Article, query: Query, cancelled: Callable[[], bool]) -> HitLines:
    parts = _parts(article.text, cancelled)
    second = next((_around(part, query) for part in parts if marks(query, part)), article.text[:_LENGTH])
    day = wording(article.published) if article.published else "undated"
    last = SEPARATOR.join(("", "article", article.outlet or "outlet unknown", day))
    return _row(key, shown_title(article.title), " ".join(second.split()), last, query)


def _parts(text: str, cancelled: Callable[[], bool]) -> Iterator[str]:
    for start in range(0, len(text), _AT_ONCE):
        if cancelled():
            return
        yield text[start : start + _AT_ONCE]


def _around(text: str, query: Query) -> str:
    """Return some words of a text around the first that is asked for."""
    first = next(iter(marks(query, text)), (0, 0))[0]
    start = 0 if first <= _BEFORE else text.find(" ", first - _BEFORE) + 1 or first
    start = min(start, first)
    return ("…" if start else "") + text[start : start + _LENGTH]


def _row(key: str, title: str, second: str, last: str, query: Query) -> HitLines:
    marked = tuple(marks(query, title)), tuple(marks(query, second))
    return HitLines(key, title, second, quoted=True, last=last, title_marks=marked[0], second_marks=marked[1])
