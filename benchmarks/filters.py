"""How long a filter takes in the real window: until its first frame is painted, all is laid out anew, and counted.

A synthetic project, whose events also name people, heavy-tailed as news does. `seen_ms` is from the wish to the first
painted frame in which what is filtered out has faded, `laid_out_ms` until what is left stands in rows of its own,
`cleared_ms` from letting go of it to the frame with all events, `counted_ms` until the counts of outlets, statuses and
people in view stand in the library (it waits a moment before it begins, so that no counting is for nothing). `ghosts`
are frames of panning and zooming while what is filtered out stays in sight. The last line with --json is one object.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import CTRL, HEIGHT, NOTCH, SHIFT, WIDTH
from open import Paints
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from synthetic_project import make_project

from timeline_app.timeline.columns import Membership
from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui.app import make_application
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIMES: Final = 5
PATIENCE: Final = 600.0  # seconds
NAMES_AN_EVENT: Final = 2
EVENTS_A_PERSON: Final = 20
MOVES: Final = {
    "pan": (SHIFT, ([-NOTCH] * 6 + [NOTCH] * 6) * 10),
    "zoom": (CTRL, [NOTCH] * 57 + [-NOTCH] * 57),
}


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--keep", type=Path, help="the project file: made where it is absent, and left there")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = wanted.keep or Path(folder) / "bench.tldb"
        if not path.exists():
            make_project(path, wanted.events)
        found: dict[str, Any] = {"events": wanted.events, **_measured(path, Path(folder))}
    frames.tell(found, as_json=wanted.json)
    return 0


def _measured(path: Path, folder: Path) -> dict[str, Any]:
    window = MainWindow(
        Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)), Theme.load("light")
    )
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.open_paths([path])
    _until(lambda: len(window.document.snapshot) > 0)
    shot, panel = window.document.snapshot, window.parts.library.filters
    shot._lanes["person"] = _people(len(shot))  # a project file of as many names would be read once
    panel.sections["person"].head.click()
    _until(lambda: "person" in panel._facets.totals)
    outlets = [facet.name for facet in panel._facets.offered if facet.kind == "outlet"]
    wanted = [Filter(outlet=Choice(frozenset({name}))) for name in outlets[:2]]
    wanted += [Filter(origins=2), Filter(status=Choice(excluded=frozenset({"reported"})))]
    taken = [_filtered(window, each) for each in wanted * TIMES]
    found: dict[str, Any] = {name: _figures([one[name] for one in taken]) for name in taken[0]}
    window.actions_["show_ghosts"].trigger()
    window.ways.filters.set_filter(wanted[0])
    _until(lambda: window.parts.view.port.kept is not None)
    frames.settle()
    view = window.parts.view
    found["ghosts"] = {name: frames.figures(frames.wheel(view, *move)) for name, move in MOVES.items()}
    window.ways.filters.set_filter(NOTHING_ASKED)
    _until(lambda: view.port.kept is None)
    view.fit_core()
    frames.settle()
    found["plain"] = {name: frames.figures(frames.wheel(view, *move)) for name, move in MOVES.items()}
    window.close()
    return found | {"calibration": frames.calibration()}


def _filtered(window: MainWindow, wanted: Filter) -> dict[str, float]:
    """Ask for a filter and let go of it; return the ms until each thing was seen."""
    document, view, panel = window.document, window.parts.view, window.parts.library.filters
    paints, told = Paints(), [0.0]
    view.installEventFilter(paints)

    def note() -> None:
        told[0] = perf_counter()

    document.lanes_changed.connect(note)

    def painted(there: Callable[[], bool], began: float) -> float:
        _until(lambda: there() and told[0] > began and paints.last > told[0])
        return 1000 * (perf_counter() - began)

    began, before = perf_counter(), panel._facets
    window.ways.filters.set_filter(wanted)
    seen = painted(lambda: document.snapshot.wanted == wanted, began)
    laid_out = painted(lambda: document.snapshot.ghosts is None, began)
    _until(lambda: panel._facets is not before)
    counted = 1000 * (perf_counter() - began)
    began = perf_counter()
    window.ways.filters.set_filter(NOTHING_ASKED)
    cleared = painted(lambda: not document.snapshot.wanted, began)
    view.removeEventFilter(paints)
    document.lanes_changed.disconnect(note)
    return {"seen_ms": seen, "laid_out_ms": laid_out, "counted_ms": counted, "cleared_ms": cleared}


def _people(events: int, seed: int = 1) -> Membership:
    """Let each event name some people, of whom few are named often."""
    chance = np.random.default_rng(seed)
    people = max(2, events // EVENTS_A_PERSON)
    weights = 1 / np.arange(1, people + 1)
    named = chance.choice(people, events * NAMES_AN_EVENT, p=weights / weights.sum()).astype(np.int32)
    rows = np.repeat(np.arange(events, dtype=np.int32), NAMES_AN_EVENT)
    return Membership(rows, named, tuple(f"Person {number}" for number in range(people)))


def _until(there: Callable[[], bool]) -> None:
    began = perf_counter()
    while not there():
        QApplication.processEvents()
        sleep(0.001)  # the real loop waits, too, and leaves Python to the worker meanwhile
        if perf_counter() - began > PATIENCE:
            raise TimeoutError("nothing came of it")


def _figures(times: list[float]) -> Mapping[str, float]:
    return {"median": round(statistics.median(times)), "worst": round(max(times))}


if __name__ == "__main__":
    sys.exit(main())
