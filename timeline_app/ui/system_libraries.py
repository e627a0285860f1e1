"""What Qt asks of the system on Linux, and how to get it: told in words before Qt would abort; imports no Qt.

PySide6 brings Qt itself, but neither the graphics nor the X11 and Wayland libraries under it. The names are what
`objdump -p` shows as NEEDED in PySide6's libQt6Core, Gui, Widgets, Svg, DBus, XcbQpa and WaylandClient and in its
platform plugins, without what the C library and Qt bring themselves. `packaging/system_libraries.py` installs them.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ALWAYS: Mapping[str, str] = {  # what the loader asks for: the package of Debian and Ubuntu that has it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
FOR_X11: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
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
}
FOR_WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def loads(name: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a window can appear: always but on a Linux without X11, Wayland and a chosen platform."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in named)


def complaint(environment: Mapping[str, str], found: Callable[[str], bool] = loads) -> str | None:
    """Say which of Qt's system libraries are missing and the line that installs them; None where none is."""
    if not sys.platform.startswith("linux"):
        return None
    platform = environment.get("QT_QPA_PLATFORM", "")
    x11 = platform.startswith("xcb") or (not platform and bool(environment.get("DISPLAY")))
    needed = {**ALWAYS, **FOR_X11} if x11 else ALWAYS
    missing = [name for name in needed if not found(name)]
    if not missing:
        return None
    packages = " ".join(dict.fromkeys(needed[name] for name in missing))
    return (
        f"Qt's system libraries are missing: {', '.join(missing)}. On Debian and Ubuntu install them with\n\n"
        f"    sudo apt-get install -y --no-install-recommends {packages}\n"
    )
