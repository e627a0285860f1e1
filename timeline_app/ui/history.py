"""The undo stack of an opened project: filled from its history, so that what was done before it was closed is undone.

Commands know their numbers in the history. Those that the window makes are numbered as they are pushed, for they may be
written in two workers; those that were there are read once the project is open. What was pushed before they came cannot
be put on top of them: then the history is read again, which by that time has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from timeline_app.ui import project_work
from timeline_app.ui.commands import Decide, Kept
from timeline_app.ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Past
    from timeline_app.ui.document import Document

MOST: Final = 10_000  # edits that can be undone after reopening


class History(QObject):
    """Fills a document's undo stack."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.stack = QUndoStack(self)
        self._document = document
        self._last: int | None = None  # number of the last edit; None until the history was read
        self.filling = False  # what is pushed now was done before

    def forget(self) -> None:
        """Let go of the edits of a project that is closed."""
        self.stack.clear()
        self._last = None

    def next_number(self) -> int | None:
        """Return the number that the next edit shall have; None where the worker finds one."""
        if self._last is not None:
            self._last += 1
        return self._last

    def read(self) -> None:
        """Read the history, and fill the stack with it."""
        if (path := self._document.path) is not None:
            self._document.jobs.start(
                Job(lambda _: project_work.history(path, MOST), self._on_jobs_read, self._document.fail)
            )

    def refuse(self, command: Kept | Decide[Any], why: str) -> None:
        """Forget an edit that was refused, and look again at what the project holds; say why.

        One that was to be taken back, or done again, stands as it stood: the file may be another program's just now,
        and tell nothing.
        """
        at = next((at for at in range(self.stack.count()) if self.stack.command(at) is command), None)
        if command.number is None and at == self.stack.index() - 1:
            command.setObsolete(True)
            self.stack.undo()
        else:
            if at is not None and command.number is not None:
                now = self.stack.index()
                self.filling = True
                self.stack.setIndex(max(now, at + 1) if command.taken_back else min(now, at))
                self.filling = False
            self.read()  # what was to be undone, or done again, stands otherwise than was thought
        self._document.fail(why)

    def _on_jobs_read(self, pasts: Sequence[Past]) -> None:
        known = {past.number for past in pasts}
        pushed = (self.stack.command(at) for at in range(self.stack.count()))
        if any(isinstance(one, Kept | Decide) and one.number not in known and not one.isObsolete() for one in pushed):
            self.read()
            return
        self.filling = True
        self.stack.clear()
        usable = _usable(pasts)
        for past in usable:
            self.stack.push(Kept(self._document, past))
        self.stack.setIndex(sum(not past.undone for past in usable))
        self.filling = False
        self._last = max(known, default=0)


def _usable(pasts: Sequence[Past]) -> list[Past]:
    """Leave out what was taken back before something else was done by another program: it is not done again."""
    last = max((at for at, past in enumerate(pasts) if not past.undone), default=-1)
    return [past for at, past in enumerate(pasts) if not past.undone or at > last]
