"""Which day it was at an outlet when a tag's time in UTC came: the zones of outlets are data, `resources/outlets`.

A time in UTC says when, not which day the outlet's readers had: 02:10 UTC is the evening before in Washington. Where
the outlet is known, its own day counts, by the IANA time zone database; an offset in the tag itself is taken as the
outlet's own, and of an unknown outlet the day stays as written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf
from timeline_app.extract.page_dates import instant
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """Where an outlet sits."""

    city: str
    zone: str  # IANA


def place_of(outlet: str | None, url: str | None) -> Place | None:
    """Return where an outlet sits, by the host of its page or by its name; None where that is not known."""
    hosts, names = _places()
    try:
        labels = (urlsplit(url or "").hostname or "").split(".")
    except ValueError:
        labels = []
    for first in range(len(labels) - 1):
        if place := hosts.get(".".join(labels[first:])):
            return place
    return names.get(_plain(outlet)) if outlet else None


def local_day(written: str, place: Place) -> tuple[Edtf, str] | None:
    """Return the outlet's day of a time given in UTC, and in words how it is known; None for any other writing."""
    read = instant(written)
    if read is None or read[0].earliest is None:
        return None
    day, minutes = read
    try:
        year, month, of_month = civil(day.earliest or 0)
        then = datetime(year, month, of_month, tzinfo=UTC) + timedelta(minutes=minutes)
        there = then.astimezone(ZoneInfo(place.zone))
    except (ValueError, OverflowError, ZoneInfoNotFoundError):
        return None
    words = f"{day} {then:%H:%M} UTC, {there.day} {there:%B} in {place.city}"
    return Edtf.parse(f"{there.year:04}-{there.month:02}-{there.day:02}"), words


@cache
def _places() -> tuple[Mapping[str, Place], Mapping[str, Place]]:
    """Load the places of outlets, by host and by name."""
    hosts: dict[str, Place] = {}
    names: dict[str, Place] = {}
    for row in tomllib.loads(resource("outlets", "zones.toml").read_text(encoding="utf-8"))["place"]:
        place = Place(row["city"], row["zone"])
        hosts |= dict.fromkeys(row["hosts"].split(), place)
        names |= {_plain(name): place for name in row["names"]}
    return hosts, names


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
