"""What a published picture says around its timeline: title, legend, sources, footer.

Sources are numbered in the order in which the events drawn cite them; every label carries the numbers. What has no room
is counted in the footer, never silently left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.wording import wording
from timeline_app.timeline.annotations import NONE
from timeline_app.timeline.columns import UNDATED
from timeline_app.timeline.scene import refs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.records import Article
    from timeline_app.timeline.annotations import Annotated
    from timeline_app.timeline.scene import Scene
    from timeline_app.ui.snapshot import Snapshot

MARGIN = 48.0
NARROW_MARGIN = 24.0
NARROW = 900  # px: below this margins are narrow and sources stand in one or two columns
COLUMN = 400.0  # px, least width of a column of sources
SOURCE_ROW = 37.0
MOST_SOURCES = 60
AT_ONCE = 500  # events whose articles are asked for together
_LONGEST = 84  # characters of a label, so that its numbers are not cut off


@dataclass(frozen=True, slots=True)
class Over:
    """What is laid over the events of a picture."""

    annotated: Annotated = NONE
    noted: tuple[str, ...] = ()  # ids of events with a note
    today: Second | None = None  # only where it was asked for: a picture is the same on another day


NOTHING_OVER = Over()


@dataclass(frozen=True)
class Citations:
    """The numbers of the articles that the picture cites."""

    numbers: Mapping[str, int] = field(default_factory=dict)  # by Article.id, from 1

    @classmethod
    def of(cls, shot: Snapshot, span: tuple[Second, Second]) -> Citations:
        """Give numbers to the articles that report events in a span, in order of time."""
        index = shot.index  # the mark of an open end stands at the end that is known
        begun = np.flatnonzero(index.starts < span[1])
        inside = begun[index.ends_of(begun) > span[0]]
        inside = inside[np.lexsort((index.refs[inside], index.starts[inside]))]
        numbers = shot.numbers[index.refs[inside]].tolist()
        told = (shot.catalogue.articles_of(numbers[at : at + AT_ONCE]) for at in range(0, len(numbers), AT_ONCE))
        keys = dict.fromkeys(key for some in told for those in some for key in those if key in shot.light)
        return cls({key: number for number, key in enumerate(keys, 1)})

    def labels(self, shot: Snapshot, refs: Sequence[int]) -> list[str]:
        """Return events' labels with the numbers of their sources."""
        told = shot.catalogue.articles_of(shot.numbers[list(refs)].tolist())
        return [self._label(title or "", keys) for title, keys in zip(shot.titles(refs), told, strict=True)]

    def _label(self, title: str, articles: Iterable[str]) -> str:
        said = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        numbers = sorted({self.numbers[key] for key in articles if key in self.numbers})
        return f"{said} [{', '.join(map(str, numbers))}]" if numbers else said

    def lines(self, articles: Mapping[str, Article]) -> list[tuple[int, str, str]]:
        """Return (number, title, outlet and date with its origin) of each source."""
        return [(number, articles[key].title, _provenance(articles[key])) for key, number in self.numbers.items()]


def subtitle(shot: Snapshot, scene: Scene) -> str:
    """Return the line under the title: how many events and articles, and the span."""
    events = shot.left_words if shot.wanted else _count(len(shot), "event")
    counted = f"{events} from {_count(len(shot.light), 'saved article')}"
    return f"{counted}, {scene.span_text}" if scene.span_text else counted


def footer(shot: Snapshot, scene: Scene, span: tuple[Second, Second]) -> tuple[str, str]:
    """Return what is drawn and undated, and what is not drawn."""
    alone = {mark.ref for mark in scene.marks}
    counted = {ref for group in scene.groups for ref in refs_of(group, scene, shot.index, group.count)} - alone
    drawn = len(alone) + len(counted)  # an event in several lanes is one event
    said = f"{_count(drawn, 'event')} drawn"
    if counted:
        said += f" ({len(counted):,} in {_count(len(scene.groups), 'group')})"
    said += f", {len(shot.undated):,} undated"
    placed = shot.columns.kinds != UNDATED
    dated = placed if shot.kept is None else placed & shot.kept
    before = int(np.count_nonzero(dated & (shot.columns.ends <= span[0])))
    after = int(np.count_nonzero(dated & (shot.columns.starts >= span[1])))
    rest = [f"{count:,} more lie {side} the span" for count, side in ((before, "before"), (after, "after")) if count]
    left = int(np.count_nonzero(dated))
    if filtered := int(np.count_nonzero(placed)) - left:
        rest.append(f"{filtered:,} more are filtered out")
    unseen = left - drawn - before - after
    if unseen > 0:
        rest.append(f"{unseen:,} more have no room at this height")
    return said, "; ".join(rest)


def days_to_seconds(span: tuple[int, int]) -> tuple[Second, Second]:
    """Return a span of days, both inclusive, in seconds, end exclusive."""
    return span[0] * DAY_SECONDS, (span[1] + 1) * DAY_SECONDS


def _provenance(article: Article) -> str:
    outlet = article.outlet or "Outlet unknown"
    if article.published is None:
        return outlet if article.own else f"{outlet}, no date"
    by_hand = ", date set by hand" if article.published_from == "set by hand" else ""
    by_name = " by its file name" if "file name" in (article.published_from or "") else ""
    return f"{outlet}, {wording(article.published)}{by_hand}{by_name}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
