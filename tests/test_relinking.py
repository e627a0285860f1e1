"""The user's word is law: it joins and parts, it can be taken back, and it may not contradict itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from analyst import edit, say_apart, say_same, unsay
from making import article, mention, reading

from timeline_app.dates.edtf import Edtf
from timeline_app.records import InputError
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

MET = mention("a", "Envoys met quietly in Oslo last month.", "2018-07", places=("Oslo",), expression="last month")
AGAIN = mention("b", "There was a July meeting in Oslo.", "2018-07", places=("Oslo",), expression="July")
SANK = mention("c", "A ship sank near Elsewick on 3 May 1999.", "1999-05-03", places=("Elsewick",))
FIRE = mention("d", "A fire closed the mill in Torrey in 2001.", "2001", places=("Torrey",))
TOLD = (MET, AGAIN, SANK, FIRE)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "p.tldb", create=True) as made:
        made._project.add([reading(article(one.article, one.text), one) for one in TOLD])
        yield made


def together(workspace: Workspace) -> set[str]:
    """Return the articles that tell one event, as "ab c d"."""
    return {"".join(sorted(m.article for m in event.mentions)) for event in workspace.events()}


def event_of(workspace: Workspace, told_in: str) -> Event:
    (found,) = (e for e in workspace.events() if any(m.article == told_in for m in e.mentions))
    return found


def test_what_is_the_same_by_law_is_one_event_and_says_why(workspace: Workspace) -> None:
    assert together(workspace) == {"ab", "c", "d"}
    said = say_same(workspace, SANK.key, FIRE.key)
    assert together(workspace) == {"ab", "cd"}
    assert any("you said" in why for why in event_of(workspace, "c").reasons)
    edit(workspace, said.undone)
    assert together(workspace) == {"ab", "c", "d"}
    assert workspace.laws() == ()
    edit(workspace, said)
    assert together(workspace) == {"ab", "cd"}


def test_what_is_apart_by_law_is_two_events(workspace: Workspace) -> None:
    said = say_apart(workspace, MET.key, AGAIN.key)
    assert together(workspace) == {"a", "b", "c", "d"}
    edit(workspace, said.undone)
    assert together(workspace) == {"ab", "c", "d"}


def test_the_same_as_the_same_is_the_same_and_nothing_comes_between(workspace: Workspace) -> None:
    say_same(workspace, MET.key, SANK.key, FIRE.key)
    assert together(workspace) == {"abcd"}
    say_apart(workspace, AGAIN.key, FIRE.key)
    assert together(workspace) == {"acd", "b"}


def test_a_contradiction_is_refused_and_names_both_sentences(workspace: Workspace) -> None:
    say_same(workspace, MET.key, SANK.key)
    say_same(workspace, SANK.key, FIRE.key)
    with pytest.raises(InputError) as refused:
        say_apart(workspace, MET.key, FIRE.key)
    assert MET.text in str(refused.value)
    assert FIRE.text in str(refused.value)
    assert len(workspace.laws()) == 2
    with pytest.raises(InputError, match="cannot be both"):
        say_apart(workspace, MET.key, SANK.key)
    assert together(workspace) == {"abcd"}


def test_a_contradiction_that_comes_by_sameness_is_refused(workspace: Workspace) -> None:
    say_same(workspace, MET.key, SANK.key)
    say_apart(workspace, MET.key, FIRE.key)
    with pytest.raises(InputError, match="cannot be both"):
        say_same(workspace, SANK.key, FIRE.key)


def test_what_was_said_can_be_taken_back_in_part_or_whole(workspace: Workspace) -> None:
    say_same(workspace, MET.key, SANK.key, FIRE.key)
    back = unsay(workspace, MET.key, FIRE.key)
    assert together(workspace) == {"abc", "d"}
    edit(workspace, back.undone)
    assert together(workspace) == {"abcd"}
    unsay(workspace, MET.key)
    assert together(workspace) == {"ab", "c", "d"}


def test_saying_it_again_changes_nothing_and_taking_that_back_neither(workspace: Workspace) -> None:
    say_same(workspace, MET.key, SANK.key)
    again = say_same(workspace, SANK.key, MET.key)
    edit(workspace, again.undone)
    assert together(workspace) == {"abc", "d"}


def test_only_reports_that_are_there_can_be_named_and_two_of_them(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no such report"):
        say_same(workspace, MET.key, "nobody:0:event:0")
    with pytest.raises(InputError, match="Name two"):
        say_same(workspace, MET.key, MET.key)
    assert workspace.laws() == ()


def test_laws_outlive_reopening_new_dates_and_whole_linking(workspace: Workspace, tmp_path: Path) -> None:
    say_same(workspace, SANK.key, FIRE.key)
    say_apart(workspace, MET.key, AGAIN.key)
    with Workspace(tmp_path / "p.tldb") as again:
        assert together(again) == {"a", "b", "cd"}
        project = again._project
        leaning = replace(FIRE, date=Edtf.parse("2005"), time=None, leans_on="on or before publication")
        assert leaning.key != FIRE.key
        project.redate([(project.article("d"), (), [leaning])])
        assert together(again) == {"a", "b", "cd"}
        project._file.connection.execute("UPDATE state SET linked = 0")
        assert together(again) == {"a", "b", "cd"}
        back = unsay(again, SANK.key)
        assert together(again) == {"a", "b", "c", "d"}
        edit(again, back.undone)
        assert together(again) == {"a", "b", "cd"}


def test_the_same_articles_added_again_keep_the_laws(tmp_path: Path) -> None:
    for name, told in (
        ("one", "The mill in Torrey burned down on 3 May 1999."),
        ("two", "A barge sank on 3 May 1999."),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{told}\n", encoding="utf-8")
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    with Workspace(tmp_path / "added.tldb", create=True) as made:
        made.add(files)
        one, other = (event.mentions[0].key for event in made.events())
        said = say_same(made, one, other)
        made.add(files)
        assert [len(event.mentions) for event in made.events()] == [2]
        edit(made, said.undone)
        say_apart(made, one, other)
        made.add(files)
        assert [len(event.mentions) for event in made.events()] == [1, 1]


def test_articles_added_later_keep_the_laws(workspace: Workspace) -> None:
    say_apart(workspace, MET.key, AGAIN.key)
    third = mention("e", "Envoys had a meeting in Oslo in July.", "2018-07", places=("Oslo",), expression="July")
    workspace._project.add([reading(article("e", third.text), third)])
    found = together(workspace)
    assert found in ({"ae", "b", "c", "d"}, {"a", "be", "c", "d"})
