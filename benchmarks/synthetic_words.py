"""A project of many articles in a language that nobody speaks, with words as frequent as in any (Zipf's law).

The commonest are English, so that queries can be read; of each article some sentences are mentions, each of an event.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from synthetic import DAYS, FIRST_DAY, make_articles

from timeline_app.dates.edtf import Edtf
from timeline_app.link.version import linker
from timeline_app.records import Event, Mention, Status
from timeline_app.store.event_rows import EVENT_COLUMNS, event_row
from timeline_app.store.project import Project
from timeline_app.store.rows import article_row, mention_row
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Article

WORDS: Final = 60_000
LENGTH: Final = 400  # words of an article
SENTENCE: Final = 20
MENTIONS: Final = 4  # of an article
PORTION: Final = 5_000
_COMMON: Final = (
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "by", "at", "from",
    "be", "this", "have", "an", "which", "or", "not", "are", "had", "but", "his", "they", "one", "said", "were",
    "all", "their", "there", "been", "has", "more", "who", "will", "would", "about", "when", "no", "so", "what", "up",
    "its", "out", "if", "into", "could", "time", "than", "other", "only", "people", "new", "year", "council",
    "minister", "court", "police", "city", "government", "harbour", "strike", "bridge", "flood", "report",
)  # fmt: skip
_BEGIN: Final = ("b", "br", "c", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v", "w")
_MIDDLE: Final = ("a", "e", "i", "o", "u", "ea", "ou")
_END: Final = ("", "n", "r", "s", "t", "l", "nd", "rt", "m", "ck")


def make_project(path: Path, articles: int) -> None:
    """Make a linked project of so many articles, which is not indexed yet."""
    Project.open(path, create=True).close()
    made = make_articles(articles)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("PRAGMA journal_mode = MEMORY")
        file.execute("BEGIN")
        file.execute("INSERT INTO sources VALUES ('', x'')")
        for table, rows in _rows(list(made.values())):
            names = ", ".join(f'"{name}"' for name in rows[0])
            values = ", ".join("?" * len(rows[0]))
            file.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", (tuple(row.values()) for row in rows))
        file.execute("UPDATE state SET linked = 1, linker = ?", (linker(),))
        file.execute("INSERT OR REPLACE INTO counters VALUES ('event', ?)", (articles * MENTIONS,))
        file.execute("INSERT OR REPLACE INTO counters SELECT 'references', value FROM counters WHERE name = 'version'")
        file.execute("COMMIT")
        file.execute("PRAGMA journal_mode = DELETE")
    with Workspace(path) as workspace:
        overview = workspace.overview()
    assert overview is not None
    overview.index("outlet")
    overview.shelf()


def vocabulary() -> list[str]:
    """Return the words, the commonest first."""
    chance = np.random.default_rng(5)
    words = dict.fromkeys(_COMMON)
    while len(words) < WORDS:
        syllables = chance.integers(1, 5)
        parts = (chance.choice(part) for _ in range(syllables) for part in (_BEGIN, _MIDDLE, _END))
        words["".join(parts)] = None
    return list(words)


def _rows(articles: list[Article]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield tables and rows of theirs, a portion of the articles at a time."""
    words, chance = np.array(vocabulary(), object), np.random.default_rng(6)
    shares = np.cumsum(1 / np.arange(1, WORDS + 1))
    number = 0
    for first in range(0, len(articles), PORTION):
        those = articles[first : first + PORTION]
        drawn = words[np.searchsorted(shares, chance.random((len(those), LENGTH)) * shares[-1])]
        told, kept, events, placed = [], [], [], []
        for article, text in zip(those, drawn, strict=True):
            sentences = [" ".join(text[at : at + SENTENCE]).capitalize() + "." for at in range(0, LENGTH, SENTENCE)]
            title = " ".join(text[:7]).capitalize()
            whole = replace(article, text=f"{title}\n\n{' '.join(sentences)}", title=title)
            told.append(article_row(whole) | {"format": "text", "times": "[]"})
            at = len(title) + 2
            for sentence in sentences[:MENTIONS]:
                number += 1
                mention = _mention(article, sentence, at, int(chance.integers(DAYS)))
                at += len(sentence) + 1
                kept.append({"number": number, **mention_row(mention)})
                names = ("number", *EVENT_COLUMNS.split(", "))
                events.append(dict(zip(names, event_row(number, _event(number, mention)), strict=True)))
                placed.append({"event": number, "position": 0, "mention": number, "reason": ""})
        yield from (("articles", told), ("mentions", kept), ("events", events), ("event_mentions", placed))


def _mention(article: Article, sentence: str, at: int, day: int) -> Mention:
    return Mention(
        article=article.id, start=at, end=at + len(sentence), text=sentence, label=sentence[:50].rpartition(" ")[0],
        date=Edtf.of_day(FIRST_DAY + day), time=None, status=Status.REPORTED,
    )  # fmt: skip


def _event(number: int, mention: Mention) -> Event:
    return Event(
        id=f"e{number}", label=mention.label, date=mention.date, status=mention.status, origins=1, rank=1.0,
        mentions=(mention,),
    )  # fmt: skip
