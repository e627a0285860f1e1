"""Times as a person types them for an era or a note, however coarse, and what is offered to be typed over; no Qt.

A time stands alone or has two ends, each in EDTF or in plain words (May 2018, the 1990s); `day_input` reads them.
"""

from __future__ import annotations

from timeline_app.dates.edtf import Edtf, Interval, Precision, day_text
from timeline_app.ui.day_input import quoted, read_date, read_told
from timeline_app.ui.said import wording


def read_time(text: str, published: Edtf | None = None) -> Edtf:
    """Read a date, however coarse; raise ValueError, in words for the person.

    One that needs another to be understood ("last month") is reckoned from when an article was `published`.
    """
    date = read_told(text, published)
    if date is None or (date.first_second is None and date.end_second is None):
        raise ValueError(f"{quoted(text)} is no date. Write it as 29 August 2018, May 2018, the 1990s or 2018-08-29.")
    return date


def read_period(first: str, last: str, published: Edtf | None = None) -> Edtf:
    """Read a stretch of time from its two ends, each as coarse as you like; `last` empty: all of the first.

    Two dots, or an empty `first`, leave an end open; for `published` see `read_time`. Raises ValueError, in words for
    the person.
    """
    if _is_open(first) and _is_open(last):
        raise ValueError("Write when it begins: 29 August 2018, May 2018, the 1990s or 2018-08-29.")
    if not last.strip():
        return read_time(first, published)
    start, end = (None if _is_open(text) else read_time(text, published) for text in (first, last))
    opened, closed = (None if date is None else date.first_second for date in (start, end))
    if start is not None and end is not None and (opened is None or closed is None or closed < opened):
        raise ValueError(f"{quoted(last)} is before {quoted(first)}.")
    return Edtf.parse(f"{_end(start, last=False)}/{_end(end, last=True)}")


def typed(date: Edtf) -> str:
    """Return a text that `read_time` reads as this date: in words where they say the same, else in EDTF."""
    said = wording(date)
    return said if read_date(said) == date else str(date)


def typed_period(date: Edtf) -> tuple[str, str]:
    """Return the two texts that `read_period` reads as this stretch of time; the second is empty for one date."""
    if not isinstance(date.expression, Interval):
        return typed(date), ""
    start, end = (".." if text in ("", "..") else typed(Edtf.parse(text)) for text in str(date).split("/"))
    return start, end


def _is_open(text: str) -> bool:
    return text.strip() in ("", "..", "…")


def _end(date: Edtf | None, *, last: bool) -> str:
    """Write one end of an interval: as it was given where it is one date, else its outer day."""
    if date is None:
        return ".."
    if date.precision >= Precision.DAY and not (date.is_interval or date.is_one_of or date.is_all_of):
        return str(date)
    day = date.latest if last else date.earliest
    return ".." if day is None else day_text(day)
