"""The files that articles came from: their bytes as they were read, as the project keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.records import InputError, Source

if TYPE_CHECKING:
    from timeline_app.store.database import Database


class FileBook:
    """Where the articles of a project are from."""

    def __init__(self, database: Database) -> None:
        self._file = database

    def original(self, article: str) -> Source:
        """Return an article's source (by its id) as it was read; raise InputError where there is none."""
        found = self._file.rows(
            "SELECT a.file, s.data, a.format FROM articles a JOIN sources s USING (sha256) WHERE a.id = ?", article
        )
        if not found:
            raise InputError(f"{article}: no such article in {self._file.path}. Open the project anew.")
        file, data, format_ = found[0]
        return Source(file, bytes(data), format_)
