"""In the window: proposals reach the tray, accepting is one undo step, tables and names are looked at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import new_window, settle, write_articles

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Evidence, Field, InputError, Proposal, Row, TableReport
from timeline_app.ui import project_paths
from timeline_app.ui.edits import Settled
from timeline_app.ui.proposals_dialog import NamesDialog, ProposalsDialog
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Article
    from timeline_app.ui.foreseen_dialog import ForeseenDialog
    from timeline_app.ui.main_window import MainWindow

SECOND = "Harbour to close\n\nThe harbour will close next week, the mayor said on Monday.\n"
DAY = Edtf.parse("2019-03-14")


def _proposal(article: Article) -> Proposal:
    sign = Evidence("published", DAY, "file name", article.file.rsplit("/", 1)[-1], 0.65, stated=False)
    return Proposal(article.id, DAY, 0.9 if "ferry" in article.file else 0.5, (sign,))


def _of_undated(workspace: Workspace) -> tuple[Proposal, ...]:
    return tuple(_proposal(article) for article in workspace.articles() if article.published is None)


def _of_table(workspace: Workspace, table: Path) -> TableReport:
    if not table.exists():
        raise InputError(f"{table}: there is no such file")
    return TableReport(_of_undated(workspace)[:1], (Row(2, "2019-13-01,x.txt", "no such month"),))


def _of_names(workspace: Workspace, pattern: str) -> tuple[Proposal, ...]:
    if "YYYY" not in pattern:
        raise InputError(f"{pattern}: no date in it")
    return _of_undated(workspace)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(project_paths, "projects_folder", lambda: tmp_path / "Timeline")
    monkeypatch.setattr(Workspace, "proposals", _of_undated)
    monkeypatch.setattr(Workspace, "proposals_from_table", _of_table)
    monkeypatch.setattr(Workspace, "proposals_from_names", _of_names)
    made = new_window(qtbot, tmp_path)
    folder = write_articles(tmp_path / "norrhamn")
    (folder / "harbour.txt").write_text(SECOND, encoding="utf-8")
    made.open_paths([folder])
    _rest(qtbot, made)
    yield made
    made.close()


def _rest(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: not window.dating.proposals.busy, timeout=60_000)


def _named(window: MainWindow, start: str) -> str:
    return next(a.id for a in window.document.articles.values() if a.title.startswith(start))


def _published(window: MainWindow) -> dict[str, tuple[str | None, str | None]]:
    articles = window.document.articles.values()
    return {a.title: (str(a.published) if a.published else None, a.published_from) for a in articles}


def test_proposals_are_offered_and_none_is_taken(window: MainWindow) -> None:
    assert window.parts.library.tray.bar.accept_all.text() == "Accept all (2)"
    assert window.document.articles[_named(window, "Ferry")].published is None


def test_one_is_accepted_with_one_click_told_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    before, events = _published(window), {e.id: e.date for e in window.document.events.values()}
    tray, ferry = window.parts.library.tray, _named(window, "Ferry")
    place = tray.view.button_of(tray.view.lines.find(f"article:{ferry}")).center()
    QTest.mouseClick(tray.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    _rest(qtbot, window)
    accepted = window.document.articles[ferry]
    assert accepted.published == DAY
    assert "file name" in (accepted.published_from or "")
    assert "moved" in tray._answer.text()
    assert tray.bar.accept_all.text() == "Accept all (1)"
    assert window.document.undo_stack.count() == 1
    window.actions_["undo"].trigger()
    _rest(qtbot, window)
    assert _published(window) == before
    assert {e.id: e.date for e in window.document.events.values()} == events
    assert tray.bar.accept_all.text() == "Accept all (2)"


def test_all_are_accepted_and_undone_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    before = dict(window.document.articles)
    window.parts.library.tray.bar.accept_all.click()
    _rest(qtbot, window)
    assert not window.document.snapshot.undated_articles
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.undo()
    _rest(qtbot, window)
    assert window.document.articles == before  # evidence and origins, too
    window.document.undo_stack.redo()
    _rest(qtbot, window)
    assert not window.document.snapshot.undated_articles


def test_undo_puts_back_a_date_that_was_set_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    ferry = _named(window, "Ferry")
    window.document.set_published(ferry, Edtf.parse("2019-04-01"))
    _rest(qtbot, window)
    window.document.accept([_proposal(window.document.articles[ferry])])
    _rest(qtbot, window)
    assert window.document.articles[ferry].published == DAY
    window.document.undo_stack.undo()
    _rest(qtbot, window)
    found = window.document.articles[ferry]
    assert (str(found.published), found.published_from) == ("2019-04-01", "set by hand")


def test_the_keyboard_alone_looks_at_the_evidence_and_accepts(qtbot: QtBot, window: MainWindow) -> None:
    view, ferry = window.parts.library.tray.view, _named(window, "Ferry")
    window.activateWindow()
    view.setFocus()
    view.setCurrentIndex(view.lines.find(f"article:{ferry}"))
    QTest.keyClick(view, Qt.Key.Key_Space)
    card = window.dating.card
    assert card.article is not None
    assert card.article.id == ferry
    qtbot.waitUntil(card.accept.hasFocus)
    QTest.keyClick(card.accept, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Return)
    _rest(qtbot, window)
    assert window.document.articles[ferry].published == DAY
    QTest.keyClick(view, Qt.Key.Key_Return)  # the next one has taken its place
    _rest(qtbot, window)
    assert not window.document.snapshot.undated_articles


def test_another_date_than_the_proposed_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    tray, ferry = window.parts.library.tray, _named(window, "Ferry")
    tray.article_requested.emit(ferry)
    assert window.dating.card.isVisible()
    assert not tray.field.isVisible()
    window.dating.card.other.click()
    assert window.dating.card.isHidden()
    assert tray.field.isVisible()
    QTest.keyClicks(tray.field, "2 April 2019")
    QTest.keyClick(tray.field, Qt.Key.Key_Return)
    dialog = _foreseen(qtbot, window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    _rest(qtbot, window)
    assert str(window.document.articles[ferry].published) == "2019-04-02"


def _foreseen(qtbot: QtBot, window: MainWindow) -> ForeseenDialog:
    foreseeing = window.dating.foreseeing
    qtbot.waitUntil(lambda: foreseeing.dialog is not None and foreseeing.dialog.set_button.isEnabled())
    assert foreseeing.dialog is not None
    return foreseeing.dialog


def test_every_date_that_would_move_is_listed_before_and_after_and_what_stays(qtbot: QtBot, window: MainWindow) -> None:
    bridge = _named(window, "Mayor")
    document = window.document
    moving = [e for e in document.events.values() if e.date and str(e.date) == "2019-02"]
    document.edit(Settled.of(moving[0], {Field.DATE: "2019-02-03"}))
    _rest(qtbot, window)
    before = {e.id: e.date for e in document.events.values()}
    window.dating.foreseeing.ask(bridge, Edtf.parse("2019-06-20"))
    dialog = _foreseen(qtbot, window)
    rows = [dialog.list.lines.index(row).data() for row in range(dialog.list.lines.rowCount())]
    assert any("last month\nExpression in the article: February 2019 → May 2019" in row for row in rows)
    assert rows[-1].endswith("Stays at 3 February 2019, as you set it; its reports: February 2019 → May 2019")
    assert "1 event with a date of yours stays." in dialog.said.text()
    dialog.leave_button.click()
    _rest(qtbot, window)
    assert {e.id: e.date for e in document.events.values()} == before
    assert str(document.articles[bridge].published) == "2019-03-14"


def test_what_moves_nothing_else_is_set_at_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Bridge\n\nThe bridge of Norrhamn was opened on 12 March 2011 by the mayor.\n", encoding="utf-8")
    window.document.add([plain])
    _rest(qtbot, window)
    article = _named(window, "Bridge")
    window.dating.foreseeing.ask(article, Edtf.parse("2011-03-20"))
    qtbot.waitUntil(lambda: window.dating.foreseeing.dialog is None)
    _rest(qtbot, window)
    assert str(window.document.articles[article].published) == "2011-03-20"


def test_the_side_panel_leads_to_the_evidence(window: MainWindow) -> None:
    bridge, ferry = _named(window, "Mayor"), _named(window, "Ferry")
    source = window.parts.panel.source
    window.document.select_article(bridge)
    source._meta.linkActivated.emit(bridge)
    card = window.dating.card
    assert card.article is not None
    assert card.article.id == bridge
    assert not card.accept.isVisible()
    window.document.select_article(ferry)
    assert "14 March 2019 is proposed" in source._meta.text()
    source._meta.linkActivated.emit(ferry)
    assert card.accept.isVisible()


def test_a_card_goes_when_its_article_is_dated_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    ferry = _named(window, "Ferry")
    window.parts.library.tray.evidence_requested.emit(ferry)
    assert window.dating.card.isVisible()
    window.document.set_published(ferry, Edtf.parse("2019-04-01"))
    _rest(qtbot, window)
    assert window.dating.card.isHidden()


def test_a_table_is_looked_at_before_anything_is_taken(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "dates.csv"
    table.write_text("file,published\n", encoding="utf-8")
    window.dating.read_table(table)
    qtbot.waitUntil(lambda: window.dating.dialog is not None)
    dialog = window.dating.dialog
    assert dialog is not None
    assert "dates.csv" in dialog.windowTitle()
    assert "no such month" in dialog.unmatched.toPlainText()
    dialog.reject()
    _rest(qtbot, window)
    assert window.document.undo_stack.count() == 0
    window.dating.read_table(table)
    qtbot.waitUntil(lambda: window.dating.dialog is not None)
    assert window.dating.dialog is not None
    window.dating.dialog.accept()
    _rest(qtbot, window)
    assert len(window.document.snapshot.undated_articles) == 1


def test_a_table_that_cannot_be_read_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.dating.read_table(tmp_path / "none.csv")
    _rest(qtbot, window)
    assert "no such file" in window.parts.message._text.text()
    assert window.dating.dialog is None


def test_names_are_previewed_and_accepted_together(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["dates_from_names"].trigger()
    dialog = window.dating.dialog
    assert isinstance(dialog, NamesDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.pattern.setText("*")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    dialog.pattern.setText("*YYYY*")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.accept()
    _rest(qtbot, window)
    assert not window.document.snapshot.undated_articles
    assert window.document.undo_stack.count() == 1


def test_all_proposals_are_reviewed_in_a_table(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["review_dates"].trigger()
    dialog = window.dating.dialog
    assert isinstance(dialog, ProposalsDialog)
    assert dialog.model.rowCount() == 2
    dialog.reject()
    assert window.document.undo_stack.count() == 0


def test_what_was_proposed_for_one_project_is_not_for_the_next(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.document.open(tmp_path / "next.tldb", create=True)
    _rest(qtbot, window)
    assert not window.dating.proposals.by_article
    assert not window.parts.library.tray.bar.accept_all.isVisible()


def test_a_failure_to_accept_is_told_and_offers_it_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise InputError("the disk is full")

    monkeypatch.setattr(Workspace, "accepting", refuse)
    tray = window.parts.library.tray
    tray.bar.accept_all.click()
    _rest(qtbot, window)
    assert "the disk is full" in window.parts.message._text.text()
    assert tray.bar.accept_all.text() == "Accept all (2)"
    assert not window.document.undo_stack.canUndo()


def test_the_window_becomes_as_narrow_as_720_px(window: MainWindow) -> None:
    assert window.parts.library.isVisible()
    assert window.parts.panel.isVisible()
    assert window.minimumSizeHint().width() <= 720
