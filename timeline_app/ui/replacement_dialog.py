"""Whether an article shall be replaced with a file, and what becomes of what only its present text reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.ui.going_dialog import Asking, GoingDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.theme import Theme

_SAID: Final = (
    "The file is read as a new version of this article; the present one is kept, to be compared with it.",
    "Events that only the present text reports, and the new one does not:",
)
_GO, _STAY = "go with it", "stay, as events of your own that quote it"
_AFTER: Final = "What you decided goes with the sentences that both tell. Edit > Undo takes the replacement back."


class ReplacementDialog(GoingDialog):
    """Says what is replaced, and asks."""

    def __init__(self, theme: Theme, title: str, file: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, Asking(f"“{title}” → {file}", _SAID, _GO, _STAY, _AFTER, "Replace"), parent)
        self.setObjectName("replacement_dialog")
        self.setWindowTitle("Replace with a file")
