"""The cases of the EDTF specification of 4 February 2019, and of the draft of 2012, mean what they should."""

from __future__ import annotations

import pytest
from edtf_cases import INSTANTS, LASTING
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf, EdtfError, End, Marks, Precision, day_text
from timeline_app.dates.edtf_days import years


def bounds(date: Edtf) -> tuple[str | None, ...]:
    four = date.earliest_start, date.latest_start, date.earliest_end, date.latest_end
    return tuple(None if day is None else day_text(day) for day in four)


@pytest.mark.parametrize(("text", "first", "last", "precision"), INSTANTS)
def test_instants(text: str, first: str | None, last: str | None, precision: Precision) -> None:
    date = Edtf.parse(text)
    assert (str(date), *bounds(date), date.precision) == (text, first, last, first, last, precision)


@pytest.mark.parametrize(("text", "first", "begun", "ended", "last", "ends"), LASTING)
def test_what_lasts(
    text: str, first: str | None, begun: str | None, ended: str | None, last: str | None, ends: tuple[End, End]
) -> None:
    date = Edtf.parse(text)
    assert (str(date), *bounds(date), date.ends) == (text, first, begun, ended, last, ends)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1984?", [Marks("?")]),
        ("2004-06~", [Marks("~", "~")]),
        ("2004-06-11%", [Marks("%", "%", "%")]),
        ("2004-06~-11", [Marks("~", "~", "")]),
        ("2004?-06-11", [Marks("?", "", "")]),
        ("?2004-06-~11", [Marks("?", "", "~")]),
        ("?2004-06~-11", [Marks("%", "~", "")]),
        ("2004-%06-11", [Marks("", "%", "")]),
        ("2004-06-11", [Marks()]),
        ("1984~/2004-06", [Marks("~"), Marks()]),
        ("2004-06-~01/2004-06-~20", [Marks("", "", "~"), Marks("", "", "~")]),
        ("[1667?,1670~..1672]", [Marks("?"), Marks("~"), Marks()]),
        ("../1985?", [Marks("?")]),
        ("2018-08-28T15~", [Marks("~", "~", "~")]),
    ],
)
def test_which_components_are_qualified(text: str, marks: list[Marks]) -> None:
    date = Edtf.parse(text)
    assert list(date.marks) == marks
    said = "".join("".join(each) for each in marks)
    assert (date.approximate, date.uncertain) == ("~" in said or "%" in said, "?" in said or "%" in said)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1950S2", 1950), ("Y171010000S3", 171_010_000), ("Y3388E2S3", 338_800), ("-1950S2", -1950), ("1950", None)],
)
def test_significant_digits_estimate_a_year(text: str, year: int | None) -> None:
    assert years(text).estimated == year


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        ("1984?~", "1984%"),
        ("199u", "199X"),
        ("19uu", "19XX"),
        ("1999-uu", "1999-XX"),
        ("1999-01-uu", "1999-01-XX"),
        ("1999-uu-uu", "1999-XX-XX"),
        ("unknown/2006", "/2006"),
        ("2004-06-01/unknown", "2004-06-01/"),
        ("2004-01-01/open", "2004-01-01/.."),
        ("1984~/2004-06", "1984~/2004-06"),
        ("1984?/2004?~", "1984?/2004%"),
        ("y170000002", "Y170000002"),
        ("y-170000002", "Y-170000002"),
        ("y-17e7", "Y-17E7"),
        ("y17101e4p3", "Y17101E4S3"),
        ("2001-21^southernHemisphere", "2001-29"),
        ("2001-24^northernHemisphere", "2001-28"),
        ("2004-06-uu", "2004-06-XX"),
        ("(2004-06)?", "2004-06?"),
        ("2004-(06)?-11", "2004-?06-11"),
        ("2004-06-(11)~", "2004-06-~11"),
        ("2004-(06)?~", "2004-%06"),
        ("2004-(06-11)?", "2004-?06-?11"),
        ("2004?-06-(11)~", "2004?-06-~11"),
        ("(2004-(06)~)?", "2004?-%06"),
        ("2004?-(06)?~", "2004?-%06"),
        ("(2004)?-06-04~", "2004?-~06-~04"),
        ("(2011)-06-04~", "2011-~06-~04"),
        ("2011-(06-04)~", "2011-~06-~04"),
        ("156u-12-25", "156X-12-25"),
        ("15uu-12-uu", "15XX-12-XX"),
        ("1560-uu-25", "1560-XX-25"),
        ("[1667,1668, 1670..167u]", "[1667,1668,1670..167X]"),
        ("{1960?~, 1961-12}", "{1960%,1961-12}"),
        ("196x", "196X"),
        ("19xx", "19XX"),
        ("2004-06-(01)~/2004-06-(20)~", "2004-06-~01/2004-06-~20"),
        ("2004-06-uu/2004-07-03", "2004-06-XX/2004-07-03"),
    ],
)
def test_the_draft_of_2012_is_read_and_not_written(draft: str, text: str) -> None:
    assert str(Edtf.parse(draft)) == text
    assert Edtf.parse(draft) == Edtf.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2004-13", "2004-00", "2004-06-31", "2004-02-30", "1900-02-29", "20X1-02-29", "1985-04-00"),
        *("2004-2X", "2004-XX-32"),
        *("20000", "Y2004", "Y02004", "Y17E1", "198", "19850412", "1985-4-12", "1985-0412"),
        *("12-04-1985", "-0000", "+2004"),
        *("2012/2011", "2004-06-11/2004-06-10", "2004/2005/2006", "/", "../..", "/..", "2004-06-01/P1Y", "2004--2005"),
        *("1985-04-12T24:01:00", "1985-04-12T23:60", "1985-04-12T23:20:30+15"),
        *("1985-04-12T23:20:30+0430", "1985-04T12"),
        *("1985-04-12 23:20", "1985-04-12T23:20:30.5", "1985-XX-12T10", "1985-04-12T٢٣"),
        *("1950S0", "1950S5", "195XS2", "Y3388E", "1950S2-06", "Y17E7-06", "Y17E99"),
        *("2001-42", "2001-20", "2001-34-01"),
        *("[1667,1668", "1667,1668]", "{1667]", "[]", "[,]", "[..]", "[1667..1668..1669]"),
        *("[1667,..1670]", "[1667..,1670]"),
        *("[1672..1670]", "[[1667]]", "[1667/1668]"),
        *("2004??", "2004-06?~%", "(2004", "2004)", "()", "2004-(06?", "2004-uu-"),
        *("unknown", "open/", "unknown/open", "uuuu-13"),
        *("yesterday", "2001-21^moon", "2004-06-11?-12", "x", "?", "-", "T10"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(EdtfError) as refusal:
        Edtf.parse(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("2018-07", "2018-07~"),
        ("2018-07~", "2018-07~"),
        ("2018-07?", "2018-07%"),
        ("2018-10-06/2018-10-08", "2018-10-06~/2018-10-08~"),
        ("2018/..", "2018~/.."),
        ("/2018", "/2018~"),
        ("[2018-05-21..2018-05-31]", "[2018-05-21~..2018-05-31~]"),
        ("[..1984,1986]", "[..1984~,1986~]"),
        ("2018-08-28T15", "2018-08-28T15~"),
    ],
)
def test_about(text: str, about: str) -> None:
    assert str(Edtf.parse(text).about()) == about


MARK = st.sampled_from(["", "", "?", "~", "%"])
YEAR = st.one_of(
    st.integers(-9999, 9999).filter(bool).map(lambda year: f"-{-year:04}" if year < 0 else f"{year:04}"),
    st.sampled_from(["156X", "19XX", "1XXX", "XXXX", "-004X", "1X5X"]),
)
PLAIN = st.one_of(
    st.builds("{}{}".format, YEAR, MARK),
    st.builds("{}{}-{}{:02}{}".format, YEAR, MARK, MARK, st.sampled_from([*range(1, 13), *range(21, 42)]), MARK),
    st.builds(
        "{}{}{}-{}{:02}{}-{}{:02}{}".format,
        *(MARK, YEAR, MARK, MARK, st.integers(1, 12), MARK, MARK, st.integers(1, 28), MARK),
    ),
    st.builds("{}-{}-{}".format, YEAR, st.sampled_from(["XX", "1X", "0X"]), st.sampled_from(["XX", "28", "2X", "31"])),
    st.sampled_from(["Y170000002", "Y-17E7", "1950S2", "Y3388E2S3", "1985-04-12T23:20:30+04:30", "2018-08-28T15~"]),
)
ENDED = st.one_of(PLAIN, st.sampled_from(["", ".."]))
TEXT = st.one_of(
    PLAIN,
    st.builds("{}/{}".format, ENDED, ENDED),
    st.builds("[{},{}..{}]".format, PLAIN, PLAIN, PLAIN),
    st.builds("{{..{}, {}}}".format, PLAIN, PLAIN),
)


@given(TEXT)
def test_a_date_reads_back_and_its_bounds_are_in_order(text: str) -> None:
    try:
        date = Edtf.parse(text)
    except EdtfError:
        return  # backwards, or both ends open
    again = Edtf.parse(str(date))
    assert again == date
    assert str(again) == str(date)
    assert bounds(again) == bounds(date)
    four = date.earliest_start, date.latest_start, date.earliest_end, date.latest_end
    for one, other in ((0, 1), (2, 3), (0, 2), (1, 3)):
        first, then = four[one], four[other]
        assert first is None or then is None or first <= then, (one, other)
    assert bounds(date.about()) == bounds(date)
    assert date.about().about() == date.about()


@given(PLAIN)
def test_a_plain_date_is_kept_to_the_letter(text: str) -> None:
    assert str(Edtf.parse(text)) == text


@given(st.one_of(st.text(max_size=40), st.text("0123456789-/.TXYuxype~?%[]{}(),:ES^ ", max_size=40)))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = Edtf.parse(text)
    except EdtfError:
        return
    assert Edtf.parse(str(date)) == date


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 10**6, "Y" + "9" * 10**6, "Y17E" + "9" * 10**6, "1950S" + "9" * 10**6, "[" * 10**6, "(" * 10**6),
        *("u" * 10**6, "-" * 10**6, "?" * 10**6, "/" * 10**6, "[" + "1984," * 10**5),
        *("2004-(" * 10**5, "[" + "." * 10**6),
    ],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_long_text_is_refused_with_a_short_complaint(text: str) -> None:
    with pytest.raises(EdtfError) as refusal:
        Edtf.parse(text)
    assert len(str(refusal.value)) < 250


def test_a_long_set_is_read() -> None:
    date = Edtf.parse("[" + ", ".join(f"{year}" for year in range(1000, 6000)) + "]")
    assert bounds(date)[::3] == ("1000-01-01", "5999-12-31")
