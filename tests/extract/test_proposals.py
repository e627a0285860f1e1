"""What is proposed as a publication date: agreeing signs make it surer, others less, and a bare guess is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.proposals import propose
from timeline_app.records import Evidence

DATELINE = ("XXXX-08-29", 0.8, "dateline")
NAME = ("2018-08-29", 0.65, "file name")
NEWS = ("[2018-08-28..2018-09-03]", 0.6, "weekday and date in the text")
SINCE = ("[2018-06-12..]", 0.5, "latest date")
MONTH = ("2018-08", 0.6, "address")
ARCHIVE = ("[..2018-09-02]", 0.9, "archive")
EITHER = ("[2018-05-06,2018-06-05]", 0.43, "date")
OTHER = ("2016-02-03", 0.65, "address")
Given = tuple[str, float, str]


def signs(*given: Given, kind: str = "published") -> tuple[Evidence, ...]:
    return tuple(Evidence(kind, Edtf.parse(d), origin, d, weight, stated=False) for d, weight, origin in given)


def confidence(*given: Given) -> float:
    found = propose(replace(article("a"), evidence=signs(*given)))
    return found.confidence if found else 0.0


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ((NAME,), "2018-08-29"),
        ((DATELINE, MONTH), "2018-08-29"),
        ((DATELINE, NEWS), "2018-08-29"),
        ((DATELINE, SINCE), "2018-08-29"),
        ((DATELINE, ARCHIVE), "2018-08-29"),
        ((DATELINE, ("2018", 0.4, "address")), "2018-08-29"),
        ((EITHER, ("2018-06", 0.6, "address")), "2018-06-05"),
        ((NEWS,), "2018-08-28"),
        ((NAME, ("2018-08-31", 0.9, "address")), "2018-08-31"),
        ((DATELINE,), None),
        ((SINCE,), None),
        ((MONTH,), None),
        ((ARCHIVE,), None),
        ((DATELINE, ("[1912..]", 0.5, "latest date")), None),
        ((), None),
    ],
)
def test_the_likeliest_day_is_proposed(given: tuple[Given, ...], date: str | None) -> None:
    found = propose(replace(article("a"), evidence=signs(*given)))
    assert (str(found.date) if found else None) == date


def test_agreement_makes_surer_and_contradiction_less_sure() -> None:
    assert confidence(OTHER, NAME) < confidence(NAME) < confidence(NAME, SINCE, NEWS) < confidence(NAME, DATELINE, NEWS)
    assert confidence(("2018-08-29", 0.9, "a"), ("2018-08-29", 0.9, "b"), ("2018-08-29", 0.9, "c")) < 1


def test_a_page_that_says_only_when_it_was_changed_gets_an_unsure_proposal() -> None:
    changed = signs(("2018-09-01", 0.95, "article:modified_time"), kind="updated")
    found = propose(replace(article("a"), evidence=changed))
    assert found
    assert (str(found.date), found.confidence < 0.5) == ("2018-09-01", True)


def test_what_speaks_for_it_comes_first_and_what_speaks_against_it_last() -> None:
    found = propose(replace(article("a"), evidence=signs(OTHER, SINCE, NAME, DATELINE)))
    assert found
    assert [sign.origin for sign in found.evidence] == ["file name", "dateline", "latest date", "address"]


def test_an_ignored_sign_proposes_nothing() -> None:
    assert confidence(("1970-01-01", 0.0, "date")) == 0


def test_further_signs_count_like_its_own() -> None:
    found = propose(replace(article("a"), evidence=signs(DATELINE)), signs(MONTH))
    assert found
    assert str(found.date) == "2018-08-29"
