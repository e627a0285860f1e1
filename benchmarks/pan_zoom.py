"""How long a frame takes while the hand pans and zooms: the real widget, real wheel events, synthetic news, one core.

`pan` is continuous panning in the first view, `zoom` continuous wheel zoom from everything to a day and back, `full`
panning where everything is in view, `close` where a month is, `away` panning ever further from there in small steps.
`frame` is where the time went, in ms of a frame, by kind of movement. `calibration` is what 1,000 `fillRect`s take, so
that figures of machines can be compared.

`bytes_per_event` is how much further the process has grown with the events in view than with a thousand of them, when
the window has tidied up as it does two seconds after its last frame; `column_bytes_per_event` is what of that columns
and index are, `peak_bytes_per_event` what was held at most while they were made. `view_mb` is what a view of a thousand
takes, `copies_mb` what moving adds: copies of labels and marks, within a bound that hangs on no number of events.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import frames
from frames import CTRL, HEIGHT, NOTCH, SHIFT, WIDTH, wheel
from synthetic_columns import make_snapshot

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.laps import Laps
from timeline_app.ui.app import make_application

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_app.timeline.index import EventIndex
    from timeline_app.ui.snapshot import Snapshot
    from timeline_app.ui.timeline_view import TimelineView

__all__ = ["HEIGHT", "WIDTH"]
TO_AND_FRO: Final = ([-NOTCH] * 6 + [NOTCH] * 6) * 10  # a notch is 100 px: within what the first view shows
IN_AND_OUT: Final = ([NOTCH] * 57 + [-NOTCH] * 57) * 2  # 14 % a notch: from five years to a day
AWAY: Final = [-NOTCH // 5] * 400  # 20 px a step, over eight views
FEW: Final = 1_000  # events of the view that is shown before memory is measured
CLOSE_UP: Final = 30  # days in the close-up view


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1, metavar="K", help="repeat, and tell the spread")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    core = frames.use_one_core()
    make_application()
    found: dict[str, Any] = {"events": wanted.events, "core": core, **measured(wanted.events, wanted.runs)}
    frames.tell(found, as_json=wanted.json)
    return 0


def measured(events: int, runs: int) -> dict[str, Any]:
    """Return the figures of `runs` runs over one view: of each the median over runs, and p95 of every run."""
    _run(frames.make_view(make_snapshot(FEW)))  # what is made once is no event's, nor what any view keeps
    few = _Shown(FEW)
    shown = _Shown(events)
    shot, view, held = shown.shot, shown.view, frames.resident()
    taken = [_run(view) for _ in range(runs)]
    found: dict[str, Any] = {name: _middle([figures for figures, _ in taken], name) for name in MOVEMENTS}
    found |= {
        "bytes_per_event": round((shown.grown - few.grown) / max(events - FEW, 1), 1),
        "peak_bytes_per_event": round(shown.grown_at_most / events, 1),
        "column_bytes_per_event": round(_column_bytes(shot) / events, 1),
        "view_mb": round(few.grown / 1e6, 1),
        "copies_mb": round((frames.resident() - held) / 1e6, 1),
        "making_ms": round(shown.making_ms),
        "first_view_ms": round(shown.first_view_ms),
        "frame": taken[-1][1],
        "calibration": frames.calibration(),
    }
    if runs > 1:
        found["p95_of_runs"] = {name: [figures[name]["p95_ms"] for figures, _ in taken] for name in MOVEMENTS}
    view.close()
    return found


class _Shown:
    """Events that were made and shown: what that took, and how far the process has grown."""

    def __init__(self, events: int) -> None:
        frames.rest()
        before, started = frames.resident(), perf_counter()
        self.shot = make_snapshot(events)
        made = perf_counter()
        self.view = frames.make_view(self.shot)
        self.making_ms, self.first_view_ms = 1000 * (made - started), 1000 * (perf_counter() - made)
        frames.rest()
        self.grown, self.grown_at_most = frames.resident() - before, frames.most_resident() - before


def _pan(view: TimelineView) -> list[float]:
    return wheel(view, SHIFT, TO_AND_FRO)


def _pan_away(view: TimelineView) -> list[float]:
    return wheel(view, SHIFT, AWAY)


def _zoom(view: TimelineView) -> list[float]:
    return wheel(view, CTRL, IN_AND_OUT)


MOVEMENTS: Final[Mapping[str, tuple[Callable[[TimelineView], object], Callable[[TimelineView], list[float]]]]] = {
    "pan": (lambda view: view.fit_core(), _pan),
    "zoom": (lambda view: view.fit_all(), _zoom),
    "full": (lambda view: view.fit_all(), _pan),
    "close": (lambda view: view.fit_exactly(*close_span(view.model.time_index)), _pan),
    "away": (lambda view: view.fit_exactly(*close_span(view.model.time_index)), _pan_away),
}


def close_span(index: EventIndex) -> tuple[int, int]:
    """Return the span of seconds of `CLOSE_UP` days about the middle event."""
    middle = int(np.partition(index.starts, len(index) // 2)[len(index) // 2])
    return middle - CLOSE_UP * DAY_SECONDS // 2, middle + CLOSE_UP * DAY_SECONDS // 2


def _run(view: TimelineView) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    found, parts = {}, {}
    for name, (begin, move) in MOVEMENTS.items():
        begin(view)
        frames.settle()
        found[name] = frames.figures(move(view))
        begin(view)
        frames.settle()
        laps = Laps()
        view.set_lap(laps.lap)
        laps.start()
        count = len(move(view))
        view.set_lap(_untimed)
        parts[name] = {part: round(ms / count, 3) for part, ms in sorted(laps.ms.items(), key=lambda one: -one[1])}
    return found, parts


def _untimed(name: str) -> None:
    """Time nothing."""


def _middle(runs: list[dict[str, dict[str, float]]], name: str) -> dict[str, float]:
    return {key: round(statistics.median(run[name][key] for run in runs), 2) for key in runs[0][name]}


def _column_bytes(shot: Snapshot) -> int:
    columns = {**shot.columns.pack(), **{f"index {name}": part for name, part in shot.index.pack().items()}}
    return sum(len(part) for part in columns.values())


if __name__ == "__main__":
    sys.exit(main())
