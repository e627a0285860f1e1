"""Accuracy on annotated news stays above the floors reached: they are raised with the figures, never lowered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "times"
FLOORS = [("timebank", 92.0, 80.0), ("aquaint", 93.0, 75.5)]  # corpus, F1 of spans that overlap, F1 of their values


def f1(hits: int, found: int, gold: int) -> float:
    return 200 * hits / (found + gold)


def overlaps(gold: dict[str, Any], time: Timex3) -> bool:
    return bool(time.start < gold["end"] and gold["start"] < time.end)


@pytest.mark.parametrize(("corpus", "spans", "values"), FLOORS)
def test_floor(corpus: str, spans: float, values: float) -> None:
    path = CORPORA / f"{corpus}.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    gold = found = hits = right = 0
    for line in path.read_text("utf-8").splitlines():
        doc = json.loads(line)
        times = list(find_times(doc["text"], Edtf.parse(doc["published"])))
        gold, found = gold + len(doc["times"]), found + len(times)
        for expected in doc["times"]:
            if (hit := next((time for time in times if overlaps(expected, time)), None)) is not None:
                times.remove(hit)
                hits += 1
                right += hit.value == expected["value"]
    assert f1(hits, found, gold) >= spans
    assert f1(right, found, gold) >= values
