"""A project stays as the rules made it that made it, until what newer ones make of it was seen and taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from analyst import set_event_date

from timeline_app import relinking, renewing
from timeline_app.dates.edtf import Edtf
from timeline_app.extract import again
from timeline_app.extract.pipeline import analyse
from timeline_app.link.differing import Kind, differences
from timeline_app.link.version import linker
from timeline_app.records import Event, InputError
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention

TEXT = "The old pier at Lowport burned on 3 May 2019.\n\nIts owner rebuilt the pier in March 2020.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a project of one article with two events."""
    (tmp_path / "pier.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "pier.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([tmp_path / "pier.txt"], Edtf.parse("2020-04-01"))
        assert len(workspace.events()) == 2
    return path


def other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all that was read be read by rules that name things in capitals, and that date by the year."""

    def shouted(article: Article) -> tuple[tuple[Timex3, ...], tuple[Mention, ...]]:
        times, mentions = analyse(article)
        return times, tuple(
            replace(one, label=one.label.upper(), date=one.date and Edtf.parse(str(one.date)[:4])) for one in mentions
        )

    monkeypatch.setattr(again, "analyse", shouted)
    monkeypatch.setattr(renewing, "reader", lambda: 7)
    monkeypatch.setattr(renewing, "linker", lambda: linker() + 1)
    monkeypatch.setattr(relinking, "linker", lambda: linker() + 1)


def test_a_project_of_todays_rules_is_not_older(path: Path) -> None:
    with Workspace(path) as workspace:
        assert not workspace.is_older()
        found = workspace.compare()
    assert found is not None
    assert (found.differences, found.changed, found.articles, found.unread) == ((), (), 1, 0)


def test_newer_rules_change_nothing_unasked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace(path) as workspace:
        before = workspace.events()
    other_rules(monkeypatch)
    with Workspace(path) as workspace:
        assert workspace.is_older()
        assert workspace.events() == before
        found = workspace.compare()
        assert workspace.events() == before
        assert workspace.is_older()
    assert found is not None
    assert {one.kind for one in found.differences} == {Kind.DATE, Kind.LABEL}
    assert sorted(str(one.after[0].date) for one in found.differences if one.kind is Kind.DATE) == ["2019", "2020"]


def test_what_was_seen_is_taken_over_with_a_copy_of_what_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace(path) as workspace:
        before = workspace.events()
        set_event_date(workspace, before[0].id, Edtf.parse("2018"))
        kept = workspace.events()
    other_rules(monkeypatch)
    with Workspace(path) as workspace:
        found = workspace.compare()
        assert found is not None
        assert found.decided == 1
        workspace.renew(found, tmp_path / "before.tldb")
        after = workspace.events()
        assert [event.label.isupper() for event in after] == [True, True]
        assert {str(event.date) for event in after if event.by_hand} == {"2018"}
        assert not workspace.is_older()
    with Workspace(tmp_path / "before.tldb") as copy:
        assert copy.events() == kept


def test_declined_rules_are_not_offered_again_but_newer_ones_are(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_rules(monkeypatch)
    with Workspace(path) as workspace:
        workspace.decline()
        assert not workspace.is_older()
    monkeypatch.setattr(renewing, "reader", lambda: 8)
    with Workspace(path) as workspace:
        assert workspace.is_older()


def test_a_difference_of_what_the_project_was_is_not_taken_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_rules(monkeypatch)
    with Workspace(path) as workspace:
        found = workspace.compare()
        assert found is not None
        set_event_date(workspace, workspace.events()[0].id, Edtf.parse("2018"))
        before = workspace.events()
        with pytest.raises(InputError, match="changed meanwhile"):
            workspace.renew(found)
        assert workspace.events() == before


def test_comparing_can_be_cancelled(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other_rules(monkeypatch)
    told: list[tuple[int, int]] = []
    with Workspace(path) as workspace:
        assert workspace.compare(progress=lambda *done: told.append(done), cancelled=lambda: True) is None
        assert told == [(1, 1)]
        assert workspace.is_older()


def test_what_is_added_to_an_older_project_leaves_the_rest_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace(path) as workspace:
        before = workspace.events()
    other_rules(monkeypatch)
    for number in range(9):
        (tmp_path / f"more{number}.txt").write_text(f"A ferry sank off Tarn Bay on {number + 1} June 2021.")
    with Workspace(path) as workspace:
        workspace.add(sorted(tmp_path.glob("more*.txt")), Edtf.parse("2021-07-01"))
        assert set(before) <= set(workspace.events())
        assert workspace.is_older()


def told(label: str, *mentions: Mention) -> Event:
    return Event(label, label, mentions[0].date, mentions[0].status, 1, 0.5, mentions)


def test_events_that_come_together_and_apart_are_told_as_that(path: Path) -> None:
    with Workspace(path) as workspace:
        one, two = (event.mentions[0] for event in workspace.events())
    apart, joined = [told("one", one), told("two", two)], [told("both", one, two)]
    assert [(d.kind, d.before, d.after) for d in differences(apart, joined)] == [
        (Kind.JOINED, tuple(apart), tuple(joined))
    ]
    assert [d.kind for d in differences(joined, apart)] == [Kind.APART]
    assert [d.kind for d in differences(apart, apart[:1])] == [Kind.GONE]
    assert [d.kind for d in differences(apart[:1], apart)] == [Kind.NEW]
    assert differences(apart, apart) == ()
    assert [d.kind for d in differences([told("one", one)], [told("one", one, two)])] == [Kind.REPORTS]
