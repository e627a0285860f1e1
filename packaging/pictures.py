"""Draw the pictures of README: `packaging/pictures.py docs [NAME...]`.

Each is the window on a bundled demo, in a state that its function makes; with a dialog, that is laid over the window
where it would stand. Letters are those that the theme finds on the system: Inter and Charis SIL for what is in docs/.
ImageMagick's `convert` makes a picture of few colours of each, a quarter as large.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.resources import FIRST_DEMO
from timeline_app.timeline.filtering import Filter
from timeline_app.ui.app import make_application
from timeline_app.ui.facet_box import FacetBox
from timeline_app.ui.known_bar import KnownBar
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.search_results import SearchResults
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

WHOLE: Final = (1600, 1000)
PART: Final = (1180, 640)
PATIENCE: Final = 60.0  # s
STILL: Final = 1_500  # ms until nothing moves any more
COLOURS: Final = 256


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows."""

    demo: str
    theme: str
    size: tuple[int, int]
    make: Callable[[MainWindow], QDialog | None]  # brings the window into a state; what is laid over it


def main() -> int:
    """Draw the pictures that are named, or all."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or list(SCENES)
    make_application()
    for name in names:
        with tempfile.TemporaryDirectory() as home:
            for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
                os.environ[variable] = home
            draw(SCENES[name], folder / f"{name}.png", Path(home) / "settings.ini")
    return 0


def draw(scene: Scene, target: Path, settings: Path) -> None:
    """Draw one picture."""
    theme = Theme.load(scene.theme)
    kept = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
    kept.animated = False
    window = MainWindow(kept, theme)
    window.set_theme(theme)
    window.resize(*scene.size)
    window.show()
    window.activateWindow()
    window.open_demo(scene.demo)
    until(lambda: len(window.document.snapshot) > 0 and not window.document.jobs.busy)
    QTest.qWait(STILL)
    dialog = scene.make(window)
    until(lambda: not (window.document.jobs.busy or window.document.looking_up))
    QTest.qWait(STILL)
    picture = window.grab()
    if dialog is not None:
        over = dialog.grab()
        place = QPoint((picture.width() - over.width()) // 2, (picture.height() - over.height()) // 2)
        with QPainter(picture) as painter:
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 60))
            painter.drawPixmap(place, over)
            painter.setPen(theme.colour("line_strong"))
            painter.drawRect(place.x() - 1, place.y() - 1, over.width() + 1, over.height() + 1)
        dialog.close()
    picture.save(str(target))
    subprocess.run(["convert", str(target), "-dither", "None", "-colors", str(COLOURS), f"PNG8:{target}"], check=True)
    window.close()
    window.work.reading.finish()
    window.document.finish()


def until(there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    began = monotonic()
    while not there():
        QTest.qWait(30)
        if monotonic() - began > PATIENCE:
            raise TimeoutError("nothing came of it")


def pick(window: MainWindow, words: str) -> None:
    """Select the event whose name holds these words."""
    window.document.select(next(e.id for e in window.document.events.values() if words in e.label))
    until(lambda: not window.document.looking_up)
    QTest.qWait(STILL)


def of_window(window: MainWindow) -> None:
    """Select what the first demo is about."""
    pick(window, "held a secret meeting")


def of_titanic(window: MainWindow) -> None:
    """Select a report that others contradict."""
    pick(window, "Little hope now remains")


def of_night(window: MainWindow) -> None:
    """Show the night of the loss, in lanes by place."""
    bare(window)
    window.document.group("place")
    until(lambda: not window.document.jobs.busy)
    first, end = (DAY_SECONDS * day_number(1912, 4, day) + 3_600 * hour for day, hour in ((14, 19), (15, 14)))
    window.parts.view.fit_exactly(first, end)


def of_filters(window: MainWindow) -> None:
    """Leave what sources disagree about, the rest as ghosts."""
    window.actions_["toggle_panel"].trigger()
    window.document.show_ghosts(True)
    window.document.filter(Filter(disagreeing=True))
    QTest.qWait(STILL)
    until(lambda: all(box.counted for box in window.findChildren(FacetBox) if box.isVisible()))


def bare(window: MainWindow) -> None:
    """Leave the timeline alone in the window."""
    for part in ("toggle_library", "toggle_panel"):
        window.actions_[part].trigger()
    QTest.qWait(STILL)


def of_derivation(window: MainWindow) -> None:
    """Tell how a date was found, beside the article."""
    pick(window, "held a secret meeting")
    window.actions_["derivation"].trigger()
    until(lambda: not window.work.proving.proof.busy)
    window.parts.view.setFocus(Qt.FocusReason.OtherFocusReason)


def of_search(window: MainWindow) -> None:
    """Search as one types."""
    field = window.parts.tool_bar.search
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClicks(field, 'rescue* OR "were saved"')
    results = window.findChild(SearchResults)
    assert results is not None
    until(lambda: results.isVisible() and results.view.lines.rowCount() > 0)


def of_review(window: MainWindow) -> None:
    """Decide on events, with the table under the timeline."""
    window.actions_["toggle_table"].trigger()
    events = sorted(window.document.events.values(), key=lambda event: -len(event.mentions))
    for event, said in zip(events, ("accept", "accept", "dispute", "reject", "accept", "accept"), strict=False):
        window.document.select(event.id)
        window.actions_[said].trigger()
        until(lambda: not window.document.jobs.busy)
    window.document.select(events[2].id)


def of_known(window: MainWindow) -> None:
    """Go back to the second day of the reports."""
    window.actions_["known_on"].trigger()
    QTest.qWait(STILL)
    bar = window.findChild(KnownBar)
    assert bar is not None
    bar.slider.setValue(bar.slider.minimum() + 2)
    QTest.qWait(STILL)
    pick(window, "Everyone safe")


def of_ledger(window: MainWindow) -> QDialog | None:
    """List every time expression."""
    pick(window, "held a secret meeting")
    window.actions_["ledger"].trigger()
    until(lambda: not window.work.proving.ledger.busy)
    return window.work.proving.ledger.dialog


def of_mentions(window: MainWindow) -> QDialog | None:
    """List a name's mentions in context, beside the article with its names."""
    pick(window, "Little hope now remains")
    window.actions_["show_names"].trigger()
    window.work.reading.mentions.open("Carpathia")
    until(lambda: not window.work.reading.mentions.busy)
    return window.work.reading.mentions.dialog


SCENES: Final = {
    "window": Scene(FIRST_DEMO.name, "light", WHOLE, of_window),
    "titanic": Scene("titanic", "dark", WHOLE, of_titanic),
    "night": Scene("titanic", "light", PART, of_night),
    "filters": Scene("titanic", "light", (1180, 780), of_filters),
    "derivation": Scene(FIRST_DEMO.name, "light", WHOLE, of_derivation),
    "search": Scene("titanic", "light", WHOLE, of_search),
    "review": Scene("titanic", "light", WHOLE, of_review),
    "known": Scene("titanic", "dark", WHOLE, of_known),
    "ledger": Scene(FIRST_DEMO.name, "light", WHOLE, of_ledger),
    "mentions": Scene("titanic", "dark", WHOLE, of_mentions),
}


if __name__ == "__main__":
    sys.exit(main())
