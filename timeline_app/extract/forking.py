"""Where readers come from: on Linux a process that has loaded all that reading takes (`preloaded`) forks each of them.

No process is forked from ours: the window has threads. Elsewhere each reader is spawned and loads it for itself. That
process takes half a second to load, in which who asks for it early can do something else.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.context import BaseContext

WORTH_IT = 24  # sources; starting processes takes longer than reading fewer
_HOLD_MANY = (".jsonl", ".jsonl.gz")
_SMALL = 10_000  # bytes of a file that holds fewer


def prepare(paths: Sequence[str | Path], jobs: int) -> None:
    """Let it begin to load where these files and folders look as if they were to be read in several processes."""
    if (
        jobs > 1
        and sys.platform == "linux"
        and (len(paths) >= WORTH_IT or any(_looks_like_many(Path(p)) for p in paths))
    ):
        context()
        with uninterrupted():
            forkserver.ensure_running()


def context() -> BaseContext:
    """Return how processes are started."""
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["timeline_app.extract.preloaded"])
    return context


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let interrupts wait; a process that is started meanwhile inherits that, so that it never complains of one."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def holds_many(file: Path) -> bool:
    """Tell whether a file may hold any number of articles."""
    return file.name.lower().endswith(_HOLD_MANY)


def _looks_like_many(path: Path) -> bool:
    try:
        if holds_many(path):
            return path.stat().st_size > _SMALL
        return path.is_dir() and sum(1 for _ in path.iterdir()) >= WORTH_IT
    except OSError:  # whoever reads it says so
        return False
