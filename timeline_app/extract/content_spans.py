"""Decides which words a cue's source and content are: spans of words, by shape, clause and quotation marks.

A content to the right runs from the cue, its hearers and "that" to the end of the sentence, of the quotation, or to
the next thing that the same source says ("urged X and praised Y"). One to the left runs back from the comma or the
closing quotation mark before the saying. A quotation is taken whole, over as many sentences as it has.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.cues import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.grammar import Columns

Span = tuple[int, int]

_INSIDE_SOURCE = frozenset(["DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "POS", "VBN"])
_PARTS = frozenset(["VBD", "VBZ", "VBP", "MD", "WDT", "WRB", "CC", ",", ".", ":", "(", '"'])  # what no source bridges
_WIDEST = 14
_LINKS = frozenset(["of", "'s", "&", "-"])
_STOPS = frozenset([",", "?", "!", "”", '"', "''", "“", "``", ";", "—", "--", "–", ":"])
_QUOTES = frozenset(["”", '"', "''", "“", "``", "'", "’"])
_BETWEEN = frozenset(["and", "but", "or", ",", "while", "then", "yet", ";"])
_LEADS = frozenset(["that", ",", ":", "how", "whether", "why"])
_RELATIVE = frozenset(["WDT", "WP"])
_ANNOUNCES = 9  # words between a cue and a colon that ends its sentence: what it announces comes in the next


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's word, its shape (see `cue_features.SHAPES`) and its source's words, where it has a source."""

    word: int
    shape: str
    source: Span | None


class Spans:
    """Finds the contents of cues in one article."""

    def __init__(self, text: str, found: Columns) -> None:
        self._text, self._found = text, found
        self._first: list[int] = found.first.tolist()
        self._last: list[int] = found.last.tolist()
        self._group: list[int] = found.group.tolist()
        self._quoted: list[int] = found.quoted.tolist()
        self._tagged = found.tagged
        changes = np.diff(found.quoted).nonzero()[0] + 1
        edges = [0, *changes.tolist(), len(self._quoted)]
        self._runs = [(a, b) for a, b in pairwise(edges) if self._quoted[a]]

    def source(self, word: int, likely: set[int]) -> Span:
        """Return the words of the source that a noun belongs to; `likely` are the nouns that may be part of it."""
        first = last = word
        for at in range(word - 1, max(self._first[word] - 1, word - _WIDEST), -1):
            if self._tagged.tags[at] in _PARTS:
                break
            first = at if at in likely and self._found.words[at] != "that" else first
        while first > self._first[word] and self._joins(first - 1, first - 2, likely, word):
            first -= 1
        while last + 1 < self._last[word] and self._goes_on(last, likely):
            last += 1
        return first, last + 1

    def _goes_on(self, last: int, likely: set[int]) -> bool:
        """Tell whether the word after a place goes on a source to the right."""
        tag, linked = self._tagged.tags[last + 1], last + 2 in likely
        if last + 1 in likely or tag == "NNP" == self._tagged.tags[last]:
            return True
        return linked and (tag == "POS" or self._found.words[last + 1] in _LINKS)

    def _joins(self, at: int, before: int, likely: set[int], word: int) -> bool:
        """Tell whether the word at a place goes on a source to the left."""
        tag = self._tagged.tags[at]
        if self._found.words[at] == "that":
            return False
        if self._tagged.tags[at + 1] in ("DT", "PRP$", "PRP", "WP", "WDT"):
            return self._found.words[at] in _LINKS and before in likely
        if self._found.words[at] in _LINKS or tag == "IN":
            return before in likely and before >= self._first[word]
        return tag in _INSIDE_SOURCE

    def content(self, cue: Cue, later: Sequence[Cue]) -> Span:
        """Return the content's span of the text; `later` are the cues after this one in its sentence."""
        return self._right(cue, later) if cue.shape[1] == "R" else self._left(cue)

    def _right(self, cue: Cue, later: Sequence[Cue]) -> Span:
        starts, ends = self._tagged.starts, self._tagged.ends
        last = self._last[cue.word]
        first = self._after(cue, last)
        if first >= last or not any(map(str.isalnum, self._text[starts[first] : ends[last - 1]])):
            return self._next_sentence(cue.word)
        if self._found.words[last - 1] == ":" and last - first < _ANNOUNCES:
            return starts[first], self._next_sentence(cue.word)[1]
        last = self._until(cue, first, last, later)
        while last - 1 > first and self._found.words[last - 1] in (".", ",", ":", ";"):
            last -= 1
        return starts[first], ends[last - 1]

    def _after(self, cue: Cue, last: int) -> int:
        """Return the word that a content to the right begins with: after hearers, occasions and "that"."""
        starts, ends, words = self._tagged.starts, self._tagged.ends, self._found.words
        first = cue.word + 1
        if cue.source and cue.source[0] > cue.word:
            first = max(first, cue.source[1])
        elif first < last:
            adjuncts = cues().adjuncts.match(self._text, ends[cue.word], ends[last - 1])
            if adjuncts and adjuncts.end() < ends[last - 1] - 1:
                first = bisect_left(starts, adjuncts.end())
        while first < last - 1 and words[first] in _LEADS:
            first += 1
        return first

    def _until(self, cue: Cue, first: int, last: int, later: Sequence[Cue]) -> int:
        """Return the word before which a content to the right ends."""
        if self._quoted[cue.word]:
            return min(last, max(first + 1, self._run_end(cue.word)))
        for other in later:
            if other.shape == "LR" and other.source and cue.source and other.source[0] <= cue.word:
                end = self._group[other.word]
                while end > first + 1 and self._found.words[end - 1] in _BETWEEN:
                    end -= 1
                if end > first:
                    return end
            if other.shape[1] == "L" and not self._quoted[other.word]:
                end = other.source[0] if other.source and other.shape[0] == "L" else other.word
                if end > first + 1 and self._found.words[end - 1] in _STOPS:
                    return end - 1
        run = self._run_at(last - 1)
        return run[1] if run and run[1] > last and run[0] >= first else last

    def _left(self, cue: Cue) -> Span:
        starts, ends, words = self._tagged.starts, self._tagged.ends, self._found.words
        first, end = self._first[cue.word], cue.word
        if cue.shape[0] == "L" and cue.source:
            end = cue.source[0]
        elif cue.shape[0] == "N":
            end = self._group[cue.word]
        if end > first and self._tagged.tags[end - 1] in _RELATIVE:
            return starts[end - 1], ends[end - 1]
        stop = end
        if cue.shape[0] != "N":
            while stop > first and words[stop - 1] not in _STOPS:
                stop -= 1
        last = stop if stop > first + 1 else end
        while last > first and words[last - 1] in _STOPS:
            last -= 1
        if last <= first:
            return self._before(cue, first, end)
        run = self._run_at(last - 1)
        begins = run[0] if run and run[1] <= last + 1 else first
        begins = begins + 1 if words[begins] in _QUOTES and begins + 1 < last else begins
        return starts[min(begins, last - 1)], ends[last - 1]

    def _before(self, cue: Cue, first: int, end: int) -> Span:
        """Return the content of a saying that opens its sentence: the sentence before it, the whole of a quotation."""
        if first == 0:
            return self._tagged.starts[first], self._tagged.ends[max(end - 1, first)]
        run = self._run_at(first - 1) or self._run_at(max(first - 2, 0))
        begins = run[0] if run else self._first[first - 1]
        return self._tagged.starts[begins], self._tagged.ends[first - 1]

    def rest(self, cue: Cue, after: Cue | None) -> Span | None:
        """Return the quotation that goes on after a saying's sentence; `after` is the next cue outside any."""
        first = self._last[cue.word]
        if self._quoted[cue.word] or first >= len(self._first) or not self._quotes_before(cue):
            return None
        run = self._run_at(first)
        if (
            run is None
            or run[0] != first
            or "\n" in self._text[self._tagged.ends[first - 1] : self._tagged.starts[first]]
        ):
            return None
        own = after is not None and run[1] <= after.word < self._last[run[1] - 1]
        return None if own else (self._tagged.starts[first], self._tagged.ends[run[1] - 1])

    def _quotes_before(self, cue: Cue) -> bool:
        return any(self._quoted[self._first[cue.word] : cue.word])

    def _next_sentence(self, word: int) -> Span:
        """Return the sentence after a word's, or the quotation that it opens; the word itself where none follows."""
        after = self._last[word]
        if after >= len(self._first):
            return self._tagged.starts[word], self._tagged.ends[word]
        run = self._run_at(after)
        return self._tagged.starts[after], self._tagged.ends[max(run[1] if run else 0, self._last[after]) - 1]

    def _run_at(self, word: int) -> Span | None:
        """Return the quotation in which a word stands: its words, the closing mark apart."""
        at = bisect_right(self._runs, (word, len(self._first))) - 1
        return self._runs[at] if at >= 0 and self._runs[at][0] <= word < self._runs[at][1] else None

    def _run_end(self, word: int) -> int:
        run = self._run_at(word)
        return run[1] if run else word + 1
