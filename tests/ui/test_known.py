"""Going back to a day: what could be known by then, from the columns to the bar, its chip and the lines of reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shell_samples import new_window, settle
from ui_samples import sample_articles, sample_events

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.edtf import Edtf
from timeline_app.link.events import common_date
from timeline_app.resources import DEMOS, resource
from timeline_app.timeline.columns import UNDATED
from timeline_app.timeline.filtering import NOTHING_ASKED, Filter, Known
from timeline_app.timeline.marks import mark_of
from timeline_app.timeline.told import drawn_date
from timeline_app.ui import filter_words
from timeline_app.ui.arcs import reports_of
from timeline_app.ui.groupings import GROUPINGS
from timeline_app.ui.known_bar import KnownBar
from timeline_app.ui.known_desk import NO_DATES
from timeline_app.ui.shown_title import shown_title
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.theme import Theme
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.records import Article
    from timeline_app.ui.main_window import MainWindow


def _known_by_hand(shot: Snapshot, known: Known) -> set[str]:
    """Find what could be known event by event."""
    found = set()
    for event in shot.events.values():
        days = [article.published for m in event.mentions if (article := shot.light.get(m.article)) is not None]
        first = [date.first_second for date in days if date is not None and date.first_second is not None]
        if any(second < known.end for second in first) or (known.undated and len(first) < len(event.mentions)):
            found.add(event.id)
    return found


@pytest.mark.parametrize("undated", [False, True])
def test_an_event_is_known_from_the_day_of_its_first_report_on(undated: bool) -> None:
    articles = sample_articles()
    hidden = next(iter(articles))
    articles[hidden] = replace(articles[hidden], published=None)
    shot = Snapshot.of(tuple(articles.values()), sample_events())
    days = np.unique(shot.publications.seconds // DAY_SECONDS).tolist()
    counts = []
    for day in (days[0] - 1, *days):
        known = Known(day, undated)
        left = shot.shown("outlet", Filter(known=known))
        assert left.kept is not None
        assert set(left.ids_of(np.flatnonzero(left.kept).tolist())) == _known_by_hand(shot, known)
        counts.append(int(left.kept.sum()))
    assert counts == sorted(counts)
    assert (counts[0] > 0) == undated
    assert (counts[-1] == len(shot)) == undated


def test_a_day_is_said_and_written_and_read_again() -> None:
    wanted = Filter(known=Known(17_969), origins=2)
    assert [words for words, _ in filter_words.asked(wanted)] == ["at least 2 origins", "as known on 14 March 2019"]
    assert next(left for words, left in filter_words.asked(wanted) if words.startswith("as")) == Filter(origins=2)
    too = replace(wanted, known=Known(17_969, undated=True))
    for each in (wanted, too, NOTHING_ASKED):
        assert filter_words.read(filter_words.written(each)) == each
    with pytest.raises(ValueError, match="no day"):
        filter_words.read(filter_words.written(wanted) | {"known": ["today", False]})


def test_where_no_article_has_a_date_any_more_there_is_no_last_day(qtbot: QtBot) -> None:
    bar = KnownBar(Theme.load("light"))
    qtbot.addWidget(bar)
    bar.set_publications(Snapshot.of(tuple(sample_articles().values()), sample_events()).publications, 0)
    first = bar.last_day
    bar.set_publications(Snapshot().publications, 1)
    assert (first is None, bar.last_day is None) == (False, True)
    bar.show_known(Known(17_969))
    bar.grab()


def _settle(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: not window.document.regrouping.busy)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = new_window(qtbot, tmp_path, 1600, 1000)
    qtbot.waitExposed(made)
    made.activateWindow()
    made.parts.view.animated = False
    made.open_demo("titanic" if "titanic" in DEMOS else next(iter(DEMOS)))
    _settle(qtbot, made)
    yield made
    made.ways.filters.finish()
    made.document.finish()


def test_the_bar_goes_back_day_by_day_and_report_by_report(qtbot: QtBot, window: MainWindow) -> None:
    bar, document = window.parts.known, window.document
    assert bar.isHidden()
    window.actions_["known_on"].trigger()
    assert bar.isVisible()
    assert window.actions_["known_on"].isChecked()
    _settle(qtbot, window)
    assert document.snapshot.wanted.known == Known(int(bar.slider.days[-1]))
    bar.slider.setFocus()
    QTest.keyClick(bar.slider, Qt.Key.Key_PageDown)
    QTest.keyClick(bar.slider, Qt.Key.Key_PageDown)
    earlier = Known(int(bar.slider.days[-3]))
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == earlier)
    left = document.snapshot.left_words
    assert bar.left.text() == left
    QTest.keyClick(bar.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(earlier.day - 1))
    QTest.keyClick(bar.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(int(bar.slider.days[0])))
    assert not bar.earlier.isEnabled()
    assert window.parts.chips.chips[0].text().startswith("as known on ")
    bar.later.click()
    qtbot.waitUntil(lambda: document.snapshot.wanted.known == Known(int(bar.slider.days[1])))
    assert set(document.snapshot.ids_of(document.snapshot.by_time.tolist())) == _known_by_hand(
        document.snapshot, Known(int(bar.slider.days[1]))
    )
    QTest.keyClick(bar.slider, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not document.snapshot.wanted)
    assert bar.isHidden()
    assert not window.actions_["known_on"].isChecked()
    assert window.parts.view.hasFocus()


def test_its_chip_lets_go_of_it_and_a_kept_view_brings_it_back(qtbot: QtBot, window: MainWindow) -> None:
    bar, filters = window.parts.known, window.ways.filters
    filters.show_kept(filter_words.written(Filter(known=Known(int(bar.slider.days[1])))))
    _settle(qtbot, window)
    assert bar.isVisible()
    assert bar.slider.value() == bar.slider.days[1]
    window.parts.chips.chips[0].click()
    _settle(qtbot, window)
    assert bar.isHidden()
    assert not window.document.snapshot.wanted


def test_lines_lead_from_the_selected_event_to_the_days_of_its_reports(qtbot: QtBot, window: MainWindow) -> None:
    view, document = window.parts.view, window.document
    event = max(document.events.values(), key=lambda each: len({m.article for m in each.mentions}))
    document.select(event.id)
    _settle(qtbot, window)
    view.fit_all()
    assert view._overlay().reports is None
    window.actions_["known_on"].trigger()
    _settle(qtbot, window)
    found = view._overlay().reports
    assert found is not None
    published = document.snapshot.publications
    places = {published.places[m.article] for m in event.mentions if m.article in published.places}
    days = {int(published.seconds[place]) // DAY_SECONDS for place in places}
    assert 1 < len(found.days) <= len(days)
    assert found.known == len(found.days)
    row = view.model.row_of(event.id)
    early = reports_of(view.port, row, Known(min(days)))
    assert early.known == 1
    assert early.source is not None
    assert reports_of(view.port, None, Known(min(days))).source is None


def test_without_dates_of_publication_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    window = new_window(qtbot, tmp_path)
    window.document.open(tmp_path / "own.tldb", create=True)
    _settle(qtbot, window)
    window.actions_["known_on"].trigger()
    assert window.parts.message._text.text() == NO_DATES
    assert not window.actions_["known_on"].isChecked()
    assert window.parts.known.isHidden()
    window.document.finish()


@pytest.fixture
def told_twice(tmp_path: Path) -> Path:
    """Return a project of an event that another outlet told more exactly a month later."""
    for name, published, text in (
        ("one.txt", "1999-06-02", "The ferry Ena sank near Elsewick in May 1999, and four people died."),
        ("two.txt", "1999-07-09", "The ferry Ena sank near Elsewick on 3 May 1999, and four people died."),
    ):
        (tmp_path / name).write_text(text)
        with Workspace(tmp_path / "p.tldb", create=True) as workspace:
            workspace.add([tmp_path / name])
            workspace.set_published(str(tmp_path / name), Edtf.parse(published))
    with Workspace(tmp_path / "p.tldb") as workspace:
        one, two = (mention.key for event in workspace.events() for mention in event.mentions)
        if len(workspace.events()) == 2:
            workspace.do("one event", workspace.saying(one, [two], same=True))
    return tmp_path / "p.tldb"


def _first_day(articles: Iterable[Article]) -> int:
    return min(article.published.latest or 0 for article in articles if article.published)


@pytest.mark.parametrize("held", [False, True])
def test_on_a_day_an_event_is_what_its_reports_said_by_then(told_twice: Path, held: bool) -> None:
    with Workspace(told_twice) as workspace:
        overview = workspace.overview()
        memory = Snapshot.of(tuple(workspace.articles()), workspace.events(), group_by="article")
    assert overview is not None
    now = memory if held else Snapshot.read(overview, "article")
    (ref,) = range(len(now))
    whole = now.event_at(ref)
    assert whole is not None
    assert str(whole.date) == "1999-05-03"
    first = _first_day(now.light.values())
    june = now.shown("article", Filter(known=Known(first)))
    then = june.event_at(ref)
    assert then is not None
    assert (str(then.date), then.origins, then.mentions) == ("1999-05", 1, whole.mentions)
    assert june.title_of(ref) == then.label
    kinds = [shot.columns.kinds.tolist() for shot in (now, june)]
    assert kinds[0] != kinds[1]  # a day, and somewhere within a month
    assert june.columns.origins.tolist() == [1]
    stands_in = june.lanes("article")
    assert len(stands_in.rows) == 1
    assert len(now.lanes("article").rows) == 2
    july = june.shown("article", Filter(known=Known(first + 60)))
    assert july.event_at(ref) == whole
    assert july.columns.starts.tolist() == now.columns.starts.tolist()
    back = june.shown("article", NOTHING_ASKED)
    assert back.known is None
    assert back.event_at(ref) == whole
    assert back.index.pack().keys() == now.index.pack().keys()


def test_the_window_goes_back_and_comes_again(qtbot: QtBot, tmp_path: Path, told_twice: Path) -> None:
    window = new_window(qtbot, tmp_path)
    window.open_paths([told_twice])
    document = window.document
    qtbot.waitUntil(lambda: len(document.snapshot) == 1 and not document.jobs.busy)
    (event,) = document.events
    document.select(event)
    day = _first_day(document.snapshot.light.values())
    window.ways.filters.set_filter(Filter(known=Known(day)))
    qtbot.waitUntil(lambda: document.snapshot.known == Known(day))
    assert document.chosen_event is not None
    assert str(document.chosen_event.date) == "1999-05"
    assert document.selection is not None
    window.ways.filters.set_filter(NOTHING_ASKED)
    qtbot.waitUntil(lambda: document.snapshot.known is None)
    assert str(document.chosen_event.date) == "1999-05-03"
    window.close()


@pytest.mark.parametrize("held", [False, True])
def test_of_the_demo_every_day_is_what_its_reports_say_one_by_one(tmp_path: Path, held: bool) -> None:
    with Workspace(tmp_path / "d.tldb", create=True) as workspace:
        workspace.add([resource(DEMOS["titanic"].folder)])
        overview, articles = workspace.overview(), {article.id: article for article in workspace.articles()}
        events = workspace.events()
    assert overview is not None
    now = Snapshot.of(tuple(articles.values()), events) if held else Snapshot.read(overview)
    changed = 0
    for day in np.unique(now.publications.seconds // DAY_SECONDS).tolist():
        shot = now.shown("outlet", Filter(known=Known(day)))
        assert shot.kept is not None
        lanes = {kind: shot.lanes(kind) for kind in ("outlet", "person", "status", "article")}
        marks = list(zip(shot.columns.starts.tolist(), shot.columns.kinds.tolist(), strict=True))
        for ref in np.flatnonzero(shot.kept).tolist():
            then = shot.event_at(ref)
            assert then is not None
            known = [m for m in then.mentions if (d := articles[m.article].published) and (d.earliest or 0) <= day]
            if not (then.by_hand or then.found_label):
                assert (then.date, then.label) == (common_date(known), known[0].label)
            drawn = drawn_date(then)
            kind, start, _ = (drawn and mark_of(drawn)) or (UNDATED, 0, 0)
            assert marks[ref] == (start, kind)
            assert shot.title_of(ref) == shown_title(then.label)
            reduced = replace(then, mentions=tuple(known))
            for group_by, found in lanes.items():
                names = {found.names[lane] for row, lane in zip(found.rows, found.lanes, strict=True) if row == ref}
                assert names == (set(filter(None, GROUPINGS[group_by](reduced, articles))) or {""}), group_by
            changed += then != now.event_at(ref)
    assert changed > 20
