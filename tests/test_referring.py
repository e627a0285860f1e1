"""References that are kept from one reading to the next are those that making all of them anew gives."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from analyst import edit, say_same

from timeline_app.dates.edtf import Edtf
from timeline_app.link.references import refer
from timeline_app.resources import DEMOS, resource
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.records import Event


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    path = tmp_path / "demo.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([resource(DEMOS["titanic"].folder)])
    return path


def anew(path: Path) -> tuple[Event, ...]:
    """Return the events with all references made again."""
    with Workspace(path) as workspace:
        plain = [replace(event, references=()) for event in workspace.events()]
        return refer(plain, {article.id: article for article in workspace.articles()})


def read(path: Path) -> tuple[Event, ...]:
    with Workspace(path) as workspace:
        return workspace.events()


def test_a_word_of_the_users_changes_the_references_that_making_all_anew_changes(demo: Path) -> None:
    chance = random.Random(3)
    before = read(demo)
    changed = 0
    for _ in range(12):
        one, other = chance.sample(before, 2)
        with Workspace(demo) as workspace:
            ruling = say_same(workspace, one.mentions[0].key, other.mentions[0].key)
        after = read(demo)
        assert after == anew(demo)
        changed += len(set(after) - set(before))
        with Workspace(demo) as workspace:
            edit(workspace, ruling.undone)
        assert read(demo) == anew(demo)
    assert changed > 12


def test_another_date_and_another_article_change_them_too(demo: Path, tmp_path: Path) -> None:
    read(demo)
    with Workspace(demo) as workspace:
        article = workspace.articles()[3]
        workspace.set_published(article.id, Edtf.parse("1912-05-02"))
    assert read(demo) == anew(demo)
    more = tmp_path / "more.txt"
    more.write_text("May 3, 1912\n\nThe Carpathia left New York on Thursday. The White Star Line denied the report.\n")
    with Workspace(demo) as workspace:
        workspace.add([more])
    assert read(demo) == anew(demo)


def test_what_has_not_changed_is_not_made_again(demo: Path) -> None:
    before = read(demo)
    assert all(one is other for one, other in zip(read(demo), before, strict=True))
    few = [event for event in before if not (event.mentions[0].people or event.mentions[0].places)]
    with Workspace(demo) as workspace:
        say_same(workspace, few[0].mentions[0].key, few[-1].mentions[0].key)
    same = {id(event) for event in before}
    assert sum(id(event) in same for event in read(demo)) > len(before) / 2
