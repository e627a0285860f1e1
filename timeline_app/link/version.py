"""Which way of linking this is: a number that differs as soon as any of its code or data does.

A project keeps the number of the linking that made its events; where it is another, what this one would make of them is
offered: features, keys, scores, groups and what events say of themselves are all made by these files, and nobody has to
remember to count on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline_app.resources import fingerprint, resource

_MODELS = ("en-link.toml", "en-ties.toml", "en-words.txt", "meanings.npz")


@cache
def linker() -> int:
    """Return the number; the same for the same files, wherever they are."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    data = [*sorted(resource("rules", "en-events").glob("*.toml")), *(resource("models", name) for name in _MODELS)]
    data.append(resource("names", "places.toml"))
    return fingerprint([*code, *data])
