"""What linking keeps is looked into, and made anew where it is damaged: no article, no word of the user's is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from analyst import say_apart
from making import project_of

from timeline_app.cli import main
from timeline_app.cli.reporting import DONE, FAILED
from timeline_app.records import InputError
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

FERRY = "The ferry Marrow sank off Port Ellis on 3 May 2011, and twelve of its crew were rescued by a trawler."
TOLD = {
    "harbour.txt": f"{FERRY} Its owner, Dora Quill, promised an inquiry on Thursday.",
    "coast.txt": f"The coast guard said that {FERRY[0].lower()}{FERRY[1:]} The mayor of Port Ellis visited the quay.",
    "letter.txt": "The ferry Marrow sank off Port Ellis on 3 May 2011. A choir sang in Torrey on 9 June 2011.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = project_of(tmp_path / "ferry.tldb", TOLD)
    with Workspace(made) as workspace:
        events = workspace.events()
        told = max(events, key=lambda event: len(event.mentions))
        assert len(told.mentions) > 1
        say_apart(workspace, told.mentions[0].key, next(e for e in events if e is not told).mentions[0].key)
        assert workspace.check() == []
    return made


def damage(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


DAMAGES = [
    "DELETE FROM event_mentions WHERE event = (SELECT min(number) FROM events)",
    "DELETE FROM event_mentions WHERE position = 0 AND event IN (SELECT event FROM event_mentions WHERE position > 0)",
    "UPDATE event_mentions SET position = 7 WHERE position = 1",
    "DELETE FROM events WHERE number = (SELECT min(number) FROM events)",
    "DELETE FROM events",
    "UPDATE events SET date = 'soon'",
    'UPDATE events SET goes_back = \'[["nobody",[5],""]]\'',
    "DELETE FROM links WHERE one < other",
    "UPDATE links SET score = score + 1 WHERE one < other",
    "INSERT INTO links VALUES (999, 1000, 1.0, ''), (1000, 999, 1.0, '')",
    "DELETE FROM meetings WHERE mention = 1",
    "UPDATE meetings SET blocks = x'00'",
    "DELETE FROM blocks WHERE mention = 1",
    "UPDATE blocks SET turn = turn + 1",
    "UPDATE article_signatures SET signature = x'00' WHERE article = (SELECT min(id) FROM articles)",
    "DELETE FROM state",
    "INSERT INTO state VALUES (1, 1)",
]


@pytest.mark.parametrize("statement", DAMAGES)
def test_what_is_damaged_is_named_and_made_anew(path: Path, statement: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace(path) as workspace:
        before, laws = workspace.events(), workspace.laws()
    damage(path, statement)
    assert main(["check", str(path)]) == FAILED
    told = capsys.readouterr()
    assert f"timeline-app check {path} --relink" in told.err
    assert main(["check", str(path), "--relink"]) == DONE
    with Workspace(path) as workspace:
        assert workspace.check() == []
        assert workspace.laws() == laws
        after = workspace.events()
    assert [[m.key for m in event.mentions] for event in after] == [[m.key for m in event.mentions] for event in before]
    assert [(event.label, event.date, event.rank) for event in after] == [(e.label, e.date, e.rank) for e in before]


def test_relinking_a_sound_project_changes_nothing(path: Path) -> None:
    with Workspace(path) as workspace:
        before = workspace.events()
        assert workspace.check(relink=True) == []
        assert workspace.events() == before


def test_an_event_without_a_report_is_damage_and_no_bug(path: Path) -> None:
    damage(path, "DELETE FROM event_mentions WHERE event = (SELECT min(number) FROM events)")
    with Workspace(path) as workspace, pytest.raises(InputError, match="timeline-app check"):
        workspace.events()


def test_nothing_is_made_anew_from_damaged_articles(path: Path) -> None:
    damage(path, "UPDATE articles SET text = 'Other words.'")
    damage(path, "DELETE FROM events")
    with Workspace(path) as workspace:
        assert "quotation" in " ".join(workspace.check(relink=True))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM events").fetchone() == (0,)
