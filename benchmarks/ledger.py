"""How long the ledger takes in the real window: every time expression, until it is listed, narrowed, sorted.

2,000 articles of 50 expressions each, and of two in the furniture of each page. `first_rows_ms` is from the command
until there are rows to look at, `all_ms` until all are listed, those of the page furniture too, which are read for
the ledger alone. `words_ms`, `fate_ms` and `sort_ms` are until rows that
were asked for are there. `held_ms` is the longest that the window did not answer meanwhile. The last line with --json
is one object.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import HEIGHT, WIDTH
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from synthetic_project import EVENTS_AN_ARTICLE, make_project

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.store.rows import times_text
from timeline_app.ui.app import make_application
from timeline_app.ui.ledger import Fate
from timeline_app.ui.ledger_model import DATE
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.ledger_dialog import LedgerDialog

PATIENCE: Final = 300.0  # seconds
MENU: Final = "Published 3 May 2018. Archive 2017"
SENTENCES: Final = (
    "The council met on Monday and will meet again next week.",
    "The bridge was opened in May 2011, three years after the flood.",
    "The ferry runs every Sunday.",
    "Has anybody seen it since 12 June?",
    "The strike lasted two weeks and ended on 3 April 2016.",
    "Nobody remembers now what was said in the 1970s and 1980s.",
)


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "bench.tldb"
        make_project(path, wanted.articles * EVENTS_AN_ARTICLE)
        _write_texts(path)
        found: dict[str, Any] = {"articles": wanted.articles, **_measured(path, Path(folder))}
    frames.tell(found, as_json=wanted.json)
    return 0


def _write_texts(path: Path) -> None:
    """Give each article a text of fifty expressions, and a page's furniture of two."""
    body = f"{MENU}\n\n" + " ".join(SENTENCES * 8)
    furniture = ((0, len(MENU)),)
    times = find_times(body, Edtf.parse("2018-05-03"), "set by hand", furniture)[:50]
    with closing(sqlite3.connect(path)) as file, file:
        values = body, times_text(times), str([list(span) for span in furniture])
        file.execute("UPDATE articles SET text = ?, times = ?, furniture = ?, language = 'en'", values)


def _measured(path: Path, folder: Path) -> dict[str, Any]:
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings, Theme.load("light"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.open_paths([path])
    watch = Watch()
    watch.until(lambda: len(window.document.snapshot) > 0 and not window.document.jobs.busy)
    frames.settle()
    watch.held, watch.began = 0.0, perf_counter()
    desk = window.work.proving.ledger
    window.actions_["ledger"].trigger()
    dialog = desk.dialog
    assert dialog is not None
    found = {"first_rows_ms": watch.until(lambda: dialog.rows.rowCount() > 0)}
    found["all_ms"] = watch.until(lambda: not desk.busy)
    found["expressions"] = dialog.rows.rowCount()
    found |= _asked(dialog, watch)
    found["held_ms"] = round(watch.held, 1)
    desk.finish()
    window.close()
    return found | {"calibration": frames.calibration()}


def _asked(dialog: LedgerDialog, watch: Watch) -> dict[str, float]:
    count = dialog.rows.rowCount()
    watch.began = perf_counter()
    dialog.field.setText("may 2011")
    found = {"words_ms": watch.until(lambda: dialog.rows.rowCount() < count)}
    watch.began = perf_counter()
    dialog.field.clear()
    watch.until(lambda: dialog.rows.rowCount() == count)
    watch.began = perf_counter()
    dialog.fate.setCurrentIndex(dialog.fate.findData(Fate.EVENT) if dialog.fate.findData(Fate.EVENT) > 0 else 1)
    found["fate_ms"] = watch.until(lambda: dialog.rows.rowCount() < count)
    watch.began = perf_counter()
    dialog.fate.setCurrentIndex(0)
    watch.until(lambda: dialog.rows.rowCount() == count)
    done: list[bool] = []
    dialog.rows.modelReset.connect(lambda: done.append(True))
    watch.began = perf_counter()
    dialog.table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    found["sort_ms"] = watch.until(lambda: bool(done))
    return found


class Watch:
    """Waits as the event loop does, and sees how long it was held."""

    def __init__(self) -> None:
        self.began = perf_counter()
        self.held = 0.0  # ms, the longest between two looks

    def until(self, there: Callable[[], bool]) -> float:
        """Wait for something; return the ms since `began`, which is now where nothing was waited for before."""
        looks = [perf_counter()]
        while not there():
            QApplication.processEvents()
            sleep(0.0005)
            looks.append(perf_counter())
            if looks[-1] - looks[0] > PATIENCE:
                raise TimeoutError("nothing came of it")
        self.held = max(self.held, *(1000 * (after - before) for before, after in pairwise(looks)), 0.0)
        return round(1000 * (perf_counter() - self.began), 1)


if __name__ == "__main__":
    sys.exit(main())
