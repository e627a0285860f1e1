"""Decides which words of a source are the noun phrase of who speaks: no clause, no half of a quotation.

What stands before a verb of saying may be more than its subject ("She said that an official she met |warned|"). A noun
phrase ends before a finite verb, unless "who" or "that" opens a relative clause on it, and before the subject of one
without such a word; behind "that" a new one begins. A clause that only "I" or "you" is the subject of names nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.extract.cues import cues

if TYPE_CHECKING:
    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_RELATIVE = frozenset(["WP", "WDT", "WRB"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "CD", "PRP", "DT", "JJ"])
_AT_EDGES = frozenset(["WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "CC", ",", ":", "RB", "IN", "TO", '"', "."])
_BESIDE_NOUN = frozenset(["NN", "NNS", "NNP", "CD"])
_OURS = frozenset(["I", "we", "We", "you", "You", "me", "us", "myself", "yourself", "ourselves"])
_SUBJECTS = frozenset(["I", "we", "you", "he", "she", "they"])
_MARK = re.compile(r"[\"“”]|``|''")


def with_phrase(text: str, tagged: Tagged, one: Attribution) -> Attribution:
    """Return an attribution whose source is the noun phrase in its words, or None where there is no such."""
    if one.source is None:
        return one
    start, end = one.source
    marks = [mark.span() for mark in _MARK.finditer(text, start, end)]
    if len(marks) % 2 and (inner := [mark for mark in marks if start < mark[0] and mark[1] < end]):
        start, end = _beside(text, tagged, (start, end), inner[-1])
    first, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, one.source[1])
    if last - first < 2:
        return one if start == one.source[0] or first == last else replace(one, source=(tagged.starts[first], end))
    joined = tagged.tags[last - 2] == "CC" and last - 2 > first and _FINITE.isdisjoint(tagged.tags[first:last])
    if tagged.words[last - 1] in _SUBJECTS and tagged.tags[last - 2] not in ("IN", "TO"):
        if joined:
            return one  # "Olsen and I"
        return replace(one, source=(tagged.starts[last - 1], tagged.ends[last - 1]))
    last = bisect_left(tagged.starts, end)
    found = _phrase(tagged, first, last)
    if found == (first, last) and (start, end) == one.source:
        return one
    return replace(one, source=(tagged.starts[found[0]], tagged.ends[found[1] - 1]) if found else None)


def _beside(text: str, tagged: Tagged, source: Span, mark: Span) -> Span:
    """Return the words before an opening mark that quotes a clause, or after a closing one."""
    if not text[mark[1]].isalnum():
        return mark[1], source[1]
    first, last = bisect_left(tagged.starts, mark[1]), bisect_left(tagged.starts, source[1])
    return source if _finite(tagged, first, last) is None else (source[0], mark[0])  # "Dahl “never said that"


def _phrase(tagged: Tagged, first: int, last: int) -> Span | None:
    """Return the words of the noun phrase among some words, None without one."""
    verb = _finite(tagged, first, last)
    if verb is None:
        end = next((at for at in range(first, last) if tagged.words[at] in _OURS), last)
    elif that := [at for at in range(verb + 1, last - 1) if tagged.lows[at] == "that" and tagged.tags[at] == "IN"]:
        return _phrase(tagged, that[-1] + 1, last)
    else:
        subject = tagged.tags[verb - 1] == "PRP" and verb - 1 > first
        end = verb - subject  # "an official |she met|"
    while last > end > first and (tagged.tags[end - 1] in _AT_EDGES or tagged.lows[end - 1] == "that"):
        end -= 1
    if end == last:
        return first, last
    words = range(first, end)
    if any(tagged.words[at] in _OURS for at in words):
        return None
    return (first, end) if any(tagged.tags[at] in _NOUNS for at in words) else None


def _finite(tagged: Tagged, first: int, last: int) -> int | None:
    """Return the first finite verb that is no relative clause's."""
    tags = tagged.tags
    relative = False
    for at in range(first, last):
        if tags[at] in _RELATIVE or (at > first and tagged.lows[at] == "that" and tags[at - 1] in _BESIDE_NOUN):
            relative = at > first
        elif tags[at] == "," and relative:
            relative = False
        elif tags[at] in _FINITE and not relative and not _is_participle(tagged, at, first, last):
            return at
    return None


def _is_participle(tagged: Tagged, at: int, first: int, last: int) -> bool:
    """Tell whether what is tagged as finite is none: "officials |briefed| on it", "|Will| Smith", a noun."""
    word, low, tag = tagged.words[at], tagged.lows[at], tagged.tags[at]
    known = tag == "MD" or low in cues().verbs or low.endswith("ed") or "'" in word or "’" in word
    if word[0].isupper() or not known or (at and tagged.words[at - 1].endswith("-")):
        return True
    follows = at + 1 < last
    if low in cues().auxiliaries or tagged.tags[at - 1] == "PRP" or (follows and tagged.lows[at + 1] == "that"):
        return False
    after = tagged.tags[at + 1] if follows else ""
    if low in ("'s", "’s"):
        return after in _BESIDE_NOUN or after == "JJ"
    return tag == "VBD" and after in ("IN", "RP", "RB", "") and at > first
