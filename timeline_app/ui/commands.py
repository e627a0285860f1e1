"""The edits that can be undone: each asks the document to change the project, and to put it back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from PySide6.QtGui import QUndoCommand

from timeline_app.records import Deciding, Entering, Ruling
from timeline_app.ui import project_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Event, Proposal
    from timeline_app.ui.decisions import Decisions
    from timeline_app.ui.document import Document
    from timeline_app.ui.project_work import Ruled, Where
    from timeline_app.ui.sayings import Saying
    from timeline_app.workspace import Workspace

Change = TypeVar("Change")

TAKEN_BACK: Final = ("Taking it back…", "Taken back. Edit > Redo does it again.")  # while it is done, and then


class SetPublished(QUndoCommand):
    """Set an article's publication date, and back."""

    def __init__(self, document: Document, article: Article, date: Edtf, origin: str) -> None:
        super().__init__(f"date of “{article.title}”")
        self._document = document
        self._before = article
        self._after = (date, origin)

    def redo(self) -> None:
        """Set the new date."""
        article, (date, origin) = self._before.id, self._after
        self._document._redate(lambda where: project_work.set_published(where, article, date, origin))

    def undo(self) -> None:
        """Put the article back as it was."""
        before = (self._before,)
        self._document._redate(lambda where: project_work.restore(where, before))


class AcceptProposals(QUndoCommand):
    """Take proposed dates, of one article or of many, in one step, and back."""

    def __init__(self, document: Document, articles: Sequence[Article], proposals: Sequence[Proposal]) -> None:
        named = f"date of “{articles[0].title}”" if len(articles) == 1 else f"dates of {len(articles)} articles"
        super().__init__(named)
        self._document = document
        self._before = tuple(articles)
        self._proposals = tuple(proposals)

    def redo(self) -> None:
        """Take the dates."""
        proposals = self._proposals
        self._document._redate(lambda where: project_work.accept(where, proposals))

    def undo(self) -> None:
        """Put the articles back as they were, with the origin of what they had."""
        before = self._before
        self._document._redate(lambda where: project_work.restore(where, before))


class Say(QUndoCommand):
    """Say that reports are of the same event, or are not, or take it back; and the reverse."""

    told = (
        "Linking the reports anew as you said…",
        "The reports are linked as you said. Edit > Undo takes it back.",
    )  # while it is done, and then

    def __init__(self, document: Document, saying: Saying) -> None:
        super().__init__(f"“{saying.word.value}”")
        self._document = document
        self._saying = saying
        self._ruling: Ruling | None = None  # known once it was said

    def redo(self) -> None:
        """Say it."""
        self._document._rule(self, self._say, self.told)

    def undo(self) -> None:
        """Restore what held before; nothing where it was refused."""
        if not self.isObsolete():
            self._document._rule(self, self._unsay, TAKEN_BACK)

    def _say(self, where: Where) -> Ruled:
        said = project_work.say(where, self._saying) if self._ruling is None else project_work.rule(where, self._ruling)
        assert isinstance(said.ruling, Ruling)
        self._ruling = said.ruling
        return said

    def _unsay(self, where: Where) -> Ruled:
        assert self._ruling is not None  # the worker said it before
        return project_work.rule(where, self._ruling.undone)


class SetEventDate(QUndoCommand):
    """Give an event a date of the user's, or with None that of its reports; and back."""

    told = ("Setting the date…", "The date is set. Edit > Undo takes it back.")

    def __init__(self, document: Document, event: Event, date: Edtf | None) -> None:
        super().__init__(f"date of “{event.label}”")
        self._document = document
        self._event, self._date = event.id, date
        self._change: Deciding | None = None  # known once it was made

    def redo(self) -> None:
        """Set the date."""
        self._document._rule(self, self._set, self.told)

    def undo(self) -> None:
        """Restore what held before; nothing where it was refused."""
        if not self.isObsolete():
            self._document._rule(self, self._restore, TAKEN_BACK)

    def _set(self, where: Where) -> Ruled:
        if self._change is not None:
            return project_work.decide(where, self._change)
        done = project_work.set_event_date(where, self._event, self._date)
        assert isinstance(done.ruling, Deciding)
        self._change = done.ruling
        return done

    def _restore(self, where: Where) -> Ruled:
        assert self._change is not None  # the worker made it before
        return project_work.decide(where, self._change.undone)


class Enter(QUndoCommand):
    """Make, change or delete an event of the user's own, and back."""

    told = ("Keeping your own event…", "Your own event is kept. Edit > Undo takes it back.")
    gone = ("Deleting your own event…", "Your own event is deleted. Edit > Undo brings it back.")

    def __init__(self, document: Document, change: Entering) -> None:
        label = (*change.given, *change.taken)[0].label
        done = "new event" if not change.taken else "change of" if change.given else "deletion of"
        super().__init__(f"{done} “{label}”")
        self._document = document
        self._change = change
        if not change.given:
            self.told = self.gone

    def redo(self) -> None:
        """Change them."""
        self._document._rule(self, self._enter, self.told)

    def undo(self) -> None:
        """Put them back as they were; nothing where it was refused."""
        if not self.isObsolete():
            self._document._rule(self, self._leave, TAKEN_BACK)

    def _enter(self, where: Where) -> Ruled:
        done = project_work.enter(where, self._change)
        assert isinstance(done.ruling, Entering)
        self._change = done.ruling  # from now on with the numbers that they were given
        return done

    def _leave(self, where: Where) -> Ruled:
        return project_work.enter(where, self._change.undone)


ByRule: TypeAlias = Say | SetEventDate | Enter  # what may link the reports anew, or be refused


class Decide(QUndoCommand, Generic[Change]):
    """Change what the user decides beside the events (eras and notes, tags), and back."""

    def __init__(self, decisions: Decisions[Any, Change], named: str, change: Change) -> None:
        super().__init__(named)
        self._decisions = decisions
        self._change = change

    def redo(self) -> None:
        """Change it."""
        self._decisions.work(self, self._do)

    def undo(self) -> None:
        """Put it back as it was; nothing where it was refused."""
        if not self.isObsolete():
            self._decisions.work(self, self._undo)

    def _do(self, workspace: Workspace) -> None:
        self._change = self._decisions.write(workspace, self._change)  # from now on as it was done

    def _undo(self, workspace: Workspace) -> None:
        self._decisions.write(workspace, self._decisions.undone(self._change))
