"""The events of the timeline as a table under it: the same events, the same selection, in any order, dates in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from timeline_app.ui.lit import Lit
from timeline_app.ui.table_columns import COLUMNS, DATE, EVENT
from timeline_app.ui.table_found import FoundDelegate
from timeline_app.ui.table_menu import table_menu
from timeline_app.ui.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from timeline_app.search.tree import Query
    from timeline_app.ui.event_model import EventModel
    from timeline_app.ui.theme import Theme

_ROW: Final = 24  # px at 100 %
_LEAST: Final = 120  # px high
MOST: Final = 5_000  # events that are selected at once
TOO_MANY: Final = f"At most {MOST:,} events can be selected at once. Filter them first, or select fewer."
_Flag = QItemSelectionModel.SelectionFlag


class EventTable(QTableView):
    """Lists events; reads nothing while it is hidden."""

    rows_chosen = Signal(object)  # tuple[int, ...]: the ref of every selected event, the current one last
    event_opened = Signal(str)
    refused = Signal(str)  # what cannot be done, and what can

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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._events = events
        self._numbers = events.shot.numbers[:0]  # of what is selected, the leading one last
        self._telling = True
        self._letters = 1.0
        self.rows = TableModel(events, self)
        self.setModel(self.rows)
        self._found = FoundDelegate(self.rows, theme, self)
        self.setItemDelegate(self._found)
        self._lay_out_columns()
        self.set_theme(theme)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.activated.connect(self._on_activated)
        self.rows.ordered.connect(self._on_rows_ordered)
        self.rows.failed.connect(self.refused)
        events.modelReset.connect(lambda: self.set_found(None))  # refs are others now: it is searched anew
        events.modelReset.connect(self._on_events_reset)
        events.grouping_changed.connect(self._on_events_reset)  # a filter may leave others

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters, and columns as wide as these need."""
        self._found.theme = theme
        self.setFont(theme.font("control"))
        header = self.horizontalHeader()
        header.setFont(theme.font("secondary"))
        for column in range(len(COLUMNS)):
            if theme.letters != self._letters and not header.isSectionHidden(column):
                header.resizeSection(column, round(header.sectionSize(column) * theme.letters / self._letters))
        self._letters = theme.letters
        self.verticalHeader().setDefaultSectionSize(
            max(round(_ROW * theme.letters), QFontMetrics(self.font()).height() + 6)
        )
        self._give_rest()

    def finish(self) -> None:
        """Let go of what runs, before the program ends."""
        self.rows.finish()

    def layout_kept(self) -> QByteArray:
        """Return which columns are seen, where and how wide, and which is sorted by."""
        return self.horizontalHeader().saveState()

    def restore_layout(self, kept: QByteArray) -> None:
        """Lay the columns out as they were left; what says nothing of these columns is ignored."""
        header = self.horizontalHeader()
        if kept and header.restoreState(kept):
            header.setSectionHidden(EVENT, False)
            self.rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
            self._give_rest()

    def set_chosen(self, refs: Sequence[int]) -> None:
        """Mark the rows of these events, of which the last one leads; tell nobody."""
        self._keep(refs)
        self._mark()

    def set_selected(self, event: str | None) -> None:
        """Let an event lead what is selected and bring its row into sight; tell nobody."""
        ref = self._events.row_of(event)
        if ref is None:
            self._keep(())
        else:
            self._keep((*(each for each in self._chosen if each != ref), ref) if ref in self._chosen else (ref,))
        self._mark()

    def set_found(self, refs: NDArray[np.int64] | None, query: Query | None = None) -> None:
        """Tell which events a search found, and mark its words; None: nothing is searched."""
        self._found.found, self._found.query = None if refs is None else Lit(refs), query
        self.viewport().update()

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show a column, or not; the event's own name always is."""
        header = self.horizontalHeader()
        header.setSectionHidden(column, not shown and column != EVENT)
        if shown and not header.sectionSize(column):
            header.resizeSection(column, round(COLUMNS[column].width * self._letters))
        self._give_rest()

    def usual_columns(self) -> None:
        """Show the columns that are seen at first."""
        for number, column in enumerate(COLUMNS):
            self.show_column(number, shown=column.usual)

    def sort_by_current(self) -> None:
        """Sort by the column of the current cell; where it is sorted by already, the other way round."""
        self.sort_by(max(self.currentIndex().column(), DATE))

    def sort_by(self, column: int) -> None:
        """Sort by a column; where it is sorted by already, the other way round."""
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column
        up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if again and up else Qt.SortOrder.AscendingOrder)

    def open_menu(self, at: QPoint | None = None) -> QMenu:
        """Offer the columns and the order, at a place of the header or at its left end."""
        menu = table_menu(self)
        menu.popup(self.horizontalHeader().mapToGlobal(at or QPoint(0, self.horizontalHeader().height())))
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is."""
        super().showEvent(event)
        self.rows.load()
        self._mark()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the rows: events may change many times before they are seen again."""
        super().hideEvent(event)
        with self._quiet():
            self.rows.load(seen=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the event's name what the other columns do not need."""
        super().resizeEvent(event)
        self._give_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current event on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_events_reset(self) -> None:
        """Show the events as they are now; the row on top and the selected ones keep their places."""
        if self.isHidden():
            return
        top = self.rowAt(0)
        kept = self.rows.number_at(top) if top >= 0 else None
        with self._quiet():
            self.rows.load()
        self._mark()
        row = None if kept is None else self.rows.row_of_number(kept)
        if row is not None:
            self.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_rows_ordered(self) -> None:
        if self._chosen:
            self._mark()
        else:
            self.scrollToTop()

    @property
    def _chosen(self) -> list[int]:
        """Return the refs of what is selected, as they are now, the leading one last."""
        refs: list[int] = self._events.shot.columns.rows_of(self._numbers).tolist()
        return [ref for ref in refs if ref >= 0]

    def _keep(self, refs: Sequence[int]) -> None:
        """Keep in mind by their numbers what is selected: refs are others when events come in between."""
        self._numbers = self._events.shot.numbers[list(refs)]

    def _mark(self) -> None:
        """Select the rows of what is chosen, and bring that of the leading one into sight."""
        refs = self._chosen
        rows = self.rows.rows_of(refs)
        lead = self.rows.row_of_ref(refs[-1] if refs else None)
        selection, last = self.selectionModel(), max(0, self.rows.columnCount() - 1)
        with self._quiet():
            if lead is not None and lead != self.currentIndex().row():
                index = self.rows.index(lead, max(EVENT, self.currentIndex().column()))
                self.setCurrentIndex(index)  # from where Shift goes on
                self.scrollTo(index)
            if not rows:
                selection.clear()
            elif rows != sorted(index.row() for index in selection.selectedRows()):
                chosen = QItemSelection()
                for run in np.split(np.array(rows), np.flatnonzero(np.diff(rows) > 1) + 1):
                    first, end = self.rows.index(int(run[0]), 0), self.rows.index(int(run[-1]), last)
                    chosen.append(QItemSelectionRange(first, end))
                selection.select(chosen, _Flag.ClearAndSelect)
        self.viewport().update()

    def _on_selection_changed(self) -> None:
        """Tell which events are selected by hand; too many are not, for everything would wait for them."""
        if not self._telling:
            return
        selection = self.selectionModel().selection()
        ranges = [(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))]
        if sum(bottom - top + 1 for top, bottom in ranges) > MOST:
            self.refused.emit(TOO_MANY)
            self._mark()
            return
        refs = list(dict.fromkeys(ref for part in ranges for ref in self.rows.refs_at(*part).tolist()))
        current = self.currentIndex()
        lead = self.rows.ref_at(current.row()) if current.isValid() else None
        if lead in refs:
            refs.sort(key=lambda ref: ref == lead)
        self._keep(refs)
        self.rows_chosen.emit(tuple(refs))

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid() and (chosen := self.rows.id_at(index.row())):
            self.event_opened.emit(chosen)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Mark without telling: whoever asks for it knows."""
        before, self._telling = self._telling, False
        try:
            yield
        finally:
            self._telling = before

    def _give_rest(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(len(COLUMNS)) if column != EVENT)
        header.resizeSection(EVENT, max(round(COLUMNS[EVENT].width * self._letters), self.viewport().width() - others))

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setObjectName("event_table_header")
        header.setAccessibleName("Columns of the table")
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        for number, column in enumerate(COLUMNS):
            header.resizeSection(number, column.width)
        self.usual_columns()
        header.setSortIndicator(DATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.open_menu)
        header.sectionResized.connect(self._on_header_section_resized)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(header.ResizeMode.Fixed)

    def _on_header_section_resized(self, column: int, _: int, __: int) -> None:
        if column != EVENT:
            self._give_rest()
