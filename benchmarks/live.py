"""How long a frame takes while articles are read in the background: the window, its side panel open, the wheel turning.

An event is selected. Run it on a real screen or under Xvfb; --json prints one object on the last line:

    packaging/under_xvfb '-screen 0 1600x1000x24' .venv/bin/python benchmarks/live.py --json
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import CTRL, HEIGHT, NOTCH, SHIFT, WIDTH
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from timeline_app.resources import FIRST_DEMO, resource
from timeline_app.ui.app import make_application
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from timeline_app.ui.document import Document

COPIES = 40  # of the demo's articles, each with another word in it: more than is read while we look
MOST = 1_500  # frames


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        times = _read(Path(folder))
    found = {
        "platform": QGuiApplication.platformName(),
        "frames": len(times),
        "live": frames.figures(times),
        "calibration": frames.calibration(),
    }
    frames.tell(found, as_json=wanted.json)
    return 0


def _read(folder: Path) -> list[float]:
    """Read articles in the background and return the ms of each frame meanwhile."""
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Settings(store), Theme.load("light"))
    window.resize(WIDTH, HEIGHT)
    window.show()
    document, view = window.document, window.parts.view
    document.open(folder / "live.tldb", create=True)
    document.add([resource(FIRST_DEMO.folder)])
    while _reads(document):
        frames.settle()
    document.select(next(event.id for event in document.events.values() if event.date is not None))
    window.parts.panel.setVisible(True)
    frames.settle()
    document.add([_articles(folder / "more")])
    times: list[float] = []
    notches = [(SHIFT, NOTCH), (CTRL, NOTCH), (SHIFT, -NOTCH), (CTRL, -NOTCH)]
    while len(times) < MOST and _reads(document):
        for keys, delta in notches:
            times += frames.wheel(view, keys, [delta] * 6)
    document.jobs.cancel()
    window.close()
    return times


def _reads(document: Document) -> bool:
    return document.jobs.busy


def _articles(folder: Path) -> Path:
    """Copy the demo's articles many times, so that no two are the same."""
    folder.mkdir()
    for path in sorted(resource(FIRST_DEMO.folder).rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for n in range(COPIES):
            (folder / f"{path.stem}-{n}.txt").write_text(f"{text}\n\nEdition {n}.\n", encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
