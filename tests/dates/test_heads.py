"""The heads of a pattern begin every text that it matches."""

from __future__ import annotations

import pytest

from timeline_app.dates.heads import heads


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
    ],
)
def test_heads(pattern: str, expected: set[str]) -> None:
    assert heads(pattern) == expected


def test_an_unbalanced_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        heads("a)b")
