"""Every sign of an article's dates on one card: what speaks for the date, what against it, and of an update apart.

A child of the window and no window of its own, so that a click beside it does what it does without the card, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.evidence_words import group, level_of, origin_words
from timeline_app.ui.meter import Meter
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink
from timeline_app.ui.signs import SIDE, Signs

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from timeline_app.records import Article, Proposal
    from timeline_app.ui.theme import Theme

_WIDTH = 400  # px
_GAP = 8  # px, from what it explains


class EvidenceCard(QFrame):
    """What is known of when an article was published, and the buttons that settle it."""

    accept_requested = Signal(object)  # tuple[Proposal, ...]
    date_requested = Signal(str)  # article id

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("evidence_card")
        self.setAccessibleName("Evidence of the publication date")
        self._theme = theme
        self._over = window
        self._article: Article | None = None
        self._proposal: Proposal | None = None
        self._came_from: QWidget | None = None  # who had the keyboard before
        self._title = _words(self, "evidence_title")
        self._date = _words(self, "evidence_date")
        self._meter = Meter(theme, self)
        self._sure = _words(self, "evidence_confidence", wraps=True)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.close_card)
        self._signs = Signs(theme)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("evidence_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._signs)
        self.accept = QPushButton("Accept", self)
        self.accept.setObjectName("accept_proposal")
        self.accept.setProperty("first", "true")
        self.accept.clicked.connect(self._on_accept_clicked)
        self.other = QPushButton("Other date…", self)
        self.other.setObjectName("other_date")
        self.other.clicked.connect(self._on_other_clicked)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        for label, use, weight, token in (
            (self._title, "control", 400, "text2"),
            (self._date, "date", 600, "text"),
            (self._sure, "control", 400, "text2"),
        ):
            label.setFont(theme.font(use, weight=weight))
            set_ink(label, theme, token)
        self._meter.set_theme(theme)
        icons.put(self._close, theme, "close", size=16)
        self._signs.set_theme(theme)

    @property
    def article(self) -> Article | None:
        """Return the article that is shown, None where the card is closed."""
        return self._article if self.isVisible() else None

    def open(self, article: Article, proposal: Proposal | None, beside: QRect, *, focus: bool = False) -> None:
        """Show an article's evidence at the right of, or under, a place of the window; `focus` takes the keyboard."""
        self._article, self._proposal = article, proposal
        day = proposal.date if proposal else article.published
        evidence = proposal.evidence if proposal else article.evidence
        extra = tuple(s for s in article.evidence if s not in evidence and s.kind == "updated")
        self._title.setText(
            self._title.fontMetrics().elidedText(article.title, Qt.TextElideMode.ElideRight, _WIDTH - 70)
        )
        self._title.setToolTip(article.title)
        self._date.setText(wording(day) if day else "No publication date")
        self._say_how_sure(article, proposal)
        self._signs.set_signs(group((*evidence, *extra), day), proposed=proposal is not None, dated=day is not None)
        self.accept.setVisible(proposal is not None)
        self.other.setText("Other date…" if proposal else "Correct the date…" if day else "Set a date…")
        self.setGeometry(self._place(beside))
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.show()
        self.raise_()
        if focus:
            (self.accept if proposal else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_card(self) -> None:
        """Hide the card; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        focused = QApplication.focusWidget()
        self.hide()
        if focused is not None and self.isAncestorOf(focused) and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Esc, and on a click elsewhere, which does its own work all the same."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return True
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = QRect(self.mapToGlobal(QPoint(0, 0)), self.size()).contains(event.globalPosition().toPoint())
            if not inside and isinstance(watched, QWidget):
                self.close_card()
        return super().eventFilter(watched, event)

    def _say_how_sure(self, article: Article, proposal: Proposal | None) -> None:
        if proposal is not None:
            level = level_of(proposal.confidence)
            self._meter.set_dots(level.dots)
            self._sure.setText(f"{level.words} · proposed")
        elif article.published is not None:
            self._sure.setText(f"published · {origin_words(article.published_from or 'origin unknown', short=True)}")
        else:
            self._sure.setText("nothing tells it for certain")
        self._meter.setVisible(proposal is not None)

    def _place(self, beside: QRect) -> QRect:
        room = self._over.rect().adjusted(8, 8, -8, -8)
        width = min(_WIDTH, room.width())
        self._signs.setFixedWidth(width - 2)
        self._scroll.setFixedHeight(min(self._signs.height_at(width - 2), max(80, room.height() - 190)))
        height = min(self.sizeHint().height(), room.height())
        right = beside.right() + _GAP
        if right + width <= room.right():
            left, top = right, beside.top() - 12
        else:
            left, top = beside.left(), beside.bottom() + _GAP // 2
        left = max(room.left(), min(left, room.right() - width + 1))
        top = max(room.top(), min(top, room.bottom() - height + 1))
        return QRect(QPoint(left, top), QSize(width, height))

    def _on_accept_clicked(self) -> None:
        proposal = self._proposal
        self.close_card()
        if proposal is not None:
            self.accept_requested.emit((proposal,))

    def _on_other_clicked(self) -> None:
        article = self._article
        self.close_card()
        if article is not None:
            self.date_requested.emit(article.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        sure = QHBoxLayout()
        sure.setSpacing(8)
        sure.addWidget(self._date)
        sure.addWidget(self._meter)
        sure.addWidget(self._sure, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 14)
        column.setSpacing(0)
        for layout, above in ((head, 0), (sure, 2)):
            layout.setContentsMargins(SIDE, above, SIDE - 6, 0)
            column.addLayout(layout)
        column.addSpacing(10)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self._scroll)
        column.addSpacing(10)
        buttons.setContentsMargins(SIDE, 0, SIDE, 0)
        column.addLayout(buttons)


def _words(parent: QWidget, name: str, *, wraps: bool = False) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)  # an article's words are never markup
    label.setWordWrap(wraps)
    return label
