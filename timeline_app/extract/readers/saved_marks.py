"""What saved a page leaves in its comments: the address it came from, and the day on which it was saved.

Browsers, SingleFile, HTTrack and the Wayback Machine each write a comment of their own. The day of saving bounds the
day of publication, and no more; the address is the page's, where it names none itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.page_dates import day_of
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH: Final = 4000  # characters at either end of the markup
_URL = r"(?P<url>https?://[^\s<>\"']{1,1000})"
_DAY = r"(?P<day>[^\n<>]{6,40})"
_MARKS: Final = (
    (re.compile(rf"<!--\s*saved from url=\(\d{{1,5}}\){_URL}"), "a browser's copy"),
    (re.compile(rf"Page saved with SingleFile\s+url:\s*{_URL}\s+saved date:\s*\w{{3}} {_DAY}"), "SingleFile's copy"),
    (
        re.compile(rf"<!--\s*Mirrored from (?P<url>[^\s<>]{{1,1000}}) by HTTrack[^\n<>]{{0,80}}?\],\s*{_DAY}"),
        "HTTrack's copy",
    ),
    (re.compile(rf"FILE ARCHIVED ON \d\d:\d\d:\d\d {_DAY} AND RETRIEVED"), "an archive's copy"),
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the comments of a saved page say."""

    url: str | None
    signs: tuple[Evidence, ...]


def marks_of(markup: str) -> Marks:
    """Return what saved a page says of it."""
    ends = markup if len(markup) <= 2 * _REACH else f"{markup[:_REACH]}\n{markup[-_REACH:]}"
    if "<!--" not in ends:
        return Marks(None, ())
    found = [(mark, origin) for pattern, origin in _MARKS if (mark := pattern.search(ends))]
    addresses = (mark.groupdict().get("url") for mark, _ in found)
    url = next((address for address in addresses if address), None)
    if url is not None and "://" not in url:
        url = f"http://{url}"
    return Marks(url, tuple(_bounds(found)))


def _bounds(found: list[tuple[re.Match[str], str]]) -> Iterator[Evidence]:
    for mark, origin in found:
        written = mark.groupdict().get("day")
        if written and (day := day_of(written)):
            yield Evidence(
                "published", Edtf.parse(f"[..{day}]"), f"day of {origin}", written.strip(), 0.9, stated=False
            )
