"""A copy of a project without what is not to be shared: taken out of every table, then written as a file of its own.

SQLite leaves what was deleted in free pages, and full text keeps words in its own tables until it merges them. So the
index of words is emptied, what follows from articles is made anew, and the file that is handed out is written by VACUUM
INTO, which copies rows and nothing else. What stands here knows every table of a project; a test holds that it does.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from timeline_app.records import BESIDE, TITLE, Quoted
from timeline_app.store.schema import explained
from timeline_app.store.state_rows import from_aside

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from timeline_app.records import Sharing
    from timeline_app.store.database import Database
    from timeline_app.store.project import Project

FOLLOWS: Final = ("event_references", "snapshots")  # from what is left: made anew when it is asked for
NEVER: Final = ("history", "states")  # edits with all that they changed, and what is read no longer
_EVIDENCE: Final = (  # tables, what names their rows, and columns that tell what speaks for a date
    ("articles", "number", ("published_from", "evidence", "times")),
    ("mentions", "number", ("time",)),
)
_BY_KEY: Final = {"decisions": "mention", "tags": "mention", "notes": "mention"}


def leave_out(project: Project, file: Database, sharing: Sharing) -> None:
    """Take out of a copy what is not to be shared, in one change; what follows from the rest is made anew next."""
    leaving = sharing.articles | _quoting(file, sharing.articles)
    with file.change():
        _unname(file, _titles(file, leaving))
        for table in (*FOLLOWS, *NEVER):
            file.connection.execute(f"DELETE FROM {table}")
        _let_go(project, file, leaving)
        if sharing.notes:
            file.connection.execute("DELETE FROM notes")
            file.connection.execute("DELETE FROM eras")
        if sharing.tags:
            file.connection.execute("DELETE FROM tags")
        for article in sorted(leaving):
            project.remove(article)
        for (sha256,) in file.rows("SELECT sha256 FROM sources"):
            project.states.drop_source(sha256)
        if sharing.folders:
            named = file.rows("SELECT id, file FROM articles")
            file.connection.executemany("UPDATE articles SET file = ? WHERE id = ?", ((_name(f), a) for a, f in named))
    project.words.forget()
    project.views.forget()


def write(file: Database, path: Path) -> None:
    """Write what is left to a file that is not there yet; raise InputError."""
    with explained(path):
        file.connection.execute("VACUUM INTO ?", (str(path),))


def _titles(file: Database, leaving: Collection[str]) -> set[str]:
    """Return what articles are called that are not shared, and versions of articles that are not."""
    kept = file.rows("SELECT json_extract(told, '$.title') FROM states")
    return {title for (title,) in (*file.rows_of("SELECT title FROM articles WHERE id IN (?)", leaving), *kept)}


def _unname(file: Database, titles: Collection[str]) -> None:
    """Leave titles out of what speaks for the dates of other articles: one may be dated by what another tells."""
    run = file.connection.execute
    said = {BESIDE.format(repr(title[:TITLE])) for title in titles}
    plain = BESIDE.format("another article")
    for table, named, columns in _EVIDENCE:
        any_ = " OR ".join(f"instr({column}, ?1)" for column in columns)
        query = f"SELECT {named}, {', '.join(columns)} FROM {table} WHERE {any_}"
        for row, *texts in file.rows(query, BESIDE.partition("{")[0]):
            now = [_replaced(text, said, plain) for text in texts]
            run(f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE {named} = ?", (*now, row))


def _replaced(text: str | None, said: Collection[str], plain: str) -> str | None:
    for each in said if text is not None else ():
        for written in (each, json.dumps(each)[1:-1], json.dumps(each, ensure_ascii=False)[1:-1]):
            text = (text or "").replace(written, plain)
    return text


def _let_go(project: Project, file: Database, articles: Collection[str]) -> None:
    """Keep what the user said of events by reports that stay, and drop what hangs on those alone that go."""
    said = project.states.said()
    going = {key for key in said if _article(key) in articles}
    aside = {key for key in said if from_aside(key) is not None}  # of versions that are not shared
    renamed = {}
    for key, (_, event, _) in project.linkage.places_of(sorted(going)).items():
        left = [other for other in project.linkage.keys_of(event).values() if _article(other) not in articles]
        if left:
            renamed[key] = left[0]
    project.states.rename(renamed)
    run = file.connection.execute
    for key in sorted(aside | going.difference(renamed)):
        for table, column in _BY_KEY.items():
            run(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    for one, other in file.rows("SELECT one, other FROM laws"):
        if one == other or {one, other} & aside or {_article(one), _article(other)} & set(articles):
            run("DELETE FROM laws WHERE one = ? AND other = ?", (one, other))


def _quoting(file: Database, articles: Collection[str]) -> set[str]:
    """Return the user's own entries that quote articles."""
    found = ((entry, Quoted.of(url)) for entry, url in file.rows("SELECT id, url FROM articles WHERE url IS NOT NULL"))
    return {entry for entry, quoted in found if quoted is not None and quoted.article in articles}


def _article(key: str) -> str:
    """Return the article of a report's key, whose own id may hold colons."""
    return key.rsplit(":", 3)[0]


def _name(file: str) -> str:
    return PureWindowsPath(PurePosixPath(file).name).name or file
