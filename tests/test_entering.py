"""Events of the user's own: kept with their source, never a corroborating origin, undone, and not to be read anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from analyst import edit, say_same, set_event_date
from making import article, mention, reading

from timeline_app.cli import main
from timeline_app.dates.edtf import Edtf
from timeline_app.extract.own_entries import entry_of, reading_of
from timeline_app.records import OWN_ENTRY, Entering, Entry, InputError
from timeline_app.store.catalogue import Catalogue
from timeline_app.ui.reasons import derivation
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline_app.records import Event

MET = mention("a", "Envoys met quietly in Oslo in July 2018.", "2018-07", places=("Oslo",), expression="July 2018")
RANG = Entry(
    "Envoys met quietly in Oslo",
    Edtf.parse("2018-07-14~"),
    "call",
    "the driver, who would not be named",
    ("places", "Oslo"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.tldb"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace(path, create=True) as made:
        made._project.add([reading(article("a", MET.text, published="2018-08-29"), MET)])
        yield made


def own(workspace: Workspace) -> list[Event]:
    return [event for event in workspace.events() if event.mentions[0].own]


def test_an_entry_is_there_once(workspace: Workspace) -> None:
    made = edit(workspace, Entering(given=(RANG,)))
    with pytest.raises(InputError, match="already"):
        edit(workspace, made)
    assert len(workspace.entries()) == 1


def test_an_entry_is_an_event_with_its_source_and_nothing_goes_back_to_it(workspace: Workspace) -> None:
    made = edit(workspace, Entering(given=(RANG,)))
    (event,) = own(workspace)
    assert (event.label, event.date, event.origins, event.goes_back) == (RANG.label, RANG.date, 0, ())
    assert event.mentions[0].text == "Call: the driver, who would not be named"
    assert [name.name for name in event.mentions[0].places] == ["Oslo"]
    assert event.mentions[0].leans_on == OWN_ENTRY
    assert tuple(workspace.entries().values()) == made.given
    assert workspace.check() == []
    assert "Your own entry" in derivation(event, event.mentions[0], {})


def test_it_is_linked_with_nothing_by_itself_and_by_the_users_word_it_is_no_origin(workspace: Workspace) -> None:
    before = next(event for event in workspace.events())
    edit(workspace, Entering(given=(RANG,)))
    assert len(workspace.events()) == 2
    (event,) = own(workspace)
    say_same(workspace, MET.key, event.mentions[0].key)
    (both,) = workspace.events()
    assert len(both.mentions) == 2
    assert both.origins == before.origins == 1
    assert [name.why for name in both.goes_back] == [name.why for name in before.goes_back]
    (told,) = both.goes_back[0].mentions
    assert not both.mentions[told].own
    assert workspace.check() == []


def test_taking_it_away_and_back_again_are_one_step_each(workspace: Workspace, path: Path) -> None:
    made = edit(workspace, Entering(given=(RANG,)))
    before = own(workspace)
    edit(workspace, made.undone)
    assert own(workspace) == []
    assert workspace.entries() == {}
    assert len(workspace.articles()) == 1
    with Workspace(path) as again:
        edit(again, made)
        assert own(again) == before
        assert again.check() == []


def test_the_same_words_twice_are_two_entries(workspace: Workspace) -> None:
    edit(workspace, Entering(given=(RANG, RANG)))
    assert len({event.id for event in own(workspace)}) == 2


def test_it_outlives_reopening_and_linking_everything_anew(workspace: Workspace, path: Path) -> None:
    edit(workspace, Entering(given=(RANG,)))
    (before,) = own(workspace)
    assert workspace.check(relink=True) == []
    with Workspace(path) as again:
        assert own(again) == [before]


def test_its_date_can_be_decided_like_that_of_a_report(workspace: Workspace) -> None:
    edit(workspace, Entering(given=(RANG,)))
    set_event_date(workspace, own(workspace)[0].id, Edtf.parse("2018-07-15"))
    (event,) = own(workspace)
    assert (str(event.date), event.found) == ("2018-07-15", RANG.date)
    assert derivation(event, event.mentions[0], {}) == "You set this date."


def test_it_wants_no_publication_date(workspace: Workspace) -> None:
    edit(workspace, Entering(given=(RANG,)))
    ((identity, _),) = workspace.entries().items()
    assert workspace.proposals() == ()
    overview = workspace.overview()
    assert overview is not None
    assert overview.shelf().undated == ()
    assert overview.shelf().outlets == 1
    with pytest.raises(InputError, match="your own entry"):
        workspace.set_published(identity, Edtf.parse("2018-08-01"))
    assert own(workspace)[0].date == RANG.date


def test_window_lanes_and_json_have_it(workspace: Workspace, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(workspace, Entering(given=(RANG,)))
    overview = workspace.overview()
    assert overview is not None
    assert "Your own entries" in overview.index("outlet").lane_names
    with Catalogue.open(path) as catalogue:
        (number,) = (n for n, _, _, origins, *_ in workspace._project.columns.after(0) if origins == 0)
        (found,) = catalogue.events([number])
    assert found == own(workspace)[0]
    assert main(["events", str(path), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (said,) = (one for one in told if one["origins"] == 0)
    assert (said["edtf"], said["mentions"][0]["file"], said["mentions"][0]["time"]) == ("2018-07-14~", OWN_ENTRY, None)


def test_what_is_gone_cannot_be_taken_away_again(workspace: Workspace) -> None:
    made = edit(workspace, Entering(given=(RANG,)))
    edit(workspace, made.undone)
    with pytest.raises(InputError, match="no more"):
        edit(workspace, made.undone)


def test_an_entry_comes_back_from_its_bytes() -> None:
    for entry in (RANG, Entry("A door stood open", Edtf.parse("1987"), "observation", "", None, 7)):
        assert entry_of(reading_of(entry).source.data) == entry
    with pytest.raises(ValueError, match="no entry"):
        entry_of(b"{}")
