"""Clock times as news and history write them; the zone stands in the date, the day is that of the clock as written."""

from __future__ import annotations

import pytest

from timeline_app.dates.clock import clock_text
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.resolve import find_times

PUBLISHED = "2018-08-29"  # a Wednesday


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("3 p.m.", "15:00"),
        ("3pm", "15:00"),
        ("9.30pm", "21:30"),
        ("12 a.m.", "00:00"),
        ("12:15 p.m.", "12:15"),
        ("15:30", "15:30"),
        ("15:30:07", "15:30:07"),
        ("0600 hours", "06:00"),
        ("0702", "07:02"),
        ("21h45", "21:45"),
        ("half past seven", "07:30"),
        ("quarter to six in the evening", "17:45"),
        ("a quarter past twelve", "12:15"),
        ("ten past 4 in the afternoon", "16:10"),
        ("ten o'clock", "10:00"),
        ("ten o’clock at night", "22:00"),
        ("two o'clock at night", "02:00"),
        ("4 in the morning", "04:00"),
        ("four in the afternoon", "16:00"),
        ("twelve at night", "00:00"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("no clock", None),
    ],
)
def test_clock_text(written: str, clock: str | None) -> None:
    assert clock_text(written) == clock


@pytest.mark.parametrize(
    ("text", "written", "edtf"),
    [
        ("It sank at 3 p.m. EST on Friday.", "3 p.m. EST on Friday", "2018-08-24T15:00-05:00"),
        ("It sank at 15:30 GMT.", "15:30 GMT", "2018-08-29T15:30Z"),
        ("It sank at 0600 hours.", "0600 hours", "2018-08-29T06:00"),
        ("It sank at 0430 local time.", "0430 local time", "2018-08-29T04:30"),
        ("It sank at 04:30 local time on Monday.", "04:30 local time on Monday", "2018-08-27T04:30"),
        ("It sank on 5 May 2017 at 0702 GMT.", "5 May 2017 at 0702 GMT", "2017-05-05T07:02Z"),
        ("It sank at 1653 GMT on Friday.", "1653 GMT on Friday", "2018-08-24T16:53Z"),
        ("It sank at 3 p.m. ET.", "3 p.m. ET", "2018-08-29T15:00"),
        ("It sank at half past seven on Friday.", "half past seven on Friday", "2018-08-24T07:30"),
        ("It sank on Friday at ten o'clock at night.", "Friday at ten o'clock at night", "2018-08-24T22:00"),
        ("It sank on Friday, 9.30pm, they say.", "Friday, 9.30pm", "2018-08-24T21:30"),
        ("Logged 2017-03-02T15:30:00+02:00 by hand.", "2017-03-02T15:30:00+02:00", "2017-03-02T15:30:00+02:00"),
        ("Logged 2017-03-02T23:30Z by hand.", "2017-03-02T23:30Z", "2017-03-02T23:30Z"),
        ("Logged 2017-03-02 15:30 by hand.", "2017-03-02 15:30", "2017-03-02T15:30"),
        ("It was open from 9 a.m. to 5 p.m.", "9 a.m. to 5 p.m.", "2018-08-29T09:00/2018-08-29T17:00"),
        ("It was open 9am-5pm.", "9am-5pm", "2018-08-29T09:00/2018-08-29T17:00"),
        ("It sank between 3 and 4 p.m.", "between 3 and 4 p.m.", "2018-08-29T15:00/2018-08-29T16:00"),
        ("It sank at dawn on Friday.", "dawn on Friday", "2018-08-24"),
        ("It sank in the small hours of Sunday.", "the small hours of Sunday", "2018-08-26"),
        ("It sank at Saturday lunchtime.", "Saturday lunchtime", "2018-08-25"),
        ("It sank at 10:25 tonight.", "10:25 tonight", "2018-08-29T22:25"),
        ("It sank at 7:25 tonight.", "7:25 tonight", "2018-08-29T19:25"),
        ("It sank at 12:27 this morning.", "12:27 this morning", "2018-08-29T00:27"),
        ("It sank at 11:27 this morning.", "11:27 this morning", "2018-08-29T11:27"),
        ("It sank at 12:35 on Monday morning.", "12:35 on Monday morning", "2018-08-27T00:35"),
        ("It sank at 12:35 on Monday afternoon.", "12:35 on Monday afternoon", "2018-08-27T12:35"),
        ("It sank at 11:40 on Sunday night.", "11:40 on Sunday night", "2018-08-26T23:40"),
        ("It sank at 23:40 on Sunday night.", "23:40 on Sunday night", "2018-08-26T23:40"),
        ("It sank at 10:21 on the night of May 5.", "10:21 on the night of May 5", "2018-05-05T22:21"),
        ("It sank at 2:20 o’clock yesterday morning.", "2:20 o’clock yesterday morning", "2018-08-28T02:20"),
        ("It sank at 9:35 o'clock last night.", "9:35 o'clock last night", "2018-08-28T21:35"),
    ],
)
def test_clock_times(text: str, written: str, edtf: str) -> None:
    (time,) = find_times(text, Edtf.parse(PUBLISHED))
    assert (time.text, time.date) == (written, Edtf.parse(edtf))


@pytest.mark.parametrize("zone", ["EST", "JST", "GMT", "CEST"])
def test_a_zone_never_moves_the_day(zone: str) -> None:
    (time,) = find_times(f"It sank at 23:30 {zone}.", Edtf.parse(PUBLISHED))
    assert time.date is not None
    assert time.date.earliest is not None
    assert day_text(time.date.earliest) == PUBLISHED
    assert time.date.earliest == time.date.latest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She came in last night and made fast at 9:35.", "2018-08-28T21:35"),
        ("She came in on Sunday evening and made fast at ten o'clock.", "2018-08-26T22:00"),
        ("She came in on Sunday evening. They woke at 9:35.", "2018-08-26T09:35"),
        ("She came in on Sunday morning and made fast at 9:35.", "2018-08-26T09:35"),
        ("She came in last night and made fast at 21:35.", "2018-08-28T21:35"),
    ],
)
def test_a_part_of_the_day_in_the_sentence_tells_the_half(text: str, edtf: str) -> None:
    assert find_times(text, Edtf.parse(PUBLISHED))[-1].date == Edtf.parse(edtf)


def test_the_other_half_of_the_day_is_kept() -> None:
    (time,) = find_times("It sank at half past seven.", Edtf.parse(PUBLISHED))
    assert (time.value, time.alternatives) == ("2018-08-29T07:30", ("2018-08-29T19:30",))
    (time,) = find_times("It sank at half past seven in the evening.", Edtf.parse(PUBLISHED))
    assert (time.value, time.alternatives) == ("2018-08-29T19:30", ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank in the early hours.", "2018-08-29TMO"),
        ("It sank at dusk.", "2018-08-29TEV"),
        ("It sank on Friday morning.", "2018-08-24TMO"),
        ("It sank on Friday afternoon.", "2018-08-24TAF"),
        ("It sank on the night of May 5.", "2018-05-05TNI"),
    ],
)
def test_parts_of_day(text: str, value: str) -> None:
    assert value in [time.value for time in find_times(text, Edtf.parse(PUBLISHED))]
