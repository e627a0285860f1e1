"""The document reads into a project file, selects, goes back, dates anew, and undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shell_samples import settle, write_articles

from timeline_app.dates.edtf import Edtf
from timeline_app.ui.document import Document
from timeline_app.ui.sayings import Saying, Word
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.messages import Message


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Iterator[Document]:
    made = Document()
    made.open(tmp_path / "p.tldb", create=True)
    made.add([write_articles(tmp_path / "saved")])
    settle(qtbot, made)
    yield made
    made.finish()


def _ferry(document: Document) -> str:
    return next(a.id for a in document.articles.values() if a.title.startswith("Ferry"))


def test_adding_a_folder_is_on_disk_at_once(document: Document) -> None:
    assert document.path is not None
    with Workspace(document.path) as workspace:
        assert {a.id for a in workspace.articles()} == set(document.articles)
        assert {e.id for e in workspace.events()} == set(document.events)
    assert len(document.articles) == 2


def test_every_mention_is_marked_in_its_article(document: Document) -> None:
    for event in document.events.values():
        for position, mention in enumerate(event.mentions):
            marked = document.snapshot.marked_in(mention.article)
            assert (event.id, position) in {(m.event, m.position) for m in marked}


def test_back_and_forward_lead_through_what_was_selected(document: Document) -> None:
    first, second = list(document.events)[:2]
    document.select(first)
    document.select(second)
    document.select_article(_ferry(document))
    document.go(-1)
    assert document.chosen_event is not None
    assert document.chosen_event.id == second
    document.go(-1)
    assert document.selection is not None
    assert document.selection.event == first
    assert not document.can_go(-1)
    document.go(1)
    document.select(first)
    assert not document.can_go(1)  # a new selection ends what lay ahead


def test_an_unknown_event_changes_nothing(document: Document) -> None:
    document.select("no such event")
    assert document.selection is None


def test_times_of_the_shown_article_are_looked_up(qtbot: QtBot, document: Document) -> None:
    document.select_article(_ferry(document))
    settle(qtbot, document)
    assert "1998" in [time.text for time in document.times()]


def test_setting_a_date_moves_what_depends_on_it_and_undo_puts_it_back(qtbot: QtBot, document: Document) -> None:
    ferry = _ferry(document)
    before = {e.id: e.date for e in document.events.values()}
    moved: list[object] = []
    document.dates_moved.connect(moved.append)
    document.set_published(ferry, Edtf.parse("2019-03-14"))
    settle(qtbot, document)
    assert str(document.articles[ferry].published) == "2019-03-14"
    assert document.articles[ferry].published_from == "set by hand"
    assert moved
    document.undo_stack.undo()
    settle(qtbot, document)
    assert document.articles[ferry].published is None
    assert {e.id: e.date for e in document.events.values()} == before
    document.undo_stack.redo()
    settle(qtbot, document)
    assert str(document.articles[ferry].published) == "2019-03-14"


def test_a_file_that_is_no_project_is_named_and_nothing_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tldb"
    wrong.write_bytes(b"this is no database, whatever its name says" * 40)
    document = Document()
    said: list[Message] = []
    document.message_posted.connect(said.append)
    document.open(wrong)
    settle(qtbot, document)
    assert document.path is None
    assert said[0].kind == "error"
    assert "wrong.tldb" in said[0].text


def test_a_broken_file_among_others_is_named_and_the_rest_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "saved")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    document = Document()
    said: list[Message] = []
    document.message_posted.connect(said.append)
    document.open(tmp_path / "p.tldb", create=True)
    document.add([folder])
    settle(qtbot, document)
    assert len(document.articles) == 2
    assert said[-1].kind == "warning"
    assert "empty.txt" in said[-1].text
    document.finish()


def test_an_article_in_a_language_without_rules_is_named(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    german = tmp_path / "brand.txt"
    german.write_text(
        "Ein Feuer hat in der Nacht den alten Pier der Stadt zerstört, sagte die Feuerwehr. " * 3, "utf-8"
    )
    said: list[Message] = []
    document.message_posted.connect(said.append)
    document.add([german])
    settle(qtbot, document)
    assert len(document.articles) == 3
    assert said[-1].kind == "warning"
    assert "brand.txt: in German; there are no rules for it yet" in said[-1].text


def test_opening_another_project_drops_what_the_first_still_says(qtbot: QtBot, tmp_path: Path) -> None:
    document = Document()
    document.open(tmp_path / "one.tldb", create=True)
    document.add([write_articles(tmp_path / "saved")])
    document.open(tmp_path / "two.tldb", create=True)
    settle(qtbot, document)
    assert document.name == "two"
    assert not document.articles
    document.finish()


def test_closing_empties_the_history(document: Document) -> None:
    document.select_article(_ferry(document))
    document.close()
    assert document.selection is None
    assert not document.can_go(-1)


def _sentences(document: Document, event: str) -> set[str]:
    return {mention.text for mention in document.events[event].mentions}


def _two_reports(document: Document) -> tuple[str, str]:
    """Return the events of two sentences of one article."""
    events = [e.id for e in document.events.values() if len(e.mentions) == 1]
    return events[0], events[1]


def test_two_events_named_the_same_are_one_and_two_again_by_undo(qtbot: QtBot, document: Document) -> None:
    one, two = _two_reports(document)
    sentences = _sentences(document, one) | _sentences(document, two)
    keys = [document.events[each].mentions[0].key for each in (one, two)]
    document.select(two)
    document.say(Saying(Word.SAME, keys[0], (keys[1],)))
    settle(qtbot, document)
    assert document.chosen_event is not None
    assert {m.text for m in document.chosen_event.mentions} == sentences  # what was read stays chosen
    assert document.chosen_mention is not None
    assert document.chosen_mention.key == keys[1]
    document.undo_stack.undo()
    settle(qtbot, document)
    assert not document.snapshot.laws
    assert {document.chosen_mention.key} == {keys[1]}
    assert all(not sentences <= {m.text for m in e.mentions} for e in document.events.values())
    document.undo_stack.redo()
    settle(qtbot, document)
    assert document.path is not None
    with Workspace(document.path) as workspace:
        assert [law.same for law in workspace.laws()] == [True]


def test_what_was_said_can_be_taken_back(qtbot: QtBot, document: Document) -> None:
    one, two = _two_reports(document)
    keys = [document.events[each].mentions[0].key for each in (one, two)]
    document.say(Saying(Word.APART, keys[0], (keys[1],)))
    settle(qtbot, document)
    assert document.snapshot.ruled == {keys[0]: (one, 0), keys[1]: (two, 0)}
    document.say(Saying(Word.BACK, laws=document.snapshot.laws))
    settle(qtbot, document)
    assert not document.snapshot.laws
    document.undo_stack.undo()
    settle(qtbot, document)
    assert [law.same for law in document.snapshot.laws] == [False]


def test_a_word_that_contradicts_is_refused_and_leaves_the_history_as_it_was(qtbot: QtBot, document: Document) -> None:
    one, two = _two_reports(document)
    keys = [document.events[each].mentions[0].key for each in (one, two)]
    document.say(Saying(Word.SAME, keys[0], (keys[1],)))
    settle(qtbot, document)
    heard: list[Message] = []
    document.message_posted.connect(heard.append)
    document.say(Saying(Word.APART, keys[0], (keys[1],)))
    settle(qtbot, document)
    assert [message.kind for message in heard] == ["note", "error"]  # what is being done, and why it was not
    assert "Take one of these back first" in heard[-1].text
    assert [law.same for law in document.snapshot.laws] == [True]
    assert document.undo_stack.count() == document.undo_stack.index() == 1
    document.undo_stack.undo()
    settle(qtbot, document)
    assert not document.snapshot.laws
