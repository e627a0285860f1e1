"""Which files are read, and how a file falls into sources.

Folders are walked in name order without hidden files; a file that is named outright is always tried. What a file is,
its ending says, and before that the first bytes of a page's markup. JSON Lines are streamed: a line is in memory only
while it is read, and a line or file too large for one article is cut, to be refused by name.
"""

from __future__ import annotations

import gzip
import os
import re
import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from timeline_app.records import InputError, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO

MAX_BYTES: Final = 32_000_000  # of one article
_FORMATS: Final = {  # the endings read in a folder
    ".jsonl.gz": "jsonl",
    ".jsonl": "jsonl",
    ".xhtml": "html",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".text": "text",
    ".txt": "text",
}
_MARKUP = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OURS: Final = (".tldb", ".tldb-journal")  # project files, and what SQLite keeps beside one
_BESIDE = re.compile(r"[_-](?:files|dateien|fichiers|archivos|bestanden)$", re.IGNORECASE)  # a saved page's pictures
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line(Source):
    """A source that is one line of a file."""

    number: int = 0  # of the line, from 1


def name_of(source: Source) -> str:
    """Name a source for a complaint: its file, and its line where it is one."""
    return f"{source.file}, line {source.number}" if isinstance(source, Line) else source.file


def walk(paths: Iterable[Path], passed: list[Path] | None = None) -> Iterator[Path]:
    """Yield the files to read, in order: folders walked, hidden and unreadable kinds passed by there; files as named.

    Those of kinds that are not read are put into `passed`, but for project files and what browsers keep beside a page.
    """
    for path in paths:
        if _is_folder(path):
            yield from _inside(path, [] if passed is None else passed)
        else:
            yield path


def _inside(folder: Path, passed: list[Path]) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # to be named by split, and the rest to be read
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if _is_folder(path) and not path.is_symlink():
            yield from _inside(path, passed)
        elif _may_be_file(path):
            if _ending(path):
                yield path
            elif not (path.name.lower().endswith(_OURS) or _BESIDE.search(folder.name)):
                passed.append(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be entered
        return False


def _may_be_file(path: Path) -> bool:
    """Tell whether it is a file or cannot be told: split names that one, as it does a link that leads nowhere."""
    try:
        return path.is_file() or path.is_symlink()
    except OSError:
        return True


def split(path: Path) -> Iterator[Source]:
    """Yield the sources of a file; raise InputError, naming the file, where it cannot be opened or unpacked."""
    name = str(path)
    try:
        if _ending(path) == "jsonl":
            yield from _lines(path)
        else:
            with opened(path) as file:
                data = file.read(MAX_BYTES + 1)
            yield Source(name, data, _format(path, data))
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file. Check the path.") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name}: damaged gzip data. Fetch or pack it again.") from error
    except OSError as error:
        raise InputError(f"{name}: {_reason(error)}. Check that you may read it.") from error


def opened(path: Path) -> IO[bytes]:
    """Open a file to read its bytes; a pipe that nobody writes to is at its end instead of waiting for ever."""

    def open_at_once(name: str, flags: int) -> int:
        descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
        if sys.platform != "win32":
            os.set_blocking(descriptor, True)
        return descriptor

    return open(path, "rb", opener=open_at_once)


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be opened").lower()


def _ending(path: Path) -> str | None:
    return next((format_ for ending, format_ in _FORMATS.items() if path.name.lower().endswith(ending)), None)


def _format(path: Path, data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "pdf"
    for mark in _BOMS:
        data = data.removeprefix(mark)
    if _ending(path) == "markdown":  # a page's markup may stand in it
        return "markdown"
    markup = _MARKUP.match(data[:8192].replace(b"\0", b""))
    return "html" if markup else _ending(path) or "text"


def _lines(path: Path) -> Iterator[Source]:
    packed = path.name.lower().endswith(".gz")
    with opened(path) as file, cast("IO[bytes]", gzip.open(file)) if packed else file as lines:
        number = 0
        while data := lines.readline(MAX_BYTES + 1):
            number += 1
            rest = data
            while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
                rest = lines.readline(MAX_BYTES + 1)
            if data.strip():
                yield Line(str(path), data, "jsonl", number)
