"""References of events in the project file, so that one event's are read without the others they follow from.

An event's are a JSON array of fields in order, deflated with the words that most of them have in common; the other
event is there by its number, which names it for good, while ids may be given anew.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from timeline_app.records import Reference
from timeline_app.store.rows import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline_app.records import Event
    from timeline_app.store.database import Database

_COMMON: Final = (
    '["conflicts",0,"status","reported","denied","people","number","place","date"],["cites",,"the article said so",0],'
    '["cites",null,null,null,"this is what was said",0],["follows",1,0,null,null,null,"the event before this in “”",0],'
    '["follows",2,0,null,null,null,"the next event in “”",0],["shares",3,0,null,null,null,"both name , ",0]]'
).encode()
_ROWS: Final = "SELECT event, told FROM event_references WHERE event IN (?)"


class ReferenceRows:
    """The kept references."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def of(self, numbers: Sequence[int]) -> dict[int, tuple[Reference, ...]]:
        """Return what events refer to, by their numbers; nothing of those that have none, or none that can be read."""
        told = {number: _fields(data) for number, data in self._file.rows_of(_ROWS, numbers)}
        others = sorted({fields[1] for all_of in told.values() for fields in all_of})
        ids = dict(self._file.rows_of("SELECT number, id FROM events WHERE number IN (?)", others))
        return {number: _references(all_of, ids) for number, all_of in told.items()}

    def current(self, version: int) -> bool:
        """Tell whether what is kept was made of this version of the file."""
        return self._file.counter("references") == version

    def keep(self, version: int, events: Iterable[Event]) -> bool:
        """Keep the references of all events, made of a version; where the file is another by now, return False."""
        numbers = dict(self._file.rows("SELECT id, number FROM events"))
        sums = dict(self._file.rows("SELECT event, told FROM event_references"))
        made = [(numbers[event.id], *_row(event, numbers)) for event in events if event.references]
        with self._file.change(counts=False):
            if version != self._file.counter("version"):
                return False
            none = ((number,) for number in sums.keys() - {row[0] for row in made})
            self._file.connection.executemany("DELETE FROM event_references WHERE event = ?", none)
            self._file.connection.executemany(
                "INSERT OR REPLACE INTO event_references VALUES (?, ?, ?)",
                (row for row in made if sums.get(row[0]) != row[2]),
            )
            self._file.set_counter("references", version)
        return True

    def disputed(self) -> list[int]:
        """Return the numbers of the events whose sources disagree."""
        return [row[0] for row in self._file.rows("SELECT event FROM event_references WHERE conflicts ORDER BY event")]

    def unreadable(self) -> int:
        """Count the rows that cannot be read."""
        count = 0
        for (told,) in self._file.rows("SELECT told FROM event_references"):
            try:
                _read(told)
            except (ValueError, TypeError, zlib.error):
                count += 1
        return count


def is_disputed(event: Event) -> bool:
    """Tell whether an event's sources disagree, with each other or with what another event's say."""
    return any(reference.kind == "conflicts" for reference in event.references)


def _row(event: Event, numbers: Mapping[str, int]) -> tuple[int, bytes]:
    told = [
        (one.kind, numbers[one.event], one.mention, one.about, one.ours, one.theirs, one.why, one.own)
        for one in event.references
    ]
    packing = zlib.compressobj(1, wbits=15, zdict=_COMMON)
    return int(is_disputed(event)), packing.compress(json_text(told).encode()) + packing.flush()


def _fields(told: bytes) -> list[list[Any]]:
    try:
        return _read(told)
    except (ValueError, TypeError, zlib.error):
        return []


def _read(told: bytes) -> list[list[Any]]:
    unpacking = zlib.decompressobj(wbits=15, zdict=_COMMON)
    found: list[list[Any]] = json.loads(unpacking.decompress(told) + unpacking.flush())
    if not all(isinstance(fields, list) and len(fields) == 8 and isinstance(fields[1], int) for fields in found):
        raise ValueError("references of another form")
    return found


def _references(all_of: Iterable[Sequence[Any]], ids: Mapping[int, str]) -> tuple[Reference, ...]:
    return tuple(Reference(kind, ids[other], *rest) for kind, other, *rest in all_of if other in ids)
