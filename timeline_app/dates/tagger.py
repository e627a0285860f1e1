"""Decides where time expressions stand in a text: at each word the longest match of any rule, from left to right.

Knows no calendar and no publication date. The work is linear in the text: each word is looked up once, tries only the
rules whose heads fit it, and every rule's match is of bounded length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.dates.heads import run_of, tail_at, tail_before
from timeline_app.dates.rulebook import active_rules
from timeline_app.dates.rules import openings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from timeline_app.dates.heads import Rest
    from timeline_app.dates.rules import Rule, Value

_WORD = re.compile(r"(?<![\w])(?:[^\W\d_]+|\d+|['’‘`´](?=\d\d))")
_BLANK_LINE = re.compile(r"\n\s*\n")
_AROUND = 48  # code points that a rule's surroundings may look at


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
    for word in _WORD.finditer(text):
        start = word.start()
        if start < at or (only is None and _head(word[0]) is None):
            continue
        while spans[skipped][1] <= start and spans[skipped][0] < len(text):
            skipped += 1
        if start >= spans[skipped][0]:
            at = max(spans[skipped][1], word.end())
            continue
        at = word.end()
        rules = _rules_at(text, word) if only is None else only
        if rules and (found := _at(text, start, spans[skipped][0], rules)):
            taken = yield found
            at = max(at, taken or 0)


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


def candidates_at(text: str) -> Iterator[tuple[int, Sequence[Rule]]]:
    """Yield the rules that are tried at each word of a text."""
    return ((word.start(), _rules_at(text, word)) for word in _WORD.finditer(text))


def _rules_at(text: str, word: re.Match[str]) -> Sequence[Rule]:
    """Return the rules that a word and what comes after it allow."""
    head = _head(word[0])
    if head is None:
        return ()
    return _candidates(head, tail_at(text, word.end()))


@lru_cache(maxsize=65_536)
def _head(word: str) -> str | None:
    """Return a word as heads write it, None where no match begins with it."""
    head = run_of(word)
    return None if _following(head) is None else head


@lru_cache(maxsize=65_536)
def _candidates(head: str, tail: str) -> tuple[Rule, ...]:
    """Return the rules whose matches can begin with a word and what follows, in the order of their files."""
    following = _following(head) or {}
    numbers = {number for length in range(len(tail) + 1) for number in following.get(tail[:length], ())}
    rules = active_rules()
    return tuple(rules[number] for number in sorted(numbers))


@lru_cache(maxsize=65_536)
def _following(head: str) -> dict[str, list[int]] | None:
    """Return the numbers of the rules that can begin with a word, by what can come after it; None where none can."""
    index = _index()
    found: dict[str, list[int]] = defaultdict(list)
    for number, rest in index.whole.get(head, ()):
        for tail in openings().tails(rest):
            found[tail].append(number)
    for length in range(len(head) + 1):
        found[""] += index.open.get(head[:length], ())
    return dict(found) if len(found) > 1 or found[""] else None


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
