"""What is said of an article that is to go out of the project; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.store.file_rows import Reported

_AFTER: Final = (
    "Edit > Undo brings it back, so it stays in the project file, unseen. "
    "File > Save a copy for sharing makes a file that it is not in."
)


@dataclass(frozen=True, slots=True)
class Going:
    """An article, and the events that it reports."""

    article: str  # Article.id
    title: str
    events: Sequence[Reported]


@dataclass(frozen=True, slots=True)
class Words:
    """What the dialog says."""

    events: str  # what it reports
    choices: tuple[str, ...]  # what cannot be chosen
    go: str
    stay: str  # empty where there is nothing to keep
    after: str


def told(going: Going) -> Words:
    """Say what goes with an article and what stays."""
    only = [event for event in going.events if not event.elsewhere]
    undated = sum(event.date is None for event in only)
    dated = len(only) - undated
    shared = len(going.events) - len(only)
    if not going.events:
        return Words("It reports no event. Nothing but the article goes.", (), "", "", _AFTER)
    total = f"{_events(len(going.events))}"
    if not only:
        said = f"It reports {total}, {'which is' if shared == 1 else 'all'} also reported elsewhere: nothing is lost."
        return Words(said, (), "", "", _AFTER)
    stays = f", of which {shared:,} {'is' if shared == 1 else 'are'} also reported elsewhere and " if shared else ""
    said = f"It reports {total}{stays}{'stays' if shared == 1 else 'stay' if shared else ''}."
    them = "the event" if len(only) == 1 else f"the {len(only):,} events"
    go = f"Remove {them} that only it reports"
    if not dated:
        return Words(said, (f"{them.capitalize()} that only it reports, undated, goes with it.",), "", "", _AFTER)
    kept = "it" if len(only) == 1 else "them"
    but = (f"Of these {undated:,} without a date {'goes' if undated == 1 else 'go'} in any case.",) if undated else ()
    return Words(said, but, go, f"Keep {kept} as your own, with this article as the source", _AFTER)


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"
