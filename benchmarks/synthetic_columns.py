"""A snapshot of as many synthetic events as wanted, made as columns in seconds; titles are made when asked for.

The distribution is that of `synthetic`: a Zipf-like share of all events falls on few days, 20 outlets differ in size by
a power law, ranks are heavy-tailed, a twentieth is known only to the month or the year. An event's title is made from
its row when it is asked for, as a project file would read it. The same seed gives the same events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from synthetic import DAYS, FIRST_DAY, OUTLETS, make_articles, make_title

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.edtf import Edtf
from timeline_app.records import Event, Mention, Status
from timeline_app.shelf import Shelf
from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_order import ordered
from timeline_app.timeline.marks import MarkKind
from timeline_app.ui.held import Held
from timeline_app.ui.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ARTICLES: Final = 2_000
_STATUSES: Final = (Status.REPORTED, Status.PLANNED, Status.POSSIBLE, Status.DENIED)
_STATUS_SHARES: Final = (0.90, 0.05, 0.03, 0.02)
_SHAPES: Final = (  # share, kind, days before and after the day
    (0.85, MarkKind.DAY, 0, 1),
    (0.05, MarkKind.DURATION, 0, 0),  # as long as it lasted
    (0.02, MarkKind.WITHIN, 0, 10),
    (0.05, MarkKind.WITHIN, 15, 15),
    (0.02, MarkKind.CIRCA, 15, 15),
    (0.01, MarkKind.WITHIN, 182, 183),
)


class Told(Held):
    """What a project file would tell of the events: made from their numbers when asked for, and not kept."""

    def __init__(self, columns: EventColumns) -> None:
        super().__init__(make_articles(ARTICLES).values())
        self._columns = columns
        self._keys = list(self.all_articles)

    def titles(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the labels of events."""
        return [make_title(number) for number in numbers]

    def ids(self, numbers: Sequence[int]) -> list[str | None]:
        """Return the ids of events."""
        return [f"e{number}" for number in numbers]

    def numbers_of(self, ids: Sequence[str]) -> list[int | None]:
        """Return the numbers of events."""
        return [int(each[1:]) for each in ids]

    def events(self, numbers: Sequence[int]) -> list[Event | None]:
        """Return events."""
        return [self._event(number) for number in numbers]

    def _event(self, number: int) -> Event:
        row, title = self._columns, make_title(number)
        date = Edtf.of_day(int(row.starts[number]) // DAY_SECONDS)
        mention = Mention(self._keys[number % len(self._keys)], 0, 0, "", title, date, None)
        status = _STATUSES[int(row.statuses[number])]
        return Event(f"e{number}", title, date, status, int(row.origins[number]), float(row.ranks[number]), (mention,))


def make_columns(count: int, seed: int = 1) -> EventColumns:
    """Make the columns of `count` events, in no order of time."""
    chance = np.random.default_rng(seed)
    first, end, kinds = _spans(count, chance)
    return EventColumns.of(
        {
            "numbers": np.arange(count),
            "starts": (FIRST_DAY + first) * DAY_SECONDS,
            "ends": (FIRST_DAY + end) * DAY_SECONDS,
            "kinds": kinds,
            "statuses": chance.choice(len(_STATUSES), count, p=_STATUS_SHARES).astype(np.uint8),
            "ranks": np.minimum(1.0, 0.02 * (1 + chance.pareto(1.1, count))).astype(np.float32),
            "origins": np.minimum(9, 1 + chance.pareto(1.5, count)).astype(np.uint16),
            "conflicts": chance.random(count) < 0.02,
        }
    )


def make_lanes(count: int, seed: int = 1) -> Membership:
    """Share the events out among outlets."""
    chance = np.random.default_rng(seed + 1)
    weights = 1 / np.arange(1, OUTLETS + 1)
    lanes = chance.choice(OUTLETS, count, p=weights / weights.sum()).astype(np.int32)
    return Membership(np.arange(count, dtype=np.int32), lanes, tuple(f"Outlet {n + 1}" for n in range(OUTLETS)))


def make_snapshot(count: int, seed: int = 1) -> Snapshot:
    """Make what the window shows of a project of `count` events."""
    return snapshot_of(make_columns(count, seed), make_lanes(count, seed))


def snapshot_of(columns: EventColumns, lanes: Membership, told: Told | None = None) -> Snapshot:
    """Index events and show them."""
    index = EventIndex.build(columns, ordered(lanes, columns))
    told = told or Told(columns)
    articles = tuple(told.all_articles.values())
    return Snapshot(told, columns, told.all_articles, index=index, shelf=Shelf.of(articles))


def _spans(count: int, chance: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Return first days, days after the last, both from the first day of all, and kinds."""
    bursts = max(20, count // 500)
    weights = 1 + chance.pareto(1.2, bursts)
    centres = chance.integers(0, DAYS, bursts)[chance.choice(bursts, count, p=weights / weights.sum())]
    days = centres + chance.normal(0, 9, count).astype(np.int64)
    shape = chance.choice(len(_SHAPES), count, p=[share for share, *_ in _SHAPES])
    kinds = np.array([kind for _, kind, _, _ in _SHAPES], np.uint8)[shape]
    first = days - np.array([before for *_, before, _ in _SHAPES])[shape]
    end = days + np.array([after for *_, after in _SHAPES])[shape]
    lasting = kinds == MarkKind.DURATION
    end[lasting] += 1 + np.minimum(700, 2 * (1 + chance.pareto(0.9, int(lasting.sum())))).astype(np.int64)
    return first, end, kinds
