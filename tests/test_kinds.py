"""A folder of every kind that is read, and of some that are not, through the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_making import pdf

from timeline_app.cli import main
from timeline_app.ui.messages import told
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SAID = "The Harbour Board sold the Elsewick ferry on 4 May 2018."


def folder(tmp_path: Path) -> Path:
    made = tmp_path / "saved"
    made.mkdir()
    (made / "a.pdf").write_bytes(pdf(["The first page is this.", SAID]))
    (made / "b.md").write_text(f"# Sold\n\n{SAID}\n")
    (made / "c.txt").write_text(f"Sold\n\n{SAID}\n")
    for name in ("minutes.docx", "photo.png", "plan.svg"):
        (made / name).write_bytes(b"other")
    return made


def test_pages_are_kept_in_the_project_and_other_kinds_are_named(tmp_path: Path) -> None:
    with Workspace(tmp_path / "a.tldb", create=True) as workspace:
        report = workspace.add([folder(tmp_path)])
        assert len(report.added) == 3
        assert len(report.passed) == 3
        paged = next(article for article in workspace.articles() if article.pages)
        assert paged.page_of(paged.text.index(SAID)) == 2
        event = next(event for event in workspace.events() if len(event.mentions) == 3)
        assert str(event.date) == "2018-05-04"
        assert workspace.check() == []
    text = told(report).text
    assert text == "3 articles added. 3 files are of a kind that is not read: minutes.docx, photo.png and 1 more."
    assert all(file in told(report).details for file in report.passed)


def test_the_command_names_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(tmp_path / "a.tldb"), str(folder(tmp_path))]) == 0
    said = capsys.readouterr().err
    assert "3 files of kinds that are not read: " in said
    assert "minutes.docx" in said
