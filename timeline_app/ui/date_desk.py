"""What asks for a date in a dialog: one at a time, beside the timeline, which shows meanwhile what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.annotation_desk import AnnotationDesk
    from timeline_app.ui.annotation_dialog import AnnotationDialog
    from timeline_app.ui.document import Document
    from timeline_app.ui.grips import Draft
    from timeline_app.ui.theme import Theme
    from timeline_app.ui.timeline_view import TimelineView

Dialog = TypeVar("Dialog", bound="AnnotationDialog")


class DateDesk(QObject, Generic[Dialog]):
    """Joins the view's handles, a dialog and the document."""

    def __init__(
        self, document: Document, view: TimelineView, desk: AnnotationDesk, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._view, self._desk, self._window = document, view, desk, window
        self._theme = theme
        self.dialog: Dialog | None = None  # the one that is open
        document.project_changed.connect(self._on_document_project_changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def _ask(self, dialog: Dialog, drawn: Callable[[Any], Draft | None], keep: Callable[[Dialog], None]) -> None:
        """Show a dialog; `drawn` makes what is typed a draft for the timeline, `keep` takes what was accepted."""
        self.dialog = dialog
        dialog.draft_changed.connect(lambda typed: self._view.grips.show(None if typed is None else drawn(typed)))
        dialog.finished.connect(lambda result: self._on_dialog_finished(result, keep))
        self._desk.show_aside(dialog)
        dialog.look()

    def _on_dialog_finished(self, result: int, keep: Callable[[Dialog], None]) -> None:
        dialog, self.dialog = self.dialog, None
        self._view.grips.show(None)
        if dialog is not None and result == QDialog.DialogCode.Accepted:
            keep(dialog)

    def _on_document_project_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()
