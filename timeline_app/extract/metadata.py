"""What a page says of itself: title, outlet, author, publication date, language, each with where it stands.

A publication date is taken only from where a page states it: a tag made for it, a line that says so near the
headline, or a dateline with day, month and year. It is never inferred, least of all from today, from the file, or from
the events that the text tells of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from timeline_app.extract.page_dates import Stated, alone, dateline, labelled
from timeline_app.extract.page_lines import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.furniture import Layout

_BYLINE = re.compile(r"(?:by|written by|words by|story by)\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/–—]|,\s*(?:published|posted|updated)|\s(?:published|posted|updated|on)\s|\d).*", re.IGNORECASE
)
_TITLE_LENGTH: Final = 120
_NEAR: Final = 5  # lines after the first paragraph in which a labelled date is still the page's
_COMMON = "the of and to in a that for was on is with by as at from it his her had were said has be not"
_ENGLISH: Final = frozenset(_COMMON.split())
_ENGLISH_SHARE: Final = 0.2  # of running English these words make a third


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; dates as EDTF days."""

    title: Stated | None = None
    outlet: Stated | None = None
    site: Stated | None = None  # the address's host: the outlet where nothing names it
    author: Stated | None = None
    published: Stated | None = None
    unread: str | None = None  # why a publication date that was given could not be read
    updated: Stated | None = None
    url: str | None = None
    language: Stated | None = None


def complete(metadata: Metadata, text: str, layout: Layout) -> Metadata:
    """Fill what is missing from the text itself."""
    dates = dict(_dates(layout)) if not metadata.published or not metadata.updated else {}
    language = metadata.language or (Stated("en", "its words") if _is_english(text) else None)
    return replace(
        metadata,
        title=metadata.title or _title(layout),
        outlet=metadata.outlet or _outlet(text, layout) or metadata.site,
        author=metadata.author or _author(layout),
        published=metadata.published or (None if metadata.unread else dates.get("published")),
        updated=metadata.updated or dates.get("updated"),
        language=language,
    )


def site_of(url: str) -> Stated | None:
    """Return the host of an address, which names an outlet where nothing better does."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return Stated(host, "address of the page") if host else None


def _dates(layout: Layout) -> Iterator[tuple[str, Stated]]:
    """Yield the dates that the page states of itself, the best last: dict() keeps that."""
    lines = layout.lines
    after = [pair for i in sorted(layout.marked) if i > layout.body for pair in labelled(lines[i].text)]
    for kind in ("published", "updated"):
        if len(pairs := [pair for pair in after if pair[0] == kind]) == 1:
            yield pairs[0]
    if layout.body < len(lines) and (dated := dateline(lines[layout.body].text)):
        yield "published", dated
    if dated := _date_line(layout):
        yield "published", dated
    for line in reversed(lines[: layout.body + _NEAR]):
        if not line.paragraph:
            yield from reversed(list(labelled(line.text)))


def _date_line(layout: Layout) -> Stated | None:
    """Return the date that stands alone under the headline, or right above; not the first of a chronology's."""
    title = layout.title if layout.title is not None else -1
    under = [i for i in range(title + 1, layout.body) if not layout.lines[i].paragraph]
    found = [dated for i in (*under, title - 1) if i >= 0 and (dated := alone(layout.lines[i].text))]
    later = {dated.value for i, line in enumerate(layout.lines[layout.body :], layout.body)
             if i not in layout.marked and (dated := alone(line.text))}  # fmt: skip
    return found[0] if found and later <= {found[0].value} else None


def _title(layout: Layout) -> Stated | None:
    if layout.title is not None:
        return Stated(
            " ".join(layout.lines[layout.title].text.split()),
            "headline, printed twice" if layout.title_twice else "headline",
        )
    line = next((line.text for i, line in enumerate(layout.lines) if i not in layout.marked), None)
    if line is None:
        line = layout.lines[0].text if layout.lines else None
    return Stated(shortened(line), "first words") if line else None


def shortened(line: str) -> str:
    """Cut a line to a title's length at a word's end."""
    line = " ".join(line.split())
    if len(line) <= _TITLE_LENGTH:
        return line
    cut = line[: _TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def _author(layout: Layout) -> Stated | None:
    for line in layout.lines[: layout.body]:
        if not (found := _BYLINE.fullmatch(line.text)) or line.paragraph:
            continue
        name = _AFTER_NAME.sub("", " ".join(found["name"].split())).strip(" ,.")
        if name and name[0].isupper() and len(name.split()) <= 12:
            return Stated(name, "byline")
    return None


def _outlet(text: str, layout: Layout) -> Stated | None:
    """Return the outlet that the furniture names."""
    blocks = [text[start:end] for start, end in layout.furniture]
    for name, pattern in rules().outlets:
        for found in (found for block in blocks for found in pattern.finditer(block)):
            words = found["outlet"].split()
            if words[0] not in rules().services:
                return Stated(" ".join(words), name)
    return None


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text[:20000].lower())
    return len(words) >= 20 and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
