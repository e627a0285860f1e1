"""Python looks for cycles when nothing is painted, and not in the middle of a frame."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from timeline_app.ui.garbage import collect_when_still

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("qapp")


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
