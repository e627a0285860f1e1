"""Before many dates are accepted they are looked at: rows are left out, patterns previewed, lost rows named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dating_samples import ARTICLES, OF_BRIDGE, OF_FERRY, OF_STRIKE, REPORT
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from timeline_app.ui.evidence_words import LEVELS
from timeline_app.ui.proposals_dialog import NamesDialog, ProposalsDialog
from timeline_app.ui.proposals_model import ARTICLE, DATE, EVIDENCE, SURE, ProposalsModel
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LIGHT = Theme.load("light")


@pytest.fixture
def dialog(qtbot: QtBot) -> ProposalsDialog:
    made = ProposalsDialog(LIGHT, "Proposed dates", ARTICLES)
    qtbot.addWidget(made)
    made.show()
    made.set_proposals((OF_FERRY, OF_STRIKE, OF_BRIDGE))
    return made


@pytest.fixture
def names(qtbot: QtBot) -> NamesDialog:
    made = NamesDialog(LIGHT, ARTICLES)
    qtbot.addWidget(made)
    made.show()
    return made


def _cell(dialog: ProposalsDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def test_each_row_names_article_date_and_evidence(dialog: ProposalsDialog) -> None:
    assert [_cell(dialog, 0, column) for column in (ARTICLE, DATE, SURE)] == [
        "Ferry sinks",
        "14 March 2019",
        "very likely",
    ]
    assert _cell(dialog, 0, EVIDENCE) == "≠ 1 against · 2019-03-14_ferry.txt · file name"
    assert dialog.accept_button.text() == "Accept 3 dates"


def test_a_row_is_left_out_with_the_space_bar(dialog: ProposalsDialog) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(1, DATE))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.chosen() == (OF_FERRY, OF_BRIDGE)
    assert dialog.accept_button.text() == "Accept 2 dates"
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.chosen()) == 3


def test_a_row_is_left_out_with_a_click_on_its_box(dialog: ProposalsDialog) -> None:
    cell = dialog.table.visualRect(dialog.model.index(0, ARTICLE))
    place = cell.topLeft()
    place.setX(cell.left() + 15)
    place.setY(cell.center().y())
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.chosen() == (OF_STRIKE, OF_BRIDGE)


def test_rows_are_chosen_by_how_sure_they_are(dialog: ProposalsDialog) -> None:
    assert [dialog._choice.itemText(n) for n in range(dialog._choice.count())] == [
        "Choose the very likely",
        "Choose the likely or better",
        "Choose all",
    ]
    dialog._choice.activated.emit(1)
    assert dialog.chosen() == (OF_FERRY, OF_STRIKE)


def test_nothing_chosen_is_nothing_to_accept(dialog: ProposalsDialog) -> None:
    for row in range(3):
        dialog.model.setData(dialog.model.index(row, ARTICLE), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.accept_button.isEnabled()
    dialog.set_proposals(())
    said = dialog.findChild(QLabel, "proposals_count")
    assert said is not None
    assert said.text() == "No date was found for an article without one."


def test_enter_in_the_table_accepts(dialog: ProposalsDialog) -> None:
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == ProposalsDialog.DialogCode.Accepted


def test_rows_of_a_table_that_date_nothing_are_named_with_the_reason(dialog: ProposalsDialog) -> None:
    dialog.set_report(REPORT)
    assert dialog.model.rowCount() == 2
    said = dialog.unmatched.toPlainText().splitlines()
    assert said[0] == "line 3: 2019-13-01,bridge.txt · no such month"
    assert len(said) == 2
    assert dialog.unmatched.isVisible()


def test_a_pattern_is_previewed_while_it_is_typed(qtbot: QtBot, names: NamesDialog) -> None:
    names.show_found(names.pattern.text(), (OF_FERRY,))
    assert names.accept_button.isEnabled()
    with qtbot.waitSignal(names.pattern_changed) as asked:
        names.pattern.setText("*_YYYY")
        assert not names.accept_button.isEnabled()  # what is shown is the old pattern's
    assert asked.args == ["*_YYYY"]
    names.show_found("*YYYY-MM-DD*", (OF_FERRY,))  # a late answer
    assert not names.accept_button.isEnabled()
    names.show_found("*_YYYY", (OF_STRIKE,))
    assert names.chosen() == (OF_STRIKE,)


def test_a_pattern_without_a_date_is_refused_in_words(names: NamesDialog) -> None:
    names.show_refusal(names.pattern.text(), "*: write YYYY")
    said = names.findChild(QLabel, "pattern_refused")
    assert said is not None
    assert said.isVisible()
    assert said.text() == "*: write YYYY"
    assert not names.accept_button.isEnabled()


def test_the_table_is_a_proper_model() -> None:
    model = ProposalsModel(ARTICLES)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_proposals((OF_FERRY, OF_BRIDGE))
    model.choose_from(LEVELS[0])
    assert model.chosen() == (OF_FERRY,)
    del tester
