"""From files to articles: one reader a format, all giving the same record and saying where each datum came from.

A file is first split into sources (one for a text or a page, one a line for JSON Lines) and each source is then read by
itself, so that one broken input never costs another, and so that any executor can do the reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.readers.json_lines import read_line
from timeline_app.extract.readers.markdown import read_markdown
from timeline_app.extract.readers.pdf import read_pdf
from timeline_app.extract.readers.plain import read_text
from timeline_app.extract.readers.sources import MAX_BYTES, name_of, split, walk
from timeline_app.extract.readers.web import read_html
from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline_app.records import Article, Source

__all__ = ["read_source", "split", "walk"]

_READERS: Mapping[str, Callable[[Source], Article]] = {
    "text": read_text,
    "html": read_html,
    "markdown": read_markdown,
    "pdf": read_pdf,
    "jsonl": read_line,
}


def read_source(source: Source) -> Article:
    """Read one source; raise InputError, naming the file (and line) and what to do, where it holds no article."""
    if len(source.data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise InputError(f"{name_of(source)}: larger than {size} MB, too large for one article. Split it.")
    return _READERS[source.format](source)
