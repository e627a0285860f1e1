"""Made-up indexes and a font of one width, for the tests of the geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.labels import Ruler
from timeline_app.timeline.lane_plan import AS_INDEXED
from timeline_app.timeline.metrics import Metrics
from timeline_app.timeline.scene import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.lane_plan import LanePlan
    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.scale import TimeScale
    from timeline_app.timeline.scene import Scene
    from timeline_app.timeline.stretch import Stretches

DAY = 86_400
METRICS = Metrics()
CANVAS = 1_000.0  # px wide
TALL = 4_000.0  # px: every lane is in view


def measure(text: str) -> float:
    """Return the width of a text in a font whose letters are six pixels wide."""
    return 6.0 * len(text)


RULER = Ruler(measure)


def title_of(ref: int) -> str:
    """Return a title of some length that tells its row."""
    return f"Event {ref} " + "and more of it "[: ref * 7 % 16]


def titles(refs: Sequence[int]) -> list[str]:
    """Return the titles of some rows."""
    return [title_of(ref) for ref in refs]


def compose_sample(
    scale: TimeScale,
    index: EventIndex,
    *,
    height: float = TALL,
    selected: int | None = None,
    scroll_y: float = 0.0,
    kept: Kept | None = None,
    canvas: float = CANVAS,
    plan: LanePlan = AS_INDEXED,
    stretches: Stretches | None = None,
    titles: Callable[[Sequence[int]], Sequence[str | None]] = titles,
) -> Scene:
    """Compose a view on an index, with a canvas that is CANVAS wide unless told otherwise."""
    width = canvas + METRICS.header_width
    return compose(
        scale,
        index,
        METRICS,
        RULER,
        titles,
        width=width,
        height=height,
        selected=selected,
        scroll_y=scroll_y,
        kept=kept,
        plan=plan,
        stretches=stretches,
    )


def plain_index(
    spans: Sequence[tuple[int, int]],
    *,
    kinds: Sequence[int] | None = None,
    lanes: Sequence[int] | None = None,
    ranks: Sequence[float] | None = None,
    packed_at: float | None = None,
) -> EventIndex:
    """Index spans in seconds as reported days in one lane, unless told otherwise."""
    count = len(spans)
    lane_of = list(lanes or [0] * count)
    columns = EventColumns.of(
        {
            "numbers": range(count),
            "starts": [start for start, _ in spans],
            "ends": [end for _, end in spans],
            "kinds": kinds or [1] * count,
            "statuses": [0] * count,
            "ranks": ranks or [0.5] * count,
            "origins": [1] * count,
            "conflicts": [False] * count,
        }
    )
    return EventIndex.build(columns, outlets(lane_of, max(lane_of, default=0) + 1), packed_at)


def outlets(lanes: ArrayLike, count: int) -> Membership:
    """Put each event in one lane, by its number."""
    each = np.asarray(lanes, np.int32)
    return Membership(np.arange(len(each), dtype=np.int32), each, tuple(f"Outlet {lane}" for lane in range(count)))


def crowded_index(count: int = 4_000, seed: int = 7) -> EventIndex:
    """Index many events of some years in six lanes, of every kind, most of them recent."""
    columns, lanes = crowded_columns(count, seed)
    return EventIndex.build(columns, lanes)


def crowded_columns(count: int = 4_000, seed: int = 7) -> tuple[EventColumns, Membership]:
    """Make the columns of many events of some years in six lanes, of every kind, most of them recent."""
    random = np.random.default_rng(seed)
    kinds = random.choice(7, count, p=[0.1, 0.5, 0.1, 0.15, 0.05, 0.05, 0.05])
    starts = (1.5e9 - random.exponential(3 * 365 * DAY, count)).astype(np.int64) // DAY * DAY
    lasting = np.where(np.isin(kinds, [2, 3, 4]), random.choice([3, 31, 365], count) * DAY, DAY)
    columns: dict[str, object] = {
        "numbers": np.arange(count),
        "starts": starts,
        "ends": starts + np.where(kinds >= 5, 1, lasting),
        "kinds": kinds,
        "statuses": random.integers(0, 4, count),
    }
    lanes = np.minimum(random.zipf(1.6, count) - 1, 5)
    columns |= {"ranks": random.random(count), "origins": random.integers(1, 4, count)}
    return EventColumns.of(columns | {"conflicts": random.random(count) < 0.1}), outlets(lanes, 6)


def rows_of(scene: Scene, dx: float) -> dict[float, list[Mark]]:
    """Return a scene's marks by their height, moved some pixels to the right."""
    rows: dict[float, list[Mark]] = {}
    for mark in scene.marks:
        rows.setdefault(mark.rect.y, []).append(mark.moved(dx))
    return rows


def is_settled(place: int, row: list[Mark], index: EventIndex, reach: tuple[float, float]) -> bool:
    """Tell whether ever weightier neighbours on either side of a row's mark end within reach."""
    for step in (-1, 1):
        at = place
        while 0 <= at + step < len(row):
            here, beside = (index.columns.ranks[row[each].ref] for each in (at, at + step))
            at += step
            if beside < here:
                break
        if not reach[0] < row[at].rect.x < row[at].rect.right < reach[1]:
            return False
    return True
