"""Make the virtual environment and install the package in it: `python3 packaging/environment.py .venv [EXTRAS]`.

The installation is editable, so that only a change of `pyproject.toml` asks for another. Runs under the machine's own
Python, whatever its version, and says clearly where that is too old or lacks `venv`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import system_packages

OLDEST = (3, 11)
_PROJECT = Path(__file__).resolve().parent.parent


def refusal(version: tuple[int, int], executable: str) -> str | None:
    """Return why this Python cannot serve, or None where it can."""
    if version >= OLDEST:
        return None
    need, have = (".".join(map(str, pair)) for pair in (OLDEST, version))
    return (
        f"timeline-app needs Python {need} or newer; {executable} is {have}.\n"
        f"Install a newer one and name it, for instance: make run PYTHON=python{need}"
    )


def make(folder: Path) -> None:
    """Make a virtual environment with pip, unless a working one is there; exit with the reason where that fails."""
    if _says_nothing_wrong([_python(folder), "-m", "pip", "--version"]):
        return
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if _says_nothing_wrong(command):
        return
    print("python3 -m venv does not work here.", file=sys.stderr)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if system_packages.provide([f"python{version}-venv|python3-venv"]) and _says_nothing_wrong(command):
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    raise SystemExit(f"No virtual environment could be made in {folder}:\n{done.stdout}{done.stderr}")


def install(folder: Path, extra: str) -> None:
    """Install the package editable with the named extra ("" for none), showing pip's errors only."""
    print(f"Installing timeline-app into {folder} (once; this takes a minute) ...", flush=True)
    wanted = f"{_PROJECT}[{extra}]" if extra else str(_PROJECT)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action=ignore"]
    done = subprocess.run(
        [_python(folder), "-m", "pip", "install", *options, "--editable", wanted], stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        raise SystemExit("pip could not install timeline-app: its reason stands above.")


def _python(folder: Path) -> str:
    return str(folder / "bin" / "python")


def _says_nothing_wrong(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    if reason := refusal(sys.version_info[:2], sys.executable):
        raise SystemExit(reason)
    make(Path(sys.argv[1]))
    install(Path(sys.argv[1]), "".join(sys.argv[2:3]))
