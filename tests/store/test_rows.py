"""A time expression comes back as it was written, also from a project of before it had all its fields."""

from __future__ import annotations

import json

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.timex import Timex3
from timeline_app.store.rows import times_of, times_text

LEAD = ("2011-07", "END", Edtf.parse("2011-07"), "ago", "2011-09-16", "publication date", ("2011-08",))
HUNG = Timex3(4, 16, "two days ago", "DATE", *LEAD, bound="since", hangs_on=(23, 33))


def test_all_fields_come_back() -> None:
    assert times_of(times_text([HUNG])) == (HUNG,)


def test_a_row_of_an_older_project_gets_the_defaults() -> None:
    older = [values[:11] for values in json.loads(times_text([HUNG]))]
    (time,) = times_of(json.dumps(older))
    assert time == Timex3(4, 16, "two days ago", "DATE", *LEAD)
