"""Where project files go when nobody was asked: a new one in Documents, the demos' in the cache."""

from __future__ import annotations

import os
import re
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app import __version__
from timeline_app.resources import DEMOS, FIRST_DEMO, Demo, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QUrl

SUFFIX = ".tldb"
DEMO_DEPENDS_ON = (*(demo.folder for demo in DEMOS.values()), "rules", "names", "models", "outlets")  # resources
_UNFIT = re.compile(r"[^\w .,()+-]+")


def is_project(path: Path) -> bool:
    """Tell whether a path is named like a project file."""
    return path.suffix.lower() == SUFFIX


def locked(path: Path) -> str:
    """Say why a project file may not be changed; "" where it may, or is not there yet.

    SQLite keeps its journal beside the file, so that the folder has to be open to it, too.
    """
    if not path.exists():
        return ""
    if not os.access(path, os.W_OK):
        return "read-only: the file may not be changed"
    return "" if os.access(path.parent, os.W_OK) else "read-only: nothing may be written to its folder"


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


def dropped_paths(urls: Sequence[QUrl]) -> list[Path]:
    """Return the files and folders of this machine among what was dropped; nothing is fetched from elsewhere."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def with_ending(name: str, ending: str) -> Path:
    """Return a path of this ending: "Report v1.2" is without one, and keeps its figure."""
    return Path(name if name.lower().endswith(ending) else f"{name}{ending}")


def projects_folder() -> Path:
    """Return the folder for new projects: Timeline in the user's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Timeline"


def demo_path(demo: Demo = FIRST_DEMO) -> Path:
    """Return where the project of a bundled collection, as this program reads it, stands in the cache."""
    from platformdirs import user_cache_path

    return user_cache_path("timeline-app", appauthor=False) / f"demo-{_demo_key()}" / f"{demo.title}{SUFFIX}"


def is_demo(path: Path) -> bool:
    """Tell whether a path is the project of a bundled collection."""
    named = (demo for demo in DEMOS.values() if path.stem == demo.title)  # where a demo's stands takes reading it all
    return any(path == demo_path(demo) for demo in named)


@cache
def _demo_key() -> str:
    return digest([resource(name) for name in DEMO_DEPENDS_ON])[:12]


def digest(folders: Iterable[Path]) -> str:
    """Return a key of the program's version and code, and of every file in these folders with its name."""
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    found = sha256(__version__.encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    for path in code:
        found.update(path.read_bytes())
    return found.hexdigest()


def _name(paths: Sequence[Path]) -> str:
    first = Path(os.path.realpath(paths[0]))  # which never fails: links may lead round in circles
    whole = first if len(paths) == 1 and first.is_dir() else first.parent
    named = first.stem if len(paths) == 1 and first.is_file() else whole.name
    return _UNFIT.sub(" ", named).strip(" .") or "Timeline"
