"""How long a frame takes while the hand pans and zooms: the real widget, real wheel events, synthetic news.

Each frame is one wheel event and everything until it is painted. The last line printed with --json is one object;
`calibration` is what 1,000 `fillRect`s take on this machine, so that figures of different machines can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from timeline_app.ui.event_model import EventModel
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Iterable

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import make_articles, make_events

WIDTH, HEIGHT = 1600, 900
TO_AND_FRO = ([-120] * 6 + [120] * 6) * 10  # a wheel notch is 100 px: within what the first view shows
IN_AND_OUT = ([120] * 30 + [-120] * 30) * 2
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    articles = make_articles(2_000)
    events = make_events(wanted.events, articles)
    before = _resident()
    started = perf_counter()
    model = EventModel()
    model.set_events(events, articles)
    view = TimelineView(model, Theme.load("light"))
    view.resize(WIDTH, HEIGHT)
    view.show()
    application.processEvents()
    figures: dict[str, object] = {
        "events": wanted.events,
        "load_ms": round(1000 * (perf_counter() - started), 1),
        "pan": _figures(_frames(view, _SHIFT, TO_AND_FRO)),
        "zoom": _figures(_frames(view, _CTRL, IN_AND_OUT)),
        "bytes_per_event": round((_resident() - before) / wanted.events, 1),
        "calibration": {"fill_rects_1000_ms": _calibration()},
    }
    view.close()
    for name, value in figures.items():
        print(f"{name:16} {value}", file=sys.stderr if wanted.json else sys.stdout)
    if wanted.json:
        print(json.dumps(figures))
    return 0


def _frames(view: TimelineView, keys: Qt.KeyboardModifier, deltas: Iterable[int]) -> list[float]:
    """Send wheel events one after the other and return what each took until it was painted, in ms."""
    times = []
    spot = QPointF(WIDTH * 0.6, HEIGHT * 0.4)
    for delta in deltas:
        started = perf_counter()
        event = QWheelEvent(
            spot, view.mapToGlobal(spot), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        times.append(1000 * (perf_counter() - started))
    return times


def _figures(times: list[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 2),
        "max_ms": round(max(times), 2),
    }


def _resident() -> int:
    """Return the bytes of memory that this process holds (0 where the system does not tell)."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 0


def _calibration() -> float:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    colour = QColor("#405060")
    with QPainter(image) as painter:
        started = perf_counter()
        for n in range(1000):
            painter.fillRect(n % WIDTH, n % HEIGHT, 40, 12, colour)
    return round(1000 * (perf_counter() - started), 3)


if __name__ == "__main__":
    sys.exit(main())
