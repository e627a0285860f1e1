"""The table in the window: its selection in step with the timeline's, its commands, its menu, its kept layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from timeline_app.ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.parts import Parts
    from timeline_app.ui.settings import Settings

KEPT: Final = "table"  # the name of its layout among the settings
_OF_ROWS: Final = ("accept", "reject", "dispute", "hide", "change_event", "tags", "merge")


class TableDesk(QObject):
    """Joins the table, the timeline, the document and the settings."""

    def __init__(self, document: Document, parts: Parts, actions: Actions, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._table, self._actions, self._settings = parts.table, actions, settings
        self._table.restore_layout(settings.state(KEPT))
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._table.addActions([actions[name] for name in _OF_ROWS])
        self._table.rows_chosen.connect(parts.view.select_rows)
        self._table.refused.connect(lambda why: document.message_posted.emit(Message(why)))
        parts.view.selection_changed.connect(self._table.set_chosen)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands of the table do."""
        return {"sort_table": self.sort, "table_columns": self.choose_columns}

    def sort(self) -> None:
        """Sort by the column that the keyboard is in."""
        self._show()
        self._table.sort_by_current()

    def choose_columns(self) -> None:
        """Offer the columns and the order."""
        self._show()
        self._table.open_menu()

    def finish(self) -> None:
        """Remember how the columns are laid out, before the program ends."""
        self._settings.set_state(KEPT, self._table.layout_kept())
        self._table.finish()

    def _show(self) -> None:
        if self._table.isHidden():
            self._actions["toggle_table"].trigger()
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
