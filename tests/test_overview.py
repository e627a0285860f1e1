"""What is kept of all events at once is what their records say, whichever way the project came to be as it is."""

from __future__ import annotations

import gc
import sqlite3
import weakref
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
from analyst import edit, say_apart, say_same

from timeline_app.overview import COLUMNS, GROUPINGS, kept_overview
from timeline_app.records import Field, Review, Tag, Tagging
from timeline_app.resources import DEMOS, resource
from timeline_app.shelf import Shelf
from timeline_app.store.catalogue import Catalogue
from timeline_app.store.column_rows import NAMES, ColumnRows
from timeline_app.store.database import Database
from timeline_app.timeline.columns import UNDATED, EventColumns
from timeline_app.timeline.filtering import NAMED
from timeline_app.timeline.marks import STATUS_CODES, mark_of, review_code
from timeline_app.timeline.told import drawn_date
from timeline_app.ui.groupings import index_of
from timeline_app.ui.snapshot import Snapshot
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline_app.records import Event
    from timeline_app.timeline.index import EventIndex

STORM = {
    "one.txt": "A storm hit Cape Lorne on 3 May 2011, and nine people died. The port has been closed since 4 May 2011.",
    "two.txt": "A storm hit Cape Lorne on 3 May 2011, and twelve people died. Ina Holt, the mayor, quit in June 2011.",
    "three.txt": "In June 2011 Ina Holt, the mayor of Cape Lorne, quit. A choir will sing there on 9 August 2011.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    project = tmp_path / "storm.tldb"
    for name, text in STORM.items():
        (tmp_path / name).write_text(text)
    with Workspace(project, create=True) as workspace:
        workspace.add([tmp_path / "one.txt"])
        made(workspace)
        workspace.add([tmp_path / "two.txt", tmp_path / "three.txt"])
    return project


@pytest.fixture(scope="module", params=sorted(DEMOS))
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("overview") / "demo.tldb"
    with Workspace(made, create=True) as workspace:
        workspace.add([resource(DEMOS[request.param].folder)])
    return made


def made(workspace: Workspace, *, refer: bool = True) -> EventColumns:
    overview = workspace.overview(refer=refer)
    assert overview is not None
    return overview.columns


def kept(path: Path) -> EventColumns | None:
    overview = kept_overview(path)
    return None if overview is None else overview.columns


def expected(catalogue: Catalogue, events: Sequence[Event]) -> dict[int, tuple[object, ...]]:
    rows: dict[int, tuple[object, ...]] = {}
    for event in events:
        date = drawn_date(event)
        mark = (date and mark_of(date)) or (UNDATED, 0, 0)
        number = catalogue.number_of(event.id)
        assert number is not None
        conflicts = any(reference.kind == "conflicts" for reference in event.references)
        rank = float(np.float32(event.rank))
        review = review_code(event.review, hidden=event.hidden)
        rows[number] = (*map(int, mark), int(STATUS_CODES[event.status]), rank, event.origins, conflicts, review)
    return rows


def told(columns: EventColumns) -> dict[int, tuple[object, ...]]:
    c = columns
    parts = (c.kinds, c.starts, c.ends, c.statuses, c.ranks, c.origins, c.conflicts, c.reviews)
    return dict(zip(c.numbers.tolist(), zip(*(part.tolist() for part in parts), strict=True), strict=True))


def test_columns_and_references_of_the_demos_are_those_of_their_events(demo: Path) -> None:
    with Workspace(demo) as workspace:
        columns, events = made(workspace), workspace.events()
    with Catalogue.open(demo) as catalogue:
        assert told(columns) == expected(catalogue, events)
        again = kept(demo)
        assert again is not None
        assert told(again) == told(columns)
        numbers = [number for event in events if (number := catalogue.number_of(event.id)) is not None]
        assert catalogue.events(numbers) == list(events)


def test_columns_follow_what_is_added_and_said(path: Path) -> None:
    with Workspace(path) as workspace, Catalogue.open(path) as catalogue:
        events = workspace.events()
        assert told(made(workspace)) == expected(catalogue, events)
        assert any(event.date is None or len(event.mentions) > 1 for event in events)
        chosen = next(event for event in events if len(event.mentions) > 1)
        say_apart(workspace, chosen.mentions[0].key, chosen.mentions[1].key)
        assert kept(path) is None
        assert told(made(workspace, refer=False)).keys() == expected(catalogue, workspace.events()).keys()
        assert kept(path) is None
        assert told(made(workspace)) == expected(catalogue, workspace.events())
        assert kept(path) is not None


def test_what_the_user_holds_of_events_is_set_at_once_and_nothing_is_linked_for_it(path: Path) -> None:
    with Workspace(path) as workspace, Catalogue.open(path) as catalogue:
        before, version = made(workspace), catalogue.version()
        several = next(event for event in workspace.events() if len(event.mentions) > 1)
        other = next(event for event in workspace.events() if event.id != several.id)
        held = workspace.deciding(
            {
                several.id: {Field.REVIEW: Review.DISPUTED.value},
                other.id: {Field.REVIEW: Review.ACCEPTED.value, Field.HIDDEN: "1"},
            }
        )
        edit(workspace, held)
        columns = kept(path)
        assert columns is not None
        assert catalogue.version() == version
        assert columns.numbers.tolist() == before.numbers.tolist()
        assert sorted(code for code in columns.reviews.tolist() if code) == [3, 5]
        assert told(columns) == expected(catalogue, workspace.events())
        assert workspace.check() == []
        edit(workspace, held.undone)
        assert told(made(workspace)) == told(before)


def test_what_is_held_of_events_is_in_columns_whatever_comes_between(path: Path) -> None:
    with Workspace(path) as workspace, Catalogue.open(path) as catalogue:
        made(workspace)
        several = next(event for event in workspace.events() if len(event.mentions) > 1)
        one, two = (mention.key for mention in several.mentions[:2])
        say_apart(workspace, one, two)  # what is kept is of an older version from here on
        parts = [event for event in workspace.events() if {one, two} & {mention.key for mention in event.mentions}]
        for event, review in zip(parts, (Review.ACCEPTED, Review.REJECTED), strict=True):
            edit(workspace, workspace.deciding({event.id: {Field.REVIEW: review.value}}))
        assert told(made(workspace)) == expected(catalogue, workspace.events())
        edit(workspace, workspace.unsaying(one))
        whole = say_same(workspace, one, two)
        assert {event.review for event in workspace.events()} == {Review.PROPOSED, Review.REJECTED}  # the last holds
        assert told(made(workspace)) == expected(catalogue, workspace.events())
        joined = next(event for event in workspace.events() if one in {mention.key for mention in event.mentions})
        again = workspace.deciding({joined.id: {Field.REVIEW: None}})
        edit(workspace, again)
        assert {event.review for event in workspace.events()} == {Review.PROPOSED}
        edit(workspace, again.undone)
        edit(workspace, whole.undone)
        assert told(made(workspace)) == expected(catalogue, workspace.events())
        assert workspace.check(relink=True) == []


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE snapshots SET data = x'0011' WHERE name = '{COLUMNS}.starts'",
        f"DELETE FROM snapshots WHERE name = '{COLUMNS}.ranks'",
        "DELETE FROM snapshots",
    ],
)
def test_damaged_columns_are_made_anew(path: Path, damage: str) -> None:
    with Workspace(path) as workspace:
        before = told(made(workspace))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(damage)
        raw.commit()
    with Workspace(path) as workspace:
        assert kept(path) is None
        assert told(made(workspace)) == before
        assert kept(path) is not None


def test_damaged_references_are_named_and_made_anew(path: Path) -> None:
    with Workspace(path) as workspace:
        before = told(made(workspace))
        assert workspace.check() == []
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE event_references SET told = x'7801'")
        raw.commit()
    with Workspace(path) as workspace, Catalogue.open(path) as catalogue:
        assert "references cannot be read" in " ".join(workspace.check())
        assert workspace.check(relink=True) == []
        columns = made(workspace)
        assert sorted(told(columns).values(), key=str) == sorted(before.values(), key=str)
        assert [catalogue.event(event.id) for event in workspace.events()] == list(workspace.events())


@pytest.mark.parametrize("group_by", [*GROUPINGS, "outlet>status", "person>place"])
def test_lanes_of_the_file_are_those_of_its_records(demo: Path, group_by: str) -> None:
    with Workspace(demo) as workspace:
        overview, events = workspace.overview(), workspace.events()
        articles = {article.id: article for article in workspace.articles()}
    assert overview is not None
    with Catalogue.open(demo) as catalogue:
        numbers = catalogue.numbers_of([event.id for event in events])
    found, wanted = overview.index(group_by), index_of(events, articles, group_by)
    assert found.lane_names == wanted.lane_names
    for lane in range(len(found.lane_names)):
        mine = {int(overview.columns.numbers[ref]) for ref in _refs(found, lane)}
        assert mine == {numbers[ref] for ref in _refs(wanted, lane)}
    assert overview.index(group_by).pack() == found.pack()


def test_the_shelf_of_the_file_is_that_of_its_records(demo: Path) -> None:
    with Workspace(demo) as workspace:
        overview, articles = workspace.overview(), workspace.articles()
    assert overview is not None
    wanted = Shelf.of(articles)
    made, kept = overview.shelf(), overview.shelf()
    assert made.pack() == kept.pack() == wanted.pack()
    assert (kept.articles, kept.undated, kept.outlets) == (wanted.articles, wanted.undated, wanted.outlets)
    assert kept.publications.articles == wanted.publications.articles
    parts = wanted.pack()
    for name in parts:
        with pytest.raises(ValueError, match=name):
            Shelf.unpack(parts | {name: parts[name][:-1]})


def _refs(index: EventIndex, lane: int) -> list[int]:
    part: list[int] = index.refs[index.offsets[lane] : index.offsets[lane + 1]].tolist()
    return part


def test_a_project_that_may_only_be_read_opens_where_it_was_left_in_order(path: Path) -> None:
    with Workspace(path) as workspace:
        before = told(made(workspace))
    path.chmod(0o444)
    columns = kept(path)
    assert columns is not None
    assert told(columns) == before


def test_names_of_events_are_those_of_their_mentions(path: Path) -> None:
    with Workspace(path) as workspace:
        events, articles = workspace.events(), {article.id: article for article in workspace.articles()}
    with Catalogue.open(path) as catalogue, closing(Database.open(path, create=False).connection) as connection:
        names = ColumnRows(Database(path, connection))
        found = {kind: sorted(names.names(kind)) for kind in (*NAMES, "outlet", "title")}
        told, written = names.sources()
        numbers = {event.id: catalogue.number_of(event.id) for event in events}
    mentions = [(numbers[event.id], mention) for event in events for mention in event.mentions]
    assert found["place"] == sorted({(number, place.name) for number, one in mentions for place in one.places})
    assert found["person"] == sorted({(number, person.name) for number, one in mentions for person in one.people})
    assert found["title"] == sorted({(number, articles[one.article].title) for number, one in mentions})
    article_of = dict(written)
    assert sorted((event, article_of[number]) for event, number in told) == sorted(
        (n, one.article) for n, one in mentions
    )
    outlets = {(number, outlet) for number, one in mentions if (outlet := articles[one.article].outlet)}
    assert found["outlet"] == sorted(outlets)
    assert found["status"] == sorted((numbers[event.id], event.status.value) for event in events)
    assert found["person"]


def test_a_snapshot_is_freed_as_soon_as_nobody_shows_it(path: Path) -> None:
    with Workspace(path) as workspace:
        overview = workspace.overview()
    assert overview is not None
    shot = Snapshot.read(overview)
    assert len(list(shot.events)) == len(shot) > 0
    assert len(shot.articles) == len(STORM)
    assert all(shot.articles[each] for each in shot.light)
    gone = weakref.ref(shot)
    gc.disable()
    try:
        del shot
        assert gone() is None
    finally:
        gc.enable()


def test_who_asks_a_file_which_names_events_bear_reads_no_event(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("of many events it takes minutes")

    with Workspace(path) as workspace:
        overview, events = workspace.overview(), workspace.events()
    assert overview is not None
    shot = Snapshot.read(overview)
    monkeypatch.setattr(Catalogue, "events", read)
    named = {kind: set(shot.lanes(kind).names) for kind in NAMED}
    assert named["place"] >= {place.name for event in events for one in event.mentions for place in one.places} > set()


def test_lanes_by_topic_hold_the_users_tags_beside_what_pages_state(demo: Path) -> None:
    with Workspace(demo) as workspace:
        overview, events = workspace.overview(), workspace.events()
        articles = {article.id: article for article in workspace.articles()}
        assert overview is not None
        before = overview.index("topic")
        done = workspace.tags.change(Tagging(given=(Tag("To check", events[0].mentions[0].key),)))
        columns = overview.columns
        assert kept(demo) is not None  # nothing else is made anew
        found, wanted = overview.index("topic"), index_of(events, articles, "topic", {events[0].id: ["To check"]})
        assert set(found.lane_names) == {*before.lane_names, "To check"}
        assert found.lane_names == wanted.lane_names
        assert (
            overview.index("outlet>topic").lane_names
            == index_of(events, articles, "outlet>topic", {events[0].id: ["To check"]}).lane_names
        )
        lanes = overview.lanes("topic")
        (row,) = lanes.rows[lanes.lanes == lanes.names.index("To check")].tolist()
        with Catalogue.open(demo) as catalogue:
            assert columns.numbers[row] == catalogue.number_of(events[0].id)
        workspace.tags.change(done.undone)
        assert overview.index("topic").pack() == before.pack()
