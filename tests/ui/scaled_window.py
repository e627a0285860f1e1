"""The window with a demo open at the scale that QT_SCALE_FACTOR asks for; prints as JSON what is cut in it.

Run by `test_scaling` in a process of its own, for Qt reads the factor once.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from timeline_app.ui.app import make_application
from timeline_app.ui.cut_label import CutLabel
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

SIZE = QSize(1280, 720)  # logical px: a screen of 3840 by 2160 at 300 %
SLACK = 1  # px, of rounding


def cut(top: QWidget) -> list[str]:
    """Return the words of a widget's parts that have no room, and are neither wrapped nor end in an ellipsis."""
    found = []
    parts: list[QLabel | QAbstractButton] = [*top.findChildren(QLabel), *top.findChildren(QAbstractButton)]
    for part in parts:
        if not part.isVisible() or not part.text() or isinstance(part, CutLabel):
            continue
        wraps = isinstance(part, QLabel) and part.wordWrap()
        room = part.height() if wraps else part.width()
        needs = part.heightForWidth(part.width()) if wraps else part.sizeHint().width()
        if needs > room + SLACK and part.minimumWidth() != 1:  # those are made to give way
            found.append(f"{type(part).__name__} {part.objectName()} “{part.text()[:40]}” {needs} > {room}")
    return found


def wait(milliseconds: int) -> None:
    """Let the window work for a while."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QApplication.processEvents()


def main(folder: Path) -> None:
    """Show the window with everything in it, and tell of it."""
    make_application()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings, Theme.load("light"))
    window.resize(SIZE)
    window.show()
    window.open_demo("titanic")
    while not window.document.events or window.document.jobs.busy:
        wait(50)
    window.parts.view.animated = False
    for command in ("toggle_table", "known_on"):
        window.actions_[command].trigger()
    window.document.select(next(iter(window.document.events)))
    wait(1_000)
    picture = window.grab()
    told = {
        "ratio": window.devicePixelRatio(),
        "least": [window.minimumSizeHint().width(), window.minimumSizeHint().height()],
        "size": [window.width(), window.height()],
        "pixels": [picture.width(), picture.height()],
        "cut": cut(window),
    }
    picture.save(str(folder / "window.png"))
    print(json.dumps(told))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
