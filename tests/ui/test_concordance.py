"""Mentions in context: every place of a name in all articles, a line each, walked by keys and opened in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reader_samples import article_of
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Mention, Name, Status
from timeline_app.store.catalogue import Catalogue
from timeline_app.ui import concordance
from timeline_app.ui.concordance import Passage, ordered, passages
from timeline_app.ui.concordance_dialog import ConcordanceDialog
from timeline_app.ui.concordance_view import head_of
from timeline_app.ui.held import Held
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST = "Ada Lindqvist opened it.\n\nLindqvist said no more. Olof Lindqvist left."
SECOND = "Menu: Ada Lindqvist\n\nNobody named Lindqvist was there, said ada\nlindqvist."


def _held() -> Held:
    one, two = article_of(FIRST, "one"), article_of(SECOND, "two")
    two = Article(two.id, two.file, SECOND, "", "T", "", "Post", published=None, furniture=((0, 19),))
    names = (Name("Ada Lindqvist", "Ada Lindqvist"), Name("Ada Lindqvist", "Lindqvist"))
    mention = Mention("one", 0, 24, FIRST[:24], "It opened", None, None, people=names)
    return Held((one, two), (Event("e", "It opened", None, Status.REPORTED, 1, 0.5, (mention,)),))


def _all(catalogue: Held | Catalogue, words: str) -> list[Passage]:
    return [passage for found in passages(catalogue, words) for passage in found]


def test_a_name_is_found_in_every_form_that_the_article_uses_and_in_no_other() -> None:
    found = _all(_held(), "Ada Lindqvist")
    assert [(each.article, each.words) for each in found] == [
        ("one", "Ada Lindqvist"),
        ("one", "Lindqvist"),
        ("one", "Lindqvist"),  # of Olof, whose sentence names nobody else: forms are the article's
        ("two", "ada lindqvist"),
    ]
    assert found[0].before == ""
    assert found[0].after.startswith(" opened it. Lindqvist said")
    assert found[1].before.endswith("opened it. ")
    assert _all(_held(), "lindqvist opened")[0].words == "Lindqvist opened"
    assert _all(_held(), "  ") == []
    assert _all(_held(), "indqvist") == []


def test_no_more_are_listed_than_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "MOST", 3)
    assert len(_all(_held(), "Ada Lindqvist")) == 3


PASSAGES = st.lists(
    st.builds(
        Passage,
        st.sampled_from(("a", "b")),
        st.integers(0, 9),
        st.just(10),
        st.just(""),
        st.just("x"),
        st.just(""),
        st.sampled_from(("", "Gazette", "Post")),
        st.sampled_from((None, Edtf.parse("2019-03-14"), Edtf.parse("2018-01-02"))),
    )
)


@given(PASSAGES)
def test_what_has_no_date_or_outlet_comes_last(found: list[Passage]) -> None:
    dates = [each.published is None for each in ordered(found, "date")]
    assert dates == sorted(dates)
    days = [each.published.earliest or 0 for each in ordered(found, "date") if each.published is not None]
    assert days == sorted(days)
    outlets = [each.outlet or "\uffff" for each in ordered(found, "outlet")]
    assert outlets == sorted(outlets)


@pytest.fixture
def dialog(qtbot: QtBot) -> ConcordanceDialog:
    made = ConcordanceDialog(Theme.load("light"), "outlet")
    qtbot.addWidget(made)
    made.show()
    made.ask("Ada Lindqvist")
    made.add(_all(_held(), "Ada Lindqvist"))
    made.end()
    return made


def test_lines_are_walked_from_the_field_round_the_end_and_enter_opens(qtbot: QtBot, dialog: ConcordanceDialog) -> None:
    rows = dialog.list.lines.rows
    assert dialog.said.text() == "4 mentions in 2 articles"
    assert dialog.list.current == rows[0]
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.current == rows[3]
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    dialog.next.click()
    assert dialog.list.current == rows[1]
    dialog.previous.click()
    with qtbot.waitSignal(dialog.passage_requested) as asked:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert asked.args == [rows[0]]
    with qtbot.waitSignal(dialog.passage_requested):
        dialog.open_button.click()


def test_the_order_is_chosen_and_the_line_stays_current(qtbot: QtBot, dialog: ConcordanceDialog) -> None:
    dialog.list.set_current(dialog.list.lines.rows[2])
    held = dialog.list.current
    with qtbot.waitSignal(dialog.sort_changed) as told:
        dialog.sort.setCurrentIndex(0)
    assert told.args == ["date"]
    assert dialog.list.lines.rows == ordered(_all(_held(), "Ada Lindqvist"), "date")
    assert dialog.list.current == held


def test_the_first_line_is_current_whatever_was_found_first(dialog: ConcordanceDialog) -> None:
    found = _all(_held(), "Ada Lindqvist")
    dialog.ask("Lindqvist")
    dialog.add(found[::-1])
    dialog.end()
    assert dialog.list.current == dialog.list.lines.rows[0]


def test_what_is_not_found_or_not_asked_says_so(dialog: ConcordanceDialog) -> None:
    dialog.ask("nobody at all")
    assert dialog.said.text() == "Looking through the articles…"
    dialog.end()
    assert dialog.said.text().startswith("No article writes this.")
    dialog.ask("")
    assert dialog.said.text().startswith("Type a name")
    assert not dialog.open_button.isEnabled()


def test_a_line_says_where_it_is_from() -> None:
    passage = _all(_held(), "Ada Lindqvist")
    assert head_of(passage[0]) == "14 March 2019 · Harbour Gazette"
    assert head_of(passage[-1]) == "no date · Post"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.work.reading.finish()


def test_the_project_file_finds_what_memory_finds(window: MainWindow) -> None:
    assert window.document.path is not None
    shot = window.document.snapshot
    with Catalogue.open(window.document.path) as catalogue:
        held = Held(shot.articles.values(), list(shot.events.values()))
        for name in ("Ada Lindqvist", "Olof Brandt", "Norrhamn", "bridge", "nobody"):
            assert _all(catalogue, name) == _all(held, name)
            assert catalogue.forms_of(name) == held.forms_of(name)


def test_mentions_are_asked_for_by_keys_and_opened_in_the_article(qtbot: QtBot, window: MainWindow) -> None:
    event = next(e for e in window.document.events.values() if any("Brandt" in m.text for m in e.mentions))
    window.document.select(event.id)
    settle(qtbot, window.document)
    source, mentions = window.parts.panel.source, window.work.reading.mentions
    assert source.reader.article is not None
    place = source.reader.article.text.index("Norrhamn")
    (shown,) = source.reader.column.shown(place, place + 8)
    cursor = source.reader.textCursor()
    cursor.setPosition(shown[0])
    cursor.setPosition(shown[0] + shown[1], cursor.MoveMode.KeepAnchor)
    source.reader.setTextCursor(cursor)
    QTest.keyClick(source.reader, Qt.Key.Key_F, CTRL | SHIFT)
    dialog = mentions.dialog
    assert dialog is not None
    assert dialog.field.text() == "Norrhamn"
    qtbot.waitUntil(lambda: not mentions.busy)
    rows = dialog.list.lines.rows
    assert {row.words for row in rows} == {"Norrhamn"}
    assert len({row.article for row in rows}) == 2
    other = next(row for row in rows if row.article != source.reader.article.id)
    dialog.list.set_current(other)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert source.reader.article.id == other.article
    assert source.reader.current is not None
    assert (source.reader.current.start, source.reader.current.end) == (other.start, other.end)
    assert source.reader.sees(source.reader.current)
    dialog.sort.setCurrentIndex(1)
    assert window.settings.mentions_by == "outlet"
    window.document.close()
    assert mentions.dialog is None


def test_a_click_on_a_name_lists_its_mentions(qtbot: QtBot, window: MainWindow) -> None:
    event = next(e for e in window.document.events.values() if any("Brandt" in m.text for m in e.mentions))
    window.document.select(event.id)
    reader, mentions = window.parts.panel.source.reader, window.work.reading.mentions
    window.actions_["show_names"].trigger()
    qtbot.waitUntil(lambda: len(reader.names) > 0)
    name = next(each for each in reader.names.all if each.written.name == "Olof Brandt")
    point = reader.rects_of(name)[0].center().toPoint()
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert mentions.dialog is not None
    qtbot.waitUntil(lambda: not mentions.busy)
    assert mentions.dialog.list.lines.rows[0].words == "Olof Brandt"
    window.set_theme(Theme.load("dark"))
    mentions.dialog.ask("")
    window.actions_["mentions"].trigger()
    chosen = window.document.chosen_mention
    assert chosen is not None
    assert mentions.dialog.field.text() in {one.name for one in (*chosen.people, *chosen.places)}
