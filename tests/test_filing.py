"""Articles are taken out and brought back as they were; their events go, or stay as the user's own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Field, InputError, Tag, Tagging
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

FERRY = """Ferry sinks off Norrhamn again

Published 14 March 2019

The ferry Aurora sank off Norrhamn on 12 March 2019. Captain Olof Brandt left the harbour board in May 2018.
"""
ALSO = """Aurora lost

Published 15 March 2019

The ferry Aurora sank off Norrhamn on 12 March 2019. The harbour was built in 1921.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    for name, text in (("ferry.txt", FERRY), ("also.txt", ALSO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Workspace(tmp_path / "a.tldb", create=True) as workspace:
        workspace.add([tmp_path / "ferry.txt", tmp_path / "also.txt"])
        yield workspace


def ferry(workspace: Workspace) -> str:
    return next(article.id for article in workspace.articles() if article.file.endswith("ferry.txt"))


def told(workspace: Workspace) -> list[tuple[Event, ...]]:
    return [workspace.events(), workspace.articles()]  # type: ignore[list-item]


def test_an_article_goes_with_what_only_it_reports_and_comes_back_as_it_was(workspace: Workspace) -> None:
    before = told(workspace)
    source = workspace.files.original(ferry(workspace))
    done = workspace.do("removal", workspace.removing([ferry(workspace)]))
    assert [article.file.endswith("also.txt") for article in workspace.articles()] == [True]
    events = workspace.events()
    assert {str(event.date) for event in events} == {"2019-03-12", "1921"}
    assert all(len(event.mentions) == 1 for event in events)
    assert workspace.check() == []
    workspace.turn(done.number, undone=True)
    assert told(workspace) == before
    assert workspace.files.original(ferry(workspace)) == source
    workspace.turn(done.number, undone=False)
    assert len(workspace.articles()) == 1
    assert workspace.check() == []


def test_what_is_searched_goes_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    while workspace.make_searchable():
        pass
    done = workspace.do("removal", workspace.removing([ferry(workspace)]))
    for undone, found in ((None, 1), (True, 2), (False, 1)):
        if undone is not None:
            workspace.turn(done.number, undone=undone)
        assert workspace.unsearchable() == 0
        with closing(sqlite3.connect(tmp_path / "a.tldb")) as file:
            for index in ("article_words", "mention_words"):
                file.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            query = "SELECT count(*) FROM article_words WHERE article_words MATCH 'aurora'"
            assert file.execute(query).fetchone() == (found,)


def test_what_is_left_is_what_it_would_be_without_the_article(workspace: Workspace, tmp_path: Path) -> None:
    workspace.do("removal", workspace.removing([ferry(workspace)]))
    with Workspace(tmp_path / "b.tldb", create=True) as other:
        other.add([tmp_path / "also.txt"])
        assert [e.mentions for e in workspace.events()] == [e.mentions for e in other.events()]


def test_events_stay_as_own_entries_that_name_the_article(workspace: Workspace) -> None:
    before = told(workspace)
    done = workspace.do("removal", workspace.removing([ferry(workspace)], keep=True))
    kept = workspace.entries()
    assert [str(entry.date) for entry in kept.values()] == ["2018-05"]
    entry = next(iter(kept.values()))
    assert entry.kind == "article"
    assert "“Ferry sinks off Norrhamn again”" in entry.words
    assert "Captain Olof Brandt left the harbour board in May 2018." in entry.words
    workspace.turn(done.number, undone=True)
    assert not workspace.entries()
    assert told(workspace) == before
    workspace.turn(done.number, undone=False)
    assert len(workspace.entries()) == 1


def test_what_the_user_decided_is_there_again_with_the_article(workspace: Workspace) -> None:
    event = next(event for event in workspace.events() if str(event.date) == "2018-05")
    workspace.do("date", workspace.deciding({event.id: {Field.DATE: "2018-05-07"}}))
    workspace.do("tag", Tagging(given=(Tag("board", event.mentions[0].key),)))
    done = workspace.do("removal", workspace.removing([ferry(workspace)]))
    workspace.turn(done.number, undone=True)
    again = next(each for each in workspace.events() if each.id == event.id)
    assert str(again.date) == "2018-05-07"
    assert list(workspace.tags.by_event()) == [event.id]


def test_after_reopening_it_is_brought_back(workspace: Workspace, tmp_path: Path) -> None:
    before = told(workspace)
    done = workspace.do("removal", workspace.removing([ferry(workspace)], keep=True))
    workspace.close()
    with Workspace(tmp_path / "a.tldb") as again:
        assert [past.name for past in again.history(10)] == ["removal"]
        again.turn(done.number, undone=True)
        assert told(again) == before


def test_one_that_is_added_again_comes_back_with_what_was_said_of_it(workspace: Workspace, tmp_path: Path) -> None:
    event = next(event for event in workspace.events() if str(event.date) == "2018-05")
    workspace.do("date", workspace.deciding({event.id: {Field.DATE: "2018-05-07"}}))
    wanted = ferry(workspace)
    workspace.set_published(wanted, Edtf.parse("2019-03-20"))
    before = [(each.label, each.date, each.mentions) for each in workspace.events()]
    for _ in range(2):
        workspace.do("removal", workspace.removing([wanted]))
        report = workspace.add([tmp_path / "ferry.txt", tmp_path / "ferry.txt"])
        assert (report.added, report.returned, report.changed) == ((wanted,), (wanted,), ())
        assert [(each.label, each.date, each.mentions) for each in workspace.events()] == before
    past = workspace.history(9)
    assert past[-1].name == "return of “Ferry sinks off Norrhamn again”"
    for each in reversed(past):
        workspace.turn(each.number, undone=True)
    assert {str(each.date) for each in workspace.events()} == {"2018-05", "2019-03-12", "1921"}
    for each in past:
        workspace.turn(each.number, undone=False)
    assert [(each.label, each.date, each.mentions) for each in workspace.events()] == before
    assert workspace.check() == []


def test_what_comes_back_from_another_folder_is_there_now(workspace: Workspace, tmp_path: Path) -> None:
    wanted = ferry(workspace)
    workspace.do("removal", workspace.removing([wanted]))
    (tmp_path / "elsewhere").mkdir()
    file = (tmp_path / "ferry.txt").rename(tmp_path / "elsewhere" / "ferry.txt")
    assert workspace.add([file]).returned == (wanted,)
    assert next(each.file for each in workspace.articles() if each.id == wanted) == str(file)


def test_another_text_under_the_id_of_one_that_was_taken_out_is_an_article_of_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "both.jsonl"
    for day in ("12 March 2019", "13 March 2019"):
        file.write_text(json.dumps({"id": "wire-1", "title": "Ferry", "text": f"The ferry sank on {day}."}))
        (added,) = workspace.add([file]).added
        workspace.do("removal", workspace.removing([added]))
    for past in reversed(workspace.history(9)):
        workspace.turn(past.number, undone=True)
    assert {each.id for each in workspace.articles()} > {"wire-1", "wire-1-2"}
    assert workspace.check() == []


def test_an_unknown_article_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no such article"):
        workspace.removing(["nobody"])
