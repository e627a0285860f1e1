"""What a window reads on demand is what the project holds, also while another connection changes it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making import project_of

from timeline_app.records import InputError
from timeline_app.store.catalogue import Catalogue
from timeline_app.store.database import Database
from timeline_app.store.reading import FRAME
from timeline_app.store.reference_rows import ReferenceRows, is_disputed
from timeline_app.store.snapshots import Snapshots
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

FERRY = "The ferry Marrow sank off Port Ellis on 3 May 2011, and twelve of its crew were rescued by a trawler."
TOLD = {
    "harbour.txt": f"{FERRY} Its owner, Dora Quill, promised an inquiry on Thursday.",
    "coast.txt": f"The coast guard said that {FERRY[0].lower()}{FERRY[1:]} The mayor of Port Ellis visited the quay.",
    "letter.txt": "The ferry Marrow sank off Port Ellis on 4 May 2011. A choir sang in Torrey on 9 June 2011.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project_of(tmp_path / "ferry.tldb", TOLD)


@pytest.fixture
def events(path: Path) -> tuple[Event, ...]:
    with Workspace(path) as workspace:
        return workspace.events()


@pytest.fixture
def catalogue(path: Path) -> Iterator[Catalogue]:
    with Catalogue.open(path) as opened:
        yield opened


def test_each_event_is_found_by_its_number_and_its_id(catalogue: Catalogue, events: tuple[Event, ...]) -> None:
    numbers = [number for one in events if (number := catalogue.number_of(one.id)) is not None]
    assert len(set(numbers)) == len(events) == catalogue.count()
    assert catalogue.ids(numbers) == [one.id for one in events]
    assert catalogue.titles(numbers[::-1]) == [one.label for one in events[::-1]]
    assert catalogue.events(numbers) == [replace(one, references=()) for one in events]


def test_what_is_gone_is_none_and_what_is_left_is_read(catalogue: Catalogue, events: tuple[Event, ...]) -> None:
    number = catalogue.number_of(events[0].id)
    assert number is not None
    assert catalogue.titles([10**9, number]) == [None, events[0].label]
    assert catalogue.events([10**9]) == [None]
    assert catalogue.number_of("nobody") is None
    assert catalogue.event("nobody") is None
    assert catalogue.article("nobody") is None


def test_mentions_of_an_article_name_their_events(catalogue: Catalogue, events: tuple[Event, ...]) -> None:
    by_id = {one.id: one for one in events}
    told = [one for article in catalogue.briefs() for one in catalogue.mentions_of(article.id)]
    assert len(told) == sum(len(one.mentions) for one in events)
    for one in told:
        mention = by_id[one.event].mentions[one.position]
        assert (one.start, one.end, one.text) == (mention.start, mention.end, mention.text)
    keys = {by_id[one.event].mentions[one.position].key: (one.event, one.position) for one in told}
    assert catalogue.places_of([*keys, "nobody:0:event:-"]) == keys
    numbers = [number for one in events if (number := catalogue.number_of(one.id)) is not None]
    assert catalogue.articles_of([*numbers, 10**9]) == [*(tuple(m.article for m in one.mentions) for one in events), ()]


def test_articles_are_read_light_and_whole(path: Path, catalogue: Catalogue) -> None:
    with Workspace(path) as workspace:
        whole = workspace.articles()
        times = workspace.times_of(whole[0].id)
    light = [replace(one, text="", furniture=(), evidence=()) for one in whole]
    assert catalogue.light(["nobody", *(one.id for one in whole)]) == [None, *light]
    assert [catalogue.article(one.id) for one in whole] == list(whole)
    briefs = [(one.id, one.outlet, one.published, one.published_from) for one in whole]
    assert [tuple(brief) for brief in catalogue.briefs()] == briefs
    assert catalogue.times_of(whole[0].id) == times


def test_metadata_of_articles_are_read_without_their_texts(catalogue: Catalogue) -> None:
    asked: list[str] = []
    catalogue._file.connection.set_trace_callback(asked.append)
    catalogue.briefs()
    plan = " ".join(row[3] for row in catalogue._file.rows(f"EXPLAIN QUERY PLAN {asked[0]}"))
    assert "COVERING INDEX articles_light" in plan


def test_a_catalogue_is_read_in_any_thread(catalogue: Catalogue, events: tuple[Event, ...]) -> None:
    with ThreadPoolExecutor(1) as worker:
        assert worker.submit(catalogue.event, events[0].id).result() == catalogue.event(events[0].id)


def test_a_number_is_never_given_to_another_event(path: Path, catalogue: Catalogue) -> None:
    with Workspace(path) as workspace:
        before = {number: catalogue.titles([number])[0] for number in _numbers(path)}
        version = catalogue.version()
        workspace.check(relink=True)
    after = _numbers(path)
    assert after
    assert not before.keys() & set(after)
    assert catalogue.version() > version
    assert catalogue.events(list(before)) == [None] * len(before)


def test_bytes_are_kept_for_the_version_that_they_were_made_of(path: Path, catalogue: Catalogue) -> None:
    with closing(Database.open(path, create=False).connection) as connection:
        kept = Snapshots(Database(path, connection))
        version = catalogue.version()
        assert kept.keep(version, {"columns": b"some", "columns.ends": b"more"})
        assert not kept.keep(version + 1, {"columns": b"other"})
        assert catalogue.version() == version
        assert catalogue.kept("columns", version) == catalogue.kept("columns") == b"some"
        assert catalogue.kept("columns", version + 1) is None
        connection.execute("INSERT INTO snapshots VALUES ('former', 0, 0, x'00')")
        assert kept.keep(version, {"other": b"new"})
        assert connection.execute("SELECT name FROM snapshots WHERE name = 'former'").fetchall() == []
        connection.execute("UPDATE snapshots SET data = x'00' WHERE name = 'columns'")
        assert catalogue.kept("columns", version) is None
        kept.drop("columns")
        assert catalogue.kept("columns.ends") is None


def test_references_are_kept_and_read_one_event_at_a_time(
    path: Path, catalogue: Catalogue, events: tuple[Event, ...]
) -> None:
    assert any(map(is_disputed, events))
    with closing(Database.open(path, create=False).connection) as connection:
        kept = ReferenceRows(Database(path, connection))
        assert not kept.current(catalogue.version())
        assert kept.keep(catalogue.version(), events)
        assert kept.current(catalogue.version())
        assert [catalogue.event(one.id) for one in events] == list(events)
        disputed = [one.id for one in events if is_disputed(one)]
        assert sorted(str(one) for one in catalogue.ids(kept.disputed())) == sorted(disputed)
        assert kept.unreadable() == 0
        connection.execute("UPDATE event_references SET told = x'7812'")
        assert kept.unreadable()
        assert catalogue.event(events[0].id) == replace(events[0], references=())


def test_events_are_ranked_by_their_labels_and_their_reports(path: Path, catalogue: Catalogue) -> None:
    numbers = _numbers(path)
    by_label = dict(catalogue.ranks("label").tolist())
    labels = {number: (title or "").lower() for number, title in zip(numbers, catalogue.titles(numbers), strict=True)}
    order = sorted(set(labels.values()))
    assert by_label == {number: order.index(label) + 1 for number, label in labels.items()}
    reports = {number: len(event.mentions) for number in numbers if (event := catalogue.events([number])[0])}
    assert dict(catalogue.ranks("reports").tolist()) == reports
    with pytest.raises(KeyError):
        catalogue.ranks("colour")


def test_while_another_writes_titles_are_not_waited_for(path: Path, catalogue: Catalogue) -> None:
    number, other = _numbers(path)[:2]
    title = catalogue.titles([number])[0]
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert catalogue.titles([number, other]) == [title, None]
        writer.execute("ROLLBACK")
    assert catalogue.titles([other])[0] is not None


def _numbers(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT number FROM events ORDER BY number")]


def test_a_file_that_is_gone_before_it_is_read_has_nothing_to_read_and_raises_nothing(
    path: Path, events: tuple[Event, ...]
) -> None:
    catalogue = Catalogue(path)  # as a window has it: opened in the thread that reads first
    path.unlink()
    assert catalogue.titles([1, 2]) == [None, None]
    assert catalogue.events([1]) == [None]
    assert catalogue.article(events[0].mentions[0].article) is None
    path.write_bytes(b"something else by now")
    with pytest.raises(InputError, match="not a project file"):
        catalogue.titles([1])


def test_who_has_waited_in_vain_does_not_wait_as_long_again(
    catalogue: Catalogue, path: Path, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline_app.store.reading.HAND", 40)
    monkeypatch.setattr("timeline_app.store.catalogue.HAND", 40)
    waits: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        for _ in range(3):
            assert catalogue.numbers_of([events[0].id]) == [None]
            waits += (wait for (wait,) in catalogue._file.rows("PRAGMA busy_timeout"))
        writer.execute("ROLLBACK")
    assert catalogue.numbers_of([events[0].id]) != [None]
    assert catalogue.numbers_of([events[1].id]) != [None]
    waits += (wait for (wait,) in catalogue._file.rows("PRAGMA busy_timeout"))
    assert waits == [40, FRAME, FRAME, 40]
