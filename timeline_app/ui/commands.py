"""The edits that can be undone: each is a line of the project's history, made, taken back and made again by workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from timeline_app.ui import project_work
from timeline_app.ui.edits import DONE_AGAIN, TAKEN_BACK

if TYPE_CHECKING:
    from timeline_app.records import Past
    from timeline_app.ui.decisions import Decisions
    from timeline_app.ui.document import Document
    from timeline_app.ui.edits import Told, Wanted
    from timeline_app.ui.project_work import Edited, Where
    from timeline_app.workspace import Workspace

Wish = TypeVar("Wish")


class Kept(QUndoCommand):
    """An edit that stands in the project's history."""

    def __init__(self, document: Document, past: Past) -> None:
        super().__init__(past.name)
        self._document = document
        self.number: int | None = past.number
        self.taken_back = False  # that is what was asked for last

    def redo(self) -> None:
        """Do it again."""
        self._turn(DONE_AGAIN, undone=False)

    def undo(self) -> None:
        """Take it back; nothing where it was refused."""
        if not self.isObsolete():
            self._turn(TAKEN_BACK, undone=True)

    def _turn(self, told: Told, *, undone: bool) -> None:
        if self._document.past.filling:
            return
        self.taken_back = undone
        self._document.work(self, lambda where: project_work.turn(where, self.kept, undone=undone), told)

    @property
    def kept(self) -> int:
        """Return its number, for a worker that comes after the one that made it."""
        assert self.number is not None
        return self.number


class Edit(Kept):
    """An edit that is made now."""

    def __init__(self, document: Document, wanted: Wanted) -> None:
        QUndoCommand.__init__(self, wanted.name)
        self._document = document
        self._wanted = wanted
        self._wished = document.past.next_number()
        self._asked = self.taken_back = False
        self.number = None  # until it is made

    def redo(self) -> None:
        """Make it, or make it again."""
        if self._asked:
            super().redo()
        else:
            self._asked = True
            self._document.work(self, self._make, self._wanted.told)

    def _make(self, where: Where) -> Edited:
        done = project_work.edit(where, self._wanted, self._wished)
        self.number = done.done.number
        return done


class Decide(QUndoCommand, Generic[Wish]):
    """Change what the user decides beside the events (eras and notes, tags), and back."""

    def __init__(self, document: Document, decisions: Decisions[Any, Wish], named: str, wish: Wish) -> None:
        super().__init__(named)
        self._document = document
        self._decisions = decisions
        self._wish = wish
        self._wished = document.past.next_number()
        self.number: int | None = None  # in the history, once it is made
        self.taken_back = False  # that is what was asked for last

    def redo(self) -> None:
        """Change it."""
        if self._document.past.filling:
            return
        self.taken_back = False
        self._decisions.work(self, self._do)

    def undo(self) -> None:
        """Put it back as it was; nothing where it was refused."""
        if not (self.isObsolete() or self._document.past.filling):
            self.taken_back = True
            self._decisions.work(self, lambda workspace: self._turn(workspace, undone=True))

    def _do(self, workspace: Workspace) -> None:
        if self.number is None:
            change = self._decisions.plan(workspace, self._wish)
            self.number = workspace.do(self.text(), change, self._wished).number
        else:
            self._turn(workspace, undone=False)

    def _turn(self, workspace: Workspace, *, undone: bool) -> None:
        assert self.number is not None  # the worker made it before
        workspace.turn(self.number, undone=undone)
