"""A list in a window of its own, with buttons under it for the row that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme


class ListingDialog(QDialog):
    """What lists have in common."""

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        raise NotImplementedError

    def _button(self, words: str, name: str, does: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)  # Enter is the row's, wherever the keyboard is
        button.clicked.connect(does)
        return button
