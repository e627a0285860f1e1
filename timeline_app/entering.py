"""Joins the project file and what the user enters by hand: events of one's own, made, taken away and restored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.extract.own_entries import entry_of, reading_of
from timeline_app.records import Entering, InputError

if TYPE_CHECKING:
    from timeline_app.records import Entry
    from timeline_app.store.project import Project


def entries(project: Project) -> dict[str, Entry]:
    """Return the user's own entries by the ids of their articles, in the order of making; raise InputError."""
    try:
        return {article: entry_of(data) for article, data in project.entries().items()}
    except ValueError as error:
        raise InputError(f"{project.path}: it is damaged ({error}). Open your latest copy instead.") from error


def enter(project: Project, change: Entering) -> Entering:
    """Take entries away and give others, all or none; return the change with the numbers that they have."""
    known = {entry.number: article for article, entry in entries(project).items()}
    taken = {entry.number for entry in change.taken}
    if gone := [entry for entry in change.taken if entry.number not in known]:
        raise InputError(f"“{gone[0].label}” is no more in {project.path}. Open the project anew.")
    if there := [entry for entry in change.given if entry.number in known and entry.number not in taken]:
        raise InputError(f"“{there[0].label}” is already in {project.path}. Open the project anew.")
    given = tuple(entry if entry.number else replace(entry, number=project.next_entry()) for entry in change.given)
    project.enter([known[entry.number] for entry in change.taken], [reading_of(entry) for entry in given])
    return replace(change, given=given)
