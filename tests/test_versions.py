"""An article that is added again with another text is a version of it: read in its place, kept, undone, decided of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analyst import edit

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Field, Tag, Tagging
from timeline_app.versions import alike
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import AddReport, Event

FIRST = """Ferry sinks off Norrhamn

Published 14 March 2019

The ferry Aurora sank off Norrhamn on 12 March 2019. Captain Olof Brandt left the harbour board in May 2018.
Three people were hurt.
"""
SECOND = """Ferry sinks off Norrhamn

Published 14 March 2019

Correction: an earlier version named another captain.

The ferry Aurora sank off Norrhamn on 12 March 2019. Captain Olof Brandt had left the harbour board in May 2018.
Nobody was hurt.
"""
OTHER = """Mill burns in Ardle

Published 2 June 2020

The mill of Ardle burned on 1 June 2020. It was built in 1901.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ferry.txt"


@pytest.fixture
def workspace(tmp_path: Path, file: Path) -> Iterator[Workspace]:
    with Workspace(tmp_path / "p.tldb", create=True) as made:
        add(made, file, FIRST)
        yield made


def add(workspace: Workspace, file: Path, text: str) -> AddReport:
    file.write_text(text, encoding="utf-8")
    return workspace.add([file])


def event_of(workspace: Workspace, date: str) -> Event:
    return next(event for event in workspace.events() if str(event.date) == date)


def text_of(workspace: Workspace) -> str:
    (article,) = workspace.articles()
    return article.text


def test_it_takes_the_place_of_the_first_and_undo_brings_that_back(workspace: Workspace, file: Path) -> None:
    before, (article,) = workspace.events(), workspace.articles()
    report = add(workspace, file, SECOND)
    assert (report.added, report.present, report.changed) == ((), (), (str(file),))
    (after,) = workspace.articles()
    assert (after.id, after.text == article.text) == (article.id, False)
    assert "Correction" in after.text
    assert workspace.files.version(after.id) == 2
    (past,) = workspace.history(5)
    assert past.name == "new version of “Ferry sinks off Norrhamn”"
    assert event_of(workspace, "2019-03-12").id in {event.id for event in before}
    workspace.turn(past.number, undone=True)
    assert workspace.articles() == (article,)
    assert workspace.events() == before
    workspace.turn(past.number, undone=False)
    assert "Correction" in text_of(workspace)
    assert workspace.check() == []


def test_what_the_user_said_goes_with_the_sentences_that_both_tell(workspace: Workspace, file: Path) -> None:
    sank, left = event_of(workspace, "2019-03-12"), event_of(workspace, "2018-05")
    edit(workspace, workspace.deciding({sank.id: {Field.LABEL: "The Aurora sinks"}}))
    edit(workspace, workspace.deciding({left.id: {Field.DATE: "2018-05-03"}}))  # its sentence is changed a little
    workspace.do("tag", Tagging(given=(Tag("sinking", sank.mentions[0].key),)))
    add(workspace, file, SECOND)
    assert event_of(workspace, "2019-03-12").label == "The Aurora sinks"
    assert event_of(workspace, "2018-05-03").found == Edtf.parse("2018-05")
    assert [tag.name for tag in workspace.tags.by_event()[event_of(workspace, "2019-03-12").id]] == ["sinking"]


def test_sentences_that_are_changed_and_moved_are_found_by_the_words_that_they_share(
    workspace: Workspace, file: Path
) -> None:
    sank, left = event_of(workspace, "2019-03-12"), event_of(workspace, "2018-05")
    wanted = {sank.id: "The Aurora sinks", left.id: "Brandt goes"}
    edit(workspace, workspace.deciding({event: {Field.LABEL: label} for event, label in wanted.items()}))
    head, rest = FIRST.split("The ferry Aurora")
    ship, captain, hurt = rest.split(".")[0], *rest.split(".")[1:3]
    moved = f"{hurt.strip()}. {captain.strip()}, it was said. The ferry Aurora{ship} at night."
    add(workspace, file, f"{head}{moved}\n")
    told = {(str(event.date), event.label) for event in workspace.events()}
    assert told >= {("2019-03-12", "The Aurora sinks"), ("2018-05", "Brandt goes")}


LOG = ("A ferry sank off Bergen on 3 May 1999.", "A barge sank at Tromso on 9 May 1998.", "A pier burned in 2001.")


def log(*told: str) -> str:
    return f"{FIRST.partition('The ferry')[0]}{' '.join(told)} Three people were hurt. The harbour was closed.\n"


def mentioned(workspace: Workspace) -> list[tuple[str, tuple[str, ...]]]:
    return [(event.label, tuple(mention.key for mention in event.mentions)) for event in workspace.events()]


def test_what_was_said_never_passes_to_the_sentence_that_stands_there_now(tmp_path: Path) -> None:
    file, ferry, barge = tmp_path / "log.txt", "1999-05-03", "1998-05-09"
    with Workspace(tmp_path / "log.tldb", create=True) as made:
        add(made, file, log(*LOG))
        wanted = {event_of(made, day).id: {Field.LABEL: day} for day in (ferry, barge)}
        made.do("labels", made.deciding(wanted))
        before = mentioned(made)
        for text in (log(*LOG[1:]), log(LOG[0], LOG[2]), log("A mill burned on 2 June 2010.", LOG[2]), log(*LOG)):
            add(made, file, text)
            named = {event.label for event in made.events() if event.found_label is not None}
            assert named == {day for day, said in zip((ferry, barge), LOG, strict=False) if said in text}
            for event in made.events():
                assert event.found_label is None or event.label == str(event.date)
        assert mentioned(made) == before
        for past in reversed(made.history(9)[1:]):
            made.turn(past.number, undone=True)
        assert mentioned(made) == before


def test_what_was_said_of_a_sentence_that_is_told_no_more_is_there_again_with_it(
    workspace: Workspace, file: Path
) -> None:
    left = event_of(workspace, "2018-05")
    edit(workspace, workspace.deciding({left.id: {Field.LABEL: "Brandt goes"}}))
    workspace.do("tag", Tagging(given=(Tag("board", left.mentions[0].key),)))
    gone = FIRST.replace("Captain Olof Brandt left the harbour board", "The old pier of Ardle burned down")
    add(workspace, file, gone)
    assert event_of(workspace, "2018-05").label != "Brandt goes"
    assert not workspace.tags.by_event()
    add(workspace, file, FIRST.replace("Three people were", "Nobody was"))
    assert event_of(workspace, "2018-05").label == "Brandt goes"
    assert list(workspace.tags.by_event()) == [event_of(workspace, "2018-05").id]


def test_the_version_that_is_read_is_found_by_full_text_at_once(workspace: Workspace, file: Path) -> None:
    add(workspace, file.with_name("other.txt"), OTHER)
    while workspace.make_searchable():
        pass
    add(workspace, file, SECOND)
    assert workspace.unsearchable() == 0
    workspace.turn(workspace.history(1)[0].number, undone=True)
    assert workspace.unsearchable() == 0


def test_a_publication_date_set_by_hand_stays(workspace: Workspace, file: Path) -> None:
    (article,) = workspace.articles()
    workspace.set_published(article.id, Edtf.parse("2019-03-20"))
    add(workspace, file, SECOND)
    (after,) = workspace.articles()
    assert (str(after.published), after.published_from) == ("2019-03-20", "set by hand")


def dates_of(workspace: Workspace) -> tuple[str, str | None, int]:
    (article,) = workspace.articles()
    return str(article.published), article.published_from, workspace.files.version(article.id)


@pytest.mark.parametrize("again", ["chosen", "added"])
def test_a_date_that_the_user_set_is_that_of_earlier_versions_too(workspace: Workspace, file: Path, again: str) -> None:
    (article,) = workspace.articles()
    stated = dates_of(workspace)
    add(workspace, file, SECOND)
    second = dates_of(workspace)
    workspace.set_published(article.id, Edtf.parse("2017-03-05"))
    if again == "added":
        add(workspace, file, FIRST)
    else:
        workspace.do("read version 1", workspace.reading_version(article.id, 1))
    assert dates_of(workspace) == ("2017-03-05", "set by hand", 1)
    days = {str(time.date) for time in workspace.times_of(article.id)}
    number = workspace.history(1)[0].number
    workspace.turn(number, undone=True)
    assert dates_of(workspace) == ("2017-03-05", "set by hand", 2)
    workspace.turn(number, undone=False)
    assert dates_of(workspace) == ("2017-03-05", "set by hand", 1)
    assert {str(time.date) for time in workspace.times_of(article.id)} == days
    workspace.turn(number, undone=True)
    workspace.turn(number - 1, undone=True)  # the date is again what the page states
    assert dates_of(workspace) == second
    workspace.do("read version 1", workspace.reading_version(article.id, 1))
    assert dates_of(workspace) == stated
    assert workspace.check(relink=True) == []


def test_an_earlier_text_added_once_more_is_the_earlier_version(workspace: Workspace, file: Path) -> None:
    add(workspace, file, SECOND)
    report = add(workspace, file, FIRST)
    (article,) = workspace.articles()
    assert report.changed == (str(file),)
    assert workspace.files.version(article.id) == 1
    assert "Correction" not in article.text


def test_another_text_under_the_same_name_is_an_article_of_its_own(workspace: Workspace, file: Path) -> None:
    report = add(workspace, file, OTHER)
    assert (len(report.added), report.changed) == (1, ())
    assert len(workspace.articles()) == 2


def test_the_same_text_is_there_already(workspace: Workspace, file: Path) -> None:
    report = add(workspace, file, FIRST)
    assert (report.added, report.present, report.changed) == ((), (str(file),), ())


def test_likeness_is_of_the_shorter_text() -> None:
    assert alike(FIRST, SECOND)
    assert not alike(FIRST, OTHER)
    assert not alike(FIRST, "")
