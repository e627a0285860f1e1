"""Dates as they are typed: in words or in EDTF, and never guessed."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.ui.period_input import read_period, read_time, typed, typed_period


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("29 August 2018", "2018-08-29"),
        ("May 2018", "2018-05"),
        ("the 1990s", "199X"),
        ("44 BC", "-0043"),
        ("2018-08-29T15:30", "2018-08-29T15:30"),
        (" 2018-05~ ", "2018-05~"),
    ],
)
def test_a_date_in_words_or_edtf(text: str, date: str) -> None:
    assert read_time(text) == Edtf.parse(date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("before 2010", "[..2009]"),
        ("around 6 October 2018", "2018-10-06~"),
        ("About 1912", "1912~"),
        ("between 1987 and 1989", "[1987..1989]"),
        ("since 1987", "1987/.."),
        ("some time in 2017", "2017"),
        ("till 2010", "../2010"),
        ("prior to 44 BC", "[..-0044]"),
        ("2010 onwards", "2010/.."),
        ("From May 2018 on", "2018-05/.."),
        ("approximately 1900", "1900~"),
        ("ca 1900", "1900~"),
        ("up to 2010", "../2010"),
        ("end of 2018", "[2018-09..2018-12]"),
        ("2018 or 2019", "[2018,2019]"),
    ],
)
def test_a_date_as_an_article_tells_it(text: str, date: str) -> None:
    assert read_time(text) == Edtf.parse(date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("last month", "2018-07"),
        ("on Tuesday", "2018-08-28"),
        ("March 14", "2018-03-14"),
        ("two weeks ago", "[2018-08-13..2018-08-19]"),
        ("3 May or 5 May", "[2018-05-03,2018-05-05]"),
        ("after 3 May 2018", "[2018-05-04..]"),  # says when by itself: it does not end with the article
    ],
)
def test_a_date_is_reckoned_from_when_its_article_was_published(text: str, date: str) -> None:
    assert read_time(text, Edtf.parse("2018-08-29")) == Edtf.parse(date)


@pytest.mark.parametrize("text", ["soon", "a ship left in 1912", "two ships", "3 May and 4 May", "2010 on", "3 May on"])
def test_a_publication_date_makes_no_date_of_other_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        read_time(text, Edtf.parse("2018-08-29"))


@pytest.mark.parametrize(
    "text", ["", "soon", "12 March", "yesterday", "2018 or so, I think", "2018 or 2018", "2018 or"]
)
def test_what_does_not_say_when_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        read_time(text)


@pytest.mark.parametrize(
    ("ends", "date"),
    [
        (("May 2018", "July 2018"), "2018-05/2018-07"),
        (("1998", ".."), "1998/.."),
        (("", "2001"), "../2001"),
        (("late May 2017", "6 June 2017"), "2017-05-21/2017-06-06"),
        (("2018-08-29T15:30", "2018-08-30"), "2018-08-29/2018-08-30"),
        (("the 1990s", ""), "199X"),
        (("2018", "2018"), "2018/2018"),
    ],
)
def test_a_period_from_its_two_ends(ends: tuple[str, str], date: str) -> None:
    assert read_period(*ends) == Edtf.parse(date)


@pytest.mark.parametrize("ends", [("2019", "2018"), ("", ""), ("..", ".."), ("soon", "2018"), ("2018", "later")])
def test_a_period_that_is_none_is_refused(ends: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r"before|begins|no date"):
        read_period(*ends)


@pytest.mark.parametrize(
    "text",
    ["2018-08-29", "2018-05", "199X", "-0043", "2018-05/2018-07", "1998/..", "../2001", "[2017-05-21..2017-05-31]"],
)
def test_what_is_offered_for_typing_is_read_as_the_same(text: str) -> None:
    date = Edtf.parse(text)
    assert read_period(*typed_period(date)) == date
    if "/" not in text:
        assert read_time(typed(date)) == date


def test_what_was_typed_is_quoted_no_longer_than_leaves_the_advice_in_sight() -> None:
    with pytest.raises(ValueError, match=r"^“1{39}…” is no date\. Write it as 29 August 2018"):
        read_time("1" * 500)
