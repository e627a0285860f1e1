"""What was annotated by hand in the two demos: links, conflicts, origins and attributions stay above their floors."""

from __future__ import annotations

import annotated_scoring
import pytest
from annotated_scoring import FLOORS, KINDS, Tally
from floors import read

ANY = 100.0  # a figure may be any amount above its floor: one item of so few moves it by a point


def test_figures_hold() -> None:
    floors, figures = read(FLOORS), annotated_scoring.measured()
    faults = [fault for figure, value in figures.items() if (fault := floors.fault(figure, value, ANY))]
    assert not faults, "\n".join(faults)


def test_no_floor_was_lowered_silently() -> None:
    assert read(FLOORS).silently_lowered() == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_item_names_words_that_stand_once_and_asks_once(kind: str) -> None:
    asked = []
    for item in annotated_scoring.items(kind):
        reports = [
            report
            for value in item.row.values()
            for group in (value if isinstance(value, list) else [value])
            for report in (group if isinstance(group, list) else [group])
            if isinstance(report, dict)
        ]
        assert reports
        for report in reports:
            annotated_scoring.answers().span(report)
        asked.append(sorted(report["in"] + report["says"] for report in reports))
    assert len({tuple(one) for one in asked}) == len(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_about_half_is_held_out(kind: str) -> None:
    held = [item.held_out for item in annotated_scoring.items(kind)]
    assert 0.3 < sum(held) / len(held) < 0.7


def test_sources_are_aligned_in_order() -> None:
    report = {"in": "demo/abductions.html", "says": "He *arrived* in Tokyo"}
    chains: list[tuple[list[str], int, int, int]] = [
        (["Kyodo"], 1, 0, 0),
        (["?Kyodo|agency"], 0, 0, 0),
        (["Reuters"], 0, 1, 1),
        ([], 0, 1, 0),
    ]
    for chain, right, false, missed in chains:
        tally = Tally()
        annotated_scoring.SCORERS["attributions"](
            {"report": report, "chain": chain}, annotated_scoring.answers(), tally
        )
        assert (tally.right, tally.false, tally.missed) == (right, false, missed)
