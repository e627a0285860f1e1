"""The command that draws a project into a file, without a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.cli.arguments import first_day, last_day
from timeline_app.cli.reporting import DONE, UsageError
from timeline_app.records import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from timeline_app.records import Event

EXPORTS = (".png", ".svg", ".pdf", ".html", ".csv", ".json", ".jsonl", ".ics", ".timeline", ".md")
WRITTEN = (".png",)
GROUPS = ("outlet", "place", "person", "organization", "topic", "status", "article", "none")
THEMES = ("light", "dark")


def export(args: argparse.Namespace) -> int:
    """Draw the project into the file whose ending chooses the format."""
    ending = Path(args.out).suffix.lower()
    if ending not in EXPORTS:
        known = ", ".join(EXPORTS)
        raise UsageError(f"{args.out}: its ending chooses the format, and {ending or 'no ending'} is none of {known}")
    if ending not in WRITTEN:
        raise UsageError(f"{args.out}: this version does not write {ending} yet; it writes {', '.join(WRITTEN)}")
    if args.scale <= 0:
        raise UsageError(f"--scale {args.scale:g} is not more than 0")
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        events = tuple(event for event in workspace.events() if not event.hidden)
        articles, overview = workspace.articles(), workspace.overview()
        annotations = workspace.annotations()
        tags = {event: [tag.name for tag in those] for event, those in workspace.tags.by_event().items()}
        noted = workspace.events_of([note.mention for note in annotations.notes if note.mention])
    size = {"width": args.width} if args.width else {}
    _without_screen()
    from timeline_app.timeline.annotations import Annotated
    from timeline_app.timeline.filtering import NOTHING_ASKED
    from timeline_app.ui.image_export import export_png
    from timeline_app.ui.picture import Over
    from timeline_app.ui.snapshot import Snapshot

    if overview is not None:  # it knows in which lanes the user put events
        shot = Snapshot.read(overview, args.group_by).shown(args.group_by, NOTHING_ASKED)
    else:
        shot = Snapshot.of(articles, events, group_by=args.group_by, tags=tags)
    export_png(
        Path(args.out),
        shot,
        title=Path(args.project).stem,
        span=_span(args, events),
        height=args.height,
        scale=args.scale,
        theme=args.theme,
        over=Over(Annotated.of(annotations), tuple(noted.values())),
        **size,
    )
    print(args.out)
    return DONE


def _without_screen() -> None:
    """Let Qt paint into memory, whatever the display; raise InputError where the system lacks what Qt needs."""
    from timeline_app.ui.system_libraries import complaint

    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if told := complaint(os.environ):
        raise InputError(told)


def _span(args: argparse.Namespace, events: Sequence[Event]) -> tuple[int, int] | None:
    """Return the days from --from to --to; a side that is not given reaches as far as the events; None for neither."""
    first, last = first_day(args.start), last_day(args.end)
    if first is None and last is None:
        return None
    dates = [event.date for event in events if event.date]
    if first is None:
        first = min((date.earliest for date in dates if date.earliest is not None), default=last)
    if last is None:
        last = max((date.latest for date in dates if date.latest is not None), default=first)
    if first is None or last is None or first > last:
        raise UsageError("nothing lies between --from and --to: the first is the later one, or later than every event")
    return first, last
