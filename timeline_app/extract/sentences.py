"""Decides where the sentences of an article are: spans of its text outside furniture, the headline a unit of its own.

Full stops after abbreviations and initials end nothing; blank lines and finished lines end a sentence, wrapped
lines do not. The words that decide are data, in `resources/rules/en-events/sentences.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.records import Article

_STOP = re.compile(r"(?:[.!?…]+|[.!?] [.!?])(?: ?['\"”’)\]]|\s''){0,2}(?=\s|$|[A-Z][a-z]+ [a-z])")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_LINE_END = re.compile(r"[.!?:…]['\"”’)\]\s]*$")
_LAST_WORD_BACKWARDS = re.compile(r"(?:[^\W\d_]|[.'’-])+")
_NEXT_WORD = re.compile(r"\s+(?:['\"“‘(\[]|``)*\s?(\w[\w’'-]*)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$|(?:[a-z]\.)+[a-z]$")
_WRAPPED = range(50, 111)  # a line of this length that does not end a sentence is taken to run on in the next
# "PARIS, May 4 (Reuters) - ...": where and by whom, no part of what is told.
_AGENCY = re.compile(
    r"\s*(?:[^\n.!?]|\.(?>(?=\S|\s[a-z\d])|(?<=[A-Z]\.))){0,200}?(?:\(|-LRB-)\s?(?:Reuters|AP|AFP|UPI|Xinhua|Kyodo|Yonhap|Bloomberg|CNN|dpa|TASS|IANS|PTI|ANSA|EFE|RTTNews)"
    r"\b[^)\n]{0,30}?(?:\)|-RRB-)\s*[-–—―]{1,2}\s*"
)
_PLACE_IN_CAPITALS = re.compile(
    r"\s*[A-Z][A-Z.'’/-]+(?:[ ,]+[A-Z][A-Z.'’/-]+)*(?:,\s[A-Z][a-z.]+(?:\s[A-Z][a-z.]+)?){0,2}"
    r"(?:,?\s(?:[A-Z][a-z]+\.?\s)?\d{1,2}(?:,\s\d{4})?)?(?:,\s\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?)?"
    r"\s+[–—―-]{1,2}\s+(?=[A-Z\"“])"
)
_TAG = re.compile(r"(?:</?[A-Za-z][^<>]{0,300}>\s*)+")  # mark-up that a file has left in its text
_LONGEST_HEADLINE = 200
_LONGEST_WORD = 20  # before a full stop
_LONGEST = 1_200  # what runs on for longer without a stop is no sentence but a table or a list: it is cut


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: a span of the article's text (code points, end exclusive) and what stands there."""

    start: int
    end: int
    text: str
    headline: bool = False


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rules = tomllib.loads(resource("rules", "en-events", "sentences.toml").read_text(encoding="utf-8"))
    return frozenset(rules["always"]), frozenset(rules["sometimes"]), frozenset(rules["openers"])


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences outside furniture in text order; the headline, where the text has it, is marked."""
    headline = find_headline(article)
    found: list[Sentence] = []
    for start, end in _outside(article.furniture, len(article.text)):
        edges = [start, *(edge for edge in headline or () if start <= edge <= end), end]
        for first, last in pairwise(edges):
            if headline and (first, last) == headline:
                found.append(Sentence(first, last, article.text[first:last], headline=True))
            else:
                found += (Sentence(a, b, article.text[a:b]) for a, b in _spans(article.text, first, last))
    return tuple(found)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a bare text, all of which is read, in text order."""
    return list(_spans(text, 0, len(text)))


def find_headline(article: Article) -> tuple[int, int] | None:
    """Return the span of the article's title where it stands as a line of its own outside furniture, else None."""
    title = article.title.strip()
    if not title or len(title) > _LONGEST_HEADLINE:
        return None
    words = title.split()
    start = article.text.find(words[0])
    while start >= 0:
        end = _line_end(article.text, start, words)
        if end is not None and not any(a < end and start < b for a, b in article.furniture):
            return start, end
        start = article.text.find(words[0], start + 1)
    return None


def _line_end(text: str, start: int, words: Sequence[str]) -> int | None:
    """Return where words, parted by white space, end that stand alone in their lines; None where they do not."""
    before = start
    while before and text[before - 1] in " \t":
        before -= 1
    if before and text[before - 1] != "\n":
        return None
    at = start
    for number, word in enumerate(words):
        first = at
        while number and at < len(text) and text[at].isspace():
            at += 1
        if (number and at == first) or not text.startswith(word, at):
            return None
        at += len(word)
    after = at
    while after < len(text) and text[after] in " \t\r":
        after += 1
    return at if text[after : after + 1] in ("", "\n") else None


def _outside(furniture: tuple[tuple[int, int], ...], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in furniture:
        if position < start:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the trimmed sentence spans of text[start:end]."""
    for first, last in _blocks(text, start, end):
        position = first = _after_dateline(text, first, last)
        for stop in _STOP.finditer(text, first, last):
            if _ends(text, stop, last):
                yield from _trimmed(text, position, stop.end())
                position = stop.end()
        yield from _trimmed(text, position, last)


def _after_dateline(text: str, first: int, last: int) -> int:
    """Return where what is told begins; a search for an agency's name is spared where nothing stands in brackets."""
    brackets = any(text.find(bracket, first, last) >= 0 for bracket in ("(", "-LRB-"))
    found = (brackets and _AGENCY.match(text, first, last)) or _PLACE_IN_CAPITALS.match(text, first, last)
    return found.end() if found else first


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans between blank lines and finished lines: within one, a line break is a wrapped line."""
    position = start
    for line_break in re.finditer(r"\n\s*", text[start:end]):
        at, after = start + line_break.start(), start + line_break.end()
        line_start = max(position, text.rfind("\n", start, at) + 1)
        line = text[line_start:at].rstrip()
        blank = _BLANK.match(line_break.group()) is not None
        runs_on = after < end and (text[after].islower() or (len(line) in _WRAPPED and not _LINE_END.search(line)))
        if blank or not runs_on:
            yield position, at
            position = after
    yield position, end


def _ends(text: str, stop: re.Match[str], last: int) -> bool:
    """Tell whether this stop ends a sentence, from the word before it and the word after it."""
    following = _NEXT_WORD.match(text, stop.end(), last)
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    if stop.end() - stop.start() > 1 or stop.group() != ".":
        return True
    before = _LAST_WORD_BACKWARDS.match(text[max(0, stop.start() - _LONGEST_WORD) : stop.start()][::-1])
    if before is None:
        return True
    always, sometimes, openers = _abbreviations()
    name = before.group()[::-1].lstrip("'’-")
    if name in always:
        return False
    if _INITIALS.fullmatch(name) and len(word) == 1 and text.startswith(".", following.end()):
        return False  # "P. A. S.": a row of initials
    return word in openers if name in sometimes or _INITIALS.fullmatch(name) else True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space around it; cut into several where it is far too long for a sentence."""
    while end - start > _LONGEST:
        marks = (text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ("\n", ";", ",", " "))
        cut = next((mark + 1 for mark in marks if mark >= 0), start + _LONGEST)
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    if text.startswith("<", start) and (tag := _TAG.match(text, start, end)):
        start = tag.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    if text.endswith(">", start, end) and _TAG.fullmatch(text, opened := max(start, text.rfind("<", start, end)), end):
        end = opened
    if any(map(str.isalnum, text[start:end])):
        yield start, end
