"""How long an article takes to open beside the timeline: the real window, a synthetic project, articles full of marks.

`opened_ms` is from the wish (a click in the library) to the painted text, `mark_ms` from the wish for an event whose
sentence stands near the end of another article to its sentence being painted, `pause_ms` the longest that the window
took no key or click meanwhile, `scroll_ms` are frames of turning the wheel through the text, `jump_ms` of going to
places far apart. Every figure is the median and the worst of several
articles of the same size, none of which was shown before. The last line with --json is one object.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

sys.path.insert(0, str(Path(__file__).parent))
from frames import HEIGHT, WIDTH, calibration, rest, settle, tell
from open import Paints
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from synthetic_project import insert, text_sum

from timeline_app.dates.edtf import Edtf
from timeline_app.link.version import linker
from timeline_app.records import Article, Event, Mention, Name, Status
from timeline_app.store.event_rows import EVENT_COLUMNS, event_row
from timeline_app.store.project import Project
from timeline_app.store.rows import article_row, mention_row
from timeline_app.ui.app import make_application
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES: Final = {"20_kb": 20_000, "2_mb": 2_000_000}
MARKS: Final = (500, 5_000)
TIMES: Final = 5
PATIENCE: Final = 120.0  # seconds
SENTENCE: Final = (
    "Deputy {n} of Norrhamn told the council on {d} March 2019 that the bridge over the sound was to open. "
)
A_PARAGRAPH: Final = 4  # sentences


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "bench.tldb"
        make_project(path)
        found = _measured(path, Path(folder))
    tell(found, as_json=wanted.json)
    return 0


def make_project(path: Path) -> None:
    """Make a project with articles of each size and number of marks, twice as many as are opened."""
    Project.open(path, create=True).close()
    numbers = count(1)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("BEGIN")
        for kind, (size, marks) in _kinds().items():
            for n in range(2 * TIMES):
                _insert_article(file, f"{kind}_{n}", size, marks, numbers)
        file.execute("UPDATE state SET linked = 1, linker = ?", (linker(),))
        file.execute("INSERT OR REPLACE INTO counters VALUES ('event', ?)", (next(numbers),))
        file.execute("INSERT OR REPLACE INTO counters SELECT 'references', value FROM counters WHERE name = 'version'")
        file.execute("COMMIT")
    with Workspace(path) as workspace:
        overview = workspace.overview()
        while workspace.make_searchable():
            pass
    assert overview is not None
    overview.index("outlet")
    overview.shelf()


def _kinds() -> dict[str, tuple[int, int]]:
    return {f"{size}_{marks}": (length, marks) for size, length in SIZES.items() for marks in MARKS}


def _insert_article(file: sqlite3.Connection, name: str, size: int, marks: int, numbers: Iterator[int]) -> None:
    text, spans = _text(size)
    day = Edtf.parse("2019-03-14")
    article = Article(
        name, f"{name}.txt", text, text_sum(name), f"Report {name}", "synthetic", "Gazette", published=day
    )
    insert(file, "sources", [{"sha256": article.sha256, "data": b""}])
    insert(file, "articles", [article_row(article) | {"format": "text", "times": "[]"}])
    made = []
    for mark in range(marks):  # evenly over the sentences, several in one where there are more marks
        start, end = spans[mark * len(spans) // marks]
        label = text[start:end][:60]
        names = (Name("Deputy Norrhamn", "Norrhamn"),)
        mention = Mention(name, start, end, text[start:end], label, day, None, trigger=(start + mark % 50, start + 51))
        mention = replace(mention, places=names)
        number = next(numbers)
        made.append((number, Event(f"e{number}", label, day, Status.REPORTED, 1, 0.5, (mention,))))
    insert(file, "mentions", [{"number": number, **mention_row(event.mentions[0])} for number, event in made])
    names_ = ["number", *EVENT_COLUMNS.split(", ")]
    insert(file, "events", [dict(zip(names_, event_row(number, event), strict=True)) for number, event in made])
    placed = [{"event": number, "position": 0, "mention": number, "reason": ""} for number, _ in made]
    insert(file, "event_mentions", placed)


def _text(size: int) -> tuple[str, list[tuple[int, int]]]:
    """Return a text of a size in letters, and where its sentences stand."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < size:
        sentence = SENTENCE.format(n=len(spans), d=1 + len(spans) % 28)
        spans.append((at, at + len(sentence) - 1))
        if len(spans) % A_PARAGRAPH == 0:
            sentence = f"{sentence.rstrip()}\n\n"
        parts.append(sentence)
        at += len(sentence)
    return "".join(parts), spans


def _measured(path: Path, folder: Path) -> dict[str, Any]:
    window = MainWindow(
        Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)), Theme.load("light")
    )
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.open_paths([path])
    _until(lambda: len(window.document.snapshot) > 0)
    rest()
    found: dict[str, Any] = {}
    for kind in _kinds():
        opened = [_shown(window, partial(window.document.select_article, f"{kind}_{n}")) for n in range(TIMES)]
        frames = _scrolled(window)
        jumps = _jumped(window)
        marks = [_last_mark(window, f"{kind}_{n}") for n in range(TIMES, 2 * TIMES)]
        told = [_shown(window, partial(window.document.select, event)) for event in marks]
        pauses = [pause for _, pause in (*opened, *told)]
        named = {"opened_ms": [taken for taken, _ in opened], "mark_ms": [taken for taken, _ in told]}
        named |= {"pause_ms": pauses, "scroll_ms": frames, "jump_ms": jumps}
        found[kind] = {name: _figures(times) for name, times in named.items()}
    window.close()
    return found | {"calibration": calibration()}


def _last_mark(window: MainWindow, article: str) -> str:
    """Return the event of an article's last sentence but a few; its article is not read by that."""
    assert window.document.path is not None
    with closing(sqlite3.connect(window.document.path)) as file:
        query = (
            "SELECT e.id FROM mentions m JOIN event_mentions em ON em.mention = m.number"
            " JOIN events e ON e.number = em.event WHERE m.article = ? ORDER BY m.start DESC LIMIT 1 OFFSET 20"
        )
        return str(file.execute(query, (article,)).fetchone()[0])


def _shown(window: MainWindow, wish: Callable[[], object]) -> tuple[float, float]:
    """Ask for something to be read; return the ms until its text was painted, and of the longest step on the way."""
    reader = window.parts.panel.source.reader
    paints = Paints()
    before = reader.column
    reader.viewport().installEventFilter(paints)
    began = perf_counter()
    wish()
    steps = [perf_counter() - began]
    _until(lambda: reader.column is not before and paints.last > began, steps, pause=0)
    steps.append(_turned())  # the paint that was noted goes to its end
    taken = 1000 * (perf_counter() - began)
    reader.viewport().removeEventFilter(paints)
    assert reader.chosen is None or reader.sees(reader.chosen), "the sentence is not in sight"
    settle()
    sleep(0.05)
    settle()
    return taken, 1000 * max(steps)


def _scrolled(window: MainWindow) -> list[float]:
    """Turn the wheel through the text, and return the ms of each frame."""
    reader = window.parts.panel.source.reader
    reader.verticalScrollBar().setValue(0)
    settle()
    times = []
    for notch in [-120] * 60 + [120] * 20:
        spot = QPointF(100, 100)
        event = QWheelEvent(
            spot, reader.viewport().mapToGlobal(spot), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        began = perf_counter()
        QApplication.sendEvent(reader.viewport(), event)
        QApplication.processEvents()
        times.append(1000 * (perf_counter() - began))
    return times


def _jumped(window: MainWindow) -> list[float]:
    """Drag the scroll bar far at once, and return the ms until each place was painted."""
    bar = window.parts.panel.source.reader.verticalScrollBar()
    times = []
    for share in (0.9, 0.1, 0.7, 0.3, 0.5, 1.0, 0.0):
        began = perf_counter()
        bar.setValue(round(share * bar.maximum()))
        QApplication.processEvents()
        times.append(1000 * (perf_counter() - began))
    return times


def _turned() -> float:
    """Let the window do what waits; return the seconds that this took."""
    began = perf_counter()
    QApplication.processEvents()
    return perf_counter() - began


def _until(there: Callable[[], bool], steps: list[float] | None = None, pause: float = 0.001) -> None:
    """Let the window go on until something is so; `steps` takes how long each turn was, in seconds."""
    began = perf_counter()
    while not there():
        taken = _turned()
        if steps is not None:
            steps.append(taken)
        if pause:
            sleep(pause)  # the real loop waits, too, and leaves Python to the worker meanwhile
        if perf_counter() - began > PATIENCE:
            raise TimeoutError("nothing came of it")


def _figures(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}


if __name__ == "__main__":
    sys.exit(main())
