"""Where the handles of a selected event stand, and what dragging one makes of its date.

What lasted, or lay within a range, has a handle at each of its ends; a day or an instant one, which moves it; an open
side has none. A drag snaps to the ticks of the axis and never adds precision: what is known to the day stays so while
ticks are minutes, and an end of what lasted that is dragged from month to month is known to the month. Qualifiers stay.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.edtf import Edtf, Precision, day_text, year_text
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.steps import boundaries

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day, Second
    from timeline_app.timeline.parts import Mark
    from timeline_app.timeline.steps import Step

AWAY: Final = 4.0  # px from a mark to the middle of its ring, on which handles stand
THICK: Final = 6.0  # px
LONG: Final = 13.0  # px
SLACK: Final = 4.0  # px around a handle that count as the handle
_LONGEST: Final = {"second": 1, "day": DAY_SECONDS, "month": 31 * DAY_SECONDS, "year": 366 * DAY_SECONDS}
_FORMS: Final = {"month": "{0}-{1:02}", "year": "{0}"}  # an end as fine as the ticks
_TIME: Final = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?")
_MARK: Final = re.compile(r"[~?%]?$")


class Side(Enum):
    """What a handle moves."""

    START = "start"
    END = "end"
    WHOLE = "whole"


class Handle(NamedTuple):
    """A handle of the selected event's mark."""

    side: Side
    rect: Rect


def sides_of(date: Edtf) -> tuple[Side, ...]:
    """Return which handles a date has; none where a drag would not say what it means."""
    first, last = date.earliest, date.latest
    if date.is_all_of or (first is None and last is None):
        return ()
    if first is None or last is None:
        return (Side.END,) if first is None else (Side.START,)
    if first == last and date.is_interval:
        return () if date.precision < Precision.DAY else (Side.START, Side.END)
    return (Side.WHOLE,) if first == last else (Side.START, Side.END)


def handles_of(mark: Mark, date: Edtf, canvas: Rect) -> tuple[Handle, ...]:
    """Return the handles of a mark that stand in the canvas."""
    rect = mark.rect
    middle = rect.y + rect.height / 2
    upright = Rect(0.0, middle - LONG / 2, THICK, LONG)
    places = {
        Side.START: (mark.clipped_left, upright._replace(x=rect.x - AWAY - THICK / 2)),
        Side.END: (mark.clipped_right, upright._replace(x=rect.right + AWAY - THICK / 2)),
        Side.WHOLE: (False, Rect(rect.x + rect.width / 2 - LONG / 2, rect.bottom + AWAY - THICK / 2, LONG, THICK)),
    }
    found = [Handle(side, place) for side, (clipped, place) in places.items() if side in sides_of(date) and not clipped]
    return tuple(handle for handle in found if canvas.x <= handle.rect.x and handle.rect.right <= canvas.right)


def handle_at(handles: tuple[Handle, ...], x: float, y: float) -> Handle | None:
    """Return the handle at a point, of several the nearest."""
    near = [handle for handle in handles if handle.rect.contains(x, y, SLACK)]
    return min(near, key=lambda handle: abs(handle.rect.x + handle.rect.width / 2 - x), default=None)


def edge_of(date: Edtf, side: Side) -> Second:
    """Return the second at which a side of a date lies; raise ValueError where that side is open."""
    second = date.end_second if side is Side.END else date.first_second
    if second is None:
        raise ValueError(f"{date} is open there")
    return second


def snapped(second: Second, step: Step) -> Second:
    """Return the tick of a step that is nearest to a second."""
    before, after = boundaries(step.unit, step.count, second, second + 2 * _LONGEST[step.unit] * step.count)[:2]
    return before if second - before <= after - second else after


def date_at(second: Second, step: Step) -> Edtf:
    """Return the date at a second, as fine as the ticks of the axis tell it."""
    day = second // DAY_SECONDS
    if step.unit == "second":
        tick = boundaries(step.unit, step.count, second, second + 1)[0]
        return Edtf.parse(f"{day_text(day)}T{tick // 3600 % 24:02}:{tick // 60 % 60:02}")
    return Edtf.parse(_end_text(day, step))


def moved(date: Edtf, side: Side, second: Second, step: Step) -> Edtf:
    """Return a date of which one side is dragged to the tick nearest to a second."""
    at = snapped(second, step)
    if side is Side.WHOLE:
        return _shifted(date, at, step)
    day = at // DAY_SECONDS if side is Side.START else -(-at // DAY_SECONDS) - 1  # its last day, of an end
    first, last = (day, date.latest) if side is Side.START else (date.earliest, day)
    if first is not None and last is not None and first > last:  # a day is left
        first = last = last if side is Side.START else first
        day = first
    if date.is_one_of or not date.is_interval:
        return _within(first, last, _qualifier(date))
    return _ended(date, side, _end_text(day, step))


def _shifted(date: Edtf, at: Second, step: Step) -> Edtf:
    """Move a day, or an instant, which keeps its time of day where ticks are no finer than days."""
    day, text = at // DAY_SECONDS, str(date)
    found = _TIME.search(text)
    if found is None:
        return Edtf.parse(day_text(day) + _qualifier(date))
    told = found[0]
    if step.unit == "second":
        of_day = at % DAY_SECONDS
        parts = (of_day // 3600, of_day // 60 % 60, of_day % 60)
        told = "T" + ":".join(f"{part:02}" for part, was in zip(parts, found.groups(), strict=True) if was)
    return Edtf.parse(f"{day_text(day)}{told}{text[found.end() :]}")


def _within(first: Day | None, last: Day | None, qualifier: str) -> Edtf:
    """Write an unknown day of a range, either of whose sides may be open."""
    if first is not None and last is not None:
        plain = str(Edtf.within(first, last))
        if not plain.startswith("["):
            return Edtf.parse(plain + qualifier)
        start, end = plain[1:-1].split("..")
    else:
        start, end = ("" if day is None else day_text(day) for day in (first, last))
    return Edtf.parse(f"[{_qualified(start, qualifier)}..{_qualified(end, qualifier)}]")


def _ended(date: Edtf, side: Side, text: str) -> Edtf:
    """Write an interval with another end; the dragged end keeps its own qualifier, the other one everything."""
    ends = str(date).split("/")
    at = 0 if side is Side.START else 1
    mark = _MARK.search(ends[at])
    ends[at] = text + (mark[0] if mark else "")
    return Edtf.parse("/".join(ends))


def _end_text(day: Day, step: Step) -> str:
    year, month, _ = civil(day)
    form = _FORMS.get(step.unit)
    return day_text(day) if form is None else form.format(year_text(year), month)


def _qualifier(date: Edtf) -> str:
    return {(True, False): "~", (False, True): "?", (True, True): "%"}.get((date.approximate, date.uncertain), "")


def _qualified(text: str, qualifier: str) -> str:
    return text + qualifier if text else ""
