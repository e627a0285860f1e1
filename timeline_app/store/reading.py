"""Reading a project file in any thread while another connection changes it: a connection each, and how long to wait."""

from __future__ import annotations

import sqlite3
from threading import local
from time import monotonic
from typing import TYPE_CHECKING, Final, Self, TypeVar
from weakref import finalize

from timeline_app.records import InputError
from timeline_app.store.database import Database
from timeline_app.store.reference_rows import ReferenceRows
from timeline_app.store.schema import connect
from timeline_app.store.snapshots import Snapshots
from timeline_app.store.tag_rows import COUNTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType

_CACHE: Final = "cache_size = -8192"  # KiB; a little is read here and there
Found = TypeVar("Found")
FRAME: Final = 5  # ms that what a frame asks for waits for another connection's change
HAND: Final = 1_000  # ms that the rest waits
REST: Final = 5.0  # s after a wait in vain


class Reading:
    """An open project, to be read in any thread; it sees every change that is on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mine = local()
        self._opened: list[sqlite3.Connection] = []
        finalize(self, _close, self._opened)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project file, which is there; raise InputError."""
        opened = cls(path)
        opened.version()
        return opened

    def close(self) -> None:
        """Close the file in every thread; none may use it any more."""
        _close(self._opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def version(self) -> int:
        """Return a number that goes up with every change of articles, mentions, events or laws."""
        return self._snapshots.version()

    def tagged(self) -> int:
        """Return a number that goes up with every change of tags."""
        return self._file.counter(COUNTER)

    def settled(self) -> bool:
        """Tell whether linking has nothing left to do, and the references are those of the events."""
        query = "SELECT linked, (SELECT count(*) FROM (SELECT 1 FROM unlinked LIMIT 1)) FROM state"
        done = self._file.rows(query) == [(1, 0)]
        return done and self._references.current(self.version())

    def kept(self, name: str, version: int | None = None) -> bytes | None:
        """Return the bytes kept under a name, made of a version or of any; None where they are not there or damaged."""
        return self._snapshots.kept(name, version)

    def parts(self, name: str, version: int | None = None) -> dict[str, bytes]:
        """Return what was kept under names that begin with one and a dot, by what follows; those that hold."""
        return self._snapshots.parts(name, version)

    @property
    def _file(self) -> Database:
        """Return the file as it is open in this thread."""
        if (file := getattr(self._mine, "file", None)) is None:
            connection = connect(self.path, create=False, shared=True)
            connection.execute(f"PRAGMA {_CACHE}")
            self._opened.append(connection)
            file = self._mine.file = Database(self.path, connection)
        return file

    @property
    def _snapshots(self) -> Snapshots:
        return Snapshots(self._file)

    @property
    def _references(self) -> ReferenceRows:
        return ReferenceRows(self._file)

    def _found(self, read: Callable[[], Found], patience: int) -> Found | None:
        """Return what is read, or None where another connection's change takes longer than one can wait.

        Who has waited in vain does not wait as long for each of the next. Of a file that is gone by now there is
        nothing to read; who changes it is told.
        """
        refused: float | None = getattr(self._mine, "refused", None)
        again = refused is not None and monotonic() - refused < REST
        try:
            self._file.connection.execute(f"PRAGMA busy_timeout = {FRAME if again else patience}")
            found = read()
        except InputError as error:
            if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                if patience == HAND:
                    self._mine.refused = refused if again else monotonic()
                return None
            if not self.path.exists():
                return None
            raise
        self._mine.refused = None
        return found


def _close(opened: Iterable[sqlite3.Connection]) -> None:
    for connection in opened:
        connection.close()
