"""A copy for sharing does not hold what was left out: not in its tables, not in its bytes, not packed."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.records import (
    Annotating,
    Annotations,
    Entering,
    Entry,
    Era,
    Field,
    InputError,
    Note,
    Quoted,
    Sharing,
    Tag,
    Tagging,
)
from timeline_app.store.share_rows import FOLLOWS, NEVER
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

SECRET = "xanthippe"
OPEN = """Ferry sinks off Norrhamn again

Published 14 March 2019

The ferry Aurora sank off Norrhamn on 12 March 2019. Captain Olof Brandt left the harbour board in May 2018.
"""
CLOSED = f"""What {SECRET} told of the ferry

Published 15 March 2019

The ferry Aurora sank off Norrhamn on 12 March 2019. {SECRET.title()} Quell saw the hull torn open on 3 March 2019.
"""
DAY = Edtf.parse("2019-03-12")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that holds a secret in every place that can hold one."""
    folder = tmp_path / f"{SECRET}-papers"
    folder.mkdir()
    for name, text in (("open.txt", OPEN), (f"{SECRET}.txt", CLOSED)):
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path / "case.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([folder])
        workspace.overview()
        while workspace.make_searchable():
            pass
        only = event_of(workspace, "2019-03-03")
        both = event_of(workspace, "2019-03-12")
        workspace.do(f"label by {SECRET}", workspace.deciding({only.id: {Field.LABEL: f"{SECRET} again"}}))
        key = next(m.key for m in both.mentions if m.article == closed(workspace))
        workspace.do("tag", Tagging(given=(Tag(f"{SECRET} tag", only.mentions[0].key), Tag("sinking", key))))
        notes = (Note(f"{SECRET} note", DAY), Note(f"{SECRET} pinned", None, only.mentions[0].key))
        workspace.do("note", Annotating(given=Annotations((Era(f"{SECRET} era", DAY),), notes)))
        quoted = Entry("Hull torn", DAY, "article", f"{SECRET}: “torn”", quoted=Quoted(closed(workspace), 90, 99))
        workspace.do("quoted entry", Entering(given=(quoted,)))
        done = workspace.do("entry", Entering(given=(Entry(f"{SECRET} called", DAY),)))
        workspace.turn(done.number, undone=True)
        workspace.views.keep(f"{SECRET} only", f"words of {SECRET}")
        workspace.overview()
    return path


def event_of(workspace: Workspace, date: str) -> Event:
    return next(event for event in workspace.events() if str(event.date) == date)


def closed(workspace: Workspace) -> str:
    return next(article.id for article in workspace.articles() if SECRET in article.title)


def everything(path: Path) -> Iterator[str]:
    """Yield all that a file says, in its bytes and in every cell, unpacked where it is packed."""
    yield path.read_bytes().decode("latin-1")
    with closing(sqlite3.connect(path)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in file.execute(f"SELECT * FROM {table}"):
                for cell in row:
                    if isinstance(cell, bytes):
                        yield cell.decode("latin-1")
                        try:
                            yield zlib.decompress(cell).decode("latin-1")
                        except zlib.error:
                            continue
                    else:
                        yield str(cell)


def holds(path: Path, word: str) -> bool:
    return any(word in said.casefold() for said in everything(path))


def test_what_is_left_out_is_not_in_the_copy(project: Path, tmp_path: Path) -> None:
    assert holds(project, SECRET)
    before = project.read_bytes()
    copy = tmp_path / "copy.tldb"
    with Workspace(project) as workspace:
        sharing = Sharing(frozenset((closed(workspace),)), notes=True, tags=True, folders=True)
        shared = workspace.share(copy, sharing)
    assert (shared.articles, shared.without) == (1, 1)
    assert not holds(copy, SECRET)
    assert project.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.tldb", "copy.tldb", f"{SECRET}-papers"]


def test_the_copy_is_a_whole_project(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tldb"
    with Workspace(project) as workspace:
        shared = workspace.share(copy, Sharing(frozenset((closed(workspace),)), notes=True, folders=True))
        original = workspace.events()
    with Workspace(copy) as workspace:
        assert workspace.check() == []
        assert len(workspace.events()) == shared.events
        assert {str(event.date) for event in workspace.events()} == {"2018-05", "2019-03-12"}
        assert {event.id for event in workspace.events()} <= {event.id for event in original}
        assert [article.file for article in workspace.articles()] == ["open.txt"]
        both = event_of(workspace, "2019-03-12")
        assert [tag.name for tag in workspace.tags.by_event()[both.id]] == ["sinking"]  # said of it by the other report
        while workspace.make_searchable():
            pass
        assert workspace.history(10) == ()
        assert workspace.overview() is not None


def test_left_as_it_is_but_for_what_is_never_shared(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tldb"
    with Workspace(project) as workspace:
        removed = workspace.do("removal", workspace.removing([closed(workspace)]))
        workspace.share(copy, Sharing())
        assert not [said for said in everything(copy) if "Quell" in said]  # what was removed is not in it
        workspace.turn(removed.number, undone=True)
        workspace.share(copy, Sharing())  # in place of the first
        notes = workspace.annotations()
        events = workspace.events()
    with Workspace(copy) as workspace:
        assert workspace.annotations() == notes
        assert workspace.events() == events


def test_what_was_said_of_an_earlier_version_is_not_shared(project: Path, tmp_path: Path) -> None:
    copy, file = tmp_path / "copy.tldb", tmp_path / f"{SECRET}-papers" / "open.txt"
    with Workspace(project) as workspace:
        left = event_of(workspace, "2018-05")
        workspace.do("label", workspace.deciding({left.id: {Field.LABEL: "Brandt is out"}}))
        file.write_text(OPEN.replace("Captain Olof Brandt left", "The crane fell on"), encoding="utf-8")
        assert workspace.add([file]).changed
        workspace.share(copy, Sharing())
    assert holds(project, "brandt is out")
    assert not holds(copy, "brandt")


def test_a_date_that_another_article_speaks_for_does_not_name_it(tmp_path: Path) -> None:
    told = "The ferry Aurora sank off Norrhamn on Tuesday{} with Olof Brandt aboard.\n"
    (tmp_path / "open.txt").write_text(f"Ferry lost\n\n{told.format('')}", encoding="utf-8")
    title = f"What {SECRET}'s “men” told"
    closed = f"{title}\n\nPublished 13 March 2019\n\n{told.format(' 12 March 2019')}"
    (tmp_path / "closed.txt").write_text(closed, encoding="utf-8")
    with Workspace(tmp_path / "p.tldb", create=True) as workspace:
        workspace.add([tmp_path / "open.txt", tmp_path / "closed.txt"])
        workspace.do("date", workspace.accepting(workspace.proposals()))
        article = next(each for each in workspace.articles() if SECRET in each.title)
        workspace.share(tmp_path / "copy.tldb", Sharing(frozenset((article.id,))))
        workspace.do("removal", workspace.removing([article.id]))
        workspace.share(tmp_path / "removed.tldb", Sharing())
        (left,) = workspace.articles()
    assert SECRET in (left.published_from or "")
    for name in ("copy.tldb", "removed.tldb"):
        assert not holds(tmp_path / name, SECRET)
        with Workspace(tmp_path / name) as workspace:
            (shared,) = workspace.articles()
            assert shared.published == left.published
            assert (shared.published_from or "").startswith("accepted: an event that another article puts on 2019-")
            assert workspace.check() == []


def test_an_entry_that_stands_for_an_articles_event_goes_with_the_article(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(CLOSED.partition("The ferry")[0] + "Nothing of that is true.\n", encoding="utf-8")
    with Workspace(project) as workspace:
        there = closed(workspace)
        workspace.do("new text", workspace.replacing(there, other, keep=True))
        assert any(SECRET in entry.words for entry in workspace.entries().values())
        workspace.share(tmp_path / "copy.tldb", Sharing(frozenset((there,)), notes=True, tags=True))
    assert not holds(tmp_path / "copy.tldb", "quell")


def test_the_project_itself_is_never_written_over(project: Path) -> None:
    before = project.read_bytes()
    with Workspace(project) as workspace, pytest.raises(InputError, match="the project itself"):
        workspace.share(project, Sharing())
    assert project.read_bytes() == before


def test_where_nothing_can_be_written_it_is_told_and_nothing_is_left(project: Path, tmp_path: Path) -> None:
    with Workspace(project) as workspace, pytest.raises(InputError):
        workspace.share(tmp_path / "nowhere" / "copy.tldb", Sharing())
    assert not (tmp_path / "nowhere").exists()


def test_every_table_of_a_project_is_thought_of(project: Path) -> None:
    known = {*FOLLOWS, *NEVER, "articles", "mentions", "sources", "notes", "eras", "tags", "decisions", "laws"}
    made = {"events", "event_mentions", "state", "counters", "unlinked", "meetings", "blocks", "links"}
    with closing(sqlite3.connect(project)) as file:
        tables = {row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    words = {table for table in tables if table.startswith(("article_words", "mention_words"))}
    assert tables - words - {"sqlite_sequence"} == known | made | {"article_signatures"}
