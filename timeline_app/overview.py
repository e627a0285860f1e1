"""Joins the project file, linking and the timeline: the columns of all events and their references, kept in the file.

They are made where a project is linked, never where it is opened: of the events that linking made since the last time,
for numbers are never given anew, and whether an event's sources disagree is taken from the kept references. What is
kept names the version that it was made of. Where it is damaged or of another version it is made anew.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from timeline_app.dates.edtf import Edtf
from timeline_app.link.version import linker
from timeline_app.records import Event, InputError, Status
from timeline_app.timeline.columns import UNDATED, EventColumns
from timeline_app.timeline.marks import STATUS_CODES, mark_of
from timeline_app.timeline.told import drawn_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from timeline_app.records import Mention
    from timeline_app.store.catalogue import Catalogue
    from timeline_app.store.column_rows import EventRow
    from timeline_app.store.project import Project
    from timeline_app.store.snapshots import Snapshots

COLUMNS: Final = "columns.1"  # the number goes up with every change of what columns say of the same events
_NAMES: Final = tuple(EventColumns.__dataclass_fields__)
_NOWHERE: Final = (UNDATED, 0, 0)


def kept_columns(catalogue: Catalogue) -> EventColumns | None:
    """Return the columns of a project that needs no linking and no references; None where it does."""
    if not catalogue.settled(linker()):
        return None
    return _kept(catalogue, catalogue.version())


def made_columns(project: Project) -> EventColumns:
    """Return the columns of the events as they are, and keep them where their references are those of now."""
    with project.unchanging():
        version = project.snapshots.version()
        if (columns := _kept(project.snapshots, version)) is not None:
            return columns
        columns = _made(project, _kept(project.snapshots, None))
        settled = project.references.current(version)
    if settled:
        with suppress(InputError):  # it may only be read
            project.snapshots.keep(version, {f"{COLUMNS}.{name}": data for name, data in columns.pack().items()})
    return columns


def _kept(kept: Catalogue | Snapshots, version: int | None) -> EventColumns | None:
    parts = {name: kept.kept(f"{COLUMNS}.{name}", version) for name in _NAMES}
    whole = {name: data for name, data in parts.items() if data is not None}
    try:
        return EventColumns.unpack(whole)
    except (KeyError, ValueError):
        return None


def _made(project: Project, former: EventColumns | None) -> EventColumns:
    """Make the columns of events that were made since the `former`, of which those stay that are there still."""
    last = int(former.numbers[-1]) if former is not None and len(former) else 0
    new = _columns(project.columns.after(last), project.columns.bounded(last))
    columns = new
    if former is not None and len(former):
        stay = np.isin(former.numbers, np.array(project.columns.numbers(), np.int64), assume_unique=True)
        columns = {name: np.concatenate([getattr(former, name)[stay], new[name]]) for name in _NAMES}
    disputed = np.array(project.references.disputed(), np.int64)
    return EventColumns.of(columns | {"conflicts": np.isin(columns["numbers"], disputed)})


def _columns(events: Sequence[EventRow], bounded: Mapping[int, Sequence[Mention]]) -> dict[str, NDArray[Any]]:
    """Return the columns of events but for their conflicts; `bounded` are the mentions by which a bound is drawn."""
    marks = [_mark(date, tuple(bounded.get(number, ()))) for number, date, *_ in events]
    kinds, starts, ends = zip(*marks, strict=True) if marks else ((), (), ())
    codes = {status.value: code for status, code in STATUS_CODES.items()}
    return {
        "numbers": np.array([event[0] for event in events], np.int64),
        "starts": np.array(starts, np.int64),
        "ends": np.array(ends, np.int64),
        "kinds": np.array(kinds, np.uint8),
        "statuses": np.array([codes[event[2]] for event in events], np.uint8),
        "origins": np.minimum([event[3] for event in events], 65_535).astype(np.uint16),
        "ranks": np.array([event[4] for event in events], np.float32),
        "conflicts": np.zeros(len(events), np.bool_),
    }


@lru_cache(maxsize=65_536)
def _mark(date: str | None, told: tuple[Mention, ...]) -> tuple[int, int, int]:
    """Return the kind and the span of the mark of an event of a date, given those of its mentions that bound it."""
    if date is None:
        return _NOWHERE
    drawn = drawn_date(Event("", "", Edtf.parse(date), Status.REPORTED, 0, 0.0, told))
    return (drawn and mark_of(drawn)) or _NOWHERE
