"""Months and weekdays have the same names wherever they are read or written."""

from __future__ import annotations

import re

from timeline_app.dates.calendar_names import ANY_MONTH, MONTH_NUMBERS, MONTHS, WEEKDAYS, WRITTEN_MONTH
from timeline_app.dates.rules import load_vocabulary


def test_the_rules_know_the_same_months() -> None:
    assert load_vocabulary()["month"].values == MONTH_NUMBERS


def test_the_rules_know_the_same_weekdays() -> None:
    assert load_vocabulary()["weekday"].values == {name.lower(): index for index, name in enumerate(WEEKDAYS)}


def test_the_longest_spelling_of_a_month_is_read() -> None:
    for name in (*MONTHS, "Sept", "Sep", "Aug"):
        for pattern, written in ((WRITTEN_MONTH, name), (ANY_MONTH, name.lower())):
            found = re.match(pattern, f"{written} 5")
            assert found is not None
            assert found[0] == written
