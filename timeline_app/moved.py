"""Files of articles that lie elsewhere by now, found again in a folder: by their names and by what was read of them.

The project keeps what it read, so nothing hangs on the files; but a reader wants to see where the original lies, and a
file that is added again shall be known.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from timeline_app.extract.readers import walk
from timeline_app.records import FoundFiles, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline_app.store.project import Project


def find_moved(project: Project, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> FoundFiles:
    """Look in a folder for the files that are not where they were read, and note where they are; raise InputError."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder. Choose the one that the articles were moved to.")
    missing = {file: sums for file, sums in project.files.sums().items() if not _is_there(Path(file))}
    found = matches(missing, walk([folder]), cancelled) if missing else {}
    project.files.rename(found)
    return FoundFiles(len(found), len(missing) - len(found), len(project.files.sums()))


def matches(
    missing: dict[str, frozenset[str]], there: Iterable[Path], cancelled: Callable[[], bool] = lambda: False
) -> dict[str, str]:
    """Return where files are now, by where they were; `missing` has the SHA-256 of what was read of each.

    A file of the same name and the same bytes is the one. One that many articles were read from is told by its name
    alone, and of several by how much of the path is the same.
    """
    by_name: defaultdict[str, list[Path]] = defaultdict(list)
    for path in there:
        by_name[path.name].append(path)
    found = {}
    for file, sums in missing.items():
        if cancelled():
            break
        candidates = sorted(by_name.get(_parts(file)[-1], ()), key=lambda path: -_shared(file, path))
        same = next((path for path in candidates if len(sums) > 1 or _sum(path) in sums), None)
        if same is not None:
            found[file] = str(same.absolute())
    return found


def _parts(file: str) -> Sequence[str]:
    windows = "\\" in file and "/" not in file
    return (PureWindowsPath(file) if windows else PurePosixPath(file)).parts or ("",)


def _shared(file: str, path: Path) -> int:
    """Return how many parts of two paths are the same from the end."""
    count = 0
    for one, other in zip(reversed(_parts(file)), reversed(path.parts), strict=False):
        if one != other:
            break
        count += 1
    return count


def _sum(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
