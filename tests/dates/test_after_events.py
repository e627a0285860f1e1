"""What counts on from an event that is dated late, or never, has no date of an earlier one."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2019-06-12")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "The hearing was on 4 June. Three days after the hearing, Lee resigned. Two days later he left.",
            "2019-06-09",
        ),
        (
            "The hearing was on 4 June. Three days after the hearing, Lee resigned. The next morning he left.",
            "2019-06-08TMO",
        ),
        ("It snowed on 4 June. Three days after the strike, Lee resigned. Two days later he left.", "XXXX-XX-XX"),
        ("The vote was on 4 June. Lee slept for two days after the strike. On 7 June he left.", "2019-06-07"),
        ("The summit in Tarn opened on 3 June. Two days after the summit he left.", "2019-06-05"),
    ],
)
def test_counting_goes_on_from_the_event(text: str, value: str) -> None:
    assert find_times(text, PUBLISHED)[-1].value == value


def test_the_date_that_it_would_have_had_is_the_other_reading() -> None:
    text = "It snowed on 4 June. Three days after the strike, Lee resigned. Two days later he left."
    time = find_times(text, PUBLISHED)[-1]
    assert (time.date, time.anchor, time.alternatives) == (None, None, ("2019-06-06",))
