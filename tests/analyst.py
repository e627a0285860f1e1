"""An analyst at work on a project without a window: each edit is made as the window makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from timeline_app.records import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Change, Deciding, Moved, Proposal, Ruling
    from timeline_app.workspace import Workspace

Made = TypeVar("Made", bound="Change")


def edit(workspace: Workspace, wanted: Made) -> Made:
    """Make a change; return it as it was made."""
    made = workspace.do("an edit", wanted).change
    assert isinstance(made, type(wanted))
    return made


def say_same(workspace: Workspace, mention: str, *others: str) -> Ruling:
    """Say that reports are of one event."""
    return edit(workspace, workspace.saying(mention, others, same=True))


def say_apart(workspace: Workspace, mention: str, *others: str) -> Ruling:
    """Say that a report is of another event than others."""
    return edit(workspace, workspace.saying(mention, others, same=False))


def unsay(workspace: Workspace, mention: str, *others: str) -> Ruling:
    """Take back what was said of a report."""
    return edit(workspace, workspace.unsaying(mention, *others))


def set_event_date(workspace: Workspace, event: str, date: Edtf | None) -> Deciding:
    """Give an event a date, or that of its reports."""
    return edit(workspace, workspace.deciding({event: {Field.DATE: None if date is None else str(date)}}))


def accept(workspace: Workspace, proposals: Sequence[Proposal]) -> tuple[Moved, ...]:
    """Accept proposed publication dates; return what moved."""
    return workspace.do("accepted dates", workspace.accepting(proposals)).moved
