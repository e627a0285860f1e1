"""The ledger: every time expression once, with its event or a reason; narrowed, put in order, opened in its article."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import filled_window, settle

from timeline_app.dates.resolve import find_times
from timeline_app.extract.unused import Why
from timeline_app.records import Event, Mention, Review, Status
from timeline_app.resources import resource
from timeline_app.store.catalogue import Catalogue
from timeline_app.ui.held import Held
from timeline_app.ui.ledger import NAMES, SENTENCES, Entry, Fate, Order, Place, Shown, chosen, entries, shown
from timeline_app.ui.ledger_dialog import LedgerDialog
from timeline_app.ui.ledger_model import ARTICLE, DATE, FATE
from timeline_app.ui.theme import Theme
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
COLLECTIONS = [resource("demo"), resource("demo-titanic"), SEEDS]


@pytest.mark.parametrize("folder", COLLECTIONS, ids=["vietnam", "titanic", "seeds"])
def test_every_expression_is_there_once_with_its_event_or_a_reason(folder: Path, tmp_path: Path) -> None:
    if not folder.exists():
        pytest.skip("../shared/seeds is not here: the real articles are not checked")
    path = tmp_path / "all.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([folder])
        dating = {
            (mention.article, mention.time.start): event.id
            for event in workspace.events()
            for mention in event.mentions
            if mention.time is not None
        }
    with Catalogue(path) as catalogue:
        found = [entry for some in entries(catalogue) for entry in some]
        times = {
            (article.id, time.start, time.end)
            for brief in catalogue.briefs()
            if (article := catalogue.article(brief.id)) is not None
            for time in find_times(article.text, article.published, article.published_from, article.furniture)
        }
    listed = Counter(
        (entry.place.article, entry.start, entry.end) for entry in found if entry.fate is not Why.FURNITURE
    )
    assert set(listed) == times
    assert set(listed.values()) == {1}
    for entry in found:
        event = dating.get((entry.place.article, entry.start))
        assert (entry.fate is Fate.EVENT) == (event is not None and entry.date != "")
        assert event is None or entry.event
        assert SENTENCES[entry.fate]
    assert any(entry.fate is Why.FURNITURE for entry in found)


def test_what_counts_from_nothing_says_so_though_its_event_is_there_without_a_date(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(
        "A log\n\nThe pier burned on Tuesday. It was built in May 2001.\n", encoding="utf-8"
    )
    with Workspace(tmp_path / "p.tldb", create=True) as workspace:
        workspace.add([tmp_path / "pier.txt"])
        events = {str(event.date): event.id for event in workspace.events()}
    with Catalogue(tmp_path / "p.tldb") as catalogue:
        found = [(entry.text, entry.fate, entry.event) for some in entries(catalogue) for entry in some]
    assert found == [
        ("Tuesday", Why.NO_ANCHOR, events["None"]),
        ("May 2001", Fate.EVENT, events["2001-05"]),
    ]


def test_what_became_of_an_expression_has_a_name_and_a_sentence() -> None:
    assert set(NAMES) == set(SENTENCES) == {*Fate, *Why}


def _held(review: Review = Review.PROPOSED, *, hidden: bool = False) -> Held:
    from reader_samples import article_of

    text = "It sank on 3 May 2018. It took three hours."
    time = find_times(text, None)[0]
    mention = Mention("one", 0, 22, text[:22], "It sank", time.date, time)
    event = Event("e", "It sank", time.date, Status.REPORTED, 1, 0.5, (mention,), review=review, hidden=hidden)
    return Held((article_of(text, "one"),), (event,))


def test_an_expression_is_told_with_what_stands_around_it() -> None:
    entry = next(entries(_held()))[0]
    assert entry.around == "It sank on 3 May 2018. It took three hours."


def test_what_the_user_rejected_or_hid_says_so() -> None:
    assert [e.fate for e in next(entries(_held(Review.REJECTED)))] == [Fate.REJECTED]
    assert [e.fate for e in next(entries(_held(hidden=True)))] == [Fate.HIDDEN]


def _entry(text: str, date: str, fate: Fate | Why, article: str = "a", title: str = "Bridge opens") -> Entry:
    return Entry(Place(article, title, "Post"), 0, 1, text, date, date, fate)


ENTRIES = (
    _entry("last month", "2018-07", Fate.EVENT),
    _entry("three hours", "", Why.DURATION),
    _entry("1912", "1912", Fate.EVENT, "b", "Ship sinks"),
)


def test_entries_are_narrowed_by_words_fate_and_article_and_put_in_order() -> None:
    assert chosen(ENTRIES, "", None, None) == [0, 1, 2]
    assert chosen(ENTRIES, "MONTH last", None, None) == [0]
    assert chosen(ENTRIES, "ship", None, None) == [2]
    assert chosen(ENTRIES, "", Fate.EVENT, None) == [0, 2]
    assert chosen(ENTRIES, "", Fate.EVENT, "b") == [2]
    assert chosen(ENTRIES, "", None, None, Order(DATE)) == [2, 0, 1]
    assert chosen(ENTRIES, "", None, None, Order(ARTICLE, descending=True)) == [2, 0, 1]
    assert chosen(ENTRIES, "", None, None, Order(FATE)) == [0, 2, 1]


def test_what_was_current_is_found_again_and_all_are_counted() -> None:
    found = shown(ENTRIES, "", Fate.EVENT, None, None, ENTRIES[2])
    assert (found.rows, found.current, found.counts) == ([0, 2], 1, {Fate.EVENT: 2, Why.DURATION: 1})
    assert shown(ENTRIES, "month", None, None, None, ENTRIES[2]).current is None


def test_the_table_words_a_cell_when_it_is_looked_at(qtbot: QtBot) -> None:
    dialog = LedgerDialog(Theme.load("light"))
    qtbot.addWidget(dialog)
    dialog.show_entries(Shown(ENTRIES * 40_000, range(120_000), {}), done=True)
    rows = dialog.rows
    assert rows.rowCount() == 120_000
    cells = [rows.index(119_998, column).data() for column in range(rows.columnCount())]
    assert cells == ["three hours", "no date", "", "Post: Bridge opens", "Duration only"]
    assert dialog.said.text() == "120,000 time expressions. It dates what a report tells of an event."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    window = filled_window(qtbot, tmp_path, monkeypatch)
    yield window
    window.work.proving.ledger.finish()


def _opened(qtbot: QtBot, window: MainWindow) -> LedgerDialog:
    window.actions_["ledger"].trigger()
    desk = window.work.proving.ledger
    qtbot.waitUntil(lambda: not desk.busy and desk.dialog is not None and desk.dialog.rows.rowCount() > 0)
    assert desk.dialog is not None
    return desk.dialog


def _choose(qtbot: QtBot, window: MainWindow, dialog: LedgerDialog, words: str) -> None:
    dialog.field.setText(words)
    qtbot.waitUntil(lambda: f" of {len(window.work.proving.ledger._found)} " in dialog.said.text())
    qtbot.waitUntil(lambda: not window.work.proving.ledger.busy)


def test_enter_opens_the_place_and_a_row_leads_to_its_event(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _opened(qtbot, window)
    _choose(qtbot, window, dialog, "may 2017")
    assert [dialog.rows.index(0, c).data() for c in (0, 4)] == ["May 2017", "Dates an event"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settle(qtbot, window.document)
    reader = window.parts.panel.source.reader
    assert reader.current is not None
    assert reader.article is not None
    assert reader.article.text[reader.current.start : reader.current.end] == "May 2017"
    entry = dialog.current
    assert entry is not None
    assert window.document.chosen_event is not None
    assert window.document.chosen_event.id == entry.event


def test_what_was_rejected_meanwhile_is_told_while_the_ledger_is_open(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _opened(qtbot, window)
    _choose(qtbot, window, dialog, "may 2017")
    dialog.event_button.click()
    window.actions_["reject"].trigger()
    qtbot.waitUntil(lambda: dialog.rows.index(0, FATE).data() == "Rejected by you")


def test_what_became_of_them_is_chosen_from_a_list_with_counts(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _opened(qtbot, window)
    events = dialog.fate.findData(Fate.EVENT)
    count = int(dialog.fate.itemText(events).rpartition("(")[2].rstrip(")"))
    dialog.fate.setCurrentIndex(events)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == count)
    told = {dialog.rows.index(row, FATE).data() for row in range(count)}
    assert told == {"Dates an event"}
    dialog.fate.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() > count)


def test_the_shown_article_alone_is_listed_on_demand(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _opened(qtbot, window)
    window.document.select_article(next(iter(window.document.articles)))
    dialog.here.setChecked(True)
    qtbot.waitUntil(lambda: " of " in dialog.said.text())
    titles = {dialog.rows.index(row, ARTICLE).data() for row in range(dialog.rows.rowCount())}
    assert len(titles) == 1
    assert dialog.fate.itemText(0).startswith("All (")
