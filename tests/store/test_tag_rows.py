"""The user's tags in the project file: kept, taken back, and found again on what their reports are of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analyst import say_apart, unsay
from making import project_of

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Tag, Tagging
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TOLD = {
    "one.txt": "A storm hit Cape Lorne on 3 May 2011, and nine people died. The mayor closed the port on Monday.",
    "two.txt": "A storm hit Cape Lorne on 3 May 2011, and twelve people died. Ina Holt, the mayor, quit in June 2011.",
    "three.txt": "In June 2011 Ina Holt, the mayor of Cape Lorne, quit. A choir will sing there on 9 August 2011.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project_of(tmp_path / "storm.tldb", TOLD)


def names(workspace: Workspace) -> dict[str, list[str]]:
    return {event: [tag.name for tag in tags] for event, tags in workspace.tags.by_event().items()}


def test_tags_are_there_again_on_their_events(path: Path) -> None:
    with Workspace(path) as workspace:
        one, other = workspace.events()[:2]
        given = (Tag("Weather", one.mentions[0].key), Tag("To check", one.mentions[0].key))
        done = workspace.tags.change(Tagging(given=(*given, Tag("Weather", other.mentions[0].key))))
        assert set(done.given) >= set(given)
    with Workspace(path) as workspace:
        assert names(workspace) == {one.id: ["To check", "Weather"], other.id: ["Weather"]}
        assert set(workspace.tags.all()) == set(done.given)


def test_a_change_is_undone_to_what_there_was(path: Path) -> None:
    with Workspace(path) as workspace:
        event = workspace.events()[0]
        weather, check = (Tag(name, event.mentions[0].key) for name in ("Weather", "To check"))
        workspace.tags.change(Tagging(given=(weather,)))
        second = workspace.tags.change(Tagging(given=(weather, check)))
        assert second == Tagging(given=(check,))
        workspace.tags.change(second.undone)
        assert workspace.tags.all() == (weather,)
        assert workspace.tags.change(Tagging(taken=(weather, check))) == Tagging(taken=(weather,))
        assert workspace.tags.all() == ()


def test_tags_outlive_linking_anew_and_follow_their_report(path: Path) -> None:
    with Workspace(path) as workspace:
        event = next(event for event in workspace.events() if len(event.mentions) > 1)
        first, second = event.mentions[:2]
        workspace.tags.change(Tagging(given=(Tag("Weather", first.key), Tag("Mine", second.key))))
        assert names(workspace) == {event.id: ["Mine", "Weather"]}
        say_apart(workspace, first.key, second.key)
        apart = {m.key: event.id for event in workspace.events() for m in event.mentions}
        assert apart[first.key] != apart[second.key]
        assert names(workspace) == {apart[first.key]: ["Weather"], apart[second.key]: ["Mine"]}
        unsay(workspace, first.key, second.key)
        assert list(names(workspace).values()) in ([["Mine", "Weather"]], [])  # linked when it is asked for
        workspace.events()
        assert list(names(workspace).values()) == [["Mine", "Weather"]]
        assert workspace.check(relink=True) == []
        workspace.events()
        assert list(names(workspace).values()) == [["Mine", "Weather"]]


def test_tags_outlive_dating_anew_also_where_the_report_is_dated_by_other_words_then(path: Path) -> None:
    with Workspace(path) as workspace:
        event = workspace.events()[0]
        report = event.mentions[0]
        undated = f"{report.key.rpartition(':')[0]}:-3"  # as it is known while no time dates it
        workspace.tags.change(Tagging(given=(Tag("Weather", report.key), Tag("Port", undated))))
        workspace.set_published(report.article, Edtf.parse("2011-05-05"))
        workspace.events()
        assert names(workspace) == {event.id: ["Port", "Weather"]}


def test_a_tag_whose_report_is_no_more_stays_and_is_on_nothing(path: Path) -> None:
    with Workspace(path) as workspace:
        gone = Tag("Weather", "gone:0:event:-")
        workspace.tags.change(Tagging(given=(gone,)))
        assert workspace.tags.by_event() == {}
        assert workspace.tags.all() == (gone,)
