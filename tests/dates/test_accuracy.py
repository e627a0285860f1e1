"""Accuracy stays above the floors reached: on the project's own examples always, on the corpora where they are."""

from __future__ import annotations

import date_floors
import pytest
from date_floors import FLOORS, PINNED_PARTS, SETS
from date_scoring import CORPORA
from floors import read


@pytest.mark.parametrize("name", SETS)
def test_figures_hold(name: str) -> None:
    scored = date_floors.tallies(name)
    if scored is None:
        pytest.skip(f"{CORPORA / name}.jsonl is absent: its floors are not checked")
    floors = read(FLOORS)
    figures = {f"{name}.{part}.{m}": scored[part].figure(m) for part in PINNED_PARTS for m in SETS[name]}
    faults = [fault for figure, value in figures.items() if (fault := floors.fault(figure, value))]
    assert not faults, "\n".join(faults)


def test_no_floor_was_lowered_silently() -> None:
    assert read(FLOORS).silently_lowered() == []
