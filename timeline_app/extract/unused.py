"""Decides why a time expression dates no event, as far as its own words and those around it tell.

Every expression that was found is one of two: it dates a report, or there is a reason here why it dates none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.dates.resolve import find_times
from timeline_app.extract.captions import is_note
from timeline_app.extract.dating import coordinated_spans, dates_events, is_reference
from timeline_app.extract.language import has_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3

    Span = tuple[int, int]


class Why(StrEnum):
    """Why an expression dates no event."""

    AMBIGUOUS = "ambiguous"
    NO_ANCHOR = "no anchor"
    NO_DAY = "event without a day"
    DURATION = "duration only"
    REPEATED = "repeated"
    VAGUE = "vague"
    JOINED = "joined"
    STORY = "dates the story"
    DATELINE = "dateline"
    BESIDE = "another time dates it"
    COMPARED = "compared"
    QUESTION = "question"
    NOTE = "note"
    LINE = "no sentence"
    FURNITURE = "page furniture"
    NOTHING = "nothing told"


WORDS: Final = {  # each in a sentence for the reader
    Why.AMBIGUOUS: "It can be read in more than one way, and nothing says which is meant.",
    Why.NO_ANCHOR: "Nothing says what it counts from.",
    Why.NO_DAY: "It counts from an event whose day is not known.",
    Why.DURATION: "It says how long, not when.",
    Why.REPEATED: "It says how often, not when.",
    Why.VAGUE: "It points at no day: the present, the past or the future as such.",
    Why.JOINED: "It is read together with the time beside it, which dates an event.",
    Why.STORY: "It says where the story stands: what is told after it leans on it.",
    Why.DATELINE: "It says when a despatch was sent: what that tells counts from it.",
    Why.BESIDE: "Another time in its sentence dates what that reports.",
    Why.COMPARED: "It only says what something is compared with, or which one is meant.",
    Why.QUESTION: "It stands in a question, which reports nothing.",
    Why.NOTE: "It stands in a note on how the article was made.",
    Why.LINE: "It stands in a heading, a byline or a list, not in a sentence.",
    Why.FURNITURE: "It stands in what is on every page: menus, links, notices.",
    Why.NOTHING: "Its sentence reports no event that it could date.",
}
_KINDS: Final = {"DURATION": Why.DURATION, "SET": Why.REPEATED}
_STOP: Final = re.compile(r"[.!?…][\"”’')\]]*(?:\s|\Z)|\n")
_DATELINE: Final = re.compile(r"\s*(?:\([^)\n]{1,20}\)\s*)?(?:[-–—]|--)\s")  # behind its date
_SENT_FROM: Final = re.compile(r"(?:\A|\n)\s{0,4}[A-Z][A-Z .,’'-]{2,60}$")  # before it, in capitals
_LONGEST: Final = 400  # code points looked at on each side for the ends of a sentence
_LINE: Final = 160  # code points: a longer line without a stop is a sentence all the same


class Used(NamedTuple):
    """What a report makes of the times of its article: which one dates it, or what it leans on."""

    start: int  # of its sentence, code points
    end: int
    time: int | None  # where the expression begins that dates it
    leans_on: str | None


def reason(timex: Timex3, text: str, times: Sequence[Timex3], used: Mapping[int, Used]) -> Why:
    """Say why an expression that dates no report dates none; `times` are its article's, `used` reports by their times.

    `used` holds the reports that a time dates by where that begins.
    """
    if found := _KINDS.get(timex.type):
        return found
    if is_reference(timex):
        return Why.VAGUE
    if timex.date is None:
        return Why.AMBIGUOUS if timex.alternatives else Why.NO_DAY if timex.hangs_on else Why.NO_ANCHOR
    if _joined(timex, text, times, used):
        return Why.JOINED
    if not dates_events(text, timex):
        return Why.COMPARED
    if any(one.start <= timex.start < one.end for one in used.values()):
        return Why.BESIDE
    return _by_sentence(text, timex)


def leaning_words(timex: Timex3) -> str:
    """Return how a report quotes an expression that it leans on."""
    return f"“{timex.text}”"


def in_furniture(
    text: str, furniture: Sequence[Span], published: Edtf | None, language: str | None
) -> Iterator[tuple[int, Timex3]]:
    """Yield the expressions of a page that are not of its article, each with how far its own offsets are off."""
    for start, end in furniture if has_rules(language) else ():
        yield from ((start, time) for time in find_times(text[start:end], published))


def _joined(timex: Timex3, text: str, times: Sequence[Timex3], used: Mapping[int, Used]) -> bool:
    """Tell whether an expression is read together with one before it that dates a report."""
    at = bisect_right(times, timex.start, key=lambda time: time.start)
    first = at - 1
    while first > 0 and timex.start - times[first].start < _LONGEST and times[first].start not in used:
        first -= 1
    if times[first].start not in used:
        return False
    spans = coordinated_spans(text, times[first:at])
    return any(start == times[first].start and timex.end <= end for start, end in spans)


def _by_sentence(text: str, timex: Timex3) -> Why:
    before = list(_STOP.finditer(text, max(0, timex.start - _LONGEST), timex.start))
    start = before[-1].end() if before else max(0, timex.start - _LONGEST)
    stop = _STOP.search(text, timex.end, timex.end + _LONGEST)
    end = stop.end() if stop else min(len(text), timex.end + _LONGEST)
    sentence = text[start:end].strip()
    if _DATELINE.match(text, timex.end) and _SENT_FROM.search(text, max(0, timex.start - 64), timex.start):
        return Why.DATELINE
    if is_note(sentence):
        return Why.NOTE
    if sentence.rstrip("\"”’') ").endswith("?"):
        return Why.QUESTION
    stopped = stop is not None and not stop.group().startswith("\n")
    return Why.NOTHING if stopped or len(sentence) > _LINE else Why.LINE
