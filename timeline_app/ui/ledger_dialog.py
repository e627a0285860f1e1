"""The ledger's window: every time expression in a table, narrowed by words, by its fate, or to one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.ledger import NAMES, SENTENCES, Fate
from timeline_app.ui.ledger_model import ARTICLE, DATE, EXPRESSION, FATE, VALUE, LedgerModel
from timeline_app.ui.listing_dialog import ListingDialog
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from timeline_app.extract.unused import Why
    from timeline_app.ui.ledger import Entry, Order, Shown
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(1080, 620)  # px
_WIDTHS: Final = {EXPRESSION: 190, DATE: 220, VALUE: 150, FATE: 200}  # px at 100 %; the article has the rest
_ROW: Final = 24  # px at 100 %
_PAUSE: Final = 200  # ms after the last letter, before it is looked for


class LedgerDialog(ListingDialog):
    """Lists entries and asks for what is wanted of them; it reads nothing itself."""

    wanted_changed = Signal()
    entry_requested = Signal(object)  # Entry: its place in the article
    event_requested = Signal(object)  # Entry: the event that it dates

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledger_dialog")
        self.setWindowTitle("Every time expression")
        self.resize(_SIZE * theme.letters)
        self.order: Order | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("ledger_field")
        self.field.setAccessibleName("Words")
        self.field.setPlaceholderText("Words of an expression, a title or an outlet")
        self.field.setToolTip("All of these words, in any case")
        self.field.setClearButtonEnabled(True)
        self.fate = ChoiceBox(theme, self)
        self.fate.setObjectName("ledger_fate")
        self.fate.setAccessibleName("What became of it")
        self.fate.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.fate.setToolTip("Only expressions of which this became")
        self.here = QCheckBox("In the shown article only", self)
        self.here.setObjectName("ledger_here")
        self.here.setToolTip("Only expressions of the article in the side panel")
        self.rows = LedgerModel(self)
        self.table = QTableView(self)
        self.context = QLabel(self)
        self.context.setObjectName("ledger_context")
        self.context.setTextFormat(Qt.TextFormat.PlainText)  # an article's words are never markup
        self.context.setWordWrap(True)
        self.context.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = QLabel(self)
        self.said.setObjectName("ledger_said")
        self.said.setWordWrap(True)
        self.event_button = self._button("Go to its event", "ledger_event", self._go_to_event)
        self.open_button = self._button("Open in the article", "ledger_open", self._open)
        self.open_button.setProperty("first", "true")
        self._counted = "Reading the articles…"
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.wanted_changed)
        self._furnish(theme)
        self._lay_out()
        self.set_counts({})
        self.set_theme(theme)
        self.field.textChanged.connect(lambda: self._timer.start())
        self.fate.currentIndexChanged.connect(self.wanted_changed)
        self.here.toggled.connect(self.wanted_changed)
        self.rows.order_asked.connect(self._on_rows_order_asked)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.context.setFont(theme.font("quotation", face="reading"))
        set_ink(self.context, theme, "text")
        self.said.setFont(theme.font("secondary"))
        set_ink(self.said, theme, "text2")
        self.table.setFont(theme.font("control"))
        self.table.horizontalHeader().setFont(theme.font("secondary"))
        height = max(round(_ROW * theme.letters), QFontMetrics(self.table.font()).height() + 6)
        self.table.verticalHeader().setDefaultSectionSize(height)

    @property
    def current(self) -> Entry | None:
        """Return the entry that the keyboard is at."""
        return self.rows.entry_at(self.table.currentIndex().row())

    @property
    def wanted(self) -> Fate | Why | None:
        """Return what shall have become of an expression; None where all are wanted."""
        chosen = self.fate.currentData()  # Qt hands a text back for an enumeration of texts
        return next((fate for fate in NAMES if fate == chosen), None)

    def set_counts(self, counts: Mapping[Fate | Why, int]) -> None:
        """Offer what became of expressions, each with how many there are."""
        chosen = self.wanted
        blocked = self.fate.blockSignals(True)
        self.fate.clear()
        self.fate.addItem(f"All ({sum(counts.values()):,})", None)
        for fate, name in NAMES.items():
            if counts.get(fate) or fate is chosen:
                self.fate.addItem(f"{name} ({counts.get(fate, 0):,})", fate)
        self.fate.setCurrentIndex(max(0, self.fate.findData(chosen)) if chosen is not None else 0)
        self.fate.blockSignals(blocked)

    def show_entries(self, found: Shown, *, done: bool) -> None:
        """Show entries; more are to come where reading is not `done`. What was current stays in sight."""
        top = self.table.rowAt(0)
        self.set_counts(found.counts)
        self.rows.set_entries(found.entries, found.rows)
        if found.rows:
            index = self.rows.index(found.current or 0, 0)
            self.table.setCurrentIndex(index)
            if found.current is not None and top > 0:
                self.table.scrollTo(index)
        count, all_ = len(found.rows), len(found.entries)
        told = f"{all_:,} time expression{'' if all_ == 1 else 's'}"
        told = told if count == all_ else f"{count:,} of {told}"
        self._counted = f"{told}." if done else f"{told} so far…"
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the rows from the field, too; Enter opens the article at the row."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None and self.rows.rowCount():
            row = min(max(self.table.currentIndex().row() + step, 0), self.rows.rowCount() - 1)
            self.table.setCurrentIndex(self.rows.index(row, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self, _: QModelIndex | None = None) -> None:
        if self._timer.isActive():  # what is typed was not looked for yet
            self._timer.stop()
            self.wanted_changed.emit()
        elif (entry := self.current) is not None:
            self.entry_requested.emit(entry)

    def _go_to_event(self) -> None:
        if (entry := self.current) is not None and entry.event:
            self.event_requested.emit(entry)

    def _on_rows_order_asked(self, order: Order | None) -> None:
        self.order = order
        self.wanted_changed.emit()

    def _tell(self) -> None:
        """Say how many there are, and what became of the current one."""
        entry = self.current
        self.said.setText(f"{self._counted} {SENTENCES[entry.fate]}" if entry is not None else self._counted)
        self.context.setText(f"“{entry.around}”" if entry is not None and entry.around else "")
        self.open_button.setEnabled(entry is not None)
        self.event_button.setEnabled(entry is not None and bool(entry.event))

    def _furnish(self, theme: Theme) -> None:
        table, header = self.table, self.table.horizontalHeader()
        table.setObjectName("ledger")
        table.setAccessibleName("Time expressions")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setModel(self.rows)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they stand in the articles
        table.setSortingEnabled(True)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, round(width * theme.letters))
        header.setSectionResizeMode(ARTICLE, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.field, 1)
        top.addWidget(self.fate)
        top.addWidget(self.here)
        bottom.setSpacing(8)
        bottom.addWidget(self.said, 1)
        bottom.addWidget(self.event_button)
        bottom.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.context)
        column.addLayout(bottom)
