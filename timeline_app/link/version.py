"""Which way of linking this is: a number that differs as soon as any of its code or data does.

A project keeps the number of the linking that made its events, and is linked anew where it is another: features, keys,
scores, groups and what events say of themselves are all made by these files, and nobody has to remember to count on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zlib import crc32

from timeline_app.resources import resource

_MODELS = ("en-link.toml", "en-ties.toml", "en-words.txt", "meanings.npz")


@cache
def linker() -> int:
    """Return the number; the same for the same files, wherever they are."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    data = [*sorted(resource("rules", "en-events").glob("*.toml")), *(resource("models", name) for name in _MODELS)]
    data.append(resource("names", "places.toml"))
    return fingerprint([*code, *data])


def fingerprint(files: list[Path]) -> int:
    """Return a number of the names and contents of files; how their lines end has no part in it."""
    number = 0
    for file in files:
        number = crc32(file.read_bytes().replace(b"\r\n", b"\n"), crc32(file.name.encode(), number))
    return number
