"""Whether the desktop asks for reduced motion: what Qt knows of it, and on X11 and Wayland what it does not.

Qt asks Windows and macOS. KDE Plasma keeps a factor on all durations in `kdeglobals`, desktops that use GTK a switch in
`settings.ini`; both are read as files, because Qt has no word for them without those desktops' own plugins.
"""

from __future__ import annotations

import sys
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QStyle

_STILL: Final = (  # file under the configuration, section, key, values that ask for no motion
    ("kdeglobals", "KDE", "AnimationDurationFactor", ("0", "0.0")),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("false", "0")),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("false", "0")),
)


def desktop_animates() -> bool:
    """Tell whether the desktop wants things to move."""
    if QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0:
        return False
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return sys.platform in ("win32", "darwin") or not asks_for_stillness(Path(folder))


def asks_for_stillness(folder: Path) -> bool:
    """Tell whether a file in a folder of configuration asks for no animations; what cannot be read asks for nothing."""
    return any(_value(folder / name, section, key) in values for name, section, key, values in _STILL)


def _value(path: Path, section: str, key: str) -> str:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # KDE's keys are written with capitals
    try:
        parser.read(path, encoding="utf-8")
        return parser.get(section, key, fallback="").strip().casefold()
    except (ConfigError, OSError, UnicodeDecodeError):
        return ""
