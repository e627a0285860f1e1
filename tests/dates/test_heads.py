"""No text that a pattern matches is refused by its heads and tails, and most others are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates import tagger
from timeline_app.dates.heads import DONE, Openings
from timeline_app.dates.rulebook import active_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.rules import Rule

WORDS = {
    "unit": r"(?:(?:days?|weeks?)(?![A-Za-z]))",
    "figures": r"\d{1,3}(?:,\d{3})?",
    "many": "(?:a few|several)",
    "dash": "(?:-|–)",
}


def openings() -> Openings:
    return Openings(lambda name: WORDS[name])


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        ("today", {"today"}),
        ("(?:the )?quarter", {"the", "quarter"}),
        ("last|past", {"last", "past"}),
        ("(?P<year>19\\d\\d)s", {"0000"}),
        ("sept?", {"sep", "sept"}),
        ("(?-i:Mon|Tue)day", {"monday", "tueday"}),
        ("['’]\\d\\d", {"'", "’"}),
        ("(?!May)(?P<m>June|July)", {"june", "july"}),
        (r"an?(?:\s{1,8})day", {"a", "an"}),
        (r"a(?![A-Za-z])\.?", {"a"}),
        ("<unit> ago", {"day", "days", "week", "weeks"}),
        ("<figures> ago", {"0", "00", "000"}),
        ("<figures>\\d", {"0", "00", "000", "0000"}),
        ("(?P<mark>[-/])x", set()),
        ("(?:(?P<a>x) )?(?(a)y|z)", {"x", "y", "z"}),
    ],
)
def test_heads_that_are_whole_words(pattern: str, whole: set[str]) -> None:
    heads = openings().heads(pattern)
    assert (set(heads.whole), heads.open) == (whole, set())


@pytest.mark.parametrize(("pattern", "begins"), [(r"a\w{1,9}", {"a"}), (r"\d+", {"0" * 8}), (".x", {""})])
def test_heads_that_only_begin_a_word(pattern: str, begins: set[str]) -> None:
    assert openings().heads(pattern).open == begins


@pytest.mark.parametrize(
    ("pattern", "head", "tails"),
    [
        ("the first", "the", {" first" + DONE}),
        ("last[- ]minute", "last", {"-minute" + DONE, " minute" + DONE}),
        ("(?:the )?day", "day", {""}),
        ("next <unit>", "next", {f" {unit}{DONE}" for unit in ("day", "days", "week", "weeks")}),
        ("next <many> <unit>", "next", {" a" + DONE, " several" + DONE}),
        ("<many> <unit>", "a", {" few" + DONE}),
        ("<figures> <unit>", "00", {f" {unit}{DONE}" for unit in ("day", "days", "week", "weeks")} | {",000" + DONE}),
        ("19\\d\\ds", "0000", {"s" + DONE}),
        (
            "<figures> ?<dash> ?\\d",
            "00",
            {",000" + DONE, "-0" + DONE, "–0" + DONE, "- 0" + DONE, "– 0" + DONE}
            | {" -0" + DONE, " –0" + DONE, " - 0" + DONE, " – 0" + DONE},
        ),
        ("the .{1,9} day", "the", {" "}),
        ("day(?:  |\\s{1,8}) off", "day", {" off" + DONE}),
    ],
)
def test_tails(pattern: str, head: str, tails: set[str]) -> None:
    finder = openings()
    found = {tail for rest in finder.heads(pattern).whole[head] for tail in finder.tails(rest)}
    assert found == tails


@pytest.mark.parametrize(
    "change", [str, str.upper, lambda text: text.replace(" ", "\n  "), lambda t: t.replace("-", "–")]
)
def test_every_rule_is_tried_where_it_matches(change: object) -> None:
    assert callable(change)
    rules = active_rules()
    for text in {change(example.text) for rule in rules for example in rule.examples}:
        assert list(tagger.matches(text)) == list(tagger.matches(text, only=rules)), text


def test_most_rules_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(text: str, start: int, limit: int, rules: Sequence[Rule]) -> list[tagger.Match]:
        tried.append(len(rules))
        return []

    monkeypatch.setattr(tagger, "_at", counted)
    assert not list(tagger.matches("The market fell 50 points on a day of 5 million trades."))
    assert 0 < sum(tried) < len(active_rules()) / 4


@pytest.mark.parametrize("pattern", ["a)b", "a(b"])
def test_an_unbalanced_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        openings().heads(pattern)


def test_a_head_is_no_longer_than_what_is_matched() -> None:
    assert all(re.match("[a-z]+|0+|['’‘`´]", head) for head in openings().heads("<unit>|<figures>|'\\d").whole)
