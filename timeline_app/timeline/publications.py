"""When articles were published, as columns, and the strip under the axis that shows it.

A frame takes the articles in view by bisection and marks pixels, so that a hundred thousand cost no more than one
pass over those in view; an article's name is looked up only where the pointer is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.parts import PublicationTick, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.scale import TimeScale

_FINE: Final = 8  # parts of a pixel that places are told apart by: no screen has more device pixels in one


@dataclass(frozen=True, slots=True, eq=False)
class Publications:
    """Articles by the time of their publication; `chosen` are places of those that the selected event has."""

    articles: tuple[str, ...]  # Article.id
    places: Mapping[str, int]  # of articles in these columns
    seconds: NDArray[np.int64]  # ascending
    doubtful: NDArray[np.bool_]  # the date is not sure
    chosen: NDArray[np.int64]  # ascending

    @classmethod
    def of(cls, articles: Iterable[tuple[str, Second, bool]]) -> Self:
        """Order articles, each with the second of its publication and whether that is in doubt, by time."""
        found = sorted(articles, key=lambda each: each[1])
        seconds = np.array([second for _, second, _ in found], np.int64)
        doubtful = np.array([doubtful for _, _, doubtful in found], np.bool_)
        return cls.ordered(tuple(article for article, _, _ in found), seconds, doubtful)

    @classmethod
    def ordered(cls, articles: tuple[str, ...], seconds: NDArray[np.int64], doubtful: NDArray[np.bool_]) -> Self:
        """Take columns that are in order of time already."""
        places = dict(zip(articles, range(len(articles)), strict=True))
        return cls(articles, places, seconds, doubtful, np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.articles)

    def choosing(self, articles: Iterable[str]) -> Self:
        """Return the same with these articles chosen."""
        places = sorted(self.places[article] for article in articles if article in self.places)
        return replace(self, chosen=np.array(places, np.int64))

    def strip(self, rect: Rect, scale: TimeScale) -> PublicationStrip:
        """Lay out the strip in `rect`, whose left edge is pixel 0 of `scale`."""
        low, high = (int(self.seconds.searchsorted(second)) for second in scale.span)
        chosen = self.chosen[(self.chosen >= low) & (self.chosen < high)]
        seconds = self.seconds[low:high]
        return PublicationStrip(
            rect,
            self,
            scale,
            _places(rect, scale, seconds),
            _places(rect, scale, seconds[self.doubtful[low:high]]),
            _places(rect, scale, self.seconds[chosen]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class PublicationStrip:
    """The strip: where there are ticks, to an eighth of a pixel, each once and ascending; `ticks` has all of them."""

    rect: Rect
    publications: Publications
    scale: TimeScale
    ticks: NDArray[np.float64]  # px
    doubtful: NDArray[np.float64]
    chosen: NDArray[np.float64]

    def at(self, x: float, slack: float) -> PublicationTick | None:
        """Return the tick nearest to a pixel, of those the selected event's first, or None where none is so near."""
        all_, left = self.publications, self.rect.x
        for places in (all_.chosen, np.arange(len(all_))[self._near(x, slack)]):
            xs = left + self.scale.to_xs(all_.seconds[places])
            distances = np.abs(xs - x)
            if len(places) and distances.min() <= slack:
                return self._tick(int(places[distances.argmin()]), float(xs[distances.argmin()]))
        return None

    def _near(self, x: float, slack: float) -> slice:
        first, last = (self.scale.to_second(x + aside - self.rect.x) for aside in (-slack - 1, slack + 1))
        return slice(*self.publications.seconds.searchsorted((first, last + 1)).tolist())

    def _tick(self, place: int, x: float) -> PublicationTick:
        all_ = self.publications
        day = int(all_.seconds[place]) // DAY_SECONDS * DAY_SECONDS
        low, high = all_.seconds.searchsorted((day, day + DAY_SECONDS)).tolist()
        chosen = bool((all_.chosen == place).any())
        return PublicationTick(x, all_.articles[place], chosen, bool(all_.doubtful[place]), high - low)


def _places(rect: Rect, scale: TimeScale, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
    xs = np.rint((rect.x + scale.to_xs(seconds)) * _FINE) / _FINE
    return xs[np.flatnonzero(np.diff(xs, prepend=-1.0))]


NO_PUBLICATIONS = Publications.of(())
