"""Phrases of a demanding reader: each was dated wrongly once. Published on Wednesday, 29 August 2018."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-08-29")
# text, and of each expression: its words, type, value with mod, EDTF
PHRASES = [
    ("The lease ran until 31 December 9999.", [("31 December 9999", "DATE", "9999-12-31 ON_OR_BEFORE", None)]),
    ("On May 5, 3000 people marched.", [("May 5", "DATE", "2018-05-05", "2018-05-05")]),
    ("The sea will rise by 2100, they said.", [("2100", "DATE", "2100 ON_OR_BEFORE", None)]),
    ("In 3000 homes the lights went out.", []),
    ("Easter in 2016 was early.", [("Easter in 2016", "DATE", "2016-03-27", "2016-03-27")]),
    ("Each Christmas he writes.", [("Christmas", "SET", "XXXX-12-25", None)]),
    ("A month ago yesterday he left.", [("A month ago yesterday", "DATE", "2018-07-28", "2018-07-28")]),
    ("A year ago this week he left.", [("A year ago this week", "DATE", "2017-W35", "[2017-08-28..2017-09-03]")]),
    ("Three Sundays ago they voted.", [("Three Sundays ago", "DATE", "2018-08-12", "2018-08-12")]),
    ("More than two years ago he left.", [("More than two years ago", "DATE", "2016 BEFORE", "2016~")]),
    ("At least three years ago he left.", [("At least three years ago", "DATE", "2015 ON_OR_BEFORE", "2015~")]),
    ("He stayed more than two years.", [("more than two years", "DURATION", "P2Y MORE_THAN", None)]),
    ("This weekend they voted.", [("This weekend", "DATE", "2018-W34-WE", "[2018-08-25..2018-08-26]")]),
    ("He died Nov. 3.", [("Nov. 3", "DATE", "2017-11-03", "2017-11-03")]),
    ("He was killed on Dec. 3 in Ulm.", [("Dec. 3", "DATE", "2017-12-03", "2017-12-03")]),
    (
        "Between 9 a.m. and 11 p.m. on Tuesday he died.",
        [
            (
                "Between 9 a.m. and 11 p.m. on Tuesday",
                "TIME",
                "2018-08-28T09:00/2018-08-28T23:00",
                "2018-08-28T09:00/2018-08-28T23:00",
            )
        ],
    ),
    (
        "In May or early June 2016 they met.",
        [("May", "DATE", "2016-05", None), ("early June 2016", "DATE", "2016-06 START", None)],
    ),
    ("The Arab Spring of 2011 failed.", [("2011", "DATE", "2011", "2011")]),
    ("Phone +44 20 7946 1958 for more.", []),
    ("He flew to Paris to meet her on Friday.", [("Friday", "DATE", "2018-08-24", "2018-08-24")]),
    ("He agreed to meet her on Friday.", [("Friday", "DATE", "2018-08-31", "2018-08-31")]),
    ("They will gather to protest on Saturday.", [("Saturday", "DATE", "2018-09-01", "2018-09-01")]),
    ("It rose in the run-up to Christmas 2017.", [("Christmas 2017", "DATE", "2017-12-25", "2017-12-25")]),
    ("He left just after 5 p.m.", [("5 p.m.", "TIME", "2018-08-29T17:00 AFTER", "2018-08-29")]),
    ("Hunters came in 10,000 BC.", [("10,000 BC", "DATE", "-9999", "-9999")]),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[text for text, _ in PHRASES])
def test_phrase(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    found = find_times(text, PUBLISHED)
    said = [(t.text, t.type, f"{t.value} {t.mod}" if t.mod else t.value) for t in found]
    assert said == [(words, kind, value) for words, kind, value, _ in expected]
    for time, (*_, edtf) in zip(found, expected, strict=True):
        assert edtf is None or str(time.date) == edtf


def test_a_chronology_goes_back() -> None:
    text = "Days of the strike:\nMarch 1 - The first mill closes.\nMarch 9 - Owners agree to meet workers.\n"
    assert [t.value for t in find_times(text, PUBLISHED)] == ["2018-03-01", "2018-03-09"]
    text = "Days of the strike:\nFebruary 26 - The mill is shut.\nJune 27 - Owners are to meet workers.\n"
    assert [t.value for t in find_times(text, Edtf.parse("2011-08-30"))] == ["2011-02-26", "2011-06-27"]


def test_where_the_tense_was_overruled_the_other_year_is_kept() -> None:
    (time,) = find_times("The company said Oct. 3 in Ulm.", PUBLISHED)
    assert {time.value, *time.alternatives} == {"2017-10-03", "2018-10-03"}
