"""What only looks like a date is none: numbers that are counts, scores, prices and models; words that are names."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-08-29")

FIGURES = [
    "They won 20-10 at home.",
    "A Boeing 1900 and a Peugeot 2008 collided.",
    "U.N. Resolution 1973 was passed.",
    "The index hit at 1653 and closed at 1712.",
    "The index rose 10.5 to 1854.",
    "The shares fell to close at 1987 pence.",
    "Claims under Section 1983 are common.",
    "The hashtag #2018 was trending.",
    "Version 2008 of the tool is out.",
    "See page 1945, room 1812 and bus 1914.",
    "They lay at 1945 N, 1630 W.",
    "ISBN 1-9999-2008-3 is out of print.",
    "The 5-4 decision stood.",
    "Some 9-10 people came.",
    "About 2000 people came.",
    "In 1,500 homes the lights went out.",
    "From 1500 to 2000 people came.",
    "Between 1600 and 1700 troops came.",
    "He scored 1,945 points and 1945 runs.",
    "The flight 1812 left without him.",
    "Call 555-1945 for help.",
    "It cost 1995 dollars.",
    "A 1997 Honda was found in the lake.",
    "Article 1994 of the code is void.",
    "Law No. 2008-1234 was passed.",
    "Highway 2000 is closed.",
    "The Ford Fiesta 2000 sold well.",
    "They ran Windows 2000 and landed Apollo 11.",
    "In 300 places it rained, and in 420 houses it leaked.",
    "By 450 to 300 they voted it down.",
    "The valley has 1800 inhabitants.",
    "Psalm 23 was read.",
    "He paid $1999 for 2010 shares.",
    "They asked 1709 schoolchildren and 1812 patients.",
    "She lives at 1600 Harbour Street.",
    "He finished in 2:03:45, beating 1:59.",
    "Chapter 3 May help, part 4 March on.",
    "The vote was 5-4, the rate 24/7.",
]

NAMES = [
    "April Smith and June Carter met August Bebel.",
    "Mr March and Theresa May met.",
    "The Sunday Times and the October Revolution were his subjects.",
    "Black Friday is a film, Friday Night Lights is one too.",
    "Man Friday found the boat.",
    "They march on and they may win.",
    "The Second World War was long over.",
    "June said that she knew.",
    "It was August's idea, not April's.",
    "She told USA TODAY so, and he read it in USA Today.",
]


@pytest.mark.parametrize("text", [*FIGURES, *NAMES])
def test_no_date(text: str) -> None:
    assert find_times(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In April President Ruiz resigned.", "2018-04"),
        ("The June summit failed.", "2018-06"),
        ("They met in May and in August.", "2018-05"),
        ("Mrs May spoke in May.", "2018-05"),
        ("The law of 1994 is void.", "1994"),
        ("He sold 20 cars in 1990.", "1990"),
        ("In the USA today nobody works.", "2018-08-29"),
        ("It rained on Friday night.", "2018-08-24TNI"),
    ],
)
def test_a_date_beside_what_looks_like_none(text: str, value: str) -> None:
    assert value in [time.value for time in find_times(text, PUBLISHED)]
