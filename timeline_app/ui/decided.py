"""Everything that the user decided, a row each: of which event, what it was and became, and since when; no Qt.

Listed is what holds, whenever it was decided; what was taken back is in the history alone. A decision whose report is
no more stays in the list and says so: it holds again should the report come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Dated
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from timeline_app.records import Change
    from timeline_app.workspace import Workspace

GONE: Final = "its report is no more"


class Sort(StrEnum):
    """What is decided; the value is how it is named in the list."""

    DATE = "Date"
    LABEL = "Name"
    STATUS = "Status"
    REVIEW = "Review"
    HIDDEN = "Hidden"
    LANE = "Lane"
    SAME = "The same event"
    APART = "Not the same event"
    PUBLISHED = "Publication date"
    TAG = "Tag"
    NOTE = "Note"
    REMOVED = "Taken out"


class Since(NamedTuple):
    """When something was decided."""

    number: int  # of the edit, in the order in which they were made; 0: before edits were noted
    at: str  # ISO 8601, UTC


NEVER: Final = Since(0, "")


@dataclass(frozen=True, slots=True)
class Told:
    """One decision."""

    sort: Sort
    title: str  # of the event, or the article
    was: str
    became: str
    since: Since = NEVER
    event: str = ""  # to go to; empty: there is none
    position: int = 0
    article: str = ""  # to go to, of a publication date
    gone: bool = False  # its report is no more
    back: Change | Dated | None = None  # what takes it back; of a publication date: what it was


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A decision taken back, as an edit."""

    told_of: Told
    told = ("Taking the decision back…", "The decision is taken back. Edit > Undo restores it.")

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"taking back “{self.told_of.sort.value}” of “{self.told_of.title}”"

    def plan(self, workspace: Workspace) -> Change:
        """Return the change."""
        back = self.told_of.back
        assert back is not None
        if isinstance(back, Dated):
            return workspace.redating([(back.article, back.published, back.published_from)])
        return back


def second_line(told: Told) -> str:
    """Say what was decided, and since when."""
    if told.sort in (Sort.SAME, Sort.APART):
        change = f"{told.was} and {told.became}"
    else:
        change = f"{told.was} → {told.became}" if told.was else told.became
    return f"{told.sort.value}: {change}{f'; {GONE}' if told.gone else ''}"


def when_decided(at: str) -> str:
    """Say when something was decided, by this machine's clock; empty where nobody knows."""
    if not at:
        return ""
    local = datetime.fromisoformat(at).astimezone()
    return wording(Edtf.parse(local.strftime("%Y-%m-%dT%H:%M")))
