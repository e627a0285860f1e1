"""The side panel: the event, the source with its sentence marked, and what else is known, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.ui.event_header import EventHeader
from timeline_app.ui.hairline import HairSplitter
from timeline_app.ui.references import rows
from timeline_app.ui.references_panel import ReferencesPanel
from timeline_app.ui.review_row import ReviewRow
from timeline_app.ui.sayings import NO_ROW
from timeline_app.ui.section import set_ink
from timeline_app.ui.source_panel import SourcePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from timeline_app.ui.document import Document
    from timeline_app.ui.sayings import Word
    from timeline_app.ui.theme import Theme


class SidePanel(QStackedWidget):
    """What is selected, proven."""

    mention_requested = Signal(str, int)  # event id, position of the mention
    step_requested = Signal(int)
    saying_requested = Signal(object)  # Saying
    nothing_chosen = Signal(str)  # what to do so that something can be said
    evidence_requested = Signal(str, QRect)  # article id, of what it shall stand beside, in the source panel

    def __init__(self, theme: Theme, lane_colour: Callable[[str], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.keys_to: Callable[[QEvent], bool] = lambda _: False  # takes keys that mean something else elsewhere
        self.setMinimumWidth(300)
        self.setMaximumWidth(720)
        self._hint = QLabel("Select an event to read the sentence that proves it.", self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(40, 0, 40, 0)
        self.header = EventHeader(theme, self)
        self.review = ReviewRow(theme, self)
        self.source = SourcePanel(theme, lane_colour, self)
        self.references = ReferencesPanel(theme, self)
        self.source.mention_requested.connect(self.mention_requested)
        self.source.step_requested.connect(self.step_requested)
        self.source.evidence_requested.connect(self.evidence_requested)
        self.references.mention_requested.connect(self.mention_requested)
        self.references.saying_requested.connect(self.saying_requested)
        self._splitter = HairSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(self.source)
        self._splitter.addWidget(self.references)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([480, 240])
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.review)
        self._rule = QFrame(page)
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(1)
        column.addWidget(self._rule)
        column.addWidget(self._splitter, 1)
        self.addWidget(self._hint)
        self.addWidget(page)
        self.set_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Let keys that nothing in the panel took do what they do here."""
        own = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and self.keys_to(event)
        return own or super().event(event)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._hint.setFont(theme.font("body"))
        set_ink(self._hint, theme, "text2")
        self.header.set_theme(theme)
        self.review.set_theme(theme)
        self.source.set_theme(theme)
        self.references.set_theme(theme)

    def say(self, word: Word) -> None:
        """Ask for the user's word on the cross-reference that is current to be taken, where it can be said of it."""
        saying = self.references.saying()
        if saying is not None and saying.word is word:
            self.saying_requested.emit(saying)
        else:
            self.nothing_chosen.emit(NO_ROW[word])

    def show_selection(self, document: Document) -> None:
        """Show what the document has selected."""
        event, selection = document.chosen_event, document.selection
        self.setCurrentIndex(0 if selection is None else 1)
        self.header.set_event(event, document.chosen_mention, document.articles)
        self._rule.setVisible(event is not None)
        self.review.setVisible(event is not None)
        self.references.setVisible(event is not None)
        found = rows(event, selection.mention, document.snapshot) if event and selection else ()
        self.references.set_rows(found)
        self.source.show_selection(document)
