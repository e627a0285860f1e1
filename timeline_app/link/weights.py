"""The weights of the linker, read once: `resources/models/en-link.toml`, made by `packaging/models/linking.py`.

Those of ties are in `en-ties.toml`, made by `packaging/models/ties.py`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Any

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """A logistic regression: a weight for each named number, and what is said where there is nothing to weigh."""

    weights: Mapping[str, float]
    nothing: float = 0.0

    def log_odds(self, named: Mapping[str, float]) -> float:
        """Return the weighted sum."""
        return sum(weight * named[name] for name, weight in self.weights.items())


def probability(log_odds: float) -> float:
    """Return log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


@cache
def story_weights() -> Weighing:
    """Return the weights that tell whether two articles tell one story."""
    return Weighing(_table()["story"], nothing=-8.0)


@cache
def mention_weights(kinship: str, names: tuple[str, ...], *, dated: bool = False) -> tuple[float, ...]:
    """Return the weights of two mentions' similarities, in the order of their names; of dated articles others count."""
    weights = _table()["dated" if dated else "mentions"][kinship]
    return tuple(weights.get(name, 0.0) for name in names)


@cache
def tie_weights(names: tuple[str, ...]) -> tuple[float, ...]:
    """Return the weights of what ties two reports of dated news, in the order of their names."""
    weights: dict[str, float] = tomllib.loads(resource("models", "en-ties.toml").read_text(encoding="utf-8"))["ties"]
    return tuple(weights.get(name, 0.0) for name in names)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resource("models", "en-link.toml").read_text(encoding="utf-8"))
