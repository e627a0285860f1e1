"""What a sentence counts: how many, of whom or what, and what became of them.

"At least 10 people were killed" is ten or more dead; "about 1,500" is what rounds to it; a round number may itself be
rounded, so that 1,500 agrees with 1,517. What is counted is read off the words around the number: a fate (dead, hurt,
saved: `counts.toml`) after it in its clause or just before it, and the noun after it. Dates, money, measures, shares
and parts of another count ("three others", "12 of them") count nothing that can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from timeline_app.link.wordlists import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AFTER, BEFORE = 9, 4  # words on both sides in which the fate of those counted stands
NOUN = 3  # words after a number in which its noun stands
ABOUT = 0.1  # how far "about" reaches, as a share
SOME = 0.15  # how far below a number "nearly" reaches
ROUND = 100  # numbers that end so may be rounded by themselves

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_UNITS += " seventeen eighteen nineteen"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {word: number for number, word in enumerate(_UNITS.split())} | _TENS | {"dozen": 12, "hundred": 100}
_WORDS |= {"thousand": 1000}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w$£€¥.,:/-])(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?![\w%]|[.,:/-]\d|-\w|º|°)"
    rf"|((?:a\s)?(?:{_SPELT})(?:[\s-](?:and\s)?(?:{_SPELT}))*)(?![\w-]))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*\w|[^\W\d_]|[,;:.!?()“”\"–—]|\d[\d,.]*")
_BOUND = re.compile(
    r"\b(?:(?P<least>at least|no fewer than|no less than|more than|over|upwards? of|above)"
    r"|(?P<most>at most|up to|as many as|fewer than|less than|no more than|under|below)"
    r"|(?P<nearly>nearly|almost|close to|just under)"
    r"|(?P<about>about|around|some|roughly|approximately|an estimated|estimated at|perhaps|probably|circa))"
    r"\s+(?:only\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s+(?:to|or|and)\s+$", re.IGNORECASE)
_YEAR = range(1500, 2101)
_CLAUSE_END = frozenset(',;:.!?()“”"–—')


@dataclass(frozen=True, slots=True)
class Count:
    """So many of these, of whom this became."""

    number: int
    low: float
    high: float  # inf: nothing says
    noun: str  # lower case, singular as far as easily told; "" where nobody is named
    fate: str  # of `counts.toml`; "" where no fate is told
    text: str  # as written: "at least 10 people"
    start: int
    end: int
    about: bool = False  # told as a round figure

    def agrees(self, other: Count) -> bool:
        """Tell whether one number may satisfy both."""
        if self.about and other.about:  # "about 150" and "about 170" were told apart
            return abs(self.number - other.number) <= ABOUT * max(self.number, other.number)
        return self.low <= other.high and other.low <= self.high

    def counts_as(self, other: Count) -> bool:
        """Tell whether both count the same: one fate and one noun, where "people" may be left unsaid."""
        anybody = words("counts", "people", "nouns")
        if not self.fate or self.fate != other.fate:
            return False
        return self.noun == other.noun or (self.noun in anybody and other.noun in anybody)


def counts_of(text: str) -> tuple[Count, ...]:
    """Return the counts of a sentence whose fate it tells, in text order."""
    if not _may_count(text):
        return ()
    return tuple(_counts(text))


def _may_count(text: str) -> bool:
    """Tell cheaply whether a text may hold a count with a fate."""
    return any(word in _fates() for word in re.findall(r"[a-z]+", text.lower()))


def _counts(text: str) -> Iterator[Count]:
    for found in _NUMBER.finditer(text):
        number = _value(found)
        if number is None or _is_none(text, found, number):
            continue
        after = _TOKEN.findall(text, found.end(), found.end() + 120)[: AFTER + 1]
        before = _TOKEN.findall(text, max(0, found.start() - 60), found.start())[-BEFORE:]
        noun, taken = _noun(after)
        fate = _fate(noun, after, before)
        if fate is None or _is_part(text, found):
            continue
        if fate == "lost" and noun in ("lives", "souls"):
            fate = "dead"
        low, high, start, about = _bounds(text, found.start(), number)
        shown = _shown(text, start, found.end(), after[:taken])
        yield Count(number, low, high, _singular(noun), fate, shown, start, found.end(), about)


def _value(found: re.Match[str]) -> int | None:
    if found[1]:
        return int(found[1].replace(",", ""))
    if re.match(r"hundred|thousand|dozen", found[2], re.IGNORECASE):
        return None  # "several dozen": nobody says how many
    total, part = 0, 0
    for word in re.split(r"[\s-]+", found[2].casefold()):
        if word in ("a", "and"):
            continue
        value = _WORDS[word]
        if value in (12, 100) and word in ("dozen", "hundred"):
            part = max(1, part) * value
        elif value == 1000:
            total, part = total + max(1, part) * value, 0
        else:
            part += value
    return total + part


def _is_none(text: str, found: re.Match[str], number: int) -> bool:
    """Tell whether a number is a year, a date, a sum or a measure."""
    if number in _YEAR and "," not in found.group() and found[1]:
        behind = _TOKEN.match(text, found.end() + 1)
        return behind is None or behind.group().casefold() not in _anybody()
    before = text[max(0, found.start() - 12) : found.start()].rstrip().casefold().split()
    return bool(before) and before[-1] in _MONTHS


_MONTHS = frozenset(
    re.findall(
        r"\w+",
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec",
    )
)


def _noun(after: Sequence[str]) -> tuple[str, int]:
    """Return what is counted, and how many of the words after the number belong to it."""
    taken: list[str] = []
    stops = words("counts", "stops", "words")
    for token in after[:NOUN]:
        low = token.casefold()
        if low in stops or token in _CLAUSE_END or low in _fates() or token[0].isdigit():
            break
        taken.append(low)
    last = after[len(taken)].casefold() if len(after) > len(taken) else ""
    if last in _fates() and last in _NOUNS_OF_FATE:  # "12 deaths", "868 survivors": counted by its fate
        return "", len(taken) + 1
    while taken and (taken[-1].endswith("ly") or taken[-1] in ("reportedly", "already", "then")):
        taken.pop()
    return (taken[-1] if taken else ""), len(taken)


_NOUNS_OF_FATE = frozenset(
    ["dead", "deaths", "death", "fatalities", "injuries", "survivors", "arrests", "hostages", "abductees", "evacuees"]
)


def _fate(noun: str, after: Sequence[str], before: Sequence[str]) -> str | None:
    """Return what became of those counted: said after the number in its clause, else just before it."""
    if noun in words("counts", "measures", "nouns") or (after and after[0].casefold() in _measures()):
        return None
    behind = _first(after, forward=True)
    if behind:
        return behind
    return _first(before, forward=False)


def _first(tokens: Sequence[str], *, forward: bool) -> str | None:
    """Return the nearest fate in a clause; another number on the way has it."""
    for token in tokens if forward else reversed(tokens):
        low = token.casefold()
        if token in _CLAUSE_END or token[0].isdigit() or low in _WORDS or low in ("not", "without", "while", "but"):
            return None
        if low in _fates():
            return _fates()[low]
    return None


def _is_part(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number is a part of another count, or the second half of a range."""
    before = text[max(0, found.start() - 20) : found.start()].casefold().split()
    after = text[found.end() : found.end() + 20].casefold().split()
    part = bool(before) and before[-1].strip('“"(') in words("counts", "parts", "before")
    return part or (bool(after) and after[0].strip(",") in ("others", "more", "of", "other", "additional", "further"))


def _bounds(text: str, start: int, number: int) -> tuple[float, float, int, bool]:
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


def _shown(text: str, start: int, end: int, tokens: Sequence[str]) -> str:
    rest = " ".join(tokens)
    return " ".join(f"{text[start:end]} {rest}".split())


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and noun not in _anybody() else noun


@cache
def _anybody() -> frozenset[str]:
    return words("counts", "people", "nouns")


@cache
def _measures() -> frozenset[str]:
    return words("counts", "measures", "nouns")


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate, forms in table("counts")["fates"].items() for word in forms}
