"""Expressions of whole sentences are found with the right span, value and date, and nothing is guessed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

WEDNESDAY = "2018-08-29"


def times(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    """Find the expressions of a text: as written, value, EDTF."""
    found = find_times(text, Edtf.parse(published) if published else None)
    return [(t.text, t.value, str(t.date) if t.date else None) for t in found]


def one(text: str, published: str | None = WEDNESDAY) -> Timex3:
    """Find the only expression of a text."""
    (found,) = find_times(text, Edtf.parse(published) if published else None)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("taken in the 1970s and ‘80s", [("the 1970s", "197", "197X"), ("‘80s", "198", "198X")]),
        ("taken in the 1970s and `80s", [("the 1970s", "197", "197X"), ("`80s", "198", "198X")]),
        ("He flew in late May", [("late May", "2018-05", "[2018-05-21..2018-05-31]")]),
        ("It opened early last week", [("early last week", "2018-W34", "[2018-08-20..2018-08-21]")]),
        ("rents in mid-2015 rose", [("mid-2015", "2015", "[2015-05..2015-08]")]),
        ("the late 1980s were dull", [("the late 1980s", "198", "[1987..1989]")]),
        ("around Aug. 14 it", [("Aug. 14", "2018-08-14", "2018-08-14~")]),
        (
            "seen between 3 and 9 March",
            [("between 3 and 9 March", "2018-03-03/2018-03-09", "[2018-03-03..2018-03-09]")],
        ),
        ("around the June 6 to 8 period", [("June 6 to 8", "2018-06-06/2018-06-08", "2018-06-06~/2018-06-08~")]),
        ("It burned Tuesday night", [("Tuesday night", "2018-08-28TNI", "2018-08-28")]),
        ("shots at 3:30 p.m. on Tuesday", [("3:30 p.m. on Tuesday", "2018-08-28T15:30", "2018-08-28T15:30")]),
        ("It fell in the second quarter", [("the second quarter", "2018-Q2", "2018-34")]),
        ("It burned last summer", [("last summer", "2017-SU", "2017-22")]),
        ("the fire of about 1 May 1911", [("1 May 1911", "1911-05-01", "1911-05-01~")]),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Wednesday.", "2018-08-29"),
        ("The council met on Thursday.", "2018-08-23"),
        ("The council will meet on Thursday.", "2018-08-30"),
        ("On Thursday the council will meet.", "2018-08-30"),
        ("The council, which met in May, will meet next Thursday.", "2018-08-30"),
        ("The council met on June 12.", "2018-06-12"),
        ("The council will meet on June 12.", "2019-06-12"),
        ("The council met on Oct. 30.", "2018-10-30"),
    ],
)
def test_tense_chooses_the_side(text: str, value: str) -> None:
    assert value in [value for _, value, _ in times(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The 39-year-old won 2-1.",
        "He is 39 years old.",
        "The Sunday Times reported it.",
        "Mrs May said so.",
        "It may march on.",
        "They paid $2,000 for 1,900 shares.",
        "About 2000 people came.",
        "A Boeing 747 took off.",
        "Call 2018-555-0199.",
        "The 20/20 vision of Room 1812.",
    ],
)
def test_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last month", "XXXX-XX"),
        ("on Tuesday", "XXXX-WXX-2"),
        ("on June 12", "XXXX-06-12"),
        ("late May", None),
        ("in October", "XXXX-10"),
        ("later this year", "XXXX"),
        ("three weeks ago", "XXXX-WXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("in the third quarter", "XXXX-Q3"),
        ("last night", "XXXX-XX-XXTNI"),
        ("at 3 p.m.", "XXXX-XX-XXT15:00"),
        ("from Monday to Friday", "XXXX-WXX-1/XXXX-WXX-5"),
        ("October 6 to 8", "XXXX-10-06/XXXX-10-08"),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(text: str, value: str | None) -> None:
    times = find_times(f"It was {text} in Rome.", None)
    assert times or text == "late May"  # "May" could be a name, too
    for time in times:
        assert time.date is None
        assert time.anchor is None
        assert time.anchor_from is None
        assert value is None or time.value == value


def test_explicit_dates_need_no_publication_date() -> None:
    assert times("Signed on 12 June 2018 in Rome.", None) == [("12 June 2018", "2018-06-12", "2018-06-12")]


def test_the_anchor_is_recorded() -> None:
    published = Edtf.parse(WEDNESDAY)
    last, year, later = find_times("Last month, unlike 1994, was dry; three years later it rained.", published, "meta")
    assert (last.anchor, last.anchor_from) == (WEDNESDAY, "publication date, meta")
    assert (year.anchor, year.anchor_from) == (None, None)
    assert (later.value, later.anchor, later.anchor_from) == ("1997", "1994", "the date before it in the story")


def test_a_vague_publication_date_dates_only_what_holds_throughout() -> None:
    assert times("It was last year, on a Tuesday.", "2018-08") == [
        ("last year", "2017", "2017"),
        ("Tuesday", "XXXX-WXX-2", None),
    ]


def test_figures_keep_the_other_reading() -> None:
    ambiguous = one("Filed 03/04/2011.")
    assert (ambiguous.value, ambiguous.alternatives) == ("2011-03-04", ("2011-04-03",))
    assert one("Filed 25/04/2011.").alternatives == ()


def test_round_counts_are_approximate_and_geological_ones_have_no_date() -> None:
    assert times("It was built 200 years ago.") == [("200 years ago", "1818", "1818~")]
    assert times("It was built 201 years ago.") == [("201 years ago", "1817", "1817")]
    assert times("They died out 65 million years ago.") == [("65 million years ago", "PAST_REF", None)]


def test_a_distant_past_lends_its_year() -> None:
    text = "She sailed on 3 May 1911. The ship sank on 6 July."
    assert times(text)[1] == ("6 July", "1911-07-06", "1911-07-06")
    assert times(text, None)[1] == ("6 July", "1911-07-06", "1911-07-06")
    assert times(text.replace(". The", ".\n\nThe"))[1] == ("6 July", "2018-07-06", "2018-07-06")


def test_mods() -> None:
    assert one("It is closed until late May.").mod == "END"
    assert one("Prices fell in early 2009.").mod == "START"
    assert one("He waited about three weeks.").mod == "APPROX"


@pytest.mark.parametrize("skip", [[(0, 20)], [(0, 5), (5, 20)]])
def test_nothing_is_found_in_skipped_spans(skip: list[tuple[int, int]]) -> None:
    text = "Posted 1 May 2011.  It burned in June 2010."
    assert [t.text for t in find_times(text, None, skip=skip)] == ["June 2010"]


def test_a_blank_line_parts_expressions() -> None:
    assert [t.text for t in find_times("Sold in May\n\n2011 was dry.", Edtf.parse(WEDNESDAY))] != ["May\n\n2011"]


@pytest.mark.parametrize(
    "unit",
    ["a ", "1", "the ", "1-", "October ", "two hundred ", "'", "12:30", "(", "\n \n", "from 1990 to ", "late ", "é"],
)
def test_hostile_texts_come_to_an_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found = find_times(text, Edtf.parse(WEDNESDAY))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_scanned_text_keeps_its_offsets() -> None:
    text = "On September 1 , 1938 the dam was closed . It opened on Oct. 3 , 1941 ."
    assert [(time.text, time.value) for time in find_times(text, None)] == [
        ("September 1 , 1938", "1938-09-01"),
        ("Oct. 3 , 1941", "1941-10-03"),
    ]
