"""Decides when pinned figures hold: none below its floor, and no floor lowered without a reason on record.

A `floors.toml` keeps for every figure ("timebank.held.value") each floor it has had, the last being in force. A floor
below an earlier one needs a `[[lowered]]` entry that names both, the date and the reason. The idea of a pinned floor
that only a flag lowers is that of trafilatura's `tests/eval_gate.py`.
"""

from __future__ import annotations

import json
import math
import tomllib
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_ABOVE = 1.0  # a figure further above its floor may fall unseen: the floor must be raised
_HEAD = """# The lowest that each figure of {what} may be, in percent: every floor it has had, the last in force.
# Made by `benchmarks/{bench} --raise`; `--lower REASON` alone lowers one, and records it in [[lowered]].
"""


@dataclass(frozen=True, slots=True)
class Lowering:
    """A floor that was lowered on purpose."""

    figure: str
    before: float
    after: float
    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of all figures, with what they were before."""

    history: Mapping[str, tuple[float, ...]]
    lowered: tuple[Lowering, ...] = ()

    def of(self, figure: str) -> float | None:
        """Return the floor in force."""
        past = self.history.get(figure)
        return past[-1] if past else None

    def silently_lowered(self) -> list[str]:
        """Return what is wrong with the record: floors below earlier ones, without a reason."""
        excused = {(low.figure, low.before, low.after) for low in self.lowered if low.reason.strip()}
        return [
            f"{figure}: lowered from {before} to {after} without a [[lowered]] entry that gives a reason"
            for figure, past in self.history.items()
            for before, after in pairwise(past)
            if after < before and (figure, before, after) not in excused
        ]

    def fault(self, figure: str, measured: float, most_above: float = MOST_ABOVE) -> str | None:
        """Return why a figure does not hold, None where it does."""
        floor = self.of(figure)
        if floor is None:
            return f"{figure}: {measured:.1f} has no floor yet; run its benchmark with --raise"
        if measured < floor:
            return f"{figure}: {measured:.2f} is below its floor {floor}"
        if measured > floor + most_above:
            return (
                f"{figure}: {measured:.1f} is more than {most_above} above its floor {floor}: "
                "run its benchmark with --raise"
            )
        return None

    def moved(self, measured: Mapping[str, float], date: str, reason: str | None = None) -> Floors:
        """Return the floors raised to what was measured; those that it is below stay, unless a reason is given."""
        history, lowered = dict(self.history), list(self.lowered)
        for figure, value in measured.items():
            past, new = history.get(figure, ()), math.floor(value * 10) / 10
            if not past or new > past[-1]:
                history[figure] = (*past, new)
            elif new < past[-1] and reason:
                history[figure] = (*past, new)
                lowered.append(Lowering(figure, past[-1], new, date, reason))
        return replace(self, history=history, lowered=tuple(lowered))


def read(path: Path) -> Floors:
    """Read the record of the floors; an absent one is empty."""
    data = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    history = {figure: tuple(map(float, past)) for figure, past in data.get("floors", {}).items()}
    keys = ("figure", "from", "to", "date", "reason")
    return Floors(history, tuple(Lowering(*(low[key] for key in keys)) for low in data.get("lowered", ())))


def write(floors: Floors, path: Path, what: str, bench: str) -> None:
    """Write the record of the floors: of what, and the benchmark that measures it."""
    lines = [_HEAD.format(what=what, bench=bench), "[floors]"]
    lines += [f'"{figure}" = [{", ".join(map(str, past))}]' for figure, past in floors.history.items()]
    for low in floors.lowered:
        lines += ["", "[[lowered]]", f'figure = "{low.figure}"', f"from = {low.before}", f"to = {low.after}"]
        lines += [f'date = "{low.date}"', f"reason = {json.dumps(low.reason, ensure_ascii=False)}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
