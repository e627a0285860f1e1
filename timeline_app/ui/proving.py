"""What proves and what was decided: the derivation of a date, the ledger of time expressions, the user's decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.ui.decided_desk import DecidedDesk
from timeline_app.ui.ledger_desk import LedgerDesk
from timeline_app.ui.proof_desk import ProofDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.document import Document
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme


class Proving(QObject):
    """Holds the three together."""

    message_posted = Signal(object)  # Message

    def __init__(
        self, document: Document, panel: SidePanel, set_date: Callable[[str], None], theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.proof = ProofDesk(document, panel, set_date, theme, window)
        self.ledger = LedgerDesk(document, panel, theme, window)
        self.decided = DecidedDesk(document, panel, theme, window)
        for desk in (self.proof, self.ledger, self.decided):
            desk.message_posted.connect(self.message_posted)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what their commands do."""
        return {"derivation": self.proof.show, "ledger": self.ledger.open, "decided": self.decided.open}

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for desk in (self.proof, self.ledger, self.decided):
            desk.set_theme(theme)

    def finish(self) -> None:
        """Wait for the workers, before the program ends."""
        for desk in (self.proof, self.ledger, self.decided):
            desk.finish()
