"""The reader's column: an article's own text as plain text, with sentences marked and time expressions dotted.

No HTML ever enters it: text is set as plain text, nothing in it is a link, and a wish to load a resource gets nothing.
A click on a marked sentence asks for its event; resting on a time expression explains it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from timeline_app.ui.column_layout import ColumnLayout
from timeline_app.ui.hints import explained
from timeline_app.ui.reader_layout import Kind, Layout, Piece, lay_out
from timeline_app.ui.reader_looks import USUAL, looks_of, measure_of
from timeline_app.ui.reader_marks import Marks, marks_of
from timeline_app.ui.reader_painter import MARGIN, ReaderPainter
from timeline_app.ui.said import clocked
from timeline_app.ui.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QColor, QResizeEvent, QShowEvent

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article
    from timeline_app.store.catalogue import Marked
    from timeline_app.ui.reader_looks import Look
    from timeline_app.ui.reader_marks import Sentence
    from timeline_app.ui.span_index import Spanned
    from timeline_app.ui.theme import Theme

_WALKS = {Qt.Key.Key_Period: 1, Qt.Key.Key_Comma: -1}  # to the next, the previous marked sentence


class Reader(QTextEdit):
    """One article, set for reading."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    unfolded_changed = Signal(bool)

    def __init__(self, theme: Theme, lane_colour: Callable[[str], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article_text")
        self.setAccessibleName("Article text")
        self._lane_colour = lane_colour
        self._colours: dict[str, QColor] = {}  # by event, as far as they were asked for
        self.expect: Callable[[Sequence[str]], object] = lambda _: None  # told of events before their colours are asked
        self.sentences: SpanIndex[Sentence] = SpanIndex()
        self.times: SpanIndex[Timex3] = SpanIndex()
        self.walked: Sentence | None = None  # where the keyboard is among the marked sentences
        self.unfolded = False
        self._theme, self._percent = theme, USUAL
        self._article: Article | None = None
        self._layout = Layout(())
        self._marks = Marks((), ())
        self._chosen: Marked | None = None
        self._pressed = QPoint()
        self._settling = False
        self._held = False  # the selected sentence was in sight, and stays there when the panel changes its size
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keys)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextDocument(self)
        self._text.setUndoRedoEnabled(False)
        self._lines = ColumnLayout(self._text)
        self._text.setDocumentLayout(self._lines)
        self.setDocument(self._text)
        self._painter = ReaderPainter(self, theme)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    @property
    def column(self) -> Layout:
        """Return how the article is set."""
        return self._layout

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
        self._theme = theme
        self._colours.clear()
        self._painter = ReaderPainter(self, theme)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("on_accent"))
        self.setPalette(palette)
        self._lay_out_again()

    def set_size(self, percent: int) -> None:
        """Set the letters larger or smaller; what is read stays where it is."""
        self._percent = percent
        self._lay_out_again()

    def set_article(self, article: Article | None, marked: Sequence[Marked]) -> None:
        """Show an article, with the sentences that report events."""
        same = article is self._article or article == self._article
        self._article, self.walked = article, None
        self._marks = marks_of(article.text, marked) if article else Marks((), ())
        self.sentences = SpanIndex(self._marks.sentences)
        if same:
            self.viewport().update()
            return
        self.unfolded, self.times, self._chosen = False, SpanIndex(), None
        self._set_text()
        self.show_chosen()

    def set_times(self, times: Iterable[Timex3]) -> None:
        """Dot the article's time expressions."""
        self.times = SpanIndex(times)
        self.viewport().update()

    def set_chosen(self, chosen: Marked | None) -> None:
        """Mark one sentence strongly and bring it into sight; one that the text does not say is not marked."""
        self._chosen = None if chosen in self._marks.broken else chosen
        self.walked = None
        self.viewport().update()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Scroll so that the selected sentence stands a third from the top; to the top where none is."""
        if self._chosen is not None and self._layout.shown(self._chosen.start, self._chosen.end):
            self.bring(self._chosen)
        else:
            self.verticalScrollBar().setValue(0)
            self._settle()

    def bring(self, span: Spanned, share: float = 1 / 3) -> None:
        """Scroll so that a span of the article begins at a share of the height."""
        bar = self.verticalScrollBar()
        for _ in range(3):  # what is laid out on the way moves it
            if not (rects := self.rects_of(span)):
                return
            bar.setValue(round(rects[0].top() + bar.value() - self.viewport().height() * share))
            self._settle()
        self._held = True

    def sees(self, span: Spanned) -> bool:
        """Tell whether all lines of a span are in sight."""
        rects = self.rects_of(span)
        return bool(rects) and rects[0].top() >= 0 and rects[-1].bottom() <= self.viewport().height()

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Show or fold away the page's furniture."""
        if unfolded == self.unfolded:
            return
        held = self.verticalScrollBar().value()
        self.unfolded = unfolded
        self._set_text()
        self.verticalScrollBar().setValue(held)
        self._settle()

    def walk(self, step: int) -> None:
        """Go to the next (1) or previous (-1) marked sentence, from where the keyboard or the selection is."""
        here = self.walked or self._chosen
        low, _ = self.in_sight()
        found = self.sentences.beside(here.start if here is not None else low - 1, step)
        if found is not None:
            self.walked = found
            if not self.sees(found):
                self.bring(found)
            self.viewport().update()

    def marked_at(self, point: QPoint) -> Marked | None:
        """Return the marked sentence under a point of the viewport; of several, the one after the selected."""
        offset = self.offset_at(point)
        here = [] if offset is None else [mark for each in self.sentences.at(offset) for mark in each.marks]
        return self._after_chosen(here)

    def time_at(self, point: QPoint) -> Timex3 | None:
        """Return the time expression under a point of the viewport."""
        offset = self.offset_at(point)
        return None if offset is None else next(iter(self.times.at(offset)), None)

    def offset_at(self, point: QPoint) -> int | None:
        """Return which letter of the article is under a point of the viewport."""
        position = self._position_at(point)
        return self._layout.offset(position) if position is not None else None

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

    def in_sight(self) -> tuple[int, int]:
        """Return which part of the article stands in the viewport, whole blocks."""
        top = self.verticalScrollBar().value()
        return self._layout.span(*(self._lines.block_at(y) for y in (top, top + self.viewport().height())))

    def rects_of(self, span: Spanned) -> list[QRectF]:
        """Return where a span of the article stands in the viewport, one rectangle a line, each as high as a line."""
        shown = self._layout.shown(span.start, span.end)
        return [rect for place in shown for rect in self.rects_shown(*place)]

    def rects_shown(self, position: int, length: int) -> list[QRectF]:
        """Return where a stretch of one block stands in the viewport."""
        scrolled = QPointF(0, -self.verticalScrollBar().value())
        return [rect.translated(scrolled) for rect in self._lines.rects(position, length)]

    def chosen_rects(self) -> list[QRectF]:
        """Return where the selected sentence stands in the viewport."""
        return self.rects_of(self._chosen) if self._chosen is not None else []

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing, whatever a text asks for."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a readable length, and what is read where it is."""
        held = self._held
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()
        self._settle()
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
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.walked is not None:
            found = self._after_chosen(self.walked.marks)
            if found is not None:
                self.mention_requested.emit(found.event, found.position)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint()
        self.walked = None
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
        elif (found := self.marked_at(point)) is not None:
            self.mention_requested.emit(found.event, found.position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        piece = self._piece_at(point)
        link = (piece is not None and piece.kind is Kind.FOLD) or self.marked_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the time expression under a resting pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            time = self.time_at(event.pos())
            text = clocked(explained(time, self._article, brief=True)) if time is not None else ""
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
        self._settle()
        self._held = self._chosen is not None and self.sees(self._chosen)
        self.viewport().update()

    def _settle(self) -> None:
        """Lay out what is in sight and a page around it; what is in sight stays there."""
        if self._settling:
            return
        self._settling = True
        bar, page = self.verticalScrollBar(), max(200, self.viewport().height())
        top = bar.value()
        moved = round(self._lines.settle(top - page, top + 2 * page, top))
        if moved:
            bar.setValue(top + moved)
        self._settling = False

    def _set_text(self) -> None:
        self._layout = lay_out(self._article, unfolded=self.unfolded) if self._article else Layout(())
        looks = looks_of(self._theme, self._percent)
        self._lines.set_pieces(())  # while the blocks are not yet its own
        self._text.setDefaultFont(looks[Kind.TEXT].font)
        self._text.setPlainText(self._layout.text)
        self._lines.set_pieces(self._layout.pieces)
        self._lines.set_looks(looks, MARGIN, self._width(looks))
        self._settle()
        self.viewport().update()

    def _lay_out_again(self) -> None:
        """Break all lines anew, in other letters or another width; the first line in sight stays the first."""
        held, bar = self._lines.block_at(self.verticalScrollBar().value()), self.verticalScrollBar()
        into = bar.value() - self._lines.top_of(held)
        looks = looks_of(self._theme, self._percent)
        self._text.setDefaultFont(looks[Kind.TEXT].font)
        self._lines.set_looks(looks, MARGIN, self._width(looks))
        bar.setValue(round(self._lines.top_of(held) + into))
        self._settle()
        self.viewport().update()

    def _width(self, looks: Mapping[Kind, Look]) -> float:
        return max(80.0, min(self.viewport().width() - 2 * MARGIN, measure_of(looks)))

    def _after_chosen(self, here: Sequence[Marked]) -> Marked | None:
        """Return the first of these mentions, or the one after the selected."""
        if self._chosen is None or self._chosen not in here:
            return here[0] if here else None
        return here[(here.index(self._chosen) + 1) % len(here)]

    def _position_at(self, point: QPoint) -> int | None:
        scrolled = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        hit = self._lines.hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
        return hit if hit >= 0 else None

    def _piece_at(self, point: QPoint) -> Piece | None:
        position = self._position_at(point)
        return self._layout.piece(position) if position is not None else None
