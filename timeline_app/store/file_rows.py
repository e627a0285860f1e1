"""The files that articles came from: their bytes as they were read, as the project keeps them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.records import OWN_ENTRY, InputError, KeptVersion, Source
from timeline_app.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.store.database import Database


_REPORTED: Final = """
    SELECT e.id, e.label, e.date, sum(m.article NOT IN (SELECT value FROM json_each(?1))),
        min(CASE WHEN m.article IN (SELECT value FROM json_each(?1)) THEN em.position END)
    FROM events e JOIN event_mentions em ON em.event = e.number JOIN mentions m ON m.number = em.mention
    WHERE e.number IN (
        SELECT em.event FROM mentions m JOIN event_mentions em ON em.mention = m.number
        WHERE m.article IN (SELECT value FROM json_each(?1))
    )
    GROUP BY e.number ORDER BY e.number
"""
_TELLS: Final = (
    'SELECT m.article, m.text, m.start, m."end" FROM events e JOIN event_mentions em ON em.event = e.number'
    " JOIN mentions m ON m.number = em.mention WHERE e.id = ? AND em.position = ?"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """An event that some articles report."""

    event: str  # Event.id
    label: str
    date: Edtf | None
    elsewhere: int  # reports in other articles
    article: str  # of the best report in these
    sentence: str  # of that
    start: int  # of it in the article's text, code points
    end: int


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

    def version(self, article: str) -> int:
        """Return the number of the version of an article that is read; raise InputError where there is none."""
        found = self._file.rows("SELECT version FROM articles WHERE id = ?", article)
        if not found:
            raise InputError(f"{article}: no such article in {self._file.path}. Open the project anew.")
        return int(found[0][0])

    def versions(self, article: str) -> list[KeptVersion]:
        """Return every version of an article (by its id) that is kept, the first one first."""
        with self._file.unchanging():
            read = self._file.rows("SELECT version, added, title, text FROM articles WHERE id = ?", article)
            kept = self._file.rows("SELECT version, told FROM states WHERE article = ?", article)
        found = [KeptVersion(number, added, True, title, text) for number, added, title, text in read]
        found += self._file.records(_kept, kept)
        return sorted(found, key=lambda version: version.number)

    def sums(self) -> dict[str, frozenset[str]]:
        """Return the SHA-256 of what was read of each file: of a collection those of its articles."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        query = "SELECT file, sha256 FROM articles WHERE published_from IS NOT ? ORDER BY number"
        for file, sha256 in self._file.rows(query, OWN_ENTRY):
            found[file].add(sha256)
        return {file: frozenset(sums) for file, sums in found.items()}

    def rename(self, files: Mapping[str, str]) -> None:
        """Note where files are now, by where they were."""
        with self._file.change():
            names = ((now, before) for before, now in files.items())
            self._file.connection.executemany("UPDATE articles SET file = ? WHERE file = ?", names)

    def places(self) -> list[tuple[str, str | None, str]]:
        """Return the id, the address and the file of every article that was published."""
        query = "SELECT id, url, file FROM articles WHERE published_from IS NOT ? ORDER BY number"
        return self._file.rows(query, OWN_ENTRY)

    def reported_in(self, articles: Sequence[str]) -> list[Reported]:
        """Return the events that articles (their ids) report, in the order of making."""
        with self._file.unchanging():
            found = self._file.rows(_REPORTED, json.dumps(list(articles)))
            told = [self._file.rows(_TELLS, event, place)[0] for event, _, _, _, place in found]
        events = [(*event[:4], *report) for event, report in zip(found, told, strict=True)]
        return self._file.records(_reported, events)


def _kept(row: tuple[int, str]) -> KeptVersion:
    number, told = row
    article = json.loads(told)
    return KeptVersion(number, article.get("added"), False, article["title"], article["text"])


def _reported(row: tuple[str, str, str | None, int, str, str, int, int]) -> Reported:
    event, label, date, elsewhere, article, sentence, start, end = row
    return Reported(event, label, rows.date_of(date), elsewhere, article, sentence, start, end)
