"""Dates agree where a day fits both, and the more exact one is told; else they disagree by so many days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.agreement import Agreement, Relation, agreement
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

FORMS = ("2018", "2018-03", "2018-03-14", "2018-03-15", "[2018-03-11..2018-03-20]", "2018-03-14/2018-04-02",
         "../2018-03-14", "2018-03-14/..", "2018-03~", "197X")  # fmt: skip


def _read(text: str) -> Edtf | None:
    return find_times(f"They met in {text} 2018.", None)[0].date


@pytest.mark.parametrize(
    ("one", "other", "relation", "apart"),
    [
        ("2018-03-14", "[2018-03-11..2018-03-20]", Relation.WITHIN, 0),
        ("[2018-03-11..2018-03-20]", "2018-03-14", Relation.AROUND, 0),
        ("2018-03-14", "2018-03-15", Relation.APART, 1),
        ("2018-03-14", "2018-03-14", Relation.SAME, 0),
        ("2018-03-10/2018-03-14", "2018-03-12/2018-03-20", Relation.OVERLAP, 0),
        ("../2018-03-14", "2018-03-14/..", Relation.OVERLAP, 0),
        ("../2018-03-14", "2018-03-16/..", Relation.APART, 2),
        ("2018-06-30/2018-07-01", "2018-08", Relation.APART, 31),
    ],
)
def test_dates_are_compared_as_intervals(one: str, other: str, relation: Relation, apart: int) -> None:
    found = agreement(Edtf.parse(one), Edtf.parse(other))
    assert found == Agreement(relation, apart)
    assert found.agree is (apart == 0)


def test_the_middle_of_a_month_agrees_with_a_day_in_it() -> None:
    middle = _read("mid-March")
    assert agreement(Edtf.parse("2018-03-14"), middle) == Agreement(Relation.WITHIN)


def test_what_is_about_then_is_told_so_and_without_a_date_nothing_is_compared() -> None:
    found = agreement(Edtf.parse("2018-03-14~"), Edtf.parse("2018-03-16"))
    assert found is not None
    assert (found.about, found.apart) == (True, 2)
    assert agreement(None, Edtf.parse("2018")) is None


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_seen_from_the_other_side_it_is_the_same(one: str, other: str) -> None:
    here, there = (agreement(Edtf.parse(a), Edtf.parse(b)) for a, b in ((one, other), (other, one)))
    assert here is not None
    assert there is not None
    turned = {Relation.WITHIN: Relation.AROUND, Relation.AROUND: Relation.WITHIN}
    assert there.relation is turned.get(here.relation, here.relation)
    assert (here.apart, here.about) == (there.apart, there.about)
