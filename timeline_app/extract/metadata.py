"""What a page says of itself: title, outlet, author, publication date, language, each with where it stands.

A publication date is taken only from where a page states it: a tag made for it, a line that says so near the
headline, or a dateline with day, month and year. What the address, the file's name and the text suggest is kept as
evidence beside it (`publication`), and never taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.address_dates import of_address, of_file
from timeline_app.extract.language import language_of
from timeline_app.extract.page_dates import Stated, alone, dateline, labelled, unsure_line, yearless_dateline
from timeline_app.extract.page_lines import rules
from timeline_app.extract.publication import Weighed, weigh, years_of
from timeline_app.extract.text_dates import of_text
from timeline_app.extract.zones import local_day, place_of
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.furniture import Layout
    from timeline_app.extract.zones import Place
    from timeline_app.records import Topic

_BYLINE = re.compile(r"(?:by|written by|words by|story by)\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/–—]|,\s*(?:published|posted|updated)|\s(?:published|posted|updated|on)\s|\d).*", re.IGNORECASE
)
_TITLE_LENGTH: Final = 120
_NEAR: Final = 5  # lines after the first paragraph in which a labelled date is still the page's


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; dates as EDTF days."""

    title: Stated | None = None
    outlet: Stated | None = None
    site: Stated | None = None  # the address's host: the outlet where nothing names it
    author: Stated | None = None
    signs: tuple[Evidence, ...] = ()  # what its tags say of its dates
    weighed: Weighed | None = None  # these and all others, once it is complete
    unread: str | None = None  # why a publication date that was given could not be read
    url: str | None = None
    language: Stated | None = None
    topics: tuple[Topic, ...] = ()


def complete(metadata: Metadata, text: str, layout: Layout, file: str) -> Metadata:
    """Fill what is missing from the text itself, and weigh what all of it says of the publication date."""
    stated = metadata.language.value if metadata.language else None
    language = language_of(text, layout.furniture, stated)
    outlet = metadata.outlet or _outlet(text, layout) or metadata.site
    place = place_of(outlet.value if outlet else None, metadata.url)
    tags = [_there(sign, place) if place else sign for sign in metadata.signs]
    signs = [*tags, *_dates(layout), *(of_address(metadata.url) if metadata.url else ()), *of_file(file)]
    signs += of_text(text, layout.furniture, years_of(signs))
    return replace(
        metadata,
        title=metadata.title or _title(layout),
        outlet=outlet,
        author=metadata.author or _author(layout),
        weighed=weigh(signs),
        language=Stated(language, "the page" if language == stated else "its words") if language else None,
    )


def _there(sign: Evidence, place: Place) -> Evidence:
    """Count a tag's time in UTC to the day that its outlet had."""
    if (found := local_day(sign.quote, place)) is None or found[0] == sign.date:
        return sign
    return replace(sign, date=found[0], origin=f"{sign.origin} {found[1]}")


def site_of(url: str) -> Stated | None:
    """Return the host of an address, which names an outlet where nothing better does."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return Stated(host, "address of the page") if host else None


def _dates(layout: Layout) -> Iterator[Evidence]:
    """Yield the dates that the page states of itself, and what its lines leave open of them."""
    lines = layout.lines
    for line in lines[: layout.body + _NEAR]:
        if not line.paragraph:
            yield from (_sign(kind, said, line.text, 0.9) for kind, said in labelled(line.text))
            if left := unsure_line(line.text):
                yield Evidence("published", left[0], "labelled line", left[1], 0.7, stated=False)
    if dated := _date_line(layout):
        yield _sign("published", dated, dated.value, 0.85)
    if layout.body < len(lines):
        first = lines[layout.body].text
        if dated := dateline(first):
            yield _sign("published", dated, first[:60], 0.8)
        elif left := yearless_dateline(first):
            yield Evidence("published", left[0], "dateline", left[1], 0.8, stated=False)
    after = [
        (pair, lines[i].text)
        for i in sorted(layout.marked) if i > layout.body + _NEAR for pair in labelled(lines[i].text)
    ]  # fmt: skip
    for kind in ("published", "updated"):
        if len(pairs := [pair for pair in after if pair[0][0] == kind]) == 1:
            yield _sign(kind, pairs[0][0][1], pairs[0][1], 0.7)


def _sign(kind: str, said: Stated, quote: str, weight: float) -> Evidence:
    return Evidence(kind, Edtf.parse(said.value), said.origin, " ".join(quote.split()), weight, stated=True)


def _date_line(layout: Layout) -> Stated | None:
    """Return the date that stands alone under the headline, or right above; not the first of a chronology's."""
    title = layout.title if layout.title is not None else -1
    under = [i for i in range(title + 1, layout.body) if not layout.lines[i].paragraph]
    found = [dated for i in (*under, title - 1) if i >= 0 and (dated := alone(layout.lines[i].text))]
    if not found:
        return None
    later = {dated.value for i, line in enumerate(layout.lines[layout.body :], layout.body)
             if i not in layout.marked and (dated := alone(line.text))}  # fmt: skip
    return found[0] if later <= {found[0].value} else None


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
