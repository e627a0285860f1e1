"""Work runs one at a time, reports as it goes, ends early when asked, and is not heard once it is out of date."""

from __future__ import annotations

from threading import Event as Flag
from threading import get_ident
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from timeline_app.records import InputError
from timeline_app.ui.jobs import Job, Jobs, Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.forget()
    assert made.wait()


def _ignore(_: object) -> None:
    return None


def test_a_job_runs_in_another_thread_and_answers_in_this_one(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[int] = []
    answered: list[int] = []
    jobs.start(Job(lambda _: threads.append(get_ident()), lambda _: answered.append(get_ident()), _ignore))
    qtbot.waitUntil(lambda: bool(answered))
    assert threads[0] != get_ident()
    assert answered == [get_ident()]


def test_progress_and_parts_come_in_order_before_the_result(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[Any] = []

    def work(ticket: Ticket) -> str:
        ticket.progress(1)
        ticket.part("half")
        ticket.progress(2)
        return "whole"

    jobs.start(Job(work, heard.append, _ignore, part=heard.append, progress=heard.append))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == [1, "half", 2, "whole"]


def test_a_cancelled_job_still_hands_over_what_it_has(qtbot: QtBot, jobs: Jobs) -> None:
    started = Flag()
    heard: list[str] = []

    def work(ticket: Ticket) -> str:
        started.set()
        while not ticket.cancelled():
            started.wait(0.001)
        return "so far"

    jobs.start(Job(work, heard.append, _ignore))
    assert started.wait(10)
    jobs.cancel()
    qtbot.waitUntil(lambda: heard == ["so far"])


def test_a_late_answer_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    go = Flag()
    heard: list[str] = []
    jobs.start(Job(lambda _: go.wait(10) and "old", heard.append, heard.append))
    jobs.forget()
    go.set()
    jobs.start(Job(lambda _: "new", heard.append, heard.append))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard == ["new"]


def test_an_input_error_is_told_in_its_own_words(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_: Ticket) -> None:
        raise InputError("a.txt: empty. Leave it out.")

    heard: list[str] = []
    crashes: list[object] = []
    jobs.crashed.connect(crashes.append)
    jobs.start(Job(work, _ignore, heard.append))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["a.txt: empty. Leave it out."]
    assert not crashes


def test_a_bug_is_told_and_not_swallowed(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_: Ticket) -> None:
        raise ZeroDivisionError("a bug")

    crashes: list[object] = []
    jobs.crashed.connect(crashes.append)
    jobs.start(Job(work, _ignore, _ignore))
    qtbot.waitUntil(lambda: bool(crashes))
    assert isinstance(crashes[0], ZeroDivisionError)


def test_busy_is_told_once_for_many_jobs(qtbot: QtBot, jobs: Jobs) -> None:
    changes: list[bool] = []
    jobs.busy_changed.connect(changes.append)
    for _ in range(5):
        jobs.start(Job(lambda _: None, _ignore, _ignore))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert changes == [True, False]


@pytest.mark.parametrize("child", [False, True])
def test_a_worker_that_outlives_its_window_speaks_to_nobody(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str], *, child: bool
) -> None:
    begun, go, heard, waited = Flag(), Flag(), list[Any](), list[bool]()

    def work(ticket: Ticket) -> str:
        begun.set()
        waited.append(go.wait(0.2))  # long enough for what follows to be destroyed
        ticket.progress(1)
        return "late"

    window = QObject()
    jobs = Jobs(window)
    jobs.start(Job(work, heard.append, heard.append, progress=heard.append))
    assert begun.wait(10)
    delete(window if child else jobs)  # waits for the worker
    qtbot.wait(1)
    assert waited
    assert not heard
    assert "Error" not in capfd.readouterr().err


def test_nothing_begins_once_jobs_have_finished(qtbot: QtBot) -> None:
    jobs, heard = Jobs(), list[Any]()
    jobs.start(Job(lambda _: "dropped", heard.append, heard.append))
    jobs.finish()
    jobs.start(Job(heard.append, heard.append, heard.append))
    assert jobs.wait()
    qtbot.wait(1)
    assert not heard
    assert not jobs.busy
