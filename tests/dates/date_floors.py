"""Decides which figures of the dates are pinned, and measures them; when they hold is said in `floors`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from date_scoring import CORPUS_FIGURES, OWN_FIGURES, PARTS, Tally, corpus, own_examples, tally

FLOORS = Path(__file__).parent / "floors.toml"
SETS = {"own": OWN_FIGURES, **CORPUS_FIGURES}
PINNED_PARTS = ("all", "held")


@cache
def tallies(name: str) -> dict[str, Tally] | None:
    """Score one set of texts, None where it is not on this machine."""
    examples = own_examples() if name == "own" else corpus(name)
    return None if examples is None else tally(examples)


def measured(parts: tuple[str, ...] = PARTS) -> dict[str, float]:
    """Return every figure that can be measured here, by its name: set, part and measure joined by dots."""
    return {
        f"{name}.{part}.{measure}": scored[part].figure(measure)
        for name, measures in SETS.items()
        if (scored := tallies(name)) is not None
        for part in parts
        for measure in measures
    }
