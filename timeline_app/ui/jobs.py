"""How long work runs without freezing the window: one at a time in a worker thread, results by queued signals.

A job is a plain function that gets a `Ticket`: it reports what it has through the ticket and asks it whether to go on.
Every job belongs to a generation; what a job of an earlier generation still says is dropped here, so no caller checks.
A worker may outlive the window that asked it: what it says goes by a post of its own, which lasts as long as it speaks.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from threading import Event as Flag
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Callable


class Ticket:
    """What a running job may do besides computing: say how far it is, hand over a part, see that it was cancelled."""

    def __init__(self, say: Callable[[str, object], None], stop: Flag) -> None:
        self._say = say
        self._stop = stop

    def cancelled(self) -> bool:
        """Tell whether the job should end early."""
        return self._stop.is_set()

    def progress(self, state: object) -> None:
        """Report how far the job is."""
        self._say("progress", state)

    def part(self, result: object) -> None:
        """Hand over a part of the result before the rest is there."""
        self._say("part", result)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work and what to do, in the window's thread, with what it says."""

    work: Callable[[Ticket], Any]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    part: Callable[[Any], None] | None = None
    progress: Callable[[Any], None] | None = None


class Jobs(QObject):
    """A queue of jobs in one worker thread."""

    busy_changed = Signal(bool)
    crashed = Signal(object)  # an exception that is no InputError: a bug, never swallowed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._generation = 0
        self._count = 0
        self._running: dict[int, tuple[Job, Flag]] = {}
        self._finished = False
        self._post = _Post()  # no child of this: the worker may still speak when this is gone
        self._post.said.connect(self._on_worker_said)

    @property
    def busy(self) -> bool:
        """Tell whether any job of this generation is waiting or running."""
        return bool(self._running)

    def start(self, job: Job) -> None:
        """Queue a job; its callbacks run in this object's thread. Once this has finished, nothing begins any more."""
        if self._finished:
            return
        self._count += 1
        stop = Flag()
        self._running[self._count] = (job, stop)
        self._pool.start(_Task(job.work, Ticket(_sayer(self._post, self._generation, self._count), stop)))
        if len(self._running) == 1:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Ask every job to end early; each still reports what it has."""
        for _, stop in self._running.values():
            stop.set()

    def forget(self) -> None:
        """Cancel every job and drop whatever it says from now on."""
        self.cancel()
        self._generation += 1
        if self._running:
            self._running.clear()
            self.busy_changed.emit(False)

    def finish(self) -> None:
        """Drop what runs and wait for the worker, before the program ends: what a timer still asks for is not begun."""
        self._finished = True
        self.forget()
        self.wait()

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Block until the worker is idle, for use when the program ends; tell whether it became so."""
        return self._pool.waitForDone(milliseconds)

    @Slot(int, int, str, object)
    def _on_worker_said(self, generation: int, number: int, what: str, value: Any) -> None:
        if generation != self._generation or number not in self._running:
            return
        job, _ = self._running[number]
        if what in ("progress", "part"):
            heard = job.progress if what == "progress" else job.part
            if heard is not None:
                heard(value)
            return
        del self._running[number]
        if what == "done":
            job.done(value)
        else:
            job.failed(str(value))
            if not isinstance(value, InputError):
                self.crashed.emit(value)
        if not self._running:
            self.busy_changed.emit(False)


class _Post(QObject):
    """Where a worker leaves what it says."""

    said = Signal(int, int, str, object)  # generation, job, what, value


class _Task(QRunnable):
    def __init__(self, work: Callable[[Ticket], Any], ticket: Ticket) -> None:
        super().__init__()
        self._work = work
        self._ticket = ticket

    def run(self) -> None:
        """Do the work; every outcome, an exception too, travels back as one message."""
        try:
            result = self._work(self._ticket)
        except Exception as error:
            self._ticket._say("failed", error)
        else:
            self._ticket._say("done", result)


def _sayer(post: _Post, generation: int, number: int) -> Callable[[str, object], None]:
    def say(what: str, value: object) -> None:
        with suppress(RuntimeError):  # Qt itself is gone: the program has ended, and nobody hears
            post.said.emit(generation, number, what, value)

    return say
