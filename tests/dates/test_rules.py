"""Every example that stands beside a rule holds, and the rules are well formed."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.normalize import OPERATIONS
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rules import Example, load_rules

RULES = load_rules()
EXAMPLES = [
    pytest.param(rule.name, example, id=f"{rule.name}: {example.text}") for rule in RULES for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: str, example: Example) -> None:
    times = find_times(example.text, Edtf.parse(example.published) if example.published else None)
    found = [
        (time.value, *((day_text(d) if d is not None else None) for d in (time.date.earliest, time.date.latest)))
        if time.date
        else (time.value, None, None)
        for time in times
        if time.rule == rule
    ]
    assert (example.value, example.earliest, example.latest) in found, times


def test_every_rule_explains_itself_has_examples_and_a_known_operation() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.explains.endswith("."), rule.name
        assert rule.examples, rule.name
        assert rule.operation in OPERATIONS, rule.name


def test_every_operation_is_used() -> None:
    assert {rule.operation for rule in RULES} == set(OPERATIONS)
