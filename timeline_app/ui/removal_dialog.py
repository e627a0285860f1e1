"""Whether an article shall go out of the project, and what becomes of the events that only it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.ui.going_dialog import Asking, GoingDialog
from timeline_app.ui.removal_words import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.removal_words import Going
    from timeline_app.ui.theme import Theme


class RemovalDialog(GoingDialog):
    """Says what goes, and asks."""

    def __init__(self, theme: Theme, going: Going, parent: QWidget | None = None) -> None:
        words = told(going)
        said = words.events, *words.choices
        super().__init__(theme, Asking(f"“{going.title}”", said, words.go, words.stay, words.after, "Remove"), parent)
        self.setObjectName("removal_dialog")
        self.setWindowTitle("Remove from the project")
