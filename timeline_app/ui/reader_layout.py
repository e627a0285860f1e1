"""How an article's text becomes the reader's column: paragraphs, its heading, folded furniture; no Qt.

The article's text is never changed: a layout is a list of pieces of it, and offsets travel between the two here and
nowhere else. Python counts code points, Qt counts UTF-16 units; that conversion is here too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_app.records import Article

_LONGEST = 6_000  # characters that are set as one block; a longer paragraph goes on in the next, after a sentence
_WRAPPED = 50  # characters; a line at least so long that ends without a full stop goes on in the next
_BREAKS = {ord(letter): " " for letter in "\n\r\v\f\x85\u2028\u2029\ufdd0\ufdd1"}  # what Qt would end a block at
_ENDERS = tuple(map(chr, _BREAKS))
_LINE = re.compile(r"\S(?:[^\n]*\S)?")  # without white space around it
_ENDS = tuple(".!?:;”’\"'…)]")


class Kind(Enum):
    """What a piece is."""

    TEXT = "text"
    TITLE = "title"
    FURNITURE = "furniture"  # shown, since unfolded
    FOLD = "fold"  # one line that stands for furniture


class Piece(NamedTuple):
    """One block of the column."""

    kind: Kind
    start: int  # in the article's text, code points; a fold spans what it folds
    end: int
    shown: int  # where it begins in the column, UTF-16 units
    text: str  # as shown


@dataclass(frozen=True)
class Layout:
    """An article as the column shows it."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the column's whole text, one block a line."""
        return "\n".join(piece.text for piece in self.pieces)

    def shown(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return where a span of the article stands in the column: (position, length) in UTF-16 units, one a block."""
        found = []
        for piece in self._own[max(0, bisect_right(self._own, start, key=_start) - 1) :]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.end)
            if low < high:
                at = piece.shown + units(piece.text[: low - piece.start])
                found.append((at, units(piece.text[low - piece.start : high - piece.start])))
        return tuple(found)

    def shows(self, start: int, end: int) -> bool:
        """Tell whether any of a span of the article stands in the column."""
        at = bisect_right(self._own, start, key=_start) - 1
        return any(piece.start < end and start < piece.end for piece in self._own[max(0, at) : at + 2])

    def offset(self, position: int) -> int | None:
        """Return the article offset shown at a position of the column; None on a fold or a title that it lacks."""
        piece = self.piece(position)
        if piece is None or piece.kind is Kind.FOLD or piece.start == piece.end:
            return None
        return min(piece.end, piece.start + code_points(piece.text, position - piece.shown))

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the article's words between two positions of the column, a span for each paragraph."""
        for piece in self._own:
            low = piece.start + code_points(piece.text, first - piece.shown)
            high = piece.start + code_points(piece.text, last - piece.shown)
            if (start := min(low, piece.end)) < (end := min(high, piece.end)):
                yield start, end

    def piece(self, position: int) -> Piece | None:
        """Return the block at a position of the column."""
        index = bisect_right(self.pieces, position, key=_shown) - 1
        return self.pieces[index] if index >= 0 else None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return what part of the article two blocks and those between them show."""
        return (self.pieces[first].start, self.pieces[last].end) if self.pieces else (0, 0)

    @cached_property
    def _own(self) -> tuple[Piece, ...]:
        """Return the pieces that show text of the article, which follow each other in it."""
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.FOLD and piece.start < piece.end)


def lay_out(article: Article, *, unfolded: bool = False) -> Layout:
    """Set an article; furniture is one line, followed by what it stands for where it is unfolded."""
    column = _Column(article.text)
    blocks = list(_blocks(article))
    if article.title and not any(kind is Kind.TITLE for kind, _, _ in blocks):
        column.append(Kind.TITLE, 0, 0, article.title.translate(_BREAKS))
    for kind, run in groupby(blocks, key=itemgetter(0)):
        spans = [(start, end) for _, start, end in run]
        if kind is Kind.FURNITURE:
            count = sum(article.text.count("\n", start, end) + 1 for start, end in spans)
            column.append(Kind.FOLD, spans[0][0], spans[-1][1], _folded(count, unfolded=unfolded))
        if kind is not Kind.FURNITURE or unfolded:
            column.append_spans(kind, spans)
    return Layout(tuple(column.pieces))


class _Column:
    """Pieces of a text, one under another."""

    def __init__(self, text: str) -> None:
        self.pieces: list[Piece] = []
        self._at = 0  # UTF-16 units so far
        self._text = text
        self._breaks = {ord(letter): " " for letter in _ENDERS if letter in text}  # of a long text seldom many

    def append(self, kind: Kind, start: int, end: int, words: str) -> None:
        """Append one piece, in its own words."""
        self.pieces.append(Piece(kind, start, end, self._at, words))
        self._at += units(words) + 1

    def append_spans(self, kind: Kind, spans: Iterable[tuple[int, int]]) -> None:
        """Append paragraphs, with spaces for what would end a block."""
        only_lines = self._breaks.keys() <= {ord("\n")}
        for span in spans:
            for start, end in _parts(self._text, *span):
                words = self._text[start:end]
                self.append(kind, start, end, words.replace("\n", " ") if only_lines else words.translate(self._breaks))


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, count: int) -> int:
    """Return how many code points the first `count` UTF-16 units of a text hold."""
    if count <= 0 or units(text) == len(text):
        return max(0, count)
    for index, letter in enumerate(text):
        count -= 2 if letter > "\uffff" else 1
        if count < 0:
            return index
    return len(text)


def _start(piece: Piece) -> int:
    return piece.start


def _shown(piece: Piece) -> int:
    return piece.shown


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph's span, or those of its parts where it is so long that setting it would take a while."""
    while end - start > _LONGEST:
        last = start + _LONGEST
        cut = max(text.rfind(f"{sign} ", start + _LONGEST // 2, last) + 1 for sign in ".!?")
        cut = cut or text.rfind(" ", start + _LONGEST // 2, last) or last
        cut = cut if cut > start else last
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end


def _folded(lines: int, *, unfolded: bool) -> str:
    what = "1 line" if lines == 1 else f"{lines} lines"
    return f"{what} of page furniture" if unfolded else f"{what} of page furniture folded"


def _blocks(article: Article) -> Iterator[tuple[Kind, int, int]]:
    """Yield paragraphs of the text: what each is, and its span without white space around it."""
    text, furniture, titled = article.text, article.furniture, False
    length = len(article.title)
    for start, end in _paragraphs(text, furniture):
        if furniture and _inside(start, end, furniture):
            yield Kind.FURNITURE, start, end
        elif not titled and end - start == length and text.startswith(article.title, start):
            titled = True
            yield Kind.TITLE, start, end
        else:
            yield Kind.TEXT, start, end


def _paragraphs(text: str, furniture: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs; lines that were wrapped by hand are one."""
    held: tuple[int, int] | None = None
    goes_on = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        if held is None:
            held = start, end
        elif (
            goes_on
            and text.count("\n", held[1], start) == 1
            and not (furniture and (_inside(*held, furniture) or _inside(start, end, furniture)))
        ):
            held = held[0], end
        else:
            yield held
            held = start, end
        goes_on = _goes_on(text, start, end)
    if held is not None:
        yield held


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a line looks as if it went on in the next."""
    return end - start >= _WRAPPED and not text.endswith(_ENDS, start, end)


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return index >= 0 and end <= spans[index][1]
