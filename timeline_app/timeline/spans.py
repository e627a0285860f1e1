"""How a span of time is put into a few words: for edge chips and for the view as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.wording import year_words
from timeline_app.timeline.date_style import ENGLISH, HOUR_SECONDS, DateStyle

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second

_FOUR_FIGURES = 1_000  # the first year that has as many


def chip_span(first: Second, end: Second, dates: DateStyle = ENGLISH) -> str:
    """Name [first, end) as a chip does: whole decades as "1970s–80s", all else as `short_span`."""
    return _decades(civil(first // DAY_SECONDS), civil((end - 1) // DAY_SECONDS)) or short_span(first, end, dates)


def _decades(start: tuple[int, int, int], last: tuple[int, int, int]) -> str | None:
    """Name whole decades; None where they aren't, or where "1900s" could be read as a century."""
    begun, ended = start[0], last[0] - 9
    whole = start[1:] == (1, 1) and last[1:] == (12, 31) and begun % 10 == 0 == ended % 10
    if not whole or begun < _FOUR_FIGURES or not (begun % 100 and ended % 100):
        return None
    if begun == ended:
        return f"{year_words(begun)}s"
    return f"{year_words(begun)}s–{ended % 100 if begun // 100 == ended // 100 else year_words(ended)}s"


def short_span(first: Second, end: Second, dates: DateStyle = ENGLISH) -> str:
    """Name [first, end) in a few letters: "1970–89", "Mar–May 2017", "3–9 Mar 2017"."""
    start, last = civil(first // DAY_SECONDS), civil((end - 1) // DAY_SECONDS)
    if start[0] != last[0]:
        return _years(start[0], last[0])
    year = year_words(start[0])
    if end - first == 1 and (month := _edge_month(first)) is not None:
        return dates.month_of_year(month, year) if month else year
    whole = _whole_months(start, end)
    if whole and start[1] == 1 and last[1] == 12:
        return year
    if whole or start[1] != last[1]:
        return dates.month_of_year(start[1], year, until=last[1])
    return dates.day_of_year(_joined(str(start[2]), str(last[2])), start[1], year)


def _edge_month(second: Second) -> int | None:
    """Return the month at whose end lies the edge of what is open-ended, 0 for a year's; None inside a month.

    No day was said there, so none is shown.
    """
    day, after = civil(second // DAY_SECONDS), civil((second + 1) // DAY_SECONDS)
    begins, ends = second % DAY_SECONDS == 0, (second + 1) % DAY_SECONDS == 0
    if (begins and day[1:] == (1, 1)) or (ends and after[1:] == (1, 1)):
        return 0
    return day[1] if (begins and day[2] == 1) or (ends and after[2] == 1) else None


def view_span(first: Second, end: Second, dates: DateStyle = ENGLISH) -> str:
    """Name the time in view: "14 May – 10 Nov 2018, 181 days", below two days with the time of day."""
    start, last = civil(first // DAY_SECONDS), civil((end - 1) // DAY_SECONDS)
    if end - first < 2 * DAY_SECONDS:
        fine = end - first < HOUR_SECONDS
        midnight = end % DAY_SECONDS == 0 and dates.halves is None
        clock = "24:00" if midnight else dates.clock(end, fine=fine)
        until = clock if start == last else f"{dates.date(end - 1)}, {clock}"
        return f"{dates.date(first)}, {dates.clock(first, fine=fine)} – {until}"
    days = (end - 1) // DAY_SECONDS - first // DAY_SECONDS + 1
    if days > 20 * 365:
        return f"{_years(start[0], last[0], shorten=False)}, {last[0] - start[0] + 1:,} years"
    begun = dates.date(first) if start[0] != last[0] else dates.day_of_month(str(start[2]), start[1])
    return f"{begun} – {dates.date(end - 1)}, {days:,} days"


def _years(first: int, last: int, *, shorten: bool = True) -> str:
    if last <= 0:
        return f"{year_words(1 - first)}–{year_words(last)}"
    if first <= 0:
        return f"{year_words(first)} – {year_words(last)}"
    same_century = shorten and first >= _FOUR_FIGURES and first // 100 == last // 100
    return f"{year_words(first)}–{f'{last % 100:02}' if same_century else year_words(last)}"


def _whole_months(start: tuple[int, int, int], end: Second) -> bool:
    return start[2] == 1 and end % DAY_SECONDS == 0 and civil(end // DAY_SECONDS)[2] == 1


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
