"""Real mouse and key events on a real X server, for the tests of the real window.

`make test` runs these under Xvfb with `QT_QPA_PLATFORM=xcb`. Elsewhere they are skipped: the events go to whatever
X server `DISPLAY` names, and nobody wants the pointer moved on the desktop that they are working at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

MANAGED = """<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus><desktops><number>1</number></desktops><keyboard/>
  <mouse><context name="Client"><mousebind button="Left" action="Press">
    <action name="Focus"/><action name="Raise"/>
  </mousebind></context></mouse>
</openbox_config>
"""  # by its own default openbox takes Alt+wheel for itself, to change desktops
PATIENCE = 10_000  # milliseconds until a wait counts as failed; nothing waits that long where all is well


@dataclass(frozen=True)
class Hand:
    """Someone at the machine: moves the pointer, presses buttons and keys, and looks at the screen."""

    qtbot: QtBot

    def click(self, widget: QWidget, at: QPoint, *, button: int = 1, times: int = 1, key: str = "") -> None:
        """Click at a place of a widget, in the widget's own pixels, while a key may be held down."""
        place = widget.mapToGlobal(at)
        down, up = (("keydown", key), ("keyup", key)) if key else ((), ())
        clicks = ("click", "--repeat", str(times), "--delay", "40", str(button))
        near = ("mousemove", str(place.x() - 1), str(place.y()))  # --sync waits for a move, and for ever without one
        self._do(*near, "mousemove", "--sync", str(place.x()), str(place.y()), *down, *clicks, *up)

    def rest_on(self, widget: QWidget, at: QPoint) -> None:
        """Move the pointer to a place of a widget."""
        place = widget.mapToGlobal(at)
        self._do("mousemove", str(place.x() - 3), str(place.y()))
        self._do("mousemove", "--sync", str(place.x()), str(place.y()))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, *, keys: tuple[str, ...] = ()) -> None:
        """Drag from a place of a widget to another while keys are held down."""
        self.rest_on(widget, start)
        held = [part for key in keys for part in ("keydown", key)]
        self._do(*held, "mousedown", "1")
        for share in (0.3, 0.7, 1.0):
            place = widget.mapToGlobal(start + (end - start) * share)
            self._do("mousemove", "--sync", str(place.x()), str(place.y()))
        self._do("mouseup", "1", *(part for key in keys for part in ("keyup", key)))

    def hold(self, key: str, milliseconds: int) -> None:
        """Hold a key down for a while."""
        self._do("keydown", key)
        self.qtbot.wait(milliseconds)
        self._do("keyup", key)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as xdotool names them: "alt+f", "Down", "Return"."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)

    def press_and_turn(self, widget: QWidget, at: QPoint, *, key: str, notches: int) -> None:
        """Turn the wheel upwards over a place of a widget while a key is held down."""
        place = widget.mapToGlobal(at)
        self._do("mousemove", "--sync", str(place.x()), str(place.y()), "keydown", key)
        self._do("click", "--repeat", str(notches), "4")
        self._do("keyup", key)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "5", text)

    def look(self) -> QImage:
        """Return what the whole X screen shows."""
        return QGuiApplication.primaryScreen().grabWindow(0).toImage()

    def see(self, color: QColor, within: QRect) -> int:
        """Return how many pixels of a part of the screen have exactly this colour."""
        part = self.look().copy(within)
        return sum(part.pixel(x, y) == color.rgb() for x in range(part.width()) for y in range(part.height()))

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=PATIENCE / 1000)
        self.qtbot.wait(50)  # lets the event travel through the X server and the event loop


def on_screen(widget: QWidget) -> QRect:
    """Return where a widget stands on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run a window manager, without which no window ever gets the keyboard."""
    if os.environ.get("QT_QPA_PLATFORM") != "xcb" or not os.environ.get("DISPLAY"):
        pytest.skip("no X server to drive: run `make test`, which starts one with QT_QPA_PLATFORM=xcb")
    if lacking := [program for program in ("xdotool", "openbox") if shutil.which(program) is None]:
        pytest.skip(f"not installed here: {', '.join(lacking)}")
    home = tmp_path_factory.mktemp("home")
    (home / "rc.xml").write_text(MANAGED, encoding="utf-8")
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--config-file", str(home / "rc.xml")],
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + PATIENCE / 1000
    while subprocess.run(["xdotool", "get_desktop"], capture_output=True, check=False).returncode != 0:
        assert time.monotonic() < deadline, "the window manager did not start"
        time.sleep(0.05)
    yield
    manager.terminate()
    manager.wait()


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings and data of the person who runs the tests out of them, and theirs untouched."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    return tmp_path


@pytest.fixture
def hand(desktop: None, qtbot: QtBot) -> Hand:
    """Return someone at the machine."""
    return Hand(qtbot)
