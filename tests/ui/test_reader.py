"""The reader lays out what is looked at, marks what is quoted and nothing else, and is walked by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from reader_samples import COUNT, FERRY, LONG, OPENED, article_of, long_article, mark_of, new_reader

from timeline_app.dates.resolve import find_times
from timeline_app.ui.named import Named, Written
from timeline_app.ui.reader_layout import lay_out
from timeline_app.ui.reader_looks import SIZES, next_size
from timeline_app.ui.reader_marks import broken_words, marks_of
from timeline_app.ui.span_index import SpanIndex

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.dates.timex import Timex3
    from timeline_app.ui.reader import Reader


class _Span:
    def __init__(self, start: int, length: int) -> None:
        self.start, self.end = start, start + length


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: _Span(*pair)), max_size=12)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    return new_reader(qtbot)


@given(SPANS, st.integers(0, 60), st.integers(0, 20))
def test_spans_are_found_where_they_stand(spans: list[_Span], low: int, length: int) -> None:
    found = SpanIndex(spans).within(low, low + length)
    wanted = [span for span in spans if span.start < low + length and span.end > low]
    assert sorted(map(id, found)) == sorted(map(id, wanted))
    assert [span.start for span in found] == sorted(span.start for span in found)


@given(SPANS, st.integers(0, 60))
def test_steps_over_spans_lead_to_the_nearest(spans: list[_Span], offset: int) -> None:
    index = SpanIndex(spans)
    after, before = index.beside(offset, 1), index.beside(offset, -1)
    assert (after.start if after else None) == min((s.start for s in spans if s.start > offset), default=None)
    assert (before.start if before else None) == max((s.start for s in spans if s.start < offset), default=None)


def test_only_what_was_looked_at_is_laid_out(reader: Reader) -> None:
    reader.set_article(long_article(), [])
    assert 0 < int(reader._lines._exact.sum()) < COUNT / 10


def test_what_is_read_stays_where_it_is_while_what_is_above_gets_its_height(reader: Reader) -> None:
    reader.set_article(long_article(), [])
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(40):
        span = next(p for p in reader.column.pieces if p.start >= reader.in_sight()[0] and p.start > 0)
        before = reader.rects_of(span)[0].top()
        value = bar.value()
        bar.setValue(value - 40)
        assert abs(reader.rects_of(span)[0].top() - before - 40) <= 1.5


def test_the_last_line_is_reached(reader: Reader) -> None:
    reader.set_article(long_article(), [])
    QTest.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = reader.column.pieces[-1]
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    assert reader.sees(last)
    assert reader.textCursor().atEnd()


def test_a_sentence_far_down_is_in_sight_at_once(reader: Reader) -> None:
    article = long_article()
    mark = mark_of(article, LONG.format(n=COUNT - 30))
    reader.set_article(article, [mark])
    reader.set_chosen(mark)
    assert reader.sees(mark)
    reader.resize(reader.width() - 120, reader.height() - 60)
    QApplication.processEvents()
    assert reader.sees(mark)


def test_a_paragraph_as_long_as_a_book_is_set_in_parts() -> None:
    text = "The council met again for a day. " * 4000
    pieces = lay_out(article_of(text)).pieces
    assert len(pieces) > 10
    assert all(len(piece.text) <= 6_000 for piece in pieces)
    assert " ".join(piece.text for piece in pieces[1:]) == text.strip()
    assert len(lay_out(article_of("x" * 50_000)).pieces) > 5


def test_selected_words_are_those_that_stand_there(reader: Reader) -> None:
    start = reader.column.shown(*_place(OPENED))[0][0]
    rects = reader.rects_shown(start, 3)
    QTest.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=rects[0].center().toPoint())
    assert reader.textCursor().selectedText() == OPENED[:3]
    reader.moveCursor(QTextCursor.MoveOperation.Down)
    assert reader.textCursor().position() > start


def test_a_quotation_that_the_text_does_not_say_is_listed_and_not_drawn(reader: Reader) -> None:
    article = article_of()
    sound, moved = mark_of(article, OPENED), mark_of(article, FERRY)._replace(start=3, end=3 + len(FERRY))
    reader.set_article(article, [sound, moved])
    reader.set_chosen(moved)
    assert reader.broken == (moved,)
    assert reader.chosen is None
    assert [mark for sentence in reader.sentences.all for mark in sentence.marks] == [sound]
    words = broken_words(reader.broken, moved)
    assert words.startswith("The quotation is no longer found in the text: “The ferry")


def test_a_time_expression_that_the_text_does_not_say_is_not_dotted(reader: Reader) -> None:
    article = article_of()
    times = find_times(article.text, article.published)
    assert [time.text for time in times] == ["last month"]
    reader.set_article(article_of(article.text.replace("last month", "lost mouth")), [])
    reader.set_times(times)
    assert not len(reader.times)
    reader.set_article(article, [])
    reader.set_times(times)
    assert len(reader.times) == 1


def test_several_broken_quotations_are_counted_the_chosen_one_first() -> None:
    article = article_of()
    broken = [mark_of(article, FERRY, f"e{n}")._replace(text=f"Words {n} that are gone.") for n in range(5)]
    marks = marks_of(article.text, broken)
    assert marks.sentences == ()
    words = broken_words(marks.broken, broken[4])
    assert words.startswith("5 quotations are no longer found in the text: “Words 4 that are gone.”, “Words 0")
    assert "and 2 more" in words
    assert broken_words((), None) == ""


def test_time_expressions_and_names_are_walked_and_told_by_keys(reader: Reader, qtbot: QtBot) -> None:
    article = article_of()
    mark = mark_of(article, OPENED)
    reader.set_article(article, [mark])
    reader.set_times(find_times(article.text, article.published))
    told: list[str] = []
    reader.name_requested.connect(told.append)
    reader.mention_requested.connect(lambda event, _: told.append(event))
    QTest.keyClick(reader, Qt.Key.Key_Greater, Qt.KeyboardModifier.ShiftModifier)
    assert _stop(reader) == reader.times.all[0]
    qtbot.waitUntil(lambda: "February 2019" in QToolTip.text())
    QTest.keyClick(reader, Qt.Key.Key_Return)
    at = article.text.index("Ada Lindqvist")
    reader.set_names([Named(at, at + 13, Written("people", "Ada Lindqvist", "Ada Lindqvist"))])
    QTest.keyClick(reader, Qt.Key.Key_Greater, Qt.KeyboardModifier.ShiftModifier)
    assert _stop(reader) == reader.names.all[0]
    qtbot.waitUntil(lambda: "Person: Ada Lindqvist" in QToolTip.text())
    QTest.keyClick(reader, Qt.Key.Key_Greater, Qt.KeyboardModifier.ShiftModifier)
    assert _stop(reader) == reader.names.all[0]
    QTest.keyClick(reader, Qt.Key.Key_Return)
    assert told == [mark.event, "Ada Lindqvist"]
    QTest.keyClick(reader, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ShiftModifier)
    assert _stop(reader) == reader.times.all[0]
    QTest.keyClick(reader, Qt.Key.Key_Period)
    assert _stop(reader) is None
    QToolTip.hideText()


def test_a_sentence_of_two_events_bears_both_colours(qtbot: QtBot) -> None:
    inks = {"bridge": QColor("#a00000"), "speech": QColor("#0000a0")}
    reader = new_reader(qtbot, inks.__getitem__)
    article = article_of()
    reader.set_article(article, [mark_of(article, OPENED, "bridge"), mark_of(article, OPENED, "speech")])
    shown = reader.viewport().grab().toImage()
    rect = reader.rects_of(reader.sentences.all[0])[0]
    colours = {shown.pixelColor(x, round(rect.center().y())).name() for x in range(20)}
    assert {ink.name() for ink in inks.values()} <= colours


def test_marked_sentences_are_walked_by_keys_and_enter_asks_for_the_event(qtbot: QtBot, reader: Reader) -> None:
    article = article_of()
    first, second = mark_of(article, OPENED, "bridge"), mark_of(article, FERRY, "ferry")
    reader.set_article(article, [first, second])
    QTest.keyClick(reader, Qt.Key.Key_Period)
    assert reader.walked is not None
    assert reader.walked.marks == (first,)
    QTest.keyClick(reader, Qt.Key.Key_Period)
    QTest.keyClick(reader, Qt.Key.Key_Period)
    with qtbot.waitSignal(reader.mention_requested) as asked:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert asked.args == ["ferry", 0]
    QTest.keyClick(reader, Qt.Key.Key_Comma)
    assert reader.walked.marks == (first,)


def test_other_letters_leave_what_is_read_where_it_is(reader: Reader) -> None:
    reader.set_article(long_article(), [])
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    low, high = reader.in_sight()
    for size in (150, 250, 70, 100):
        reader.set_size(size)
        assert low <= reader.in_sight()[0] <= high


def test_sizes_go_up_and_down_and_end() -> None:
    assert [next_size(size, 1) for size in SIZES] == [*SIZES[1:], SIZES[-1]]
    assert [next_size(size, -1) for size in SIZES] == [SIZES[0], *SIZES[:-1]]
    assert next_size(117, 1) == 125


def _stop(reader: Reader) -> Timex3 | Named | None:
    return reader.stops.at


def _place(words: str) -> tuple[int, int]:
    start = article_of().text.index(words)
    return start, start + len(words)
