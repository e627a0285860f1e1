"""Python looks for cycles when nothing is painted, and not in the middle of a frame."""

from __future__ import annotations

import ctypes
import gc
import os
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from timeline_app.ui import garbage
from timeline_app.ui.garbage import collect_when_still

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("qapp")


def _of_the_program() -> object:
    try:
        return ctypes.CDLL(None)
    except TypeError:
        return None


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_cycles_are_collected_once_no_frame_has_come_for_a_while() -> None:
    parent = QObject()
    timer = collect_when_still(parent)
    assert not timer.isActive()
    gc.collect()
    assert gc.get_threshold()[2] > 1_000  # by itself it is as good as never looked through
    old = Ring()
    gc.collect(1)  # what outlives this is old: only looking through everything finds it
    gone = weakref.ref(old)
    del old
    assert gone() is not None
    timer.timeout.emit()
    assert gone() is None


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists() or not hasattr(_of_the_program(), "malloc_trim"), reason="no glibc"
)
def test_what_is_freed_goes_back_to_the_system() -> None:
    garbage.tidy_up()
    before = _resident()
    kept = [bytearray(60_000) for _ in range(2_000)][::100]  # as they are freed, what stays lies between them
    held = _resident()
    garbage.tidy_up()
    assert kept
    assert held - before > 60_000_000
    assert _resident() - before < 10_000_000


def test_another_c_library_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    garbage.trim.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    garbage.tidy_up()
    garbage.trim.cache_clear()
