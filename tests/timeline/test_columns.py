"""Columns, memberships and indexes as bytes: what is read is what was written, and damage is refused."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from geometry_samples import DAY, crowded_columns, crowded_index
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf, Precision
from timeline_app.records import Event, Status
from timeline_app.timeline.columns import UNDATED, EventColumns, Membership
from timeline_app.timeline.index import EventIndex
from timeline_app.timeline.lane_order import ordered
from timeline_app.timeline.packing import packed


def event_of(number: int, day: int | None, rank: float = 0.5) -> Event:
    date = None if day is None else Edtf(str(day), day * DAY, day * DAY, Precision.DAY)
    return Event(f"e{number}", "Something", date, Status.REPORTED, 1, rank, ())


def same(one: EventColumns | Membership | EventIndex, other: object) -> bool:
    names = (field.name for field in fields(one) if field.name != "columns")
    values = ((getattr(one, name), getattr(other, name)) for name in names)
    return all(np.array_equal(mine, its) if isinstance(mine, np.ndarray) else mine == its for mine, its in values)


@settings(max_examples=20)
@given(st.integers(0, 100), st.integers(0, 1_000))
def test_what_is_packed_is_unpacked(count: int, seed: int) -> None:
    columns, lanes = crowded_columns(count, seed)
    index = EventIndex.build(columns, lanes)
    assert same(columns, EventColumns.unpack(columns.pack()))
    assert same(lanes, Membership.unpack(lanes.pack(), count))
    assert same(index, EventIndex.unpack(index.pack(), columns))


@given(st.data())
def test_damaged_bytes_are_refused(data: st.DataObject) -> None:
    columns, lanes = crowded_columns(50)
    sample: tuple[EventColumns | Membership | EventIndex, ...] = columns, lanes, EventIndex.build(columns, lanes)
    one = data.draw(st.sampled_from(sample))
    parts = dict(one.pack())

    def unpack(parts: dict[str, bytes]) -> object:
        if isinstance(one, EventIndex):
            return EventIndex.unpack(parts, columns)
        return Membership.unpack(parts, 50) if isinstance(one, Membership) else EventColumns.unpack(parts)

    name = data.draw(st.sampled_from(sorted(parts)))
    whole = parts.pop(name)
    with pytest.raises(ValueError, match=name):
        unpack(parts)
    for damaged in (whole[: data.draw(st.integers(0, len(whole) - 1))], whole + b"\0", b"\0" + whole[1:]):
        with pytest.raises(ValueError, match=name):
            unpack(parts | {name: damaged})


def test_columns_of_different_lengths_or_out_of_order_are_refused() -> None:
    shorter, columns = crowded_columns(9)[0].pack(), crowded_columns(10)[0]
    with pytest.raises(ValueError, match="lengths"):
        EventColumns.unpack(columns.pack() | {"ranks": shorter["ranks"]})
    backwards = EventColumns.of({field.name: getattr(columns, field.name)[::-1] for field in fields(columns)})
    with pytest.raises(ValueError, match="order"):
        EventColumns.unpack(backwards.pack())


def test_an_index_of_other_columns_is_refused() -> None:
    ten, nine = crowded_index(10), crowded_index(9)
    with pytest.raises(ValueError, match="fit"):
        EventIndex.unpack(ten.pack() | {"starts": nine.pack()["starts"]}, ten.columns)
    with pytest.raises(ValueError, match="fit"):
        EventIndex.unpack(ten.pack(), nine.columns)


@given(
    st.sampled_from(["refs", "by_ref", "row_order", "rows", "lane_rows", "row_base", "offsets", "end_peaks"]), st.data()
)
def test_an_index_that_leads_out_of_itself_is_refused(name: str, data: st.DataObject) -> None:
    index = crowded_index(50)
    column = getattr(index, name).copy()
    column[data.draw(st.integers(0, len(column) - 1))] = data.draw(st.sampled_from([100, 255]))
    if name == "end_peaks":
        column = column[:-1]
    with pytest.raises(ValueError, match="fit"):
        EventIndex.unpack(index.pack() | {name: packed(column)}, index.columns)


@given(
    st.lists(st.integers(0, 40), unique=True).map(sorted), st.lists(st.integers(-5, 2**40)), st.sampled_from([0, 2**33])
)
def test_rows_of_numbers_are_those_of_the_events_that_have_them(
    numbers: list[int], others: list[int], more: int
) -> None:
    numbers = [number + more for number in numbers]
    columns = EventColumns.of_events([event_of(0, 4)] * len(numbers), numbers=numbers)
    asked = [*others, *numbers]
    assert columns.rows_of(asked).tolist() == [numbers.index(each) if each in numbers else -1 for each in asked]
    assert columns.numbers.itemsize == (8 if numbers and more else 4)


def test_a_membership_of_lanes_that_are_not_there_is_refused() -> None:
    lanes = Membership(np.array([0], np.int32), np.array([3], np.int32), ("Herald",))
    with pytest.raises(ValueError, match="lanes"):
        Membership.unpack(lanes.pack(), 1)
    for row in (-1, 1):
        astray = Membership(np.array([row], np.int32), np.array([0], np.int32), ("Herald",))
        with pytest.raises(ValueError, match="lanes"):
            Membership.unpack(astray.pack(), 1)


def test_events_become_columns_by_ascending_number() -> None:
    columns = EventColumns.of_events([event_of(0, 4), event_of(1, None), event_of(2, 2)], numbers=[3, 7, 12])
    assert columns.starts.tolist() == [4 * DAY, 0, 2 * DAY]
    assert columns.kinds[1] == UNDATED
    assert columns.undated().tolist() == [1]
    assert [columns.row_of(number) for number in (3, 7, 8, 12, 13)] == [0, 1, None, 2, None]


def test_an_event_stands_once_in_each_of_its_lanes() -> None:
    columns = EventColumns.of_events([event_of(0, 4), event_of(1, 5), event_of(2, 6)])
    lanes = Membership.of_names([("Herald", "Courier", "Herald"), (), ("Courier",)])
    index = EventIndex.build(columns, ordered(lanes, columns))
    assert index.lane_names == ("Courier", "Herald", "")
    assert index.refs.tolist() == [0, 2, 0, 1]
    assert index.positions_of(0).tolist() == [0, 2]
    assert index.positions_of(1).tolist() == [3]
    assert index.position_of(0) == 0
    assert index.positions_of(9).tolist() == []


def test_very_many_lanes_are_gathered_behind_the_weightiest() -> None:
    events = [event_of(number, 3, 0.9 - number / 100) for number in range(12)] + [event_of(12, 3)]
    columns = EventColumns.of_events(events)
    names = [(f"Person {number:02}", f"Person {(number + 1) % 12:02}") for number in range(12)]
    lanes = ordered(Membership.of_names([*names, ()]), columns, most=5)
    assert lanes.names == ("Person 01", "Person 02", "Person 03", "9 others", "")
    index = EventIndex.build(columns, lanes)
    assert len(index.positions_of(9)) == 1
    assert sorted(set(index.refs.tolist())) == list(range(13))
