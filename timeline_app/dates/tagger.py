"""Decides where time expressions stand in a text: at each word the longest match of any rule, from left to right.

Knows no calendar and no publication date. The work is linear in the text: what stands between two spaces is looked up
once, each word in it tries only the rules whose heads fit it, and every rule's match is of bounded length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.dates.heads import DONE, run_of, tail_at, tail_before
from timeline_app.dates.rulebook import active_rules
from timeline_app.dates.rules import openings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from timeline_app.dates.heads import Rest
    from timeline_app.dates.rules import Rule, Value

_WORD = re.compile(r"(?<!\w)(?:[A-Za-z]+[^\W\d_]*|\d+|[^\W\d_]+|['’‘`´](?=\d\d))")
_BLANK_LINE = re.compile(r"\n\s*\n")
_AROUND = 48  # code points that a rule's surroundings may look at
_GLANCE = 4  # code points behind a word that tell of most words that no rule goes on so
_MOST_KEPT = 65_536
_LONGEST_PIECE = 24  # code points between two spaces that are kept


class Match(NamedTuple):
    """A rule that fits at a place."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str]

    def value(self, name: str) -> Value | None:
        """Return what a named word of the rule stands for, None where it is absent."""
        text = self.groups.get(name)
        if text is None:
            return None
        slot = self.rule.slots.get(name)
        return text if slot is None else slot.value(text)

    def number(self, name: str) -> int | None:
        """Return a named word's number, None where it is absent."""
        value = self.value(name)
        if value is None or isinstance(value, int):
            return value
        return int(re.sub(r"\D", "", value))


def matches(
    text: str, skip: Sequence[tuple[int, int]] = (), only: Sequence[Rule] | None = None
) -> Generator[list[Match], int | None, None]:
    """Yield, from left to right, the matches at each place where some rule (of `only`) fits, the longest first.

    The caller sends back the end of what it took (or None for nothing) and the search goes on from there.
    """
    at, skipped = 0, 0
    spans = [*skip, (len(text), len(text))]
    for start, end, head in _beginnings(text) if only is None else _words(text):
        if start < at:
            continue
        while spans[skipped][1] <= start and spans[skipped][0] < len(text):
            skipped += 1
        if start >= spans[skipped][0]:
            at = max(spans[skipped][1], end)
            continue
        at = end
        rules = only or () if head is None else _rules_at(text, end, head)
        if rules and (found := _at(text, start, spans[skipped][0], rules)):
            taken = yield found
            at = max(at, taken or 0)


def _beginnings(text: str) -> Iterator[tuple[int, int, _Head]]:
    """Yield the words with which matches can begin, one in four; the others cost no more than this look."""
    pieces = text.split(" ")
    starts = list(accumulate(map(len, pieces), initial=0))
    for number, words in enumerate(map(_pieces().__getitem__, pieces)):
        for start, end, head in words:
            yield starts[number] + number + start, starts[number] + number + end, head


def _words(text: str) -> Iterator[tuple[int, int, None]]:
    return ((word.start(), word.end(), None) for word in _WORD.finditer(text))


def _at(text: str, start: int, limit: int, rules: Sequence[Rule]) -> list[Match]:
    found = []
    for rule in rules:
        match = rule.regex.match(text, start, limit)
        if match and match.end() > start and _surroundings_fit(rule, text, start, match.end()):
            span = match[0]
            if "\n" in span and _BLANK_LINE.search(span):
                continue
            found.append(Match(rule, start, match.end(), {k: v for k, v in match.groupdict().items() if v is not None}))
    found.sort(key=lambda match: -match.end)
    return found


def _surroundings_fit(rule: Rule, text: str, start: int, end: int) -> bool:
    if not _stands_after(rule, text, start):
        return False
    if rule.after and not rule.after.match(text, end):
        return False
    return not (rule.not_after and rule.not_after.match(text, end))


def _stands_after(rule: Rule, text: str, start: int) -> bool:
    """Tell whether what stands before allows the rule; the last word tells of most of it that no pattern matches."""
    if rule.before is None and rule.not_before is None:
        return True
    tail, before = tail_before(text, start), text[max(0, start - _AROUND) : start]
    if rule.before and not (tail.startswith(rule.before_endings) and rule.before.search(before)):
        return False
    return not (rule.not_before and tail.startswith(rule.not_before_endings) and rule.not_before.search(before))


class _Head:
    """A word with which matches can begin, by what can come after it."""

    def __init__(self, following: dict[str, list[int]]) -> None:
        """Take the numbers of the rules for each tail."""
        self._following = following
        self._lengths = sorted({len(tail) for tail in following}, reverse=True)
        self._open_ended = any(len(tail) < _GLANCE and not tail.endswith(DONE) for tail in following)
        self._starts = frozenset(tail[:_GLANCE] for tail in following)
        self._rules: dict[str, tuple[Rule, ...]] = {}

    def refuses(self, glance: str) -> bool:
        """Tell whether no rule goes on with a word that begins so."""
        is_word = glance[:1] == " " and glance[1:].isalpha() and glance.isascii()
        return is_word and not self._open_ended and glance.lower() not in self._starts

    def rules_for(self, tail: str) -> tuple[Rule, ...]:
        """Return the rules that allow what follows the word, in the order of their files."""
        for length in self._lengths:
            if length <= len(tail) and tail[:length] in self._following:
                return self._allowing(tail[:length])
        return ()

    def _allowing(self, tail: str) -> tuple[Rule, ...]:
        """Return the rules for a tail and for all that it begins with."""
        if tail not in self._rules:
            numbers = {number for end in range(len(tail) + 1) for number in self._following.get(tail[:end], ())}
            rules = active_rules()
            self._rules[tail] = tuple(rules[number] for number in sorted(numbers))
        return self._rules[tail]


def _rules_at(text: str, end: int, head: _Head) -> tuple[Rule, ...]:
    """Return the rules that a word and what comes after its end allow: at a glance, most words have none."""
    return () if _refuses(head, text[end : end + _GLANCE]) else _rules_for(head, tail_at(text, end))


_refuses = lru_cache(maxsize=_MOST_KEPT)(_Head.refuses)
_rules_for = lru_cache(maxsize=_MOST_KEPT)(_Head.rules_for)


class _Pieces(dict[str, tuple[tuple[int, int, _Head], ...]]):
    """What has stood between two spaces so far, with the words in it with which matches begin: mostly none."""

    def __missing__(self, piece: str) -> tuple[tuple[int, int, _Head], ...]:
        found = tuple(
            (word.start(), word.end(), head)
            for word in _WORD.finditer(piece)
            if (head := _head(run_of(word[0]))) is not None
        )
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = found
        return found


@lru_cache(maxsize=1)
def _pieces() -> _Pieces:
    return _Pieces()


def _head(run: str) -> _Head | None:
    """Return what a first run begins, None where no match begins with it."""
    index = _index()
    return _head_of(run) if run in index.whole or any(map(run.startswith, index.open)) else None


@lru_cache(maxsize=4096)
def _head_of(run: str) -> _Head:
    index = _index()
    found: dict[str, list[int]] = defaultdict(list)
    for number, rest in index.whole.get(run, ()):
        for tail in openings().tails(rest):
            found[tail].append(number)
    for beginning, numbers in index.open.items():
        if run.startswith(beginning):
            found[""] += numbers
    return _Head(dict(found))


class _Index(NamedTuple):
    """The numbers of the rules by the words with which their matches can begin."""

    whole: dict[str, list[tuple[int, Rest]]]
    open: dict[str, list[int]]  # by the beginnings of words


@lru_cache(maxsize=1)
def _index() -> _Index:
    index = _Index(defaultdict(list), defaultdict(list))
    for number, rule in enumerate(active_rules()):
        heads = openings().heads(rule.pattern)
        for head, rests in heads.whole.items():
            index.whole[head] += ((number, rest) for rest in rests)
        for head in heads.open:
            index.open[head].append(number)
    return index
