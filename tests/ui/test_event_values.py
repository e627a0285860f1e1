"""What of an edited event is a decision: what was changed, and what goes back to the reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Event, Field, Status
from timeline_app.ui.event_values import Lanes, Values, changed, decided

DAY, OTHER = Edtf.parse("2018-08-29"), Edtf.parse("2018-09")
READ = Event("e1", "Mill burns", DAY, Status.REPORTED, 1, 0.5, ())
HELD = replace(
    READ,
    label="Ardle mill burns",
    found_label="Mill burns",
    date=OTHER,
    found=DAY,
    by_hand=True,
    status=Status.DENIED,
    found_status=Status.REPORTED,
)


def test_what_is_left_as_it_was_is_no_decision() -> None:
    for event in (READ, HELD):
        now = Values.now(event, Lanes(Field.PLACE, ("Ardle",)))
        assert changed(event, now, now) == {}


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (Values("Mill on fire", DAY, Status.REPORTED), {Field.LABEL: "Mill on fire"}),
        (Values("Mill burns", OTHER, Status.REPORTED), {Field.DATE: "2018-09"}),
        (Values("Mill burns", DAY, Status.PLANNED), {Field.STATUS: "planned"}),
    ],
)
def test_each_change_is_a_decision(after: Values, found: dict[Field, str]) -> None:
    assert changed(READ, Values.now(READ), after) == found


def test_what_is_typed_as_the_reports_say_it_takes_the_decision_back() -> None:
    assert decided(READ) == ()
    assert decided(HELD) == (Field.LABEL, Field.DATE, Field.STATUS)
    back = changed(HELD, Values.now(HELD), Values.read(HELD))
    assert back == dict.fromkeys((Field.LABEL, Field.DATE, Field.STATUS))


@pytest.mark.parametrize(("names", "value"), [(("Ardle", "Tor"), "Ardle; Tor"), ((), None)])
def test_lanes_are_chosen_or_left_to_the_reports(names: tuple[str, ...], value: str | None) -> None:
    now = Values.now(READ, Lanes(Field.PLACE, ("Bree",)))
    after = replace(now, lanes=Lanes(Field.PLACE, names))
    assert changed(READ, now, after) == {Field.PLACE: value}
