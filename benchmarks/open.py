"""How long a project takes to open, from the wish to the first full paint: the real window, a synthetic project file.

The window is there already and the file was read before (warm). `worker_ms` is until the window has what it shows,
`opened_ms` until the timeline has painted it. The last line printed with --json is one object.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import QEvent, QObject, QSettings

from timeline_app.ui.app import make_application
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_view import TimelineView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))
from frames import HEIGHT, WIDTH, calibration, resident, rest, tell
from synthetic_project import make_project

TIMES = 5
PATIENCE = 600.0  # seconds


class Paints(QObject):
    """Notes when something was painted."""

    last = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note that a widget was asked to paint, which it does before anything else happens."""
        if event.type() == QEvent.Type.Paint:
            self.last = perf_counter()
        return super().eventFilter(watched, event)


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--keep", type=Path, help="the project file: made where it is absent, and left there")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.keep or Path(folder) / "bench.tldb"
        began = perf_counter()
        if not path.exists():  # in a process of its own: what making holds and frees is not what opening takes
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
                maker.submit(make_project, path, wanted.events).result()
        made = perf_counter() - began
        figures = {"events": wanted.events, "making_s": round(made, 1), "file_mb": path.stat().st_size >> 20}
        figures |= _opened(path, Path(folder), wanted.events)
    tell(figures, as_json=wanted.json)
    return 0


def _opened(path: Path, folder: Path, events: int) -> dict[str, object]:
    application = make_application()
    window = MainWindow(
        Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)), Theme.load("light")
    )
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.make_ready()  # as it is a moment after its first paint
    rest()
    before = resident()
    taken = [_open_once(application, window, path) for _ in range(TIMES)]
    rest()
    grown = resident() - before
    window.close()
    opened, worker = [one[0] for one in taken], [one[1] for one in taken]
    return {
        "first_ms": round(1000 * opened[0]),
        "opened_ms": {"median": round(1000 * statistics.median(opened[1:])), "best": round(1000 * min(opened[1:]))},
        "worker_ms": {"median": round(1000 * statistics.median(worker[1:])), "best": round(1000 * min(worker[1:]))},
        "bytes_per_event": round(grown / events, 1),
        "calibration": calibration(),
    }


def _open_once(application: QApplication, window: MainWindow, path: Path) -> tuple[float, float]:
    """Open the project anew; return the seconds until it was painted, and until it was read."""
    view = window.findChild(TimelineView)
    assert view is not None
    window.document.close()
    application.processEvents()
    paints, read = Paints(), [0.0]
    view.installEventFilter(paints)

    def note() -> None:
        read[0] = perf_counter()

    window.document.events_changed.connect(note)
    began = perf_counter()
    window.open_paths([path])
    read[0] = 0.0  # closing what was open says so, too
    while not (read[0] and paints.last > read[0] and len(window.document.events)):
        application.processEvents()
        sleep(0.001)  # the real loop waits, too, and leaves Python to the worker meanwhile
        if perf_counter() - began > PATIENCE:
            raise TimeoutError(f"{path} was not painted")
    painted = perf_counter()
    window.document.events_changed.disconnect(note)
    view.removeEventFilter(paints)
    return painted - began, read[0] - began


if __name__ == "__main__":
    sys.exit(main())
