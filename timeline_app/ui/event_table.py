"""The events of the timeline as a table under it: the same selection, the same order in time, the dates in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from timeline_app.ui.table_model import DATE, EVENT, ORIGINS, OUTLETS, REPORTS, STATUS, TableModel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

_WIDTHS: Final = {DATE: 156, STATUS: 80, ORIGINS: 64, REPORTS: 64, OUTLETS: 170}  # px at 100 %; the event has the rest
_ROW: Final = 24  # px at 100 %
_LEAST: Final = 120  # px high


class EventTable(QTableView):
    """Lists events; reads nothing while it is hidden."""

    event_selected = Signal(str)  # Event.id
    event_opened = Signal(str)

    def __init__(self, events: EventModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("event_table")
        self.setAccessibleName("Table of events")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LEAST)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._selected: str | None = None
        self.rows = TableModel(events, self)
        self.setModel(self.rows)
        self.setSortingEnabled(True)
        self._lay_out_columns()
        self.set_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.activated.connect(self._on_activated)
        events.modelReset.connect(self._on_events_reset)
        events.grouping_changed.connect(self._on_events_reset)  # a filter may leave others
        self._events = events

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters."""
        self.setFont(theme.font("control"))
        self.horizontalHeader().setFont(theme.font("secondary"))
        self.verticalHeader().setDefaultSectionSize(
            max(round(_ROW * theme.letters), QFontMetrics(self.font()).height() + 6)
        )

    def set_selected(self, event: str | None) -> None:
        """Mark an event's row and bring it into sight; emit nothing."""
        self._selected = event
        row = self.rows.row_of(event)
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        if row is None:
            selection.clear()
        elif row != self.currentIndex().row() or not selection.hasSelection():
            index = self.rows.index(row, max(0, self.currentIndex().column()))
            rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            selection.setCurrentIndex(index, rows)
            self.scrollTo(index)
        selection.blockSignals(blocked)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is."""
        super().showEvent(event)
        self.rows.load()
        self.set_selected(self._selected)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the rows: events may change many times before they are seen again."""
        super().hideEvent(event)
        self.rows.load(seen=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current event on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_events_reset(self) -> None:
        """Show the events as they are now; the row on top and the selected one keep their places."""
        if self.isHidden():
            return
        top = self.rowAt(0)
        kept = self.rows.number_at(top) if top >= 0 else None
        self.rows.load()
        self.set_selected(self._selected)
        row = None if kept is None else self.rows.row_of_number(kept)
        if row is not None:
            self.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_current_row_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and (chosen := self.rows.id_at(current.row())):
            self._selected = chosen
            self.event_selected.emit(chosen)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and (chosen := self.rows.id_at(index.row())):
            self.event_opened.emit(chosen)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(DATE, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(EVENT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
