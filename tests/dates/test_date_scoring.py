"""Answers are scored as TempEval-3 does, and the project's own annotations are sound."""

from __future__ import annotations

import json
from collections import Counter

from date_scoring import ANNOTATED, Answer, Expected, Tally, align, named_days, own_examples


def test_scores_count_one_to_one() -> None:
    day = ("2018-05-01", "2018-05-01")
    gold = (Expected(0, 10, "2018-05-01", "DATE", day), Expected(20, 25, "P2D", "DURATION"))
    wide = Answer(0, 25, "DATE", "2018-05-01", frozenset({day}))
    exact = Answer(20, 25, "DURATION", "P3D", frozenset())
    assert align(gold, [wide, exact]) == [(gold[1], exact), (gold[0], wide)]
    scored = Tally()
    scored.add(gold, [wide, exact])
    assert [round(scored.figure(m)) for m in ("relaxed", "strict", "value", "interval")] == [100, 50, 50, 100]


def test_the_annotations_are_well_formed() -> None:
    examples = own_examples()
    assert max(Counter(example.id for example in examples).values()) == 1
    assert sum(len(example.times) for example in examples) >= 360
    assert 0.2 < sum(example.held_out for example in examples) / len(examples) < 0.45
    for example in examples:
        ends = [0, *(time.end for time in example.times)]
        assert all(time.start >= end for time, end in zip(example.times, ends, strict=False)), example.id


def test_a_plain_value_names_the_annotated_days() -> None:
    for path in ANNOTATED.glob("*.jsonl"):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for time in row["times"]:
                named = named_days(time["value"]) if time["type"] in ("DATE", "TIME") else None
                if named and time.get("earliest") and time.get("mod", "open") in (None, "APPROX"):
                    assert named == (time["earliest"], time["latest"]), (row["id"], time)
