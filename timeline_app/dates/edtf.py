"""Decides what a date in the Extended Date/Time Format is to the program: its bounds, precision and qualifiers.

Follows the Library of Congress specification of 4 February 2019 (ISO 8601-2) at levels 0, 1 and 2. Reading is divided
among `edtf_grammar` (the syntax), `edtf_draft` (that of 2012, which is read, never written) and `edtf_days` (days).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates import edtf_days, edtf_draft, edtf_grammar
from timeline_app.dates.civil import DAY_SECONDS, Day, Second, civil, days_in_month
from timeline_app.dates.edtf_days import FARTHEST, SEASONS, Precision
from timeline_app.dates.edtf_grammar import End, Group, Interval, Marks, Single

if TYPE_CHECKING:
    from timeline_app.dates.edtf_grammar import Expression

__all__ = [
    "FARTHEST",
    "SEASONS",
    "Edtf",
    "EdtfError",
    "End",
    "Group",
    "Interval",
    "Marks",
    "Precision",
    "Single",
    "day_text",
    "year_text",
]

_CACHED = 256  # characters; longer texts are read anew each time
_QUOTED = 60  # characters of a text that an error repeats


class EdtfError(ValueError):
    """A text that is no EDTF date; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in canonical EDTF with what follows from its text. Made by `parse`, `of_day`, `within` or `lasting`.

    Dates are equal where their texts are. A date has four bounds. `2018-07` and `[2018-07-03..2018-07-09]` are an
    instant somewhere within: it starts and ends on one day, whichever that is. `2018-07/2018-09` and the set of all
    `{2018,2019}` last: they start within their first date and end within their last.
    """

    text: str
    first_second: Second | None = field(compare=False)  # None: open or unknown
    end_second: Second | None = field(compare=False)  # exclusive
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False, default=False)  # ~ or % somewhere
    uncertain: bool = field(compare=False, default=False)  # ? or % somewhere
    is_interval: bool = field(compare=False, default=False)
    is_one_of: bool = field(compare=False, default=False)
    inner: tuple[Day | None, Day | None] | None = field(compare=False, default=None)  # of what lasts: see below

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> Day | None:
        """The first day that it may touch, None where that side is open or unknown."""
        return None if self.first_second is None else self.first_second // DAY_SECONDS

    @property
    def latest(self) -> Day | None:
        """The last day that it may touch, None where that side is open or unknown."""
        return None if self.end_second is None else (self.end_second - 1) // DAY_SECONDS

    @property
    def earliest_start(self) -> Day | None:
        """The first day on which it may begin: `earliest`. None where the beginning is open or unknown."""
        return self.earliest

    @property
    def latest_start(self) -> Day | None:
        """The last day on which it may begin.

        Of an instant `latest`; of what lasts the last day of its first date, where that is blank the day by which it
        must have begun to end in time, None where that is open (`../1985`).
        """
        return self.latest if self.inner is None else self.inner[0]

    @property
    def earliest_end(self) -> Day | None:
        """The first day on which it may end.

        Of an instant `earliest`; of what lasts the first day of its last date, where that is blank the day before which
        it cannot end for not having begun, None where that is open (`1985/..`).
        """
        return self.earliest if self.inner is None else self.inner[1]

    @property
    def latest_end(self) -> Day | None:
        """The last day on which it may end: `latest`. None where the end is open or unknown."""
        return self.latest

    @property
    def expression(self) -> Expression:
        """What its text says, component by component."""
        return _expression(self.text)

    @property
    def is_all_of(self) -> bool:
        """Whether it is a set all of whose members are meant."""
        return self.text.startswith("{")

    @property
    def ends(self) -> tuple[End, End]:
        """Whether its beginning and its end are given, open (`..`) or unknown (blank)."""
        expression = self.expression
        if isinstance(expression, Interval):
            start, end = (part if isinstance(part, End) else End.GIVEN for part in expression)
            return start, end
        return End.OPEN if self.earliest is None else End.GIVEN, End.OPEN if self.latest is None else End.GIVEN

    @property
    def marks(self) -> tuple[Marks, ...]:
        """The qualifiers of year, month and day ("", "?", "~" or "%") of each date that it names, in order."""
        return tuple(single.marks for single in edtf_grammar.singles(self.expression))

    def about(self) -> Edtf:
        """Return the same date, or the same ends or members, as approximate."""
        return Edtf.parse(edtf_grammar.write(edtf_grammar.about(self.expression)))

    @staticmethod
    def parse(text: str) -> Edtf:
        """Read an EDTF text, of the draft of 2012 too; raise EdtfError, naming it and the reason, where it is none."""
        text = text.strip()
        return _parse(text) if len(text) <= _CACHED else _read(text)

    @staticmethod
    def of_day(day: Day) -> Edtf:
        """Make the date of one day."""
        return Edtf(day_text(day), day * DAY_SECONDS, (day + 1) * DAY_SECONDS, Precision.DAY)

    @staticmethod
    def within(first: Day, last: Day, *, approximate: bool = False) -> Edtf:
        """Make "one unknown day of these": a day, month, year ... millennium if exactly that, else `[a..b]`."""
        mark = "~" if approximate else ""
        if single := _exact_unit(first, last):
            return Edtf.parse(single + mark)
        start, end = _ends(first, last)
        return Edtf.parse(f"[{start}{mark}..{end}{mark}]")

    @staticmethod
    def lasting(first: Day, last: Day, *, approximate: bool = False) -> Edtf:
        """Make the date of what lasted from one day to another: `a/b`."""
        start, end = _ends(first, last)
        mark = "~" if approximate else ""
        return Edtf.parse(f"{start}{mark}/{end}{mark}")


def day_text(day: Day) -> str:
    """Write a day as EDTF does: `2018-07-01`, `-0043-03-15`, `Y12345-01-01`."""
    year, month, of_month = civil(day)
    return f"{year_text(year)}-{month:02}-{of_month:02}"


def year_text(year: int) -> str:
    """Write a year as EDTF does: `0987`, `-0043`, `Y12345`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _read(text: str) -> Edtf:
    try:
        expression = _syntax(text)
        first, end, precision, latest_start, earliest_end = edtf_days.bounds(expression)
    except ValueError as error:
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        raise EdtfError(f"{shown!r} is no EDTF date: {error}") from error
    interval = isinstance(expression, Interval)
    group = isinstance(expression, Group)
    return Edtf(
        edtf_grammar.write(expression),
        first,
        end,
        precision,
        "~" in text or "%" in text,
        "?" in text or "%" in text,
        interval,
        group and text[0] == "[",
        (latest_start, earliest_end) if interval or group else None,
    )


def _syntax(text: str) -> Expression:
    return edtf_grammar.read(edtf_draft.translated(text) if edtf_draft.is_draft(text) else text)


_parse = lru_cache(maxsize=4096)(_read)
_expression = lru_cache(maxsize=1024)(edtf_grammar.read)


def _exact_unit(first: Day, last: Day) -> str | None:
    """Write the one day, month, year ... millennium that runs from `first` to `last`, if there is one."""
    if first == last:
        return day_text(first)
    (year, month, start), (end_year, end_month, end) = civil(first), civil(last)
    if start != 1 or end != days_in_month(end_year, end_month):
        return None
    if (year, month) == (end_year, end_month):
        return f"{year_text(year)}-{month:02}"
    if (month, end_month) != (1, 12):
        return None
    years = end_year - year + 1
    if years == 1:
        return year_text(year)
    if years in (10, 100, 1000) and year % years == 0 and 0 <= year <= 9999:
        unspecified = len(str(years)) - 1
        return f"{year:04}"[:-unspecified] + unspecified * "X"
    return None


def _ends(first: Day, last: Day) -> tuple[str, str]:
    """Write both ends in the coarsest unit that says the same: years, months or days."""
    (year, month, start), (end_year, end_month, end) = civil(first), civil(last)
    if start != 1 or end != days_in_month(end_year, end_month):
        return day_text(first), day_text(last)
    if (month, end_month) == (1, 12):
        return year_text(year), year_text(end_year)
    return f"{year_text(year)}-{month:02}", f"{year_text(end_year)}-{end_month:02}"
