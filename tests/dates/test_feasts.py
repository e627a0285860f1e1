"""Feasts and days with a name: in which year, on which of several days, and names that only sound like them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.feasts import days_in
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

MARCH = Edtf.parse("2011-03-05")


def only(text: str, published: Edtf | None = MARCH) -> Timex3:
    (time,) = find_times(text, published)
    return time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last Christmas", "2010-12-25"),
        ("They will meet at Easter", "2011-04-24"),
        ("They met on Halloween", "2010-10-31"),
        ("They will meet next Thanksgiving", "2011-11-24"),
        ("They met on Thanksgiving last year", "2010-11-25"),
        ("They will meet on Mother's Day", "2011-05-08"),
        ("They will vote on Election Day", "2012-11-06"),
        ("They met on Christmas morning", "2010-12-25TMO"),
        ("They met in Easter of 1916", "1916-04-23"),
        ("They met on Labor Day", "2010-09-06"),
    ],
)
def test_year_that_the_words_and_the_tense_allow(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_feast_today_is_not_last_years() -> None:
    christmas = Edtf.parse("2010-12-25")
    assert only("They met last Christmas", christmas).value == "2009-12-25"
    assert only("They met at Christmas", christmas).value == "2010-12-25"


def test_the_story_lends_its_year() -> None:
    assert [t.value for t in find_times("In 1914 they met at Christmas", MARCH)] == ["1914", "1914-12-25"]
    assert find_times("On 3 May 1915 she left. By Easter she was sent home", MARCH)[1].value == "1915-04-04"


def test_nothing_to_lean_on_leaves_the_day_open() -> None:
    assert (only("They met at Christmas", None).value, only("They met at Christmas", None).date) == ("XXXX-12-25", None)
    assert only("They met at Easter", None).value == "XXXX-XX-XX"


def test_other_countries_days_are_alternatives() -> None:
    assert only("They met on Labor Day 1998").alternatives == ("1998-05-01",)
    assert only("They met on VJ Day").alternatives == ("1945-09-02",)
    assert only("A film on Bloody Sunday").alternatives == ("1972-01-30", "1920-11-21", "1905-01-22")


def test_feasts_that_the_moon_decides_are_approximate() -> None:
    ramadan, passover = only("They fasted during Ramadan 2018"), only("They met during Passover 2018")
    assert (str(ramadan.date), str(passover.date)) == ("2018-05-16~/2018-06-14~", "2018-03-31/2018-04-06")


def test_a_feast_twice_in_a_year_keeps_both_days() -> None:
    time = only("They met on Eid al-Fitr 2000")
    assert (time.value, time.alternatives) == ("2000-01-08", ("2000-12-27",))


def test_a_feast_beyond_the_calendars_known_is_not_dated() -> None:
    assert [time.value for time in find_times("They met on Eid al-Fitr 1700", MARCH)] == ["1700"]


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement was signed",
        "They live on Christmas Island",
        "The Easter Rising failed",
        "The Labor Day Parade was cancelled",
        "Christmas trees were dear",
        "She saw the film Black Friday",
        "On Black Monday shares fell",
        "D-Day for the merger is near",
        "The score was 9/11/4",
        "He lent her money",
    ],
)
def test_names_and_things_are_no_dates(text: str) -> None:
    assert find_times(text, MARCH) == ()


def test_a_day_has_no_name_before_it() -> None:
    assert find_times("They spoke of 9/11 often", Edtf.parse("1999-03-05")) == ()


def test_other_calendars_are_loaded_only_where_a_text_needs_them() -> None:
    code = (
        "import sys; from timeline_app.dates.resolve import find_times; find_times('at Christmas 2010', None);"
        "print({'holidays', 'dateutil.easter'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_feast_that_the_library_does_not_have_is_undated() -> None:
    assert days_in({"calendar": "hindu", "feast": "no-such-feast"}, 2018) == []


def test_a_feast_told_in_the_past_is_past_however_near_the_next_is() -> None:
    (time,) = find_times("Thanksgiving was cold.", Edtf.parse("2018-08-29"))
    assert (time.value, time.alternatives) == ("2017-11-23", ("2017-10-09",))
