"""Decide whether Qt can open a window here: its system libraries and a font, none of which come with PySide6.

    python packaging/system_libraries.py            what the program needs; exit status 1 where something stays missing
    python packaging/system_libraries.py --tests    also what the tests of the real window need; those may stay missing

The table is what `objdump -p` names as NEEDED in PySide6's libQt6Core, Gui, Widgets, Svg, DBus, XcbQpa and
WaylandClient and in its platform plugins, without what the C library and Qt bring themselves. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import system_packages

if TYPE_CHECKING:
    from collections.abc import Iterable

LIBRARIES = {  # what the loader asks for: the package of Debian and Ubuntu that has it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0|libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0|libglib2.0-0t64",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FONTS = ["fonts-inter", "fonts-sil-charis", "fonts-noto-core"]  # one sans, one serif, every other script
PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "openbox": "openbox"}  # for tests/window

_FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
_FONT_ENDINGS = {".ttf", ".otf", ".ttc", ".pfb"}


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Return the shared libraries that the loader does not find, in the order given."""
    return [name for name in names if not _loads(name)]


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


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main(tests="--tests" in sys.argv[1:]) if sys.platform.startswith("linux") else 0)
