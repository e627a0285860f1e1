"""Filters: what they leave is on the timeline, in the table and in the picture's words, and is counted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_samples import OUTLETS, sample_articles, sample_events

from timeline_app.timeline.filtering import NOTHING_ASKED, TURNED, Choice, Filter
from timeline_app.timeline.radix import stable_order
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.facets import DISAGREE, HIDDEN, ORIGINS, PERIOD, Facet, Facets, facets, uncounted
from timeline_app.ui.filter_chips import FilterChips
from timeline_app.ui.filter_words import asked, read, written
from timeline_app.ui.filters_panel import FEW, FiltersPanel
from timeline_app.ui.period_words import period_words, read_ends, typed_ends
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.status import counts
from timeline_app.ui.table_model import TableModel
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline_canvas import FILTERED, TimelineCanvas

if TYPE_CHECKING:
    from numpy.typing import NDArray
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


def test_all_events_are_put_in_order_once_whatever_is_filtered(monkeypatch: pytest.MonkeyPatch) -> None:
    shot, times = sample(), []

    def counted(*keys: NDArray[Any]) -> NDArray[np.int64]:
        times.append(len(keys[0]))
        return stable_order(*keys)

    monkeypatch.setattr("timeline_app.ui.snapshot.stable_order", counted)
    found = {wanted: shot.shown("outlet", wanted).by_time for wanted in (NOTHING_ASKED, DENIED, FROM_FIRST)}
    assert times == [len(shot)]
    for wanted, refs in found.items():
        left = shot.shown("outlet", wanted)
        kept = np.arange(len(shot)) if left.kept is None else np.flatnonzero(left.kept)
        assert refs.tolist() == shot._in_order(kept).tolist()


def test_the_status_bar_counts_what_is_left() -> None:
    shot = sample()
    assert counts(shot.shown("outlet", FROM_FIRST)).startswith(f"{len(of_first())} of {len(shot)} events")
    assert "filtered" not in counts(shot)
    denied = shot.shown("outlet", DENIED)
    assert counts(denied).startswith("1 of ")
    assert ", the others filtered out " in counts(denied)
    every = shot.shown("outlet", Filter(origins=1))
    assert counts(every).startswith(f"{len(shot)} of {len(shot)} events    ")  # there are no others
    assert "0 undated" in counts(denied)
    assert "disagreeing" not in counts(denied), "what is left is counted"


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


def test_tags_are_filtered_by_and_offered_where_that_is_asked_for() -> None:
    talks = Filter(topic=Choice(frozenset({"Talks"})))
    first, second = sample_events()[:2]
    assert set(tagged().shown("outlet", talks).ids_of(tagged().shown("outlet", talks).by_time.tolist())) == {
        first.id,
        second.id,
    }
    assert "topic" not in {facet.kind for facet in facets(tagged(), EVER).offered}
    for shot in (tagged().shown("outlet>topic", NOTHING_ASKED), tagged().shown("outlet", talks)):
        names = [facet.name for facet in facets(shot, EVER, ("topic",)).offered if facet.kind == "topic"]
        assert names == ["No topic or tag", "Talks", "Key event"]
    assert [words for words, _ in asked(talks)] == ["Talks"]
    assert read(json.loads(json.dumps(written(talks)))) == talks


def test_facets_count_every_dated_event_once_for_each_outlet() -> None:
    found = {facet.name: facet for facet in facets(sample(), EVER).offered}
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
    panel.set_facets(Facets(tuple(many)))
    assert len(panel.boxes) == FEW
    assert panel.boxes[0].counted == "3"
    assert panel.boxes[2].counted == "3 +2"
    with qtbot.waitSignal(panel.filter_changed) as asked:
        panel.boxes[1].click()
    assert asked.args == [Filter(outlet=Choice(frozenset({"Paper 1"})))]
    box = panel.boxes[1]
    panel.set_facets(Facets(tuple(Facet(each.kind, each.name, each.keys, 7) for each in many)))
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
ALL_TURNED = replace(ALL_KINDS, without=frozenset(TURNED))


@pytest.mark.parametrize("whole", [ALL_KINDS, ALL_TURNED])
def test_every_thing_asked_can_be_let_go_of_by_itself(whole: Filter) -> None:
    words = [word for word, _ in asked(whole)]
    assert words[:3] == ["Outlet not stated", "Wire", "not Post"]
    assert len(words) == len(set(words)) == 8
    assert (words == [word for word, _ in asked(ALL_KINDS)]) is (whole == ALL_KINDS)
    left = whole
    for _ in words:
        _, left = next(asked(left))
    assert left == NOTHING_ASKED


def test_a_filter_is_read_as_it_was_written() -> None:
    for wanted in (ALL_KINDS, ALL_TURNED, DENIED, NOTHING_ASKED):
        assert read(json.loads(json.dumps(written(wanted)))) == wanted


def test_what_a_filter_does_not_ask_for_is_not_left_out() -> None:
    assert read(written(NOTHING_ASKED) | {"without": ["period"]}) == NOTHING_ASKED
    assert read({"origins": 2, "disagreeing": False}) == Filter(origins=2)


@pytest.mark.parametrize(
    "change",
    [
        {"origins": -1},
        {"period": [9, 1]},
        {"outlet": "Wire"},
        {"status": [[1], []]},
        {"without": ["outlet"]},
        {"without": 1},
    ],
)
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


def test_the_focus_stays_in_the_chips_and_leaves_with_the_last(qtbot: QtBot) -> None:
    chips = FilterChips(Theme.load("light"))
    qtbot.addWidget(chips)
    chips.filter_changed.connect(chips.set_filter)
    chips.set_filter(Filter(status=Choice(frozenset({"denied", "planned"}))))
    chips.show()
    chips.activateWindow()
    chips.chips[0].setFocus()
    qtbot.waitUntil(chips.chips[0].hasFocus)
    chips.chips[0].click()
    assert [chip.text() for chip in chips.chips if chip.hasFocus()] == ["Planned  ×"]
    with qtbot.waitSignal(chips.left):
        chips.chips[-1].click()
    chips.set_filter(DENIED)
    with qtbot.assertNotEmitted(chips.left):  # nothing of it had the focus
        chips.set_filter(NOTHING_ASKED)


def counted(shot: Snapshot, *kinds: str, **sought: str) -> dict[str, int]:
    return {facet.name: facet.sure + facet.maybe for facet in facets(shot, EVER, kinds, sought).offered}


def test_counts_of_a_kind_are_of_what_the_other_kinds_leave() -> None:
    whole, filtered = counted(sample(), "outlet"), counted(sample().shown("outlet", DENIED), "outlet")
    assert filtered["Reported"] == whole["Reported"], "of its own kind nothing is left out"
    denied = next(event for event in sample_events() if event.id == "denied")
    own = {mention.article for mention in denied.mentions}
    for number, outlet in enumerate(OUTLETS):
        assert filtered.get(outlet, 0) == (f"a{number}" in own)
    both = sample().shown("outlet", Filter(status=DENIED.status, outlet=FROM_FIRST.outlet))
    assert counted(both, "outlet")["Reported"] == counted(sample().shown("outlet", FROM_FIRST))["Reported"]
    assert counted(both, "outlet").keys() >= {OUTLETS[0]}, "what is chosen is offered even where it leaves nothing"


def test_names_are_sought_among_those_there_are() -> None:
    found = facets(sample(), EVER, ("outlet",), {"outlet": OUTLETS[1].upper()[:6]})
    names = [facet.name for facet in found.offered if facet.kind == "outlet"]
    assert OUTLETS[1] in names
    assert all(OUTLETS[1][:6].casefold() in name.casefold() for name in names)
    assert found.totals["outlet"] == len(names)
    assert not [each for each in facets(sample(), EVER, ("status",)).offered if each.kind == "outlet"]


def test_origins_and_what_is_in_view_are_offered() -> None:
    offered = facets(sample(), EVER, (ORIGINS,)).offered
    origins = [facet for facet in offered if facet.kind == ORIGINS]
    dated = [event for event in sample_events() if event.date]
    assert [facet.value for facet in origins] == [2, 3, 5]
    for facet in origins:
        least = facet.value
        assert isinstance(least, int)
        assert facet.sure + facet.maybe == sum(event.origins >= least for event in dated)
        assert facet.toggled(NOTHING_ASKED) == Filter(origins=least)
        assert facet.toggled(Filter(origins=least)) == NOTHING_ASKED
        assert facet.toggled(Filter(origins=9)) == Filter(origins=least)
    (view,) = (facet for facet in offered if facet.kind == PERIOD)
    assert view.toggled(NOTHING_ASKED) == Filter(period=EVER)
    assert view.sure + view.maybe == len(dated)


def test_a_name_is_left_out_and_let_in_again() -> None:
    wire = Facet("person", "Ada Holm", frozenset({"Ada Holm"}))
    without = wire.left_out(wire.toggled(NOTHING_ASKED))
    assert without == Filter(person=Choice(excluded=frozenset({"Ada Holm"})))
    assert wire.excluded(without)
    assert not wire.chosen(without)
    assert wire.toggled(without) == NOTHING_ASKED
    hidden = Facet(HIDDEN, "Show what you hid")
    assert not hidden.can_be_left_out
    assert hidden.left_out(NOTHING_ASKED) == NOTHING_ASKED


@pytest.mark.parametrize(
    "facet",
    [Facet(DISAGREE, "Sources disagree"), Facet(ORIGINS, "3 or more", value=3), Facet(PERIOD, "In view", value=EVER)],
)
def test_what_is_no_name_is_left_out_and_let_in_again(facet: Facet) -> None:
    within = facet.toggled(NOTHING_ASKED)
    without = facet.left_out(within)
    assert facet.chosen(within)
    assert not facet.excluded(within)
    assert facet.excluded(without)
    assert not facet.chosen(without)
    assert without == facet.left_out(NOTHING_ASKED) == replace(within, without=frozenset({facet.kind}))
    assert facet.toggled(without) == NOTHING_ASKED
    assert facet.toggled(within) == NOTHING_ASKED


def test_the_minus_key_leaves_out(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    panel.set_facets(
        Facets((Facet(DISAGREE, "Sources disagree", sure=2), Facet("outlet", "Wire", frozenset({"Wire"}), 1)))
    )
    with qtbot.waitSignal(panel.filter_changed) as heard:
        QTest.keyClick(next(box for box in panel.boxes if box.facet and box.facet.kind == DISAGREE), Qt.Key.Key_Minus)
    assert heard.args == [Filter(disagreeing=True, without=frozenset({DISAGREE}))]
    box = next(box for box in panel.boxes if box.facet and box.facet.kind == DISAGREE)
    assert box.font().strikeOut()
    assert "left out" in box.accessibleName()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("May 1912", "", "1 May 1912 – 31 May 1912"),
        ("15 April 1912", "15 April 1912", "15 April 1912"),
        ("1912-04", "the 1920s", "1 April 1912 – 31 December 1929"),
        ("May 1912", "..", "from 1 May 1912"),
        ("", "1912", "until 31 December 1912"),
    ],
)
def test_a_period_is_typed_in_edtf_or_plain_words(first: str, last: str, words: str) -> None:
    period = read_ends(first, last)
    assert period is not None
    assert period_words(period) == words
    assert read_ends(*typed_ends(period)) == period


def test_what_is_no_period_is_refused_and_nothing_is_none() -> None:
    assert read_ends(" ", "") is None
    for first, last in (("soon", ""), ("1920", "1912")):
        with pytest.raises(ValueError, match="“"):
            read_ends(first, last)


def test_sections_unfold_ask_for_counts_and_find_names(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("dark"))
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    panel.show()
    assert panel.kinds == ("outlet", "status")
    section = panel.sections["person"]
    many = tuple(Facet("person", f"Person {n}", frozenset({f"Person {n}"}), 3) for n in range(30))
    panel.set_facets(Facets(many, {"person": 4_000}))
    assert panel.boxes == []
    with qtbot.waitSignal(panel.counts_wanted):
        section.head.click()
    assert "person" in panel.kinds
    assert len(panel.boxes) == FEW
    assert section.more.text() == f"{4_000 - FEW:,} more"
    section.more.click()
    assert len(panel.boxes) == 30
    with qtbot.waitSignal(panel.counts_wanted):
        section.field.setText("holm")
    assert panel.sought == {"person": "holm"}
    section.head.click()
    assert panel.sought == {}
    assert panel.boxes == []


def test_what_is_asked_for_is_shown_though_it_is_not_among_the_first(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    many = tuple(Facet("outlet", f"Paper {n}", frozenset({f"Paper {n}"}), 3) for n in range(FEW + 5))
    panel.set_filter(Filter(outlet=Choice(excluded=frozenset({"Paper 7"}))))
    panel.set_facets(Facets(many))
    assert [box.text() for box in panel.boxes] == ["Paper 0", "Paper 1", "Paper 2", "Paper 3", "Paper 7"]
    assert panel.boxes[-1].font().strikeOut()
    with qtbot.waitSignal(panel.filter_changed) as heard:
        panel.boxes[-1].click()
    assert heard.args == [NOTHING_ASKED]
    with qtbot.waitSignal(panel.filter_changed) as heard:
        panel.boxes[0].left_out.emit(many[0])
    assert heard.args == [Filter(outlet=Choice(excluded=frozenset({"Paper 0"})))]


def test_a_typed_period_is_asked_for_and_a_wrong_one_explained(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    panel.sections[PERIOD].head.click()
    panel.period.first.setText("nonsense")
    panel.period.first.returnPressed.emit()
    assert "nonsense" in panel.period.answer.text()
    panel.period.first.setText("May 1912")
    with qtbot.waitSignal(panel.filter_changed) as heard:
        panel.period.first.returnPressed.emit()
    assert heard.args == [Filter(period=read_ends("May 1912", ""))]
    assert panel.period.first.text() == "May 1912", "it stays as it was typed"
    assert panel.period.answer.isHidden()
    assert not panel.period.out.isHidden()
    with qtbot.waitSignal(panel.filter_changed) as heard:
        panel.period.out.click()
    assert heard.args == [Filter(period=read_ends("May 1912", ""), without=frozenset({PERIOD}))]
    panel.period.first.setText("")
    with qtbot.waitSignal(panel.filter_changed) as heard:
        panel.period.first.returnPressed.emit()
    assert heard.args == [NOTHING_ASKED]
    assert panel.period.out.isHidden()
    panel.set_filter(NOTHING_ASKED)
    assert panel.period.first.text() == ""


def test_what_needs_no_counting_is_offered_at_once(qtbot: QtBot) -> None:
    panel = FiltersPanel(Theme.load("light"))
    qtbot.addWidget(panel)
    assert panel.is_empty
    panel.set_facets(uncounted(EVER))
    offered = [box.facet.name for box in panel.boxes if box.facet is not None]
    assert offered == ["Reported", "Planned or possible", "Denied", "Sources disagree"]
    assert {box.counted for box in panel.boxes} == {""}, "no number that is none"
    assert panel.sections["outlet"].told == "counting…"
    box = panel.boxes[2]
    with qtbot.waitSignal(panel.filter_changed) as heard:
        box.click()
    assert heard.args == [DENIED]
    panel.set_facets(facets(sample().shown("outlet", DENIED), EVER))
    assert panel.sections["outlet"].told != "counting…"
    counted = next(each for each in panel.boxes if each.text() == "Denied")
    assert counted is box, "the boxes stay where they are"
    assert counted.counted == "1"
    panel.sections["person"].head.click()
    assert panel.sections["person"].told == "counting…", "unfolded, and not counted yet"
