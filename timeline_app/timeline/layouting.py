"""What laying out is told besides what there is: sizes, texts, what is selected and what filters leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.timeline.kept import Kept
    from timeline_app.timeline.labels import Ruler
    from timeline_app.timeline.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Layouting:
    """What laying out needs to know besides where things are."""

    metrics: Metrics
    ruler: Ruler
    title_of: Callable[[int], str]
    look_up: Callable[[Sequence[int]], bool]  # tells whether all titles could be read
    selected: int | None
    kept: Kept | None
    lap: Callable[[str], object]


def readable(refs: Sequence[int]) -> bool:
    """Tell that the titles of rows can be read, as those in memory always can."""
    return True
