"""The measuring line: solid between the nearest days, dashed to the furthest, and gone where it is out of view."""

from __future__ import annotations

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.dimension import dimension
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import TimeScale

CANVAS = Rect(100, 60, 1_000, 400)
YEAR = TimeScale.fit(day_number(2018, 1, 1) * DAY_SECONDS, day_number(2019, 1, 1) * DAY_SECONDS, CANVAS.width)


def x_of(text: str) -> float:
    second = Edtf.parse(text).first_second
    assert second is not None
    return CANVAS.x + YEAR.to_x(second)


def test_what_is_known_to_the_day_has_one_solid_line_under_both_marks() -> None:
    dates = (Edtf.parse("2018-03-01"), Edtf.parse("2018-06-01"))
    marks = [Rect(x_of("2018-03-01"), 100, 7, 13), Rect(x_of("2018-06-01"), 200, 7, 13)]
    line = dimension(dates, marks, YEAR, CANVAS)
    assert line is not None
    assert line.sure == line.possible == (x_of("2018-03-01"), x_of("2018-06-01"))
    assert line.text == "3 months (92 days)"
    assert line.y > 213
    assert [x for x, _ in line.poles] == [x_of("2018-03-01"), x_of("2018-06-01")]


def test_what_is_not_known_is_dashed_beyond_what_is_sure() -> None:
    dates = (Edtf.parse("[2018-03-01..2018-03-20]"), Edtf.parse("2018-06-01"))
    line = dimension(dates, [None, None], YEAR, CANVAS)
    assert line is not None
    assert line.sure == (x_of("2018-03-20"), x_of("2018-06-01"))
    assert line.possible == (x_of("2018-03-01"), x_of("2018-06-01"))
    assert line.poles == ()
    assert CANVAS.y <= line.y < CANVAS.bottom


def test_the_order_of_the_two_does_not_matter() -> None:
    one, other = Edtf.parse("2018-03-01"), Edtf.parse("2018-06")
    here, there = (
        dimension((one, other), [None, None], YEAR, CANVAS),
        dimension((other, one), [None, None], YEAR, CANVAS),
    )
    assert here == there


def test_out_of_view_there_is_no_line_and_across_it_is_clamped() -> None:
    out = (Edtf.parse("2020-03-01"), Edtf.parse("2021-06-01"))
    assert dimension(out, [None, None], YEAR, CANVAS) is None
    across = dimension((Edtf.parse("-4000-03-01"), Edtf.parse("2021-06-01")), [None, None], YEAR, CANVAS)
    assert across is not None
    assert CANVAS.x - 50 < across.possible[0] < CANVAS.x
    assert CANVAS.right < across.possible[1] < CANVAS.right + 50


def test_what_no_bound_is_known_of_is_not_measured() -> None:
    assert dimension((Edtf.parse("../1985"), Edtf.parse("../1990")), [None, None], YEAR, CANVAS) is None
