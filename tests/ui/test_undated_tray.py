"""The tray offers each undated article the date proposed for it: one click, one key, or many at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from dating_samples import ARTICLES, OF_BRIDGE, OF_FERRY, OF_STRIKE, PROPOSALS
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Event, Mention, Moved, Status
from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui.section import SectionHead
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.theme import Theme
from timeline_app.ui.tray_rows import tray_rows
from timeline_app.ui.tray_view import ProposedLines
from timeline_app.ui.two_lines import ROW
from timeline_app.ui.undated_tray import UndatedTray

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.records import Proposal

EVENT = Event(
    "e", "It sank", None, Status.REPORTED, 1, 0.5, (Mention("bare", 0, 8, "It sank.", "It sank", None, None),)
)
SHOT = Snapshot.of(tuple(ARTICLES.values()), [EVENT])


@pytest.fixture
def tray(qtbot: QtBot) -> UndatedTray:
    made = UndatedTray(Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(248, 500)
    made.show()
    made.set_snapshot(SHOT)
    made.set_proposals(PROPOSALS)
    return made


@pytest.fixture
def accepted(tray: UndatedTray) -> list[tuple[Proposal, ...]]:
    heard: list[tuple[Proposal, ...]] = []
    tray.accept_requested.connect(heard.append)
    return heard


def _index(tray: UndatedTray, article: str) -> QModelIndex:
    return tray.view.lines.find(f"article:{article}")


def test_an_undated_event_that_is_filtered_out_is_counted_and_not_listed(tray: UndatedTray) -> None:
    rows = tray.view.lines.rowCount()
    tray.set_snapshot(SHOT.shown("outlet", Filter(status=Choice(frozenset({"denied"})))))
    assert tray.view.lines.rowCount() == rows - 1
    assert not tray.view.lines.find("event:e").isValid()
    head = tray.findChild(SectionHead)
    assert head is not None
    assert head._wordings[0].startswith("0 of 1 event,")
    tray.set_snapshot(SHOT.shown("outlet", Filter(status=Choice(frozenset({"reported"})))))
    assert tray.view.lines.find("event:e").isValid()
    assert head._wordings[0].startswith("1 event,")


def test_an_article_in_a_language_without_rules_is_asked_for_no_date(tray: UndatedTray) -> None:
    foreign = replace(ARTICLES["bare"], language="fr")
    (row,) = tray_rows(Snapshot.of([foreign], []), {}, ())
    assert row.second == "in French: not read, no rules yet"
    tray.edit_date(foreign, focus=True)
    assert not tray.field.isVisible()
    assert "is in French; there are no rules for it yet" in tray._asks.text()
    tray.edit_date(ARTICLES["bare"])
    assert tray.field.isVisible()


def test_the_surest_proposals_come_first_and_nothing_is_left_out() -> None:
    rows = tray_rows(SHOT, PROPOSALS, ())
    keys = ["article:ferry", "article:strike", "article:bridge", "article:bare", "event:e"]
    assert [row.key for row in rows] == keys
    first = rows[0]
    assert isinstance(first, ProposedLines)
    assert first.title == "Ferry sinks"
    assert first.proposal == OF_FERRY
    assert not isinstance(rows[3], ProposedLines)


def test_a_row_tells_everything_to_those_who_listen(tray: UndatedTray) -> None:
    said = _index(tray, "ferry").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "14 March 2019" in said
    assert "very likely" in said
    assert "Enter accepts it" in said
    tip = _index(tray, "ferry").data(Qt.ItemDataRole.ToolTipRole)
    assert "≠ 2 January 2020 · address of the page: 2020/01/02" in tip
    assert tray.bar.accept_all.accessibleName() == "Accept all 3 proposed dates"


def test_a_click_on_accept_accepts_that_article_alone(tray: UndatedTray, accepted: list[tuple[Proposal, ...]]) -> None:
    place = tray.view.button_of(_index(tray, "strike")).center()
    QTest.mouseClick(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert accepted == [(OF_STRIKE,)]


def test_a_second_click_before_the_answer_accepts_nothing_more(
    tray: UndatedTray, accepted: list[tuple[Proposal, ...]]
) -> None:
    place = tray.view.button_of(_index(tray, "ferry")).center()
    for _ in range(2):
        QTest.mouseClick(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert accepted == [(OF_FERRY,)]
    assert tray.view.button_of(_index(tray, "ferry")).isEmpty()


def test_a_button_let_go_elsewhere_accepts_nothing(tray: UndatedTray, accepted: list[tuple[Proposal, ...]]) -> None:
    place = tray.view.button_of(_index(tray, "ferry")).center()
    QTest.mousePress(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(120, 0))
    assert accepted == []


def test_a_click_beside_the_button_asks_for_the_article(
    qtbot: QtBot, tray: UndatedTray, accepted: list[tuple[Proposal, ...]]
) -> None:
    place = tray.view.visualRect(_index(tray, "strike")).topLeft() + QPoint(20, 10)
    with qtbot.waitSignal(tray.article_requested) as asked:
        QTest.mouseClick(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["strike"]
    assert accepted == []


def test_the_keyboard_alone_walks_looks_and_accepts(
    qtbot: QtBot, tray: UndatedTray, accepted: list[tuple[Proposal, ...]]
) -> None:
    tray.view.setFocus()
    tray.view.setCurrentIndex(tray.view.lines.index(0))
    QTest.keyClick(tray.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(tray.evidence_requested) as asked:
        QTest.keyClick(tray.view, Qt.Key.Key_Space)
    assert asked.args == ["strike"]
    QTest.keyClick(tray.view, Qt.Key.Key_Return)
    assert accepted == [(OF_STRIKE,)]
    QTest.keyClick(tray.view, Qt.Key.Key_Return)  # it is on its way already
    assert len(accepted) == 1


def test_the_row_that_takes_an_accepted_ones_place_has_the_keyboard(qtbot: QtBot, tray: UndatedTray) -> None:
    tray.activateWindow()
    tray.view.setFocus()
    qtbot.waitUntil(tray.view.hasFocus)
    tray.view.setCurrentIndex(tray.view.lines.index(1))
    tray.set_snapshot(Snapshot.of([a for a in ARTICLES.values() if a.id != "strike"], [EVENT]))
    assert tray.view.currentIndex().data(ROW).key == "article:bridge"
    assert tray.view.currentIndex().row() == 1


def test_all_are_accepted_at_once_or_those_that_are_sure_enough(
    tray: UndatedTray, accepted: list[tuple[Proposal, ...]]
) -> None:
    wishes = tray.bar.by_confidence.menu().actions()
    assert [wish.text() for wish in wishes] == [
        "Accept the 1 that is very likely",
        "Accept the 2 that are likely or better",
        "Accept all 3",
    ]
    wishes[1].trigger()
    assert accepted == [(OF_FERRY, OF_STRIKE)]
    assert tray.bar.accept_all.text() == "Accept all (1)"
    tray.bar.accept_all.click()
    assert accepted[1] == (OF_BRIDGE,)
    assert not tray.bar.accept_all.isVisible()


def test_what_was_not_taken_is_offered_again(tray: UndatedTray, accepted: list[tuple[Proposal, ...]]) -> None:
    tray.bar.accept_all.click()
    tray.set_proposals(PROPOSALS)
    tray.bar.accept_all.click()
    assert len(accepted) == 2


@pytest.mark.parametrize("width", [180, 220, 248, 400])
def test_a_count_is_never_cut_off(qtbot: QtBot, width: int) -> None:
    head = SectionHead(Theme.load("light"), "Undated", "undated")
    qtbot.addWidget(head)
    head.resize(width, 32)
    head.show()
    head.set_count("1,234 events, 5,678 articles", "1,234 ev., 5,678 art.", "6,912")
    count = head._count
    qtbot.waitUntil(lambda: count.fontMetrics().horizontalAdvance(count.text()) <= count.width())
    assert count.text() == {180: "6,912", 400: "1,234 events, 5,678 articles"}.get(width, count.text())


def test_the_list_is_a_proper_model(tray: UndatedTray) -> None:
    tester = QAbstractItemModelTester(tray.view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tray.set_proposals({})
    assert tray.view.lines.rowCount() == 5
    del tester


def test_the_chosen_row_stays_in_sight_when_the_field_takes_its_room(tray: UndatedTray) -> None:
    tray.resize(248, 300)
    tray.show_article("bare")
    tray.edit_date(ARTICLES["bare"])
    QTest.qWait(20)
    row = tray.view.visualRect(_index(tray, "bare"))
    assert tray.view.viewport().rect().contains(row)


def test_a_low_tray_tells_the_count_of_moved_dates_and_the_rest_in_its_tool_tip(tray: UndatedTray) -> None:
    moved = [Moved("event", "It sank", None, Edtf.parse("2019-03"), "e")]
    tray.resize(180, 240)
    tray.tell_moved(moved)
    assert tray._answer.text() == "1 date moved."
    assert "It sank: undated → March 2019" in tray._answer.toolTip()
    tray.resize(180, 400)
    tray.tell_moved(moved)
    assert "It sank" in tray._answer.text()


def test_an_undated_event_says_what_is_proposed_for_its_article() -> None:
    of_bare = replace(OF_BRIDGE, article="bare")
    rows = tray_rows(SHOT, {"bare": of_bare}, ())
    assert rows[-1].last == " · article: 14 May 2019?"
    assert tray_rows(SHOT, {}, ())[-1].last == ""
