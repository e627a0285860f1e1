"""Full text finds what looking through every text finds, whatever was added, taken away, dated or tagged before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest
from making import project_of

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Entering, Entry, Tag, Tagging
from timeline_app.search.holding import holds
from timeline_app.search.query import read
from timeline_app.search.tree import All, Either, Query, written
from timeline_app.store.catalogue import Catalogue
from timeline_app.store.project import Project
from timeline_app.store.word_rows import expression
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.records import Event

TOLD = {
    "harbour.txt": "The ferry Marrow sank off Port Ellis on 3 May 2011. Dora Quill opened the Café Lamp on 4 May 2011.",
    "coast.txt": "A lamp burned on the quay of Port Ellis on 5 May 2011. The ferry Marrow sank there on 3 May 2011.",
    "letter.txt": "A choir sang in Torrey on 9 June 2011. A quarry closed on 10 June 2011, said Dora Quill, lampooner.",
}
QUERIES = (
    *("ferry ", "FERRY Marrow ", '"ferry marrow"', '"marrow ferry"', "lamp ", "lamp*", "cafe ", "qu*", "zeppelin "),
    *("quill -lamp ", "ellis NOT ferry ", "choir OR ferry ", "(choir OR ferry) -torrey ", "important "),
    *("NEAR(ferry ellis, 3)", "NEAR(ferry ellis, 2)", '"dora quill" (choir OR quarry)', "closed OR (ferry -ellis) "),
)
LATE = ("The ferry Marrow was raised on {day} August 2011.", "On {day} May 2012 a lamp fell into a quarry in Torrey.")
LABELS = ("The lamp of the quarry went out", "A choir of important men met Dora Quill")


WRITTEN = (
    "Ελλάδα Σοφός",
    "Ёлка Российский",
    "Київ",
    "القرآن",
    "ガーナ",
    "tiếng Việt",
    "E\u0301cole",
    "Åse Łódź",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project_of(tmp_path / "ferry.tldb", TOLD)


def _parts(event: Event, own: dict[str, list[str]]) -> list[list[str]]:
    """Return what words are looked for together in: each report of an event, and what the user wrote of each."""
    told = []
    for m in event.mentions:
        names = (f"{n.name} {n.text}" for those in (m.people, m.places, m.organizations) for n in those)
        told.append([m.label, m.text, *names])
        if m.key in own:
            told.append(own[m.key])
    return told


def _met(query: Query, parts: list[list[str]]) -> bool:
    """Tell what an event's words meet, by looking through all of them."""
    if isinstance(query, Either):
        return any(_met(each, parts) for each in query.those)
    if isinstance(query, All):
        plain = tuple(each for each in query.wanted if "-" not in str(written(each)))
        rest = [each for each in query.wanted if each not in plain]
        together = not plain or any(holds(All(plain), *part) for part in parts)
        return together and all(_met(e, parts) for e in rest) and not any(_met(e, parts) for e in query.unwanted)
    return any(holds(query, *part) for part in parts)


def _agree(path: Path) -> None:
    """Hold that the index and looking through everything come to the same."""
    with Workspace(path) as workspace:
        events, articles = workspace.events(), workspace.articles()
        own: dict[str, list[str]] = {}
        for tag in workspace.tags.all():
            own.setdefault(tag.mention, []).append(tag.name)
    with Project.open(path) as project:
        assert project.words.left() == 0
    with Catalogue.open(path) as catalogue:
        for text in QUERIES:
            query = read(text).query
            assert query is not None
            found = {each for each in catalogue.ids(catalogue.events_holding(query).tolist()) if each}
            assert found == {each.id for each in events if _met(query, _parts(each, own))}, text
            told = catalogue.article_ids(catalogue.articles_holding(query).tolist())
            assert told == [a.id for a in articles if holds(query, a.title, a.author or "", a.outlet or "", a.text)], (
                text
            )


def test_what_is_added_is_found(path: Path) -> None:
    _agree(path)
    with Catalogue.open(path) as catalogue:
        ferry = read("ferry ").query
        assert ferry is not None
        assert len(catalogue.articles_holding(ferry)) == 2
        assert len(catalogue.events_holding(ferry)) > 0


def test_a_search_that_nobody_waits_for_ends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_app.store.word_reading._STEPS", 1)
    ferry = read("ferry ").query
    assert ferry is not None
    with Catalogue.open(path) as catalogue:
        assert catalogue.events_holding(ferry, lambda: True).size == 0
        assert catalogue.articles_holding(ferry, lambda: True).size == 0
        assert catalogue.events_holding(ferry).size > 0  # the file can be read as before


@pytest.mark.parametrize("seed", range(3))
def test_every_change_of_a_project_is_found_at_once(path: Path, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    made: list[int] = []
    for step in range(12):
        with Workspace(path) as workspace:
            match chance.randrange(5):
                case 0:
                    late = tmp_path / f"late{step}.txt"
                    late.write_text(chance.choice(LATE).format(day=step + 1), encoding="utf-8")
                    workspace.add([late])
                case 1:
                    entry = Entry(chance.choice(LABELS), Edtf.parse("2011-07-01"), words="An important call")
                    made.append(workspace.do("Add event", Entering((), (entry,))).number)
                case 2 if made:
                    workspace.turn(made.pop(), undone=True)  # its numbers are given anew
                case 3:
                    article = chance.choice([a.id for a in workspace.articles() if not a.own])
                    workspace.set_published(article, Edtf.parse(f"2011-06-{step + 10}"))
                case _:
                    mention = chance.choice(chance.choice(workspace.events()).mentions)
                    workspace.tags.change(Tagging((), (Tag(chance.choice(("important", "lamp")), mention.key),)))
                    workspace.check(relink=True)
        _agree(path)


def test_an_older_project_is_indexed_portion_by_portion(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_app.store.word_rows.PORTION", 1)
    with Project.open(path) as project:
        project.words.forget()
        assert project.words.left() == len(TOLD)
        left = []
        while project.words.left():
            left.append(project.words.index())
    assert left == [2, 1, 0]
    _agree(path)


def test_a_portion_of_long_articles_is_small_so_that_nobody_waits_to_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.store.word_rows.LETTERS", 1)
    with Project.open(path) as project:
        project.words.forget()
        left = [project.words.index() for _ in TOLD]
    assert left[:-1] == list(range(len(TOLD) - 1, 0, -1))
    _agree(path)


def test_an_article_is_taken_out_before_it_was_indexed(path: Path) -> None:
    with Workspace(path) as workspace:
        made = workspace.do("Add event", Entering((), (Entry("A lamp fell", Edtf.parse("2011-07-01")),)))
    with Project.open(path) as project:
        project.words.forget()
    with Workspace(path) as workspace:
        workspace.turn(made.number, undone=True)
    with Project.open(path) as project:
        while project.words.index():
            pass
    _agree(path)


def test_a_words_own_signs_are_never_part_of_what_is_asked(path: Path) -> None:
    with Catalogue.open(path) as catalogue:
        for text in (
            'ferry" OR title:"',
            "title:ferry ",
            "^ferry",
            "{title}: x ",
            "ferry + marrow ",
            "NEAR/2 ",
            "'; DROP TABLE articles; --",
            "a\x00b",
        ):
            query = read(text).query
            if query is not None:
                catalogue.events_holding(query)
                catalogue.articles_holding(query)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM articles").fetchone() == (3,)


@pytest.mark.parametrize("text", WRITTEN)
def test_words_of_any_script_are_found_as_they_are_written(tmp_path: Path, text: str) -> None:
    with closing(sqlite3.connect(tmp_path / "words.db")) as file:
        file.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
        file.execute("INSERT INTO words VALUES (?)", (text,))
        for typed in (text, text.upper(), text.lower(), *text.split(), text[:-1], f'"{text}"'):
            query = read(typed).query
            assert query is not None
            assert holds(query, text)
            assert file.execute("SELECT count(*) FROM words WHERE text MATCH ?", (expression(query),)).fetchone() == (
                1,
            )
