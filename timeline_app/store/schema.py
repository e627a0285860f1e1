"""How a project file is opened, made and brought up to date, and what is refused.

A file is ours by its application id; `PRAGMA user_version` counts the migrations that it has had, each one file in
`migrations/`, applied whole or not at all. The journal mode is DELETE on purpose: between two changes the project is
truly one file, which may be copied, mailed or put on a network drive, where WAL would leave two more beside it and not
work at all. Changes are few and large (a batch of articles), so WAL's speed would not be felt. `synchronous=EXTRA` is
FULL plus the folder's own entry, so a change that was reported as done survives a power cut.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x544C4442  # "TLDB"
SUFFIX = ".tldb"
_MAGIC = b"SQLite format 3\x00"
_MIGRATIONS = sorted((Path(__file__).parent / "migrations").glob("[0-9]*.sql"))
VERSION = len(_MIGRATIONS)

_DAMAGED = "it is damaged. Keep it as it is, and open your latest copy instead."
_CACHE = "cache_size = -65536"  # KiB; blocks are looked up all over a large project
# SQLite's primary result codes -> what to tell the user; any other is a bug of ours.
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it. Close it there, or try again in a moment.",
    sqlite3.SQLITE_LOCKED: "another program is writing to it. Close it there, or try again in a moment.",
    sqlite3.SQLITE_READONLY: "it may not be changed. Copy it to a folder of yours and open the copy.",
    sqlite3.SQLITE_PERM: "you may not open it. Ask its owner, or copy it to a folder of yours.",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. Check that its folder exists and that you may write there.",
    sqlite3.SQLITE_FULL: "the disk is full. Nothing of this change was written; make room and do it again.",
    sqlite3.SQLITE_IOERR: "the disk reported an error. Copy the file to another disk and open the copy.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_ERROR: _DAMAGED,  # a table or column that every project has is missing
    sqlite3.SQLITE_MISMATCH: _DAMAGED,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file or the disk into an InputError that names it and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and isinstance(error, sqlite3.OperationalError):  # Python's own: a text that is no UTF-8
            raise InputError(f"{path}: {_DAMAGED}") from error
        reason = _REASONS.get((code or 0) & 0xFF)
        if reason is None:
            raise
        raise InputError(f"{path}: {reason}") from error
    except UnicodeDecodeError as error:  # SQLite's complaint quotes a text that is no UTF-8
        raise InputError(f"{path}: {_DAMAGED}") from error


def connect(path: Path, *, create: bool, shared: bool = False) -> sqlite3.Connection:
    """Open the project file at `path`, up to date; make it where it is absent and `create` is set.

    What is `shared` may be closed in another thread than that which uses it.
    Raises InputError, having changed nothing, where the file is no project, is damaged, or is of a newer version.
    """
    new = _is_new(path, create=create)
    with explained(path):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=not shared)
        try:
            _prepare(connection)
            if not new:
                _refuse_strangers(path, connection)
            _migrate(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _is_new(path: Path, *, create: bool) -> bool:
    """Tell whether the file is to be made; raise InputError where it can be neither made nor opened."""
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path}: no file, but a folder or a device. Name a project file ({SUFFIX}).")
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            raise InputError(
                f"{path}: no such project file. Make it with: timeline-app add {path} ARTICLE..."
            ) from None
        if path.suffix.lower() != SUFFIX:
            raise InputError(f"{path}: a project file's name ends in {SUFFIX}. Choose such a name.") from None
        return True
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}. Name a project file ({SUFFIX}) that you may read.") from error
    if not head and create and path.suffix.lower() == SUFFIX:
        return True
    if head != _MAGIC:
        raise InputError(f"{path}: not a project file. Name a file that timeline-app made ({SUFFIX}).")
    return False


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "synchronous = EXTRA", _CACHE):
        connection.execute(f"PRAGMA {pragma}")


def _refuse_strangers(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse what we did not make, before anything in it is used: it may come from anybody."""
    version = _number(connection, "user_version")
    if _number(connection, "application_id") != APPLICATION_ID or version < 1:
        raise InputError(f"{path}: a database, but not a project file. Name a file that timeline-app made ({SUFFIX}).")
    if version > VERSION:
        raise InputError(f"{path}: made by a newer timeline-app. Install that one to open it; the file is unchanged.")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
        raise InputError(
            f"{path}: it holds triggers or views, which no project does. Open it only if you trust it: not here."
        )


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    if _number(connection, "user_version") == VERSION:
        return
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = _number(connection, "user_version")  # another program may have been first
        for number, file in enumerate(_MIGRATIONS[done:], done + 1):
            for statement in _statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Split a script into statements; sqlite3's own executescript would end our transaction first."""
    part = ""
    for row in script.splitlines(keepends=True):
        part += row
        if sqlite3.complete_statement(part):
            yield part
            part = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
