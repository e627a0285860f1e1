"""What an event was while only some of its reports were known."""

from __future__ import annotations

from dataclasses import replace

from making import mention

from timeline_app.dates.edtf import Edtf
from timeline_app.link.knowing import as_known
from timeline_app.records import Event, Origin, Reference, Status

FIRST = mention("a", "A ship sank in May.", "1999-05")
LATER = mention("b", "The Ena sank on 3 May.", "1999-05-03")
EVENT = Event(
    "e", LATER.label, Edtf.parse("1999-05-03"), Status.REPORTED, 2, 0.5, (LATER, FIRST),
    goes_back=(Origin("Post", (0,), ""), Origin("Herald", (1,), "")),
    references=(
        Reference("conflicts", "f", 0, "date", "3", "4", "", 0), Reference("shares", "g", 0, None, None, None, "", 1),
    ),
)  # fmt: skip


def test_later_reports_give_neither_date_nor_name_nor_origin() -> None:
    then = as_known(EVENT, {1}, lambda one: one.own == 1)
    assert (str(then.date), then.label, then.origins) == ("1999-05", FIRST.label, 1)
    assert [(one.name, one.mentions) for one in then.goes_back] == [("Herald", (1,))]
    assert [one.event for one in then.references] == ["g"]
    assert then.mentions == EVENT.mentions  # positions are what they were
    assert as_known(EVENT, {0, 1}, lambda _: True) == EVENT


def test_what_the_user_decided_stays() -> None:
    mine = replace(EVENT, by_hand=True, found=EVENT.date, date=Edtf.parse("2001"), found_label="x", label="Mine")
    then = as_known(mine, {1}, lambda _: True)
    assert (str(then.date), str(then.found), then.label, then.found_label) == ("2001", "1999-05", "Mine", FIRST.label)
