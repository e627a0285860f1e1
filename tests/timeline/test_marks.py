"""The shape that a date takes."""

from __future__ import annotations

import pytest

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.marks import REACH, MarkKind, mark_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2018-08-28T15:00", MarkKind.INSTANT),
        ("2018-08-28", MarkKind.DAY),
        ("2018-10-06/2018-10-08", MarkKind.DURATION),
        ("2018-07", MarkKind.WITHIN),
        ("197X", MarkKind.WITHIN),
        ("[2018-05-21..2018-05-31]", MarkKind.WITHIN),
        ("2018-10-06/2018-10-08~", MarkKind.CIRCA),
        ("2018-07~", MarkKind.CIRCA),
        ("2018-08-28?", MarkKind.PROBABLY),
        ("2018-08-28T15:00?", MarkKind.PROBABLY),
        ("2018-07?", MarkKind.PROBABLY),
        ("1510%", MarkKind.PROBABLY),
        ("2018-08-29/..", MarkKind.OPEN_AFTER),
        ("../2018-08-29", MarkKind.OPEN_BEFORE),
        ("[..2018-08-29]", MarkKind.OPEN_BEFORE),
    ],
)
def test_what_is_known_decides_the_shape(text: str, kind: MarkKind) -> None:
    mark = mark_of(Edtf.parse(text))
    assert mark is not None
    assert mark[0] == kind


def test_a_mark_spans_the_whole_of_its_days() -> None:
    first = day_number(2018, 7, 1) * DAY_SECONDS
    assert mark_of(Edtf.parse("2018-07")) == (MarkKind.WITHIN, first, first + 31 * DAY_SECONDS)


def test_an_open_end_takes_no_time() -> None:
    edge = day_number(2018, 8, 29) * DAY_SECONDS
    assert mark_of(Edtf.parse("2018-08-29/..")) == (MarkKind.OPEN_AFTER, edge, edge + 1)
    assert mark_of(Edtf.parse("../2018-08-29")) == (
        MarkKind.OPEN_BEFORE,
        edge + DAY_SECONDS - 1,
        edge + DAY_SECONDS,
    )


def test_every_kind_has_its_room() -> None:
    assert set(REACH) == set(MarkKind)
