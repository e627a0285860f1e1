"""What came of long work: how far it is, what it added, what it moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is."""

    done: int  # articles
    total: int | None  # articles; None where a file's number of articles is not known before it is read
    file: str  # read last


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding: nothing that was asked for is in none of the first three, or of `changed`."""

    added: tuple[str, ...]  # ids of the new articles
    present: tuple[str, ...]  # files that were there already, unchanged
    failed: tuple[tuple[str, str], ...]  # file, reason
    events: int  # in the project now
    cancelled: bool = False
    foreign: tuple[tuple[str, str], ...] = ()  # of those added, what is in a language without rules: file, ISO 639-1
    passed: tuple[str, ...] = ()  # files in the folders of kinds that are not read
    changed: tuple[str, ...] = ()  # files of articles that were there with another text: they are versions of these
    returned: tuple[str, ...] = ()  # of those added: ids of articles that had been taken out, and are as they were


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What came of looking for files that were moved."""

    found: int
    missing: int  # that are not there either
    files: int  # that articles were read from, in all


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a copy of a project is to be without."""

    articles: frozenset[str] = frozenset()  # Article.id
    notes: bool = False  # eras and notes
    tags: bool = False
    folders: bool = False  # of the articles' files, which keep their names


@dataclass(frozen=True, slots=True)
class Shared:
    """What a copy of a project came to."""

    articles: int  # that are in it
    events: int
    without: int  # articles that were left out


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that a new publication date changed."""

    kind: str  # publication, time or event; "yours" of an event whose date is the user's, and stays
    what: str  # the article's title, the expression as written, or the event's label
    before: Edtf | None
    after: Edtf | None
    event: str | None = None  # Event.id, of kinds event and yours
    stays: Edtf | None = None  # of kind yours: the date that is kept; before and after are what its reports say


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would come of other publication dates."""

    moved: tuple[Moved, ...]  # every date that would move: publications, times, events
    stay: tuple[Moved, ...]  # of kind yours: events that the articles report
