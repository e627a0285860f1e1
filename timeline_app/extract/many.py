"""Reading many files at once: in worker processes, in order, with a bounded number of sources in memory.

A source that makes its process die is found by reading its neighbours one by one, and named like any other broken file.
"""

from __future__ import annotations

import copyreg
import gc
import os
import signal
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import fields
from itertools import chain, islice
from multiprocessing import parent_process
from operator import attrgetter
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.timex import Timex3
from timeline_app.extract.forking import WORTH_IT, context, uninterrupted
from timeline_app.extract.pipeline import read_article
from timeline_app.extract.readers import split
from timeline_app.records import Article, Evidence, InputError, Mention, Name, Reading, Source
from timeline_app.resources import MissingResourceError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

Outcome: TypeAlias = tuple[str, Reading | str]  # file; what was read, or the reason why nothing was
_Found: TypeAlias = Source | tuple[str, str]  # a source, or a file and the reason why it has none

CHUNK = 8  # sources a task
AHEAD = 8  # tasks a process that wait or are done while what was read is stored and linked
TIDY = 64  # sources read in our own process between two looks for objects that refer to each other
NICE = 5  # readers let who stores and links what they read go first, and a window: nothing is left over in the end
BY_HAND = "set by hand"
_SELDOM = 50_000  # objects made before those that refer to each other are looked for


def _send_by_value(record: type) -> None:
    """Pickle a record as a call with its fields: what dataclasses do for those with slots takes twice as long."""
    values = attrgetter(*(field.name for field in fields(record)))
    copyreg.pickle(record, lambda one: (record, values(one)))


for _record in (Source, Evidence, Article, Name, Mention, Reading, Timex3):
    _send_by_value(_record)
copyreg.pickle(Edtf, lambda date: (Edtf.parse, (date.text,)))


def read_many(files: Sequence[Path], published: Edtf | None, jobs: int) -> Generator[Outcome, None, None]:
    """Yield, in order, the outcome of each source of these files; `published`, where given, is every article's date."""
    sources = _sources(files)
    first = list(islice(sources, WORTH_IT if jobs > 1 else 0))
    if len(first) < WORTH_IT:
        for number, source in enumerate(chain(first, sources), 1):
            yield from _read_chunk([source], published)
            if number % TIDY == 0:
                gc.collect(1)  # cycles that reading left: what is kept is not looked through again and again
    else:
        yield from _read_in_processes(chain(first, sources), published, jobs)


def _read_in_processes(sources: Iterator[_Found], published: Edtf | None, jobs: int) -> Iterator[Outcome]:
    pool = reading_pool(jobs)
    pending: deque[tuple[list[_Found], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(pending) < jobs * AHEAD and (chunk := list(islice(sources, CHUNK))):
                pending.append((chunk, _submit(pool, chunk, published)))
            if not pending:
                return
            try:
                yield from pending[0][1].result()
                pending.popleft()
            except BrokenProcessPool:
                pool.shutdown()
                pool = reading_pool(jobs)
                yield from _read_singly(pending.popleft()[0], published)
                for position, (chunk, _) in enumerate(pending):
                    pending[position] = chunk, _submit(pool, chunk, published)
    finally:
        pool.shutdown(cancel_futures=True)


def _read_singly(chunk: Sequence[_Found], published: Edtf | None) -> Iterator[Outcome]:
    for found in chunk:
        with reading_pool(1) as pool:
            try:
                yield from pool.submit(_read_chunk, [found], published).result()
            except BrokenProcessPool:
                file = found.file if isinstance(found, Source) else found[0]
                yield file, f"{file}: the process that read it ended. Open it and save its text as a new file."


def _read_chunk(chunk: Sequence[_Found], published: Edtf | None) -> list[Outcome]:
    return [_read(found, published) if isinstance(found, Source) else found for found in chunk]


def _read(source: Source, published: Edtf | None) -> Outcome:
    """Read one source; no fault of ours in one may lose the others."""
    try:
        reading = read_article(source, published, BY_HAND if published else None)
        f"{source.file}{reading.article.text}{reading.article.title}".encode()
    except UnicodeEncodeError:
        return (
            source.file,
            f"{source.file!a}: its name or text holds what is no Unicode. Rename it, or save it as UTF-8.",
        )
    except InputError as error:
        return source.file, str(error)
    except MissingResourceError as error:
        return source.file, f"{source.file}: {error}"
    except Exception as error:
        reason = (
            f"reading it failed ({type(error).__name__}: {error}). This is a fault of timeline-app: please report it."
        )
        return source.file, f"{source.file}: {reason}"
    return source.file, reading


def _sources(files: Sequence[Path]) -> Iterator[_Found]:
    for file in files:
        try:
            yield from split(file)
        except InputError as error:
            yield str(file), str(error)
        except OSError as error:
            yield str(file), f"{file}: {error.strerror}. Check the name and that you may read it."


def reading_pool(jobs: int) -> ProcessPoolExecutor:
    """Return processes that have loaded what reading takes, and end with ours."""
    return ProcessPoolExecutor(jobs, mp_context=context(), initializer=_begin_worker)


def _submit(pool: ProcessPoolExecutor, chunk: list[_Found], published: Edtf | None) -> Future[list[Outcome]]:
    with uninterrupted():  # it may start a worker
        return pool.submit(_read_chunk, chunk, published)


def _begin_worker() -> None:
    """Leave Ctrl+C to the parent, which ends its workers in order; end with it where it is killed."""
    if sys.platform != "win32":
        os.nice(NICE)
    gc.set_threshold(_SELDOM)  # reading makes hardly a cycle, while looking for them takes a twentieth of its time
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
