"""The library lists articles, keeps the undated in sight, and dates an article from what a person types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Evidence, Mention, Moved, Proposal, Status
from timeline_app.ui.day_input import read_day
from timeline_app.ui.evidence_words import has_conflict
from timeline_app.ui.facets import Facet, Facets
from timeline_app.ui.library_panel import LibraryPanel, article_row
from timeline_app.ui.on_demand import OnDemand
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.theme import Theme
from timeline_app.ui.two_lines import GIVEN, ROW, fitting, runs_leftwards

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DATED = Article("d", "d.txt", "", "", "Bridge opens", "", outlet="Gazette", published=Edtf.parse("2019-03-14"))
BARE = Article("b", "b.txt", "", "", "Ferry sinks", "")
SAID = Mention("b", 0, 9, "It sank.", "The ferry sank", None, None)
EVENT = Event("e", "The ferry sank", None, Status.REPORTED, 1, 0.5, (SAID,))


@pytest.fixture
def library(qtbot: QtBot) -> LibraryPanel:
    made = LibraryPanel(Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(248, 800)
    made.show()
    made.set_snapshot(Snapshot.of([DATED, BARE], [EVENT]))
    return made


def test_an_article_without_a_date_says_so_in_amber() -> None:
    assert article_row(BARE).amber
    assert "no date: set one" in article_row(BARE).last
    assert (article_row(DATED).second, article_row(DATED).last) == ("Gazette", " · 14 Mar 2019")
    assert not article_row(DATED).amber


def test_an_article_in_a_language_without_rules_says_so() -> None:
    assert article_row(replace(DATED, language="de")).second == "In German, no rules yet · Gazette"
    assert article_row(replace(DATED, language="en")).second == "Gazette"
    assert article_row(replace(BARE, language="de")).last == ""


def test_what_is_proposed_is_said_where_the_date_is_missing(library: LibraryPanel) -> None:
    library.set_article(BARE)
    library.set_proposals({"b": Proposal("b", Edtf.parse("2018-08-29"), 0.7, ())})
    row = library.view.lines.find("b").data(ROW)
    assert row.amber
    assert row.last == " · proposed: 29 Aug 2018"
    assert library.view.currentIndex().data(ROW).key == "b"
    library.set_proposals({})
    assert library.view.lines.find("b").data(ROW).last == " · no date: set one"


def test_articles_that_are_added_come_after_the_others_and_nothing_is_laid_out_anew(library: LibraryPanel) -> None:
    QAbstractItemModelTester(library.view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    library.set_article(BARE)
    resets: list[None] = []
    library.view.lines.modelReset.connect(lambda: resets.append(None))
    dated, more = replace(BARE, published=Edtf.parse("2018-08")), [replace(DATED, id=f"m{n}") for n in range(2_500)]
    library.set_snapshot(Snapshot.of([DATED, dated, *more], [EVENT]))
    assert not resets
    assert library.view.currentIndex().data(ROW).key == "b"
    assert library.view.currentIndex().data(ROW).last == " · Aug 2018"
    assert library.view.lines.rowCount() == GIVEN
    assert library.view.lines.canFetchMore(QModelIndex())
    assert library.view.lines.find("m2499").row() == 2_501
    library.set_snapshot(Snapshot.of([dated, *more], [EVENT]))  # one is gone
    assert resets
    assert library.view.currentIndex().row() == 0


def test_an_article_that_is_chosen_before_it_is_here_is_tinted_when_it_comes(library: LibraryPanel) -> None:
    later = replace(DATED, id="later")
    library.set_article(later)
    assert not library.view.selectionModel().hasSelection()
    library.set_snapshot(Snapshot.of([DATED, BARE, later], [EVENT]))
    assert library.view.currentIndex().data(ROW).key == "later"


def test_a_long_outlet_is_cut_off_before_its_date(library: LibraryPanel) -> None:
    metrics = library.view.fontMetrics()
    last = " · 29 Aug 2018"
    shown = fitting("The Very Long Gazette of Norrhamn and its Islands", last, metrics, 180)
    assert shown.endswith(f"…{last}")
    assert metrics.horizontalAdvance(shown) <= 180
    assert fitting("Gazette", last, metrics, 180) == f"Gazette{last}"


def test_a_line_without_room_for_its_outlet_begins_with_what_counts(library: LibraryPanel) -> None:
    metrics = library.view.fontMetrics()
    last = " · proposed: 29 Aug 2018"
    assert fitting("Gazette", last, metrics, metrics.horizontalAdvance(last) + 3) == last.removeprefix(" · ")


def test_the_tray_holds_the_undated_of_both_kinds(library: LibraryPanel) -> None:
    model = library.tray.view.lines
    found = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [row.key for row in found] == ["article:b", "event:e"]
    assert found[1].second == "“It sank.”"
    assert library.tray.view.isVisible()


def test_choosing_a_row_of_the_tray_asks_for_what_it_is(qtbot: QtBot, library: LibraryPanel) -> None:
    view = library.tray.view
    with qtbot.waitSignal(library.tray.event_requested) as asked:
        place = view.visualRect(view.lines.find("event:e")).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["e"]


def test_a_date_in_plain_words_is_set(qtbot: QtBot, library: LibraryPanel) -> None:
    library.tray.edit_date(BARE, focus=True)
    library.tray.field.setText("14 March 2019")
    with qtbot.waitSignal(library.tray.date_set) as asked:
        QTest.keyClick(library.tray.field, Qt.Key.Key_Return)
    assert asked.args is not None
    assert (asked.args[0], str(asked.args[1])) == ("b", "2019-03-14")


def test_what_is_no_day_is_refused_in_words(qtbot: QtBot, library: LibraryPanel) -> None:
    library.tray.edit_date(BARE)
    library.tray.field.setText("some time ago")
    with qtbot.assertNotEmitted(library.tray.date_set):
        QTest.keyClick(library.tray.field, Qt.Key.Key_Return)
    answer = library.tray.findChild(type(library.tray._answer), "moved_dates")
    assert answer is not None
    assert "some time ago" in answer.text()


def test_what_moved_is_told(library: LibraryPanel) -> None:
    library.tray.tell_moved([Moved("event", "The ferry sank", None, Edtf.parse("2019-02"), "e")])
    assert "The ferry sank: undated → February 2019" in library.tray._answer.text()
    assert not library.tray.field.isVisible()


@pytest.mark.parametrize("text", ["29 August 2018", "2018-08-29", "August 29, 2018", " Aug. 29, 2018 "])
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert str(read_day(text)) == "2018-08-29"


@pytest.mark.parametrize("text", ["", "August 2018", "2018-08", "yesterday", "28 or 29 August 2018", "2018-08-29~"])
def test_what_is_not_one_certain_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not one day"):
        read_day(text)


def test_the_lists_are_proper_models(library: LibraryPanel) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(library.view.lines, mode)
    library.set_snapshot(Snapshot.of([BARE], []))
    assert library.view.lines.rowCount() == 1
    del tester


def test_an_article_whose_signs_disagree_is_amber_until_somebody_settles_it() -> None:
    sign = Evidence("published", Edtf.parse("2019-10-14"), "article:published_time", "2019-10-14", 0.6, stated=True)
    disputed = replace(DATED, evidence=(sign,), published_from="page")
    assert has_conflict(disputed)
    for settled in ("set by hand", "accepted: file name"):
        assert not has_conflict(replace(disputed, published_from=settled))
    row = article_row(disputed, disputed=True)
    assert (row.amber, row.last) == (True, " · 14 Mar 2019 ≠")


def test_a_title_that_runs_leftwards_is_told() -> None:
    lines = ("Ferry", "2019 עברית", "“عربي”", "", "12 – 3")
    assert [runs_leftwards(line) for line in lines] == [False, True, True, False, False]


def test_a_long_title_leaves_room_for_the_list(library: LibraryPanel) -> None:
    library.tray.edit_date(replace(BARE, title="The long headline " * 12))
    asked = [label.text() for label in library.tray.findChildren(QLabel) if label.text().startswith("When was")]
    assert len(asked) == 1
    assert len(asked[0]) < 90
    assert asked[0].endswith("…” published?")


def test_filters_have_their_room_once_there_are_any(library: LibraryPanel, qtbot: QtBot) -> None:
    many = [Facet("outlet", f"Paper {n}", frozenset({f"Paper {n}"}), 3) for n in range(3)]
    library.set_snapshot(Snapshot.of([DATED], []))
    library.filters.set_facets(Facets(tuple(many)))
    box = library.filters.boxes[-1]
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect().height() == box.height())
    tray = library.tray
    qtbot.waitUntil(lambda: tray.height() == tray.maximumHeight())
    assert tray.height() < 60, "nothing is undated: its head says so, and it needs no more"


def test_an_article_that_the_file_has_by_now_and_the_list_not_yet_is_not_looked_for_in_vain(
    library: LibraryPanel,
) -> None:
    shot = Snapshot.of([DATED, BARE], [EVENT])
    listed = OnDemand({"d": DATED, "b": BARE}.get, lambda: ("d",), 1)
    library.set_article(BARE)
    library.set_snapshot(replace(shot, light=listed))
    assert library.view.lines.rowCount() == 1
    assert not library.view.selectionModel().hasSelection()
