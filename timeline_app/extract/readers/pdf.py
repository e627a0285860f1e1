"""PDF documents: the text of their pages, where each page begins, and what the document says of itself.

Only text that the document holds as text is read: pictures of pages are told, with what to do. What it says of the day
of its making is weak evidence, for that day is often the day of printing. It is read in a process of its own, whose
time and memory are limited (`pdf_lines`).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.furniture import lay_out
from timeline_app.extract.metadata import Metadata, site_of
from timeline_app.extract.page_dates import Stated, day_of
from timeline_app.extract.page_lines import squeeze, text_lines
from timeline_app.extract.readers.decoding import printable
from timeline_app.extract.readers.pdf_text import Line, running
from timeline_app.extract.readers.plain import article_of
from timeline_app.extract.readers.sources import name_of
from timeline_app.records import Evidence, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.records import Article, Source

SECONDS: Final = 60  # that reading one may take
_PROGRAM: Final = Path(__file__).with_name("pdf_lines.py")
_TROUBLE: Final = {
    "damaged": "damaged, or no PDF. Open it in a PDF viewer and print it to a new PDF, or save it again.",
    "locked": "locked with a password. Open it with its password, print it to a new PDF, and add that.",
    "pictures": "it holds pictures of pages only, and no text. Run text recognition (OCR) on it first, for example with"
    " ocrmypdf, and add what that writes.",
    "empty": "it holds no text. If it shows any, run text recognition (OCR) first, for example with ocrmypdf, and"
    " add what that writes.",
    "large": "too large to be read as one article. Split it into parts.",
    "slow": f"reading it takes longer than {SECONDS} seconds. Split it into parts, or print it to a new PDF.",
}
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MADE_WEIGHT: Final = 0.3
_NO_TITLE = re.compile(  # what programs write where nobody gave a title
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|document\d*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|html?|txt|md))",
    re.IGNORECASE,
)
_PRINTED_ADDRESS = re.compile(r"https?://[^\s…]{4,1000}(?=\s|$)(?!…)")
_SPACES = re.compile(r"[^\S\n]+")


def read_pdf(source: Source) -> Article:
    """Read a PDF; raise InputError, saying what to do, where it holds no text that can be read."""
    name = name_of(source)
    said = _said(source.data, name)
    found = running([[Line(printable(line[0]), *line[1:]) for line in page] for page in said["pages"]])
    lines = text_lines(found.text)
    known = {number for number, line in enumerate(lines) if line.start in found.edges}
    title = _title(printable(said["title"]))
    in_text = title and any(squeeze(line.text) == squeeze(title.value) for line in lines)
    layout = lay_out(found.text, title.value if title and in_text else None, known=known, lines=lines)
    address = _address(found.text[start:].split("\n", 1)[0] for start in sorted(found.edges))
    metadata = Metadata(title=title, signs=tuple(_signs(said)), url=address, site=site_of(address) if address else None)
    return article_of(source, found.text, metadata, layout=layout, pages=found.pages)


def _said(data: bytes, name: str) -> dict[str, Any]:
    """Return what the other process found; raise InputError where it found nothing."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM)], input=data, capture_output=True, timeout=SECONDS, check=False
        )
        said = json.loads(done.stdout) if done.returncode == 0 else {"trouble": "large"}
    except subprocess.TimeoutExpired:
        said = {"trouble": "slow"}
    except ValueError:
        said = {"trouble": "damaged"}
    if trouble := said.get("trouble"):
        raise InputError(f"{name}: {_TROUBLE[trouble]}")
    return dict(said)


def _title(written: str) -> Stated | None:
    title = _SPACES.sub(" ", written.replace("\n", " ")).strip()
    if len(title) < 3 or len(title) > 300 or _NO_TITLE.fullmatch(title) or not any(map(str.isalpha, title)):
        return None
    return Stated(title, "the PDF’s own title")


def _address(edges: Iterable[str]) -> str | None:
    """Return the address that a browser prints at the foot of pages, where it is whole."""
    found = (mark[0] for edge in edges if (mark := _PRINTED_ADDRESS.search(edge)))
    return next(found, None)


def _signs(said: dict[str, Any]) -> Iterator[Evidence]:
    """Yield the days of making and changing, which may be those of printing."""
    for kind, key, word in (("published", "created", "made"), ("updated", "modified", "changed")):
        found = _MADE.match(said[key])
        if found and (day := day_of("-".join(found.groups()))):
            origin = f"day on which the PDF was {word}"
            yield Evidence(kind, Edtf.parse(day), origin, said[key][:40], _MADE_WEIGHT, stated=False)
