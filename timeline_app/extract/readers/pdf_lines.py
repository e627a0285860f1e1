"""A program of its own: reads a PDF on standard input, and writes the lines of its pages as JSON to standard output.

A PDF may be made to never end or to fill the memory of who reads it (bombs of compression, objects that refer to each
other), so it is read in a process with limits of its own, which may die without harm to any other. It imports nothing
of the package, so that nothing but reading a PDF can happen here.

What it writes: {"pages": [[[text, x, y, size], ...], ...], "title", "author", "created", "modified"}, x, y and the size
of letters in points from the lower left corner, or {"trouble": "damaged" | "locked" | "pictures" | "empty" | "large"}.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject, PdfReader

MOST_MEMORY = 2_000_000_000  # bytes, of addresses
MOST_PAGES = 5_000
MOST_LETTERS = 32_000_000
LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), strict=True))


def main() -> None:
    """Read what is given and write what it says."""
    _limit()
    sys.setrecursionlimit(2_000)
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    try:
        found = _read(data)
    except (MemoryError, RecursionError):
        found = {"trouble": "large"}
    except Exception:  # on a hostile file anything may break in there
        found = {"trouble": "damaged"}
    sys.stdout.buffer.write(json.dumps(found).encode())


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there the time alone is limited
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, MOST_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _read(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"trouble": "locked"}
        if len(reader.pages) > MOST_PAGES:
            return {"trouble": "large"}
        return _said(reader)
    except (DependencyError, FileNotDecryptedError, NotImplementedError):  # ciphers that need another library
        return {"trouble": "locked"}


def _said(reader: PdfReader) -> dict[str, Any]:
    pages: list[list[list[Any]]] = []
    letters, broken, pictured = 0, 0, False
    for page in reader.pages:
        try:
            pages.append(_lines(page))
        except (MemoryError, RecursionError):
            raise
        except Exception:  # one broken page costs no other
            broken += 1
            pages.append([])
        letters += sum(len(line[0]) for line in pages[-1])
        if letters > MOST_LETTERS:
            return {"trouble": "large"}
        pictured = pictured or (not pages[-1] and _has_pictures(page))
    if not letters:
        return {"trouble": "pictures" if pictured else "damaged" if broken else "empty"}
    return {"pages": pages, "broken": broken, **_stated(reader)}


def _has_pictures(page: PageObject) -> bool:
    try:
        things = page["/Resources"]["/XObject"]  # type: ignore[index]
        return any(thing.get_object().get("/Subtype") in ("/Image", "/Form") for thing in things.values())
    except Exception:
        return False


def _lines(page: PageObject) -> list[list[Any]]:
    """Return the lines of a page in the order in which it draws them; blank ones are left out."""
    lines: list[list[Any]] = [["", None, None, None]]

    def take(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        place = _place(outer, inner, size)
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(["", None, None, None])
                place = [None, None, None]  # where a further line of one text stands is not told
            if part.strip() and not lines[-1][0].strip():
                lines[-1][1:] = place
            lines[-1][0] += part

    page.extract_text(visitor_text=take)
    return [[" ".join(text.translate(LIGATURES).split()), *place] for text, *place in lines if text.strip()]


def _place(outer: Sequence[float], inner: Sequence[float], size: float) -> list[float | None]:
    """Return where a text begins and how high its letters are, by the matrices of the page and of the text."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    up = (inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3])
    height = float(size) * (up[0] ** 2 + up[1] ** 2) ** 0.5
    values = (x, y, height)
    return [round(float(value), 2) if abs(value) < 1e6 else None for value in values]


def _stated(reader: PdfReader) -> dict[str, str]:
    """Return what the document says of itself."""
    stated = {}
    for name, key in (
        ("title", "/Title"),
        ("author", "/Author"),
        ("created", "/CreationDate"),
        ("modified", "/ModDate"),
    ):
        try:
            stated[name] = str(reader.metadata.get(key) or "")[:500] if reader.metadata else ""
        except Exception:  # what it says of itself may be broken where its pages are whole
            stated[name] = ""
    return stated


if __name__ == "__main__":
    main()
