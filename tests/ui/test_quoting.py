"""An event of the user's own of words of an article: what is proposed, and how its place is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.records import Article, Quoted
from timeline_app.ui import own_events
from timeline_app.ui.quoting import LONGEST, entry_of
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

TEXT = "The quay was flooded on 3 May 2018. Last month it was mended, and paid for. Nobody was hurt."
ARTICLE = Article("a", "a.txt", TEXT, "", "The quay", "", "Gazette", published=Edtf.parse("2018-09-02"))
MIDDLE = Edtf.parse("2000")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("flooded on 3 May 2018", "2018-05-03"),  # told in the words
        ("The quay was flooded", "2018-05-03"),  # ... in their sentence
        ("it was mended", "2018-08"),
        ("Nobody was hurt", "[..2018-09-02]"),  # nowhere: it was published by then
    ],
)
def test_its_date_is_what_the_words_or_their_sentence_say(words: str, date: str) -> None:
    start = TEXT.index(words)
    times = find_times(TEXT, ARTICLE.published)
    entry = entry_of(ARTICLE, [(start, start + len(words))], times, MIDDLE)
    assert str(entry.date) == date
    assert entry.label == words
    assert entry.kind == "article"
    assert entry.words == f"“The quay”, Gazette, 2 September 2018, a.txt: “{words}”"
    assert entry.quoted == Quoted("a", start, start + len(words))


def test_where_nothing_says_when_what_is_in_view_is_proposed_and_long_words_become_a_short_name() -> None:
    article = Article("a", "a.txt", "word " * 100, "", "Words", "")
    entry = entry_of(article, [(0, 499)], (), MIDDLE)
    assert entry.date == MIDDLE
    assert len(entry.label) <= LONGEST


@pytest.mark.parametrize("address", [None, "", "https://example.org/a#1-2", "article:a", "article:#1-2"])
def test_other_addresses_are_no_places(address: str | None) -> None:
    assert Quoted.of(address) is None


def test_an_address_leads_back_to_its_place() -> None:
    quoted = Quoted("a#b:c", 3, 12)
    assert Quoted.of(quoted.address) == quoted


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def test_selected_words_become_an_event_that_leads_back_to_them(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["quote_event"].trigger()
    assert window.parts.message._text.text() == own_events.WORDS
    reader = window.parts.panel.source.reader
    article = next(a for a in window.document.articles.values() if "bridge" in a.title)
    window.document.select_article(article.id)
    settle(qtbot, window.document)
    cursor = reader.document().find("The old ferry sank last month")
    assert isinstance(cursor, QTextCursor)
    reader.setTextCursor(cursor)
    window.actions_["quote_event"].trigger()
    dialog = window.work.own_events.dialog
    assert dialog is not None
    assert (dialog.label.text(), dialog.first.text()) == ("The old ferry sank last month", "February 2019")
    dialog.accept()
    settle(qtbot, window.document)
    assert window.document.path is not None
    with Workspace(window.document.path) as workspace:
        (event,) = (each for each in workspace.events() if any(mention.own for mention in each.mentions))
        (entry,) = workspace.entries().values()
    position = next(at for at, mention in enumerate(event.mentions) if mention.own)
    assert event.mentions[position].label == "The old ferry sank last month"
    assert entry.quoted is not None
    assert article.text[entry.quoted.start : entry.quoted.end] == "The old ferry sank last month"
    window.document.select(event.id, position)
    meta = window.parts.panel.source.findChild(QLabel, "article_meta")
    assert meta is not None
    assert "show the place it quotes" in meta.text()
    meta.linkActivated.emit(entry.quoted.address)
    assert window.document.chosen_article == article
    assert reader.current is not None
    assert article.text[reader.current.start : reader.current.end] == "The old ferry sank last month"
    window.document.undo_stack.undo()
    settle(qtbot, window.document)
    window.document.undo_stack.redo()
    settle(qtbot, window.document)
    with Workspace(window.document.path) as workspace:
        assert next(iter(workspace.entries().values())).quoted == entry.quoted


def test_the_menu_of_the_article_offers_it(window: MainWindow) -> None:
    reader = window.parts.panel.source.reader
    window.document.select(next(iter(window.document.events)))
    reader.customContextMenuRequested.emit(reader.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert window.actions_["quote_event"].text() in texts
    assert window.actions_["copy_cited"].text() in texts
    menu.close()
