"""Articles of several made-up outlets, to be read while someone works in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


OUTLETS = ("Harbour Gazette", "Northern Courier", "Island Herald", "Fjord Times", "Quay Post")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_DONE = ("opened the new", "closed the old", "repaired the flooded", "sold the empty", "painted the rusty")
_THINGS = ("bridge", "cannery", "lighthouse", "ferry terminal", "fish market", "dry dock", "town hall")


def write_news(folder: Path, first: int, count: int) -> Path:
    """Write so many articles, all different, and return their folder."""
    folder.mkdir(exist_ok=True)
    for n in range(first, first + count):
        outlet, done, thing = OUTLETS[n * 7 // 3 % len(OUTLETS)], _DONE[n % len(_DONE)], _THINGS[n % len(_THINGS)]
        month = n % 5 * 2
        title = f"Norrhamn council number {n} {done} {thing}"
        (folder / f"{n:04}.html").write_text(
            f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
            f'<meta property="article:published_time" content="2019-{month + 1:02}-{1 + n % 28:02}"></head>'
            f"<body><article><h1>{title}</h1>"
            f"<p>Council number {n} {done} {thing} in Norrhamn on {_MONTHS[month]} {1 + (n * 3) % 28}, 2019.</p>"
            f"<p>The {thing} of district {n} had burned down in {_MONTHS[month]} {1990 + n % 25}, officers said.</p>"
            "</article></body></html>",
            encoding="utf-8",
        )
    return folder
