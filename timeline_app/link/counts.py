"""What a sentence counts: how many, of whom or what, and what became of them.

"At least 10 people were killed" is ten or more dead; "about 1,500" is what rounds to it; a round number may itself be
rounded, so that 1,500 agrees with 1,517. What is counted is read off the words around the number: a fate (dead, hurt,
saved: `counts.toml`) after it in its clause or just before it, and the noun after it. Dates, money, measures, shares
and parts of another count ("three others", "12 of them") count nothing that can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import inf
from typing import TYPE_CHECKING

from timeline_app.link.numbers import ABOUT, NUMBER, NUMBER_WORDS, bounds, range_before, value_of
from timeline_app.link.wholes import Whole, said_of_all
from timeline_app.link.wordlists import table, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AFTER, BEFORE = 9, 4  # words on both sides in which the fate of those counted stands
NOUN = 3  # words after a number in which its noun stands
LARGE = 100  # from which the dead are a total, where a few may be of any day
SHORTEST = 4  # letters of a noun that is counted without a fate
TOLLS = frozenset(["dead", "saved"])  # fates of which a total is told
AWAY = "away"  # the fate of a distance: nobody's, but two reports of one ship tell of one
MANY, FAR = 2, 1e9  # "many lives were lost": nobody says how many, but some

_TOKEN = re.compile(r"(?<=\s)-+(?=\s)|[^\W\d_][\w’'.-]*\w|[^\W\d_]|[,;:.!?()“”\"–—]|\d[\d,.]*")
_YEAR = range(1500, 2101)
_CLAUSE_END = frozenset([*',;:.!?()“”"–—-', "--"])
_MODALS = frozenset(["may", "might", "could", "would", "will", "can", "should"])
_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")
_AWAY = frozenset(["away", "off", "from", "distant"])
_NAME = re.compile(r"\s(?:The|A|An)\s|\s[A-Z][a-z]+\s[A-Z]")
_AGE = re.compile(r"\s?[-–,]\s")


@dataclass(frozen=True, slots=True)
class Count:
    """So many of these, of whom this became."""

    number: int
    low: float
    high: float  # inf: nothing says
    noun: str  # lower case, singular as far as easily told; "" where nobody is named
    fate: str  # of `counts.toml`; "" where no fate is told
    text: str  # as written: "at least 10 people"
    about: bool = False  # told as a round figure
    only: bool = False  # told as fewer than all
    settled: bool = False  # a standing total, which may be told on another day than it came about
    start: int = 0  # where it stands

    def agrees(self, other: Count) -> bool:
        """Tell whether one number may satisfy both."""
        if inf in (self.low, other.low):  # "all were saved"
            return not (self.only or other.only)
        if self.about and other.about:  # "about 150" and "about 170" were told apart
            return abs(self.number - other.number) <= ABOUT * max(self.number, other.number)
        return self.low <= other.high and other.low <= self.high

    def counts_as(self, other: Count) -> bool:
        """Tell whether both count the same: one fate and one noun, where "people" may be left unsaid."""
        if self.fate != other.fate:
            return False
        return self.noun == other.noun or (bool(self.fate) and {self.noun, other.noun} <= _anybody())


@lru_cache(1 << 15)  # an event is held against several others
def counts_of(text: str) -> tuple[Count, ...]:
    """Return the counts of a sentence, in text order; those without a fate have a noun or a measure."""
    if not may_count(text):
        return ()
    return (*_everybody(text), *_shared_nouns(_counts(text)))


def may_count(text: str) -> bool:
    """Tell quickly whether a sentence may count anything: it has a figure, or says what became of somebody."""
    return any(map(str.isdigit, text)) or not _counting().isdisjoint(_WORDS.findall(text.lower()))


@cache
def _counting() -> frozenset[str]:
    """Return the words without one of which a sentence in words alone counts nothing."""
    return frozenset(_fates()) | _distances() | {"transferred", "life", "lives", "taken", "picked"}


_WORDS = re.compile(r"[a-z]+")


def _shared_nouns(counts: Iterable[Count]) -> Iterator[Count]:
    """Give a count without a noun the one before it: of "six rebels were killed and 70 wounded", 70 are rebels."""
    noun = ""
    for count in counts:
        noun = count.noun or noun
        yield count if count.noun or not count.fate else replace(count, noun=noun)


def _counts(text: str) -> Iterator[Count]:
    text = text.replace("on board", "aboard  ")
    for found in NUMBER.finditer(text):
        number = value_of(found)
        if number is None or _is_none(text, found, number) or _opens_range(text, found):
            continue
        if (of_them := _of_them(text, found)) is not None:
            yield Count(number, number, number, "", of_them, found.group(), settled=True, start=found.start())
        if _is_part(text, found):
            continue
        after = _TOKEN.findall(text, found.end(), found.end() + 120)[: AFTER + 1]
        before = _TOKEN.findall(text, max(0, found.start() - 60), found.start())[-BEFORE:]
        noun, taken = _noun(after)
        fate, standing = _fate(noun, after, before, number)
        if noun in _distances() and any(word.casefold() in _AWAY for word in after[taken : taken + 2]):
            fate = AWAY
        if not fate and (len(noun) < SHORTEST or noun in _no_counts()):
            continue
        settled = standing or fate in _settled()
        if fate == "lost" and noun in _anybody():
            fate = "dead"
        low, high, start, about = bounds(text, found.start(), number)
        if opened := range_before(text, found.start()):
            low, start = min(low, float(opened[0])), opened[1]
        shown = _shown(text, start, found.end(), after[:taken])
        only = text[max(0, start - 5) : start].casefold() == "only "
        yield Count(number, low, high, _singular(noun), fate, shown, about, only, settled, start)


def _everybody(text: str) -> Iterator[Count]:
    """Yield what "all were saved" and "no lives were lost" count: nobody dead; and "many": some."""
    told = said_of_all(text)
    if told is None:
        return
    whole, found = told
    said = " ".join(found.group().split())
    if whole is Whole.MANY:
        yield Count(MANY, MANY, FAR, "people", "dead", said, settled=True, start=found.start())
        return
    yield Count(0, 0, 0, "people", "dead", said, settled=True, start=found.start())
    if whole is Whole.SAVED:
        yield Count(0, inf, inf, "people", "saved", said, settled=True, start=found.start())


def _opens_range(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number only opens a range, which is counted by its end."""
    last = NUMBER.search(text, found.end(), found.end() + 16)
    return last is not None and range_before(text, last.start()) == (value_of(found), found.start())


def _is_none(text: str, found: re.Match[str], number: int) -> bool:
    """Tell whether a number is a year, a date, a sum or a measure."""
    if number in _YEAR and "," not in found.group() and found[1]:
        behind = _TOKEN.match(text, found.end() + 1)
        return behind is None or behind.group().casefold() not in _anybody()
    if not text[: found.start()].strip() and _NAME.match(text, found.end()):
        return True  # "1219 The minister has said": a line's number, or its time
    if text[: found.start()].endswith(", ") and _AGE.match(text, found.end()):
        return True  # "Jan Roe, 69, was rescued"
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
        if low in _measures():
            break
    last = after[len(taken)].casefold() if len(after) > len(taken) else ""
    if last in _fates() and last in _STANDING_NOUNS:  # "12 deaths", "868 survivors": counted by its fate
        return "", len(taken) + 1
    while taken and (taken[-1].endswith("ly") or taken[-1] in ("reportedly", "already", "then")):
        taken.pop()
    return (taken[-1] if taken else ""), len(taken)


_TOTALS = frozenset(["toll", "survivors", "fatalities", "deaths"])
_STANDING_NOUNS = frozenset(
    [
        "dead",
        "deaths",
        "death",
        "toll",
        "fatalities",
        "injuries",
        "survivors",
        "arrests",
        "hostages",
        "abductees",
        "evacuees",
    ]
)


def _fate(noun: str, after: Sequence[str], before: Sequence[str], number: int) -> tuple[str, bool]:
    """Return what became of those counted, after the number in its clause, else before it; and whether it is over.

    Empty where nothing is told. Over is what is told as a standing total: survivors, a toll, many who "have died".
    """
    if noun in _no_counts() or noun in _measures() or (after and after[0].casefold() in _no_counts()):
        return "", False
    for tokens, ahead in ((after, True), (before, False)):
        at = _first(tokens, ahead=ahead)
        if at is not None:
            word = tokens[at].casefold()
            auxiliaries = {token.casefold() for token in tokens[max(0, at - 2) : at]}
            over = word in _STANDING_NOUNS or not auxiliaries.isdisjoint(("have", "has", "had"))
            return _fates()[word], word in _TOTALS or (over and number >= LARGE)
    return "", False


def _first(tokens: Sequence[str], *, ahead: bool) -> int | None:
    """Return where the nearest fate in a clause stands; another number on the way has it."""
    for at in range(len(tokens)) if ahead else range(len(tokens) - 1, -1, -1):
        low = tokens[at].casefold()
        if low in _CLAUSE_END or low[0].isdigit() or low in NUMBER_WORDS or low in ("not", "without", "while", "but"):
            return None
        if low in _fates():
            if ahead and (low == "death" or not _MODALS.isdisjoint(t.casefold() for t in tokens[max(0, at - 2) : at])):
                return None  # "fleeing death", "who may die"
            return at
    return None


def _of_them(text: str, found: re.Match[str]) -> str | None:
    """Return the fate of "705 of them", where they are the survivors that the sentence names before, and no number."""
    before = text[: found.start()]
    if not _THEM.match(text, found.end()) or NUMBER.search(before):
        return None
    named = [word for word in _WORDS.findall(before.lower()) if word in _STANDING_NOUNS]
    return _fates()[named[-1]] if named else None


def _is_part(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number is a part of another count, or the second half of a range."""
    before = text[max(0, found.start() - 20) : found.start()].casefold().split()
    after = text[found.end() : found.end() + 20].casefold().split()
    part = bool(before) and before[-1].strip('“"(') in words("counts", "parts", "before")
    return part or (bool(after) and after[0].strip(",") in ("others", "more", "of", "other", "additional", "further"))


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
def _distances() -> frozenset[str]:
    return words("counts", "measures", "distances")


@cache
def _no_counts() -> frozenset[str]:
    return words("counts", "nothing", "nouns")


@cache
def _settled() -> frozenset[str]:
    return words("counts", "standing", "fates")


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate, forms in table("counts")["fates"].items() for word in forms}


@lru_cache(1 << 14)
def tolls_of(label: str) -> frozenset[str]:
    """Return of whom a label tells a total, by their fate: the dead, those who were saved."""
    return frozenset(
        count.fate
        for count in counts_of(label)
        if count.fate in TOLLS and count.settled and (count.number >= LARGE or not count.number)
    )
