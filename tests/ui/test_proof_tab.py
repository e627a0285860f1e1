"""The derivation tab: how a report's date was found, what it counts from, what it is not, a click from its proof."""

from __future__ import annotations

from dataclasses import replace
from threading import Event as ThreadEvent
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from shell_samples import filled_window, settle

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.records import Article, Event, Evidence, Mention, Status
from timeline_app.ui.proof_desk import WAITING
from timeline_app.ui.proof_view import ProofView
from timeline_app.ui.proof_words import ONE_READING, Part, Way, parts
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

TEXT = "The envoys met last month. On 12 June 2018 they had talked. The next day they left."
TAG = "article:published_time"


def _article(published: str | None = "2018-08-29", text: str = TEXT) -> Article:
    day = Edtf.parse(published) if published else None
    signs = (
        Evidence("published", Edtf.parse("2018-08-29"), TAG, "2018-08-29T10:00", 0.9, stated=True),
        Evidence("published", Edtf.parse("2018-05-02"), "dateline", "2 May 2018", 0.5, stated=True),
    )
    return Article(
        "a", "a", text, "", "T", "", "Post", published=day, published_from=TAG, evidence=signs if day else ()
    )


def _told(number: int, article: Article) -> dict[str, Part]:
    times = find_times(article.text, article.published, article.published_from)
    time = times[number]
    mention = Mention("a", 0, len(article.text), article.text, "They met", time.date, time)
    event = Event("e", "They met", time.date, Status.REPORTED, 1, 0.5, (mention,))
    return {part.heading: part for part in parts(event, 0, {"a": article}, times)}


def test_a_relative_date_names_its_anchor_the_anchor_s_signs_and_its_rule() -> None:
    told = _told(0, _article())
    said = told["How this report is dated"].statements[0]
    assert said.text.startswith("“last month” is July 2018: the month before 29 August 2018, the article’s date")
    assert said.lead is not None
    assert (said.lead.way, said.lead.numbers) == (Way.PLACE, (15, 25))
    anchor, *signs = told["What it counts from"].statements
    assert anchor.strong == "29 August 2018,"
    assert TAG in anchor.text
    assert anchor.lead is not None
    assert anchor.lead.way is Way.SIGNS
    assert [(TAG in sign.text, sign.against) for sign in signs] == [(True, False), (False, True)]
    assert told["Rule"].statements[0].strong == "last-unit:"


def test_what_another_day_of_the_article_would_make_of_it_is_told() -> None:
    other = _told(0, _article())["Other readings"].statements
    assert other[0].text == ONE_READING
    assert other[1].strong == "April 2018"
    assert "if the article were of 2 May 2018 (dateline: 2 May 2018)" in other[1].text


def test_a_date_of_the_story_leads_to_the_date_before_it() -> None:
    anchor = _told(2, _article())["What it counts from"].statements[0]
    assert "“12 June 2018”" in anchor.text
    assert anchor.lead is not None
    assert TEXT[slice(*anchor.lead.numbers)] == "12 June 2018"


def test_what_counts_from_a_dateline_leads_to_it_and_not_to_what_counts_from_it_too() -> None:
    text = "BOSTON, August 28 – They talked today. They had met on Monday."
    anchor = _told(-1, _article(text=text))["What it counts from"].statements[0]
    assert anchor.text == "the dateline above it: “August 28”."


def test_words_in_an_article_without_a_date_ask_for_it() -> None:
    told = _told(0, _article(None))
    assert "has no date" in told["How this report is dated"].statements[0].text
    lead = told["What it counts from"].statements[0].lead
    assert lead is not None
    assert lead.way is Way.DATE
    assert "Other readings" not in told
    signs = (Evidence("published", Edtf.parse("2018-08-29"), "file name", "2018-08-29.txt", 0.5, stated=False),)
    told = _told(0, replace(_article(None), evidence=signs))
    known, sign = told["What it counts from"].statements[1:]
    assert known.lead is not None
    assert known.lead.way is Way.SIGNS
    assert sign.text == "29 August 2018 · file name: 2018-08-29.txt"


def test_what_is_dated_in_another_sentence_is_proved_by_that() -> None:
    text = "Ferry sinks\n\nIt sank on Tuesday off the coast. Another ran aground on Tuesday last week. Tuesday again."
    article = _article(text=text)
    times = find_times(text, article.published, article.published_from)
    headline = Mention("a", 0, 11, text[:11], "Ferry sinks", times[0].date, None, leans_on="the lead: “Tuesday”")
    event = Event("e", "Ferry sinks", headline.date, Status.REPORTED, 1, 0.5, (headline,))
    told = {part.heading: part for part in parts(event, 0, {"a": article}, times)}
    lead, own = told["How this report is dated"].statements
    assert lead.text == "The headline does not say when; the lead under it does: “Tuesday”."
    assert own.text.startswith("“Tuesday” is 28 August 2018")
    assert own.lead is not None
    assert own.lead.numbers == (times[0].start, times[0].end)
    assert told["What it counts from"].statements[0].strong == "29 August 2018,"
    assert told["Rule"].statements[0].strong == f"{times[0].rule}:"
    unknown = replace(event, mentions=(replace(headline, leans_on="the lead: “Friday”"),))
    told = {part.heading: part for part in parts(unknown, 0, {"a": article}, times)}
    assert len(told["How this report is dated"].statements) == 1


def test_what_the_user_set_and_what_another_report_says_are_told_apart() -> None:
    article = _article()
    time = find_times(TEXT, article.published)[0]
    mention = Mention("a", 0, 26, TEXT[:26], "They met", time.date, time)
    leaning = replace(mention, date=Edtf.parse("2018-07-03"), time=None, leans_on="the story stands at “3 July”")
    event = Event("e", "They met", leaning.date, Status.REPORTED, 1, 0.5, (mention, leaning))
    told = {part.heading: part for part in parts(event, 0, {"a": article}, ())}
    exact = told["The event’s date"].statements[0]
    assert exact.strong == "3 July 2018"
    assert exact.lead is not None
    assert exact.lead.numbers == (1,)
    said = told["Other reports"].statements[0].text
    assert said == "Its own sentence does not say when; the story stands at “3 July” there."
    by_hand = replace(event, by_hand=True, found=mention.date, date=Edtf.parse("2018"))
    told = {part.heading: part for part in parts(by_hand, 0, {"a": article}, ())}
    assert told["The event’s date"].statements[0].text == "You set this date. The reports give: July 2018."


def test_words_of_a_page_are_never_markup(qtbot: QtBot) -> None:
    view = ProofView(Theme.load("light"))
    qtbot.addWidget(view)
    text = "<b>The envoys</b> met <i>last</i> month. <img src='x'> On Monday <u> they left."
    view.set_parts(tuple(_told(-1, _article(text=text)).values()))
    assert "“Monday”" in view.toPlainText()
    assert "<img" not in view.toHtml()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    return filled_window(qtbot, tmp_path, monkeypatch)


def test_the_tab_shows_the_selected_report_and_its_links_are_followed_by_key(qtbot: QtBot, window: MainWindow) -> None:
    document, source = window.document, window.parts.panel.source
    event = next(e for e in document.events.values() if e.mentions[0].time is not None)
    document.select(event.id)
    settle(qtbot, window.document)
    window.actions_["derivation"].trigger()
    view = window.work.proving.proof.view
    qtbot.waitUntil(lambda: bool(view.parts) and not window.work.proving.proof.busy)
    assert view.isVisible()
    tabs = source.findChild(QTabBar)
    assert tabs is not None
    assert tabs.tabText(tabs.currentIndex()) == "Derivation"
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert source.reader.isVisible()
    time = event.mentions[0].time
    assert time is not None
    assert source.reader.current is not None
    assert (source.reader.current.start, source.reader.current.end) == (time.start, time.end)


def test_the_signs_of_the_anchor_are_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    document, desk = window.document, window.work.proving.proof
    document.select(next(e.id for e in document.events.values() if e.mentions[0].time is not None))
    settle(qtbot, window.document)
    desk.show()
    qtbot.waitUntil(lambda: bool(desk.view.parts) and not desk.busy)
    for event in document.events.values():
        document.select(event.id)
        qtbot.waitUntil(lambda: not desk.busy)
        if signs := [lead for lead in desk.view.leads if lead.way is Way.SIGNS]:
            desk.view.lead_requested.emit(signs[0])
            assert window.work.dating.card.isVisible()
            return
    pytest.fail("no event of the samples leans on its article's date")


def test_what_is_told_of_one_event_does_not_stay_under_another(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, desk, told = window.document, window.work.proving.proof, ThreadEvent()
    one, other = [e.id for e in document.events.values() if e.mentions[0].time is not None][:2]
    document.select(one)
    settle(qtbot, document)
    desk.show()
    qtbot.waitUntil(lambda: len(desk.view.parts) > 1 and not desk.busy)
    before = desk.view.parts
    monkeypatch.setattr("timeline_app.ui.proof_desk.parts", lambda *given: told.wait(10) and parts(*given))
    document.select(other)
    qtbot.waitUntil(lambda: desk.view.parts == WAITING)
    told.set()
    qtbot.waitUntil(lambda: len(desk.view.parts) > 1 and not desk.busy)
    assert desk.view.parts != before
