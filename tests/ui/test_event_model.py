"""The events as a Qt model: true to Qt's rules, and its rows are what the timeline's index points at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from ui_samples import OUTLETS, sample_articles, sample_events

from timeline_app.ui.event_model import ID_ROLE, EventModel
from timeline_app.ui.groupings import ALL_EVENTS, index_of
from timeline_app.ui.snapshot import Snapshot


@pytest.fixture
def model() -> EventModel:
    made = EventModel()
    made.set_events(sample_events(), sample_articles())
    return made


def test_the_model_keeps_qts_rules(model: EventModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_events(sample_events()[:5], sample_articles())
    model.set_events([], {})
    assert tester.model() is model


def test_a_cell_says_what_the_event_says(model: EventModel) -> None:
    row = model.row_of("summit")
    assert row is not None
    cells = [model.index(row, column).data() for column in range(model.columnCount())]
    assert cells[1:6] == ["Summit on the island", "reported", "not reviewed", 3, 3]
    assert "2018" in str(cells[0])
    assert cells[6] == "Harbour Daily, Northern Post, Island Wire"
    assert model.index(row, 0).data(ID_ROLE) == "summit"


def test_headers_name_the_columns(model: EventModel) -> None:
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Event"
    assert model.headerData(1, Qt.Orientation.Vertical) == 2
    assert model.headerData(99, Qt.Orientation.Horizontal) is None


def test_undated_events_are_rows_but_not_in_the_index(model: EventModel) -> None:
    assert model.shot.ids_of(model.shot.undated.tolist()) == ["recently", "future"]
    assert len(set(model.time_index.refs.tolist())) == model.rowCount() - 2
    assert {model.id_of(int(ref)) for ref in model.time_index.refs}.isdisjoint({"recently", "future"})


def test_lanes_follow_the_grouping(model: EventModel) -> None:
    assert sorted(model.time_index.lane_names) == sorted(OUTLETS)
    changed: list[str] = []
    model.grouping_changed.connect(changed.append)
    model.set_group_by("none")
    model.set_group_by("none")
    assert model.time_index.lane_names == (ALL_EVENTS,)
    assert changed == ["none"]
    with pytest.raises(KeyError):
        model.set_group_by("colour")


def test_an_event_without_a_place_stands_in_the_lane_of_the_first_people_named() -> None:
    event = sample_events()[0]
    told = replace(event.mentions[0], text="Norwegian divers reached the wreck.", places=())
    index = index_of([replace(event, mentions=(told,))], sample_articles(), "place")
    assert index.lane_names == ("Norway",)


def test_a_lane_is_known_by_event(model: EventModel) -> None:
    lane = model.lane_of("denied")
    assert lane is not None
    assert model.time_index.lane_names[lane] == "Northern Post"
    assert model.lane_of("recently") is None
    assert model.lane_of("nobody") is None
    assert model.row_of(None) is None


def test_new_events_stand_in_the_lanes_that_are_in_use(model: EventModel) -> None:
    model.set_group_by("none")
    model.set_events(sample_events()[:5], sample_articles())
    assert model.time_index.lane_names == (ALL_EVENTS,)


def test_a_row_whose_event_is_no_more_has_no_words(model: EventModel, monkeypatch: pytest.MonkeyPatch) -> None:
    shot = Snapshot.of(tuple(sample_articles().values()), sample_events())
    monkeypatch.setattr(shot.catalogue, "events", lambda numbers: [None] * len(numbers))
    model.set_snapshot(shot)
    assert model.event_at(3) is None
    assert model.id_of(3) == model.index(3, 1).data() == ""
    assert model.title_of(3) == ""


def test_labels_of_a_view_are_read_at_once_and_what_cannot_be_read_is_not_tried_one_by_one(
    model: EventModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = Snapshot.of(tuple(sample_articles().values()), sample_events())
    asked: list[list[int]] = []

    def titles(numbers: list[int]) -> list[str | None]:
        asked.append(numbers)
        return [f"title\t{number}" if number != 4 else None for number in numbers]

    monkeypatch.setattr(shot.catalogue, "titles", titles)
    model.set_snapshot(shot)
    assert model.titles([3, 4, 5]) == ["title 3", None, "title 5"]  # in one line
    assert [model.title_of(row) for row in (3, 4, 5)] == ["title 3", "", "title 5"]
    assert asked == [[3, 4, 5]]
    model.titles([4, 6])  # the next frame tries again
    assert asked[1] == [4, 6]
