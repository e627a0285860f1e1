"""The tray's bar: accept many proposals at once, chosen by how sure they are, and other ways to come by dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.evidence_words import LEVELS, at_least

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from timeline_app.records import Proposal
    from timeline_app.ui.theme import Theme


_ARROW = 22  # px, a button of an arrow alone


class TrayBar(QWidget):
    """Accept all, and more ways."""

    accept_requested = Signal(object)  # tuple[Proposal, ...]

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray_bar")
        self._proposals: tuple[Proposal, ...] = ()
        self.accept_all = QPushButton(self)
        self.accept_all.setObjectName("accept_all")
        self.accept_all.clicked.connect(self._on_accept_all_clicked)
        self.by_confidence = self._menu_button("accept_by_confidence", "Accept by how sure they are")
        self.more = self._menu_button("more_dates", "More ways to date articles")
        self.more.setText("More")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 6)
        row.setSpacing(0)
        row.addWidget(self.accept_all)
        row.addWidget(self.by_confidence)
        row.addStretch(1)
        row.addWidget(self.more)
        self.set_theme(theme)
        self.set_proposals(())

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        for button in (self.accept_all, self.by_confidence, self.more):
            button.setFont(theme.font("secondary", weight=600 if button is self.accept_all else 400))
        for button in (self.by_confidence, self.more):
            side = icons.side(theme, 12)
            button.setIcon(icons.icon(theme, "down", "text2", icons.side(theme, 16)))
            button.setIconSize(QSize(side, side))

    def set_ways(self, actions: Sequence[QAction]) -> None:
        """Offer these commands under More."""
        self.more.menu().addActions(list(actions))

    def set_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Offer to accept these."""
        self._proposals = tuple(proposals)
        count = f"{len(proposals):,}"
        self._fit()
        self.accept_all.setAccessibleName(f"Accept all {count} proposed dates")
        for button in (self.accept_all, self.by_confidence):
            button.setVisible(bool(proposals))
        menu = self.by_confidence.menu()
        menu.clear()
        taken = 0
        for level in LEVELS:
            chosen = at_least(proposals, level)
            if len(chosen) > taken:
                taken = len(chosen)
                menu.addAction(_wish(taken, len(proposals), level.words)).triggered.connect(partial(self._ask, chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wordings anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for."""
        room = self.width() - 24 - _ARROW
        count = len(self._proposals)
        wide = f"Accept all ({count:,})" if count else ""
        measure = self.accept_all.fontMetrics().horizontalAdvance
        taken = measure(wide) + 22 + _ARROW if count else 0
        self.accept_all.setText(wide if taken <= room else f"Accept ({count:,})")
        words, icon = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.more.setToolButtonStyle(words if taken + measure("More") + 12 <= room else icon)

    def _ask(self, chosen: tuple[Proposal, ...], *_: object) -> None:
        self.accept_requested.emit(chosen)

    def _on_accept_all_clicked(self) -> None:
        self._ask(self._proposals)

    def _menu_button(self, name: str, spoken: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setLayoutDirection(self.layoutDirection())
        button.setMenu(menu)
        return button


def _wish(count: int, of: int, words: str) -> str:
    if count == of:
        return f"Accept all {count:,}"
    better = "" if words == LEVELS[0].words else " or better"
    return f"Accept the {count:,} that {'is' if count == 1 else 'are'} {words}{better}"
