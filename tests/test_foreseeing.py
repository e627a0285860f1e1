"""What another publication date would move is foreseen as it comes; looking changes nothing, and it is one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analyst import set_event_date

from timeline_app.dates.edtf import Edtf
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Harbour news\n\nThe old ferry sank last month off Norrhamn.\n\nThe pier of Lowport burned on Monday.\n"
JUNE = Edtf.parse("2019-06-20")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    with Workspace(tmp_path / "news.tldb", create=True) as made:
        made.add([tmp_path / "news.txt"], Edtf.parse("2019-03-14"))
        yield made


def test_what_is_foreseen_is_what_comes(workspace: Workspace) -> None:
    article = workspace.articles()[0]
    before = workspace.events()
    foreseen = workspace.foresee(workspace.redating([(article.id, JUNE, "set by hand")]))
    assert workspace.events() == before
    assert workspace.articles() == (article,)
    assert workspace.history(9) == ()
    assert {one.kind for one in foreseen.moved} == {"publication", "time", "event"}
    assert workspace.set_published(article.id, JUNE) == foreseen.moved
    workspace.turn(workspace.history(9)[-1].number, undone=True)
    assert workspace.events() == before


def test_a_date_of_the_user_s_stays_and_says_what_its_reports_would(workspace: Workspace) -> None:
    sank = next(event for event in workspace.events() if "ferry" in event.label)
    set_event_date(workspace, sank.id, Edtf.parse("2019-02-03"))
    article = workspace.articles()[0]
    foreseen = workspace.foresee(workspace.redating([(article.id, JUNE, "set by hand")]))
    stays = foreseen.stay[0]
    assert (stays.what, str(stays.stays), str(stays.before), str(stays.after)) == (
        sank.label,
        "2019-02-03",
        "2019-02",
        "2019-05",
    )
    assert sank.id not in {one.event for one in foreseen.moved}
