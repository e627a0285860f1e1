"""What hands mean: every wheel event has one meaning, zooming undoes itself, a drag can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from timeline_app.ui.gestures import Wheel, wheel_meaning, zoom_ratio

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("angle", "keys", "overflow", "meaning", "amount"),
    [
        ((0, 120), NONE, True, Wheel.SCROLL, 120),
        ((0, 120), NONE, False, Wheel.PAN, 120),
        ((0, -120), SHIFT, True, Wheel.PAN, -120),
        ((60, 10), NONE, True, Wheel.PAN, 60),
        ((0, 120), CTRL, True, Wheel.ZOOM, 120),
        ((0, 120), ALT, True, Wheel.ROW_HEIGHT, 120),
        ((120, 0), ALT, True, Wheel.ROW_HEIGHT, 120),
        ((120, 0), ALT | CTRL, True, Wheel.ROW_HEIGHT, 120),
    ],
)
def test_a_wheel_event_means_one_thing(
    angle: tuple[int, int], keys: Qt.KeyboardModifier, overflow: bool, meaning: Wheel, amount: float
) -> None:
    assert wheel_meaning(QPoint(*angle), keys, lanes_overflow=overflow) == (meaning, amount)


@given(st.integers(1, 5000))
def test_zooming_in_and_out_undo_each_other(delta: int) -> None:
    assert zoom_ratio(delta) * zoom_ratio(-delta) == pytest.approx(1)
    assert zoom_ratio(delta) > 1


def test_a_notch_zooms_by_about_a_seventh() -> None:
    assert zoom_ratio(120) == pytest.approx(1.138, abs=0.002)
