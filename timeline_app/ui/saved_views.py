"""Saved views: what is filtered, which span is in view and what the lanes stand for, under a name in the project file.

What the menu shows changes at once; the file follows in the worker that writes everything else.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.timeline.grouping_key import THEN
from timeline_app.timeline.spans import view_span
from timeline_app.ui.actions import GROUPINGS
from timeline_app.ui.filter_words import asked, read
from timeline_app.ui.filter_words import written as filter_written
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.messages import Message
from timeline_app.ui.two_lines import SEPARATOR, TwoLines
from timeline_app.ui.view_state import ViewState
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from timeline_app.store.view_rows import ViewBook
    from timeline_app.timeline.date_style import DateStyle
    from timeline_app.ui.filters import Filters
    from timeline_app.ui.main_window import MainWindow

_FILTERS: Final = "filters"
_MOST: Final = 3  # things that are filtered by are named; the rest is a number
_STRANGE: Final = "“{}” was saved by a newer version of the program, which can do more. It is not shown."


class SavedViews(QObject):
    """The saved views of the open project, their menu, and the dialogs that ask for them."""

    def __init__(self, window: MainWindow, filters: Filters, menu: QMenu) -> None:
        super().__init__(window)
        self._window, self._filters, self._menu = window, filters, menu
        self._document, self._view = window.document, window.parts.view
        self._jobs = Jobs(self)
        self._told: dict[str, str] = {}  # by name, as they are kept
        self.actions: list[QAction] = []  # one shows each
        self._document.project_changed.connect(self._on_document_project_changed)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the saved views, in alphabetical order."""
        return tuple(self._told)

    def finish(self) -> None:
        """Drop what is being read, before the program ends."""
        self._jobs.finish()

    def ask_name(self) -> None:
        """Ask under which name to save what is in view."""
        from timeline_app.ui.view_name_dialog import ViewNameDialog

        dialog = ViewNameDialog(self._window.theme, self._now_words(), self.names, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Save what is in view under a name, in place of what is saved under it."""
        told = self._now().written()
        self._take({**self._told, name: told})
        self._write(lambda book: book.keep(name, told))
        self._document.message_posted.emit(Message(f"Saved as “{name}”. View > Saved views shows it again."))

    def rename(self, old: str, new: str) -> None:
        """Give a view another name, which no other has."""
        self._take({new if name == old else name: told for name, told in self._told.items()})
        self._write(lambda book: book.rename(old, new))

    def remove(self, name: str) -> Callable[[], None]:
        """Forget a view; return what brings it back."""
        told = self._told[name]
        self._take({each: kept for each, kept in self._told.items() if each != name})
        self._write(lambda book: book.remove(name))
        return partial(self._bring_back, name, told)

    def show(self, name: str) -> None:
        """Show a view: its filters, its lanes, its span."""
        state = ViewState.read(self._told[name])
        try:
            wanted = _filter_of(state)
        except ValueError:
            self._document.message_posted.emit(Message(_STRANGE.format(name), "warning"))
            return
        if state.group_by is not None:
            self._window.actions_.choose_grouping(state.group_by)
        self._filters.set_filter(wanted)
        if state.span is not None:
            self._view.fit_exactly(*state.span)

    def manage(self) -> None:
        """Show the saved views in a list, to be shown, renamed and deleted."""
        from timeline_app.ui.saved_views_dialog import SavedViewsDialog

        dialog = SavedViewsDialog(self, self._window.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self.show)
        dialog.open()

    @property
    def may_change(self) -> bool:
        """Tell whether the project may be written."""
        return self._window.actions_["save_view"].isEnabled()

    def rows(self) -> list[TwoLines]:
        """Return the views, each with what it shows in words."""
        return [
            TwoLines(name, name, _words(ViewState.read(told), self._view.dates)) for name, told in self._told.items()
        ]

    def _now(self) -> ViewState:
        wanted = self._filters.wanted
        more = {_FILTERS: filter_written(wanted)} if wanted else {}
        return ViewState(self._view.scale.span, self._window.actions_.grouping()[0], more=more)

    def _now_words(self) -> str:
        return _words(self._now(), self._view.dates)

    def _bring_back(self, name: str, told: str) -> None:
        self._take({**self._told, name: told})
        self._write(lambda book: book.keep(name, told))

    def _take(self, told: dict[str, str]) -> None:
        """Take these as the views that there are."""
        self._told = {name: told[name] for name in sorted(told, key=lambda name: (name.casefold(), name))}
        for action in self.actions:
            self._menu.removeAction(action)
            action.deleteLater()
        self.actions = [self._action(name) for name in self._told]
        self._menu.addActions(self.actions)

    def _action(self, name: str) -> QAction:
        action = QAction(name.replace("&", "&&"), self)
        action.setData(name)
        action.triggered.connect(partial(self._on_action_triggered, name))
        return action

    def _on_action_triggered(self, name: str, _checked: bool = False) -> None:
        self.show(name)

    def _write(self, change: Callable[[ViewBook], None]) -> None:
        path = self._document.path
        if path is not None:
            self._document.jobs.start(Job(lambda _: _changed(path, change), lambda _: None, self._on_jobs_failed))

    def _on_jobs_failed(self, why: str) -> None:
        self._document.message_posted.emit(Message(f"The saved views could not be written: {why}", "error"))
        self._on_document_project_changed()

    def _on_document_project_changed(self) -> None:
        path = self._document.path
        self._jobs.forget()
        self._take({})
        if path is not None:
            self._jobs.start(Job(lambda _: _read(path), self._take, lambda _: None))  # the document tells of the file


def _filter_of(state: ViewState) -> Filter:
    return read(state.more[_FILTERS]) if _FILTERS in state.more else NOTHING_ASKED


def _words(state: ViewState, dates: DateStyle) -> str:
    """Say what a view shows: its span, its lanes, and what it filters by."""
    try:
        things = [words for words, _ in asked(_filter_of(state))]
    except ValueError:
        things = ["filters that this version does not know"]
    more = [f"{len(things) - _MOST:,} more"] if len(things) > _MOST else []
    span = [view_span(*state.span, dates)] if state.span is not None else []
    named = dict(GROUPINGS)
    lanes = [named[key] for key in (state.group_by or "").split(THEN) if key in named and key != "none"]
    by = [f"by {', '.join(lanes).lower()}"] if lanes else []
    return SEPARATOR.join((*span, *by, *things[:_MOST], *more))


def _read(path: Path) -> dict[str, str]:
    with Workspace(path) as workspace:
        return workspace.views.all()


def _changed(path: Path, change: Callable[[ViewBook], None]) -> None:
    with Workspace(path) as workspace:
        change(workspace.views)
