"""What the golden pictures of the canvas show: made-up events, few and of every kind, in letters that are blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtGui import QImage, QPainter

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotations, Era, Note
from timeline_app.timeline.annotations import Annotated
from timeline_app.timeline.columns import EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_plan import LanePlan
from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.nesting import nested
from timeline_app.timeline.publications import Publications
from timeline_app.timeline.scale import TimeScale
from timeline_app.ui.frame_painter import qrect
from timeline_app.ui.lit import Lit
from timeline_app.ui.text_cache import TextCache
from timeline_app.ui.timeline_painter import Overlay, TimelinePainter
from timeline_app.ui.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.theme import Theme

WIDE, HIGH = 560, 300  # logical px
DAY = 86_400
FIRST = 17_897 * DAY  # 1 January 2019


@dataclass(frozen=True)
class Pictured:
    """What a golden picture shows."""

    index: EventIndex
    days: tuple[float, float]  # in view, from FIRST
    overlay: Overlay = field(default_factory=Overlay)
    prepare: Callable[[Viewport], object] = id


def _events(starts: list[float], lanes: list[str], **more: Any) -> tuple[EventColumns, Membership]:
    """Make the columns of events that last a day, unless told otherwise, each in one lane."""
    count = len(starts)
    seconds = FIRST + (np.array(starts) * DAY).astype(np.int64)
    columns: dict[str, Any] = {
        "numbers": range(count),
        "starts": seconds,
        "ends": seconds + (np.array(more.pop("lasting", [1.0] * count)) * DAY).astype(np.int64),
        "kinds": [MarkKind.DAY] * count,
        "statuses": [StatusCode.REPORTED] * count,
        "ranks": [0.5] * count,
        "origins": [1] * count,
        "conflicts": [False] * count,
    }
    return EventColumns.of(columns | more), Membership.of_names([name] for name in lanes)


def marks() -> Pictured:
    """Every kind of mark in every status, with origins, disagreement, selection, focus and what is hovered."""
    every = [(kind, status) for status in StatusCode for kind in MarkKind]
    columns, lanes = _events(
        [6.0 + kind * 12 for kind, _ in every],
        [status.name.capitalize() for _, status in every],
        lasting=[{MarkKind.INSTANT: 0.0001, MarkKind.DAY: 1}.get(kind, 4) for kind, _ in every],
        kinds=[kind for kind, _ in every],
        statuses=[status for _, status in every],
        origins=[1 + (place % 3) for place in range(len(every))],
        conflicts=[place % 5 == 0 for place in range(len(every))],
    )

    def prepare(port: Viewport) -> None:
        port.selected, port.hovered = 9, 2

    overlay = Overlay(corner=("Status", "4 lanes"), selected_title="The chosen one", focus=20, also=frozenset((26,)))
    return Pictured(EventIndex.build(columns, lanes), (0, 104), overlay, prepare)


def _crowd() -> Pictured:
    """Picture groups, density, edges, what a filter leaves out and what a search finds."""
    starts = [10 + (n * n * 0.37) % 60 for n in range(160)] + [300.0, -200.0, 90.0]
    columns, lanes = _events(starts, [("Herald", "Courier")[n % 3 == 0] for n in range(len(starts))])
    index = EventIndex.build(columns, lanes)
    overlay = Overlay(corner=("Outlet", "2 lanes"), found=Lit(np.arange(0, len(starts), 2)))

    def prepare(port: Viewport) -> None:
        port.set_row_height(18.0)
        port.set_kept(np.arange(len(starts)) % 7 != 0)

    return Pictured(index, (0, 100), overlay, prepare)


def _nested() -> Pictured:
    """Lanes in lanes: one pinned, one collapsed, one hidden, scrolled a little."""
    starts = [4.0 + 7 * n for n in range(13)]
    columns, outer = _events(starts, ["Herald", "Courier", "Gazette"] * 4 + ["Herald"])
    inner = Membership.of_names([("Reported", "Planned")[n % 2]] for n in range(13))
    plan = LanePlan(pinned=frozenset(("Gazette",)), collapsed=frozenset(("Herald",)))

    def prepare(port: Viewport) -> None:
        port.set_plan(plan)
        port.set_scroll(30.0)

    overlay = Overlay(corner=("Outlet, status", "9 lanes"))
    return Pictured(EventIndex.build(columns, nested(outer, inner)), (0, 100), overlay, prepare)


def _edges() -> Pictured:
    """Picture marks that the view's edges cut, and chips for what lies beyond: in words, or a number on the density."""
    kinds = [kind for kind in MarkKind for _ in range(2)]
    cut = [(-1.0, 99.0)[n % 2] for n in range(len(kinds))]
    starts = [*cut, -40.0, -7000.0, -3000.0, 400.0, -500.0, 700.0, 0.2, 99.0]
    columns, lanes = _events(
        starts,
        ["Herald"] * len(cut) + ["Courier"] * 4 + ["Gazette"] * 4,
        lasting=[2.0] * len(cut) + [1.0] * 8,
        kinds=[*kinds, *[MarkKind.DAY] * 8],
    )
    overlay = Overlay(corner=("Outlet", "3 lanes"))
    return Pictured(EventIndex.build(columns, lanes), (0, 100), overlay, lambda port: port.set_row_height(18.0))


def laid_over() -> Pictured:
    """Eras, notes, today, publications, a range and a hair-line."""
    columns, lanes = _events([20.0, 50.0, 70.0], ["Herald", "Herald", ""], origins=[1, 4, 1])
    eras = (
        Era("The long strike", Edtf.parse("2019-01-10/2019-02-20"), None, 1),
        Era("The thaw", Edtf.parse("2019-02/.."), 3, 2),
    )
    notes = (Note("Ask the harbour master", Edtf.parse("2019-03-05"), None, 1),)
    published = Publications.of((f"a{n}", FIRST + (12 + n * n) * DAY, n % 3 == 0) for n in range(8))

    def prepare(port: Viewport) -> None:
        port.annotate(Annotated.of(Annotations(eras, notes)))
        port.set_today(FIRST + 80 * DAY)
        port.set_marked(1, published.choosing({"a2"}))

    overlay = Overlay(
        corner=("Outlet", "2 lanes"),
        unnamed="Outlet not stated",
        articles=8,
        drawn_range=(330.0, 380.0),
        hair=(396.0, "28 Feb 2019"),
        noted=frozenset((0,)),
    )
    return Pictured(EventIndex.build(columns, lanes), (0, 100), overlay, prepare)


def _led() -> Pictured:
    """Labels at the ends of lines in the rows above and below their marks."""
    starts = [36.0, 46.0, 26.0, 500.0, 500.0, 44.0, 56.0, 66.0]
    ranks = [0.5, 0.9, 0.9, 0.7, 0.6, 0.2, 0.5, 0.9]
    columns, lanes = _events(starts, ["Herald"] * 5 + ["Courier"] * 3, ranks=ranks)
    index = EventIndex.build(columns, lanes, packed_at=DAY / 100)
    return Pictured(index, (0, 100), Overlay(corner=("Outlet", "2 lanes")))


PICTURED: Final = {
    "marks": marks,
    "crowd": _crowd,
    "nested": _nested,
    "edges": _edges,
    "laid-over": laid_over,
    "led": _led,
}


def drawn(pictured: Pictured, theme: Theme, ratio: float, lacking: int | None = None, panned: float = 0.0) -> QImage:
    """Draw what is pictured, at `ratio` device px for each logical one.

    `lacking`: ground instead of that mark; `panned`: to the right by so many px.
    """
    texts = TextCache(budget=100_000)
    port = _viewport(pictured, texts, theme)
    port.set_scale(port.scale.pan(panned))
    image = QImage(round(WIDE * ratio), round(HIGH * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("canvas"))
    with QPainter(image) as painter:
        TimelinePainter(theme, texts).paint(painter, port.scene, pictured.overlay)
        for mark in port.scene.marks:
            if mark.ref == lacking:
                painter.fillRect(qrect(mark.rect), theme.colour("canvas"))
    return image.convertToFormat(QImage.Format.Format_RGB888)


def _viewport(pictured: Pictured, texts: TextCache, theme: Theme) -> Viewport:
    port = Viewport(
        pictured.index,
        lambda text: texts.width(text, theme.font("label")),
        lambda refs: [f"What happened on day {ref}" for ref in refs],
    )
    port.resize(WIDE, HIGH)
    first, end = (FIRST + round(day * DAY) for day in pictured.days)
    port.set_scale(TimeScale.fit(first, end, port.canvas_width))
    pictured.prepare(port)
    return port
