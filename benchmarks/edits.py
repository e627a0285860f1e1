"""How long an edit takes in the real window: from the wish until the timeline has painted what the project then holds.

A synthetic project of many events, each edit made of another event and then taken back. `review` and `hide` are what an
analyst does all day, a key at a time; after `label` and `date` events are linked and referred anew. `held_ms` is the
longest that the window did not answer meanwhile. The last line printed with --json is one object.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import HEIGHT, WIDTH
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from synthetic_project import make_project

from timeline_app.records import Field, Review
from timeline_app.ui.app import make_application
from timeline_app.ui.edits import Settled
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIMES: Final = 5
PATIENCE: Final = 300.0  # seconds
EDITS: Final[dict[str, dict[Field, str | None]]] = {
    "review": {Field.REVIEW: Review.ACCEPTED.value},
    "hide": {Field.HIDDEN: "1"},
    "label": {Field.LABEL: "Another name"},
    "date": {Field.DATE: "2018-05-03"},
}


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "bench.tldb"
        make_project(path, wanted.events)
        found: dict[str, Any] = {"events": wanted.events, **_measured(path, Path(folder))}
    frames.tell(found, as_json=wanted.json)
    return 0


def _measured(path: Path, folder: Path) -> dict[str, Any]:
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings, Theme.load("light"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.open_paths([path])
    editor = Editor(window)
    editor.until(lambda: len(window.document.snapshot) > 0 and not window.document.jobs.busy)
    frames.settle()
    found: dict[str, Any] = {}
    for name, values in EDITS.items():
        editor.held = 0.0
        taken = [editor.edit(at, values) for at in range(TIMES)]
        found[name] = {
            "first_ms": taken[0][0],
            "made_ms": round(statistics.median(made for made, _ in taken), 1),
            "undone_ms": round(statistics.median(undone for _, undone in taken), 1),
            "held_ms": round(editor.held, 1),
        }
    window.close()
    return found | {"calibration": frames.calibration()}


class Editor:
    """Edits events of a window and waits until that is seen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.held = 0.0  # ms, the longest between two looks

    def edit(self, at: int, values: Mapping[Field, str | None]) -> tuple[float, float]:
        """Give an event, by its place, values of the user's and take them back; return the ms that each took."""
        document = self._window.document
        event = next(each for place, each in enumerate(document.events) if place == at)
        made = self._timed(lambda: document.edit(Settled("an edit", None, {event: values})))
        undone = self._timed(document.undo_stack.undo)
        return made, undone

    def until(self, there: Callable[[], bool]) -> None:
        """Wait for something as the event loop does."""
        last = began = perf_counter()
        while not there():
            QApplication.processEvents()
            sleep(0.0005)
            self.held = max(self.held, 1000 * (perf_counter() - last))
            last = perf_counter()
            if last - began > PATIENCE:
                raise TimeoutError("nothing came of it")

    def _timed(self, act: Callable[[], object]) -> float:
        document = self._window.document
        before, began = document.snapshot, perf_counter()
        act()
        self.until(lambda: document.snapshot is not before and not document.jobs.busy)
        self._window.parts.view.repaint()
        taken = 1000 * (perf_counter() - began)
        frames.settle()
        return round(taken, 1)


if __name__ == "__main__":
    sys.exit(main())
