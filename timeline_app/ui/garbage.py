"""When Python looks through all of its objects for cycles: once nothing has been painted for a while.

That takes 60 ms with a window open, and would come every few seconds of panning, in the middle of a frame. Then, too,
the C library gives back to the system what was freed: of a million events' index it would keep some 40 MB for later.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

_YOUNG: Final = (700, 10)  # what is new is looked through as ever: it takes a fraction of a millisecond
_OLD: Final = 10_000  # rounds of that after which everything is, even without a pause
STILL: Final = 2_000  # ms


@contextmanager
def made_for_good() -> Iterator[None]:
    """Look for no cycles meanwhile: what is made stays for good, and looking through it would only take longer."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def collect_when_still(parent: QObject) -> QTimer:
    """Return a timer that is started with every frame, and tidies up when none has come for two seconds."""
    gc.set_threshold(*_YOUNG, _OLD)
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(STILL)
    timer.timeout.connect(tidy_up)
    return timer


def tidy_up() -> None:
    """Look for cycles, and give back the memory of all that is gone."""
    if gc.get_count()[2]:
        gc.collect()
    trim()(0)


@cache
def trim() -> Callable[[int], object]:
    """Return glibc's `malloc_trim`; another C library has none, or gives back by itself."""
    with suppress(OSError, AttributeError, TypeError):  # TypeError: Windows knows no library of the program itself
        return ctypes.CDLL(None).malloc_trim
    return lambda _: None
