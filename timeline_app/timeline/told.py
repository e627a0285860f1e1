"""Decides how an event's date is told and drawn where its source gives only a bound of it: "since 2005", "by Friday".

Such an event carries the edge that is known, so that it can be linked and ordered; whoever looks at it is shown the
bound itself. What has lasted since a day, or lasts until one, is drawn open on its other side, even where publication
closes that side for reckoning: nobody says that it ended on the day on which somebody wrote of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf, Precision, day_text, year_text
from timeline_app.dates.wording import day_words, hedge, wording

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Event, Mention

_LASTING: Final = {"since": "{}/..", "until": "../{}"}
_FROM: Final = ("since", "after")  # the bounds whose known edge is their first day
_STEPS: Final = {"before": 1, "after": -1}  # from the edge to the day named, which is itself excluded
_UNKNOWN: Final = {
    **{"since": "its end is not known", "until": "its beginning is not known"},
    **dict.fromkeys(("by", "before", "after"), "the day is not known"),
}
_YOUR_DOUBT: Final = "not certain: so you left it"
_UNSAID: Final = "not certain: no report says so itself"
_ENDS: Final = re.compile(r"\[?([^/\[\]]*?)(?:/|\.\.)([^/\[\]]*?)\]?")
_FOUR_DIGITS: Final = range(10_000)  # years that are written and read back as they are


def when(event: Event) -> str:
    """Say when an event was: "since 2005", "by 31 August 2018", "July 2018", "undated"."""
    bound = _bound_of(event)
    if bound is not None:
        return _bound_words(bound)
    if event.by_hand:
        return _words(event.date)
    return next((mention_when(m) for m in event.mentions if m.date == event.date), _words(event.date))


def mention_when(mention: Mention) -> str:
    """Say when one report has an event."""
    bound = _bounding(mention)
    if bound is not None:
        return _bound_words(bound)
    latest = _latest_of_undated(mention)
    return _words(mention.date) if latest is None else f"by {day_words(latest)}"


def not_known(event: Event) -> str:
    """Say what is not known of when an event was; the empty text where it is known to the day."""
    bound = _bound_of(event)
    if bound is not None:
        fine = bound.date is not None and bound.date.precision < Precision.DAY
        return _UNKNOWN[bound.bound or ""].replace("day", "exact time" if fine else "day")
    told = None if event.by_hand else next((m for m in event.mentions if m.date == event.date), None)
    if told is not None and _latest_of_undated(told) is not None:
        return _UNKNOWN["by"]
    if event.date is None:
        return ""
    doubt = _YOUR_DOUBT if event.by_hand else _UNSAID
    return "; ".join(filter(None, (hedge(event.date), doubt if event.date.uncertain else "")))


def drawn_date(event: Event) -> Edtf | None:
    """Return the date by which an event's mark is drawn: open on the side of which its source says nothing."""
    bound = _bound_of(event)
    return event.date if bound is None else _opened(bound)


def _bound_of(event: Event) -> Timex3 | None:
    """Return the bounded expression that gave an event its date, None where it has a date of its own."""
    if event.date is None or event.by_hand:
        return None
    return next((b for m in event.mentions if m.date == event.date and (b := _bounding(m)) is not None), None)


def _bounding(mention: Mention) -> Timex3 | None:
    """Return the expression whose bound is all that a report says of when."""
    time, date = mention.time, mention.date
    if time is None or date is None or time.date is None or time.bound not in _UNKNOWN:
        return None
    edge_of_open = date.uncertain and None in (time.date.earliest, time.date.latest)  # see extract.dating
    return time if _edge(time) and (date == time.date or edge_of_open) else None


def _latest_of_undated(mention: Mention) -> Day | None:
    """Return the last day on which what no time dates can have been ("on or before publication"); else None."""
    date = mention.date
    leans = mention.time is None and date is not None and date.is_interval and date.earliest is None
    return date.latest if leans and date is not None else None


def _words(date: Edtf | None) -> str:
    return wording(date) if date else "undated"


def _opened(time: Timex3) -> Edtf | None:
    form = _LASTING.get(time.bound or "")
    return Edtf.parse(form.format(_edge(time))) if form else time.date


def _edge(time: Timex3) -> str:
    """Write the edge of a bounded expression's date that its source names; empty where the date has no such edge."""
    found = _ENDS.fullmatch(str(time.date))
    return found[1 if time.bound in _FROM else 2] if found else ""


def _bound_words(time: Timex3) -> str:
    named = _beside(Edtf.parse(_edge(time)), _STEPS.get(time.bound or "", 0))
    return f"{time.bound} {wording(named)}"


def _beside(date: Edtf, step: int) -> Edtf:
    """Return the year, month or day before or after one; the date itself where it is none of these."""
    day = date.latest if step > 0 else date.earliest
    if not step or day is None or date.uncertain or date.approximate or date.precision not in _UNITS:
        return date
    year, month, _ = civil(day + step)
    if year not in _FOUR_DIGITS:
        return date
    written = {
        Precision.DAY: day_text(day + step),
        Precision.MONTH: f"{year_text(year)}-{month:02}",
        Precision.YEAR: year_text(year),
    }
    return Edtf.parse(written[date.precision])


_UNITS: Final = (Precision.DAY, Precision.MONTH, Precision.YEAR)
