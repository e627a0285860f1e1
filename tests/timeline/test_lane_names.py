"""The names of lanes at their heads."""

from __future__ import annotations

from timeline_app.timeline.labels import Ruler
from timeline_app.timeline.lane_names import name_lines

TEN = Ruler(lambda text: 10.0 * len(text))


def test_a_name_that_has_room_stands_in_one_line() -> None:
    assert name_lines("The Times", 90, TEN, 2) == ("The Times",)


def test_a_longer_name_goes_on_in_the_next_line_after_a_word() -> None:
    assert name_lines("The New York Times", 100, TEN, 2) == ("The New", "York Times")
    assert name_lines("The Manchester Guardian of the North", 140, TEN, 2) == ("The Manchester", "Guardian of…")


def test_where_there_is_one_line_only_the_name_is_cut_after_a_word() -> None:
    assert name_lines("The New York Times", 100, TEN, 1) == ("The New…",)


def test_a_word_longer_than_the_line_is_cut_inside() -> None:
    (line,) = name_lines("Donaudampfschifffahrt", 100, TEN, 2)
    assert line.startswith("Donau")
    assert line.endswith("…")


def test_of_a_name_without_end_only_its_beginning_is_measured() -> None:
    measured = []
    ruler = Ruler(lambda text: measured.append(text) or 10.0 * len(text))  # type: ignore[func-returns-value]
    assert name_lines("ab " * 100_000, 100, ruler, 2) == ("ab ab ab", "ab ab ab…")
    assert sum(map(len, measured)) < 20_000


def test_a_name_of_blanks_or_none_at_all_is_no_fault() -> None:
    assert name_lines("", 100, TEN, 2) == ("",)
    assert name_lines(" " * 50, 100, TEN, 2)
