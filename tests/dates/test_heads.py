"""The heads of a pattern begin every text that it matches."""

from __future__ import annotations

import pytest

from timeline_app.dates.heads import heads, heads_after


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("today", {"today"}),
        ("(?:the )?quarter", {"the", "quarter"}),
        ("last|past", {"last", "past"}),
        ("(?P<year>19\\d\\d)s", {"0"}),
        ("sept?", {"sep"}),
        ("(?-i:Mon|Tue)day", {"mon", "tue"}),
        ("['’]\\d\\d", {"'", "’"}),
        ("(?!May)(?P<m>June|July)", {"june", "july"}),
        ("a?", {"a", ""}),
        ("(?:[a-c]x){1,3}", {"a", "b", "c"}),
        (r"a(?:\s{1,8})day|a[-\s]week|a(?![A-Za-z])", {"a "}),
        (r"a(?:\s{1,8})?day|a[-\s]?week", {"a"}),
    ],
)
def test_heads(pattern: str, expected: set[str]) -> None:
    assert heads(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?:the )?quarter", {"quarter"}),
        ("the (?:year|month) before", {"year", "month"}),
        ("(?:the |another )?(?:first )?day", {"another", "first", "day"}),
        ("last week", {"last"}),
        ("the[- ]end", {""}),
        ("th", {""}),
    ],
)
def test_heads_after_a_word(pattern: str, expected: set[str]) -> None:
    assert heads_after("the", " ", pattern) == expected


def test_an_unbalanced_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        heads("a)b")
