"""How long full text takes in the real window, at every key: until what was found is counted, and stands in the list.

A project of articles in an invented language whose words are as frequent as in any (Zipf's law). Each query is typed
key by key into the search field, a key every 60 ms, which is very fast for a hand, or, where the one before has not
been answered by then, later. `told_ms` is from the key to the count of what was found, `listed_ms` until as much of it
stands in the list as is in sight. `hasty` types the queries without waiting, a key every 30 ms: `told_ms` is from the
last key. `first_time` is apart, for what is looked up is then read from the disk. `quickest` has of each key the
quickest of three times: what else a machine does at the same time counts less there. `held_ms` is the longest that the
window did not answer meanwhile. A query of the commonest words of the language is the worst that there is. The last
line with --json is one object.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import HEIGHT, WIDTH
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from synthetic_words import make_project

from timeline_app.store.project import Project
from timeline_app.ui.app import make_application
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES: Final = 3
PATIENCE: Final = 60.0  # seconds
HASTE: Final = 0.03  # seconds between two keys
PACE: Final = 0.06  # ... of one who looks what comes of each
QUERIES: Final = {
    "word": "bridge",
    "words": "council minister",
    "phrase": '"city of the"',
    "prefix": "br*",
    "either": "strike OR flood",
    "without": "harbour -police",
    "near": "NEAR(court police, 5)",
    "commonest": "the of and",
}


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--keep", type=Path, help="the project file: made where it is absent, and left there")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = wanted.keep or Path(folder) / "bench.tldb"
        if not path.exists():
            make_project(path, wanted.articles)
            with Project.open(path) as project:
                while project.words.index():
                    pass
        found: dict[str, Any] = {"articles": wanted.articles, **_measured(path, Path(folder))}
    frames.tell(found, as_json=wanted.json)
    return 0


def _measured(path: Path, folder: Path) -> dict[str, Any]:
    window = MainWindow(
        Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)), Theme.load("light")
    )
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.open_paths([path])
    _until(lambda: len(window.document.snapshot) > 0 and not window.document.jobs.busy)
    frames.settle()
    window.parts.tool_bar.search.setFocus()
    typist = Typist(window)
    found: dict[str, Any] = {"events": len(window.document.snapshot)}
    keys, first, quickest = list[tuple[float, float]](), list[tuple[float, float]](), list[tuple[float, float]]()
    for name, query in QUERIES.items():
        cold = typist.typed(query)
        taken = [typist.typed(query) for _ in range(TIMES)]
        each = [key for times in taken for key in times]
        keys, first, quickest = keys + each, first + cold, quickest + [min(key) for key in zip(*taken, strict=True)]
        found[name] = {"found": len(window.search.found), **_both(each)}
        typist.clear()
    found["every_key"], found["first_time"], found["quickest"] = _both(keys), _both(first), _both(quickest)
    found["hasty"] = {"told_ms": _figures([typist.hasty(query) for query in QUERIES.values() for _ in range(TIMES)])}
    found["held_ms"] = round(typist.held, 1)
    window.close()
    return found | {"calibration": frames.calibration()}


class Typist:
    """Types into the search field of a window and looks what comes of it."""

    def __init__(self, window: MainWindow) -> None:
        self._field, self._search = window.parts.tool_bar.search, window.search
        self._told = self._listed = 0.0
        self.held = 0.0  # ms, the longest between two looks
        self._search.found_changed.connect(self._on_search_found_changed)
        self._search.rows_changed.connect(self._on_search_rows_changed)

    def typed(self, query: str) -> list[tuple[float, float]]:
        """Type a query; return for each key the ms until it was counted, and listed."""
        self.clear()
        found = []
        for key in query:
            began = perf_counter()
            QTest.keyClicks(self._field, key)
            self._wait(lambda began=began: self._told > began and self._listed > began)  # type: ignore[misc]
            found.append((1000 * (self._told - began), 1000 * (self._listed - began)))
            self._wait(lambda began=began: perf_counter() - began > PACE)  # type: ignore[misc]
        return found

    def hasty(self, query: str) -> float:
        """Type a query without waiting; return the ms from the last key until it was counted."""
        self.clear()
        for key in query:
            began = perf_counter()
            QTest.keyClicks(self._field, key)
            self._wait(lambda began=began: perf_counter() - began > HASTE)  # type: ignore[misc]
        self._wait(lambda: self._told > began)
        return 1000 * (self._told - began)

    def clear(self) -> None:
        """Empty the field."""
        if not self._field.text():
            return
        began = perf_counter()
        self._field.clear()
        self._wait(lambda: self._told > began)
        frames.settle()

    def _wait(self, there: Callable[[], bool]) -> None:
        looks = [perf_counter()]
        while not there():
            QApplication.processEvents()
            sleep(0.0005)  # the real loop waits, too, and leaves Python to the worker meanwhile
            looks.append(perf_counter())
            if looks[-1] - looks[0] > PATIENCE:
                raise TimeoutError("nothing came of it")
        self.held = max(self.held, *(1000 * (after - before) for before, after in pairwise(looks)), 0.0)

    def _on_search_found_changed(self) -> None:
        self._told = perf_counter()

    def _on_search_rows_changed(self) -> None:
        self._listed = perf_counter()


def _until(there: Callable[[], bool]) -> None:
    began = perf_counter()
    while not there():
        QApplication.processEvents()
        sleep(0.001)
        if perf_counter() - began > PATIENCE:
            raise TimeoutError("nothing came of it")


def _both(keys: list[tuple[float, float]]) -> dict[str, Any]:
    return {"told_ms": _figures([told for told, _ in keys]), "listed_ms": _figures([listed for _, listed in keys])}


def _figures(times: list[float]) -> dict[str, float]:
    high = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return {"median": round(statistics.median(times), 1), "p95": round(high, 1), "worst": round(max(times), 1)}


if __name__ == "__main__":
    sys.exit(main())
