"""The reader: an article's own text, with the sentences of events marked, time expressions dotted, and words found.

A click on a marked sentence asks for its event; resting on a time expression explains it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from timeline_app.ui.column_view import ColumnView
from timeline_app.ui.finding import Hit, fold, hits
from timeline_app.ui.named import Named
from timeline_app.ui.reader_layout import Kind
from timeline_app.ui.reader_marks import Marks, Sentence, marks_of
from timeline_app.ui.reader_painter import ReaderPainter
from timeline_app.ui.reader_stops import KEYS as STOP_KEYS
from timeline_app.ui.reader_stops import Stops, told
from timeline_app.ui.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QColor, QResizeEvent, QShowEvent

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article
    from timeline_app.store.catalogue import Marked
    from timeline_app.ui.span_index import Spanned
    from timeline_app.ui.theme import Theme

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WALKS = {Qt.Key.Key_Period: 1, Qt.Key.Key_Comma: -1}  # to the next, the previous marked sentence


class Reader(ColumnView):
    """One article, set for reading."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    name_requested = Signal(str)
    unfolded_changed = Signal(bool)

    def __init__(self, theme: Theme, lane_colour: Callable[[str], QColor], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("article_text")
        self.setAccessibleName("Article text")
        self.expect: Callable[[Sequence[str]], object] = lambda _: None  # told of events before their colours are asked
        self.sentences: SpanIndex[Sentence] = SpanIndex()
        self.times: SpanIndex[Timex3] = SpanIndex()
        self.names: SpanIndex[Named] = SpanIndex()  # people, places and organisations, where they are asked for
        self.found: SpanIndex[Hit] = SpanIndex()  # what is looked for in this article
        self.current: Hit | None = None  # where one is among them
        self.words: SpanIndex[Hit] = SpanIndex()  # what a search over all articles looks for
        self.walked: Sentence | None = None  # where the keyboard is among the marked sentences
        self._lane_colour = lane_colour
        self._colours: dict[str, QColor] = {}  # by event, as far as they were asked for
        self._marks = Marks((), ())
        self._chosen: Marked | None = None
        self.stops = Stops(self)
        self._held = False  # the selected sentence was in sight, and stays there when the panel changes its size
        self._folded: str | None = None  # the text as words are looked for in it, once that was asked for
        self._words: tuple[str, ...] = ()
        self._pressed = QPoint()
        self._painter = ReaderPainter(self, theme)
        self.viewport().setMouseTracking(True)

    def quoted(self) -> list[tuple[int, int]]:
        """Return the article's words that are selected, one span a paragraph; else the chosen sentence's."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return list(self._layout.spans(cursor.selectionStart(), cursor.selectionEnd()))
        sentence = self.walked or self._chosen
        return [(sentence.start, sentence.end)] if sentence is not None else []

    @property
    def broken(self) -> tuple[Marked, ...]:
        """Return the mentions whose quotations the article does not say."""
        return self._marks.broken

    @property
    def chosen(self) -> Marked | None:
        """Return whose sentence is marked strongly."""
        return self._chosen

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._colours.clear()
        self._painter = ReaderPainter(self, theme)
        super().set_theme(theme)

    def set_article(self, article: Article | None, marked: Sequence[Marked]) -> None:
        """Show an article, with the sentences that report events."""
        same = _alike(article, self._article)
        self._article, self.walked, self.stops.at = article, None, None
        self._marks = marks_of(article.text, marked) if article else Marks((), ())
        self.sentences = SpanIndex(self._marks.sentences)
        if same:
            self.viewport().update()
            return
        self.unfolded, self.times, self._chosen, self._folded = False, SpanIndex(), None, None
        self.names, self.found, self.current = SpanIndex(), SpanIndex(), None
        self._mark_words()
        self._set_text()
        self.show_chosen()

    def set_times(self, times: Iterable[Timex3]) -> None:
        """Dot the article's time expressions, where it still says them."""
        text = self._article.text if self._article else ""
        self.times = SpanIndex(time for time in times if text[time.start : time.end] == time.text)
        self.viewport().update()

    def set_names(self, names: Iterable[Named]) -> None:
        """Underline names; a click on one asks for its mentions."""
        self.names = SpanIndex(names)
        self.viewport().update()

    def set_words(self, words: Sequence[str]) -> None:
        """Mark words or phrases lightly wherever they stand, in this and in every article shown from now on.

        Of a word that ends in an asterisk all are marked that begin so.
        """
        self._words = tuple(words)
        self._mark_words()
        self.viewport().update()

    def set_found(self, words: str, near: int | None = None) -> None:
        """Mark all places of words in this article, and go to the first after `near`; None: to none."""
        self.found = SpanIndex(hit for hit in self._hits([words]) if self._layout.shows(hit.start, hit.end))
        self.current = None
        if near is not None and len(self.found):
            self.current = self.found.beside(near - 1, 1) or self.found.all[0]
            self._bring_current()
        self.viewport().update()

    def step_found(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place of what is looked for, round the end."""
        if len(self.found):
            here = self.current.start if self.current is not None else self.in_sight()[0]
            self.current = self.found.beside(here, by) or self.found.all[0 if by > 0 else -1]
            self._bring_current()
            self.viewport().update()

    @property
    def found_at(self) -> tuple[int, int]:
        """Return which place of what is looked for one is at, from 1 (0: at none), and of how many."""
        return self.found.all.index(self.current) + 1 if self.current in self.found.all else 0, len(self.found)

    def set_chosen(self, chosen: Marked | None) -> None:
        """Mark one sentence strongly and bring it into sight; one that the text does not say is not marked."""
        self._chosen = None if chosen in self._marks.broken else chosen
        self.walked = self.stops.at = None
        if not len(self.found):
            self.current = None
        self.viewport().update()
        self.show_chosen()

    def says(self, start: int, end: int, words: str) -> bool:
        """Tell whether these words stand at a place of the article, by whatever white space they are parted."""
        return self._article is not None and self._article.text[start:end].split() == words.split() != []

    def show_place(self, start: int, end: int) -> None:
        """Bring a place of the article into sight and outline it, until something else is looked for."""
        if not self._layout.shows(start, end):
            self.set_unfolded(unfolded=True)
            self.unfolded_changed.emit(True)
        self.current = Hit(start, end)
        self.bring(self.current)
        self.viewport().update()

    def show_chosen(self) -> None:
        """Bring the selected sentence into sight, else a place that is shown, else the top."""
        chosen = self._chosen or self.current
        if chosen is not None and self._layout.shows(chosen.start, chosen.end):
            self.bring(chosen)
        else:
            self.verticalScrollBar().setValue(0)
            self._settle()

    def walk(self, step: int) -> None:
        """Go to the next (1) or previous (-1) marked sentence, from where the keyboard or the selection is."""
        here = self.walked or self._chosen
        low, _ = self.in_sight()
        found = self.sentences.beside(here.start if here is not None else low - 1, step)
        if found is not None:
            self.walked, self.stops.at = found, None
            if not self.sees(found):
                self.bring(found)
            self.viewport().update()

    def marked_at(self, point: QPoint) -> Marked | None:
        """Return the marked sentence under a point of the viewport; of several, the one after the selected."""
        return self._after_chosen([mark for each in self._sentences_at(point) for mark in each.marks])

    def time_at(self, point: QPoint) -> Timex3 | None:
        """Return the time expression under a point of the viewport."""
        offset = self.offset_at(point)
        return None if offset is None else next(iter(self.times.at(offset)), None)

    def name_at(self, point: QPoint) -> Named | None:
        """Return the name under a point of the viewport, where names are shown."""
        offset = self.offset_at(point)
        return None if offset is None else next(iter(self.names.at(offset)), None)

    def is_chosen(self, sentence: Sentence) -> bool:
        """Tell whether the selected event is told by a sentence."""
        return self._chosen is not None and (sentence.start, sentence.end) == (self._chosen.start, self._chosen.end)

    def colours_of(self, marks: Iterable[Marked]) -> list[QColor]:
        """Return the colours of the lanes in which mentions' events stand; looked up together, and once."""
        events = [mark.event for mark in marks]
        if wanted := [event for event in events if event not in self._colours]:
            self.expect(wanted)
            self._colours.update((event, self._lane_colour(event)) for event in wanted)
        return [self._colours[event] for event in events]

    def forget_colours(self) -> None:
        """Look the colours of lanes up anew: events stand in others by now."""
        self._colours.clear()
        self.viewport().update()

    def chosen_rects(self) -> list[QRectF]:
        """Return where the selected sentence stands in the viewport."""
        return self.rects_of(self._chosen) if self._chosen is not None else []

    def bring(self, span: Spanned, share: float = 1 / 3) -> None:
        """Scroll so that a span of the article begins at a share of the height."""
        super().bring(span, share)
        self._held = self._chosen is not None and self.sees(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is read where it is, and the selected sentence in sight."""
        held = self._held
        super().resizeEvent(event)
        if held and self._chosen is not None and not self.sees(self._chosen):
            self.bring(self._chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the selected sentence into sight once the size is known."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.show_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over marked sentences, and ask for the event of the one where the keyboard is."""
        if (step := _WALKS.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            self.walk(step)
        elif (step := STOP_KEYS.get(Qt.Key(event.key()))) is not None and not event.modifiers() & ~_SHIFT:
            self.stops.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (at := self.stops.at or self.walked) is not None:
            self._follow(at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint()
        self.walked = self.stops.at = None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a click that is no drag: unfold furniture, or ask for a sentence's event."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or (point - self._pressed).manhattanLength() > 3:
            return
        piece = self._piece_at(point)
        if piece is not None and piece.kind is Kind.FOLD:
            self.set_unfolded(unfolded=not self.unfolded)
            self.unfolded_changed.emit(self.unfolded)
        elif (name := self.name_at(point)) is not None:
            self._follow(name)
        elif (found := self.marked_at(point)) is not None:
            self.mention_requested.emit(found.event, found.position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        piece = self._piece_at(point)
        link = piece is not None and piece.kind is Kind.FOLD
        link = link or self.name_at(point) is not None or self.marked_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain what is under a resting pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self._explained(event.pos())
            QToolTip.showText(event.globalPos(), f"<p>{escape(text)}</p>" if text else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tints under the text, and over it what belongs there."""
        seen = QRectF(event.rect())
        with QPainter(self.viewport()) as painter:
            self._painter.under(painter, seen)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.over(painter, seen)

    def _on_bar_value_changed(self) -> None:
        super()._on_bar_value_changed()
        self._held = self._chosen is not None and self.sees(self._chosen)

    def _explained(self, point: QPoint) -> str:
        """Return what there is to say of a time, a name or a sentence of several events; else the empty text."""
        if (stop := self.time_at(point) or self.name_at(point)) is not None:
            return told(stop, self._article, "Click for its mentions in context.")
        count = sum(len(each.marks) for each in self._sentences_at(point))
        return f"{count} events are read from this. Click for one, again for the next." if count > 1 else ""

    def _sentences_at(self, point: QPoint) -> list[Sentence]:
        offset = self.offset_at(point)
        return [] if offset is None else self.sentences.at(offset)

    def _follow(self, at: Timex3 | Named | Sentence) -> None:
        """Ask for a name's mentions, else for the event of a marked sentence, or of that which something stands in."""
        if isinstance(at, Named):
            self.name_requested.emit(at.written.name)
            return
        those = [at] if isinstance(at, Sentence) else self.sentences.at(at.start)
        if (found := self._after_chosen([mark for each in those for mark in each.marks])) is not None:
            self.mention_requested.emit(found.event, found.position)

    def _hits(self, words: Sequence[str], *, whole: bool = False) -> list[Hit]:
        """Return where words stand in the article; it is made ready for that once."""
        if self._article is None or not any(each.strip() for each in words):
            return []
        if self._folded is None:
            self._folded = fold(self._article.text)
        return hits(self._folded, words, whole=whole)

    def _mark_words(self) -> None:
        self.words = SpanIndex(self._hits(self._words, whole=True))

    def _bring_current(self) -> None:
        if self.current is not None and not self.sees(self.current):
            self.bring(self.current)

    def _after_chosen(self, here: Sequence[Marked]) -> Marked | None:
        """Return the first of these mentions, or the one after the selected."""
        if self._chosen is None or self._chosen not in here:
            return here[0] if here else None
        return here[(here.index(self._chosen) + 1) % len(here)]


def _alike(one: Article | None, other: Article | None) -> bool:
    """Tell whether two articles are read the same, whatever else is known of them."""
    if one is None or other is None:
        return one is other
    return (one.id, one.title, one.furniture, one.text) == (other.id, other.title, other.furniture, other.text)
