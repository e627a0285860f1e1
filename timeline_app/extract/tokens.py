"""Decides where the words of a sentence are: spans in code points, cut as the Penn Treebank and GUM cut them.

Possessive 's and contractions ("n't", "'ll") are tokens of their own, so are hyphens between words ("Kenya-based") but
not in names ("Kim Song-hye" stays whole) or after a bound prefix ("re-elected"); a full stop belongs to an abbreviation
that it ends. One regular expression, whose every branch is bounded or consumes what it has looked at: linear. Groups
that give nothing back are atomic, for a possessive quantifier after a group fails in Python before 3.11.5
(https://github.com/python/cpython/issues/106052).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from sys import intern
from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Fr Hon St Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Sen Reps? Gov Pres Amb Supt Insp Messrs "
    "Mt Ft vs v cf approx Nos? Vol pp ca Ald Atty Dep Det Sec Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Mon Tues? "
    "Wed Thurs? Thu Fri Inc Corp Co Cos Ltd Bros Jr Sr Ave Blvd Rd Dept Est etc al Calif Conn Fla Ga Ill Ky La Mass "
    "Mich Minn Miss Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis"
).replace(" ", "|")
_PREFIXES = "re|non|co|pre|post|mini|e|counter|multi|inter|anti|semi|sub|ultra|un|de|mid|ex|bi"
_CLITIC = r"['’](?:[sS]|[mM]|[dD]|[lL][lL]|[rR][eE]|[vV][eE])(?!\w)"
_LETTER = r"[^\W\d_]"

# A later syllable of a name written with a hyphen: Song-hye, Kai-shek; not "Follow-up".
_SYLLABLE = (
    r"(?!(?:up|in|on|an|to|no|so|go|do|man|one|like)\b)(?:[bcdfghjklmnprstwyz]h?|ky|ts)?[yw]?"
    r"(?:ae|ai|ao|ee|eo|eu|ia|io|oo|ou|ue|[aeiou])(?:ng?|k|l|m|p|h)?\b"
)

_TOKEN = re.compile(
    rf"""
      (?!cannot)[A-Za-z]++(?=[\s,;)"”])                                      # most words: the rest is passed over
    | [,;)](?!\d)
    | (?:https?://|www\.)[^\s<>"”“)\]]+
    | \d++(?>(?:[.,:/]\d+)*)(?>(?:(?:st|nd|rd|th|s)(?![^\W_]))?)(?!\w)        # 1,000.5  12:30  9/11  20th  1990s
    | [.,]\d+(?!\w)
    | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w.]))?                          # U.S.  a.m.
    | (?:{_ABBREVIATIONS})\.(?=[\s,;:)'’"”-]|$)
    | Ph\.D\.?
    | (?<=\s)[A-Z]\.(?=\s?[A-Z])                                            # J. Smith
    | [nN]['’][tT](?!\w) | {_CLITIC}
    | (?=\w++['’][tT])\w+(?=[nN]['’][tT](?!\w))                             # do|n't
    | [cC][aA][nN](?=[nN][oO][tT]\b)
    | (?:{_PREFIXES})-{_LETTER}+
    | [A-Z]\w*+(?:[-‑](?:[A-Z]\w*|{_SYLLABLE})){{1,4}}
    | [\w.+-]{{1,64}}@\w[\w.-]{{1,64}}\w | [@\#]\w+
    | \w(?>(?:\w|(?!{_CLITIC}|[nN]?['’][tT](?!\w))['’](?={_LETTER})|[&](?=\w)|(?<={_LETTER})[.](?={_LETTER}{{2}}))*)
    | -{{2,}} | \.{{2,}} | …+ | ``|'' | !+ | \?[?!]*
    | \S
    """,
    re.VERBOSE,
)


_LONGEST = 60  # letters of a chunk whose words are kept
_PLAIN = re.compile(rf"(?!cannot)[A-Za-z]{{1,{_LONGEST}}}")  # one word where white space follows: most
_INITIAL = re.compile(r"[A-Z]\.")


class _NeedsContextError(Exception):
    """Raised for a chunk whose words depend on more than itself."""


def _inner(chunk: str) -> tuple[str, ...]:
    if _PLAIN.fullmatch(chunk):
        return (intern(chunk),)
    if len(chunk) > _LONGEST or _INITIAL.fullmatch(chunk):
        raise _NeedsContextError
    return tuple(map(intern, _TOKEN.findall(f" {chunk} ", 1)))


def _last(chunk: str) -> tuple[str, ...]:
    if len(chunk) > _LONGEST:
        raise _NeedsContextError
    return tuple(map(intern, _TOKEN.findall(f" {chunk}", 1)))


# The words of each chunk, which is what stands between white space: few are new in an article. No word bridges two
# chunks, and none looks beyond white space but an initial. What ends a span is kept apart: no white space follows it.
_INNER, _LAST = Kept(_inner), Kept(_last)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of spans of a text, all in a row."""

    words: list[str]  # as written; equal ones are one object, so that they are looked up quickly
    starts: list[int]
    ends: list[int]
    bounds: list[int]  # the words of span n are those from bounds[n] to bounds[n + 1]


def words_of(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    """Return the words of text[start:end] for each span, in order."""
    parts: list[tuple[str, ...]] = []  # the words of each chunk
    chunks = [0]  # how many there are up to each span
    for start, end in spans:
        parts += _parts(text, start, end)
        chunks.append(len(parts))
    words = list(chain.from_iterable(parts))
    bounds = np.concatenate([[0], np.fromiter(map(len, parts), np.int64, len(parts)).cumsum()])
    starts, ends = _places(text, spans, words, bounds, bounds[chunks])
    return Words(words, starts.tolist(), ends.tolist(), bounds[chunks].tolist())


def _parts(text: str, start: int, end: int) -> Sequence[tuple[str, ...]]:
    """Return the words of each chunk of a span; all together where it must be read as a whole."""
    chunks = text[start:end].split()
    if not chunks:
        return ()
    try:
        opens = chunks[0][1:2] == "." and not text[max(start - 1, 0)].isspace()  # maybe with an initial
        if opens or text[end - 1].isspace():
            raise _NeedsContextError
        return [*map(_INNER.__getitem__, chunks[:-1]), _LAST[chunks[-1]]]
    except _NeedsContextError:
        return [tuple(map(intern, _TOKEN.findall(text, start, end)))]


def _places(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], chunks: Ints, bounds: Ints
) -> tuple[Ints, Ints]:
    """Return where words start and end, each chunk one space after the other; looked up where a span has others.

    `chunks` and `bounds` tell how many words there are up to each chunk and each span.
    """
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    gaps = np.zeros(len(words), np.int64)
    gaps[chunks[1:] - 1] = 1
    ends = (sizes + gaps).cumsum() - gaps
    edges = np.array(spans, np.int64).reshape(-1, 2)
    lengths = np.diff(bounds)
    filled = lengths.nonzero()[0]
    first, last = bounds[filled], bounds[filled + 1] - 1
    ends += np.repeat(edges[filled, 0] - (ends - sizes)[first], lengths[filled])
    for n in filled[ends[last] != edges[filled, 1]].tolist():
        ends[bounds[n] : bounds[n + 1]] = [found.end() for found in _TOKEN.finditer(text, *spans[n])]
    return ends - sizes, ends


def tokenize(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
    """Return starts and ends of all tokens of text[start:end] for each span, in order, and how many each span has."""
    found = words_of(text, spans)
    return found.starts, found.ends, [last - first for first, last in pairwise(found.bounds)]
