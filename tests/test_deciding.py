"""A date that the user gave an event outlives reading, dating and linking anew; what its reports say stays known."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from analyst import edit, say_same, set_event_date
from making import article, mention, reading

from timeline_app.cli import main
from timeline_app.dates.edtf import Edtf
from timeline_app.records import Field, InputError
from timeline_app.store.catalogue import Catalogue
from timeline_app.timeline.told import drawn_date, not_known, when
from timeline_app.ui.reasons import derivation
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

MET = mention("a", "Envoys met quietly in Oslo last month.", "2018-07", places=("Oslo",), expression="last month")
AGAIN = mention("b", "There was a July meeting in Oslo.", "2018-07", places=("Oslo",), expression="July")
SANK = mention("c", "A ship sank near Elsewick on 3 May 1999.", "1999-05-03", places=("Elsewick",))
TOLD = (MET, AGAIN, SANK)
HELD = Edtf.parse("2018-07-09/2018-07-11")
ABOUT = Edtf.parse("[2018-07-09~..2018-07-20~]")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.tldb"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace(path, create=True) as made:
        made._project.add([reading(article(one.article, one.text), one) for one in TOLD])
        yield made


def event_of(workspace: Workspace, told_in: str) -> Event:
    (found,) = (e for e in workspace.events() if any(m.article == told_in for m in e.mentions))
    return found


def test_a_date_of_the_users_is_the_events_and_that_of_its_reports_stays_known(workspace: Workspace) -> None:
    before = event_of(workspace, "a")
    change = set_event_date(workspace, before.id, HELD)
    after = event_of(workspace, "a")
    assert (after.id, after.date, after.found, after.by_hand) == (before.id, HELD, before.date, True)
    assert after.mentions == before.mentions
    assert event_of(workspace, "c").by_hand is False
    edit(workspace, change.undone)
    assert event_of(workspace, "a") == before
    edit(workspace, change)
    assert event_of(workspace, "a") == after


def test_a_second_date_replaces_the_first_and_undoing_it_restores_that(workspace: Workspace) -> None:
    event = event_of(workspace, "a").id
    set_event_date(workspace, event, HELD)
    second = set_event_date(workspace, event, ABOUT)
    after = event_of(workspace, "a")
    assert (after.date, after.found) == (ABOUT, Edtf.parse("2018-07"))
    edit(workspace, second.undone)
    assert event_of(workspace, "a").date == HELD
    back = set_event_date(workspace, event, None)
    assert (event_of(workspace, "a").by_hand, event_of(workspace, "a").found) == (False, None)
    edit(workspace, back.undone)
    assert event_of(workspace, "a").date == HELD


def test_uncertainty_is_kept_as_the_user_left_it(workspace: Workspace, path: Path) -> None:
    event = event_of(workspace, "a").id
    for text in ("2018-07~", "2018-07-09?", "2018-07-09/..", "[2018-07-09..2018-07-12]", "-0043-03-15"):
        set_event_date(workspace, event, Edtf.parse(text))
        with Workspace(path) as again:
            assert str(event_of(again, "a").date) == text


def test_an_event_without_a_date_can_be_given_one(workspace: Workspace) -> None:
    lost = mention("d", "A barn in Torrey burned down.", None, places=("Torrey",))
    workspace._project.add([reading(article("d", lost.text), lost)])
    set_event_date(workspace, event_of(workspace, "d").id, Edtf.parse("1987"))
    found = event_of(workspace, "d")
    assert (str(found.date), found.found, found.by_hand) == ("1987", None, True)


def test_the_date_stays_with_its_report_when_events_are_joined_and_parted(workspace: Workspace) -> None:
    set_event_date(workspace, event_of(workspace, "a").id, HELD)
    joined = say_same(workspace, MET.key, SANK.key)
    assert event_of(workspace, "c").date == HELD
    edit(workspace, joined.undone)
    assert (event_of(workspace, "a").date, str(event_of(workspace, "c").date)) == (HELD, "1999-05-03")


def test_of_two_dates_in_one_event_the_last_one_given_holds(workspace: Workspace) -> None:
    set_event_date(workspace, event_of(workspace, "a").id, HELD)
    set_event_date(workspace, event_of(workspace, "c").id, ABOUT)
    joined = say_same(workspace, MET.key, SANK.key)
    assert event_of(workspace, "a").date == ABOUT
    edit(workspace, joined.undone)
    assert event_of(workspace, "a").date == HELD


def test_it_outlives_linking_everything_anew_and_reopening(workspace: Workspace, path: Path) -> None:
    before = event_of(workspace, "a").id
    set_event_date(workspace, before, HELD)
    assert workspace.check(relink=True) == []
    with Workspace(path) as again:
        assert (event_of(again, "a").id, event_of(again, "a").date) == (before, HELD)
        more = mention("e", "Envoys met in Oslo in July.", "2018-07", places=("Oslo",), expression="July")
        again._project.add([reading(article("e", more.text), more)])
        assert event_of(again, "a").date == HELD


def test_it_outlives_a_new_publication_date_by_which_the_text_is_read_anew(tmp_path: Path) -> None:
    page = tmp_path / "harbour.txt"
    page.write_text("Harbour fire\n\nA fire closed the harbour of Elsewick last month.\n", encoding="utf-8")
    with Workspace(tmp_path / "p.tldb", create=True) as workspace:
        workspace.add([page], published=Edtf.parse("2018-08-29"))
        (fire,) = (e for e in workspace.events() if "closed" in e.label)
        set_event_date(workspace, fire.id, Edtf.parse("2018-07-14"))
        workspace.set_published(fire.mentions[0].article, Edtf.parse("2017-03-05"))
        (fire,) = (e for e in workspace.events() if "closed" in e.label)
        assert (str(fire.date), str(fire.found)) == ("2018-07-14", "2017-02")


def test_window_columns_and_json_tell_the_same_date(
    workspace: Workspace, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = event_of(workspace, "a").id
    workspace.overview()
    set_event_date(workspace, event, HELD)
    overview = workspace.overview()
    assert overview is not None
    with Catalogue.open(path) as catalogue:
        number = catalogue.number_of(event)
        found = catalogue.event(event)
    assert found is not None
    assert number is not None
    assert (found.date, found.found) == (HELD, Edtf.parse("2018-07"))
    row = overview.columns.row_of(number)
    assert HELD.first_second == overview.columns.starts[row]
    assert HELD.end_second == overview.columns.ends[row]
    assert main(["events", str(path), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (said,) = (one for one in told if one["id"] == event)
    assert (said["edtf"], said["earliest"], said["latest"]) == (str(HELD), "2018-07-09", "2018-07-11")
    assert {one["edtf"] for one in said["mentions"]} == {"2018-07"}


def test_the_derivation_says_whose_date_it_is_and_what_the_program_read(workspace: Workspace) -> None:
    set_event_date(workspace, event_of(workspace, "a").id, Edtf.parse("2018-07-09"))
    event = event_of(workspace, "a")
    assert derivation(event, event.mentions[0], {}).startswith("You set this date. The program read: July 2018.")
    assert (when(event), not_known(event), drawn_date(event)) == ("9 July 2018", "", event.date)


def test_a_date_for_an_event_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no such event"):
        set_event_date(workspace, "nobody", HELD)


def test_a_damaged_decision_is_named_and_not_guessed(workspace: Workspace, path: Path) -> None:
    set_event_date(workspace, event_of(workspace, "a").id, HELD)
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE decisions SET value = 'some day'")
        file.commit()
    with Workspace(path) as again, pytest.raises(InputError, match="damaged"):
        again.check()


def test_a_project_that_may_only_be_read_shows_its_decisions(workspace: Workspace, path: Path) -> None:
    set_event_date(workspace, event_of(workspace, "a").id, HELD)
    workspace._project.linkage.forget_all()
    workspace.close()
    path.chmod(0o444)
    try:
        with Workspace(path) as again:
            assert event_of(again, "a").date == HELD
    finally:
        path.chmod(0o644)


def lanes_of(workspace: Workspace, kind: str) -> dict[str, set[str]]:
    """Return the lanes that each event stands in, by the article of its first report."""
    overview = workspace.overview()
    assert overview is not None
    lanes = overview.lanes(kind)
    with Catalogue.open(overview.path) as catalogue:
        articles = [told[0] for told in catalogue.articles_of(overview.columns.numbers.tolist())]
    found: dict[str, set[str]] = {article: set() for article in articles}
    for row, lane in zip(lanes.rows.tolist(), lanes.lanes.tolist(), strict=True):
        found[articles[row]].add(lanes.names[lane])
    return found


def test_a_lane_of_the_users_stands_in_place_of_those_that_the_reports_name(workspace: Workspace) -> None:
    assert lanes_of(workspace, "place")["c"] == {"Elsewick"}
    event = event_of(workspace, "c").id
    moved = edit(workspace, workspace.deciding({event: {Field.PLACE: "Norrhamn; The Sound"}}))
    assert lanes_of(workspace, "place")["c"] == {"Norrhamn", "The Sound"}
    assert lanes_of(workspace, "person")["c"] == {""}  # of another kind nothing was said
    say_same(workspace, event_of(workspace, "c").mentions[0].key, event_of(workspace, "a").mentions[0].key)
    assert "Norrhamn" in lanes_of(workspace, "place")[event_of(workspace, "c").mentions[0].article]
    edit(workspace, moved.undone)
    assert "Norrhamn" not in lanes_of(workspace, "place")[event_of(workspace, "c").mentions[0].article]
