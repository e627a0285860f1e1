"""Hands that know nothing: random presses, drags, wheel, keys, edits, filters, lanes and themes raise nothing.

Whatever was done can be undone, to the last step. A longer run: `TIMELINE_MONKEY=5000 pytest tests/ui/test_monkey.py`.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from live_samples import OUTLETS, write_news
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QWidget
from shell_samples import new_window

from timeline_app.timeline.filtering import Choice, Filter
from timeline_app.ui.dialogs import Dialogs
from timeline_app.ui.theme import Theme
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

STEPS: Final = int(os.environ.get("TIMELINE_MONKEY", "300"))
_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_HELD: Final = (_NONE, _NONE, _NONE, _CTRL, _SHIFT, _CTRL | _SHIFT, Qt.KeyboardModifier.AltModifier)
_BUTTONS: Final = (*(Qt.MouseButton.LeftButton,) * 5, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
_NO_BUTTON: Final = Qt.MouseButton.NoButton
_PRESS, _MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove
_RELEASE, _DOUBLE = QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick
_KEYS: Final = "W S A D F 0 Period Comma Left Right Up Down Home End Escape Return Space BracketLeft M P L F6 T Ins F2"
_COMMANDS: Final = (
    *("new_era", "era_over_selection", "new_note", "note_to_selection", "tags", "change_event", "new_event"),
    *("edit_event", "annotations", "say_same", "say_apart", "take_back", "measure", "show_ghosts", "toggle_library"),
    *("toggle_panel", "toggle_table", "back", "forward", "next_mention", "clear_filters", "next_part", "fit_core"),
)
_TYPED: Final = ("May 2019", "2019-03-14", "[1987..1989]", "the 1990s", "..", "A ferry lay empty", "")


class Monkey:
    """Does one thing after another in a window."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._random = window, Random(seed)
        self._view = window.parts.view
        self._held = _NO_BUTTON
        self._does: tuple[Callable[[], object], ...] = (
            *(self._press, self._move, self._move, self._release) * 3,
            *(self._drag, self._double, self._wheel, self._key, self._key, self._dialog, self._command) * 2,
            *(self._history, self._filter, self._lanes, self._theme, self._leave, self._hide, self._grab),
        )

    def step(self) -> None:
        """Do one thing; a dialog, as it would, keeps the mouse from what is under it."""
        does = self._dialog if self._open() and self._random.random() < 0.4 else self._random.choice(self._does)
        does()
        QApplication.processEvents()
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()

    def rest(self) -> None:
        """Let go of everything."""
        for dialog in self._open():
            dialog.close()
        self._held = _NO_BUTTON
        self._send(self._view, _MOVE, QPointF(300, 300))

    def _open(self) -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isModal()]

    def _place(self, widget: QWidget) -> QPointF:
        marks = self._view.scene.marks
        if widget is not self._view or not marks or self._random.random() < 0.4:
            return QPointF(self._random.uniform(-2, widget.width() + 2), self._random.uniform(-2, widget.height() + 2))
        rects = [handle.rect for handle in self._view.grips.handles] or [self._random.choice(marks).rect]
        rect = self._random.choice(rects)
        return QPointF(rect.x + rect.width / 2, rect.y + rect.height / 2)

    def _target(self) -> QWidget:
        return self._view if self._random.random() < 0.8 else self._window.parts.minimap

    def _send(self, widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton = _NO_BUTTON) -> None:
        keys = self._random.choice(_HELD)
        if not self._open():
            event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, self._held, keys)
            QApplication.sendEvent(widget, event)

    def _press(self) -> None:
        button = self._random.choice(_BUTTONS)
        if not self._held & button:
            self._held |= button
            self._send(self._view, _PRESS, self._place(self._view), button)

    def _move(self) -> None:
        self._send(self._view, _MOVE, self._place(self._view))

    def _release(self) -> None:
        for button in _BUTTONS[-3:]:
            if self._held & button:
                self._held &= ~button
                self._send(self._view, _RELEASE, self._place(self._view), button)

    def _drag(self) -> None:
        widget, self._held = self._target(), self._random.choice(_BUTTONS)
        at, button = self._place(widget), self._held
        self._send(widget, _PRESS, at, button)
        for _ in range(3):
            at += QPointF(self._random.uniform(-60, 60), self._random.uniform(-30, 30))
            self._send(widget, _MOVE, at)
            self._random.choice((self._wheel, self._key, self._history, self._filter, self._grab))()
        self._held = _NO_BUTTON
        self._send(widget, _RELEASE, at, button)

    def _double(self) -> None:
        at, button = self._place(self._view), self._random.choice(_BUTTONS)
        for kind in (_PRESS, _RELEASE, _DOUBLE, _RELEASE):
            self._send(self._view, kind, at, button)

    def _wheel(self) -> None:
        widget, keys = self._target(), self._random.choice(_HELD)
        at, turned = self._place(widget), QPoint(self._random.choice((0, 0, 90)), self._random.choice((120, -240, 7)))
        phase = Qt.ScrollPhase.NoScrollPhase
        if not self._open():
            event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), turned, self._held, keys, phase, False)
            QApplication.sendEvent(widget, event)

    def _key(self) -> None:
        key = Qt.Key[f"Key_{self._random.choice(_KEYS.split()).replace('Ins', 'Insert')}"]
        if not self._open():
            QTest.keyClick(self._view, key, self._random.choice(_HELD))

    def _dialog(self) -> None:
        """Type something in the dialog that is open, and save or leave it."""
        for dialog in self._open():
            for line in dialog.findChildren(QLineEdit):
                if self._random.random() < 0.6:
                    line.setText(self._random.choice(_TYPED))
            buttons = [each for box in dialog.findChildren(QDialogButtonBox) for each in box.buttons()]
            if buttons:
                self._random.choice(buttons).click()
            else:
                dialog.close()

    def _command(self) -> None:
        action = self._window.actions_[self._random.choice(_COMMANDS)]
        if not self._open():
            action.trigger()

    def _history(self) -> None:
        stack = self._window.document.undo_stack
        if not self._open():
            self._random.choice((stack.undo, stack.redo))()

    def _filter(self) -> None:
        names = frozenset(self._random.sample(OUTLETS, 2))
        asked = (Filter(), Filter(origins=2), Filter(outlet=Choice(names)), Filter(outlet=Choice(excluded=names)))
        self._window.ways.filters.set_filter(self._random.choice(asked))

    def _lanes(self) -> None:
        actions = self._window.actions_
        self._random.choice((*actions.groupings.actions(), *actions.nestings.actions())).trigger()

    def _theme(self) -> None:
        self._window.set_theme(Theme.load(self._random.choice(("light", "dark"))))

    def _leave(self) -> None:
        QApplication.sendEvent(self._view, QEvent(QEvent.Type.Leave))

    def _hide(self) -> None:
        self._view.hide()
        self._view.show()

    def _grab(self) -> None:
        self._window.grab()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    waited = (document.jobs, document._lookups, document.regrouping, window.tags.tagger, window.desk.annotator)
    qtbot.waitUntil(lambda: not any(each.busy for each in waited), timeout=60_000)


def held(path: Path) -> tuple[object, ...]:
    with Workspace(path) as workspace:
        events = sorted((event.label, str(event.date), len(event.mentions)) for event in workspace.events())
        entries = [(entry.label, str(entry.date)) for entry in workspace.entries().values()]
        tags = {event: sorted(tag.name for tag in tags) for event, tags in workspace.tags.by_event().items()}
        annotations = workspace.annotations()
        return events, entries, tags, len(annotations.eras), len(annotations.notes)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_hands_do_nothing_is_raised_and_everything_can_be_undone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for name in ("add_files", "add_folder", "open_files"):
        monkeypatch.setattr(Dialogs, name, lambda _: [])  # a dialog of the desktop waits for a person
    monkeypatch.setattr(Dialogs, "show_shortcuts", lambda *_: None)
    path = tmp_path / "norrhamn.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([write_news(tmp_path / "news", 0, 16)])
    before = held(path)
    window = new_window(qtbot, tmp_path)
    window.parts.view.animated = False
    window.open_paths([path])
    settle(qtbot, window)
    window.actions_["close_project"].setShortcuts([])  # what is done could not be undone after it
    monkey = Monkey(window, seed)
    for _ in range(STEPS):
        monkey.step()
    monkey.rest()
    settle(qtbot, window)
    view, document = window.parts.view, window.document
    assert view.scene.canvas.width > 0
    assert not view.cancel_drag()
    if document.chosen_event is not None:
        assert view.selected in (document.chosen_event.id, None)
    assert document.undo_stack.count() > 0
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        settle(qtbot, window)
    assert held(path) == before
    window.close()
