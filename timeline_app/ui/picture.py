"""What a published picture says around its timeline: title, legend, sources, footer.

Sources are numbered in the order in which the events drawn cite them; every label carries the numbers. What has no room
is counted in the footer, never silently left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.wording import wording
from timeline_app.timeline.marks import mark_of
from timeline_app.timeline.told import drawn_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.records import Article, Event
    from timeline_app.timeline.index import EventIndex
    from timeline_app.timeline.marks import MarkKind
    from timeline_app.timeline.scene import Scene

MARGIN = 48.0
NARROW_MARGIN = 24.0
NARROW = 900  # px: below this margins are narrow and sources stand in one or two columns
COLUMN = 400.0  # px, least width of a column of sources
SOURCE_ROW = 37.0
MOST_SOURCES = 60
_LONGEST = 84  # characters of a label, so that its numbers are not cut off


@dataclass(frozen=True)
class Citations:
    """The numbers of the articles that the picture cites."""

    numbers: Mapping[str, int] = field(default_factory=dict)  # by Article.id, from 1

    @classmethod
    def of(cls, events: Sequence[Event], articles: Mapping[str, Article], span: tuple[Second, Second]) -> Citations:
        """Give numbers to the articles that report events in a span, in order of time."""
        inside = [event for event in events if _touches(event, span)]
        inside.sort(key=lambda event: mark[1] if (mark := _mark(event)) else 0)
        keys = dict.fromkeys(m.article for event in inside for m in event.mentions if m.article in articles)
        return cls({key: number for number, key in enumerate(keys, 1)})

    def label(self, event: Event) -> str:
        """Return an event's label with the numbers of its sources."""
        said = event.label if len(event.label) <= _LONGEST else event.label[: _LONGEST - 1].rstrip() + "…"
        numbers = sorted({self.numbers[m.article] for m in event.mentions if m.article in self.numbers})
        return f"{said} [{', '.join(map(str, numbers))}]" if numbers else said

    def lines(self, articles: Mapping[str, Article]) -> list[tuple[int, str, str]]:
        """Return (number, title, outlet and date with its origin) of each source."""
        return [(number, articles[key].title, _provenance(articles[key])) for key, number in self.numbers.items()]


def subtitle(events: Sequence[Event], articles: Mapping[str, Article], scene: Scene) -> str:
    """Return the line under the title: how many events and articles, and the span."""
    counted = f"{_count(len(events), 'event')} from {_count(len(articles), 'saved article')}"
    return f"{counted}, {scene.span_text}" if scene.span_text else counted


def footer(events: Sequence[Event], index: EventIndex, scene: Scene, span: tuple[Second, Second]) -> tuple[str, str]:
    """Return what is drawn and undated, and what is not drawn."""
    grouped = sum(group.count for group in scene.groups)
    drawn = len(scene.marks) + grouped
    said = f"{_count(drawn, 'event')} drawn"
    if grouped:
        said += f" ({grouped:,} in {_count(len(scene.groups), 'group')})"
    said += f", {len(events) - len(index):,} undated"
    lanes = range(len(index.lane_names))
    before = sum(outside.count for lane in lanes if (outside := index.before(lane, span[0])))
    after = sum(outside.count for lane in lanes if (outside := index.after(lane, span[1])))
    rest = [f"{count:,} more lie {side} the span" for count, side in ((before, "before"), (after, "after")) if count]
    unseen = len(index) - drawn - before - after
    if unseen > 0:
        rest.append(f"{unseen:,} more have no room at this height")
    return said, "; ".join(rest)


def days_to_seconds(span: tuple[int, int]) -> tuple[Second, Second]:
    """Return a span of days, both inclusive, in seconds, end exclusive."""
    return span[0] * DAY_SECONDS, (span[1] + 1) * DAY_SECONDS


def _touches(event: Event, span: tuple[Second, Second]) -> bool:
    """Tell whether an event's mark stands in a span; that of an open end stands at the end that is known."""
    mark = _mark(event)
    return mark is not None and mark[1] < span[1] and mark[2] > span[0]


def _mark(event: Event) -> tuple[MarkKind, Second, Second] | None:
    date = drawn_date(event)
    return mark_of(date) if date is not None else None


def _provenance(article: Article) -> str:
    outlet = article.outlet or "Outlet unknown"
    if article.published is None:
        return f"{outlet}, no date"
    by_hand = ", date set by hand" if article.published_from == "set by hand" else ""
    by_name = " by its file name" if "file name" in (article.published_from or "") else ""
    return f"{outlet}, {wording(article.published)}{by_hand}{by_name}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
