"""A project file gives back what was put in, keeps it through anything, and says in words what it cannot do."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making import article, mention, reading
from older import make_older

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Event, Evidence, InputError, Relinked, Role, Status, Topic
from timeline_app.store.project import Project
from timeline_app.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Envoys met in Oslo last month, “quietly” 🙂. It was denied on Monday."
TOLD = mention("a", TEXT[:40], "2018-07", places=("Oslo",), people=("Jane Roe",), by=("A paper", "a clerk"))
DENIED = mention(
    "a", TEXT[41:], "2018-08-27", start=41, role=Role.STATEMENT, status=Status.DENIED, leans_on="publication"
)
READ = reading(article("a", TEXT, published="2018-08-29"), TOLD, DENIED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some project.tldb"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, create=True) as made:
        yield made


def event(identity: str, *mentions: int) -> Event:
    chosen = tuple((TOLD, DENIED)[number] for number in mentions)
    reasons = tuple("" if not n else "both: met" for n in range(len(chosen)))
    return Event(identity, "Met", chosen[0].date, Status.REPORTED, 2, 0.5, chosen, reasons=reasons)


def write(project: Project, *events: Event) -> None:
    numbers = {mention.key: number for number, mention in project.linkage.all_mentions().items()}
    numbered = tuple((one, tuple(numbers[mention.key] for mention in one.mentions)) for one in events)
    project.linkage.write_all(Relinked(frozenset(), {}, frozenset(), {}, numbered, {}), 1)


def placed(project: Project) -> dict[str, str]:
    mentions = project.linkage.all_mentions()
    return {mentions[number].key: event for number, event in project.linkage.all_ids().items()}


def test_reopening_shows_what_was_added(project: Project, path: Path) -> None:
    assert project.add([READ]).added == ("a",)
    with Project.open(path) as again:
        assert again.articles() == (READ.article,)
        assert again.mentions() == (TOLD, DENIED)
        assert again.times("a") == READ.times
        assert again.source("a") == TEXT.encode()
        assert again.linkage.made_by() != 1
        assert list(again.linkage.unlinked(9).values()) == [True, True]


def test_evidence_comes_back_as_written(project: Project, path: Path) -> None:
    sign = Evidence("published", Edtf.parse("[2018-08-29..]"), "weekday and date", "Wednesday, “Aug. 29”", 0.25, False)
    read = replace(READ, article=replace(READ.article, evidence=(sign, replace(sign, kind="updated", stated=True))))
    project.add([read])
    with Project.open(path) as again:
        assert again.articles() == (read.article,)


def test_topics_come_back_as_written(project: Project, path: Path) -> None:
    topics = (Topic("Sea, “the”", "article:tag"), Topic("Ships", "keywords"))
    project.add([replace(READ, article=replace(READ.article, topics=topics))])
    with Project.open(path) as again:
        assert again.articles()[0].topics == topics


def test_a_project_that_knew_no_topics_opens_and_has_none(path: Path) -> None:
    with Project.open(path, create=True) as project:
        project.add([READ])
    make_older(path, 6)
    with Project.open(path) as project:
        assert project.articles() == (READ.article,)
        assert project.articles()[0].topics == ()
        assert project.check() == []
        topics = (Topic("Ships", "keywords"),)
        version = project.snapshots.version()
        again = project.add([replace(READ, article=replace(READ.article, topics=topics))])
        assert project.snapshots.version() > version
        assert (again.added, again.present) == ((), ("a.txt",))
        assert project.articles()[0].topics == topics  # it was read again


def test_a_project_of_the_first_version_opens_and_has_no_evidence(path: Path) -> None:
    with Project.open(path, create=True) as project:
        project.add([READ])
    make_older(path, 1)
    with Project.open(path) as project:
        assert project.articles() == (READ.article,)
        assert project.times("a") == READ.times
        assert project.check() == []
        assert project.linkage.made_by() is None


def test_events_come_back_as_written(project: Project, path: Path) -> None:
    project.add([READ])
    events = [event("one", 0), event("two", 1)]
    write(project, *events)
    with Project.open(path) as again:
        assert again.linkage.events() == events
        assert again.linkage.made_by() == 1
        assert again.linkage.unlinked(9) == {}
        assert placed(again) == {TOLD.key: "one", DENIED.key: "two"}
    write(project, event("three", 0, 1))
    assert project.linkage.events() == [event("three", 0, 1)]


def test_the_same_file_with_the_same_bytes_is_there_once(project: Project) -> None:
    project.add([READ])
    version = project.snapshots.version()
    kept = project.add([READ])
    assert (kept.added, kept.present) == ((), ("a.txt",))
    assert len(project.articles()) == 1
    assert project.snapshots.version() == version  # what was made of all events holds


def test_one_id_for_two_contents_is_made_distinct_in_mentions_too(project: Project) -> None:
    other = reading(article("a", "Other."), mention("a", "Other.", "2019"))
    assert project.add([READ, other]).added == ("a", "a-2")
    assert [m.article for m in project.mentions("a-2")] == ["a-2"]


def test_a_batch_is_stored_whole_or_not_at_all(project: Project) -> None:
    broken = reading(article("b", "Broken."), mention("b", "Broken \ud800.", "2019"))
    with pytest.raises(UnicodeEncodeError):
        project.add([READ, broken])
    assert project.articles() == ()


def test_a_new_date_keeps_the_text_and_the_ids_of_events(project: Project) -> None:
    project.add([READ])
    write(project, event("one", 0), event("two", 1))
    dated = replace(READ.article, published=Edtf.parse("2018-09-29"), published_from="set by hand")
    moved = replace(TOLD, date=Edtf.parse("2018-08"))
    project.redate([(dated, READ.times, [moved])])
    assert project.article("a") == dated
    assert project.mentions() == (moved,)
    assert placed(project) == {TOLD.key: "one"}
    assert [one.id for one in project.linkage.events()] == ["one"]
    assert list(project.linkage.unlinked(9).values()) == [True]
    assert project.source("a") == TEXT.encode()


def test_a_report_that_is_dated_otherwise_keeps_the_id_of_its_event(project: Project) -> None:
    project.add([READ])
    write(project, event("one", 0), event("two", 1))
    leaning = replace(TOLD, date=None, time=None, leans_on="nothing")
    project.redate([(READ.article, (), [leaning, DENIED])])
    assert placed(project) == {leaning.key: "one", DENIED.key: "two"}


def test_an_article_is_found_by_its_id_or_by_a_file_that_names_one(project: Project) -> None:
    project.add([READ])
    assert project.article("a.txt") == project.article("a")
    with pytest.raises(InputError, match="no such article"):
        project.article("b.txt")
    project.add([reading(article("a", "Changed since."))])
    with pytest.raises(InputError, match="2 articles"):
        project.article("a.txt")


def test_a_sound_file_has_no_problems_and_a_changed_one_names_them(project: Project, path: Path) -> None:
    project.add([READ])
    assert project.check() == []
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE articles SET text = 'Quite other words.'")
        raw.execute("UPDATE sources SET data = x'00'")
    raw.close()
    problems = project.check()
    assert any("bytes" in problem for problem in problems)
    assert any("quotation" in problem for problem in problems)


def test_nothing_lies_beside_the_file(project: Project, path: Path) -> None:
    project.add([READ])
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_is_made_only_when_asked_and_only_with_our_ending(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such project file"):
        Project.open(tmp_path / "none.tldb")
    with pytest.raises(InputError, match=r"ends in \.tldb"):
        Project.open(tmp_path / "none.txt", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Some words.", b"SQLite format 3\x00 and then nonsense" * 40])
def test_what_is_no_project_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=path.name):
        Project.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        Project.open(tmp_path)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("PRAGMA application_id = 7", "not a project file"),
        (f"PRAGMA user_version = {VERSION + 1}", "newer"),
        ("CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM articles; END", "triggers"),
    ],
)
def test_a_strange_database_is_refused(path: Path, statement: str, reason: str) -> None:
    Project.open(path, create=True).close()
    raw = sqlite3.connect(path)
    raw.execute(statement)
    raw.commit()
    raw.close()
    with pytest.raises(InputError, match=reason):
        Project.open(path)


def test_a_damaged_file_is_named(project: Project, path: Path) -> None:
    project.add([READ])
    project.close()
    content = bytearray(path.read_bytes())
    content[4096 + 50 :] = b"\xff" * (len(content) - 4096 - 50)
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"), Project.open(path) as again:
        again.articles()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET title = CAST(x'ff' AS TEXT)",
        "UPDATE mentions SET label = CAST(x'ff' AS TEXT)",
        "DROP TABLE event_mentions",
        "UPDATE articles SET times = '[[1]]'",
        "UPDATE mentions SET trigger = '[999998, 999999]'",
    ],
)
def test_rows_that_we_never_write_are_damage(project: Project, path: Path, statement: str) -> None:
    project.add([READ])
    write(project, event("one", 0), event("two", 1))
    project.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()
    with Project.open(path) as again, pytest.raises(InputError, match=rf"{path.name}: it is damaged"):
        assert again.check() + again.unsound()


def test_check_names_what_no_project_has(project: Project, path: Path) -> None:
    project.add([READ])
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE articles SET furniture = '[[0, 1000000]]'")
        raw.commit()
    assert "furniture" in " ".join(project.check())


def test_a_pipe_is_no_project(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.tldb"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="no file"):
        Project.open(pipe)


def test_a_file_locked_by_another_program_is_named_and_unchanged(project: Project, path: Path) -> None:
    project.add([READ])
    raw = sqlite3.connect(path)
    raw.execute("BEGIN EXCLUSIVE")
    project._db.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(InputError, match="another program"):
        write(project)
    raw.close()
    assert len(project.articles()) == 1


def test_a_full_disk_loses_nothing(project: Project) -> None:
    project.add([READ])
    pages = project._db.execute("PRAGMA page_count").fetchone()[0]
    project._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(InputError, match="disk is full"):
        project.add([reading(article("b", "Long. " * 20_000))])
    assert project.articles() == (READ.article,)
    assert project.check() == []


def test_a_file_that_may_not_be_changed_can_be_read(path: Path, project: Project) -> None:
    project.add([READ])
    project._db.execute("PRAGMA query_only = ON")
    with pytest.raises(InputError, match="may not be changed"):
        write(project)
    assert project.articles() == (READ.article,)


def test_the_file_says_whose_it_is(path: Path) -> None:
    Project.open(path, create=True).close()
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
