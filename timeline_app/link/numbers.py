"""Numbers in words and figures, and how exactly they are meant: "at least 10", "about 1,500", "nearly two dozen".

A number bounds what it may mean: "more than" leaves its upper end open, "about" reaches a tenth to both sides, and a
round number may itself be rounded, so that 1,500 agrees with 1,517.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf

ABOUT = 0.1  # how far "about" reaches, as a share
SOME = 0.07  # how far below a number "nearly" reaches
ROUND = 100  # numbers that end so may be rounded by themselves

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_UNITS += " seventeen eighteen nineteen"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS = {word: number for number, word in enumerate(_UNITS.split())} | _TENS | {"dozen": 12, "hundred": 100}
NUMBER_WORDS |= {"thousand": 1000}
_SPELT = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w$£€¥.,:/-])(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?![\w%]|[.,:/-]\d|-\w|º|°)"
    rf"|((?:a\s)?(?:{_SPELT})(?:[\s-](?:and\s)?(?:{_SPELT}))*)(?![\w-]))",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w$£€¥.,:/-])(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})|({_SPELT}))$", re.IGNORECASE)  # "8-10"
_BOUND = re.compile(
    r"\b(?:(?P<least>at least|no fewer than|no less than|more than|over|upwards? of|above)"
    r"|(?P<most>at most|up to|as many as|fewer than|less than|no more than|under|below)"
    r"|(?P<nearly>nearly|almost|close to|just under)"
    r"|(?P<about>about|around|some|roughly|approximately|an estimated|estimated at|perhaps|probably|circa))"
    r"\s+(?:only\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def value_of(found: re.Match[str]) -> int | None:
    """Return the number that NUMBER found; None where it says none ("dozens")."""
    if found[1]:
        return int(found[1].replace(",", ""))
    if re.match(r"hundred|thousand|dozen", found[2], re.IGNORECASE):
        return None  # "several dozen": nobody says how many
    total, part = 0, 0
    for word in re.split(r"[\s-]+", found[2].casefold()):
        if word in ("a", "and"):
            continue
        value = NUMBER_WORDS[word]
        if value in (12, 100) and word in ("dozen", "hundred"):
            part = max(1, part) * value
        elif value == 1000:
            total, part = total + max(1, part) * value, 0
        else:
            part += value
    return total + part


_SHARE = re.compile(r"(?<![\d.,])(\d{1,3})\s?%")


@lru_cache(1 << 14)
def numbers_in(text: str) -> frozenset[int]:
    """Return the numbers of a text from two on, in figures or words, and the shares of a hundred."""
    told = [value_of(found) for found in NUMBER.finditer(text)] + [int(share[1]) for share in _SHARE.finditer(text)]
    return frozenset([number for number in told if number and number > 1])


_TO = re.compile(r"\s*(?:to|[-–]|or|and)\s*$")
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)


def range_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the number that opens the range which a number ends, and where it stands: "|2,200| to 2,400"."""
    joined = _TO.search(text, max(0, start - 6), start)
    if joined is None:
        return None
    opening = text[max(0, joined.start() - 20) : joined.start()]
    found = list(NUMBER.finditer(opening)) or list(_BARE.finditer(opening))
    if not found or found[-1].end() != len(opening):
        return None
    begin = joined.start() - len(opening) + found[-1].start()
    if joined.group().strip() == "and" and not _BETWEEN.search(text, max(0, begin - 9), begin):
        return None
    number = value_of(found[-1])
    return None if number is None else (number, begin)


def bounds(text: str, start: int, number: int) -> tuple[float, float, int, bool]:
    """Return the least and most that a number may mean as written, where its words begin, and whether it is "about"."""
    near = text[max(0, start - 24) : start]
    told = _BOUND.search(near)
    if told is None:
        slack = 0.5 * _grain(number) if number >= ROUND and number % ROUND == 0 else 0.0
        return number - slack, number + slack, start, False
    begin = start - (len(near) - told.start())
    low, high = {
        "least": (number, inf),
        "most": (0.0, number),
        "nearly": (number * (1 - SOME), number),
        "about": (number * (1 - ABOUT), number * (1 + ABOUT)),
    }[told.lastgroup or "about"]
    return low, high, begin, told.lastgroup == "about"


def _grain(number: int) -> int:
    """Return the unit to which a round number is told: 100 for 1,500, 1,000 for 20,000."""
    grain = 1
    while number % (grain * 10) == 0:
        grain *= 10
    return grain
