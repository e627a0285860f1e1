"""Decide whether Qt can open a window here: its system libraries and a font, none of which come with PySide6.

    python packaging/system_libraries.py            what the program needs; exit status 1 where something stays missing
    python packaging/system_libraries.py --tests    also what the tests of the real window need; those may stay missing

Which library is in which package stands in `timeline_app/ui/system_libraries.py`; it and this import the standard
library only.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import system_packages

from timeline_app.ui.system_libraries import ALWAYS, FOR_WAYLAND, FOR_X11, loads

if TYPE_CHECKING:
    from collections.abc import Iterable

LIBRARIES = {**ALWAYS, **FOR_X11, **FOR_WAYLAND}
FONTS = ["fonts-inter", "fonts-sil-charis", "fonts-noto-core"]  # one sans, one serif, every other script
PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "openbox": "openbox"}  # for tests/window

_FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
_FONT_ENDINGS = {".ttf", ".otf", ".ttc", ".pfb"}


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Return the shared libraries that the loader does not find, in the order given."""
    return [name for name in names if not loads(name)]


def has_font(folders: Iterable[str]) -> bool:
    """Return whether any font file lies under the folders."""
    return any(
        Path(name).suffix.lower() in _FONT_ENDINGS
        for folder in folders
        for _, _, files in os.walk(Path(folder).expanduser())
        for name in files
    )


def missing_programs(names: Iterable[str]) -> list[str]:
    """Return the programs that are not on the path, in the order given."""
    return [name for name in names if shutil.which(name) is None]


def wishes(libraries: Iterable[str], programs: Iterable[str], *, font: bool) -> list[str]:
    """Return the packages that bring what is missing, each once, with fonts where there is none."""
    named = [*(LIBRARIES[name] for name in libraries), *([] if font else FONTS), *(PROGRAMS[name] for name in programs)]
    return list(dict.fromkeys(named))


def main(*, tests: bool) -> int:
    """Check, install where root can, check again; return 1 where a library stays missing."""
    libraries, font = missing_libraries(LIBRARIES), has_font(_FONT_FOLDERS)
    programs = missing_programs(PROGRAMS) if tests else []
    wanted = wishes(libraries, programs, font=font)
    if not wanted:
        return 0
    for what, names in (
        ("Qt's system libraries", libraries),
        ("fonts", [] if font else ["any"]),
        ("programs", programs),
    ):
        if names:
            print(f"Missing {what}: {', '.join(names)}", file=sys.stderr)
    system_packages.provide(wanted)
    if still := missing_libraries(libraries):
        print(f"Without {', '.join(still)} no window can open. Install them and repeat.", file=sys.stderr)
    return 1 if still else 0


if __name__ == "__main__":
    raise SystemExit(main(tests="--tests" in sys.argv[1:]) if sys.platform.startswith("linux") else 0)
