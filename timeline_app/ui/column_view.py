"""An article's words in a column of readable length: laid out where they are looked at, held where they are read.

No HTML ever enters it: text is set as plain text, nothing in it is a link, and a wish to load a resource gets nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from timeline_app.ui.column_layout import ColumnLayout
from timeline_app.ui.reader_layout import Kind, Layout, Piece, lay_out
from timeline_app.ui.reader_looks import USUAL, looks_of, measure_of
from timeline_app.ui.reader_painter import MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Article
    from timeline_app.ui.reader_looks import Look
    from timeline_app.ui.span_index import Spanned
    from timeline_app.ui.theme import Theme

_LEAST = 4  # lines of the usual size that are always in sight


class ColumnView(QTextEdit):
    """The text of one article."""

    text_changed = Signal()  # another article is shown, or more or less of this one

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfolded = False
        self._theme, self._percent = theme, USUAL
        self._article: Article | None = None
        self._layout = Layout(())
        self._settling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keys)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextDocument(self)
        self._text.setUndoRedoEnabled(False)
        self._lines = ColumnLayout(self._text)
        self._text.setDocumentLayout(self._lines)
        self.setDocument(self._text)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    @property
    def column(self) -> Layout:
        """Return how the article is set."""
        return self._layout

    @property
    def article(self) -> Article | None:
        """Return what is shown."""
        return self._article

    def bring(self, span: Spanned, share: float = 1 / 3) -> None:
        """Scroll so that a span of the article begins at a share of the height."""
        bar = self.verticalScrollBar()
        for _ in range(3):  # what is laid out on the way moves it
            if not (rects := self.rects_of(span)):
                return
            bar.setValue(round(rects[0].top() + bar.value() - self.viewport().height() * share))
            self._settle()

    def sees(self, span: Spanned) -> bool:
        """Tell whether all lines of a span are in sight."""
        rects = self.rects_of(span)
        return bool(rects) and rects[0].top() >= 0 and rects[-1].bottom() <= self.viewport().height()

    def offset_at(self, point: QPoint) -> int | None:
        """Return which letter of the article is under a point of the viewport."""
        position = self._position_at(point)
        return self._layout.offset(position) if position is not None else None

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

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load nothing, whatever a text asks for."""
        return None

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

    def _lay_out_again(self) -> None:
        """Break all lines anew, in other letters or another width; the first line in sight stays the first."""
        held, bar = self._lines.block_at(self.verticalScrollBar().value()), self.verticalScrollBar()
        into = bar.value() - self._lines.top_of(held)
        looks = looks_of(self._theme, self._percent)
        self.setMinimumHeight(round(_LEAST * looks_of(self._theme)[Kind.TEXT].pitch))
        self._text.setDefaultFont(looks[Kind.TEXT].font)
        self._lines.set_looks(looks, MARGIN, self._width(looks))
        bar.setValue(round(self._lines.top_of(held) + into))
        self._settle()
        self.viewport().update()

    def _width(self, looks: Mapping[Kind, Look]) -> float:
        return max(80.0, min(self.viewport().width() - 2 * MARGIN, measure_of(looks)))

    def _position_at(self, point: QPoint) -> int | None:
        scrolled = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        hit = self._lines.hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
        return hit if hit >= 0 else None

    def _piece_at(self, point: QPoint) -> Piece | None:
        position = self._position_at(point)
        return self._layout.piece(position) if position is not None else None

    def set_size(self, percent: int) -> None:
        """Set the letters larger or smaller; what is read stays where it is."""
        self._percent = percent
        self._lay_out_again()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self._lay_out_again()

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Show or fold away the page's furniture."""
        if unfolded == self.unfolded:
            return
        held = self.verticalScrollBar().value()
        self.unfolded = unfolded
        self._set_text()
        self.verticalScrollBar().setValue(held)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines at a readable length, and what is read where it is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()
        self._settle()

    def _on_bar_value_changed(self) -> None:
        self._settle()
        self.viewport().update()

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
        self.text_changed.emit()
