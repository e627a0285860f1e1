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
    titles: Callable[[Sequence[int]], Sequence[str | None]]  # of rows of the model; None: it cannot be read now
    selected: int | None
    kept: Kept | None
    lap: Callable[[str], object]
