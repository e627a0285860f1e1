"""What is new since the user last looked: nothing at first, then what was added meanwhile, until it is seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from shell_samples import filled_window, settle

from timeline_app.ui import news
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

MORE = """Mill burns in Ardle

Published 2 June 2020

The mill of Ardle burned on 1 June 2020. It was built in 1901.
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = filled_window(qtbot, tmp_path, monkeypatch)
    yield made
    made.close()


def reopened(qtbot: QtBot, window: MainWindow, *texts: Path) -> None:
    """Close the project, let others add articles to it a little later, and open it again."""
    path = window.document.path
    assert path is not None
    window.document.close()
    with Workspace(path) as workspace, pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline_app.store.project.datetime", Later)
        workspace.add(texts)
    window.document.open(path)
    settle(qtbot, window.document)


class Later(datetime):
    """A clock that is five minutes fast."""

    @classmethod
    def now(cls, tz: object = None) -> Later:
        """Return the time."""
        return cls.fromtimestamp((datetime.now(UTC) + timedelta(minutes=5)).timestamp(), UTC)


def test_what_was_added_meanwhile_is_counted_shown_and_seen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    found = window.ways.news
    window.actions_["show_new"].trigger()
    assert window.parts.message._text.text() == news.NOTHING
    assert found.button.isHidden()
    (tmp_path / "mill.txt").write_text(MORE, encoding="utf-8")
    before = len(window.document.snapshot)
    reopened(qtbot, window, tmp_path / "mill.txt")
    qtbot.waitUntil(lambda: found.count > 0)
    new = len(window.document.snapshot) - before
    assert found.count == new
    assert found.button.text().startswith(f"{new} new since ")
    with qtbot.waitSignal(window.document.lanes_changed):
        found.button.click()
    assert window.parts.counts.text().startswith(f"{new} of ")
    assert window.parts.chips.chips[0].text().startswith("New since ")
    with qtbot.waitSignal(window.document.lanes_changed):
        window.actions_["mark_seen"].trigger()
    assert found.button.isHidden()
    assert not window.document.snapshot.wanted
    reopened(qtbot, window)
    settle(qtbot, window.document)
    assert found.since != ""


def test_of_a_project_opened_for_the_first_time_nothing_is_new(window: MainWindow) -> None:
    assert window.ways.news.since == ""
    assert window.ways.news.count == 0


@pytest.mark.parametrize("kept", [3, None, "yesterday"])
def test_what_was_kept_by_nobody_is_refused(window: MainWindow, kept: object) -> None:
    with pytest.raises(ValueError, match=r"time|isoformat"):
        window.ways.news.show_kept(kept)
