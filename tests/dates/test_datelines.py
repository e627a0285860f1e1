"""A despatch speaks from the day of its dateline, where that is of the last days before publication."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PAPER = "The yard burned last night.\n\n"
DESPATCH = "The mill burned today, and firemen came at 10:25 tonight.\n\nThe roof fell in yesterday."


def dates(text: str, published: str | None = "2018-08-29") -> list[str | None]:
    times = find_times(text, Edtf.parse(published) if published else None)
    return [None if time.date is None else str(time.date) for time in times]


@pytest.mark.parametrize(
    "dateline",
    ["NORRHAMN, Aug. 28 –", "NORRHAMN, Skåne, Aug. 28 (Harbour Agency) -", "PORT ELLEN, August 28, 10 p.m. —"],
)
def test_today_is_the_datelines_until_the_next(dateline: str) -> None:
    head = dates(dateline)[:1]
    text = f"{PAPER}{dateline} {DESPATCH}"
    assert dates(text) == ["2018-08-28", *head, "2018-08-28", "2018-08-28T22:25", "2018-08-27"]
    more = f"{text}\n\nLISBON, Aug. 29 – They met yesterday."
    assert dates(more)[-1] == "2018-08-28"


@pytest.mark.parametrize(
    "dateline",
    [
        "NORRHAMN, Aug. 20 –",  # too old to be today's
        "NORRHAMN, Aug. 30 –",  # after the paper
        "NORRHAMN, Feb. 30 –",  # no day
        "Norrhamn, Aug. 28 –",  # a sentence may begin so
        "The NORRHAMN, Aug. 28 –",  # not at the head
        "NORRHAMN, Aug. 28",  # no dash
    ],
)
def test_what_is_no_dateline_moves_nothing(dateline: str) -> None:
    assert dates(f"{PAPER}{dateline} The mill burned today.")[-1] == "2018-08-29"


def test_a_dateline_of_december_in_a_paper_of_january_is_of_the_year_before() -> None:
    assert dates("NORRHAMN, Dec. 31 – It burned today.", "2019-01-01")[-1] == "2018-12-31"


def test_without_a_publication_date_a_dateline_dates_nothing() -> None:
    assert dates("NORRHAMN, Aug. 28 – It burned today.", None)[-1] is None


def test_it_says_what_it_leans_on() -> None:
    time = find_times("NORRHAMN, Aug. 28 – It burned yesterday.", Edtf.parse("2018-08-29"))[-1]
    assert (time.anchor, time.anchor_from) == ("2018-08-28", "the dateline above it")


@pytest.mark.parametrize("opening", ["Today", "Yesterday", "Tonight"])
def test_a_dateline_and_the_day_that_its_despatch_begins_with_are_two(opening: str) -> None:
    found = dates(f"NORRHAMN, Aug. 28 – {opening} the mill burned.")
    assert found[0] == "2018-08-28"
    assert len(found) == 2
    assert dates("The fair is open August 28 – today.") == ["2018-08-28/2018-08-29"]
