"""A line of words in which some are marked, as those that a search asked for are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from timeline_app.ui.two_lines import runs_leftwards

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

    from timeline_app.ui.theme import Theme

Spans: TypeAlias = tuple[tuple[int, int], ...]  # in code points, one after the other


def paint_marked(
    painter: QPainter, rect: QRect, text: str, marked: Spans, font: QFont, ink: QColor, theme: Theme
) -> None:
    """Write a line in a rectangle, cut off at its end, with the theme's marks behind some of its words."""
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    leftwards = Qt.LayoutDirection.RightToLeft if runs_leftwards(text) else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(leftwards)
    layout.setTextOption(option)
    ground = QTextCharFormat()
    ground.setBackground(theme.colour("found"))
    ground.setForeground(theme.colour("text"))
    formats = []
    for start, end in marked:
        part = QTextLayout.FormatRange()
        part.start, part.length = _utf16(text, start), _utf16(text[start:end], end - start)
        part.format = ground
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    painter.setPen(ink)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))


def _utf16(text: str, count: int) -> int:
    """Return how many of Qt's units the first so many code points of a text are."""
    return count if text.isascii() else len(text[:count].encode("utf-16-le", "surrogatepass")) // 2
