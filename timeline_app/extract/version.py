"""Which way of reading this is: a number that differs as soon as any of its code or data does.

A project keeps the number by which its articles were read; where it is another, what today's reading would make of them
is offered, and never done unasked.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline_app.resources import fingerprint, resource

_CODE = ("extract", "dates")
_DATA = ("rules", "names", "models", "outlets")


@cache
def reader() -> int:
    """Return the number; the same for the same files, wherever they are."""
    package = Path(__file__).parent.parent
    code = [file for part in _CODE for file in (package / part).rglob("*.py")]
    data = [file for part in _DATA for file in resource(part).rglob("*") if file.is_file()]
    return fingerprint(sorted([*code, *data], key=lambda file: file.parts[-3:]))
