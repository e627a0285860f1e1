"""The reader's column, laid out where it is looked at: an article of a million letters opens as fast as a short one.

Blocks that were not looked at yet have the height that their length lets expect; `settle` lays out what comes into
sight and says by how much that moved the rest, so that the view can stay where it was. One block is one piece of the
layout (`ui/reader_layout.py`), whose line pitch and margins are of its kind's look (`ui/reader_looks.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from timeline_app.ui.reader_layout import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.ui.reader_layout import Piece
    from timeline_app.ui.reader_looks import Look

_KINDS = tuple(Kind)
_FURNITURE = _KINDS.index(Kind.FURNITURE)
ABOVE, BELOW = 4, 24  # px around the column
_FROM_RIGHT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]")


class ColumnLayout(QAbstractTextDocumentLayout):
    """The layout of a document whose blocks are pieces of an article."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._pieces: Sequence[Piece] = ()
        self._looks: Mapping[Kind, Look] = {}
        self._left = self._width = 0.0
        self._letters, self._kinds = np.zeros(0), np.zeros(0, np.int64)
        self._heights = self._below = np.zeros(0)  # of blocks, with the room that is left after them, and of that
        self._exact = np.zeros(0, np.bool_)
        self._tops = np.zeros(1)
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def set_pieces(self, pieces: Sequence[Piece]) -> None:
        """Take the pieces that the document's blocks are, before `set_looks` says how they look."""
        self._pieces = pieces
        self._letters = np.array([len(piece.text) for piece in pieces], np.float64)
        numbers = {kind: number for number, kind in enumerate(_KINDS)}
        self._kinds = np.array([numbers[piece.kind] for piece in pieces], np.int64)

    def set_looks(self, looks: Mapping[Kind, Look], left: float, width: float) -> None:
        """Set the pieces in a column; nothing is laid out yet."""
        self._looks, self._left, self._width = looks, left, width
        self._exact = np.zeros(len(self._pieces), np.bool_)
        letter, pitch, below = np.array(
            [(looks[kind].letter, looks[kind].pitch, looks[kind].below) for kind in _KINDS]
        ).T[:, self._kinds]
        ends = (self._kinds == _FURNITURE) & (np.append(self._kinds[1:], _FURNITURE) != _FURNITURE)
        self._below = np.where(ends, looks[Kind.TEXT].below, below)
        self._heights = np.maximum(1.0, np.ceil(self._letters * letter / width)) * pitch + self._below
        self._place()
        self.documentSizeChanged.emit(self.documentSize())

    def settle(self, top: float, bottom: float, keep: float) -> float:
        """Lay out what meets a stretch; return by how much what stands at `keep` moved down."""
        first, moved, changed = self.block_at(top), 0.0, False
        y = float(self._tops[first])
        for index in range(first, len(self._pieces)):
            if y >= bottom:
                break
            if not self._exact[index]:
                before = float(self._heights[index])
                self._set(index)
                changed = True
                moved += float(self._heights[index]) - before if y + before <= keep else 0.0
            y += float(self._heights[index])
        if changed:
            self._place()
            self.documentSizeChanged.emit(self.documentSize())
        return moved

    def block_at(self, y: float) -> int:
        """Return the number of the block at a height of the document; the first or last beyond its ends."""
        last = len(self._pieces) - 1
        return max(0, min(last, int(np.searchsorted(self._tops, y, side="right")) - 1))

    def top_of(self, index: int) -> float:
        """Return where a block begins, as far as that is known."""
        return float(self._tops[min(index, len(self._tops) - 1)])

    def rects(self, position: int, length: int) -> list[QRectF]:
        """Return where a stretch of one block stands in the document, one rectangle a line, each as high as a line."""
        block = self.document().findBlock(position)
        if not block.isValid() or block.blockNumber() >= len(self._pieces):
            return []
        layout, look = self._laid(block.blockNumber(), block), self._look(block)
        origin = QPointF(self._left, self.top_of(block.blockNumber()))
        at, last = position - block.position(), position - block.position() + length
        found = []
        while at < last and (line := layout.lineForTextPosition(at)).isValid():
            until = min(last, line.textStart() + line.textLength())
            for left, right in _stretches(block.text(), line, at, until):
                box = QRectF(left, line.lineNumber() * look.pitch, right - left, look.pitch)
                found.append(box.translated(origin))
            at = max(until, at + 1)
        return found

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw what a painter's clip shows, what is selected on its own ground, and the cursor."""
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        block = self.document().findBlockByNumber(self.block_at(clip.top()))
        while block.isValid() and self.top_of(block.blockNumber()) < clip.bottom():
            if block.blockNumber() >= len(self._pieces):
                break
            layout = self._laid(block.blockNumber(), block)
            origin = QPointF(self._left, self.top_of(block.blockNumber()))
            painter.setPen(self._look(block).ink)
            layout.draw(painter, origin, self._selected(painter, block, context), clip)
            if block.contains(context.cursorPosition):
                layout.drawCursor(painter, origin, context.cursorPosition - block.position())
            block = block.next()

    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        """Return the position at a point of the document; -1 beside the text where it must be exact."""
        block = self.document().findBlockByNumber(self.block_at(point.y()))
        if not block.isValid() or not self._pieces:
            return -1
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        layout, look = self._laid(block.blockNumber(), block), self._look(block)
        row = int((point.y() - self.top_of(block.blockNumber())) // look.pitch)
        if exact and not 0 <= row < layout.lineCount():
            return -1
        line = layout.lineAt(max(0, min(row, layout.lineCount() - 1)))
        across = point.x() - self._left
        words = line.naturalTextRect()
        if exact and not words.left() <= across <= words.right():
            return -1
        return block.position() + int(_column(line.xToCursor(across)))

    def pageCount(self) -> int:
        """Return that it is one page."""
        return 1

    def documentSize(self) -> QSizeF:
        """Return the whole column's size, as far as it is known."""
        return QSizeF(2 * self._left + self._width, float(self._tops[-1]) + BELOW)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """Return where the only frame stands."""
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block stands; it is laid out by that."""
        index = block.blockNumber()
        if not 0 <= index < len(self._pieces):
            return QRectF()
        self._laid(index, block)
        return QRectF(self._left, self.top_of(index), self._width, float(self._heights[index]))

    def documentChanged(self, from_: int, removed: int, added: int) -> None:
        """Change nothing: who sets the text says how it is laid out (`set_column`)."""

    def _place(self) -> None:
        self._tops = np.concatenate(([0.0], np.cumsum(self._heights))) + ABOVE

    def _look(self, block: QTextBlock) -> Look:
        return self._looks[self._pieces[block.blockNumber()].kind]

    def _laid(self, index: int, block: QTextBlock) -> QTextLayout:
        """Return a block's lines; those that nobody had looked at yet move what follows."""
        if not self._exact[index]:
            self._set(index)
            self._place()
        return block.layout()

    def _set(self, index: int) -> None:
        """Break one block into lines."""
        block = self.document().findBlockByNumber(index)
        kind = self._pieces[index].kind
        layout, look = block.layout(), self._looks[kind]
        form = QTextLayout.FormatRange()
        form.start, form.length, form.format = 0, block.length(), QTextCharFormat()
        if kind is not Kind.TEXT:  # whose letters are the document's
            form.format.setFont(look.font)
            layout.setFormats([form])
        layout.setTextOption(self._option)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width - look.indent)
            line.setPosition(QPointF(look.indent, count * look.pitch + (look.pitch - line.height()) / 2))
            count += 1
        layout.endLayout()
        self._heights[index] = count * look.pitch + float(self._below[index])
        self._exact[index] = True

    def _selected(
        self, painter: QPainter, block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext
    ) -> list[QTextLayout.FormatRange]:
        """Paint the ground of what is selected in a block, as high as its lines; return the ink that stands on it."""
        found = []
        for selection in context.selections:
            start = max(selection.cursor.selectionStart(), block.position())
            end = min(selection.cursor.selectionEnd(), block.position() + block.length() - 1)
            if start >= end:
                continue
            for rect in self.rects(start, end - start):
                painter.fillRect(rect, selection.format.background())
            form = QTextLayout.FormatRange()
            form.start, form.length = start - block.position(), end - start
            form.format = QTextCharFormat()
            form.format.setForeground(selection.format.foreground())
            found.append(form)
        return found


def _stretches(text: str, line: QTextLine, at: int, until: int) -> list[tuple[float, float]]:
    """Return from where to where a span of a line stands; in parts where words run from right to left."""
    if not _FROM_RIGHT.search(text):
        return [(_x(line, at), min(_x(line, until), line.naturalTextRect().right()))]  # no blank at the line's end
    boxes = [run.boundingRect() for run in line.glyphRuns(at, until - at)]
    return [(box.left(), box.right()) for box in boxes if box.width() > 0]


def _x(line: QTextLine, position: int) -> float:
    """Return where a position stands in a line."""
    return float(_column(line.cursorToX(position)))


def _column(found: Any) -> Any:
    """Return what was asked for: PySide hands an argument back beside it."""
    return found[0] if isinstance(found, tuple) else found
