"""Where the axis has its ticks and what they say: a table of steps from seconds to millennia.

The finest step whose ticks keep the distance that its labels ask for is taken. The upper row names the larger unit
(the month above the days); its first label is pinned to the left edge. The first that has room for it carries the
year, so that the year is in sight. Years before year 1 count backwards (year 0 is 1 BCE), and their ticks stand at
round years of that count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS
from timeline_app.dates.civil import DAY_SECONDS, civil, day_number, weekday
from timeline_app.dates.wording import year_words
from timeline_app.timeline.parts import Axis, Rect, Tick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.scale import TimeScale

BETWEEN: Final = 8.0  # least px between labels of a row
MAJOR_BETWEEN: Final = 2.0  # least px from a label of the upper row to the hair-line of the next
MAJOR_WIDER: Final = 1.1  # the upper row is set in semibold, which is wider than what `measure` measures


@dataclass(frozen=True, slots=True)
class Step:
    """One way of dividing the axis."""

    unit: str  # second, day, month or year
    count: int  # of units from tick to tick
    least: float  # px from tick to tick
    label: str  # a name in _LABELS
    major: tuple[str, int]  # unit and count of the upper row


STEPS: Final = (
    Step("second", 5, 80, "clock with seconds", ("day", 1)),
    Step("second", 15, 80, "clock with seconds", ("day", 1)),
    Step("second", 60, 64, "clock", ("day", 1)),
    Step("second", 300, 64, "clock", ("day", 1)),
    Step("second", 900, 64, "clock", ("day", 1)),
    Step("second", 1_800, 64, "clock", ("day", 1)),
    Step("second", 3_600, 64, "clock", ("day", 1)),
    Step("second", 10_800, 64, "clock", ("day", 1)),
    Step("second", 21_600, 64, "clock", ("day", 1)),
    Step("day", 1, 96, "weekday", ("month", 1)),
    Step("day", 1, 26, "day", ("month", 1)),
    Step("day", 7, 26, "day", ("month", 1)),
    Step("day", 14, 26, "day", ("month", 1)),
    Step("month", 1, 90, "month", ("year", 1)),
    Step("month", 1, 38, "short month", ("year", 1)),
    Step("month", 3, 38, "short month", ("year", 1)),
    Step("year", 1, 64, "year", ("year", 10)),
    Step("year", 2, 64, "year", ("year", 10)),
    Step("year", 5, 64, "year", ("year", 10)),
    Step("year", 10, 64, "year", ("year", 100)),
    Step("year", 20, 64, "year", ("year", 100)),
    Step("year", 50, 64, "year", ("year", 100)),
    Step("year", 100, 72, "year", ("year", 1_000)),
    Step("year", 200, 72, "year", ("year", 1_000)),
    Step("year", 500, 72, "year", ("year", 1_000)),
    Step("year", 1_000, 72, "year", ("year", 10_000)),
    Step("year", 2_000, 72, "year", ("year", 10_000)),
    Step("year", 5_000, 0, "year", ("year", 10_000)),
)
_SECONDS: Final = {"second": 1, "day": DAY_SECONDS, "month": 28 * DAY_SECONDS, "year": 365 * DAY_SECONDS}
_LAST_OF_MONTH: Final = {
    1: 31,
    7: 22,
    14: 15,
}  # the last day with a tick, so that the next month's first keeps its distance


def axis(scale: TimeScale, rect: Rect, measure: Callable[[str], float], *, pin: float = 6.0) -> Axis:
    """Return the ticks of the axis in `rect`, whose left edge is pixel 0 of `scale`."""
    step = step_for(scale.seconds_per_pixel)
    majors = list(_ticks(*step.major, *scale.span, before=1))
    minors = list(_ticks(step.unit, step.count, *scale.span, before=0))
    return Axis(
        rect,
        _major_row(scale, rect, majors, step.major, measure, pin),
        _minor_row(scale, rect, minors, step, frozenset(majors), measure, pin),
    )


def step_for(seconds_per_pixel: float) -> Step:
    """Return the finest step whose ticks keep their distance."""
    return next(step for step in STEPS if step.count * _SECONDS[step.unit] >= step.least * seconds_per_pixel)


def _ticks(unit: str, count: int, first: Second, end: Second, *, before: int) -> Iterator[Second]:
    """Yield the seconds of the ticks in [first, end), with the one at or before `first` where `before` is 1."""
    pending = None
    for second in _from_before(unit, count, first):
        if second > first and pending is not None:
            if before:
                yield pending
            pending = None
        if second >= end:
            return
        if second <= first:
            pending = second
            if second == first and not before:
                yield second
        else:
            yield second


def _from_before(unit: str, count: int, first: Second) -> Iterator[Second]:
    """Yield ticks without end, from one at or before `first`."""
    year, month, _ = civil(first // DAY_SECONDS)
    if unit == "second":
        second = first - first % count
        while True:
            yield second
            second += count
    if unit == "year":
        yield from (day_number(each, 1, 1) * DAY_SECONDS for each in _years(count, year))
    index = year * 12 + (month - 1 if unit == "day" else (month - 1) // count * count)
    while True:
        start = day_number(index // 12, index % 12 + 1, 1)
        if unit == "day":
            length = day_number((index + 1) // 12, (index + 1) % 12 + 1, 1) - start
            yield from ((start + day) * DAY_SECONDS for day in range(0, min(length, _LAST_OF_MONTH[count]), count))
        else:
            yield start * DAY_SECONDS
        index += 1 if unit == "day" else count


def _years(count: int, year: int) -> Iterator[int]:
    """Yield round years from one at or before `year` on; before year 1, those of the count backwards."""
    each = year // count * count - count
    while True:
        yield each if each > 0 or count == 1 else each + 1
        each += count


def _minor_row(
    scale: TimeScale,
    rect: Rect,
    seconds: list[Second],
    step: Step,
    majors: frozenset[Second],
    measure: Callable[[str], float],
    pin: float,
) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    free = rect.x
    for second in seconds:
        x = rect.x + scale.to_x(second)
        if x < rect.x:
            continue
        text = _LABELS[step.label](second)
        width = measure(text)
        label_x = x + pin if second in majors else x - width / 2
        if label_x < free or label_x + width > rect.right:
            ticks.append(Tick(x, "", x, second))
            continue
        ticks.append(Tick(x, text, label_x, second))
        free = label_x + width + BETWEEN
    return tuple(ticks)


def _major_row(
    scale: TimeScale,
    rect: Rect,
    seconds: list[Second],
    unit: tuple[str, int],
    measure: Callable[[str], float],
    pin: float,
) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    bounds = [*(rect.x + scale.to_x(second) for second in seconds), rect.right]
    pinned = False
    for second, x, following in zip(seconds, bounds[:-1], bounds[1:], strict=True):
        label_x = max(x, rect.x) + pin
        room = following - label_x - (MAJOR_BETWEEN if following < rect.right else 0)
        wordings = _major_wordings(second, *unit, full=not pinned)
        text = next((each for each in wordings if measure(each) * MAJOR_WIDER <= room), "")
        pinned = pinned or "’" in text or year_words(civil(second // DAY_SECONDS)[0]) in text
        ticks.append(Tick(max(x, rect.x), text, label_x, second))
    return tuple(ticks)


def _major_wordings(second: Second, unit: str, count: int, *, full: bool) -> tuple[str, ...]:
    """Return what an upper label may say, the longest first."""
    year, month, day = civil(second // DAY_SECONDS)
    name, short = MONTHS[month - 1], SHORT_MONTHS[month - 1]
    if unit == "day":
        weekday_name = SHORT_WEEKDAYS[weekday(second // DAY_SECONDS)]
        dated = (f"{weekday_name} {day} {name} {year_words(year)}", f"{day} {short} {year_words(year)}")
        return (*dated, f"{day} {short}")
    if unit == "month":
        said = (f"{name} {year_words(year)}", f"{short} {year_words(year)}")
        shortest = (f"{short} ’{year % 100:02}",) if year >= 1_000 else ()
        return (*said, *shortest, name, short) if full or month == 1 else (name, short)
    if count == 1:
        return (year_words(year),)
    return (_stretch(year, count),)


def _stretch(year: int, count: int) -> str:
    """Name the `count` years from `year` on, which lie on one side of year 1."""
    if year > 0:
        first = year // count * count
        if count == 10 and first:
            return f"{first}s"
        return f"{max(first, 1)}–{first + count - 1}"
    last = (1 - year) // count * count
    return f"{last}–{max(last - count + 1, 1)} BCE"


def _clock(second: Second) -> str:
    return f"{second % DAY_SECONDS // 3_600:02}:{second % 3_600 // 60:02}"


def _clock_with_seconds(second: Second) -> str:
    return f"{_clock(second)}:{second % 60:02}"


def _weekday_label(second: Second) -> str:
    return f"{SHORT_WEEKDAYS[weekday(second // DAY_SECONDS)]} {civil(second // DAY_SECONDS)[2]}"


_LABELS: Final[dict[str, Callable[[Second], str]]] = {
    "clock": _clock,
    "clock with seconds": _clock_with_seconds,
    "weekday": _weekday_label,
    "day": lambda second: str(civil(second // DAY_SECONDS)[2]),
    "month": lambda second: MONTHS[civil(second // DAY_SECONDS)[1] - 1],
    "short month": lambda second: SHORT_MONTHS[civil(second // DAY_SECONDS)[1] - 1],
    "year": lambda second: year_words(civil(second // DAY_SECONDS)[0]),
}
