"""What the user may want to have changed, put so that a worker can plan it: the change itself follows from the file.

Each has a name, for the Edit menu, and may say what is told while it is done and when it is. No Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from timeline_app.records import Field, Ruling
from timeline_app.ui.sayings import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Change, Deciding, Entering, Event, Proposal, Redating
    from timeline_app.ui.sayings import Saying
    from timeline_app.workspace import Workspace

Told: TypeAlias = tuple[str, str]  # while it is done, and then

TAKEN_BACK: Final = ("Taking it back…", "Taken back. Edit > Redo does it again.")
DONE_AGAIN: Final = ("Doing it again…", "Done again. Edit > Undo takes it back.")


_WHAT: Final = {
    **dict.fromkeys(Field, "lane"),
    Field.LABEL: "name",
    Field.DATE: "date",
    Field.STATUS: "status",
}


class Wanted(Protocol):
    """An edit that is wanted."""

    @property
    def name(self) -> str:
        """Return what it is called in the Edit menu."""

    @property
    def told(self) -> Told | None:
        """Return what is told of it; None where something else tells."""

    def plan(self, workspace: Workspace) -> Change:
        """Return the change that it comes to; raise InputError where it cannot be had."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """An article's publication date, set by hand."""

    article: Article
    date: Edtf
    origin: str
    told = None  # the tray tells which dates moved

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"date of “{self.article.title}”"

    def plan(self, workspace: Workspace) -> Redating:
        """Return the change."""
        return workspace.redating([(self.article.id, self.date, self.origin)])


@dataclass(frozen=True, slots=True)
class AcceptedDates:
    """Proposed publication dates, of one article or of many."""

    articles: tuple[Article, ...]
    proposals: tuple[Proposal, ...]
    told = None

    @property
    def name(self) -> str:
        """Return what it is called."""
        one = len(self.articles) == 1
        return f"date of “{self.articles[0].title}”" if one else f"dates of {len(self.articles)} articles"

    def plan(self, workspace: Workspace) -> Redating:
        """Return the change."""
        return workspace.accepting(self.proposals)


@dataclass(frozen=True, slots=True)
class Said:
    """The user's word that reports are of the same event, or are not, or that it is taken back."""

    saying: Saying
    told = (
        "Linking the reports anew as you said…",
        "The reports are linked as you said. Edit > Undo takes it back.",
    )

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"“{self.saying.word.value}”"

    def plan(self, workspace: Workspace) -> Ruling:
        """Return the change."""
        if self.saying.word is Word.BACK:
            return Ruling(taken=self.saying.laws)
        return workspace.saying(self.saying.mention, self.saying.others, same=self.saying.word is Word.SAME)


@dataclass(frozen=True, slots=True)
class Settled:
    """What of some events is the user's from now on, or with None what their reports say."""

    name: str
    told: Told | None
    values: Mapping[str, Mapping[Field, str | None]]  # by Event.id

    @classmethod
    def of(cls, event: Event, values: Mapping[Field, str | None]) -> Settled:
        """Return what of one event is the user's."""
        what = _WHAT[next(iter(values))] if len(values) == 1 else "event"
        told = (f"Setting the {what}…", f"The {what} is set. Edit > Undo takes it back.")
        return cls(
            f"{what} of “{event.label}”" if len(values) == 1 else f"edit of “{event.label}”", told, {event.id: values}
        )

    def plan(self, workspace: Workspace) -> Deciding:
        """Return the change."""
        return workspace.deciding(self.values)


@dataclass(frozen=True, slots=True)
class Entered:
    """An event of the user's own, made, changed or deleted."""

    change: Entering

    @property
    def name(self) -> str:
        """Return what it is called."""
        label = (*self.change.given, *self.change.taken)[0].label
        done = "new event" if not self.change.taken else "change of" if self.change.given else "deletion of"
        return f"{done} “{label}”"

    @property
    def told(self) -> Told:
        """Return what is told of it."""
        if self.change.given:
            return "Keeping your own event…", "Your own event is kept. Edit > Undo takes it back."
        return "Deleting your own event…", "Your own event is deleted. Edit > Undo brings it back."

    def plan(self, _: Workspace) -> Entering:
        """Return the change."""
        return self.change
