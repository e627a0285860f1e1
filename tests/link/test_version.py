"""Which way of linking made a project's events is known by its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import article, mention, reading

from timeline_app import relinking
from timeline_app.link.version import linker
from timeline_app.relinking import Relinking
from timeline_app.resources import fingerprint
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_any_change_of_a_file_is_another_way_of_linking(tmp_path: Path) -> None:
    code, data = tmp_path / "scoring.py", tmp_path / "kinds.toml"
    code.write_bytes(b"LEAST = 1\n")
    data.write_bytes(b"words = []\n")
    before = fingerprint([code, data])
    data.write_bytes(b"words = []\r\n")
    assert fingerprint([code, data]) == before
    code.write_bytes(b"LEAST = 2\n")
    assert fingerprint([code, data]) != before
    assert linker() == linker()


def test_what_another_way_of_linking_made_stays_until_it_is_linked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Envoys met in Oslo on 3 May 1999."
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        project.add([reading(article("a", text), mention("a", text, "1999-05-03", expression="3 May 1999"))])
        Relinking(project).link()
        assert project.linkage.made_by() == linker()
        monkeypatch.setattr(relinking, "linker", lambda: linker() + 1)
        Relinking(project).link()
        assert project.linkage.made_by() == linker()
        Relinking(project).anew()
        assert project.linkage.made_by() == linker() + 1
