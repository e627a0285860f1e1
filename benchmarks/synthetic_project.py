"""Project files of as many synthetic events as wanted, written row by row: reading and linking them would take days."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from synthetic import make_articles, make_events

from timeline_app.link.version import linker
from timeline_app.store.event_rows import EVENT_COLUMNS, event_row
from timeline_app.store.project import Project
from timeline_app.store.rows import article_row, mention_row
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline_app.records import Article, Event

EVENTS_AN_ARTICLE = 20
FILLER = "The council met for a second day. Nobody would say how long the talks were to last. " * 24


def make_project(path: Path, events: int) -> None:
    """Make a project of linked events with their columns, as if they had been read, without references."""
    Project.open(path, create=True).close()
    articles = make_articles(max(200, events // EVENTS_AN_ARTICLE))
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("BEGIN")
        insert(file, "sources", ({"sha256": text_sum(one), "data": one.encode()} for one in articles))
        insert(file, "articles", map(_article, articles.values()))
        made = list(enumerate(make_events(events, articles), 1))
        insert(file, "mentions", (_mention(number, event) for number, event in made))
        names = ["number", *EVENT_COLUMNS.split(", ")]
        insert(file, "events", (dict(zip(names, event_row(number, event), strict=True)) for number, event in made))
        placed = ({"event": number, "position": 0, "mention": number, "reason": ""} for number, _ in made)
        insert(file, "event_mentions", placed)
        file.execute("UPDATE state SET linked = 1, linker = ?", (linker(),))
        file.execute("INSERT OR REPLACE INTO counters VALUES ('event', ?)", (events,))
        file.execute("INSERT OR REPLACE INTO counters SELECT 'references', value FROM counters WHERE name = 'version'")
        file.execute("COMMIT")
    with Workspace(path) as workspace:
        overview = workspace.overview()
    assert overview is not None
    overview.index("outlet")
    overview.shelf()


def insert(file: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows of named columns into a table."""
    each: Iterator[Mapping[str, Any]] = iter(rows)
    first = next(each)
    names = ", ".join(f'"{name}"' for name in first)
    insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(first))})"
    file.execute(insert, tuple(first.values()))
    file.executemany(insert, (tuple(row.values()) for row in each))


def _article(article: Article) -> dict[str, Any]:
    whole = replace(article, text=f"{article.title}\n\n{FILLER}", sha256=text_sum(article.id))
    return article_row(whole) | {"format": "text", "times": "[]"}


def _mention(number: int, event: Event) -> dict[str, Any]:
    mention = replace(event.mentions[0], start=number, end=number + len(event.label), text=event.label)
    return {"number": number, **mention_row(mention)}


def text_sum(text: str) -> str:
    """Return the hash by which a source is stored."""
    return sha256(text.encode()).hexdigest()
