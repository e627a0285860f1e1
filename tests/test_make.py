"""The set-up that `make run` and `make test` do: once, with clear words, and never asking pip twice."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
MACHINERY = ROOT / "packaging"


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import a script of `packaging/`, which is not a package."""
    monkeypatch.syspath_prepend(str(MACHINERY))
    spec = importlib.util.spec_from_file_location(name, MACHINERY / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what `make` reads, with nothing set up."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed here")
    shutil.copytree(MACHINERY, tmp_path / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def planned(checkout: Path, target: str) -> str:
    """Return what make would run."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", "--no-print-directory", "-C", str(checkout), target]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=clean).stdout


def test_first_run_sets_up_and_second_starts_at_once(checkout: Path) -> None:
    assert "environment.py" in planned(checkout, "run")
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / ".installed").touch()
    second = planned(checkout, "run")
    assert "environment.py" not in second
    assert second.rstrip().endswith("timeline-app demo")


def test_changed_dependencies_are_installed_again(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / ".installed").touch()
    os.utime(checkout / "pyproject.toml", (2e9 * 2, 2e9 * 2))
    assert "environment.py" in planned(checkout, "run")


def test_everything_is_held_by_make_test(checkout: Path) -> None:
    steps = planned(checkout, "test")
    for step in ("ruff format --check", "ruff check", "mypy", "-m pytest", "under_xvfb"):
        assert step in steps


def test_what_is_measured_beside_is_installed_for_the_benchmarks_alone(checkout: Path) -> None:
    assert "environment.py .venv dev,bench" in planned(checkout, "bench")
    assert "bench" not in planned(checkout, "test")


def test_every_benchmark_is_run_by_make_bench(checkout: Path) -> None:
    programs = {file.name for file in (ROOT / "benchmarks").glob("*.py") if "def main(" in file.read_text("utf-8")}
    steps = planned(checkout, "bench")
    assert "pan_zoom.py" in programs
    assert {name for name in programs if f"benchmarks/{name} " not in steps} == set()


def test_old_python_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = load("environment", monkeypatch)
    assert environment.refusal((3, 11), "python3") is None
    refusal = environment.refusal((3, 10), "/usr/bin/python3")
    assert "needs Python 3.11 or newer; /usr/bin/python3 is 3.10" in refusal
    assert "make run PYTHON=" in refusal


def test_missing_library_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = load("system_libraries", monkeypatch)
    assert libraries.missing_libraries(["libc.so.6", "libsurely-absent.so.9"])[-1:] == ["libsurely-absent.so.9"]


def test_install_line_names_each_package_once_with_fonts_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = load("system_libraries", monkeypatch)
    missing = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"]
    assert libraries.wishes(missing, ["Xvfb"], font=True) == ["libglib2.0-0", "libgl1", "xvfb"]
    assert libraries.wishes([], [], font=False) == libraries.FONTS


@pytest.mark.parametrize(
    ("known", "name"),
    [({"libglib2.0-0"}, "libglib2.0-0"), ({"libglib2.0-0t64"}, "libglib2.0-0t64"), (set(), "libglib2.0-0")],
)
def test_package_is_named_as_this_release_names_it(known: set[str], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = load("system_packages", monkeypatch)
    assert packages.choose(["libglib2.0-0"], known.intersection) == [name]


def test_first_known_name_of_a_wish_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    packages = load("system_packages", monkeypatch)
    wish = ["python3.11-venv|python3-venv"]
    assert packages.choose(wish, {"python3-venv"}.intersection) == ["python3-venv"]
    assert packages.choose(wish, {"python3-venv", "python3.11-venv"}.intersection) == ["python3.11-venv"]


def test_who_is_not_root_is_told_the_exact_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packages = load("system_packages", monkeypatch)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(packages, "known_to_apt", set)
    assert packages.provide(["libgl1", "libegl1"]) is False
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    assert line in capsys.readouterr().err


def test_font_is_found_anywhere_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = load("system_libraries", monkeypatch)
    assert not libraries.has_font([str(tmp_path)])
    (tmp_path / "truetype" / "some").mkdir(parents=True)
    (tmp_path / "truetype" / "some" / "Face.TTF").touch()
    assert libraries.has_font([str(tmp_path)])


def test_window_tests_are_skipped_visibly_without_their_programs(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell is not None
    command = [
        shell,
        str(MACHINERY / "under_xvfb"),
        "-screen 0 640x480x24",
        sys.executable,
        "-c",
        "raise SystemExit(3)",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)})
    assert done.returncode == 0
    assert "SKIPPED" in done.stdout
