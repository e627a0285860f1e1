"""Where project files go when nobody was asked: a new one in Documents, the demo's in the cache; no Qt."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from timeline_app import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUFFIX = ".tldb"
_UNFIT = re.compile(r"[^\w .,()+-]+")


def is_project(path: Path) -> bool:
    """Tell whether a path is named like a project file."""
    return path.suffix.lower() == SUFFIX


def new_project_path(paths: Sequence[Path], folder: Path | None = None) -> Path:
    """Return a path, not in use, for a project of these articles, named after their folder; make its folder."""
    folder = folder or projects_folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = _name(paths)
    for number in count(1):
        path = folder / (f"{name}{SUFFIX}" if number == 1 else f"{name} {number}{SUFFIX}")
        if not path.exists():
            return path
    raise AssertionError("count() does not end")


def projects_folder() -> Path:
    """Return the folder for new projects: Timeline in the user's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Timeline"


def demo_path() -> Path:
    """Return where this version's demo project stands; make its folder."""
    from platformdirs import user_cache_path

    return user_cache_path("timeline-app", appauthor=False, ensure_exists=True) / f"Demo {__version__}{SUFFIX}"


def _name(paths: Sequence[Path]) -> str:
    first = paths[0].resolve()
    whole = first if len(paths) == 1 and first.is_dir() else first.parent
    named = first.stem if len(paths) == 1 and first.is_file() else whole.name
    return _UNFIT.sub(" ", named).strip(" .") or "Timeline"
