"""What every test shares: Qt without a screen unless one is asked for, nobody's own settings and rules.

No window may outlive its test.
"""

from __future__ import annotations

import os
import sys
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest_plugins = ["window.hands"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported; a test under Xvfb sets "xcb" itself
_NO_CONFIGURATION = TemporaryDirectory(prefix="timeline-app-tests-", ignore_cleanup_errors=True)
os.environ["XDG_CONFIG_HOME"] = _NO_CONFIGURATION.name
os.environ["LC_ALL"] = "C.UTF-8"  # dates are written as in English, whoever runs this
os.environ.pop("TIMELINE_APP_RULES", None)  # rules of one's own would date the tests' sentences otherwise


@pytest.fixture(autouse=True)
def no_leaked_windows() -> Iterator[None]:
    """Fail a test that leaves a window on the screen (pytest-qt closes what `qtbot` was given before this looks)."""
    yield
    leaked = _visible_windows()
    assert not leaked, f"windows left open: {leaked}"


def _visible_windows() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    return [f"{type(w).__name__} {w.objectName()!r}" for w in QApplication.topLevelWidgets() if w.isVisible()]
