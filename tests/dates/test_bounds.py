"""Words that make an expression a bound, uses of those words that do not, and what the date then says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.bounds import load_bounds
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

FRIDAY = Edtf.parse("2011-09-16")
EXAMPLES = [
    pytest.param(bound.bound, *example, id=f"{bound.name}: {example[0]}")
    for bound in load_bounds()
    for example in bound.examples
]


def first_bounded(text: str, published: Edtf | None = FRIDAY) -> Timex3 | None:
    return next((time for time in find_times(text, published) if time.bound), None)


@pytest.mark.parametrize(("bound", "text", "published", "edtf"), EXAMPLES)
def test_example(bound: str, text: str, published: str, edtf: str) -> None:
    time = first_bounded(text, Edtf.parse(published) if published else None)
    assert time is not None
    assert (time.bound, str(time.date)) == (bound, edtf)


def test_every_bound_explains_itself_and_has_examples() -> None:
    for bound in load_bounds():
        assert bound.explains.endswith("."), bound.name
        assert bound.examples, bound.name


@pytest.mark.parametrize(
    ("text", "bound", "edtf"),
    [
        ("It has stood empty since the end of 2005", "since", "2005-12~/2011-09-16"),
        ("It stood empty until the beginning of 2005", "until", "../2005-01~"),
        ("The mill will open. Until the beginning of this year it was empty", "until", "../2011-01~"),
        ("It has stood empty since September", "since", "2011-09/2011-09-16"),
        ("The mill will have been sold by Sept. 23", "by", "[2011-09-16..2011-09-23]"),
        ("By Tuesday twelve had left", "by", "[..2011-09-13]"),
        ("By the 1970s it was empty", "by", "[..1979]"),
        ("By late May it was empty", "by", "[..2011-05-31]"),
        ("Prior to 1990 it was empty", "before", "[..1989]"),
        ("It had shut before May 2, 1990", "before", "[..1990-05-01]"),
        ("By 1 p.m. Tuesday twelve had left", "by", "[..2011-09-13T13:00]"),
        ("It will be closed until Friday, Sept. 30", "until", "2011-09-16/2011-09-30"),
        ("Sales since around 1990 have been poor", "since", "1990~/2011-09-16"),
        ("Sales, from 1990 onwards, were poor", "since", "1990/.."),
        ("It opens on or after Sept. 30", "after", "[2011-09-30..]"),
    ],
)
def test_bounds(text: str, bound: str, edtf: str) -> None:
    time = first_bounded(text)
    assert time is not None
    assert (time.bound, str(time.date)) == (bound, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday's standards it was a calm day",
        "They met before Tuesday's meeting",
        "They left after Friday prayers",
        "Much has changed since last week's vote",
        "They met before the 2008 summit",
        "Nothing changed before and after 1990",
        "It did not open until 2005",
        "They argued all through May",
        "The ship sank, followed by Monday's storm",
        "The shop is quiet, since Friday is a holiday",
        "It was noted as a 2005 law",
        "Through 1990 the bank lost money",
        "They left in 1990",
    ],
)
def test_other_uses_of_the_words_are_no_bounds(text: str) -> None:
    assert first_bounded(text) is None


def test_the_expression_keeps_its_span_and_value_and_lends_them_to_the_story() -> None:
    since, later = find_times("Since 2005 he had lived in Oslo; two years later he died.", FRIDAY)
    assert (since.text, since.value, since.mod) == ("2005", "2005", "ON_OR_AFTER")
    assert (later.value, later.anchor) == ("2007", "2005")


def test_a_mod_of_its_own_is_kept() -> None:
    time = first_bounded("By late May it was empty")
    assert time is not None
    assert time.mod == "END"


def test_a_vague_publication_date_still_bounds() -> None:
    time = first_bounded("He has lived there since 2005", Edtf.parse("2011-09"))
    assert time is not None
    assert str(time.date) == "2005/2011-09-30"


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It shut in the closing months of 2005", "END"),
        ("It shut in the opening months of 2005", "START"),
        ("It shut at the tail end of 2005", "END"),
        ("It shut around the time of May 4, 2005", "APPROX"),
        ("It shut on or around May 4, 2005", "APPROX"),
    ],
)
def test_words_that_narrow_or_blur(text: str, mod: str) -> None:
    (time,) = find_times(text, FRIDAY)
    assert time.mod == mod


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The well will be dry by the start of the year.", "[..2018-01]"),
        ("By noon on Friday the ship had left.", "[..2018-08-24T12:00]"),
    ],
)
def test_a_bound_on_the_other_side_of_publication_is_no_interval_that_runs_back(text: str, date: str) -> None:
    assert str(find_times(text, Edtf.parse("2018-08-29"))[0].date) == date
