"""What was done before a project was closed is taken back, and made again, after it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shell_samples import settle, write_articles

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Annotating, Annotations, Era, Field, InputError, Tag, Tagging
from timeline_app.ui.annotator import Annotator
from timeline_app.ui.document import Document
from timeline_app.ui.edits import Settled
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DAY = Edtf.parse("2019-03-20")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a project of the small sample."""
    path = tmp_path / "bridge.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([write_articles(tmp_path / "articles")])
    return path


def opened(qtbot: QtBot, path: Path) -> Document:
    """Open a project, and wait until it is there."""
    document = Document()
    document.open(path)
    settle(qtbot, document)
    return document


def dated(document: Document) -> str:
    """Give some event a date; return what it is called."""
    event = next(event for event in document.events.values() if "bridge" in event.label)
    document.edit(Settled.of(event, {Field.DATE: str(DAY)}))
    return event.label


def by_hand(document: Document) -> set[str]:
    return {event.label for event in document.events.values() if event.by_hand}


def texts(document: Document) -> list[str]:
    stack = document.undo_stack
    return [stack.text(at) for at in range(stack.count())]


def test_edits_of_another_sitting_are_undone_and_redone(qtbot: QtBot, path: Path) -> None:
    first = opened(qtbot, path)
    label = dated(first)
    settle(qtbot, first)
    first.finish()
    document = opened(qtbot, path)
    assert (texts(document), document.undo_stack.index()) == ([f"date of “{label}”"], 1)
    assert by_hand(document) == {label}
    document.undo_stack.undo()
    settle(qtbot, document)
    assert by_hand(document) == set()
    document.finish()
    document = opened(qtbot, path)
    assert (document.undo_stack.index(), document.undo_stack.canRedo()) == (0, True)
    document.undo_stack.redo()
    settle(qtbot, document)
    assert by_hand(document) == {label}
    document.finish()


def test_what_is_done_after_reopening_stands_on_what_was_done_before(qtbot: QtBot, path: Path) -> None:
    with Workspace(path) as workspace:
        event = workspace.events()[0]
        workspace.do("tag", Tagging(given=(Tag("mine", event.mentions[0].key),)))
        workspace.do("name", workspace.deciding({event.id: {Field.LABEL: "My name for it"}}))
    document = opened(qtbot, path)
    dated(document)
    settle(qtbot, document)
    assert len(texts(document)) == 3
    for _ in range(3):
        document.undo_stack.undo()
    settle(qtbot, document)
    with Workspace(path) as workspace:
        assert [past.undone for past in workspace.history(9)] == [True] * 3
        assert workspace.tags.all() == ()
        assert all(event.found_label is None and not event.by_hand for event in workspace.events())
    document.finish()


def test_an_edit_made_before_the_history_was_read_comes_on_top_of_it(qtbot: QtBot, path: Path) -> None:
    with Workspace(path) as workspace:
        key = workspace.events()[0].mentions[0].key
        workspace.do("tag", Tagging(given=(Tag("mine", key),)))
    document = Document()
    annotator = Annotator(document)
    document.open(path)
    annotator.change("new era", Annotating(given=Annotations((Era("Then", Edtf.parse("2019")),))))
    qtbot.waitUntil(lambda: texts(document) == ["tag", "new era"], timeout=20_000)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: not annotator.annotations.eras, timeout=20_000)
    settle(qtbot, document)
    with Workspace(path) as workspace:
        assert [past.undone for past in workspace.history(9)] == [False, True]
    annotator.finish()
    document.finish()


def test_eras_of_another_sitting_come_back_in_sight(qtbot: QtBot, path: Path) -> None:
    with Workspace(path) as workspace:
        workspace.do("new era", Annotating(given=Annotations((Era("Then", Edtf.parse("2019")),))))
    document = Document()
    annotator = Annotator(document)
    document.open(path)
    settle(qtbot, document)
    qtbot.waitUntil(lambda: len(annotator.annotations.eras) == 1, timeout=20_000)
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: not annotator.annotations.eras, timeout=20_000)
    document.undo_stack.redo()
    qtbot.waitUntil(lambda: len(annotator.annotations.eras) == 1, timeout=20_000)
    annotator.finish()
    document.finish()


def test_what_another_program_took_back_leaves_the_stack_as_the_file_has_it(qtbot: QtBot, path: Path) -> None:
    document = opened(qtbot, path)
    document.edit(Settled.of(next(iter(document.events.values())), {Field.DATE: str(DAY)}))
    settle(qtbot, document)
    with Workspace(path) as workspace:
        workspace.turn(workspace.history(1)[0].number, undone=True)
    told: list[str] = []
    document.message_posted.connect(lambda message: told.append(message.text))
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: any("another program" in text for text in told), timeout=20_000)
    settle(qtbot, document)
    assert (document.undo_stack.count(), document.undo_stack.index()) == (1, 0)
    document.finish()


def test_what_cannot_be_taken_back_while_the_file_is_locked_is_taken_back_later(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document()
    annotator = Annotator(document)
    document.open(path)
    settle(qtbot, document)
    label = dated(document)
    annotator.change("an era", Annotating(given=Annotations((Era("Thaw", DAY),))))
    settle(qtbot, document)
    qtbot.waitUntil(lambda: not annotator.busy)
    stack, said = document.undo_stack, []
    document.message_posted.connect(lambda message: said.append(message.text))

    def locked(*_: object, **__: object) -> None:
        raise InputError("another program is writing to it")

    with monkeypatch.context() as busy:
        busy.setattr(Workspace, "turn", locked)
        busy.setattr(Workspace, "history", locked)
        stack.undo()
        stack.undo()
        settle(qtbot, document)
        qtbot.waitUntil(lambda: not annotator.busy and stack.index() == 2)
    assert "another program is writing to it" in said
    assert (texts(document), by_hand(document)) == ([f"date of “{label}”", "an era"], {label})
    stack.undo()
    stack.undo()
    settle(qtbot, document)
    qtbot.waitUntil(lambda: not annotator.busy)
    assert (stack.index(), by_hand(document), annotator.annotations.eras) == (0, set(), ())
    with monkeypatch.context() as busy:
        busy.setattr(Workspace, "turn", locked)
        busy.setattr(Workspace, "history", locked)
        stack.redo()
        settle(qtbot, document)
        qtbot.waitUntil(lambda: stack.index() == 0)
    stack.redo()
    settle(qtbot, document)
    assert (stack.index(), by_hand(document)) == (1, {label})
    document.finish()
    annotator.finish()
