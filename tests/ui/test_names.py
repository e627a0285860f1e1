"""Every control of the window and of every dialog has a name that a screen reader can say."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from shell_samples import filled_window, new_window, settle
from ui_samples import sample_articles, sample_events

from timeline_app import ui
from timeline_app.dates.edtf import Edtf
from timeline_app.records import Entry, Era, KeptVersion, Note
from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui.annotation_dialog import AnnotationDialog, EraDialog, NoteDialog
from timeline_app.ui.annotation_list import AnnotationList
from timeline_app.ui.command_palette import CommandPalette
from timeline_app.ui.concordance_dialog import ConcordanceDialog
from timeline_app.ui.decided_dialog import DecidedDialog
from timeline_app.ui.event_dialog import EventDialog
from timeline_app.ui.export_dialog import ExportDialog
from timeline_app.ui.foreseen_dialog import ForeseenDialog
from timeline_app.ui.going_dialog import GoingDialog
from timeline_app.ui.ledger_dialog import LedgerDialog
from timeline_app.ui.listing_dialog import ListingDialog
from timeline_app.ui.own_event_dialog import OwnEventDialog
from timeline_app.ui.proposals_dialog import NamesDialog, ProposalsDialog
from timeline_app.ui.removal_dialog import RemovalDialog
from timeline_app.ui.removal_words import Going
from timeline_app.ui.renewal_dialog import RenewalDialog
from timeline_app.ui.replacement_dialog import ReplacementDialog
from timeline_app.ui.saved_views_dialog import SavedViewsDialog
from timeline_app.ui.share_dialog import ShareDialog
from timeline_app.ui.shortcut_sheet import ShortcutSheet
from timeline_app.ui.tag_dialog import TagDialog
from timeline_app.ui.theme import Theme
from timeline_app.ui.versions_dialog import VersionsDialog
from timeline_app.ui.view_name_dialog import ViewNameDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

LIGHT = Theme.load("light")
DAY = Edtf.parse("1912-04-15")
DIALOGS: Mapping[type[QDialog], Callable[[MainWindow], QDialog]] = {
    AnnotationList: lambda window: AnnotationList(LIGHT, window.desk.annotator, lambda note: note.text),
    CommandPalette: lambda window: CommandPalette(LIGHT, window.actions_),
    ConcordanceDialog: lambda _: ConcordanceDialog(LIGHT, "date"),
    DecidedDialog: lambda _: DecidedDialog(LIGHT),
    EraDialog: lambda _: EraDialog(LIGHT, Era("Spring", DAY)),
    EventDialog: lambda _: EventDialog(LIGHT, sample_events()[0], DAY),
    ExportDialog: lambda _: ExportDialog(LIGHT, "1912"),
    ForeseenDialog: lambda _: ForeseenDialog(LIGHT),
    LedgerDialog: lambda _: LedgerDialog(LIGHT),
    NamesDialog: lambda _: NamesDialog(LIGHT, sample_articles()),
    NoteDialog: lambda _: NoteDialog(LIGHT, Note("Ask again", DAY), ""),
    OwnEventDialog: lambda _: OwnEventDialog(LIGHT, Entry("A call", DAY)),
    ProposalsDialog: lambda _: ProposalsDialog(LIGHT, "Proposed dates", sample_articles()),
    RemovalDialog: lambda _: RemovalDialog(LIGHT, Going("a", "An article", ())),
    RenewalDialog: lambda _: RenewalDialog(LIGHT),
    ReplacementDialog: lambda _: ReplacementDialog(LIGHT, "An article", "article.html"),
    SavedViewsDialog: lambda window: SavedViewsDialog(window.ways.views, LIGHT),
    ShareDialog: lambda _: ShareDialog(LIGHT, sample_articles()),
    ShortcutSheet: lambda _: ShortcutSheet(LIGHT),
    TagDialog: lambda window: TagDialog(LIGHT, "an event", ("sea",), {"sea": 1}, 1, window),
    VersionsDialog: lambda _: VersionsDialog(
        LIGHT, [KeptVersion(n, None, n == 2, "A title", f"Some words {n}.") for n in (1, 2)]
    ),
    ViewNameDialog: lambda _: ViewNameDialog(LIGHT, "1912", ()),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    return filled_window(qtbot, tmp_path, monkeypatch)


def nameless(top: QWidget) -> list[str]:
    """Return the controls of a widget that a screen reader could not name; what is hidden may have no words yet."""
    found = []
    for control in (top, *top.findChildren(QWidget)):
        reached = control.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(control, QAbstractButton)
        silent = isinstance(control, QLabel) and not control.text()  # it has nothing to say yet
        waits = silent or (not control.isVisible() and not control.isVisibleTo(top))
        if not reached or waits or control.objectName().startswith("qt_"):
            continue
        heard = QAccessible.queryAccessibleInterface(control)
        if not heard.text(QAccessible.Text.Name).strip():
            found.append(f"{type(control).__name__} {control.objectName()} in {type(control.parent()).__name__}")
    return found


def test_every_control_of_the_window_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    assert nameless(window) == []
    window.actions_["toggle_table"].trigger()
    window.actions_["derivation"].trigger()
    window.document.select(next(iter(window.document.events)))
    window.ways.filters.set_filter(Filter(status=Choice(frozenset(("reported",)))))
    settle(qtbot, window.document)
    window.parts.tool_bar.search.setText("ferry")
    QApplication.processEvents()
    assert nameless(window) == []
    window.document.close()
    assert nameless(window) == []


def test_every_control_of_an_empty_window_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    assert nameless(new_window(qtbot, tmp_path)) == []


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: str(kind.__name__))
def test_every_control_of_a_dialog_has_a_name(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> None:
    dialog = DIALOGS[kind](window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    assert dialog.windowTitle() or dialog.accessibleName()


def _focused(dialog: QDialog) -> QWidget | None:
    return dialog.focusWidget()


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: str(kind.__name__))
def test_focus_is_seen_wherever_tab_leads_in_a_dialog(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> None:
    dialog = DIALOGS[kind](window)
    dialog.setParent(window, dialog.windowFlags())  # and so in its style sheet
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached: list[QWidget] = []
    for _ in range(40):
        start, before = _focused(dialog), dialog.grab().toImage()
        QTest.keyClick(start or dialog, Qt.Key.Key_Tab)
        QApplication.processEvents()
        there = _focused(dialog)
        if there is None or there is start or there in reached:
            break
        reached.append(there)
        near = QRect(there.mapTo(dialog, QPoint(0, 0)), there.size()).adjusted(-3, -3, 3, 3).intersected(dialog.rect())
        assert before.copy(near) != dialog.grab(near).toImage(), f"{type(there).__name__} {there.objectName()}"
    dialog.close()


def test_no_dialog_is_left_out() -> None:
    modules = [import_module(f"{ui.__name__}.{each.name}") for each in iter_modules(ui.__path__)]
    made = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    dialogs = {kind for kind in made if issubclass(kind, QDialog) and kind.__module__.startswith(ui.__name__)}
    assert dialogs - {AnnotationDialog, GoingDialog, ListingDialog} == set(DIALOGS)
