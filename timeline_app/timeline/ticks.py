"""Where the axis has its ticks and what they say.

The finest step whose labels keep their distance is taken, so that no label of the lower row is in another's way; only
beside a boundary of the upper row one may yield, or be left out, and then always the same. Nothing of this hangs on
where the view begins: while panning no label goes on or off but at the edges. The upper row names the larger unit (the
month above the days); its first label is pinned to the left edge. The first that has room for it carries the year, so
that the year is in sight.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.wording import year_words
from timeline_app.timeline.axis_labels import MINOR, major_wordings, widest, widest_month
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.parts import Axis, Rect, Tick
from timeline_app.timeline.steps import MONTH, SHORTEST, STEPS, Step, boundaries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.scale import TimeScale

BETWEEN: Final = 8.0  # least px between labels of a row
AFTER_MAJOR: Final = 4.0  # ... and after the one beside a line of the upper row
MAJOR_BETWEEN: Final = 2.0  # least px from a label to the hair-line of the next major tick
YIELD: Final = 4.0  # px that a label may stand aside of its tick: half of what is between labels
PIN: Final = 6.0  # px from the left edge, and from a line of the upper row, to a label beside it
ROUNDING: Final = 1e-6  # px by which a tick on the left edge may miss it
MAJOR_WIDER: Final = 1.1  # the upper row is set in semibold, which is wider than what `measure` measures


def axis(
    scale: TimeScale, rect: Rect, measure: Callable[[str], float], *, pin: float = PIN, dates: DateStyle = ENGLISH
) -> Axis:
    """Return the ticks of the axis in `rect`, whose left edge is pixel 0 of `scale`."""
    first, end = scale.span
    step = step_for(scale.seconds_per_pixel, measure, dates, year=furthest(first, end))
    reach = int(measure("0") * 40 * scale.seconds_per_pixel)  # beyond the right edge, for what a label stands before
    majors = boundaries(*step.major, first, end + reach)
    minors = boundaries(step.unit, step.count, first, end)
    texts = [MINOR[step.label](second, dates) for second in minors]
    return Axis(
        rect,
        _major_row(scale, rect, majors, step.major, measure, pin, dates),
        _minor_row(scale, rect, minors, texts, majors, measure, pin),
    )


def step_for(
    seconds_per_pixel: float, measure: Callable[[str], float], dates: DateStyle = ENGLISH, *, year: int = 1
) -> Step:
    """Return the finest step whose labels keep their distance, however long they may get, up to those of `year`."""
    hidden = None if 1 <= year < 10_000 or _named(seconds_per_pixel, measure, dates, year) else MONTH
    for step in STEPS[:-1]:
        if step.major == hidden:
            continue  # the year would be out of sight
        room = step.every * step.count * SHORTEST[step.unit] / seconds_per_pixel
        if room >= step.least and room >= BETWEEN + max(map(measure, widest(step.label, step.count, dates, year))):
            return step
    return STEPS[-1]


def _named(seconds_per_pixel: float, measure: Callable[[str], float], dates: DateStyle, year: int) -> bool:
    """Tell whether each month has room for its name with a year as long as `year`, which cannot be shortened."""
    room = SHORTEST["month"] / seconds_per_pixel - MAJOR_BETWEEN - PIN
    return max(map(measure, widest_month(dates, year))) * MAJOR_WIDER <= room


def furthest(first: Second, end: Second) -> int:
    """Return the year in view that is longest to write: the first of those before year 1, else the last."""
    begun = civil(first // DAY_SECONDS)[0]
    return begun if begun <= 0 else civil((end - 1) // DAY_SECONDS)[0]


def _minor_row(
    scale: TimeScale,
    rect: Rect,
    seconds: Sequence[Second],
    texts: Sequence[str],
    majors: Sequence[Second],
    measure: Callable[[str], float],
    pin: float,
) -> tuple[Tick, ...]:
    """Place the lower labels: at a major tick after its line, else under the tick, yielding to a line in the way."""
    lines = [rect.x + scale.to_x(second) for second in majors]
    ticks: list[Tick] = []
    taken = -float("inf")  # up to here by the label beside the last line
    for second, text in zip(seconds, texts, strict=True):
        x = rect.x + scale.to_x(second)
        width = measure(text)
        part = bisect_right(majors, second)
        end = lines[part] - MAJOR_BETWEEN if part < len(lines) else float("inf")
        if majors[part - 1] == second:
            label_x = x + pin
            taken = label_x + width + AFTER_MAJOR if text else x
        else:
            free = max(taken, lines[part - 1] + MAJOR_BETWEEN)
            label_x = min(max(x - width / 2, free), end - width)
            label_x = label_x if free <= label_x and abs(label_x + width / 2 - x) <= YIELD else float("inf")
        if x >= rect.x - ROUNDING:
            seen = text and rect.x <= label_x and label_x + width <= min(rect.right, end)
            ticks.append(Tick(x, text if seen else "", label_x if seen else x, second))
    return tuple(ticks)


def _major_row(
    scale: TimeScale,
    rect: Rect,
    seconds: Sequence[Second],
    unit: tuple[str, int],
    measure: Callable[[str], float],
    pin: float,
    dates: DateStyle,
) -> tuple[Tick, ...]:
    bounds = [rect.x + scale.to_x(second) for second in seconds]
    brief = max(map(measure, dates.months)) * MAJOR_WIDER + pin > SHORTEST["month"] / scale.seconds_per_pixel
    ticks: list[Tick] = []
    pinned = False
    for second, x, following in zip(seconds, bounds, [*bounds[1:], float("inf")], strict=True):
        if x >= rect.right:
            break
        label_x = max(x, rect.x) + pin
        room = min(following - MAJOR_BETWEEN, rect.right) - label_x
        wordings = major_wordings(second, *unit, dates, full=not pinned, brief=brief)
        text = next((each for each in wordings if measure(each) * MAJOR_WIDER <= room), "")
        pinned = pinned or _dated(text, second)
        ticks.append(Tick(max(x, rect.x), text, label_x, second))
    return tuple(ticks)


def _dated(text: str, second: Second) -> bool:
    """Tell whether a label says the year."""
    return "’" in text or year_words(civil(second // DAY_SECONDS)[0]) in text
