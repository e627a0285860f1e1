"""What is marked in an article: sentences with the events that they report, and quotations that are not there; no Qt.

A sentence is marked only where the article's text still says what was quoted. Where it does not, nothing is marked in
its stead, however alike: the quotation is listed as broken.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    return gone_words(texts) if texts else ""


def gone_words(texts: Sequence[str]) -> str:
    """Say that quotations are no longer found, at least one; an empty one is some words that nobody kept."""
    head = "The quotation is" if len(texts) == 1 else f"{len(texts)} quotations are"
    quoted = ", ".join(f"“{shorten(text, _QUOTED, placeholder='…')}”" for text in texts[:_LISTED] if text)
    more = f" and {len(texts) - _LISTED} more" if len(texts) > _LISTED else ""
    found = f"{head} no longer found in the text{': ' if quoted else ''}{quoted}{more}."
    return f"{found} Nothing is marked in place of what is gone. Ctrl+Shift+G opens the article as it was read."


def _span(mark: Marked) -> tuple[int, int]:
    return mark.start, mark.end
