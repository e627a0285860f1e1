"""Whatever was decided, in whatever order it is taken back from the list: at last all is as it was read."""

from __future__ import annotations

import json
import shutil
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Field
from timeline_app.store.catalogue import Catalogue
from timeline_app.ui.decided import TakenBack
from timeline_app.ui.decided_found import all_told
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    ("2018-06-20", "The old ferry sank on 3 May 2018 off Norrhamn.\n\nThe pier of Lowport burned last month.\n"),
    ("2018-06-21", "The old ferry sank in May 2018 off Norrhamn.\n\nThe mayor opened a bridge on Monday.\n"),
)
VALUES = {
    Field.DATE: st.sampled_from(("2018-05-04", "2017", "2018-06~")),
    Field.LABEL: st.sampled_from(("The ferry goes down", "What happened")),
    Field.STATUS: st.sampled_from(("planned", "denied")),
    Field.REVIEW: st.sampled_from(("accepted", "rejected", "disputed")),
    Field.HIDDEN: st.just("1"),
}
DECISION = st.sampled_from(sorted(VALUES)).flatmap(lambda field: st.tuples(st.just(field), VALUES[field]))
STEP = st.one_of(
    st.tuples(st.just("decide"), st.integers(0, 99), DECISION),
    st.tuples(st.just("apart"), st.integers(0, 99), st.none()),
    st.tuples(st.just("published"), st.integers(0, 1), st.sampled_from(("2018-07-02", "2019-01-05"))),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("back")
    lines = (json.dumps({"title": "Harbour news", "text": text, "published": day}) for day, text in ARTICLES)
    (folder / "two.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = folder / "back.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([folder / "two.jsonl"])
        assert len(workspace.events()) > 2
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=1, max_size=6), st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_all_that_was_decided_is_taken_back_in_any_order(project: Path, steps: list[object], order: list[int]) -> None:
    path = project.with_name("copy.tldb")
    shutil.copy(project, path)
    with Workspace(path) as workspace, Catalogue(path) as catalogue:
        before = _said(workspace)
        for step in steps:
            _do(workspace, step)
        turns = cycle(order)
        while told := all_told(catalogue):
            one = told[next(turns) % len(told)]
            assert one.back is not None
            workspace.do("back", TakenBack(one).plan(workspace))
        assert _said(workspace) == before
    path.unlink()


def _said(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return what is told of the events; what was parted and comes together again may have another id."""
    return sorted(
        (str(e.date), e.label, e.status, e.review, e.hidden, e.by_hand, sorted(m.key for m in e.mentions))
        for e in workspace.events()
    )


def _do(workspace: Workspace, step: object) -> None:
    assert isinstance(step, tuple)
    what, number, wanted = step
    events = workspace.events()
    event = events[number % len(events)]
    if what == "decide":
        workspace.do("decide", workspace.deciding({event.id: {wanted[0]: wanted[1]}}))
    elif what == "apart" and len(event.mentions) > 1:
        workspace.do("apart", workspace.saying(event.mentions[0].key, [event.mentions[1].key], same=False))
    elif what == "published":
        workspace.set_published(workspace.articles()[number].id, Edtf.parse(wanted))
