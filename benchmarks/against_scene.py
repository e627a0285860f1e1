"""Our view of everything against a QGraphicsScene that holds an item with a label for every event: the same rectangle.

The scene is what Qt offers for such a picture: an item a mark, its label a child that ignores zooming, a BSP tree of
all. Ours draws density where marks have no room. Both pan with everything in view, in one run, on one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import HEIGHT, NOTCH, SHIFT, WIDTH
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSimpleTextItem, QGraphicsView
from synthetic import make_title
from synthetic_columns import make_snapshot

from timeline_app.ui.app import make_application

if TYPE_CHECKING:
    from timeline_app.ui.snapshot import Snapshot

STEPS = 5  # of the scene: each takes seconds
OURS = ([-NOTCH] * 6 + [NOTCH] * 6) * 5


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    frames.use_one_core()
    make_application()
    shot = make_snapshot(wanted.events)
    ours, theirs = _ours(shot), _theirs(shot)
    found = {
        "events": wanted.events,
        "ours": ours,
        "scene": theirs,
        "ratio": round(theirs["median_ms"] / ours["median_ms"], 1),
        "calibration": frames.calibration(),
    }
    frames.tell(found, as_json=wanted.json)
    return 0


def _ours(shot: Snapshot) -> dict[str, float]:
    view = frames.make_view(shot)
    view.fit_all()
    frames.settle()
    frames.wheel(view, SHIFT, OURS[:12])
    found = frames.figures(frames.wheel(view, SHIFT, OURS))
    view.close()
    return found


def _theirs(shot: Snapshot) -> dict[str, float]:
    scene = _scene(shot)
    view = QGraphicsView(scene)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(WIDTH, HEIGHT)
    view.show()
    frames.settle()
    bar = view.horizontalScrollBar()
    bar.setRange(-WIDTH, WIDTH)
    bar.setValue(0)
    frames.settle()
    times = [frames.timed(lambda step=step: bar.setValue(step)) for step in range(1, STEPS + 1)]  # type: ignore[misc]
    view.close()
    return frames.figures(times)


def _scene(shot: Snapshot) -> QGraphicsScene:
    """Make a scene as large as the view, with everything in it."""
    index = shot.index
    scene = QGraphicsScene(QRectF(0, 0, WIDTH, HEIGHT))
    first, end = index.extent
    lane_height = HEIGHT / len(index.lane_names)
    x = (index.starts - first) / (end - first) * WIDTH
    width = ((index.ends_of(slice(None)) - index.starts) / (end - first) * WIDTH).clip(7)
    no_pen, ink = QPen(Qt.PenStyle.NoPen), QColor("#0b5a52")
    for lane in range(len(index.lane_names)):
        for at in range(int(index.offsets[lane]), int(index.offsets[lane + 1])):
            y = lane * lane_height + index.rows[at] * lane_height / int(index.lane_rows[lane])
            mark = scene.addRect(QRectF(0, 0, width[at], 13), no_pen, ink)
            mark.setPos(x[at], y)
            label = QGraphicsSimpleTextItem(make_title(int(index.refs[at])), mark)
            label.setPos(width[at] + 4, 0)
            label.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    return scene


if __name__ == "__main__":
    sys.exit(main())
