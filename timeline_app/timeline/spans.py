"""How a span of time is put into a few words: for edge chips and for the view as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import SHORT_MONTHS
from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.wording import year_words

if TYPE_CHECKING:
    from timeline_app.dates.civil import Second


HOUR_SECONDS: Final = 3_600


def short_span(first: Second, end: Second) -> str:
    """Name [first, end) as a chip does: "1970–89", "Mar–May 2017", "3–9 Mar 2017"."""
    start, last = civil(first // DAY_SECONDS), civil((end - 1) // DAY_SECONDS)
    if start[0] != last[0]:
        return _years(start[0], last[0])
    if end - first == 1 and (edge := _edge(first, start)):
        return edge
    year = year_words(start[0])
    if _whole_months(start, end):
        if start[1] == 1 and last[1] == 12:
            return year
        return f"{_joined(_short(start[1]), _short(last[1]))} {year}"
    if start[1] != last[1]:
        return f"{_short(start[1])}–{_short(last[1])} {year}"
    return f"{_joined(str(start[2]), str(last[2]))} {_short(start[1])} {year}"


def _edge(second: Second, day: tuple[int, int, int]) -> str:
    """Name the edge of what is open-ended: at a year's or a month's ends by no more than that, for no day was said."""
    after = civil((second + 1) // DAY_SECONDS)
    begins, ends = second % DAY_SECONDS == 0, (second + 1) % DAY_SECONDS == 0
    if (begins and day[1:] == (1, 1)) or (ends and after[1:] == (1, 1)):
        return year_words(day[0])
    if (begins and day[2] == 1) or (ends and after[2] == 1):
        return f"{_short(day[1])} {year_words(day[0])}"
    return ""


def view_span(first: Second, end: Second) -> str:
    """Name the time in view: "14 May – 10 Nov 2018, 181 days", below two days with the time of day."""
    start, last = civil(first // DAY_SECONDS), civil((end - 1) // DAY_SECONDS)
    if end - first < 2 * DAY_SECONDS:
        fine = end - first < HOUR_SECONDS
        clock = _clock(end, fine=fine) if end % DAY_SECONDS else "24:00"
        until = clock if start == last else f"{_day(last)}, {clock}"
        return f"{_day(start)}, {_clock(first, fine=fine)} – {until}"
    days = (end - 1) // DAY_SECONDS - first // DAY_SECONDS + 1
    if days > 20 * 365:
        return f"{_years(start[0], last[0], shorten=False)}, {last[0] - start[0] + 1:,} years"
    begun = _day(start) if start[0] != last[0] else f"{start[2]} {_short(start[1])}"
    return f"{begun} – {_day(last)}, {days:,} days"


def _years(first: int, last: int, *, shorten: bool = True) -> str:
    if last <= 0:
        return f"{1 - first}–{1 - last} BCE"
    if first <= 0:
        return f"{1 - first} BCE – {last}"
    same_century = shorten and first >= 1_000 and first // 100 == last // 100
    return f"{first}–{last % 100:02}" if same_century else f"{first}–{last}"


def _whole_months(start: tuple[int, int, int], end: Second) -> bool:
    return start[2] == 1 and end % DAY_SECONDS == 0 and civil(end // DAY_SECONDS)[2] == 1


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _short(month: int) -> str:
    return SHORT_MONTHS[month - 1]


def _day(date: tuple[int, int, int]) -> str:
    return f"{date[2]} {_short(date[1])} {year_words(date[0])}"


def _clock(second: Second, *, fine: bool) -> str:
    clock = f"{second % DAY_SECONDS // HOUR_SECONDS:02}:{second % HOUR_SECONDS // 60:02}"
    return f"{clock}:{second % 60:02}" if fine else clock
