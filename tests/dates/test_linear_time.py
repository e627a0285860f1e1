"""No text makes the dates slow: what a rule may read is bounded, and the work grows as the text does.

Work is counted, not timed: every call of a function, and every code point of the text that is copied out of it.
`benchmarks/adversarial.py` measures the time.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, SupportsIndex

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rules import load_modifiers, load_rules

if TYPE_CHECKING:
    from types import FrameType

LONGEST_MATCH = 300  # code points
PUBLISHED = Edtf.parse("2018-08-29")
PIECES = (
    "June 12 ", "Monday and ", "1984 ", "1/1/1/1/", "10-10-10-", "1 1 ", "May ", "U.S.", "the ", "a year ago ",
    "The next day ", "two days after the ", "between 1 and ", "twenty-", "'80s and ", "the night before ", "XXXX-",
    "since ", "until Friday ", "said he would ", "\u200f1\u200f", "e\u0301", "\n", "\n \n", "a", "9", "\0", " ",
    "On 3 May 1944 he left. That year ", "JUNE 12 -- ", "12:30 a.m. ", "(1984-85) ", "the first quarter of ",
)  # fmt: skip


class Counted(str):
    """A text that counts the code points copied out of it."""

    __slots__ = ("copied",)
    copied: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """Return a part, and count it."""
        part = super().__getitem__(key)
        self.copied = getattr(self, "copied", 0) + len(part)
        return part


def work(text: str) -> int:
    """Return how many calls it takes to find a text's times, and how much of the text is copied for them."""
    counted, calls = Counted(text), 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_times(counted, PUBLISHED)
    finally:
        sys.setprofile(before)
    return calls + getattr(counted, "copied", 0)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_work_grows_as_the_text_does(piece: str) -> None:
    short, long = ((piece * (length // len(piece) + 1))[:length] for length in (1_200, 4_800))
    find_times(long, PUBLISHED)  # what is remembered from call to call is not counted
    assert work(long) < 4.8 * work(short) + 500


def test_what_a_rule_reads_is_bounded() -> None:
    for rule in load_rules():
        for pattern in (rule.regex, rule.after, rule.not_after):
            assert pattern is None or longest(pattern) <= LONGEST_MATCH, (rule.name, longest(pattern))


def test_what_a_modifier_reads_is_bounded() -> None:
    for modifier in load_modifiers():
        assert longest(modifier.regex) <= LONGEST_MATCH, modifier.name


def test_an_unbounded_pattern_would_be_seen() -> None:
    assert longest(re.compile("a{2,5}b?")) == 6
    assert longest(re.compile(r"the \w+ day")) > LONGEST_MATCH


def longest(pattern: re.Pattern[str]) -> int:
    """Return the most code points that a pattern can match."""
    from re import _parser  # type: ignore[attr-defined]  # the only place that knows

    return int(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG).getwidth()[1])
