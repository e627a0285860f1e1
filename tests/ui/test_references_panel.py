"""Cross-references are grouped, say why they are there, and lead where they say by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Law, Mention, Name, Origin, Reference, Status
from timeline_app.ui.event_header import EventHeader
from timeline_app.ui.reference_row import BREAK, MOST, Row, RowKind
from timeline_app.ui.references import rows
from timeline_app.ui.references_panel import ROW, ReferencesPanel
from timeline_app.ui.sayings import Saying, Word
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
    assert (row.text, row.quotation, row.why) == ("South Post", "“A meeting took place.”", "Same place, dates agree")
    assert (row.event, row.mention) == ("meeting", 1)


def test_seen_from_the_other_report_the_first_is_elsewhere(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 1, shot) if r.kind is RowKind.QUOTATION)
    assert (row.text, row.mention) == ("North Post", 0)


def test_a_disagreement_sets_ours_against_theirs(shot: Snapshot) -> None:
    row = next(r for r in rows(shot.events["meeting"], 0, shot) if r.kind is RowKind.CONFLICT)
    assert row.text.startswith("Ours: July 2018. Theirs: August 2018")
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


def _articles(**published: str) -> list[Article]:
    return [
        Article(name, "", "", "", name, "", outlet=name, published=Edtf.parse(day) if day else None)
        for name, day in published.items()
    ]


def test_origins_are_drawn_out_with_who_cites_and_copies_whom_and_who_was_first() -> None:
    told = [_mention(name, "2018-07", f"{name} met.") for name in ("North", "South", "East", "West")]
    told[0] = replace(told[0], attributed_to=("The Coast Agency",))
    origins = (
        Origin(
            "The Coast Agency",
            (0, 2, 3),
            "North and East cite The Coast Agency; the same text in West as in East",
        ),
        Origin("South", (1,), "its own report"),
    )
    event = replace(_event("meeting", "2018-07", *told), goes_back=origins)
    articles = _articles(North="2018-08-30", South="2018-08-28", East="2018-08-29", West="")
    found = rows(event, 0, Snapshot.of(articles, [event]))
    heading = next(n for n, row in enumerate(found) if row.text == "Goes back to")
    assert found[heading].aside == "2 origins"
    assert found[heading + 1].text == "First reported by South, 28 Aug 2018; of 1 report the day is not known"
    listed = [(row.depth, row.text, row.aside, row.why, row.mention) for row in found[heading + 2 : heading + 7]]
    assert listed == [
        (0, "The Coast Agency", "3 reports", "", 0),
        (1, "East", "29 Aug 2018", "Cites The Coast Agency", 2),
        (2, "West", "no date", "The same text as in East", 3),
        (1, "North", "30 Aug 2018", "Citing The Coast Agency", 0),
        (0, "South", "its own report · first · 28 Aug 2018", "", 1),
    ]


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ("[2018-03-11..2018-03-20]", "Agrees: 14 March 2018 lies within 11 to 20 March 2018."),
        ("2018-03-15", "Disagrees: 15 March 2018 is a day from 14 March 2018."),
        ("2018-03-14", ""),
    ],
)
def test_each_other_report_says_when_it_was_published_and_whether_its_date_agrees(theirs: str, said: str) -> None:
    told = (_mention("North", "2018-03-14", "They met."), _mention("South", theirs, "They met there."))
    event = _event("meeting", "2018-03-14", *told)
    articles = _articles(North="2018-03-20", South="2018-03-21")
    row = next(r for r in rows(event, 0, Snapshot.of(articles, [event])) if r.kind is RowKind.QUOTATION)
    assert row.text == "South, 21 Mar 2018"
    assert row.why == f"{said} Same place, dates agree".strip()


def test_the_rank_is_explained_in_sight_and_read_out(qtbot: QtBot, shot: Snapshot) -> None:
    event = replace(shot.events["meeting"], rank_why=("reported by 4 outlets", "its day is known"))
    heading, told = rows(event, 0, shot)[-2:]
    assert (heading.text, heading.aside) == ("Importance", "50%")
    assert told.text == "Reported by 4 outlets; its day is known."
    header = EventHeader(Theme.load("light"))
    qtbot.addWidget(header)
    header.set_event(event, event.mentions[0], shot.articles)
    label = header.findChild(QLabel, "event_label")
    assert isinstance(label, QLabel)
    assert label.accessibleDescription() == told.text


def test_what_rows_would_say_alike_is_said_once_above_them() -> None:
    said = _mention("North", "2018-07", "They met in July.")
    why = (("next", "the next event in “A day”"), ("before", "the event before this in “A day”"))
    follows = tuple(Reference("follows", key, 0, None, None, None, reason) for key, reason in why)
    shares = tuple(Reference("shares", key, 0, None, None, None, "both name Ada") for key, _ in why)
    event = _event("meeting", "2018-07", said, references=follows + shares)
    others = [_event("before", "2018-06-12", said), _event("next", "2018-08", said)]
    found = rows(event, 0, Snapshot.of([], [event, *others]))
    assert [row.text for row in found if row.kind is RowKind.NOTE] == ["In “A day”", "Both name Ada"]
    linked = [row for row in found if row.kind is RowKind.LINK]
    assert [row.aside for row in linked[:2]] == ["before · 12 June 2018", "next · August 2018"]
    assert not any(row.why for row in linked)


def test_one_report_against_several_is_quoted_once() -> None:
    told = [_mention(name, "2018-07", f"{said} died.") for name, said in (("A", "Ten"), ("B", "Two"), ("C", "Six"))]
    why = "A Post says Ten, B Post says Two; B Post reports on 2018-07-02, after A Post, and may count anew"
    against = (
        Reference("conflicts", "other", 0, "number", "Ten", "Two", why, 0),
        Reference("conflicts", "other", 1, "number", "Ten", "Six", "", 0),
        Reference("conflicts", "again", 0, "number", "Ten", "Two", "", 0),  # the same words of the same paper
    )
    event = _event("fire", "2018-07", told[0], references=against)
    others = (_event("other", "2018-07", *told[1:]), _event("again", "2018-07", told[1]))
    found = [r for r in rows(event, 0, Snapshot.of([], [event, *others])) if r.kind is RowKind.CONFLICT]
    heads = [row.text.split(BREAK)[0] for row in found]
    assert heads == ["Ours: Ten", "Theirs: Two", "Theirs: Six"]
    assert sum("“Ten died.”" in row.text for row in found) == 1
    assert "B Post reports on 2 July 2018, after A Post, and may count anew" in found[1].text


def _offered(panel: ReferencesPanel, text: str) -> Row:
    item = next(i for i in panel.links() if i.data(ROW).text == text)
    row = item.data(ROW)
    assert isinstance(row, Row)
    return row


def test_a_report_can_be_set_apart_and_another_event_named_the_same(panel: ReferencesPanel, shot: Snapshot) -> None:
    meeting, later = shot.events["meeting"], shot.events["later"]
    elsewhere, beside = _offered(panel, "South Post").saying, _offered(panel, "What later was").saying
    own, other = (mention.key for mention in meeting.mentions)
    assert elsewhere == Saying(Word.APART, other, (own,))
    assert beside == Saying(Word.SAME, own, (later.mentions[0].key,))


def test_what_the_user_may_say_is_asked_for_by_click_menu_and_key(qtbot: QtBot, panel: ReferencesPanel) -> None:
    item = panel.links()[0]
    saying = item.data(ROW).saying
    assert panel.saying() is None  # nothing is current yet
    with qtbot.waitSignal(panel.saying_requested) as asked, qtbot.assertNotEmitted(panel.mention_requested):
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.chip_rect(item).center())
    assert asked.args == [saying]
    panel.setCurrentRow(0)
    panel.step(1)
    assert panel.saying() == saying
    menu = panel.menu_of(item.data(ROW))
    assert [action.text() for action in menu.actions()] == ["Open", "Not the same event"]
    with qtbot.waitSignal(panel.saying_requested):
        menu.actions()[1].trigger()


def test_what_was_said_stands_there_with_a_way_to_take_it_back(shot: Snapshot) -> None:
    meeting, before = shot.events["meeting"], shot.events["before"]
    said = replace(meeting.mentions[1], article="East")
    event = replace(meeting, mentions=(meeting.mentions[0], said))
    one, two, three = meeting.mentions[0].key, said.key, before.mentions[0].key
    laws = (Law(min(one, two), max(one, two), same=True), Law(min(one, three), max(one, three), same=False))
    known = Snapshot.of(list(shot.articles.values()), [event, before], laws)
    found = rows(event, 0, known)
    quoted = next(row for row in found if row.kind is RowKind.QUOTATION)
    assert quoted.saying == Saying(Word.BACK, laws=laws[:1])
    heading = next(n for n, row in enumerate(found) if row.text == "Not the same event")
    assert (found[heading + 1].text, found[heading + 1].why) == ("What before was", "You said so")
    assert found[heading + 1].saying == Saying(Word.BACK, laws=laws[1:])


def test_the_same_rows_leave_the_list_where_it_was_scrolled(panel: ReferencesPanel, shot: Snapshot) -> None:
    panel.setFixedHeight(80)
    panel.step(-1)
    scrolled = panel.verticalScrollBar().value()
    assert scrolled > 0
    panel.set_rows(rows(shot.events["meeting"], 0, shot))
    assert panel.verticalScrollBar().value() == scrolled
    assert panel.currentItem() is panel.links()[-1]
    panel.set_rows(rows(shot.events["later"], 0, shot))
    assert panel.verticalScrollBar().value() == 0


def test_what_reports_say_alike_of_numbers_and_places_is_told() -> None:
    place = (Name("Lowport", "Lowport"),)
    told = (
        replace(_mention("North", "2018-07", "At least 10 people were killed in Lowport."), places=place),
        replace(_mention("South", "2018-07", "The fire left 12 people dead in Lowport."), places=place),
    )
    event = replace(_event("fire", "2018-07", *told), reasons=("", ""))
    row = next(r for r in rows(event, 0, Snapshot.of([], [event])) if r.kind is RowKind.QUOTATION)
    assert row.why == "“12 people dead” agrees with “At least 10 people”. Both name Lowport."
