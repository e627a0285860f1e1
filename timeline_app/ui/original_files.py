"""The original of an article as a file to be looked at: what it is called, and what makes a web page harmless; no Qt.

A project keeps the bytes of each source. What a desktop opens by its name may do harm, so that the name's ending is
taken from what the program read it as, never from the source: text, PDF, JSON. A web page would run its scripts and
tell the servers it names that it is read; so it is opened as text, exactly as it was read, or as a page of which only
what shows text and pictures of its own is left (`extract.harmless`).
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.records import Source

AS_TEXT, AS_PAGE, SAVED = "text", "page", "saved"  # how a page is wanted
_ENDINGS: Final = {"text": ".txt", "html": ".html", "markdown": ".md", "pdf": ".pdf", "jsonl": ".json"}
_UNFIT = re.compile(r"[^\w ,()+-]+")
_LONGEST: Final = 80  # characters of a name
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # names that Windows keeps for devices


def file_name(source: Source) -> str:
    """Return a harmless name for a source: its file's own, with the ending of what it was read as."""
    last = PureWindowsPath(PurePosixPath(source.file).name).name
    stem = _UNFIT.sub(" ", last.split(".", 1)[0])[:_LONGEST].strip(" ,-")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"article {stem}".strip()
    return stem + _ENDINGS.get(source.format, ".txt")


def written(source: Source, folder: Path, how: str = "") -> Path:
    """Write a source into a folder, for its owner to read only, and return the file; raise OSError.

    `how` a web page is wanted: AS_TEXT, AS_PAGE, or as it is.
    """
    inside = folder / sha256(source.data).hexdigest()[:12]
    inside.mkdir(parents=True, exist_ok=True)
    data = _harmless(source) if how == AS_PAGE else source.data
    path = inside / (f"{file_name(source)}.txt" if how == AS_TEXT else file_name(source))
    path.unlink(missing_ok=True)
    path.write_bytes(data)
    path.chmod(0o400)
    return path


def _harmless(source: Source) -> bytes:
    from timeline_app.extract.harmless import safe_page

    return safe_page(source)
