"""Publication dates that the user keeps elsewhere: in a table of articles, or in the names of their files.

A table is a CSV or TSV in any usual encoding and with any usual delimiter. Its header's words tell which column names
the article (file, url, id or title) and which holds the date; a row is refused, with the reason, where it names no
article or several, or where its date could be read in two ways. A pattern of names is of the whole file name.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import ANY_MONTH, MONTH_NUMBERS
from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.extract.page_dates import day_of, unsure
from timeline_app.extract.proposals import given
from timeline_app.extract.publication import FILE_NAME
from timeline_app.extract.readers.decoding import decode
from timeline_app.records import Evidence, InputError, Row, TableReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline_app.records import Article, Proposal

_LARGEST: Final = 64_000_000  # bytes of a table
_TABLE_WEIGHT, _NAME_WEIGHT = 0.95, 0.9
_DELIMITERS: Final = ",;\t|"
_DATE_WORDS: Final = (
    "published", "publication date", "date published", "published on", "pub date", "pubdate", "publication", "datum",
    "date", "day", "published at",
)  # fmt: skip
_NAMING: Final = {  # what names an article -> the header words of its column
    "id": ("id", "article id", "article"),
    "file": ("file", "filename", "file name", "path", "name", "document", "datei"),
    "url": ("url", "link", "address", "web address", "source url"),
    "title": ("title", "headline"),
}
_PLACEHOLDERS: Final = {
    "YYYY": r"(?P<year>(?:1[5-9]|20)\d\d)",
    "MM": r"(?P<month>0[1-9]|1[0-2])",
    "DD": r"(?P<day>0[1-9]|[12]\d|3[01])",
    "Mon": f"(?P<month>{ANY_MONTH})",
}
_TOKENS = re.compile("|".join(_PLACEHOLDERS))


def from_table(path: str, data: bytes, articles: Sequence[Article]) -> TableReport:
    """Read a table's dates of the undated among these articles; raise InputError where it is no such table."""
    rows = _rows(path, data)
    header = next(rows, (0, []))[1]
    naming, dated = _columns(path, header)
    known = _index(articles)
    proposals: dict[str, Proposal] = {}
    refused: list[Row] = []
    doubtful: set[str] = set()
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        cell = cells[dated].strip() if dated < len(cells) else ""
        article, reason = _article(cells, naming, known)
        date, unread = _date(cell)
        reason = reason or unread
        if article is not None and not reason:
            reason = _dated_already(article, date)
            if (other := proposals.get(article.id)) is not None and other.date != date:
                reason = (
                    f"an earlier row dates {article.file} {other.date}, so neither is proposed. Keep one of the rows."
                )
                doubtful.add(article.id)
        if reason or article is None or date is None:
            refused.append(Row(line, ", ".join(cells), reason or ""))
        elif article.id not in proposals and article.published is None:
            origin = f"column “{header[dated].strip()}” of {PurePath(path).name}, line {line}"
            sign = Evidence("published", date, origin, cell, _TABLE_WEIGHT, stated=False)
            proposals[article.id] = given(article, sign)
    return TableReport(tuple(p for p in proposals.values() if p.article not in doubtful), tuple(refused))


def _dated_already(article: Article, date: Edtf | None) -> str | None:
    """Tell why a row's date is not proposed for an article that has another; one that has this needs none."""
    if article.published is None or article.published == date:
        return None
    return f"{article.file} is dated {article.published} already. Correct it with set-published."


def from_names(pattern: str, articles: Iterable[Article]) -> tuple[Proposal, ...]:
    """Read the dates of the undated among these articles from their file names; raise InputError for a bad pattern."""
    form = _compiled(pattern)
    proposals = []
    for article in articles:
        name = re.split(r"[/\\]", article.file)[-1]
        if article.published is None and (found := form.fullmatch(name)) and (date := _day(found)):
            origin = f"{FILE_NAME}, read as {pattern}"
            proposals.append(given(article, Evidence("published", date, origin, name, _NAME_WEIGHT, stated=False)))
    return tuple(proposals)


def _compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern into a regular expression; a date is needed whole and once."""
    if sorted(_TOKENS.findall(pattern)) not in (["DD", "MM", "YYYY"], ["DD", "Mon", "YYYY"]):
        raise InputError(
            f"{pattern}: a pattern needs YYYY, MM (or Mon, for a month's name) and DD, each once, and * for anything"
            ' else, as in "*_YYYY-MM-DD*".'
        )
    if re.search(r"[\\/]", pattern):
        raise InputError(f"{pattern}: a pattern is of the file's name without its folder. Leave out what is before it.")
    first, *rest = ("".join(_written(part)) for part in re.sub(r"\*+", "*", pattern).split("*"))
    # What follows a star is looked for once, from the left, as globs allow: no name makes it slow.
    middle = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.compile(first + middle + "".join(f".*{part}" for part in rest[-1:]), re.IGNORECASE | re.DOTALL)


def _written(part: str) -> Iterator[str]:
    """Yield the regular expressions of what is between two stars."""
    for piece in re.split(f"({_TOKENS.pattern})", part):
        yield _PLACEHOLDERS.get(piece) or re.escape(piece)


def _day(found: re.Match[str]) -> Edtf | None:
    month = MONTH_NUMBERS.get(found["month"].lower()) or int(found["month"])
    try:
        return Edtf.parse(f"{found['year']}-{month:02}-{found['day']}")
    except EdtfError:
        return None


def _rows(path: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line on which each row begins, and its cells."""
    if len(data) > _LARGEST:
        raise InputError(f"{path}: larger than {_LARGEST // 1_000_000} MB, too large for a table of dates. Split it.")
    text = decode(data, path)
    head = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(text.split("\n"), delimiter=delimiter if delimiter in head else ",", skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if cells:
                yield line, cells
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: no table ({error}). Save it as CSV again.") from error


def _columns(path: str, header: Sequence[str]) -> tuple[dict[str, int], int]:
    """Return the columns that name the article, by what they hold, and the column of the date."""
    words = [" ".join(re.sub(r"[_\-.\ufeff]+", " ", cell).casefold().split()) for cell in header]
    naming = {kind: words.index(name) for kind, names in _NAMING.items() for name in reversed(names) if name in words}
    dated = next((words.index(name) for name in _DATE_WORDS if name in words), None)
    if not naming or dated is None:
        lacking = "a column named file, url, id or title" if not naming else "a column named date or published"
        raise InputError(f"{path}: its first row has no header with {lacking}. Name the columns there.")
    return naming, dated


def _index(articles: Iterable[Article]) -> Mapping[tuple[str, str], list[Article]]:
    """Index articles by everything that may name one."""
    known: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        file = article.file.replace("\\", "/")
        name = file.rsplit("/", 1)[-1]
        keys = {("id", article.id), ("title", _plain(article.title)), ("file", file), ("name", name)}
        keys |= {("stem", name.rsplit(".", 1)[0]), ("url", _address(article.url or ""))}
        for key in keys:
            known[key].append(article)
    return known


def _article(
    cells: Sequence[str], naming: Mapping[str, int], known: Mapping[tuple[str, str], list[Article]]
) -> tuple[Article | None, str | None]:
    """Return the one article that a row names, or why there is none."""
    reason = "it names no article. Fill in its file, url, id or title."
    for kind, column in naming.items():
        if not (said := cells[column].strip() if column < len(cells) else ""):
            continue
        found = next((known[key] for key in _keys(kind, said) if key in known), [])
        if len(found) == 1:
            return found[0], None
        told = f"{len(found)} articles have" if found else "no article of the project has"
        reason = f"{told} the {kind} {said[:80]!r}."
    return None, reason


def _keys(kind: str, said: str) -> Iterator[tuple[str, str]]:
    """Yield the keys under which what a cell says may stand, the strictest first."""
    if kind == "file":
        file = PureWindowsPath(said).as_posix()
        name = file.rsplit("/", 1)[-1]
        yield from (("file", file), ("name", name), ("stem", name), ("id", said))
    elif kind == "id":
        yield from (("id", said), ("name", said))
    elif kind == "url":
        yield "url", _address(said)
    else:
        yield "title", _plain(said)


def _date(cell: str) -> tuple[Edtf | None, str | None]:
    """Read the date of a row, or tell why it cannot be read."""
    if not cell:
        return None, "it gives no date."
    if day := day_of(cell):
        return Edtf.parse(day), None
    left = unsure(cell)
    if left is not None and "," in left.text:
        return None, f"{cell[:40]} may be {left.text[1:-1].replace(',', ' or ')}. Write it as YYYY-MM-DD."
    return None, f"{cell[:40]!r} is no calendar day. Write it as YYYY-MM-DD."


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _address(url: str) -> str:
    """Make addresses comparable: scheme, www, fragment and a last slash tell no pages apart."""
    bare = re.sub(r"^\w+://(?:www\.)?", "", url.strip().casefold())
    return bare.split("#")[0].rstrip("/")
