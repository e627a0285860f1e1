"""How the window says dates: in the words of `dates.wording`, the time of day by the clock that the axis shows; no Qt.

Which clock that is the desktop's region decides, once a program: the window tells it here. Without a window it stays
that of 24 hours, as in everything that is printed or kept. Sources' own words are never rewritten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates import wording as plain
from timeline_app.timeline import told
from timeline_app.timeline.date_style import ENGLISH, DateStyle

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Event, Mention


class _Desk:
    """What holds for the whole program."""

    style: DateStyle = ENGLISH


def use(style: DateStyle) -> None:
    """Say times of day as this does, from now on."""
    _Desk.style = style


def clocked(words: str) -> str:
    """Say the times of day in words of the program's own; what they quote stays."""
    return _Desk.style.by_its_clock(words)


def wording(date: Edtf) -> str:
    """Say a date in words."""
    return clocked(plain.wording(date))


def when(event: Event) -> str:
    """Say when an event was."""
    return clocked(told.when(event))


def mention_when(mention: Mention) -> str:
    """Say when one report has an event."""
    return clocked(told.mention_when(mention))
