"""Bytes kept beside the rows that they were made of: columns of all events and the like, and what they were made of.

What is kept holds for one version of the file, and is checked by its CRC-32: what is damaged counts as not there, for
it can be made anew. What the bytes mean is known to who keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.store.database import Database


class Snapshots:
    """What is kept by name."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def version(self) -> int:
        """Return a number in the file that goes up with every change of articles, mentions, events or laws."""
        return self._file.counter("version")

    def keep(self, version: int, parts: Mapping[str, bytes]) -> bool:
        """Keep parts that were made of a version, and drop what is of another; where the file is, return False."""
        with self._file.change(counts=False):
            if version != self.version():
                return False
            for name, data in parts.items():
                row = (name, version, crc32(data), data)
                self._file.connection.execute("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)", row)
            self._file.connection.execute("DELETE FROM snapshots WHERE version != ?", (version,))
        return True

    def replace(self, name: str, data: bytes) -> None:
        """Replace, in the open change, what is kept under a name; what it was made of is still as it was."""
        query = "UPDATE snapshots SET checksum = ?, data = ? WHERE name = ?"
        self._file.connection.execute(query, (crc32(data), data, name))

    def kept(self, name: str, version: int | None = None) -> bytes | None:
        """Return what was made of a version, or of the last one; None where that is not there or damaged."""
        found = self._file.rows("SELECT version, checksum, data FROM snapshots WHERE name = ?", name)
        if not found or version not in (None, found[0][0]) or crc32(found[0][2]) != found[0][1]:
            return None
        return bytes(found[0][2])

    def parts(self, name: str, version: int | None = None) -> dict[str, bytes]:
        """Return what was kept under names that begin with one and a dot, by what follows; those that hold."""
        found = self._file.rows("SELECT name FROM snapshots WHERE name GLOB ? || '.*'", name)
        parts = {part: self.kept(part, version) for (part,) in found}
        return {part[len(name) + 1 :]: data for part, data in parts.items() if data is not None}

    def drop(self, name: str) -> None:
        """Drop what is kept under a name, and under names that begin with it and a dot."""
        with self._file.change(counts=False):
            self._file.connection.execute("DELETE FROM snapshots WHERE name = ? OR name GLOB ? || '.*'", (name, name))
