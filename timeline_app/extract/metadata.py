"""What a page says of itself: title, outlet, author, publication date, language, each with where it stands.

A publication date is taken only from where a page states it: a tag made for it, a line that says so near the headline, or a
dateline with day, month and year. It is never inferred, least of all from today, from the file, or from the text's events.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.extract.page_lines import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.furniture import Layout

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?=$|[T\s,Z+|])",
        rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=$|T\d)",
        rf"{_YEAR}[/.](?P<month>[01]?\d)[/.](?P<day>[0-3]?\d)\b\.?",
        rf"(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}\b",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b",
        rf"{_WEEKDAY}(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{_YEAR}\b",
    )
)
_CLOCK = r"(?:[\s,|•·@–-]|at|on|T|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?|\b[ap]\.?m\b\.?|\b(?:[A-Z]{2,5})\b|Z|[+-]\d\d:?\d\d|\(|\))*"
_LABEL = re.compile(
    r"(?P<published>(?:first |originally )?(?:published|posted|publication date|date published|date|issued)|"
    r"created)\b(?:\s+(?:on|at|online))?\s*[:|–-]?\s*"
    r"|(?P<updated>(?:last )?(?:updated|modified|edited|revised)|last update)\b(?:\s+(?:on|at))?\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.’'\s-]{2,40}(?:,\s*[A-Z][\w.]+)?)\s*(?:\([^)]{1,30}\)\s*)?[,|:–—-]+\s*(?:\([^)]{1,30}\)\s*[,–—-]*\s*)?"
)
_BYLINE = re.compile(r"(?:by|written by|words by|story by)\s*:?\s+(?P<name>.+)", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/–—]|,\s*(?:published|posted|updated)|\s(?:published|posted|updated|on)\s|\d).*", re.IGNORECASE
)
_TITLE_LENGTH: Final = 120
_ENGLISH: Final = frozenset(
    "the of and to in a that for was on is with by as at from it his her had were said has be not".split()
)
_ENGLISH_SHARE: Final = 0.2  # of running English these words make a third


@dataclass(frozen=True, slots=True)
class Stated:
    """A datum, and where it stands in words for the reader."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; dates as EDTF days."""

    title: Stated | None = None
    outlet: Stated | None = None
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
        outlet=metadata.outlet or _outlet(text, layout),
        author=metadata.author or _author(layout),
        published=metadata.published or (None if metadata.unread else dates.get("published")),
        updated=metadata.updated or dates.get("updated"),
        language=language,
    )


def day_of(written: str) -> str | None:
    """Return the calendar day, as EDTF, that a full date or date-time begins with; None where it has none or is ambiguous."""
    read = _date_at(written.strip(), 0)
    return read[0] if read else None


def _date_at(text: str, start: int) -> tuple[str, int] | None:
    """Read a full date at an offset: the EDTF day, and where it ends."""
    for form in _FORMS:
        if (found := form.match(text, start)) and (day := _day(found)):
            return day, found.end()
    return None


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 5/6/2018: nobody can tell
        day, month = max(first, second), min(first, second)
    else:
        day, month = int(parts["day"]), _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    text = f"{parts['year']}-{month:02}-{day:02}"
    try:
        return str(Edtf.parse(text))
    except EdtfError:
        return None


def _dates(layout: Layout) -> Iterator[tuple[str, Stated]]:
    """Yield what the lines around the headline state, then those after the article; dict() keeps the last, so best last."""
    after = [i for i in sorted(layout.marked) if i > layout.body]
    labelled = [pair for i in after for pair in _labelled(layout.lines[i].text)]
    for kind in ("published", "updated"):
        if len(pairs := [pair for pair in labelled if pair[0] == kind]) == 1:
            yield pairs[0]
    head = range(min(layout.body + 1, len(layout.lines)))
    if layout.lines and layout.body < len(layout.lines):
        yield from _dateline(layout.lines[layout.body].text)
    for i in reversed(head):
        if not layout.lines[i].paragraph and (alone := _alone(layout.lines[i].text)):
            yield "published", Stated(alone, "date line")
    for i in reversed(head):
        if not layout.lines[i].paragraph:
            yield from reversed(list(_labelled(layout.lines[i].text)))


def _labelled(line: str) -> Iterator[tuple[str, Stated]]:
    """Yield the dates that a line names as its page's: "Published October 23, 2018", "Updated: 2018-10-24"."""
    if len(line) > 200:
        return
    for label in _LABEL.finditer(line):
        if label.start() and line[label.start() - 1].isalnum():
            continue
        if read := _date_at(line, label.end()):
            kind = label.lastgroup or "published"
            yield kind, Stated(read[0], f"“{' '.join(line[label.start() : read[1]].split())}” on the page")


def _alone(line: str) -> str | None:
    """Return the date that is all a line says, but for a clock time or a byline before it."""
    if len(line) > 100:
        return None
    for start in {0, *(found.end() for found in re.finditer(r"[|•·–—]\s*|,\s+|\s{2,}", line))}:
        read = _date_at(line, start)
        if (
            read
            and re.fullmatch(_CLOCK, line[read[1] :])
            and (not start or _BYLINE.match(line) or line[:start].isupper())
        ):
            return read[0]
    return None


def _dateline(paragraph: str) -> Iterator[tuple[str, Stated]]:
    """Yield the full date of a dateline: "SEOUL, Aug. 29, 2018 (Agency) - "."""
    found = _DATELINE.match(paragraph[:200])
    if found and (read := _date_at(paragraph, found.end())):
        if re.match(r"\s*(?:\([^)]{1,40}\)\s*)?[–—:|-]", paragraph[read[1] : read[1] + 60]):
            yield "published", Stated(read[0], "dateline")


def is_date_line(line: str) -> bool:
    """Tell a line that only says when its page was published or updated."""
    return _alone(line) is not None or (len(line.split()) <= 14 and any(True for _ in _labelled(line)))


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
        for block in blocks:
            for found in pattern.finditer(block):
                if (outlet := " ".join(found["outlet"].split())) not in rules().services and outlet.split()[
                    0
                ] not in rules().services:
                    return Stated(outlet, name)
    return None


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text[:20000].lower())
    return len(words) >= 20 and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
