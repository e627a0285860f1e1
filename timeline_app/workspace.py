"""The use cases over a project file, without Qt: add, date anew, list, check. The window and the commands call these.

It joins parts that do not know each other: readers, project file, linking. Readings are stored in batches as they come,
so an interruption loses a second's work at most; events are linked anew whenever mentions changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline_app.records import InputError
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from timeline_app.dates.civil import Day
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Reading, Source

BY_HAND = "set by hand"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is."""

    done: int  # articles
    total: int | None  # articles; None where a file's number of articles is not known before it is read
    file: str  # read last


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding: nothing that was asked for is in none of the first three."""

    added: tuple[str, ...]  # ids of the new articles
    present: tuple[str, ...]  # files that were there already, unchanged
    failed: tuple[tuple[str, str], ...]  # file, reason
    events: int  # in the project now
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that a new publication date changed."""

    kind: str  # publication, time or event
    what: str  # the article's title, the expression as written, or the event's label
    before: Edtf | None
    after: Edtf | None
    event: str | None = None  # Event.id, of kind event
