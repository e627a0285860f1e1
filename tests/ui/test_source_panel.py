"""The reader's column shows the article's own text, marks its sentences, folds its furniture, and loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar, QToolTip, QWidget

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.records import Article, Event, Mention, Review, Status
from timeline_app.store.catalogue import Marked
from timeline_app.ui.reader import Reader
from timeline_app.ui.reader_layout import Kind, code_points, lay_out, units
from timeline_app.ui.reasons import derivation
from timeline_app.ui.review_row import ReviewRow
from timeline_app.ui.source_panel import SourcePanel, meta_line
from timeline_app.ui.style import style_sheet
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MENU, SHARE = "Start > News", "Share this page"
FIRST = "The mayor 🎉 opened a bridge last month."
SECOND = "It cost <b>ten</b> million, she said."
TEXT = f"{MENU}\n\nBridge opens\n\n{FIRST} {SECOND}\n\nThe ferry will stop.\n\n{SHARE}\nPrint"
PUBLISHED = Edtf.parse("2019-03-14")


def _article(text: str = TEXT, title: str = "Bridge opens") -> Article:
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in (MENU, SHARE) if part in text)
    if SHARE in text:
        spans = (spans[0], (spans[1][0], len(text)))
    return Article("a1", "a1.txt", text, "", title, "first line", published=PUBLISHED, furniture=spans)


def _marked(sentence: str, event: str, position: int = 0) -> Marked:
    start = TEXT.index(sentence)
    return Marked(event, position, start, start + len(sentence), sentence)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader(Theme.load("light"), lambda event: QColor("#035858"))
    qtbot.addWidget(made)
    made.resize(460, 300)
    made.show()
    made.set_article(_article(), [_marked(FIRST, "bridge"), _marked(SECOND, "cost")])
    made.set_times(find_times(TEXT, PUBLISHED, "set by hand", skip=_article().furniture))
    made.set_chosen(_marked(FIRST, "bridge"))
    return made


def _point_on(reader: Reader, words: str) -> QPoint:
    """Return a point of the viewport in the middle of some words."""
    start = TEXT.index(words)
    position = reader.column.shown(start, start + len(words))[0][0] + len(words) // 2
    cursor = reader.textCursor()
    cursor.setPosition(position)
    return reader.cursorRect(cursor).center()


def _ink_at(reader: Reader, words: str) -> QColor:
    """Return the ground just left of the first letter's line of some words, above the letters."""
    start = TEXT.index(words)
    cursor = reader.textCursor()
    cursor.setPosition(reader.column.shown(start, start + len(words))[0][0])
    box = reader.cursorRect(cursor)
    return reader.viewport().grab().toImage().pixelColor(box.left() + 2, box.top() + 1)


def test_only_what_is_in_sight_of_a_long_article_is_painted(qtbot: QtBot, reader: Reader) -> None:
    qtbot.wait(1)  # what showing it for the first time put off
    text = "\n\n".join(f"The mayor opened bridge {n}." for n in range(3000))
    start = text.index("The mayor opened bridge 2000.")
    mark = Marked("e", 0, start, start + 29, text[start : start + 29])
    reader.set_article(Article("a2", "a2.txt", text, "", "", ""), [mark])
    reader.set_chosen(mark)
    low, high = reader.in_sight()
    assert low <= start < high
    assert reader.sees(mark)
    assert high - low < 2000


def test_a_chosen_sentence_far_down_stands_where_it_is_said(reader: Reader) -> None:
    text = "\n\n".join(f"The mayor opened bridge {n}." for n in range(300))
    column = lay_out(Article("a2", "a2.txt", text, "", "", ""))
    for n in (0, 150, 299):
        words = f"bridge {n}."
        start = text.index(words)
        ((position, length),) = column.shown(start, start + len(words))
        assert column.text[position : position + length] == words
        assert column.offset(position) == start


def test_a_sentence_that_runs_from_right_to_left_is_marked_where_it_stands(reader: Reader) -> None:
    text = "הגשר נפתח. On March 11 the group מפגש met. הכול."
    start, end = text.index("On"), text.index("met.") + 4
    chosen = Marked("e", 0, start, end, text[start:end])
    reader.set_article(Article("a3", "a3.txt", text, "", "", ""), [chosen])
    reader.set_chosen(chosen)
    rects = reader.rects_of(chosen)
    assert sum(rect.width() for rect in rects) > 100
    assert all(rect.width() > 0 for rect in rects)
    assert rects == [rect for rect in rects if reader.viewport().rect().contains(rect.toRect())]


def test_the_text_is_shown_as_it_is(reader: Reader) -> None:
    assert SECOND in reader.toPlainText()  # markup in it is words
    assert MENU not in reader.toPlainText()


def test_furniture_is_folded_to_one_line_and_unfolds_on_a_click(qtbot: QtBot, reader: Reader) -> None:
    assert "2 lines of page furniture folded" in reader.toPlainText()
    told: list[bool] = []
    reader.unfolded_changed.connect(told.append)
    fold = next(p for p in reader.column.pieces if p.kind is Kind.FOLD)
    cursor = reader.textCursor()
    cursor.setPosition(fold.shown + 4)
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=reader.cursorRect(cursor).center())
    assert told == [True]
    assert MENU in reader.toPlainText()
    assert SHARE in reader.toPlainText()


def test_the_selected_sentence_stands_out_from_the_others(reader: Reader) -> None:
    chosen, other = _ink_at(reader, FIRST), _ink_at(reader, "It cost")
    plain = _ink_at(reader, "The ferry will")
    assert chosen == Theme.load("light").colour("accent_tint")
    assert len({chosen.name(), other.name(), plain.name()}) == 3


def test_clicking_a_marked_sentence_asks_for_its_event(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.waitSignal(reader.mention_requested) as asked:
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=_point_on(reader, "million"))
    assert asked.args == ["cost", 0]


def test_clicking_between_sentences_asks_for_nothing(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.assertNotEmitted(reader.mention_requested):
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=_point_on(reader, "ferry"))


def test_a_sentence_of_two_events_gives_the_other_at_the_next_click(reader: Reader) -> None:
    both = [_marked(FIRST, "bridge"), _marked(FIRST, "speech")]
    reader.set_article(_article(), both)
    reader.set_chosen(both[0])
    found = reader.marked_at(_point_on(reader, "opened"))
    assert found is not None
    assert found.event == "speech"


def test_resting_on_a_time_explains_it(reader: Reader) -> None:
    point = _point_on(reader, "last month")
    event = QHelpEvent(QEvent.Type.ToolTip, point, reader.viewport().mapToGlobal(point))
    assert reader.viewportEvent(event)
    assert "February 2019" in QToolTip.text()
    QToolTip.hideText()
    assert reader.time_at(_point_on(reader, "ferry")) is None


def test_nothing_is_ever_loaded(reader: Reader) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert reader.loadResource(kind, QUrl("https://example.org/track.png")) is None
    assert not reader.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


def test_the_selected_sentence_is_scrolled_into_sight(qtbot: QtBot) -> None:
    last = "The very last sentence reports the sinking."
    text = "\n\n".join(["A paragraph that says little of anything, and says it again."] * 80 + [last])
    reader = Reader(Theme.load("dark"), lambda event: QColor("#84EFD0"))
    qtbot.addWidget(reader)
    reader.resize(460, 300)
    reader.show()
    start = text.index(last)
    found = Marked("e", 0, start, start + len(last), last)
    reader.set_article(_article(text, "A title of its own"), [found])
    reader.set_chosen(found)
    cursor = reader.textCursor()
    cursor.setPosition(reader.column.shown(start, start + 4)[0][0])
    assert reader.viewport().rect().contains(reader.cursorRect(cursor).center())


@given(st.text(alphabet="a🎉é\u4e2d ", max_size=30), st.integers(0, 30))
def test_code_points_and_utf_16_units_agree(text: str, count: int) -> None:
    count = min(count, len(text))
    assert units(text) == len(text.encode("utf-16-le")) // 2
    assert code_points(text, units(text[:count])) == count


@given(st.text(alphabet="ab🎉.\n\r\u2028\u2029\x0c ", max_size=60))
def test_every_shown_letter_leads_back_to_its_own_place(text: str) -> None:
    layout = lay_out(Article("x", "x", text, "", "", ""))
    assert layout.text.count("\n") == max(0, len(layout.pieces) - 1)
    for offset, letter in enumerate(text):
        for position, length in layout.shown(offset, offset + 1):
            assert layout.offset(position) == offset
            assert length == units(letter)


def test_lines_wrapped_by_hand_become_one_paragraph() -> None:
    text = "This line was broken by hand after some seventy letters or\nso, and goes on here."
    pieces = lay_out(Article("x", "x", text, "", "", "")).pieces
    assert [piece.text for piece in pieces] == [text.replace("\n", " ")]


def test_a_title_that_the_text_lacks_is_put_before_it() -> None:
    pieces = lay_out(Article("x", "x", "Some text.", "", "A title", "og:title")).pieces
    assert [(piece.kind, piece.text) for piece in pieces] == [(Kind.TITLE, "A title"), (Kind.TEXT, "Some text.")]


def test_the_meta_line_says_where_the_date_came_from_and_escapes_words() -> None:
    theme = Theme.load("light")
    dated = Article("x", "x", "", "", "", "", outlet="<b>Wire</b>", published=PUBLISHED, published_from="set by hand")
    assert "14 March 2019" in meta_line(dated, theme)
    assert "set by hand" in meta_line(dated, theme)
    assert "&lt;b&gt;Wire" in meta_line(dated, theme)
    assert "no publication date" in meta_line(Article("x", "x", "", "", "", ""), theme)


def test_a_page_that_is_added_has_a_tab_and_takes_the_place_of_the_article(qtbot: QtBot) -> None:
    panel = SourcePanel(Theme.load("light"), lambda event: QColor("#035858"))
    qtbot.addWidget(panel)
    page = QLabel("The derivation")
    panel.add_page("Derivation", page)
    panel.show()
    tabs = panel.findChild(QTabBar)
    assert tabs is not None
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Article", "Full page", "Derivation"]
    tabs.setCurrentIndex(2)
    assert page.isVisible()
    assert not panel.reader.isVisible()
    tabs.setCurrentIndex(1)
    assert panel.reader.isVisible()
    panel.show_page(page)
    assert tabs.currentIndex() == 2


def _event_of(*mentions: Mention, date: str) -> Event:
    return Event("e", "It opened", Edtf.parse(date), Status.REPORTED, 1, 0.5, mentions)


def test_a_mention_without_a_time_says_what_dates_it() -> None:
    mention = Mention("a", 0, 1, "x", "x", PUBLISHED, None, leans_on="on or before publication")
    assert "on or before publication" in derivation(_event_of(mention, date="2019-03-14"), mention, {})


def test_a_date_that_another_report_gives_is_derived_from_there() -> None:
    vague, exact = find_times("It opened in March 2019, on March 12, 2019.", None)
    here = Mention("a", 0, 1, "x", "x", vague.date, vague)
    there = Mention("b", 0, 1, "x", "x", exact.date, exact)
    said = derivation(_event_of(here, there, date="2019-03-12"), here, {})
    assert vague.text in said.split("another report's")[0]
    assert exact.text in said.split("another report's")[1]
    assert "another report's" not in derivation(_event_of(here, there, date="2019-03-12"), there, {})


def test_a_place_is_shown_only_while_it_says_what_is_quoted(qtbot: QtBot) -> None:
    panel = SourcePanel(Theme.load("light"), lambda event: QColor("#035858"))
    qtbot.addWidget(panel)
    panel.show()
    panel.reader.set_article(Article("x", "x", "The lamp fell\nin May. Nobody was hurt.", "", "", ""), [])
    broken = panel.findChild(QLabel, "broken_quotations")
    assert broken is not None
    panel.show_place(4, 20, "lamp fell in May")
    assert panel.reader.current is not None
    assert not broken.isVisible()
    panel.reader.current = None
    panel.show_place(4, 20, "lamps fell in May")
    assert panel.reader.current is None
    assert broken.isVisible()
    assert broken.text().startswith("The quotation is no longer found in the text: “lamps fell in May”.")
    panel.show_place(4, 20, "")
    assert broken.text().startswith("The quotation is no longer found in the text. Nothing")


def test_buttons_of_the_review_row_leave_out_words_that_would_be_cut(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.show()
    row = ReviewRow(Theme.load("light"), panel)
    row.show_review(Review.PROPOSED, 3, 61)
    row.resize(600, 40)
    row.show()
    assert row.buttons["accept"].text() == " Accept"
    row.resize(200, 40)
    assert row.buttons["accept"].text() == ""
    assert row.buttons["accept"].accessibleName() == "Accept"


def test_tabs_stand_closer_in_a_narrow_panel_and_no_word_of_theirs_is_cut(qtbot: QtBot) -> None:
    panel = SourcePanel(Theme.load("light"), lambda event: QColor("#035858"))
    qtbot.addWidget(panel)
    panel.setStyleSheet(style_sheet(Theme.load("light")))
    panel.add_page("Derivation", QWidget())
    panel.show()
    tabs = panel.findChild(QTabBar, "article_tabs")
    assert tabs is not None
    panel.resize(600, 400)
    usual = tabs.sizeHint().width()
    for narrow in (usual + 30, usual + 16):
        panel.resize(narrow, 400)
        assert tabs.sizeHint().width() < usual
        assert tabs.width() >= tabs.sizeHint().width()
    panel.resize(600, 400)
    assert tabs.sizeHint().width() == usual
