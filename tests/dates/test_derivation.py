"""A reader is told in plain words how a date came about."""

from __future__ import annotations

import pytest

from timeline_app.dates.derivation import explain
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times


def told(text: str, published: str | None = "2018-08-29", origin: str | None = "set by hand") -> str:
    (time,) = find_times(text, Edtf.parse(published) if published else None, origin)
    return explain(time)


def test_publication_date_and_its_origin_are_named() -> None:
    assert told("They met last month.") == (
        "“last month” is July 2018, because the article is dated 29 August 2018 (set by hand); "
        "it was some time from 1 to 31 July; the day is not known. Rule last-unit."
    )


def test_what_is_known_to_the_day_has_no_hedge() -> None:
    assert told("It ended yesterday.", origin=None) == (
        "“yesterday” is 28 August 2018, because the article is dated 29 August 2018. Rule yesterday."
    )


@pytest.mark.parametrize(
    ("text", "published", "part"),
    [
        ("on 12 June 2018", None, "is 12 June 2018, as written"),
        ("They met last month.", None, "set the article’s publication date"),
        ("for three weeks", None, "says how long, not when"),
        ("every Monday", None, "says how often, not when"),
        ("It is closed now.", None, "means the time of writing"),
        ("on 03/04/2011", None, "(it could also be read as 3 April 2011)"),
    ],
)
def test_other_reasons(text: str, published: str | None, part: str) -> None:
    assert part in told(text, published)
