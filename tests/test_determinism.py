"""The same articles give the same events, however many processes read them and however Python orders its sets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from timeline_app.extract.forking import WORTH_IT
from timeline_app.resources import DEMOS, resource

if TYPE_CHECKING:
    from pathlib import Path

RUNS = (("1", "0"), ("2", "1"), ("2", "7"))  # processes, hash seed


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the demos' articles, often enough to be read in processes."""
    folder = tmp_path_factory.mktemp("articles")
    files = sorted(file for demo in DEMOS.values() for file in resource(demo.folder).iterdir() if file.is_file())
    for copy in range(WORTH_IT // len(files) + 1):
        for file in files:
            shutil.copy(file, folder / f"{copy}-{file.name}")
    return folder


def told(articles: Path, project: Path, jobs: str, seed: str) -> str:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-c", "import sys; from timeline_app.cli import main; sys.exit(main())", *arguments]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=300).stdout

    run("add", str(project), str(articles), "--jobs", jobs)
    return run("events", str(project), "--json")


def test_events_hang_neither_on_processes_nor_on_the_order_of_sets(articles: Path, tmp_path: Path) -> None:
    first, *others = (told(articles, tmp_path / f"{jobs}-{seed}.tldb", jobs, seed) for jobs, seed in RUNS)
    assert first.count("\n") > 50
    assert all(other == first for other in others)
