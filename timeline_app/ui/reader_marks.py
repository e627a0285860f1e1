"""What is marked in an article: sentences with the events that they report, and quotations that are not there; no Qt.

A sentence is marked only where the article's text still says what was quoted. Where it does not, nothing is marked in
its stead, however alike: the quotation is listed as broken.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.store.catalogue import Marked

_LISTED = 3  # broken quotations that are quoted
_QUOTED = 90  # letters of each


class Sentence(NamedTuple):
    """A quoted stretch of the article, and whose it is."""

    start: int  # in the article's text, code points
    end: int  # exclusive
    marks: tuple[Marked, ...]


class Marks(NamedTuple):
    """The mentions of an article, by whether their quotations are there."""

    sentences: tuple[Sentence, ...]  # in text order
    broken: tuple[Marked, ...]


def marks_of(text: str, marked: Iterable[Marked]) -> Marks:
    """Sort mentions, which come in text order, into sentences of the text, and what it does not say."""
    sound: list[Marked] = []
    broken: list[Marked] = []
    for mark in marked:
        (sound if text[mark.start : mark.end] == mark.text else broken).append(mark)
    sentences = (Sentence(*span, tuple(marks)) for span, marks in groupby(sound, key=_span))
    return Marks(tuple(sentences), tuple(broken))


def broken_words(broken: Iterable[Marked], chosen: Marked | None) -> str:
    """Say which quotations are no longer found, the chosen one first; the empty text where all are."""
    texts = list(dict.fromkeys(mark.text for mark in broken))
    if chosen is not None and chosen.text in texts:
        texts.insert(0, texts.pop(texts.index(chosen.text)))
    if not texts:
        return ""
    head = "The quotation is" if len(texts) == 1 else f"{len(texts)} quotations are"
    more = f" and {len(texts) - _LISTED} more" if len(texts) > _LISTED else ""
    quoted = ", ".join(f"“{_short(text)}”" for text in texts[:_LISTED])
    return f"{head} no longer found in the text: {quoted}{more}. Nothing is marked in place of what is gone."


def _span(mark: Marked) -> tuple[int, int]:
    return mark.start, mark.end


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _QUOTED else f"{plain[: _QUOTED - 1].rstrip()}…"
