"""Reading in processes loses nothing: not to a broken source, and not to one that kills its process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from timeline_app.extract import many
from timeline_app.extract.pipeline import read_article
from timeline_app.records import Reading, Source
from timeline_app.resources import resource

if TYPE_CHECKING:
    import pytest


class Deadly:
    """What ends the process that unpickles it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def source(name: str) -> Source:
    return Source(f"{name}.txt", f"Title of {name}\n\nA ship sank on 3 May 2017.".encode(), "text")


def test_a_source_that_kills_its_process_is_named_and_its_neighbours_are_read() -> None:
    sources = [source(f"n{n}") for n in range(12)]
    deadly: Any = Deadly()
    sources.insert(5, Source("deadly.txt", deadly, "text"))
    outcomes = list(many._read_in_processes(iter(sources), None, 2))
    assert [file for file, _ in outcomes] == [one.file for one in sources]
    assert [file for file, outcome in outcomes if isinstance(outcome, str)] == ["deadly.txt"]


def test_a_fault_of_ours_in_one_article_is_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(one: Source, *rest: Any) -> Reading:
        if one.file == "bad.txt":
            raise IndexError("beyond the end")
        return read_article(one, *rest)

    monkeypatch.setattr(many, "read_article", faulty)
    outcomes = dict(many._read_chunk([source("bad"), source("good"), ("gone.txt", "gone.txt: no such file")], None))
    assert "beyond the end" in str(outcomes["bad.txt"])
    assert isinstance(outcomes["good.txt"], Reading)
    assert outcomes["gone.txt"] == "gone.txt: no such file"


def test_a_bundled_file_that_the_installation_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "read_article", lambda *rest: resource("models", "gone.npz"))
    ((_, outcome),) = many._read_chunk([source("good")], None)
    assert outcome == "good.txt: bundled file 'models/gone.npz' is missing: install timeline-app again"


def test_what_is_no_unicode_is_named() -> None:
    good = source("good")
    ((file, outcome),) = many._read_chunk([Source("od\udcff.txt", good.data, "text")], None)
    assert file == "od\udcff.txt"
    assert isinstance(outcome, str)
    assert "od\\udcff.txt" in outcome


def test_workers_end_with_a_parent_that_is_killed() -> None:
    program = (
        "from timeline_app.extract import many\n"
        "if __name__ == '__main__':\n"
        "    pool = many.reading_pool(1)\n"
        "    print(pool.submit(len, 'ready').result(), flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"5\n"
        parent.kill()
        assert parent.stdout.read() == b""  # at its end only when the worker, too, has let go of it
