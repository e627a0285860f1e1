"""A reader is told in plain words how a date came about, and why what has no date has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.dates.derivation import explain
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rulebook import active_rules
from timeline_app.dates.timex import Timex3

PUBLISHED = "2018-08-29"
ANCHOR = "29 August 2018, the article’s date (set by hand)"


def told(text: str, published: str | None = PUBLISHED, origin: str | None = "set by hand") -> str:
    times = find_times(text, Edtf.parse(published) if published else None, origin)
    return explain(times[-1], text)


def test_the_anchor_and_its_origin_and_the_rule_are_named() -> None:
    assert told("They met last month.", origin="article:published_time") == (
        "“last month” is July 2018: the month before 29 August 2018, the article’s date (article:published_time). "
        "Rule “last-unit”: The day, week, month or other unit before that of publication."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It ended yesterday.", f"“yesterday” is 28 August 2018: the day before {ANCHOR}."),
        ("It ended today.", "“today” is 29 August 2018: the article’s date (set by hand)."),
        ("It ended this month.", f"is August 2018: the month of {ANCHOR}."),
        ("It ended three years ago.", f"is 2015: 3 years before {ANCHOR}."),
        ("It will end next year.", f"is 2019: the year after {ANCHOR}."),
        ("It ended on 12 June 2018.", "is 12 June 2018, as written."),
        ("It ended in the 1970s.", "is the 1970s, as written."),
        ("It sank in late May.", f"is 21 to 31 May 2018, the last third of the month, counted from {ANCHOR}."),
        ("It will end later this year.", f"is 30 August to 31 December 2018, one day of these, counted from {ANCHOR}."),
        ("It ended in early to mid-May 1943.", "is 1 to 20 May 1943, one day of these, as written."),
        ("It ended in late summer 2011.", "is August 2011, the last third of the season, as written."),
        ("It fell in the third quarter of 2011.", "is the third quarter of 2011, as written."),
        ("It ended in early 1943.", "is January to April 1943, the first third of the year, as written."),
        ("It ended last week.", f"is 20 to 26 August 2018, one day of these, counted from {ANCHOR}."),
        (
            "He left on 3 May 1940. The next day he died.",
            "is 4 May 1940: the day after 3 May 1940, the date before it in the story.",
        ),
        ("It was on 03/04/2011.", "is 4 March 2011, as written (it could also be read as 3 April 2011)."),
        ("It has been shut since 2005.", "“2005” says since when: 2005 to 29 August 2018, as written."),
        ("It was shut until 2005.", "“2005” says until when: 2005, as written."),
        ("It was around 6 to 8 October 2018.", "is about 6 to 8 October 2018, as written."),
        ("It took three weeks.", "“three weeks” says how long, not when."),
        ("It took more than three weeks.", "says how long, and more, not when."),
        ("It opens every Monday.", "says how often, not when."),
        ("It is closed now.", "means the time of writing, without a date."),
    ],
)
def test_what_has_a_date_and_what_has_none(text: str, said: str) -> None:
    assert said in told(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They met last month.", "has no date, because nothing says what it leans on: set the article’s publication"),
        ("They met on June 12.", "is 12 June of a year that nothing here names: set the article’s publication date."),
        ("They met on June 12-14.", "is 12 June to 14 June of a year that nothing here names"),
        ("They met in June.", "is June of a year that nothing here names"),
        ("They met on Tuesday.", "is a Tuesday of a week that nothing here names"),
        ("The next day it fell.", "has no date, because nothing before it in the story is exact enough to count from."),
    ],
)
def test_what_a_publication_date_would_tell(text: str, said: str) -> None:
    assert said in told(text, None)


def test_nobody_is_told_to_set_a_date_that_is_known() -> None:
    (time,) = find_times("They met on June 12.", None)
    assert "is 12 June of a year that nothing here names. Rule" in explain(time, published=True)


def test_an_undecided_reading_names_both() -> None:
    (time,) = find_times("It was on 03/04/2011.", None)
    said = explain(replace(time, date=None))
    assert "it could be read as 4 March 2011 or 3 April 2011, and nothing here says which." in said


def test_the_event_that_it_counts_from_is_quoted() -> None:
    text = "Two days after the summit of the eleven hill towns and their neighbours it rained."
    time = Timex3(0, 8, text[:8], "DURATION", "P2D", None, None, "duration", None, None, (), None, (15, 71))
    assert "“Two days” counts from “the summit of the eleven hill towns and …”, whose day is not known." in explain(
        time, text
    )
    assert "counts from an event named beside it" in explain(time)
    dated = replace(time, date=Edtf.parse("1931-05-03"), type="DATE", value="1931-05-03")
    assert "is 3 May 1931, counted from “the summit of" in explain(dated, text)


def test_a_rule_that_is_gone_is_named_alone() -> None:
    (time,) = find_times("It ended on 12 June 2018.", None)
    assert explain(replace(time, rule="gone")).endswith("as written. Rule “gone”.")


def test_every_example_of_every_rule_can_be_told() -> None:
    for rule in active_rules():
        for example in rule.examples:
            published = Edtf.parse(example.published) if example.published else None
            for time in find_times(example.text, published, "a dateline"):
                said = explain(time, example.text)
                assert len(said) < 400, said
                assert "None" not in said
                assert "  " not in said
