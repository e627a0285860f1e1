"""Dates read as a careful writer would put them."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.wording import hedge, wording


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018", "2018"),
        ("2018-07", "July 2018"),
        ("2018-08-29", "29 August 2018"),
        ("2018-08-28T15:00", "28 Aug 2018, 15:00"),
        ("2018-10-06/2018-10-08", "6 to 8 October 2018"),
        ("2018-10-06~/2018-10-08~", "about 6 to 8 October 2018"),
        ("[2018-05-21..2018-05-31]", "21 to 31 May 2018"),
        ("2018-03-28/2018-04-02", "28 March to 2 April 2018"),
        ("2018-12-28/2019-01-02", "28 December 2018 to 2 January 2019"),
        ("2017-03/2017-05", "March to May 2017"),
        ("197X", "1970s"),
        ("[1970..1989]", "1970 to 1989"),
        ("2018-22", "summer 2018"),
        ("2018-35", "third quarter of 2018"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("2018/..", "from 2018 on"),
        ("/2018-05", "until May 2018"),
        ("2018?", "2018 (uncertain)"),
    ],
)
def test_wording(text: str, words: str) -> None:
    assert wording(Edtf.parse(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-07", "some time from 1 to 31 July; the day is not known"),
        ("2018-07-04", ""),
        ("2018-10-06/2018-10-08", "lasting from 6 October 2018 to 8 October 2018"),
        ("2018/..", "from 2018 on; its end is not known"),
    ],
)
def test_hedge(text: str, words: str) -> None:
    assert hedge(Edtf.parse(text)) == words
