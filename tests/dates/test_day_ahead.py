"""Clock times whose day only follows them."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-08-29")  # a Wednesday


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("The mill blew up at 9:20 a.m. (0820 GMT) Friday.", ["2018-08-24T09:20", "2018-08-24T08:20"]),
        ("The match starts at 8 p.m. in Leeds on Saturday.", ["2018-09-01T20:00"]),
        ("On Monday the train left at 9 a.m. and reached Rome Tuesday.", ["2018-08-27T09:00"]),
        ("They left at 7 p.m. three weeks before the fire.", ["XXXX-XX-XXT19:00"]),
        ("It sank at 4 p.m. Rescue came on Monday.", ["2018-08-29T16:00"]),
        ("A meeting at 3 p.m. with Friday's guests went on.", ["2018-08-29T15:00"]),
        ("It rained at 3 p.m., and on Friday it snowed.", ["2018-08-29T15:00"]),
    ],
)
def test_a_clock_time_is_of_the_day_that_its_sentence_names_after_it(text: str, clocks: list[str]) -> None:
    assert [time.value for time in find_times(text, PUBLISHED) if time.rule == "clock"] == clocks


def test_it_tells_the_day_and_keeps_the_zone() -> None:
    _, there, day = find_times("The mill blew up at 9:20 a.m. (0820 GMT) Friday.", PUBLISHED)
    assert (there.text, str(there.date), there.anchor) == ("0820 GMT", "2018-08-24T08:20Z", "2018-08-24")
    assert there.anchor_from == "the date after it in the sentence"
    assert day.text == "Friday"


def test_a_clock_time_of_no_known_day_has_no_date() -> None:
    clock, amount = find_times("They left at 7 p.m. three weeks before the fire.", PUBLISHED)
    assert (clock.date, clock.anchor) == (None, None)
    assert amount.text == "three weeks"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The call came at 11 o'clock on Sunday night.", "2018-08-26T23:00"),
        ("The court sat at 8 a.m. Friday morning.", "2018-08-24T08:00"),
        ("They came at two o'clock on Sunday night.", "2018-08-26TNI"),  # which is of Monday
    ],
)
def test_a_clock_time_before_a_part_of_a_day_is_of_its_half(text: str, value: str) -> None:
    assert find_times(text, PUBLISHED)[-1].value == value
