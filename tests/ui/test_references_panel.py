"""Cross-references are grouped, say why they are there, and lead where they say by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Mention, Origin, Reference, Status
from timeline_app.ui.event_header import EventHeader
from timeline_app.ui.references import BREAK, MOST, Row, RowKind, rows
from timeline_app.ui.references_panel import ReferencesPanel
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _mention(article: str, date: str, said: str, *by: str) -> Mention:
    return Mention(article, 0, len(said), said, said, Edtf.parse(date), None, attributed_to=by)


def _event(key: str, date: str | None, *mentions: Mention, references: tuple[Reference, ...] = ()) -> Event:
    edtf = Edtf.parse(date) if date else None
    reasons = ("", *("same place, dates agree" for _ in mentions[1:]))
    return Event(key, f"What {key} was", edtf, Status.REPORTED, 2, 0.5, mentions, references, reasons)


@pytest.fixture
def shot() -> Snapshot:
    articles = [Article(key, f"{key}.txt", "", "", key, "", outlet=f"{key} Post") for key in ("North", "South")]
    references = (
        Reference("conflicts", "later", 0, "date", "2018-07", "2018-08", "the same words, another month"),
        Reference("follows", "before", 0, None, None, None, "told before it"),
        Reference("shares", "later", 0, None, None, None, "Ada Lindqvist"),
        Reference("shares", "gone", 0, None, None, None, "an event that is no more"),
    )
    first = _mention("North", "2018-07", "They met in July.", "South Post", "people who were there")
    second = _mention("South", "2018-07", "A meeting took place.")
    meeting = _event("meeting", "2018-07", first, second, references=references)
    others = [_event("before", "2018-06-12", second), _event("later", "2018-08", second)]
    return Snapshot.of(articles, [meeting, *others])


def test_every_group_has_its_heading_in_order(shot: Snapshot) -> None:
    found = rows(shot.events["meeting"], 0, shot)
    assert [row.text for row in found if row.kind is RowKind.HEADING] == [
        "Same event elsewhere",
        "Disagrees on the date",
        "Who says so",
        "Before and after in this story",
        "Shares people or places",
    ]


def test_a_long_group_is_cut_off_with_a_count() -> None:
    said = _mention("North", "2018-07", "They met in July.")
    event = _event("meeting", "2018-07", *[said] * (MOST + 8))
    found = rows(event, 3, Snapshot.of([], [event]))
    listed = [row.mention for row in found if row.kind is RowKind.QUOTATION]
    assert len(listed) == MOST
    assert 3 not in listed
    assert "and 7 more" in [row.text for row in found]


def test_the_other_report_is_quoted_with_its_outlet_and_why(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 0, shot) if r.kind is RowKind.QUOTATION)
    assert (row.text, row.quotation, row.why) == ("South Post", "“A meeting took place.”", "same place, dates agree")
    assert (row.event, row.mention) == ("meeting", 1)


def test_seen_from_the_other_report_the_first_is_elsewhere(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 1, shot) if r.kind is RowKind.QUOTATION)
    assert (row.text, row.mention) == ("North Post", 0)


def test_a_disagreement_sets_ours_against_theirs(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 0, shot) if r.kind is RowKind.CONFLICT)
    assert row.text.startswith("ours July 2018, theirs August 2018")
    assert row.event == "later"


def test_the_chain_is_read_out_as_citing(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 0, shot) if r.kind is RowKind.CHAIN)
    assert row.words == "North Post, citing South Post, citing people who were there"


def test_a_reference_to_an_event_that_is_gone_is_left_out(shot: Snapshot) -> None:
    assert "gone" not in [row.event for row in rows(shot.events["meeting"], 0, shot)]


@pytest.fixture
def panel(qtbot: QtBot, shot: Snapshot) -> ReferencesPanel:
    made = ReferencesPanel(Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.set_rows(rows(shot.events["meeting"], 0, shot))
    made.show()
    return made


def test_a_click_follows_a_link(qtbot: QtBot, panel: ReferencesPanel) -> None:
    item = panel.links()[0]
    with qtbot.waitSignal(panel.mention_requested) as asked:
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.visualItemRect(item).center())
    assert asked.args == ["meeting", 1]


def test_the_keyboard_walks_links_only_and_follows_them(qtbot: QtBot, panel: ReferencesPanel) -> None:
    panel.step(-1)
    assert panel.currentItem() is panel.links()[-1]
    panel.step(1)  # round the end
    assert panel.currentItem() is panel.links()[0]
    with qtbot.waitSignal(panel.mention_requested) as asked:
        QTest.keyClick(panel, Qt.Key.Key_Return)
    assert asked.args == ["meeting", 1]


def test_a_long_quotation_grows_its_row_but_not_without_end(panel: ReferencesPanel) -> None:
    heights = []
    for words in (3, 30, 3000):
        panel.set_rows([Row(RowKind.QUOTATION, "Post", quotation="word " * words, event="e")])
        heights.append(panel.sizeHintForRow(0))
    assert heights[0] < heights[1]
    assert heights[2] <= heights[1] + 40


def test_a_disagreement_quotes_both_sentences_and_says_why(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 0, shot) if r.kind is RowKind.CONFLICT)
    assert "North Post: “They met in July.”" in row.text
    assert "South Post: “A meeting took place.”" in row.text
    assert row.why == "the same words, another month"
    assert BREAK not in row.words


def test_reports_of_one_event_that_disagree_lead_to_the_other_report() -> None:
    told = (_mention("North", "2018-07", "Ten died."), _mention("South", "2018-07", "Twelve died."))
    against = Reference("conflicts", "fire", 1, "number", "Ten", "Twelve", "two counts", 0)
    event = _event("fire", "2018-07", *told, references=(against,))
    row = next(r for r in rows(event, 0, Snapshot.of([], [event])) if r.kind is RowKind.CONFLICT)
    assert (row.event, row.mention) == ("fire", 1)
    assert "“Ten died.”" in row.text
    assert "“Twelve died.”" in row.text


def test_origins_are_listed_with_their_reasons() -> None:
    told = [_mention(name, "2018-07", f"{name} met.") for name in ("North", "South", "East")]
    origins = (Origin("The Coast Agency", (0, 2), "North and East cite The Coast Agency"), Origin("South", (1,), "own"))
    event = replace(_event("meeting", "2018-07", *told), goes_back=origins)
    found = rows(event, 0, Snapshot.of([], [event]))
    heading = next(n for n, row in enumerate(found) if row.text == "Goes back to")
    listed = [(row.text, row.aside, row.why, row.mention) for row in found[heading + 1 : heading + 3]]
    assert listed == [
        ("The Coast Agency", "2 reports", "North and East cite The Coast Agency", 0),
        ("South", "1 report", "own", 1),
    ]


def test_the_header_says_what_made_the_rank(qtbot: QtBot, shot: Snapshot) -> None:
    header = EventHeader(Theme.load("light"))
    qtbot.addWidget(header)
    event = replace(shot.events["meeting"], rank_why=("reported by 4 outlets", "its day is known"))
    header.set_event(event, event.mentions[0], shot.articles)
    label = header.findChild(QLabel, "event_label")
    assert isinstance(label, QLabel)
    assert label.toolTip() == "Importance 50%:\n• reported by 4 outlets\n• its day is known"
    header.set_event(shot.events["meeting"], event.mentions[0], shot.articles)
    assert label.toolTip() == ""
