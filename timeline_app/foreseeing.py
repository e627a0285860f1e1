"""What other publication dates would move, before anything is changed: the change is made on a copy of the project.

So that what is foreseen is what comes of it. Of dates that the user set none moves; those that the articles report are
told beside, with what their reports would say.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from timeline_app.editing import Editing
from timeline_app.records import Foreseen, Moved
from timeline_app.relinking import Relinking
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Redating


def foresee(project: Project, change: Redating) -> Foreseen:
    """Return which dates a change would move and which of the user's stay; raise InputError where it cannot be had."""
    Relinking(project).link()
    articles = [dated.article for dated in change.given]
    before = project.linkage.dates_by_hand(articles)
    with TemporaryDirectory(prefix="timeline-app-") as folder:
        path = Path(folder) / project.path.with_suffix(".tldb").name
        project.copy_to(path)
        with Project.open(path) as copy:
            moved = Editing(copy, Relinking(copy)).do("foreseen", change).moved
            after = copy.linkage.dates_by_hand(articles)
    return Foreseen(moved, tuple(_stays(event, told, after) for event, told in before.items()))


def _stays(
    event: str, told: tuple[str, Edtf | None, Edtf | None], after: dict[str, tuple[str, Edtf | None, Edtf | None]]
) -> Moved:
    """Return what its reports would say of an event whose date is the user's."""
    label, date, found = told
    return Moved("yours", label, found, after[event][2] if event in after else found, event, date)
