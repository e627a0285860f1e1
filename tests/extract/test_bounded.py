"""What a bound ("by Tuesday", "since 2008") dates: the known end of an open side, and nothing where it compares."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.extract.dating import dates_events, joined_date

PUBLISHED = Edtf.parse("2011-09-16")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("By Tuesday twelve had left.", "2011-09-13?"),
        ("They stayed until 2005.", "2005?"),
        ("They have stayed since 2005.", "2005/2011-09-16"),
        ("The mill was sold before 1990.", "[..1989]"),
        ("They left in 2005.", "2005"),
    ],
)
def test_date_of_an_event(text: str, edtf: str) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert dates_events(text, time)
    assert str(joined_date([time])) == edtf


@pytest.mark.parametrize(
    "text", ["Bread cost more than at any time, the highest price since 2008.", "It was the first fire since 2008."]
)
def test_a_comparison_dates_nothing(text: str) -> None:
    (time,) = find_times(text, PUBLISHED)
    assert not dates_events(text, time)
