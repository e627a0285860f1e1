"""Decides what each word of an article does in its sentence, as far as tags and marks tell: whole columns for models.

No parser: a verb's group is what auxiliaries and adverbs stand before it, its subject's place the word before that.
Quotation marks are followed from the opening to the closing one, and forgotten at the end of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.hashed import among
from timeline_app.extract.tagging import TAGS, tag
from timeline_app.extract.word_numbers import BIT, LISTS, stem_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.hashed import Ints
    from timeline_app.extract.tagging import Tagged

__all__ = ["BORDER", "Columns", "columns_of", "finite", "stem_of", "tag_table"]

Span = tuple[int, int]

BORDER = 7
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a word of an article."""

    tagged: Tagged
    words: list[str]  # in small letters, with straight apostrophes
    word: Ints  # its number; that of its tag where it is too rare to tell anything
    stem: Ints
    tag: Ints
    suffix: Ints
    bits: Ints  # the lists that it stands in
    first: Ints  # where its sentence begins
    last: Ints  # where its sentence ends, exclusive
    quoted: Ints  # 1 within quotation marks
    mark: Ints  # 1 for a quotation mark
    group: Ints  # where the verb group that ends in this word begins
    noun: Ints  # 1 for what may head or open a noun phrase
    word_at: Ints  # `word` and, one place longer, the border of a sentence
    tag_at: Ints

    def within(self, places: Ints, first: Ints, last: Ints) -> Ints:
        """Return places for `word_at` and `tag_at`: those outside first to last (exclusive) are the border."""
        found: Ints = np.where((places >= first) & (places < last), places, len(self.words))
        return found

    def listed(self, name: str) -> Ints:
        """Return 1 for each word of a list in `attribution.toml`."""
        return (self.bits & BIT[name] > 0).astype(np.int64)

    def tagged_as(self, tags: Ints) -> Ints:
        """Return 1 for each word with one of the tags of a table, as `tag_table` makes it."""
        found: Ints = tags[self.tag]
        return found


def tag_table(*tags: str) -> Ints:
    """Return 1 at the number of each of the tags."""
    return np.array([int(name in tags) for name in TAGS], np.int64)


_NOUNS = tag_table("NN", "NNS", "NNP", "PRP", "PRP$", "WDT", "WP", "CD", "DT", "EX", "JJ")
_FINITE = tag_table("VBD", "VBZ", "VBP", "MD")
_LED_BY = tag_table("VB", "VBN", "VBG")
_PARTICIPLE = tag_table("VBN")
_FILLS = tag_table("RB", "MD", "TO")


def columns_of(text: str, spans: Sequence[Span], known: Ints) -> Columns | None:
    """Return the columns of the words of sentences, None where there is no word; `known` numbers are told apart."""
    tagged = tag(text, spans)
    if not tagged.words:
        return None
    words, tags = tagged.lows, tagged.kinds
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    _, stem, suffix, bits, number = tagged.numbers
    word = np.where(among(number, known), number, tags + 50)
    bounds, places = np.array(tagged.bounds), np.arange(len(words))
    lengths = np.diff(bounds)
    first, last = np.repeat(bounds[:-1], lengths), np.repeat(bounds[1:], lengths)
    marks = (bits & (BIT["opening"] | BIT["closing"] | BIT["either"]) > 0).astype(np.int64)
    fills = (bits & BIT["before_verb"] > 0) | (_FILLS[tags] > 0)
    before = np.concatenate([[-1], np.maximum.accumulate(np.where(fills, -1, places))[:-1]])
    return Columns(
        tagged=tagged,
        words=words,
        word=word,
        stem=stem,
        tag=tags,
        suffix=suffix,
        bits=bits,
        first=first,
        last=last,
        quoted=_quoted(text, tagged, marks.nonzero()[0].tolist()),
        mark=marks,
        group=np.maximum(before + 1, first),
        noun=_NOUNS[tags] * (bits & BIT["article"] == 0),
        word_at=np.append(word, BORDER),
        tag_at=np.append(tags, BORDER),
    )


def finite(found: Columns) -> Ints:
    """Return 1 for each verb that carries a clause; an auxiliary before its verb counts with it, as one."""
    followed = np.concatenate([found.tagged_as(_LED_BY)[1:], [0]])
    carried: Ints = found.tagged_as(_FINITE) * (1 - followed) + found.tagged_as(_PARTICIPLE)
    return carried


def _quoted(text: str, tagged: Tagged, marks: Sequence[int]) -> Ints:
    """Return 1 for each word from an opening quotation mark up to its closing one."""
    inside = np.zeros(len(tagged.words), np.int64)
    opened: int | None = None
    before = 0
    for at in marks:
        if opened is not None and (broken := _new_paragraph(text, tagged, before, at)) is not None:
            inside[opened:broken] = 1
            opened = None
        if _opens(text, tagged, at, opened is not None):
            opened = at if opened is None else opened
        elif opened is not None:
            inside[opened:at] = 1
            opened = None
        before = at
    return inside


def _new_paragraph(text: str, tagged: Tagged, first: int, last: int) -> int | None:
    """Return the word that opens a paragraph after the first word and not after the last, None where none does."""
    for sentence in range(tagged.sentences[first] + 1, tagged.sentences[last] + 1):
        word = tagged.bounds[sentence]
        if _PARAGRAPH.search(text, tagged.ends[word - 1], tagged.starts[word]):
            return word
    return None


def _opens(text: str, tagged: Tagged, at: int, is_open: bool) -> bool:
    word = tagged.words[at]
    if word == "''":
        start, end = tagged.starts[at], tagged.ends[at]
        return (start == 0 or text[start - 1] in " \n(—-") and end < len(text) and not text[end].isspace()
    return word in LISTS["opening"] or (word in LISTS["either"] and not is_open)
