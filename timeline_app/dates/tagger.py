"""Decides where time expressions stand in a text: at each word the longest match of any rule, from left to right.

Knows no calendar and no publication date. The work is linear in the text: each word is looked up once, tries only the
rules whose heads fit it, and every rule's match is of bounded length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.dates.heads import WHOLE
from timeline_app.dates.rulebook import active_rules

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from timeline_app.dates.rules import Rule, Value

_WORD = re.compile(r"(?<![\w])(?:[^\W\d_]+|\d+|['’‘`´](?=\d\d))")
_NEXT_WORD = re.compile(r"\s{1,8}([^\W\d_]+|\d)")
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
    while word := _WORD.search(text, at):
        start = word.start()
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
    before = text[max(0, start - _AROUND) : start] if rule.before or rule.not_before else ""
    if rule.before and not rule.before.search(before):
        return False
    if rule.not_before and rule.not_before.search(before):
        return False
    if rule.after and not rule.after.match(text, end):
        return False
    return not (rule.not_after and rule.not_after.match(text, end))


def _rules_at(text: str, word: re.Match[str]) -> Sequence[Rule]:
    """Return the rules that the word, or the one after "the", allows."""
    first = word[0][:16].lower()
    if first == "the" and (second := _NEXT_WORD.match(text, word.end())):
        return _candidates_after_the(second[1][:16].lower())
    return _candidates(first)


@lru_cache(maxsize=65_536)
def _candidates_after_the(word: str) -> tuple[Rule, ...]:
    """Return the rules whose matches can begin with "the" and a word."""
    key = "0" if word[0].isdigit() else word + WHOLE
    return tuple(rule for rule in _candidates("the") if any(key.startswith(head) for head in rule.heads_after_the))


@lru_cache(maxsize=65_536)
def _candidates(word: str) -> tuple[Rule, ...]:
    """Return the rules whose matches can begin with a word, in the order of their files."""
    key = "0" if word[0].isdigit() else word + WHOLE
    index = _index()
    numbers: set[int] = set()
    for length in range(len(key) + 1):
        numbers.update(index.get(key[:length], ()))
    rules = active_rules()
    return tuple(rules[number] for number in sorted(numbers))


@lru_cache(maxsize=1)
def _index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(active_rules()):
        for head in rule.heads:
            index[head].append(number)
    return dict(index)
