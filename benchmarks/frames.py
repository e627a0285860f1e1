"""What the benchmarks of the timeline share: one core, the real widget, real wheel events, and what a frame took.

A frame is one wheel event and everything until it is painted. Import it before Qt and numpy: it sets how many threads
they use, and gives the process one core (where the system lets it), so that figures do not hang on how many there are.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from timeline_app.ui.event_model import EventModel
from timeline_app.ui.garbage import STILL
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline_app.ui.snapshot import Snapshot

WIDTH, HEIGHT = 1600, 900
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
SPOT = QPointF(WIDTH * 0.6, HEIGHT * 0.4)
NOTCH = 120


def use_one_core() -> int | None:
    """Stay on one core, the last of those allowed; return which, or None where the system has no such thing."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def make_view(shot: Snapshot, span: tuple[int, int] | None = None) -> TimelineView:
    """Show a snapshot in the timeline as the window does, in a span of seconds where one is given."""
    model = EventModel()
    model.set_snapshot(shot)
    view = TimelineView(model, Theme.load("light"))
    model.setParent(view)
    view.animated = False
    view.resize(WIDTH, HEIGHT)
    if span is not None:
        view.fit_exactly(*span)
    view.show()
    settle()
    return view


def settle() -> None:
    """Let everything asked for be painted."""
    for _ in range(20):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def rest() -> None:
    """Wait until every view has tidied up, as it does when nothing was painted for a while: later it would be timed."""
    sleep(STILL / 1000 + 0.2)
    settle()


def turn(view: TimelineView, keys: Qt.KeyboardModifier, delta: int) -> None:
    """Turn the wheel over the view."""
    event = QWheelEvent(
        SPOT, view.mapToGlobal(SPOT), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def wheel(view: TimelineView, keys: Qt.KeyboardModifier, deltas: Iterable[int]) -> list[float]:
    """Turn the wheel again and again and return what each frame took until it was painted, in ms."""
    return [timed(lambda delta=delta: turn(view, keys, delta)) for delta in deltas]  # type: ignore[misc]


def timed(move: Callable[[], object]) -> float:
    """Do something to the view and return the ms until it was painted."""
    started = perf_counter()
    move()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return 1000 * (perf_counter() - started)


def figures(times: Sequence[float]) -> dict[str, float]:
    """Return median, 95th percentile and worst."""
    return {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(statistics.quantiles(times, n=20, method="inclusive")[-1], 2),
        "max_ms": round(max(times), 2),
    }


def resident() -> int:
    """Return the bytes of memory that this process holds (0 where the system does not tell)."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 0


def most_resident() -> int:
    """Return the bytes of memory that this process has held at most (0 where the system does not tell)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else ()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def calibration() -> dict[str, float]:
    """Return what 1,000 `fillRect`s take here and now, so that figures of different machines can be compared."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)  # its memory is there before it is measured
    colour = QColor("#405060")
    with QPainter(image) as painter:
        started = perf_counter()
        for n in range(1000):
            painter.fillRect(n % WIDTH, n % HEIGHT, 40, 12, colour)
    return {"fill_rects_1000_ms": round(1000 * (perf_counter() - started), 3)}


def tell(found: Mapping[str, object], *, as_json: bool) -> None:
    """Print figures by their names; where asked, besides, as one JSON object on the last line of standard output."""
    for name, value in found.items():
        print(f"{name:22} {value}", file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print(json.dumps(found))
