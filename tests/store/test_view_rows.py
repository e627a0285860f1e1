"""Saved views in the project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.store.project import Project
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_views_are_kept_renamed_replaced_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "own.tldb"
    with Workspace(path, create=True) as workspace:
        for name, told in (("The trial", "{1}"), ("a début [*?]", "{2}"), ("Zebra", "{3}")):
            workspace.views.keep(name, told)
    with Workspace(path) as workspace:
        assert list(workspace.views.all().items()) == [("a début [*?]", "{2}"), ("The trial", "{1}"), ("Zebra", "{3}")]
        workspace.views.keep("Zebra", "{4}")
        workspace.views.rename("The trial", "Zebra")
        workspace.views.rename("The trial", "nothing of that name is there")
        workspace.views.remove("a début [*?]")
        workspace.views.remove("a début [*?]")
        assert workspace.views.all() == {"Zebra": "{1}"}
        assert workspace.check() == []


def test_what_is_damaged_is_left_out_and_no_counter_is_taken_for_a_view(tmp_path: Path) -> None:
    path = tmp_path / "own.tldb"
    with Project.open(path, create=True) as project:
        project.views.keep("Kept", "told")
        for name in ("view [1, 2]", "view [", 'view ["one"]', "viewing"):
            project._file.set_counter(name, 3)
        assert project.views.all() == {"Kept": "told"}
