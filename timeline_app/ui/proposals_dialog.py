"""What is looked at before many dates are accepted: from what is inferred, from a table, or from file names.

Nothing is taken before Accept, which takes the ticked rows in one step; what matched nothing is named, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.evidence_words import Level, counted
from timeline_app.ui.proposals_model import ARTICLE, DATE, EVIDENCE, SURE, ProposalsModel, SureDelegate, TickDelegate
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from timeline_app.records import Article, Proposal, TableReport
    from timeline_app.ui.theme import Theme

PATTERN = "*YYYY-MM-DD*"
_PAUSE = 250  # ms after the last key, before names are looked at
_WIDTHS = {ARTICLE: 280, DATE: 140, SURE: 120}
_HELP = "YYYY, YY, MM, DD and Mon (Aug, August) stand for the date, * for anything else: *_YYYY-MM-DD*"


class ProposalsDialog(QDialog):
    """A table of proposed dates, Accept and Cancel."""

    def __init__(
        self, theme: Theme, title: str, articles: Mapping[str, Article], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proposals_dialog")
        self.setWindowTitle(title)
        self._theme = theme
        self.model = ProposalsModel(articles, self)
        self.model.chosen_changed.connect(self._on_model_chosen_changed)
        self.table = ProposalsTable(theme, self.model)
        self._choice = ChoiceBox(theme)
        self._choice.setObjectName("choose_by_confidence")
        self._choice.setAccessibleName("Choose by how sure they are")
        self._choice.activated.connect(self._on_choice_activated)
        self._said = self._line("proposals_count")
        self._missed = self._line("unmatched_count", token="conflict_text")
        self.unmatched = QPlainTextEdit()
        self.unmatched.setObjectName("unmatched_rows")
        self.unmatched.setAccessibleName("Rows that date no article")
        self.unmatched.setReadOnly(True)
        self.unmatched.setTabChangesFocus(True)
        self.unmatched.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.unmatched.setFont(theme.font("secondary"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = QPushButton("Accept")
        self.accept_button.setObjectName("accept_chosen")
        self.accept_button.setProperty("first", "true")
        box.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self._lay_out(box)
        self.resize(860, 520)
        self.set_proposals(())

    def set_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show these, all ticked."""
        self.model.set_proposals(proposals)
        self._choice.clear()
        levels = self.model.levels()
        for number, level in enumerate(levels):
            last = number == len(levels) - 1
            what = "all" if last else f"the {level.words}{' or better' if number else ''}"
            self._choice.addItem(f"Choose {what}", level)
        self._choice.setCurrentIndex(len(levels) - 1)
        self._choice.setVisible(len(levels) > 1)
        if proposals:
            self.table.setCurrentIndex(self.model.index(0, ARTICLE))

    def set_report(self, report: TableReport) -> None:
        """Show what a table holds, and what of it dates no article."""
        self.set_proposals(report.proposals)
        self._missed.setText(f"{counted(len(report.unmatched), 'row')} left out:" if report.unmatched else "")
        self._missed.setVisible(bool(report.unmatched))
        self.unmatched.setPlainText("\n".join(f"line {r.line}: {r.text} · {r.reason}" for r in report.unmatched))
        self.unmatched.setFixedHeight(round((min(6, len(report.unmatched)) * 16 + 22) * self._theme.letters))
        self.unmatched.setVisible(bool(report.unmatched))

    def chosen(self) -> tuple[Proposal, ...]:
        """Return what was ticked."""
        return self.model.chosen()

    def _on_model_chosen_changed(self) -> None:
        count, of = len(self.chosen()), self.model.rowCount()
        self._said.setText(f"{count:,} of {counted(of, 'date')} chosen" if of else self._none())
        self.accept_button.setText(f"Accept {counted(count, 'date')}" if count else "Accept")
        self.accept_button.setEnabled(count > 0)

    def _on_choice_activated(self, index: int) -> None:
        level = self._choice.itemData(index)
        if isinstance(level, Level):
            self.model.choose_from(level)

    def _none(self) -> str:
        return "No date was found for an article without one."

    def _line(self, name: str, token: str = "text2") -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font("secondary"))
        set_ink(label, self._theme, token)
        return label

    def _lay_out(self, box: QDialogButtonBox) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(10)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._missed)
        self._column.addWidget(self.unmatched)
        self._missed.hide()
        self.unmatched.hide()
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._choice)
        foot.addWidget(self._said, 1)
        foot.addWidget(box)
        self._column.addLayout(foot)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.accept_button.setDefault(True)  # once it stands in the dialog: before, Enter would be Cancel's


class NamesDialog(ProposalsDialog):
    """Dates from file names: a pattern, and at once what it finds."""

    pattern_changed = Signal(str)

    def __init__(self, theme: Theme, articles: Mapping[str, Article], parent: QWidget | None = None) -> None:
        super().__init__(theme, "Dates from file names", articles, parent)
        self.pattern = QLineEdit(PATTERN)
        self.pattern.setObjectName("name_pattern")
        self.pattern.setAccessibleName("Pattern of the file names")
        self.pattern.textChanged.connect(self._on_pattern_text_changed)
        self._refusal = self._line("pattern_refused", token="error")
        self._refusal.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._on_pause_timeout)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.addRow("Pattern", self.pattern)
        help_line = self._line("pattern_help")
        help_line.setText(_HELP)
        form.addRow("", help_line)
        form.addRow("", self._refusal)
        self._column.insertLayout(0, form)
        QWidget.setTabOrder(self.pattern, self.table)
        self.pattern.setFocus()

    def ask(self) -> None:
        """Ask for what the pattern finds, at once."""
        self._pause.stop()
        self._on_pause_timeout()

    def show_found(self, pattern: str, proposals: Sequence[Proposal]) -> None:
        """Show what a pattern finds, unless another was typed meanwhile."""
        if pattern == self.pattern.text():
            self._refusal.hide()
            self.set_proposals(proposals)

    def show_refusal(self, pattern: str, why: str) -> None:
        """Say why a pattern finds nothing, unless another was typed meanwhile."""
        if pattern == self.pattern.text():
            self.set_proposals(())
            self._refusal.setText(why)
            self._refusal.show()

    def _on_pattern_text_changed(self) -> None:
        self.accept_button.setEnabled(False)  # what is shown is another pattern's
        self._pause.start()

    def _on_pause_timeout(self) -> None:
        self.pattern_changed.emit(self.pattern.text())

    def _none(self) -> str:
        return "No file name fits the pattern."


class ProposalsTable(QTableView):
    """The table itself: Space ticks the row, wherever in it the keyboard is."""

    def __init__(self, theme: Theme, model: ProposalsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proposals_table")
        self.setAccessibleName("Proposed dates")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(theme.font("control"))
        self.setItemDelegateForColumn(ARTICLE, TickDelegate(theme, self))
        self.setItemDelegateForColumn(SURE, SureDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(26 * theme.letters))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(theme.font("secondary"))
        for column, width in _WIDTHS.items():
            head.resizeSection(column, round(width * theme.letters))
        head.setSectionResizeMode(EVIDENCE, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the row with Space; leave Enter to the dialog."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
        else:
            box = self.model().index(index.row(), ARTICLE)
            ticked = box.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(box, wanted, Qt.ItemDataRole.CheckStateRole)
            current = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, current)
