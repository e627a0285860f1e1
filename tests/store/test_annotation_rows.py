"""Eras and notes in the project file: kept, taken back, and told of where they are damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from analyst import edit

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotating, Annotations, Era, InputError, Note
from timeline_app.store.catalogue import Catalogue
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TALKS = Era("Between the two talks", Edtf.parse("2018-08/2018-10"), 2)
STRIKE = Era("The strike", Edtf.parse("1998/.."))
PINNED = Note("The ferry's last run", Edtf.parse("2019-02"))
TO_EVENT = Note("Ask the harbour master", mention="bridge:10:event:20")
ALL = Annotations((TALKS, STRIKE), (PINNED, TO_EVENT))
ARTICLE = (
    "Mayor opens the new bridge\n\nHARBOUR GAZETTE, 14 March 2019\n\nThe mayor opened the new bridge on March 12.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.tldb"


def test_what_was_given_is_there_again_and_has_numbers(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        done = edit(workspace, Annotating(given=ALL))
    with Workspace(path) as workspace:
        kept = workspace.annotations()
    assert kept == done.given
    assert [era.number for era in kept.eras] == [1, 2]
    assert [(note.text, note.date, note.mention) for note in kept.notes] == [
        (note.text, note.date, note.mention) for note in ALL.notes
    ]


def test_a_change_and_its_undoing(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        first = edit(workspace, Annotating(given=ALL))
        era = first.given.eras[0]
        renamed = Era("A new name", era.date, None, era.number)
        change = Annotating(Annotations((era,)), Annotations((renamed,)))
        assert edit(workspace, change) == change
        assert workspace.annotations().eras[0] == renamed
        edit(workspace, change.undone)
        assert workspace.annotations() == first.given
        edit(workspace, first.undone)
        assert workspace.annotations() == Annotations()
        edit(workspace, first)
        assert workspace.annotations() == first.given


def test_a_number_is_never_given_to_another(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        first = edit(workspace, Annotating(given=Annotations((STRIKE,))))
        edit(workspace, first.undone)
        second = edit(workspace, Annotating(given=Annotations((TALKS,))))
        assert second.given.eras[0].number != first.given.eras[0].number


def test_a_note_follows_its_report_to_the_event_that_this_is_of(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "bridge.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    with Workspace(path, create=True) as workspace:
        workspace.add([text])
        event = next(event for event in workspace.events() if event.mentions)
        key = event.mentions[0].key
        edit(workspace, Annotating(given=Annotations((), (Note("Mine", mention=key),))))
        assert workspace.events_of([key, "gone:0:event:-"]) == {key: event.id}
        workspace.set_published(event.mentions[0].article, Edtf.parse("2019-03-15"))
        now = next(one.id for one in workspace.events() if key in {mention.key for mention in one.mentions})
        assert workspace.events_of([key]) == {key: now}
        assert [note.mention for note in workspace.annotations().notes] == [key]


def test_a_note_stays_with_its_report_where_other_words_date_it_by_now(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "bridge.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    with Workspace(path, create=True) as workspace:
        workspace.add([text])
        event = workspace.events()[0]
        former = f"{event.mentions[0].key.rpartition(':')[0]}:-3"  # as it is known while no time dates it
        assert workspace.events_of([former]) == {former: event.id}
    with Catalogue.open(path) as catalogue:
        assert catalogue.places_of([former]) == {former: (event.id, 0)}


def test_no_event_is_made_anew_for_an_annotation(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        edit(workspace, Annotating(given=ALL))
    with closing(sqlite3.connect(path)) as file:
        (version,) = file.execute("SELECT value FROM counters WHERE name = 'version'").fetchone()
    with Workspace(path) as workspace:
        edit(workspace, Annotating(taken=workspace.annotations()))
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT value FROM counters WHERE name = 'version'").fetchone() == (version,)


def test_a_damaged_date_is_named_and_not_guessed(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        edit(workspace, Annotating(given=ALL))
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE eras SET date = 'soon'")
        file.commit()
    with Workspace(path) as workspace, pytest.raises(InputError, match="damaged"):
        workspace.annotations()


def test_a_note_is_to_a_time_or_to_an_event(path: Path) -> None:
    with Workspace(path, create=True) as workspace:
        before = workspace.annotations()
        with pytest.raises((InputError, sqlite3.IntegrityError)):
            edit(workspace, Annotating(given=Annotations((TALKS,), (Note("Neither"),))))
        assert workspace.annotations() == before
