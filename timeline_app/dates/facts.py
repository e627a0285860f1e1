"""Decides what is asked of a text as a whole, once: whether it narrates, how it writes its dates, which it names."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from timeline_app.dates import habit
from timeline_app.dates.civil import Day, civil
from timeline_app.dates.entries import entries_of
from timeline_app.dates.genre import Genre, genre_of
from timeline_app.dates.rules import load_vocabulary

_DAY_AFTER = r"\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}"
_DAY_BEFORE = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s{1,3}(?:of\s{1,3})?"
_YEAR = r"(1\d{3}|20\d\d)(?!\d)"


class Facts:
    """What is asked of a whole text, worked out when first asked."""

    def __init__(self, text: str, published: Day | None) -> None:
        self._text = text
        self._published = published

    @cached_property
    def genre(self) -> Genre:
        """Return what the text's words and years say about its kind."""
        return genre_of(self._text, None if self._published is None else civil(self._published)[0])

    @cached_property
    def narrates(self) -> bool:
        """Tell whether dates lean on the story; without a publication date, wherever nothing speaks of reporting."""
        return self.genre.narrates or (self._published is None and not self.genre.reports)

    @cached_property
    def figures_order(self) -> tuple[str, bool] | None:
        """Return the order of its figure dates, and whether figures themselves show it; None where nothing does."""
        return habit.figures_order(self._text)

    @cached_property
    def tells_of_antiquity(self) -> bool:
        """Tell whether it names years below 1000."""
        return habit.tells_of_antiquity(self._text)

    @cached_property
    def ticker_heads(self) -> frozenset[int]:
        """Return where clock times head the lines of a live ticker."""
        return habit.ticker_heads(self._text)

    def year_of(self, month: int, day: int) -> int | None:
        """Return the year that the text names with a month and day, None where it names none or several."""
        years = self._named_in_full.get((month, day), set())
        return next(iter(years)) if len(years) == 1 else None

    @cached_property
    def _named_in_full(self) -> dict[tuple[int, int], set[int]]:
        months = load_vocabulary()["month"]
        found: dict[tuple[int, int], set[int]] = {}
        for pattern, (month, day) in zip(_full_dates(), ((1, 2), (2, 1)), strict=True):
            for match in pattern.finditer(self._text):
                found.setdefault((int(months.value(match[month])), int(match[day])), set()).add(int(match[3]))
        for entry in entries_of(self._text):
            year, *of_year = civil(entry.day)
            found.setdefault((of_year[0], of_year[1]), set()).add(year)
        return found


class EntryFacts(Facts):
    """What is asked of a letter or a diary's entry: it speaks from its own day."""

    @cached_property
    def narrates(self) -> bool:
        """Tell that it does not narrate."""
        return False


@lru_cache(maxsize=1)
def _full_dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = load_vocabulary()["month"].pattern
    return re.compile(rf"\b({month}){_DAY_AFTER}{_YEAR}"), re.compile(rf"{_DAY_BEFORE}({month}),?\s{{1,3}}{_YEAR}")
