"""From the lines of a PDF's pages to running text: paragraphs, and where each page begins.

A PDF knows letters and places, and no paragraphs. Lines are of one paragraph while their letters are as high, the space
between them is the usual one, and nothing ends: no short last line of a sentence, no indented first line. A word broken
at the end of a line is whole again. What stands at the head and the foot of several pages is set apart, and a paragraph
that goes on on the next page is read on, so that no sentence is cut in two by a page's number.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EDGE: Final = 2  # lines at the head and at the foot of a page that may be the same on others
_REPEATED: Final = 3  # pages on which a line of the head or foot is no part of the text
_SHORT: Final = 0.72  # of the usual length: a line that ends early
_WIDER: Final = 1.35  # times the usual space between lines: a paragraph's end
_TALLER: Final = 1.08  # times as high: other letters
_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[a-zà-öø-ÿ]-$")
_NUMBER = re.compile(r"[\d]+")
_PAGE_NUMBER = re.compile(r"\W*(?:page |p\. ?)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_PRINTED = re.compile(  # by browsers at the head and the foot of a page
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d(?:\s?[AP]M)?\b.*|(?:https?|file)://\S+(?:\s+\d+\s*(?:/|of)\s*\d+)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[•▪‣*–—-]|\(?\d{1,3}[.)])\s")


class Line(NamedTuple):
    """A line of a page: its words, and in points from the lower left corner where it begins and how high it is."""

    text: str
    x: float | None
    y: float | None
    size: float | None


class _Usual(NamedTuple):
    """What most lines of a document are like."""

    length: float  # characters
    gap: float | None  # from one line to the next, as a multiple of its height


@dataclass(frozen=True, slots=True)
class Running:
    """A PDF's text."""

    text: str  # paragraphs with an empty line between them
    pages: tuple[int, ...]  # code points at which pages begin
    edges: frozenset[int]  # code points at which stands what heads or foots a page, in paragraphs of their own


@dataclass(slots=True)
class _Paragraph:
    text: str
    page: int  # on which it begins
    starts: list[tuple[int, int]]  # page, code point of it at which that page goes on
    edge: bool = False


def running(pages: Sequence[Sequence[Line]]) -> Running:
    """Return the text of pages."""
    repeated = _repeated(pages)
    paragraphs = list(_paragraphs(pages, repeated))
    starts: list[int] = []
    edges: set[int] = set()
    at, pieces = 0, []
    for paragraph in paragraphs:
        if paragraph.edge:
            edges.add(at)
        _begin(starts, paragraph.page, at)
        for page, offset in paragraph.starts:
            _begin(starts, page, at + offset)
        pieces.append(paragraph.text)
        at += len(paragraph.text) + 2
    _begin(starts, len(pages) - 1, max(0, at - 2))
    return Running("\n\n".join(pieces), tuple(starts), frozenset(edges))


def _begin(starts: list[int], page: int, offset: int) -> None:
    """Note where a page begins; one without text begins where the next one does."""
    starts += [offset] * (page + 1 - len(starts))


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    counts = Counter(key for page in pages for key in {_key(line.text) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(key for key, count in counts.items() if count >= _REPEATED)


def _key(text: str) -> str:
    return _NUMBER.sub("#", text.casefold())


def _paragraphs(pages: Sequence[Sequence[Line]], repeated: frozenset[str]) -> Iterator[_Paragraph]:
    """Yield paragraphs in order; what heads and foots a page follows the paragraph that goes on around it."""
    usual = _usual(pages)
    open_: _Paragraph | None = None
    aside: list[_Paragraph] = []
    last: Line | None = None
    for number, page in enumerate(pages):
        for at, line in enumerate(page):
            if _is_edge(line.text, at, len(page), repeated):
                aside.append(_Paragraph(line.text, number, [], edge=True))
                continue
            turned = open_ is not None and number != _last_page(open_)
            if open_ is not None and last is not None and _goes_on(last, line, usual, turned=turned):
                _join(open_, line, number, turned=turned)
            else:
                if open_ is not None:
                    yield open_
                yield from aside
                aside = []
                open_ = _Paragraph(line.text, number, [])
            last = line
    if open_ is not None:
        yield open_
    yield from aside


def _last_page(paragraph: _Paragraph) -> int:
    return paragraph.starts[-1][0] if paragraph.starts else paragraph.page


def _is_edge(text: str, at: int, count: int, repeated: frozenset[str]) -> bool:
    if _EDGE <= at < count - _EDGE:
        return False
    if _key(text) in repeated or _PRINTED.fullmatch(text):
        return True
    return at in (0, count - 1) and count > 1 and _PAGE_NUMBER.fullmatch(text) is not None


def _join(paragraph: _Paragraph, line: Line, page: int, *, turned: bool) -> None:
    """Read a paragraph on in a further line."""
    if _BROKEN_WORD.search(paragraph.text) and line.text[:1].islower():
        paragraph.text = paragraph.text[:-1]
    else:
        paragraph.text += " "
    if turned:
        paragraph.starts.append((page, len(paragraph.text)))
    paragraph.text += line.text


def _goes_on(last: Line, line: Line, usual: _Usual, *, turned: bool) -> bool:
    """Tell whether a line is of the same paragraph as the one before it."""
    ended, lower = _END.search(last.text) is not None, line.text[:1].islower()
    if last.size and line.size and max(last.size, line.size) > _TALLER * min(last.size, line.size):
        return False
    if _ITEM.match(line.text):
        return False
    down = last.y - line.y if last.y is not None and line.y is not None else None
    if turned or (down is not None and down < 0):  # on the next page, or in the next column
        return not ended or lower
    if down is not None and usual.gap and line.size and down / line.size > _WIDER * usual.gap:
        return False
    if ended and last.x is not None and line.x is not None and line.size and line.x - last.x > 0.8 * line.size:
        return False  # an indented first line
    return len(last.text) >= _SHORT * usual.length or (lower and not ended)


def _usual(pages: Sequence[Sequence[Line]]) -> _Usual:
    """Return how long lines of running text are, and how far apart."""
    lengths = sorted(len(line.text) for page in pages for line in page)
    gaps = sorted(
        (above.y - below.y) / below.size
        for page in pages
        for above, below in pairwise(page)
        if above.y is not None and below.y is not None and below.size and above.y > below.y
    )  # between paragraphs they are wider, and many pages are mostly short paragraphs
    return _Usual(lengths[len(lengths) * 3 // 4] if lengths else 0, gaps[len(gaps) // 4] if gaps else None)
