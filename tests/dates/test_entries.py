"""Letters and diaries speak from the date at the head of each entry; a page's own date line makes no entry."""

from __future__ import annotations

from timeline_app.dates.civil import day_number
from timeline_app.dates.derivation import explain
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.entries import entries_of
from timeline_app.dates.resolve import find_times

_DIARY = """Journal of the brig

3 March 1845

Light airs from the west. Yesterday we buried the cook.

Day 7 — Sunday, 9 March

It blew all week. The captain will sail on Tuesday, or next month.
"""
_LETTER = """The letter was found in 1998.

Bergen, 12 October 1871

Dear Ingrid, your letter came yesterday.
"""


def _dated(text: str, published: str | None = None) -> dict[str, str]:
    return {time.text: time.value for time in find_times(text, Edtf.parse(published) if published else None)}


def test_each_day_of_a_diary_is_an_entry() -> None:
    assert [entry.day for entry in entries_of(_DIARY)] == [day_number(1845, 3, 3), day_number(1845, 3, 9)]


def test_an_entry_speaks_from_its_own_day() -> None:
    dated = _dated(_DIARY, "2009-12-20")
    assert dated["Yesterday"] == "1845-03-02"
    assert dated["Tuesday"] == "1845-03-11"
    assert dated["next month"] == "1845-04"


def test_a_letter_needs_a_salutation() -> None:
    assert _dated(_LETTER, "2003-05-01")["yesterday"] == "1871-10-11"
    assert _dated(_LETTER.replace("Dear Ingrid, your", "Your"), "2003-05-01")["yesterday"] == "2003-04-30"


def test_what_stands_before_the_first_head_speaks_from_publication() -> None:
    text = "He sent these pages yesterday.\n\n" + _DIARY
    assert _dated(text, "2009-12-20")["yesterday"] == "2009-12-19"


def test_the_derivation_names_the_head() -> None:
    yesterday = next(time for time in find_times(_DIARY, Edtf.parse("2009-12-20")) if time.text == "Yesterday")
    assert (yesterday.anchor, yesterday.anchor_from) == ("1845-03-03", "the date at the head of its entry")
    assert "3 March 1845" in explain(yesterday, _DIARY)


def test_a_page_with_one_date_line_has_no_entries() -> None:
    page = "Dam breaks\n\nTuesday, 5 June 2018\n\nThe dam above the town broke yesterday, the mayor said.\n"
    assert entries_of(page) == ()
    assert _dated(page, "2018-06-06")["yesterday"] == "2018-06-05"


def test_cells_of_a_table_are_no_entries() -> None:
    assert entries_of("Born\n12 March 1951\nLeeds\nMarried\n4 May 1980\nYork\n") == ()


def test_a_year_is_lent_from_head_to_head_and_rolls_on() -> None:
    text = (
        "30 December 1914\nWe held the trench all day long.\n2 January\nRelieved at last, as we were told yesterday.\n"
    )
    assert _dated(text)["yesterday"] == "1915-01-01"
    assert _dated(text)["2 January"] == "1915-01-02"
    assert _dated(text, "2009-12-20")["2 January"] == "1915-01-02"
