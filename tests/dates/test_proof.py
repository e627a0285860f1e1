"""Whoever doubts a date is told which other readings its words had, and why they were not taken."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.proof import Other, dated_from, from_publication, others
from timeline_app.dates.resolve import find_times

WEDNESDAY = Edtf.parse("2018-08-29")


def readings(text: str, published: Edtf | None = WEDNESDAY) -> tuple[str, tuple[Other, ...]]:
    time = find_times(text, published, "set by hand")[-1]
    return str(time.date), others(time, text)


@pytest.mark.parametrize(
    ("text", "taken", "other", "why"),
    [
        ("They met on Monday.", "2018-08-27", "3 September 2018", "its sentence tells of the past"),
        ("They will meet on Monday.", "2018-09-03", "27 August 2018", "its sentence tells of what is to come"),
        ("The meeting on Monday.", "2018-08-27", "3 September 2018", "nothing in its sentence looks ahead"),
        ("They met in July.", "2018-07", "July 2019", "its sentence tells of the past"),
        ("They will meet in October.", "2018-10", "October 2017", "its sentence tells of what is to come"),
        ("They met on 3 June.", "2018-06-03", "3 June 2019", "its sentence tells of the past"),
        ("They will meet on 3 March.", "2019-03-03", "3 March 2018", "its sentence tells of what is to come"),
        ("He left at 6 on 12 June 2018.", "2018-06-12", "", ""),
    ],
)
def test_what_names_no_year_or_week_has_a_reading_on_the_other_side(
    text: str, taken: str, other: str, why: str
) -> None:
    found, weighed = readings(text)
    assert found == taken
    assert weighed == ((Other(other, why),) if other else ())


@pytest.mark.parametrize(
    "text", ["They met last month.", "They met three years ago.", "They met on 12 June 2018.", "It took three weeks."]
)
def test_words_that_leave_no_choice_have_one_reading(text: str) -> None:
    assert readings(text)[1] == ()


def test_figures_in_either_order_are_told_as_that() -> None:
    taken, weighed = readings("It was on 03/04/2011.")
    assert taken == "2011-03-04"
    assert [(each.words, "the other way round" in each.why) for each in weighed] == [("3 April 2011", True)]


def test_an_article_of_another_day_dates_the_same_words_otherwise() -> None:
    text = "They met last month."
    time = find_times(text, WEDNESDAY)[0]
    assert str(dated_from(time, text, Edtf.parse("2018-05-02"))) == "2018-04"


def test_what_counts_from_the_story_says_what_it_would_be_from_the_article_s_date() -> None:
    text = "They met on 12 June 2010. In July they signed."
    time = find_times(text, WEDNESDAY)[-1]
    other = from_publication(time, text, (26, len(text)), WEDNESDAY)
    assert (str(time.date), other is not None and other.words) == ("2010-07", "July 2018")
    assert other is not None
    assert other.why.endswith("the story stands at 12 June 2010 there")
    first = find_times(text, WEDNESDAY)[0]
    assert from_publication(first, text, (0, 25), WEDNESDAY) is None  # it is written in full


def test_under_a_dateline_a_weekday_has_a_reading_on_its_other_side() -> None:
    text = "BOSTON, August 28 – They met on Monday."
    time = find_times(text, WEDNESDAY)[-1]
    assert (str(time.date), time.anchor) == ("2018-08-27", "2018-08-28")
    assert others(time, text) == (Other("3 September 2018", "its sentence tells of the past"),)
