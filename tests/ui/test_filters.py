"""Filters: what they leave is on the timeline, in the table and in the picture's words, and is counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from ui_samples import OUTLETS, sample_articles, sample_events

from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.facets import DISAGREE, Facet, facets
from timeline_app.ui.filter_chips import FilterChips
from timeline_app.ui.filter_words import asked, read, written
from timeline_app.ui.filters_panel import FEW, FiltersPanel
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.status import counts
from timeline_app.ui.table_model import TableModel
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_canvas import FILTERED, TimelineCanvas

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DENIED = Filter(status=Choice(frozenset({"denied"})))
FROM_FIRST = Filter(outlet=Choice(frozenset({OUTLETS[0]})))
EVER = -(10**12), 10**12


def sample() -> Snapshot:
    return Snapshot.of(tuple(sample_articles().values()), sample_events())


def of_first() -> set[str]:
    return {event.id for event in sample_events() if any(mention.article == "a0" for mention in event.mentions)}


@pytest.mark.parametrize("group_by", ["outlet", "status", "outlet>status"])
def test_what_a_filter_leaves_stands_in_the_same_lanes(group_by: str) -> None:
    shot = sample().shown(group_by, FROM_FIRST)
    assert set(shot.ids_of(sorted(set(shot.index.refs.tolist())))) == of_first()
    assert shot.index.lane_names == sample().grouped(group_by).index.lane_names
    assert shot.group_by == group_by


def test_another_filter_begins_from_all_events_again() -> None:
    shot = sample().shown("outlet", DENIED).shown("outlet", FROM_FIRST)
    assert set(shot.ids_of(shot.by_time.tolist())) == of_first()
    back = shot.shown("outlet", NOTHING_ASKED)
    assert back.kept is None
    assert np.array_equal(back.index.refs, sample().index.refs)


def test_the_status_bar_counts_what_is_left() -> None:
    shot = sample()
    assert counts(shot.shown("outlet", FROM_FIRST)).startswith(f"{len(of_first())} of {len(shot)} events")
    assert "filtered" not in counts(shot)


def test_the_table_lists_what_is_left(qtbot: QtBot) -> None:
    model = EventModel()
    model.set_snapshot(sample().shown("outlet", DENIED))
    rows = TableModel(model)
    rows.load()
    assert [rows.id_at(row) for row in range(rows.rowCount())] == ["denied"]
    assert rows.row_of("denied") == 0
    assert rows.row_of("summit") is None
    summit = model.row_of("summit")
    assert summit is not None
    assert rows.row_of_number(int(model.shot.numbers[summit])) is None


def test_a_filter_that_leaves_nothing_says_what_to_do(qtbot: QtBot) -> None:
    model = EventModel()
    model.set_snapshot(sample())
    canvas = TimelineCanvas(model, Theme.load("light"))
    qtbot.addWidget(canvas)
    assert canvas.empty_text != FILTERED
    model.regroup(sample().shown("outlet", Filter(origins=99)))
    assert len(canvas.port.index) == 0
    assert canvas.empty_text == FILTERED


def tagged() -> Snapshot:
    events = sample_events()
    tags = {events[0].id: ("Key event", "Talks"), events[1].id: ("Talks",)}
    return Snapshot.of(tuple(sample_articles().values()), events, tags=tags)


def test_tags_are_filtered_by_and_offered_where_lanes_stand_for_them() -> None:
    talks = Filter(topic=Choice(frozenset({"Talks"})))
    first, second = sample_events()[:2]
    assert set(tagged().shown("outlet", talks).ids_of(tagged().shown("outlet", talks).by_time.tolist())) == {
        first.id,
        second.id,
    }
    assert {facet.kind for facet in facets(tagged(), EVER)} == {"outlet", "status", DISAGREE}
    for shot in (tagged().shown("outlet>topic", NOTHING_ASKED), tagged().shown("outlet", talks)):
        names = [facet.name for facet in facets(shot, EVER) if facet.kind == "topic"]
        assert names == ["Topic or tag not stated", "Talks", "Key event"]
    assert [words for words, _ in asked(talks)] == ["Talks"]
    assert read(json.loads(json.dumps(written(talks)))) == talks


def test_facets_count_every_dated_event_once_for_each_outlet() -> None:
    found = {facet.name: facet for facet in facets(sample(), EVER)}
    dated = [event for event in sample_events() if event.date]
    for number, outlet in enumerate(OUTLETS):
        own = [event for event in dated if any(mention.article == f"a{number}" for mention in event.mentions)]
        assert found[outlet].sure + found[outlet].maybe == len(own)
    assert found["Sources disagree"].sure == 2
    assert found["Denied"].sure == 1


def test_a_facet_is_asked_for_and_let_go() -> None:
    either = Facet("status", "Planned or possible", frozenset({"planned", "possible"}))
    disagree = Facet(DISAGREE, "Sources disagree", frozenset())
    asked = disagree.toggled(either.toggled(DENIED))
    assert asked == Filter(status=Choice(frozenset({"denied", "planned", "possible"})), disagreeing=True)
    assert either.chosen(asked)
    assert either.toggled(disagree.toggled(asked)) == DENIED


def test_the_panel_asks_for_what_is_ticked_and_keeps_it_when_counts_change(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    many = [Facet("outlet", f"Paper {n}", frozenset({f"Paper {n}"}), 3, n) for n in range(FEW + 3)]
    panel.set_facets(many)
    assert len(panel.boxes) == FEW
    assert panel.boxes[0].counted == "3"
    assert panel.boxes[2].counted == "3 +2"
    with qtbot.waitSignal(panel.filter_changed) as asked:
        panel.boxes[1].click()
    assert asked.args == [Filter(outlet=Choice(frozenset({"Paper 1"})))]
    box = panel.boxes[1]
    panel.set_facets([Facet(each.kind, each.name, each.keys, 7) for each in many])
    assert panel.boxes[1] is box
    assert (box.counted, box.isChecked()) == ("7", True)
    panel.set_filter(NOTHING_ASKED)
    assert not box.isChecked()


ALL_KINDS = Filter(
    outlet=Choice(frozenset({"Wire", ""}), frozenset({"Post"})),
    person=Choice(frozenset({"Ada Holm"})),
    status=Choice(frozenset({"planned"})),
    origins=2,
    disagreeing=True,
    period=(-5, 9),
)


def test_every_thing_asked_can_be_let_go_of_by_itself() -> None:
    words = [word for word, _ in asked(ALL_KINDS)]
    assert words[:3] == ["Outlet not stated", "Wire", "not Post"]
    assert len(words) == len(set(words)) == 8
    left = ALL_KINDS
    for _ in words:
        _, left = next(asked(left))
    assert left == NOTHING_ASKED


def test_a_filter_is_read_as_it_was_written() -> None:
    for wanted in (ALL_KINDS, DENIED, NOTHING_ASKED):
        assert read(json.loads(json.dumps(written(wanted)))) == wanted


@pytest.mark.parametrize("change", [{"origins": -1}, {"period": [9, 1]}, {"outlet": "Wire"}, {"status": [[1], []]}])
def test_a_filter_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no "):
        read(written(ALL_KINDS) | change)


def test_a_chip_lets_go_of_one_thing_and_the_last_of_all(qtbot: QtBot) -> None:
    chips = FilterChips(Theme.load("dark"))
    qtbot.addWidget(chips)
    assert chips.isHidden()
    both = Filter(status=Choice(frozenset({"denied", "planned"})))
    chips.set_filter(both)
    assert [chip.text() for chip in chips.chips] == ["Denied  ×", "Planned  ×", "Clear all"]
    for number, left in ((1, DENIED), (2, NOTHING_ASKED)):
        with qtbot.waitSignal(chips.filter_changed) as heard:
            chips.chips[number].click()
        assert heard.args == [left]
    chips.set_filter(NOTHING_ASKED)
    assert chips.isHidden()
