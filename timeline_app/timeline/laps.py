"""How long the parts of a frame take: whoever wants to know hands in a stop-watch's `lap`; else nothing is timed."""

from __future__ import annotations

from time import perf_counter


class Laps:
    """A stop-watch that adds up milliseconds by the name of what has just been done."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}
        self._last = perf_counter()

    def start(self) -> None:
        """Count from now on."""
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        """Add the time since the last lap, or the start, to what has a name."""
        now = perf_counter()
        self.ms[name] = self.ms.get(name, 0.0) + 1000 * (now - self._last)
        self._last = now


def untimed(name: str) -> None:
    """Time nothing."""
