"""What the user holds of the selected event, at a click: accept, reject, dispute, edit; and how far reviewing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from timeline_app.records import Review
from timeline_app.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.theme import Theme

VERDICTS: Final = {  # what is held of an event -> the command that says so, its icon, and how its button says it
    Review.ACCEPTED: ("accept", "check", "Accept"),
    Review.REJECTED: ("reject", "close", "Reject"),
    Review.DISPUTED: ("dispute", "dispute", "Dispute"),
}
EDIT: Final = ("change_event", "edit", "Edit")
_ICON: Final = 14  # px
_HIGH: Final = 26  # px
_APART: Final = 6  # px
_SIDE: Final = 20  # px


class ReviewRow(QWidget):
    """Four buttons, and how many events are reviewed."""

    command_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_row")
        self.buttons = {name: self._button(name, text) for name, _, text in (*VERDICTS.values(), EDIT)}
        for name, _, _ in VERDICTS.values():
            self.buttons[name].setCheckable(True)
        self.progress = QPushButton(self)
        self.progress.setObjectName("link")
        self.progress.setToolTip("Go to the next event that is not reviewed (J)")
        self.progress.clicked.connect(lambda: self.command_requested.emit("next_unreviewed"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 12)
        row.setSpacing(_APART)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.progress)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        for name, icon, text in (*VERDICTS.values(), EDIT):
            button = self.buttons[name]
            button.setFont(theme.font("control"))
            button.setIcon(icons.icon(theme, icon, "text2", icons.side(theme, _ICON), toggles=True))
            button.setFixedHeight(round(_HIGH * theme.letters))
            button.setText(f" {text}")
        self._wide = sum(button.sizeHint().width() + _APART for button in self.buttons.values())
        self.progress.setFont(theme.font("secondary"))
        self._fit()

    def follow(self, actions: Actions) -> None:
        """Be as able as the commands are, and say their keys."""
        for name, button in self.buttons.items():
            self._follow(button, actions[name])

    def show_review(self, review: Review, done: int, total: int) -> None:
        """Show what is held of the event, and how many of all events are reviewed."""
        for verdict, (name, _, _) in VERDICTS.items():
            self.buttons[name].setChecked(verdict is review)
        self.progress.setText(f"{done:,} of {total:,}")
        self.progress.setAccessibleName(f"{done:,} of {total:,} events reviewed. Go to the next that is not")
        self.progress.setEnabled(done < total)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the buttons out where they would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self._wide + self.progress.sizeHint().width() + 2 * _SIDE <= self.width()
        for name, _, text in (*VERDICTS.values(), EDIT):
            self.buttons[name].setText(f" {text}" if fits else "")

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(f" {text}", self)
        button.setObjectName(f"review_{name}")
        button.setProperty("compact", "true")
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.command_requested.emit(name))
        return button

    def _follow(self, button: QPushButton, action: QAction) -> None:
        def changed() -> None:
            button.setEnabled(action.isEnabled())
            button.setToolTip(action.toolTip())

        action.changed.connect(changed)
        changed()
