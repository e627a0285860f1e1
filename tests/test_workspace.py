"""The use cases: what is added is there, what fails is named, what moves is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from analyst import accept

from timeline_app.dates.civil import day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import read_article
from timeline_app.extract.readers import split
from timeline_app.link.incremental import relink
from timeline_app.records import Evidence, InputError, Progress, Proposal, Tag, Tagging
from timeline_app.search.query import read
from timeline_app.store.catalogue import Catalogue
from timeline_app.store.project import Project
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from timeline_app.records import Relinked

DAY = Edtf.parse("2018-08-29")
FLOOD = "Flood in Arden\n\nA flood destroyed the bridge in Arden on Monday, the mayor said.\n\nNobody was hurt.\n"
STRIKE = "Miners strike\n\nThe miners of Torrey walked out on 3 May 2017.\n\nThey returned on 9 May 2017.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "flood.txt").write_text(FLOOD, encoding="utf-8")
    (made / "strike.txt").write_text(STRIKE, encoding="utf-8")
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "p.tldb", create=True) as made:
        yield made


def many(folder: Path, count: int) -> Path:
    file = folder / "many.jsonl"
    texts = (f"Report {n}\n\nA ship sank near Port {n} on {n % 28 + 1} May 2017." for n in range(count))
    file.write_text("".join(json.dumps({"id": f"r{n}", "text": t}) + "\n" for n, t in enumerate(texts)), "utf-8")
    return file


def test_a_folder_is_read_and_its_events_are_there_after_reopening(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    report = workspace.add([folder], published=DAY)
    assert (len(report.added), report.failed, report.present) == (2, (), ())
    events = workspace.events()
    assert report.events == len(events) > 0
    with Workspace(tmp_path / "p.tldb") as again:
        assert again.events() == events
        assert [a.title for a in again.articles()] == ["Flood in Arden", "Miners strike"]
        assert again.check() == []


def test_broken_files_are_named_and_the_rest_is_read(workspace: Workspace, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    missing = folder / "missing.txt"
    report = workspace.add([missing, folder])
    assert len(report.added) == 2
    assert {file.rsplit("/", 1)[-1] for file, _ in report.failed} == {"empty.txt", "missing.txt"}
    assert all(reason for _, reason in report.failed)


def test_adding_again_adds_nothing_and_says_so(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder])
    before = workspace.events()
    report = workspace.add([folder])
    assert (report.added, len(report.present)) == ((), 2)
    assert workspace.events() == before


def test_processes_read_the_same_as_one_thread(tmp_path: Path) -> None:
    file = many(tmp_path, 60)
    found = []
    for jobs in (1, 2):
        with Workspace(tmp_path / f"{jobs}.tldb", create=True) as workspace:
            assert len(workspace.add([file], jobs=jobs).added) == 60
            found.append((workspace.articles(), workspace.events()))
    assert found[0] == found[1]


def test_progress_counts_and_cancelling_keeps_what_was_read(workspace: Workspace, tmp_path: Path) -> None:
    seen: list[Progress] = []
    report = workspace.add([many(tmp_path, 50)], progress=seen.append, cancelled=lambda: len(seen) == 5)
    assert [step.done for step in seen] == [1, 2, 3, 4, 5]
    assert report.cancelled
    assert len(report.added) == len(workspace.articles()) == 5


def test_an_interruption_keeps_what_was_read_and_it_is_linked_when_looked_at(
    workspace: Workspace, tmp_path: Path
) -> None:
    def interrupt(step: Progress) -> None:
        if step.done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.add([many(tmp_path, 50)], progress=interrupt)
    assert len(workspace.articles()) == 7
    assert len({mention.article for event in workspace.events() for mention in event.mentions}) == 7


def test_the_total_is_told_where_files_are_articles(workspace: Workspace, folder: Path) -> None:
    seen: list[Progress] = []
    workspace.add([folder], progress=seen.append)
    assert [(step.done, step.total) for step in seen] == [(1, 2), (2, 2)]


def test_a_new_publication_date_moves_what_leans_on_it_and_nothing_else(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder])
    flood = workspace.articles()[0]
    ids = {event.id for event in workspace.events()}
    moved = workspace.set_published(flood.file, DAY)
    assert [(m.kind, m.before, m.after) for m in moved[:1]] == [("publication", None, DAY)]
    assert ("Monday", "2018-08-27") in [(m.what, str(m.after)) for m in moved if m.kind == "time"]
    assert not any("2017" in m.what for m in moved)
    assert workspace.articles()[0].published_from == "set by hand"
    assert ids & {event.id for event in workspace.events()}
    back = workspace.set_published(flood.id, None, None)
    assert [(m.before, m.after) for m in back if m.kind == "publication"] == [(DAY, None)]
    assert workspace.articles()[0].published_from is None


def test_the_date_of_an_unknown_article_cannot_be_set(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no such article"):
        workspace.set_published("nobody", DAY)


def test_a_range_keeps_what_may_lie_in_it_and_leaves_the_undated_out(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder])
    spring = workspace.events(start=day_number(2017, 5, 1), end=day_number(2017, 5, 5))
    assert spring
    assert all(event.date and event.date.earliest == day_number(2017, 5, 3) for event in spring)
    assert workspace.events(start=day_number(2020, 1, 1)) == ()


def test_a_query_keeps_events_that_hold_every_word_in_any_case(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder], published=DAY)
    found = workspace.events(query="BRIDGE arden")
    assert found
    assert all("bridge" in event.mentions[0].text for event in found)
    assert workspace.events(query="bridge miners") == ()


@pytest.mark.parametrize(
    "query",
    [
        "bridge",
        "brid*",
        '"the bridge"',
        "bridge OR miners",
        "the -bridge",
        "NOT miners",
        "NEAR(the bridge, 2)",
        "urgent",
        "()",
    ],
)
def test_a_query_means_what_it_means_in_the_window(tmp_path: Path, folder: Path, query: str) -> None:
    path = tmp_path / "own.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([folder], published=DAY)
        first = workspace.events()[0]
        workspace.do("tags", Tagging(given=(Tag("Urgent", first.mentions[0].key),)))
        found = {event.id for event in workspace.events(query=query)}
        every = {event.id for event in workspace.events()}
    asked = read(query).query
    with Catalogue.open(path) as catalogue:
        expected = every if asked is None else set(catalogue.ids(catalogue.events_holding(asked).tolist()))
    assert found == expected
    assert found


def test_a_summary_has_one_event_a_day_in_date_order(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add([many(tmp_path, 60)])
    days = [event.date.earliest for event in workspace.events(top=10) if event.date]
    assert len(days) == 10
    assert days == sorted(set(days))  # type: ignore[type-var]
    assert len(workspace.events(top=1000)) == 28


def test_what_another_program_adds_while_events_are_linked_is_linked_too(
    workspace: Workspace, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[int] = []

    def relink_late(unlinked: Mapping[int, bool], *rest: Any) -> Relinked:
        linked.append(len(unlinked))
        if len(linked) == 1:
            with Project.open(tmp_path / "p.tldb") as other:
                other.add([read_article(source) for source in split(folder / "strike.txt")])
        return relink(unlinked, *rest)

    monkeypatch.setattr("timeline_app.relinking.relink", relink_late)
    workspace.add([folder / "flood.txt"])
    assert len(linked) == 2
    told = {m.article for event in workspace.events() for m in event.mentions}
    assert told == {article.id for article in workspace.articles()}
    assert len(told) == 2
    assert len(linked) == 2


def test_accepting_dates_several_articles_and_keeps_what_spoke_for_it(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder])
    flood, strike = (article.id for article in workspace.articles())
    sign = Evidence("published", DAY, "file name", "2018-08-29", 0.6, stated=False)
    moved = accept(workspace, [Proposal(one, DAY, 0.6, (sign,)) for one in (flood, strike)])
    assert [one.kind for one in moved].count("publication") == 2
    for article in workspace.articles():
        assert (article.published, article.published_from) == (DAY, "accepted: file name")
        assert sign in article.evidence
    workspace.set_published(flood, None)
    assert workspace.articles()[0].published_from is None
    assert accept(workspace, []) == ()


def test_accepting_what_is_not_there_dates_nothing(workspace: Workspace, folder: Path) -> None:
    workspace.add([folder])
    flood = workspace.articles()[0].id
    sign = Evidence("published", DAY, "file name", "2018-08-29", 0.6, stated=False)
    with pytest.raises(InputError, match="no such article"):
        accept(workspace, [Proposal(flood, DAY, 0.6, (sign,)), Proposal("gone", DAY, 0.6, (sign,))])
    assert workspace.articles()[0].published is None


def test_proposals_are_made_for_undated_articles_in_the_order_of_adding(workspace: Workspace, folder: Path) -> None:
    for day in (30, 29):
        (folder / f"2018-08-{day}.txt").write_text(f"{FLOOD}\nSeen {day}.", encoding="utf-8")
        workspace.add([folder / f"2018-08-{day}.txt"])
    workspace.add([folder / "flood.txt"])
    assert [str(one.date) for one in workspace.proposals()] == ["2018-08-30", "2018-08-29"]
    assert [str(one.date) for one in workspace.proposals_from_names("YYYY-MM-DD*")] == ["2018-08-30", "2018-08-29"]
    accept(workspace, workspace.proposals()[:1])
    # The third file tells of a Monday, which the first one now dates.
    assert [str(one.date) for one in workspace.proposals()] == ["2018-08-29", "2018-08-27"]
    table = folder / "dates.csv"
    table.write_text("file,date\nflood.txt,3 May 2018\n", encoding="utf-8")
    report = workspace.proposals_from_table(table)
    assert [str(one.date) for one in report.proposals] == ["2018-05-03"]
    with pytest.raises(InputError, match="missing"):
        workspace.proposals_from_table(folder / "missing.csv")


def test_dated_articles_help_to_date_those_that_tell_of_the_same_event(workspace: Workspace, tmp_path: Path) -> None:
    told = "Mayor Ines Marlow of Arden opened the restored harbour bridge in front of a cheering crowd on Tuesday."
    for name, more in (("one", "It rained."), ("two", "It was warm.")):
        (tmp_path / f"{name}.txt").write_text(f"{told}\n\n{more}\n", encoding="utf-8")
    workspace.add([tmp_path / "one.txt"], published=DAY)
    workspace.add([tmp_path / "two.txt"])
    (found,) = workspace.proposals()
    assert str(found.date) == "2018-08-28"
    assert found.confidence < 0.5


def test_an_article_too_short_to_be_known_for_a_copy_is_no_damage(tmp_path: Path) -> None:
    for name, text in (("pier", "A pier burned on 9 June 2001."), ("ferry", "A ferry sank on 3 May 1999.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Workspace(tmp_path / "short.tldb", create=True) as workspace:
        workspace.add([tmp_path / "pier.txt", tmp_path / "ferry.txt"])
        workspace.events()
        assert workspace.check() == []
