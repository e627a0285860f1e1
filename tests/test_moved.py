"""Files that were moved are found again by their names and what was read of them; nothing else is taken for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline_app.moved import matches
from timeline_app.records import FoundFiles, InputError
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill of Ardle burned on 1 June 2020. It was built in 1901.\n"


def test_moved_files_are_found_by_what_they_say(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after" / "papers"
    before.mkdir()
    after.mkdir(parents=True)
    (before / "mill.txt").write_text(TEXT)
    (before / "ferry.txt").write_text(TEXT.replace("mill", "ferry"))
    (before / "stays.txt").write_text(TEXT.replace("mill", "barn"))
    (before / "gone.txt").write_text(TEXT.replace("mill", "shop"))
    lines = [json.dumps({"text": TEXT.replace("mill", name), "title": name}) for name in ("inn", "farm")]
    (before / "many.jsonl").write_text("\n".join(lines))
    with Workspace(tmp_path / "p.tldb", create=True) as workspace:
        workspace.add([before])
        events = workspace.events()
        for name in ("mill.txt", "ferry.txt", "many.jsonl"):
            (before / name).rename(after / name)
        (before / "gone.txt").unlink()
        (tmp_path / "after" / "mill.txt").write_text("Another text of the same name.")
        assert workspace.find_moved(tmp_path / "after") == FoundFiles(3, 1, 5)
        assert {article.file for article in workspace.articles()} == {
            *(str(after / name) for name in ("mill.txt", "ferry.txt", "many.jsonl")),
            *(str(before / name) for name in ("stays.txt", "gone.txt")),
        }
        assert workspace.events() == events
        added = workspace.add([after])
        assert (added.added, added.changed, len(set(added.present))) == ((), (), 3)


def test_of_several_collections_the_one_in_the_same_place_is_taken(tmp_path: Path) -> None:
    for folder in ("2019/march", "2020/march"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "wire.jsonl").write_text("")
    there = sorted(tmp_path.rglob("*.jsonl"))
    found = matches({"C:\\news\\2020\\march\\wire.jsonl": frozenset(("a", "b"))}, there)
    assert list(found.values()) == [str(tmp_path / "2020/march/wire.jsonl")]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with Workspace(tmp_path / "p.tldb", create=True) as workspace, pytest.raises(InputError, match="no such folder"):
        workspace.find_moved(tmp_path / "nowhere")
