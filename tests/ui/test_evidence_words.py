"""Confidence and signs of a date read as words; a sign speaks for the days that it leaves open, and against others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dating_samples import CHANGED, COPY, FERRY, NAME, OF_BRIDGE, OF_FERRY, OF_STRIKE, WEEKDAY

from timeline_app.dates.edtf import Edtf
from timeline_app.ui.evidence_words import (
    LEVELS,
    as_tool_tip,
    at_least,
    best_first,
    conflicting,
    counted,
    evidence_lines,
    group,
    level_of,
    origin_words,
    proposal_words,
    sign_words,
    why_words,
)


@pytest.mark.parametrize(
    ("confidence", "words", "dots"),
    [(1.0, "very likely", 4), (0.7, "likely", 3), (0.5, "possible", 2), (0.1, "doubtful", 1), (0.0, "doubtful", 1)],
)
def test_confidence_is_said_in_words_and_dots(confidence: float, words: str, dots: int) -> None:
    assert (level_of(confidence).words, level_of(confidence).dots) == (words, dots)


def test_signs_are_parted_by_what_they_say_of_the_day() -> None:
    found = group(FERRY.evidence, OF_FERRY.date)
    assert found.fitting == (NAME, WEEKDAY)
    assert found.against == (COPY,)
    assert found.updated == (CHANGED,)


def test_a_few_days_are_no_contradiction_and_an_ignored_sign_is_none_either() -> None:
    late = replace(NAME, date=Edtf.parse("2019-03-16"))
    impossible = replace(NAME, date=Edtf.parse("1970-01-01"), weight=0.0)
    found = group((late, impossible), OF_FERRY.date)
    assert (found.fitting, found.near, found.against, found.ignored) == ((), (late,), (), (impossible,))


def test_a_sign_says_where_it_stands_in_one_line() -> None:
    assert sign_words(NAME) == "file name: 2019-03-14_ferry.txt"
    assert sign_words(replace(NAME, quote="on\n  Tuesday")) == "file name: on Tuesday"


def test_a_proposal_is_said_in_one_breath() -> None:
    said = proposal_words(OF_FERRY)
    assert said == "proposed: 14 March 2019, very likely, file name: 2019-03-14_ferry.txt; 1 sign against it"


def test_a_row_says_how_sure_it_is_why_and_how_much_is_against_it() -> None:
    assert why_words(OF_FERRY) == ("very likely · file name: 2019-03-14_ferry.txt", " ≠ 1")
    assert why_words(replace(OF_FERRY, evidence=(NAME,)))[1] == ""


def test_proposals_are_chosen_by_confidence() -> None:
    found = best_first((OF_BRIDGE, OF_FERRY, OF_STRIKE))
    assert found == (OF_FERRY, OF_STRIKE, OF_BRIDGE)
    assert at_least(found, LEVELS[1]) == (OF_FERRY, OF_STRIKE)


def test_a_dated_article_names_the_signs_that_disagree() -> None:
    dated = replace(FERRY, published=Edtf.parse("2019-03-14"))
    assert conflicting(dated) == (COPY,)
    lines = list(evidence_lines(dated.evidence, dated.published))
    assert lines[2] == "≠ 2 January 2020 · address of the page: 2020/01/02"
    assert lines[3].startswith("updated 6 May 2021")


def test_a_tool_tip_takes_no_words_for_markup() -> None:
    assert ">&lt;b&gt;2019&lt;/b&gt;<br>2020</p>" in as_tool_tip(["<b>2019</b>", "2020"])
    assert as_tool_tip([]) == ""


def test_counts_are_said_with_their_thousands() -> None:
    assert (counted(1, "sign"), counted(1234, "sign")) == ("1 sign", "1,234 signs")


def test_a_pages_tag_is_called_one() -> None:
    tag = "article:published_time"
    assert origin_words(tag) == f"the page’s own tag {tag}"
    assert origin_words(tag, short=True) == "the page’s own tag"
    assert origin_words(f"{tag}; against it: address of the page", short=True) == (
        "the page’s own tag; against it: address of the page"
    )
    assert origin_words("file name") == "file name"
    assert origin_words("JSON-LD datePublished") == "the page’s own tag JSON-LD datePublished"


def test_a_tool_tip_is_a_glance() -> None:
    tip = as_tool_tip(["Ferry " * 40, *(f"sign {n}" for n in range(9))])
    assert tip.count("<br>") == 4
    assert "and 6 more" in tip
    assert max(map(len, tip.split("<br>"))) < 140
    assert "more" not in as_tool_tip(f"sign {n}" for n in range(5))
