"""A copy of a project to be handed on, without articles, notes and paths that its owner leaves out.

The copy is made ready where nobody but the user reads, and stands in its place whole or not at all; the project itself
is not touched.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from timeline_app.records import InputError, Shared
from timeline_app.relinking import Relinking
from timeline_app.store.project import Project
from timeline_app.store.share_rows import leave_out, write

if TYPE_CHECKING:
    from timeline_app.records import Sharing


def share(project: Project, path: Path, sharing: Sharing) -> Shared:
    """Write a copy of a project without what is left out; a file that is there is replaced. Raises InputError."""
    if path.exists() and path.samefile(project.path):
        raise InputError(f"{path}: this is the project itself. Choose another name for the copy.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with TemporaryDirectory(prefix="timeline-app-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "copy.tldb"
        project.copy_to(made)
        with Project.open(made) as copy:
            leave_out(copy, copy.file, sharing)
            Relinking(copy).anew()
            try:
                part.unlink(missing_ok=True)
                write(copy.file, part)
                part.replace(path)
            except OSError as error:
                raise InputError(f"{path}: {error.strerror}. Choose another place for the copy.") from error
            finally:
                part.unlink(missing_ok=True)
            return Shared(len(copy.articles()), copy.linkage.count(), len(sharing.articles))
