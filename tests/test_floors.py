"""A floor rises with its figure, and is lowered only with a reason on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import floors as record
from floors import Floors, Lowering

if TYPE_CHECKING:
    from pathlib import Path


def test_a_floor_is_lowered_only_with_a_reason() -> None:
    floors = Floors({"own.all.value": (80.0, 82.5)})
    assert floors.moved({"own.all.value": 81.0}, "2020-01-01") == floors
    lowered = floors.moved({"own.all.value": 81.07}, "2020-01-01", "a wrong annotation was right by chance")
    assert lowered.of("own.all.value") == 81.0
    assert lowered.silently_lowered() == []
    assert Floors(lowered.history).silently_lowered() != []
    without = Lowering("own.all.value", 82.5, 81.0, "2020-01-01", " ")
    assert Floors(lowered.history, (without,)).silently_lowered() != []


def test_the_record_is_written_as_it_is_read(tmp_path: Path) -> None:
    lowering = Lowering("own.all.value", 82.5, 81.0, "2020-01-01", 'it said "May"')
    floors = Floors({"own.all.value": (80.0, 82.5, 81.0), "own.held.value": (79.0,)}, (lowering,))
    record.write(floors, tmp_path / "floors.toml", "the dates", "accuracy.py")
    assert record.read(tmp_path / "floors.toml") == floors


def test_a_floor_rises_and_says_when_it_must() -> None:
    floors = Floors({"own.all.value": (80.0,)})
    assert floors.fault("own.all.value", 80.9) is None
    assert "--raise" in (floors.fault("own.all.value", 81.1) or "")
    assert "below" in (floors.fault("own.all.value", 79.9) or "")
    assert "no floor" in (floors.fault("own.all.strict", 79.9) or "")
    assert floors.moved({"own.all.value": 81.18}, "2020-01-01").history["own.all.value"] == (80.0, 81.1)
