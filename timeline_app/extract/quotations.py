"""Decides who speaks where a quotation goes on and nothing says so: whoever spoke in the sentence before it.

News names a speaker once ("It was dark," she said. "|We left at once.|"). A quotation that opens a sentence is that of
the saying just before it, in its paragraph or in the last, if that quotes too; what a narrator tells between ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.attribution import Attribution

Span = tuple[int, int]

_MARKS = re.compile(r"[“”]|(?P<opens>(?<![^\s(\[—–-])\"(?=\S))|\"|(?P<blank>\n[ \t\r]*\n)")
_LONGEST = 2_000  # characters: what runs on for longer has lost its closing mark
_WORDS = re.compile(r"(?:[^\w\s]*\w\S*\s+){2}[^\w\s]*\w")  # fewer are a name or a word held up


def carry_on(text: str, spans: Sequence[Span], bearing: list[list[Attribution]]) -> None:
    """Add to each sentence that opens in a quotation without a speaker the saying that it goes on from."""
    quoted = quotations(text)
    if not quoted:
        return
    opens = [start for start, _ in quoted]
    for number, (start, end) in enumerate(spans):
        at = bisect_right(opens, start + 1) - 1
        run = quoted[at]
        if at < 0 or run[1] <= start + 1 or _speaker(bearing[number], run, opens, quoted):
            continue
        if not number or not _WORDS.search(text, max(run[0], start), min(run[1], end)):
            continue
        before = spans[number - 1]
        known = next(
            (
                one
                for said in _within(before, opens, quoted)
                if (one := _speaker(bearing[number - 1], said, opens, quoted))
            ),
            None,
        )
        if known is not None:
            content = max(start, run[0] - 1), min(end, run[1])
            reach = min(known.reach[0], start), max(known.reach[1], content[1])
            bearing[number].append(replace(known, content=content, rest=None, reach=reach, denies=False))


def quotations(text: str) -> list[Span]:
    """Return what stands between double quotation marks, in order; one that never closes ends with its paragraph."""
    found: list[Span] = []
    begun: int | None = None
    for mark in _MARKS.finditer(text):
        opens = mark.group() == "“" or mark.group("opens") is not None
        again = opens and text[max(0, mark.start() - 1) : mark.start()].isspace()
        opens = opens and (begun is None or again)  # “as some write it“
        if begun is not None:
            if mark.start() - begun <= _LONGEST:
                found.append((begun, mark.start()))
            begun = None
        if opens:
            begun = mark.end()
    return found


def _within(sentence: Span, opens: Sequence[int], quoted: Sequence[Span]) -> list[Span]:
    """Return the quotations that touch a sentence, the last first."""
    at = bisect_right(opens, sentence[1]) - 1
    found = []
    while at >= 0 and quoted[at][1] > sentence[0]:
        found.append(quoted[at])
        at -= 1
    return found


def _speaker(
    bearing: Sequence[Attribution], run: Span, opens: Sequence[int], quoted: Sequence[Span]
) -> Attribution | None:
    """Return the outermost saying that quotes a run of words and does not stand in a quotation itself."""
    saying = [
        one
        for one in bearing
        if one.source is not None and _meets(one, run) and not _is_quoted(one.cue[0], opens, quoted)
    ]
    return min(saying, key=lambda one: one.content[0] - one.content[1], default=None)


def _meets(one: Attribution, run: Span) -> bool:
    return any(part and part[0] < run[1] and run[0] < part[1] for part in (one.content, one.rest))


def _is_quoted(position: int, opens: Sequence[int], quoted: Sequence[Span]) -> bool:
    at = bisect_right(opens, position) - 1
    return at >= 0 and position < quoted[at][1]
