"""Every edit can be taken back and made again, in any order that a hand can take, also across closing and reopening."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf
from timeline_app.records import (
    Annotating,
    Annotations,
    Entering,
    Entry,
    Era,
    Field,
    InputError,
    Note,
    Review,
    Tag,
    Tagging,
)
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline_app.records import Change

TEXTS = {
    "oslo": "Talks in Oslo\n\nEnvoys of Norway met in Oslo last month. Anna Berg led the talks on Tuesday.\n",
    "envoys": "Envoys meet\n\nEnvoys of Norway met in Oslo in July 2018.\n",
    "ferry": "A ferry sinks\n\nA ferry sank off Bergen on 3 May 1999. Its owner was fined a year later.\n",
    "pier": "A pier burns\n\nA pier burned in Elsewick on 9 June 2001.\n",
}
DATES = ("1987", "2018-07-09~", "[1970-01-01..1979-12-31]")
DAYS = ("2018-08-29", "2017-03-05")


def made(path: Path) -> Workspace:
    workspace = Workspace(path, create=True)
    for name, text in TEXTS.items():
        path.with_name(f"{name}.txt").write_text(text, encoding="utf-8")
    workspace.add([path.with_name(f"{name}.txt") for name in TEXTS], published=Edtf.parse("2018-08-30"))
    return workspace


def state(workspace: Workspace) -> dict[str, Any]:
    """Return all that edits may change, whatever the numbers and ids that things were given."""
    events = workspace.events()
    return {
        "events": sorted(
            (e.label, str(e.date), str(e.found), e.status, e.review, e.hidden, sorted(m.key for m in e.mentions))
            for e in events
        ),
        "articles": sorted(
            (a.id, str(a.published), a.published_from, a.text, workspace.files.version(a.id))
            for a in workspace.articles()
            if not a.own
        ),
        "lanes": sorted(lanes(workspace)),
        "laws": workspace.laws(),
        "annotations": workspace.annotations(),
        "tags": workspace.tags.all(),
        "entries": sorted(entry.label for entry in workspace.entries().values()),
    }


def lanes(workspace: Workspace) -> list[tuple[str, str]]:
    """Return which lanes of places the user chose for events, by the first report of each."""
    said = workspace._project.decisions.all()
    places = workspace._project.linkage.places_of(one.mention for one in said)
    chosen = {places[one.mention][1]: one.value for one in said if one.field is Field.PLACE and one.mention in places}
    first = {event.id: event.mentions[0].key for event in workspace.events()}
    return [(first[event], value) for event, value in chosen.items()]


def report(workspace: Workspace, at: int) -> str:
    """Return the key of a report, the same one as long as no text is dated anew; raise InputError where none is."""
    keys = sorted(one.key for event in workspace.events() for one in event.mentions if not one.own)
    if not keys:
        raise InputError("no report is left")
    return keys[at % len(keys)]


def article(workspace: Workspace, at: int) -> str:
    """Return the id of an article; raise InputError where none is left."""
    known = sorted(article.id for article in workspace.articles() if not article.own)
    if not known:
        raise InputError("no article is left")
    return known[at % len(known)]


def replaced(workspace: Workspace, at: int, which: int) -> Change:
    """Replace an article with a text of its own that tells more, or less, or something else in the first place."""
    known = article(workspace, at)
    text = next(each.text for each in workspace.articles() if each.id == known)
    head, _, body = text.partition("\n\n")
    first, *others = body.split(". ")
    more, less = f"{body} A mast fell on 2 June 2010.", f"{first}."
    other = ". ".join(("The mayor of Ardle resigned on 12 May 2010", *others))
    changed = f"{head}\n\n{(more, less, other)[which % 3]}"
    file = workspace._project.path.with_name(f"{len(changed)}-{which}.txt")
    file.write_text(changed, encoding="utf-8")
    return workspace.replacing(known, file, keep=which > 1)


def decided(workspace: Workspace, at: int, field: Field, value: str | None) -> Change:
    key = report(workspace, at)
    return workspace.deciding({workspace.events_of([key])[key]: {field: value}})


def said(workspace: Workspace, at: int, other: int, *, same: bool) -> Change:
    return workspace.saying(report(workspace, at), [report(workspace, at + 1 + other)], same=same)


def tagged(workspace: Workspace, at: int, *, given: bool) -> Change:
    tags = (Tag("tag", report(workspace, at)),)
    return Tagging(given=tags) if given else Tagging(tags)


def published(workspace: Workspace, at: int, day: int) -> Change:
    return workspace.redating([(article(workspace, at), Edtf.parse(DAYS[day % 2]), "set by hand")])


def annotated(workspace: Workspace, name: str) -> Change:
    there = workspace.annotations()
    if there.eras and name == "drop":
        return Annotating(Annotations(there.eras[:1], there.notes[:1]))
    return Annotating(given=Annotations((Era(name, Edtf.parse("2001")),), (Note(name, mention=report(workspace, 0)),)))


def entered(workspace: Workspace, label: str) -> Change:
    there = list(workspace.entries().values())
    if there and label == "drop":
        return Entering((there[0],))
    return Entering(given=(Entry(label, Edtf.parse("2003-04"), words="a call"),))


EDITS: dict[str, Callable[[Workspace, int, int], Change]] = {
    "date": lambda w, a, b: decided(w, a, Field.DATE, (*DATES, None)[b]),
    "label": lambda w, a, b: decided(w, a, Field.LABEL, ("one", "two", "“three” 🙂", None)[b]),
    "status": lambda w, a, b: decided(w, a, Field.STATUS, ("planned", "denied", "possible", None)[b]),
    "review": lambda w, a, b: decided(w, a, Field.REVIEW, (*list(Review)[1:], None)[b]),
    "hidden": lambda w, a, b: decided(w, a, Field.HIDDEN, ("1", None)[b % 2]),
    "lane": lambda w, a, b: decided(w, a, Field.PLACE, ("Here", "There; Here", "“Là”", None)[b]),
    "replace": replaced,
    "remove": lambda w, a, b: w.removing([article(w, a)], keep=b % 2 == 1),
    "same": lambda w, a, b: said(w, a, b, same=True),
    "apart": lambda w, a, b: said(w, a, b, same=False),
    "unsay": lambda w, a, _: w.unsaying(report(w, a)),
    "published": published,
    "annotate": lambda w, _, b: annotated(w, ("x", "y", "drop", "z")[b]),
    "tag": lambda w, a, b: tagged(w, a, given=b % 2 == 1),
    "enter": lambda w, _, b: entered(w, ("seen", "heard", "drop", "read")[b]),
}

STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(0), st.just(0)),
    ),
    min_size=2,
    max_size=14,
)


class Analyst:
    """Whoever edits, takes back, makes again and reopens; remembers how it looked after each edit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workspace = made(path)
        self.states = [state(self.workspace)]  # after none, one, two ... edits
        self.numbers: list[int] = []
        self.at = 0

    def step(self, name: str, a: int, b: int) -> None:
        """Do one thing."""
        if name == "reopen":
            self.workspace.close()
            self.workspace = Workspace(self.path)
        elif name == "undo":
            self.turn(-1)
        elif name == "redo":
            self.turn(1)
        else:
            try:
                change = EDITS[name](self.workspace, a, b)
            except InputError:  # there is nothing that it could be done with
                return
            self.do(name, change)

    def do(self, name: str, change: Change) -> None:
        """Edit; nothing may change where it is refused."""
        try:
            done = self.workspace.do(name, change)
        except InputError:  # it contradicts what was said
            assert state(self.workspace) == self.states[self.at]
            return
        self.at += 1
        self.numbers[self.at - 1 :] = [done.number]
        self.states[self.at :] = [state(self.workspace)]

    def turn(self, by: int) -> None:
        """Take the last edit back (-1), or make the next again (1), where there is one."""
        if 0 <= self.at + by < len(self.states):
            number = self.numbers[min(self.at, self.at + by)]
            self.workspace.turn(number, undone=by < 0)
            self.at += by
            assert state(self.workspace) == self.states[self.at]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_all_is_taken_back_and_made_again(steps: list[tuple[str, int, int]], tmp_path_factory: Any) -> None:
    analyst = Analyst(tmp_path_factory.mktemp("history") / "p.tldb")
    for step in steps:
        analyst.step(*step)
    for _ in range(len(analyst.states)):
        analyst.turn(-1)
    analyst.step("reopen", 0, 0)
    assert state(analyst.workspace) == analyst.states[0]
    for _ in range(len(analyst.states)):
        analyst.turn(1)
    past = analyst.workspace.history(99)
    assert [each.number for each in past] == analyst.numbers
    assert not any(each.undone for each in past)
    assert analyst.workspace.check() == []
    analyst.workspace.close()


@pytest.fixture
def analyst(tmp_path: Path) -> Analyst:
    return Analyst(tmp_path / "p.tldb")


def test_the_history_tells_what_was_done_and_when(analyst: Analyst) -> None:
    analyst.step("tag", 0, 1)
    analyst.step("date", 0, 0)
    analyst.step("undo", 0, 0)
    past = analyst.workspace.history(9)
    assert [(each.name, each.undone) for each in past] == [("tag", False), ("date", True)]
    assert all(each.at.startswith("20") for each in past)
    assert [each.name for each in analyst.workspace.history(1)] == ["date"]


def test_a_new_edit_drops_what_was_taken_back(analyst: Analyst) -> None:
    for step in (("date", 0, 0), ("undo", 0, 0), ("tag", 1, 1)):
        analyst.step(*step)
    assert [each.name for each in analyst.workspace.history(9)] == ["tag"]


def test_a_refused_edit_leaves_neither_change_nor_history(analyst: Analyst) -> None:
    before = state(analyst.workspace)
    neither = Annotating(given=Annotations((Era("x", Edtf.parse("2001")),), (Note("Neither"),)))
    with pytest.raises(sqlite3.IntegrityError):
        analyst.workspace.do("bad", neither)
    assert state(analyst.workspace) == before
    assert analyst.workspace.history(9) == ()


def test_what_another_program_took_back_is_refused_in_words(analyst: Analyst) -> None:
    analyst.step("date", 0, 0)
    with Workspace(analyst.path) as other:
        other.turn(analyst.numbers[0], undone=True)
    before = state(analyst.workspace)
    with pytest.raises(InputError, match="another program"):
        analyst.workspace.turn(analyst.numbers[0], undone=True)
    assert state(analyst.workspace) == before
    with pytest.raises(InputError, match="another program"):
        analyst.workspace.turn(999, undone=True)


def test_numbers_asked_for_are_given_unless_taken(analyst: Analyst) -> None:
    workspace = analyst.workspace
    seventh = workspace.do("seventh", Tagging(given=(Tag("x", "a:0:event:"),)), 7)
    sixth = workspace.do("sixth", Tagging(given=(Tag("y", "a:0:event:"),)), 6)
    other = workspace.do("other", Tagging(given=(Tag("z", "a:0:event:"),)), 7)
    assert (sixth.number, seventh.number, other.number) == (6, 7, 8)
    assert [each.name for each in workspace.history(9)] == ["sixth", "seventh", "other"]


@pytest.mark.parametrize(
    "step", ["no json", "[]", '{"kind": "Nothing", "taken": [], "given": []}', '{"kind": "Ruling"}']
)
def test_a_damaged_history_is_named_and_loses_nothing(analyst: Analyst, step: str) -> None:
    analyst.step("date", 0, 0)
    before = state(analyst.workspace)
    with closing(sqlite3.connect(analyst.path)) as file:
        file.execute("UPDATE history SET step = ?", (step,))
        file.commit()
    with Workspace(analyst.path) as again:
        with pytest.raises(InputError, match="damaged"):
            again.turn(analyst.numbers[0], undone=True)
        assert state(again) == before


def test_a_publication_date_of_the_commands_can_be_taken_back(analyst: Analyst) -> None:
    before = state(analyst.workspace)
    name = analyst.workspace.articles()[0].id
    moved = analyst.workspace.set_published(name, Edtf.parse("2017-03-05"))
    assert moved[0].kind == "publication"
    (past,) = analyst.workspace.history(9)
    assert past.name == "date of “Talks in Oslo”"
    analyst.workspace.turn(past.number, undone=True)
    assert state(analyst.workspace) == before
