"""Decides how one text writes its dates: figures day first or month first, years below 1000, clock times at line heads.

What the text itself shows is taken before any convention: a figure date that only one order allows, then the order of
its spelled dates (5 June 2018, June 5, 2018). Each answer is one pass over the text; `Facts` keeps them.
"""

from __future__ import annotations

import re

from timeline_app.dates.calendar_names import MONTH_NUMBERS, WRITTEN_MONTH

DAY_FIRST, MONTH_FIRST = "day", "month"

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?![\d/-])")
_MONTH = rf"{WRITTEN_MONTH}\b\.?"
_DAY_MONTH = re.compile(rf"(?<![\d.,-])\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?![a-z])")
_MONTH_DAY = re.compile(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![\d:])")
# What is written of antiquity: eras, the first ten centuries, and figures of up to three digits where years stand.
_ERA = re.compile(
    r"\b(?:AD|A\.D\.|CE|BCE?|B\.C\.) ?\d{1,3}\b|\b\d{1,4} ?(?:AD\b|A\.D\.|C\.?E\.?\b|BCE?\b|B\.C\.)"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9]th|10th|2nd|3rd)[- ]century\b(?! of)"
    r"|\bcentur(?:y|ies) (?:BCE?|B\.C\.|AD|A\.D\.|CE)"
)
_EARLY = r"[1-9]\d{2}(?![\d%]|[.,:]\d)"
_NO_COUNT = (
    r"(?! (?!and\b|but\b|when\b|by\b|to\b|until\b|at\b|he\b|she\b|they\b|his\b|the\b|with\b|after\b|as\b|in\b)[a-z])"
)
_EARLY_YEAR = re.compile(
    rf"\b(?:in|by|until|since|around|about|from|year) {_EARLY}(?= ?[.,;:)–-]| (?:to|until) {_EARLY}{_NO_COUNT})"
    rf"|\b(?:c\.|ca\.|circa) ?{_EARLY}{_NO_COUNT}|\({_EARLY} ?[–-] ?{_EARLY}\)"
    rf"|{_MONTH} (?:of |\d{{1,2}}, )?{_EARLY}(?=[.,;:)])"
    rf"|\b(?:winter|summer|spring|autumn) of {_EARLY}{_NO_COUNT}"
    rf"|\b(?:born|died|crowned|reigned|killed|founded)(?: \w{{1,20}}){{0,3}} in {_EARLY}{_NO_COUNT}"
)
_SURELY_EARLY = re.compile(
    r"\b(?:was|were) (?:born|burned|burnt|crowned|founded|consecrated|baptised|baptized|sacked|built)"
    rf"(?: \w{{1,20}}){{0,2}} in {_EARLY}"
    r"(?=[.,;)](?!\d))"
)
# What each match of these holds: most texts have none of it, and need no search that tries every word.
_ERA_MARKS = ("AD", "A.D.", "BC", "B.C.", "CE", "C.E", "century", "centuries")
_NO_COUNTED_YEAR = re.compile(_EARLY + _NO_COUNT)
_BEFORE_EARLY = (
    *("in ", "by ", "until ", "since ", "around ", "about ", "from ", "year ", "of ", "c.", "c. ", "a.", "a. ", "("),
    *("circa", "circa ", *(f"{figure}, " for figure in range(10))),
    *(f"{month.capitalize()}{end}" for month in MONTH_NUMBERS for end in (" ", ". ")),
)
_LINE_HEAD = re.compile(r"(?m)^[ \t]{0,4}(\d{4})(?=:? )(?! ?[-–/] ?\d)")
_LIVE = re.compile(
    r"\b(?:live|ticker|minute[- ]by[- ]minute|updates?|as it happened|GMT|BST|UTC|local time)\b", re.IGNORECASE
)
_YEARS = range(1000, 2100)  # what four figures at the head of a line may be besides a clock time
_HEADS_OF_A_TICKER = 3
_WITNESSES_OF_ANTIQUITY = 2


def figures_order(text: str) -> tuple[str, bool] | None:
    """Tell the order of a text's figure dates and whether figures themselves show it; None where nothing does."""
    firsts, seconds = 0, 0
    for one, two in _FIGURES.findall(text):
        firsts += 12 < int(one) <= 31 and int(two) <= 12
        seconds += 12 < int(two) <= 31 and int(one) <= 12
    if firsts or seconds:
        return _more(firsts, seconds, shown=True)
    return _more(len(_DAY_MONTH.findall(text)), len(_MONTH_DAY.findall(text)), shown=False)


def _more(day_first: int, month_first: int, *, shown: bool) -> tuple[str, bool] | None:
    """Say the order that prevails: alone in figures, at three to one in words; None where neither does."""
    few, many = sorted((day_first, month_first))
    if many == 0 or few * 3 > many or (shown and few):
        return None
    return (DAY_FIRST if day_first > month_first else MONTH_FIRST), shown


def early_years(text: str) -> int:
    """Count how often a text that tells of antiquity names years of it."""
    if not tells_of_antiquity(text):
        return 0
    return sum(1 for pattern in (_ERA, _EARLY_YEAR) for _ in pattern.finditer(text))


def tells_of_antiquity(text: str) -> bool:
    """Tell whether a text names years below 1000, so that "in 420" is one: two witnesses at least, or a sure one."""
    eras = len({match[0].lower() for match in _ERA.finditer(text)}) if any(mark in text for mark in _ERA_MARKS) else 0
    if not any(text.endswith(_BEFORE_EARLY, 0, year.start()) for year in _NO_COUNTED_YEAR.finditer(text)):
        return eras >= _WITNESSES_OF_ANTIQUITY
    years = len({match[0].lower() for match in _EARLY_YEAR.finditer(text)})
    return eras + years >= _WITNESSES_OF_ANTIQUITY or bool(_SURELY_EARLY.search(text))


def ticker_heads(text: str) -> frozenset[int]:
    """Return where clock times head the lines of a live ticker, all rising or all falling.

    Chronologies head their lines with years: a ticker has a clock time that is no year, or says that it is live.
    """
    heads = [(match.start(1), int(match[1])) for match in _LINE_HEAD.finditer(text)]
    clocks = [clock for _, clock in heads]
    if len(set(clocks)) < _HEADS_OF_A_TICKER or any(clock >= 2400 or clock % 100 >= 60 for clock in clocks):
        return frozenset()
    if clocks not in (sorted(clocks), sorted(clocks, reverse=True)):
        return frozenset()
    live = any(clock not in _YEARS for clock in clocks) or _LIVE.search(text)
    return frozenset(start for start, _ in heads) if live else frozenset()
