"""Versions of articles that are not read now, kept as their rows: earlier ones, newer ones, and what was taken out.

Taking an article out and bringing it back, or putting another version in its place, is moving rows between the tables
of what is read and this one. Nothing is read again, so that what comes back is what went.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_app.records import InputError, Version
from timeline_app.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.records import Article, Mention
    from timeline_app.store.database import Database
    from timeline_app.store.linkage import Linkage
    from timeline_app.store.word_rows import WordRows

_BY_KEY: Final = {"decisions": "mention", "tags": "mention", "notes": "mention"}  # tables of what is the user's
_UNUSED: Final = (
    "DELETE FROM sources WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE sha256 = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM states WHERE sha256 = ?1)"
)
_OTHERS: Final = "{}: its articles are others by now. Open it anew; nothing is lost."
_PLACES: Final = (
    "SELECT m.key, em.event, em.position, em.reason FROM event_mentions em JOIN mentions m ON m.number = em.mention"
    " WHERE m.article = ?"
)


class StateBook:
    """The versions of a project's articles that are not read now."""

    def __init__(self, database: Database, linkage: Linkage, words: WordRows) -> None:
        self._file = database
        self._words = words
        self._linkage = linkage

    def change(self, taken: Sequence[Version], given: Sequence[Version], keys: Mapping[str, str]) -> None:
        """Put versions away and others in their places, in the open change; raise InputError where one is not there.

        `keys` are what reports are called in the versions that come, by what they were called: what the user said of
        them goes with them.
        """
        places = [place for one in taken for place in self._file.rows(_PLACES, one.article)]
        for one in taken:
            self._put_away(one)
        for one in given:
            self._take_up(one)
        self.rename(keys)
        self._place_again(places, keys)
        self._linkage.drop_empty({event for _, event, _, _ in places})

    def rename(self, keys: Mapping[str, str]) -> None:
        """Keep what the user said of reports by other keys, in the open change: by former key, the one from now on.

        All at once: what one report is called from now on may be what another was called.
        """
        between = {former: f"\n{turn}" for turn, former in enumerate(sorted(self.said().intersection(keys)))}
        for former, other in between.items():
            self._rename(former, other)
        for former, other in between.items():
            self._rename(other, keys[former])

    def said(self) -> set[str]:
        """Return the keys of reports by which the user said anything, also of those that are told no more."""
        asked = " UNION ".join(f"SELECT {column} FROM {table}" for table, column in _BY_KEY.items())
        keys = self._file.rows(f"{asked} UNION SELECT one FROM laws UNION SELECT other FROM laws")
        return {key for (key,) in keys if key is not None}

    def said_of(self, article: str) -> list[str]:
        """Return those of an article's reports."""
        return sorted(key for key in self.said() if key.rsplit(":", 3)[0] == article)

    def keep(self, version: Version, told: Mapping[str, Any], mentions: Sequence[Mapping[str, Any]]) -> None:
        """Keep a version that is not read, in the open change: its row of articles and those of its mentions."""
        row = (version.article, version.number, told["sha256"], _json(told), _json(mentions))
        self._file.connection.execute("INSERT INTO states VALUES (?, ?, ?, ?, ?)", row)

    def versions(self, article: str) -> dict[int, str]:
        """Return the SHA-256 of what each version of an article that is not read now was read from, by its number."""
        return dict(self._file.rows("SELECT version, sha256 FROM states WHERE article = ? ORDER BY version", article))

    def taken_out(self) -> dict[str, list[tuple[Version, str]]]:
        """Return the last versions of articles that were taken out, and their files, by the SHA-256 they are from."""
        query = (
            "SELECT sha256, article, max(version), json_extract(told, '$.file') FROM states"
            " WHERE article NOT IN (SELECT id FROM articles) GROUP BY sha256, article"
        )
        found: dict[str, list[tuple[Version, str]]] = {}
        for sha256, article, number, file in self._file.rows(query):
            found.setdefault(sha256, []).append((Version(article, number), file))
        return found

    def move(self, version: Version, file: str) -> None:
        """Note, in the open change, where the file of a version that is not read now is."""
        query = "UPDATE states SET told = json_set(told, '$.file', ?) WHERE article = ? AND version = ?"
        self._file.connection.execute(query, (file, version.article, version.number))

    def mentions(self, version: Version) -> list[Mention]:
        """Return what a version that is not read now tells; raise InputError where it is not kept."""
        query = "SELECT mentions FROM states WHERE article = ? AND version = ?"
        found = self._file.rows(query, version.article, version.number)
        if not found:
            raise InputError(_OTHERS.format(self._file.path))
        return self._file.records(_mention, json.loads(found[0][0]))

    def article(self, version: Version) -> Article:
        """Return the article as a version that is not read now has it; raise InputError where that is not kept."""
        query = "SELECT told FROM states WHERE article = ? AND version = ?"
        found = self._file.rows(query, version.article, version.number)
        if not found:
            raise InputError(_OTHERS.format(self._file.path))
        return self._file.records(_article, [json.loads(found[0][0])])[0]

    def drop_source(self, sha256: str) -> None:
        """Let go of a source's bytes, in the open change, where no version of any article is from it."""
        self._file.connection.execute(_UNUSED, (sha256,))

    def _rename(self, former: str, now: str) -> None:
        run = self._file.connection.execute
        for table, column in _BY_KEY.items():
            run(f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {column} = ?", (now, former))
        for one, other, same in self._file.rows("SELECT * FROM laws WHERE one = ?1 OR other = ?1", former):
            run("DELETE FROM laws WHERE one = ? AND other = ?", (one, other))
            pair = sorted(now if each == former else each for each in (one, other))
            run("INSERT OR REPLACE INTO laws VALUES (?, ?, ?)", (*pair, same))

    def _put_away(self, version: Version) -> None:
        row = self._row(version)
        query = "SELECT * FROM mentions WHERE article = ? ORDER BY number"
        mentions = list(self._named(query, version.article))
        numbers = [mention.pop("number") for mention in mentions]
        self._linkage.forget(numbers)
        self._words.remove_mentions(version.article)
        self._words.remove_article(version.article)
        self.keep(version, row, mentions)

    def _take_up(self, version: Version) -> None:
        query = "SELECT told, mentions FROM states WHERE article = ? AND version = ?"
        found = self._file.rows(query, version.article, version.number)
        if not found or self._file.rows("SELECT 1 FROM articles WHERE id = ?", version.article):
            raise InputError(_OTHERS.format(self._file.path))
        told, mentions = (json.loads(text) for text in found[0])
        if self._file.rows("SELECT 1 FROM articles WHERE number = ?", told["number"]):
            del told["number"]
        self._file.insert("articles", [told])
        self._words.restore_article(version.article)
        self._file.insert("mentions", mentions)
        self._words.keep_up(1, len(mentions))  # what comes last is found at once
        numbers = [row[0] for row in self._file.rows("SELECT number FROM mentions WHERE article = ?", version.article)]
        self._linkage.touch(numbers, anew=True)
        run = self._file.connection.execute
        run("DELETE FROM states WHERE article = ? AND version = ?", (version.article, version.number))

    def _row(self, version: Version) -> dict[str, Any]:
        found = list(self._named("SELECT * FROM articles WHERE id = ?", version.article))
        if not found or found[0]["version"] != version.number:
            raise InputError(_OTHERS.format(self._file.path))
        return found[0]

    def _named(self, query: str, value: str) -> Iterator[dict[str, Any]]:
        """Yield rows by the names of their columns."""
        cursor = self._file.connection.execute(query, (value,))
        names = [column[0] for column in cursor.description]
        yield from (dict(zip(names, row, strict=True)) for row in cursor)

    def _place_again(self, places: Iterable[tuple[str, int, int, str]], keys: Mapping[str, str]) -> None:
        """Put reports that are told in what came into the events in which they were, so that these keep their ids."""
        numbers: dict[str, list[int]] = {}
        wanted = [(keys[key], event, place, why) for key, event, place, why in places if key in keys]
        query = "SELECT key, number FROM mentions WHERE key IN (?) ORDER BY number"
        for key, number in self._file.rows_of(query, sorted({key for key, *_ in wanted})):
            numbers.setdefault(key, []).append(number)
        for key, event, place, why in wanted:
            if numbers.get(key):
                row = (event, place, numbers[key].pop(0), why)
                self._file.connection.execute("INSERT INTO event_mentions VALUES (?, ?, ?, ?)", row)


def put_aside(key: str, version: int) -> str:
    """Return a key by which no report goes, for what was said of one that only another version of its article tells."""
    article, start, role, rest = key.rsplit(":", 3)
    return f"{article}:v{version}-{start}:{role}:{rest}"


def from_aside(key: str) -> tuple[int, str] | None:
    """Return the version and the key of a report that were put aside; None for any other key."""
    article, start, role, rest = key.rsplit(":", 3)
    found = re.fullmatch(r"v(\d+)-(.+)", start)
    return None if found is None else (int(found[1]), f"{article}:{found[2]}:{role}:{rest}")


def _article(row: Mapping[str, Any]) -> Article:
    return rows.article_of([row[name] for name in rows.ARTICLE_COLUMNS])


def _mention(row: Mapping[str, Any]) -> Mention:
    return rows.mention_of([row[name] for name in rows.MENTION_COLUMNS])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
