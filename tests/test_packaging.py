"""A wheel and an editable install both find `resources/`, and the console script starts."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASK = "from timeline_app.resources import resource; print(resource('rules'))"


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, so that only what is installed is found."""
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(part) for part in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT.anchor, env=bare)


def needs_registry(done: subprocess.CompletedProcess[str]) -> None:
    """Skip where pip could not fetch the build backend, fail where anything else went wrong."""
    words = done.stdout + done.stderr
    if "No matching distribution found for hatchling" in words or "Could not find a version" in words:
        pytest.skip("no package registry is reachable, so no build backend")
    assert done.returncode == 0, words


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a fresh virtual environment."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    done = run(sys.executable, "-m", "venv", folder)
    assert done.returncode == 0, done.stderr
    return folder / "bin" / "python"


def pip(python: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run pip without what the application depends on: finding resources needs none of it."""
    return run(python, "-m", "pip", "--disable-pip-version-check", *arguments, "--no-deps", "--quiet")


@pytest.fixture(scope="module")
def wheel(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `pip install .` does."""
    folder = tmp_path_factory.mktemp("wheel")
    needs_registry(pip(python, "wheel", "--wheel-dir", folder, ROOT))
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_every_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix("timeline_app/resources/") for name in archive.namelist()}
    here = {str(path.relative_to(ROOT / "resources")) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert here <= held


@pytest.mark.parametrize("kind", ["wheel", "editable"])
def test_installation_finds_resources(kind: str, python: Path, wheel: Path) -> None:
    source: list[str | Path] = [wheel] if kind == "wheel" else ["--editable", ROOT]
    needs_registry(pip(python, "install", "--force-reinstall", *source))
    asked = run(python, "-c", ASK)
    assert asked.returncode == 0, asked.stderr
    found = Path(asked.stdout.strip())
    assert found.is_dir()
    assert found.is_relative_to(ROOT) == (kind == "editable")
    assert (python.parent / "timeline-app").exists()
