"""Every edit in the project file, as JSON that is read back both ways: it is taken back by the change that undoes it.

An edit that was taken back stays, to be done again, until another one follows it: that one drops it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.records import (
    Annotating,
    Annotations,
    Dated,
    Deciding,
    Decision,
    Entering,
    Entry,
    Era,
    Evidence,
    Field,
    Filed,
    Filing,
    InputError,
    Law,
    Note,
    Past,
    Quoted,
    Redating,
    Ruling,
    Tag,
    Tagging,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_app.records import Change
    from timeline_app.store.database import Database

_LAST: Final = "SELECT number, at, name, undone FROM history ORDER BY number DESC LIMIT ?"

_CHANGES: Final = "SELECT number, at, name, undone, step FROM history ORDER BY number DESC LIMIT ?"


class HistoryBook:
    """The edits of a project."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def last(self, most: int) -> tuple[Past, ...]:
        """Return the last edits, the first of them first; those that were taken back too."""
        found = self._file.records(_past, self._file.rows(_LAST, most))
        return tuple(reversed(found))

    def changes(self, most: int) -> tuple[tuple[Past, Change], ...]:
        """Return the last edits with what they changed, the first of them first; those that were taken back too."""
        found = self._file.rows(_CHANGES, most)
        return tuple(reversed(self._file.records(lambda row: (_past(row[:4]), _decoded(row[4])), found)))

    def change(self, number: int) -> Change:
        """Return what an edit changed; raise InputError where it is not there, or damaged."""
        found = self._file.rows("SELECT step FROM history WHERE number = ?", number)
        if not found:
            raise InputError(
                f"{self._file.path}: another program changed what was done here. Open it anew; nothing is lost."
            )
        return self._file.records(lambda row: _decoded(row[0]), found)[0]

    def add(self, name: str, change: Change, number: int | None = None) -> int:
        """Note an edit, in the open change, and drop those before it that were taken back; return its number.

        That is `number`, unless another edit has it by now.
        """
        if number is not None and self._file.rows("SELECT 1 FROM history WHERE number = ?", number):
            number = None
        run = self._file.connection.execute
        row = (number, datetime.now(UTC).isoformat(timespec="seconds"), name, _encoded(change))
        made = int(run("INSERT INTO history (number, at, name, step) VALUES (?, ?, ?, ?)", row).lastrowid or 0)
        run("DELETE FROM history WHERE undone AND number < ?", (made,))
        return made

    def turn(self, number: int, change: Change, *, undone: bool) -> None:
        """Note, in the open change, that an edit was taken back or done again; raise InputError where it was already.

        `change` is what it changes now: what is made again may have another number.
        """
        query = "UPDATE history SET undone = ?, step = ? WHERE number = ? AND undone = ?"
        row = (int(undone), _encoded(change), number, int(not undone))
        if not self._file.connection.execute(query, row).rowcount:
            raise InputError(
                f"{self._file.path}: another program took this back or did it again. Open the project anew; "
                "nothing is lost."
            )


def _past(row: Any) -> Past:
    number, at, name, undone = row
    return Past(number, at, name, bool(undone))


def _encoded(change: Change) -> str:
    told = {"kind": type(change).__name__, "taken": _plain(change.taken), "given": _plain(change.given)}
    return json.dumps(told, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return what JSON has of a record: an object by the names of its fields; a date is its EDTF."""
    if isinstance(value, Edtf):
        return str(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _decoded(text: str) -> Change:
    """Make a change of its JSON; raise ValueError, TypeError or KeyError where it is none."""
    told = json.loads(text)
    if told["kind"] == Annotating.__name__:
        return Annotating(_annotations(told["taken"]), _annotations(told["given"]))
    if told["kind"] == Filing.__name__:
        return Filing(_filed(told["taken"]), _filed(told["given"]))
    change, record = _KINDS[told["kind"]]
    made: Change = change(*(tuple(record(one) for one in told[side]) for side in ("taken", "given")))
    return made


def _annotations(told: Mapping[str, Any]) -> Annotations:
    eras = tuple(Era(**each | {"date": Edtf.parse(each["date"])}) for each in told["eras"])
    return Annotations(eras, tuple(Note(**each | {"date": _date(each["date"])}) for each in told["notes"]))


def _filed(told: Mapping[str, Any]) -> Filed:
    versions = tuple(Version(**each) for each in told["versions"])
    dated = tuple(map(_dated, told.get("dated", ())))  # older projects have none
    return Filed(versions, tuple(map(_entry, told["entries"])), tuple(map(str, told["keys"])), dated)


def _date(text: str | None) -> Edtf | None:
    return None if text is None else Edtf.parse(text)


def _decision(told: Mapping[str, Any]) -> Decision:
    return Decision(told["mention"], Field(told["field"]), told["value"])


def _entry(told: Mapping[str, Any]) -> Entry:
    lane = None if told["lane"] is None else (told["lane"][0], told["lane"][1])
    quoted = Quoted(**told["quoted"]) if told.get("quoted") else None
    return Entry(told["label"], Edtf.parse(told["date"]), told["kind"], told["words"], lane, told["number"], quoted)


def _dated(told: Mapping[str, Any]) -> Dated:
    evidence = tuple(Evidence(**each | {"date": Edtf.parse(each["date"])}) for each in told["evidence"])
    return Dated(told["article"], _date(told["published"]), told["published_from"], evidence)


_KINDS: Final[Mapping[str, tuple[Callable[..., Any], Callable[[Any], Any]]]] = {
    Redating.__name__: (Redating, _dated),
    Ruling.__name__: (Ruling, lambda told: Law(**told)),
    Deciding.__name__: (Deciding, _decision),
    Entering.__name__: (Entering, _entry),
    Tagging.__name__: (Tagging, lambda told: Tag(**told)),
}
