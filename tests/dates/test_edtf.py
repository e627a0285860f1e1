"""EDTF texts have the bounds, precision and qualifiers that the specification gives them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf, EdtfError, Precision, day_text

P = Precision
BOUNDS = [
    ("2018", "2018-01-01", "2018-12-31", P.YEAR),
    ("2018-07", "2018-07-01", "2018-07-31", P.MONTH),
    ("2016-02", "2016-02-01", "2016-02-29", P.MONTH),
    ("2018-08-28", "2018-08-28", "2018-08-28", P.DAY),
    ("2018-08-28T15", "2018-08-28", "2018-08-28", P.HOUR),
    ("2018-08-28T15:30", "2018-08-28", "2018-08-28", P.MINUTE),
    ("2018-08-28T23:30:10+09:00", "2018-08-28", "2018-08-28", P.SECOND),
    ("197X", "1970-01-01", "1979-12-31", P.DECADE),
    ("19XX", "1900-01-01", "1999-12-31", P.CENTURY),
    ("2004-XX", "2004-01-01", "2004-12-31", P.YEAR),
    ("1985-04-XX", "1985-04-01", "1985-04-30", P.MONTH),
    ("156X-12-25", "1560-12-25", "1569-12-25", P.DECADE),
    ("2004-1X", "2004-10-01", "2004-12-31", P.YEAR),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", P.DAY),
    ("Y12345", "Y12345-01-01", "Y12345-12-31", P.YEAR),
    ("Y-17E4", "Y-170000-01-01", "Y-170000-12-31", P.YEAR),
    ("1950S2", "1900-01-01", "1999-12-31", P.CENTURY),
    ("2018-21", "2018-03-01", "2018-05-31", P.SEASON),
    ("2018-24", "2018-12-01", "2019-02-28", P.SEASON),
    ("2018-35", "2018-07-01", "2018-09-30", P.SEASON),
    ("2018-41", "2018-07-01", "2018-12-31", P.SEASON),
    ("2018-10-06/2018-10-08", "2018-10-06", "2018-10-08", P.DAY),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", P.YEAR),
    ("[2018-05-21..2018-05-31]", "2018-05-21", "2018-05-31", P.DAY),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", P.YEAR),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", P.YEAR),
    ("2018/..", "2018-01-01", None, P.YEAR),
    ("/2018-05", None, "2018-05-31", P.MONTH),
    ("[..1984]", None, "1984-12-31", P.YEAR),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), BOUNDS)
def test_bounds(text: str, earliest: str | None, latest: str | None, precision: Precision) -> None:
    edtf = Edtf.parse(text)
    assert str(edtf) == text
    assert (None if edtf.earliest is None else day_text(edtf.earliest)) == earliest
    assert (None if edtf.latest is None else day_text(edtf.latest)) == latest
    assert edtf.precision == precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "interval", "one_of"),
    [
        ("2018-07~", True, False, False, False),
        ("2018-07?", False, True, False, False),
        ("2018-07%", True, True, False, False),
        ("2004-06~-11", True, False, False, False),
        ("?2004-06-11", False, True, False, False),
        ("2018-10-06~/2018-10-08~", True, False, True, False),
        ("[2018-03-03..2018-03-09]", False, False, False, True),
        ("{2018,2019}", False, False, False, False),
    ],
)
def test_qualifiers_and_kinds(text: str, approximate: bool, uncertain: bool, interval: bool, one_of: bool) -> None:
    edtf = Edtf.parse(text)
    assert (edtf.approximate, edtf.uncertain, edtf.is_interval, edtf.is_one_of) == (
        approximate,
        uncertain,
        interval,
        one_of,
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "../..", "2018-13", "2018-02-30", "2018-2-3", "2019/2018", "[]", "[2019..2018]", "[2018", "{2018]"),
        *("2018-07T10", "2018-07-01T", "2018-07-01T25:00", "2018-07-01T24:30", "Y123", "tomorrow", "2018/2019/2020"),
        *("2018-21-05", "XXXX-XX-32", "٢٠١٨", "Y20000000001", "Y1E50", "Y-99999999999S3"),
    ],
)
def test_no_edtf(text: str) -> None:
    with pytest.raises(EdtfError):
        Edtf.parse(text)


def test_seconds_are_as_narrow_as_the_text() -> None:
    minute = Edtf.parse("1970-01-02T01:30")
    assert (minute.first_second, minute.end_second) == (86_400 + 5_400, 86_400 + 5_460)
    day = Edtf.parse("1970-01-02")
    assert (day.first_second, day.end_second) == (86_400, 172_800)


def test_equal_texts_are_equal_dates_also_after_pickling() -> None:
    edtf = Edtf.parse("[2018-05-21..2018-05-31]")
    assert pickle.loads(pickle.dumps(edtf)) == edtf
    assert len({edtf, Edtf.parse(" [2018-05-21..2018-05-31] ")}) == 1


@pytest.mark.parametrize(
    "text", ["2018-08-28", "2018-02", "2018", "197X", "19XX", "[2018-03..2018-05]", "[1970..1989]"]
)
def test_within_chooses_the_plainest_text(text: str) -> None:
    edtf = Edtf.parse(text)
    assert edtf.earliest is not None
    assert edtf.latest is not None
    assert str(Edtf.within(edtf.earliest, edtf.latest)) == text


DAYS = st.integers(-1_500_000, 5_000_000)


@given(DAYS, st.integers(0, 400_000))
def test_within_and_lasting_keep_their_bounds(first: int, length: int) -> None:
    for edtf in (Edtf.within(first, first + length), Edtf.lasting(first, first + length)):
        again = Edtf.parse(str(edtf))
        assert (again.earliest, again.latest) == (first, first + length)


@given(DAYS)
def test_a_day_reads_back(day: int) -> None:
    edtf = Edtf.parse(day_text(day))
    assert edtf == Edtf.of_day(day)
    assert (edtf.earliest, edtf.latest, edtf.precision) == (day, day, Precision.DAY)


@given(st.text("0123456789-/.TXY~?[]{},:ES", max_size=24))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        edtf = Edtf.parse(text)
    except EdtfError:
        return
    assert Edtf.parse(str(edtf)) == edtf
    assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest
