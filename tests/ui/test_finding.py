"""Words are found whatever their case and accents, told with a count, walked through, and let go of; by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_making import pdf
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from reader_samples import COUNT, FERRY, TEXT, article_of, long_article, new_reader
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article
from timeline_app.ui import reading_desk
from timeline_app.ui.citation import cited
from timeline_app.ui.find_bar import FIND_WORDS, FindBar
from timeline_app.ui.finding import MOST, fold, hits
from timeline_app.ui.named import Written, named_in
from timeline_app.ui.shortcut_sheet import in_article
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.reader import Reader

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    return new_reader(qtbot)


@pytest.fixture
def bar(qtbot: QtBot, reader: Reader) -> FindBar:
    made = FindBar(reader, Theme.load("light"))
    qtbot.addWidget(made)
    made.open()
    return made


@given(st.text(max_size=60))
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Café in İzmir", "cafe", ["Café"]),
        ("The cafe\u0301 there", "café", ["cafe\u0301"]),
        ("The Café there", "cafe\u0301", ["Café"]),
        ("CAFÉ, Café", "cafe", ["CAFÉ", "Café"]),
        ("the mayor’s bridge", "mayor's", ["mayor’s"]),
        ("opened the\nnew  bridge", "the new bridge", ["the\nnew  bridge"]),
        ("Ørsted and Łódź", "orsted", ["Ørsted"]),
        ("Ørsted and Łódź", "lodz", ["Łódź"]),
        ("ΑΘΗΝΑ, Αθήνα", "αθηνα", ["ΑΘΗΝΑ", "Αθήνα"]),
        ("a+b (c)", "b (c)", ["b (c)"]),
        ("nothing", "", []),
        ("nothing", "  ", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(text: str, words: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in hits(fold(text), [words])] == found


def test_of_words_that_begin_alike_the_longest_is_found_and_whole_words_where_asked() -> None:
    text = "Kim, Kim Jong Un, Kimberley"
    found = hits(fold(text), ["Kim", "Kim Jong Un"], whole=True)
    assert [text[hit.start : hit.end] for hit in found] == ["Kim", "Kim Jong Un"]


def test_no_more_is_counted_than_anybody_walks_through(bar: FindBar, reader: Reader) -> None:
    reader.set_article(article_of("e " * (MOST + 5)), [])
    bar.field.setText("e")
    assert bar.count.text().endswith(f"of {MOST:,}+")


def test_places_are_counted_and_walked_round_the_end(bar: FindBar, reader: Reader) -> None:
    QTest.keyClicks(bar.field, "bridge")
    assert bar.count.text() == "1 of 2"
    first = reader.current
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert (bar.count.text(), reader.current) == ("1 of 2", first)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 2"
    bar.field.setText("a word that is nowhere")
    assert bar.count.text() == "not found"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert len(reader.found) == 0


def test_a_place_far_down_is_brought_into_sight(bar: FindBar, reader: Reader) -> None:
    reader.set_article(long_article(), [])
    bar.field.setText(f"bridge {COUNT - 4} over")
    assert reader.current is not None
    assert reader.sees(reader.current)


def test_what_is_found_is_marked_on_the_page(bar: FindBar, reader: Reader) -> None:
    bar.field.setText("ferry")
    assert reader.current is not None
    rect = reader.rects_of(reader.current)[0]
    shown = reader.viewport().grab().toImage()
    assert shown.pixelColor(round(rect.left()) + 2, round(rect.top()) + 3) == Theme.load("light").colour("found")
    reader.set_words(["nobody"])
    (word,) = reader.words.all
    rect = reader.rects_of(word)[0]
    shown = reader.viewport().grab().toImage()
    assert shown.pixelColor(round(rect.left()), round(rect.top()) + 3) == Theme.load("light").colour("found_tint")


def test_words_stay_marked_in_the_next_article(reader: Reader) -> None:
    reader.set_words(["ferry", "café"])
    assert [TEXT[hit.start : hit.end] for hit in reader.words.all] == ["ferry", "café"]
    reader.set_article(article_of("No ferry here.", "a2"), [])
    assert len(reader.words) == 1
    reader.set_words([])
    assert len(reader.words) == 0


def test_a_quotation_names_its_source_and_page() -> None:
    article = Article(
        "a", "in/bridge.pdf", "", "", "Bridge opens", "", "Gazette", author="Ada Ek", published=Edtf.parse("2019-03-14")
    )
    assert cited(" Words. ", article, (3, 3)) == (
        "“Words.”\nAda Ek, “Bridge opens”, Gazette, 14 March 2019, p. 3, bridge.pdf"
    )
    assert "pp. 3–4" in cited("Words.", article, (3, 4))
    plain = Article("a", "c:\\in\\note.txt", "", "", "", "", url="https://example.org/note")
    assert cited("Words.", plain) == "“Words.”\nno date, https://example.org/note"


def test_every_key_of_the_article_is_told() -> None:
    assert {name for names in reading_desk.KEY_WORDS for name in names} == set(reading_desk.KEYS.values())
    assert set(in_article()) == {*reading_desk.KEY_WORDS.values(), *reading_desk.WALK_WORDS, *FIND_WORDS}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    qtbot.waitExposed(made)
    made.activateWindow()
    event = next(e for e in made.document.events.values() if any("voted" in m.text for m in e.mentions))
    made.document.select(event.id)
    settle(qtbot, made.document)
    return made


def test_ctrl_f_finds_in_the_article_where_the_panel_has_the_keyboard_and_else_in_everything(
    window: MainWindow,
) -> None:
    source = window.parts.panel.source
    source.reader.setFocus()
    QTest.keyClick(source.reader, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is source.finder.field
    QTest.keyClick(source.finder.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is source.reader
    window.parts.view.setFocus()
    QTest.keyClick(window.parts.view, Qt.Key.Key_F, CTRL)
    assert window.focusWidget() is window.parts.tool_bar.search


def test_the_letters_grow_where_the_panel_has_the_keyboard_and_stay_so(window: MainWindow) -> None:
    reader, view = window.parts.panel.source.reader, window.parts.view
    scale, before = view.scale, reader.document().defaultFont().pixelSize()
    reader.setFocus()
    QTest.keyClick(reader, Qt.Key.Key_Plus, CTRL | SHIFT)
    QTest.keyClick(reader, Qt.Key.Key_Equal, CTRL)
    assert window.settings.letters == 125
    assert reader.document().defaultFont().pixelSize() > before
    QTest.keyClick(reader, Qt.Key.Key_Minus, CTRL)
    assert window.settings.letters == 110
    QTest.keyClick(reader, Qt.Key.Key_0, CTRL)
    assert reader.document().defaultFont().pixelSize() == before
    assert view.scale == scale
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.scale != scale
    assert window.settings.letters == 100


def test_words_are_copied_with_their_source(window: MainWindow) -> None:
    reader = window.parts.panel.source.reader
    window.actions_["copy_cited"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“The council voted for the bridge in May 2017.”\n")
    assert "“Mayor opens the new bridge”" in copied
    assert "14 March 2019" in copied
    assert "bridge.txt" in copied
    article = reader.article
    assert article is not None
    (place,) = reader.column.shown(article.text.index("old ferry"), article.text.index("old ferry") + 9)
    cursor = reader.textCursor()
    cursor.setPosition(place[0])
    cursor.setPosition(place[0] + place[1], cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    window.actions_["copy_cited"].trigger()
    assert QGuiApplication.clipboard().text().startswith("“old ferry”\n")


def test_words_copied_from_a_pdf_name_their_page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "quay.pdf"
    file.write_bytes(pdf(["The quay\n\nA lamp fell on 3 May 2018.", "Nobody was hurt on 9 May 2018."]))
    window.document.add([file])
    settle(qtbot, window.document)
    article = next(each for each in window.document.articles.values() if each.file.endswith("quay.pdf"))
    window.document.select_article(article.id)
    settle(qtbot, window.document)
    reader = window.parts.panel.source.reader
    for words, page in (("A lamp fell", "p. 1"), ("Nobody was hurt", "p. 2")):
        reader.setTextCursor(reader.document().find(words))
        window.actions_["copy_cited"].trigger()
        quote, source = QGuiApplication.clipboard().text().split("\n")
        assert quote == f"“{words}”"
        assert f", {page}, quay.pdf" in source


def test_names_are_underlined_on_demand_and_explained(qtbot: QtBot, window: MainWindow) -> None:
    reader = window.parts.panel.source.reader
    assert len(reader.names) == 0
    QTest.keyClick(reader, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(reader.names) > 0)
    assert window.actions_["show_names"].isChecked()
    names = {(name.written.kind, name.written.name) for name in reader.names.all}
    assert ("people", "Ada Lindqvist") in names
    assert reader.article is not None
    assert all(reader.article.text[n.start : n.end] == n.written.text for n in reader.names.all)
    person = next(name for name in reader.names.all if name.written.kind == "people")
    reader.bring(person)
    point = reader.rects_of(person)[0].center().toPoint()
    assert reader._explained(point).startswith("Person: Ada Lindqvist.")
    with qtbot.waitSignal(reader.name_requested) as asked:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == ["Ada Lindqvist"]
    assert window.work.reading.mentions.dialog is not None
    window.work.reading.mentions.dialog.close()
    window.activateWindow()
    other = next(article for article in window.document.articles if article != reader.article.id)
    window.document.select_article(other)
    qtbot.waitUntil(lambda: any(name.written.name == "Olof Brandt" for name in reader.names.all))
    QTest.keyClick(reader, Qt.Key.Key_N)
    assert len(reader.names) == 0


def test_names_stand_where_they_are_whole_words_the_longest_first() -> None:
    text = "Kim Jong Un met Kim. Kimberley, too. “The Post” said so to O'Neil-Kim."
    forms = [
        ("people", "Kim Jong Un", "Kim"),
        ("people", "Kim Jong Un", "Kim Jong Un"),
        ("organizations", "Post", "“The Post”"),
    ]
    found = named_in(text, (Written(*form) for form in forms))
    assert [text[name.start : name.end] for name in found] == ["Kim Jong Un", "Kim", "“The Post”", "Kim"]
    assert named_in("", ()) == ()


def test_nothing_to_copy_says_what_to_do(window: MainWindow) -> None:
    window.document.select_article(next(iter(window.document.articles)))
    window.actions_["copy_cited"].trigger()
    assert window.parts.message._text.text() == reading_desk.NOTHING_TO_COPY


def test_a_selection_over_several_paragraphs_is_quoted_as_such(reader: Reader) -> None:
    reader.selectAll()
    text = "\n\n".join(TEXT[start:end] for start, end in reader.quoted())
    assert text == TEXT
    assert FERRY in text
