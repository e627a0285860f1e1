"""Handles stand where a date has an end to move; a drag snaps to ticks, keeps kind and doubt, adds no precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.handles import Side, edge_of, handle_at, handles_of, moved, sides_of, snapped
from timeline_app.timeline.marks import MarkKind, StatusCode
from timeline_app.timeline.parts import Mark, Rect
from timeline_app.timeline.steps import STEPS, Step, boundaries

DAY = next(step for step in STEPS if step.unit == "day")
HOUR = next(step for step in STEPS if (step.unit, step.count) == ("second", 3_600))
MONTH = next(step for step in STEPS if (step.unit, step.count) == ("month", 1))
YEAR = next(step for step in STEPS if (step.unit, step.count) == ("year", 1))
CANVAS = Rect(120, 50, 1_000, 600)


def at(year: int, month: int, day: int, hour: int = 0) -> int:
    return day_number(year, month, day) * DAY_SECONDS + hour * 3_600


def mark(x: float, width: float, *, left: bool = False, right: bool = False) -> Mark:
    rect = Rect(x, 100, width, 13)
    return Mark(
        3, MarkKind.DURATION, StatusCode.REPORTED, 0, 0, rect, left, right, conflict=False, origins=1, label=None
    )


@pytest.mark.parametrize(
    ("date", "sides"),
    [
        ("2018-08-29", (Side.WHOLE,)),
        ("2018-08-29T15:30", (Side.WHOLE,)),
        ("2018-08-29~", (Side.WHOLE,)),
        ("2018-07", (Side.START, Side.END)),
        ("2018-07-05/2018-10-05", (Side.START, Side.END)),
        ("[2018-05-21..2018-05-31]", (Side.START, Side.END)),
        ("2018-08-29/..", (Side.START,)),
        ("../2018-06-12", (Side.END,)),
        ("{2018-05-21,2018-05-31}", ()),
    ],
)
def test_which_handles_a_date_has(date: str, sides: tuple[Side, ...]) -> None:
    assert sides_of(Edtf.parse(date)) == sides


@pytest.mark.parametrize(
    ("date", "side", "second", "step", "after"),
    [
        ("2018-07", Side.START, at(2018, 7, 5, 3), DAY, "[2018-07-05..2018-07-31]"),
        ("2018-07", Side.END, at(2018, 7, 21, 1), DAY, "[2018-07-01..2018-07-20]"),
        ("2018-07?", Side.START, at(2018, 7, 5), DAY, "[2018-07-05?..2018-07-31?]"),
        ("[2018-10-24..2018-12-31]", Side.START, at(2018, 10, 1), DAY, "[2018-10..2018-12]"),
        ("[2018-10-24~..2018-12-31~]", Side.END, at(2018, 11, 1), DAY, "[2018-10-24~..2018-10-31~]"),
        ("[2018-10-24..]", Side.START, at(2018, 11, 1), DAY, "[2018-11-01..]"),
        ("2018-07-05/2018-10-05", Side.END, at(2018, 11, 2), MONTH, "2018-07-05/2018-10"),
        ("2018-07-05~/2018-10-05", Side.START, at(2018, 6, 5), DAY, "2018-06-05~/2018-10-05"),
        ("1970/1989", Side.START, at(1972, 2, 1), YEAR, "1972/1989"),
        ("2018-08-29/..", Side.START, at(2018, 8, 20), DAY, "2018-08-20/.."),
        ("../2018-06-12", Side.END, at(2018, 6, 14), DAY, "../2018-06-13"),
        ("2018-08-29", Side.WHOLE, at(2018, 8, 31, 13), DAY, "2018-09-01"),
        ("2018-08-29", Side.WHOLE, at(2018, 8, 31, 13), HOUR, "2018-08-31"),
        ("2018-08-29T15:30", Side.WHOLE, at(2018, 8, 31, 13) + 600, HOUR, "2018-08-31T13:00"),
        ("2018-08-29T15:30", Side.WHOLE, at(2018, 8, 31, 1), DAY, "2018-08-31T15:30"),
        ("2018-10-14~", Side.WHOLE, at(2018, 10, 20), DAY, "2018-10-20~"),
        ("-0043-03-15", Side.WHOLE, at(-43, 3, 20), DAY, "-0043-03-20"),
    ],
)
def test_what_a_drag_makes_of_a_date(date: str, side: Side, second: int, step: Step, after: str) -> None:
    assert str(moved(Edtf.parse(date), side, second, step)) == after


@pytest.mark.parametrize("side", [Side.START, Side.END])
@pytest.mark.parametrize("date", ["2018-07", "2018-07-05/2018-10-05", "[2018-05-21..2018-05-31]"])
def test_an_end_is_never_dragged_past_the_other(date: str, side: Side) -> None:
    far = at(2030, 1, 1) if side is Side.START else at(1990, 1, 1)
    found = moved(Edtf.parse(date), side, far, DAY)
    assert found.earliest == found.latest
    assert found.earliest == (Edtf.parse(date).latest if side is Side.START else Edtf.parse(date).earliest)


@given(st.integers(at(-3000, 1, 1), at(3000, 1, 1)), st.sampled_from(STEPS))
def test_what_is_snapped_to_is_the_nearest_tick(second: int, step: Step) -> None:
    found = snapped(second, step)
    assert boundaries(step.unit, step.count, found, found + 1)[0] == found
    ticks = boundaries(step.unit, step.count, second - abs(second - found) - 1, second + abs(second - found) + 1)
    assert min(abs(second - tick) for tick in ticks) == abs(second - found)


@given(st.sampled_from(["2018-07", "2018-07-05/2018-10-05", "2018-08-29", "2018-08-29T15:30", "../2018-06-12"]))
def test_where_a_side_lies_it_stays(text: str) -> None:
    date = Edtf.parse(text)
    for side in sides_of(date):
        step = HOUR if "T" in text else DAY
        second = edge_of(date, side)
        assert (
            edge_of(moved(date, side, second - second % step.count if "T" not in text else second, step), side)
            // (DAY_SECONDS)
            == second // DAY_SECONDS
        )


def test_handles_stand_on_the_ring_and_only_where_the_mark_ends_in_sight() -> None:
    lasting = Edtf.parse("2018-07-05/2018-10-05")
    start, end = handles_of(mark(300, 200), lasting, CANVAS)
    assert (start.side, end.side) == (Side.START, Side.END)
    assert start.rect.right <= 300 < 500 <= end.rect.x
    assert [each.side for each in handles_of(mark(300, 200, left=True), lasting, CANVAS)] == [Side.END]
    (whole,) = handles_of(mark(300, 7), Edtf.parse("2018-08-29"), CANVAS)
    assert whole.rect.y > 113
    assert handle_at((start, end), end.rect.x + 1, end.rect.y + 1) == end
    assert handle_at((start, end), 400, 106) is None
