"""Decides what an expression counts from ("two days after the summit"), and its date where the text dates that event.

The counted part is the expression; the event's words stay outside it, as TimeML's signals and anchors do, and are
linked by `Timex3.hangs_on`. An event is dated by the text where its words are a time themselves ("after Easter"), hold
one ("after Tuesday's vote") or are followed by one ("after the vote on June 12"), or where the same words, or a verb
that says the same ("arrested on 3 August ... after his arrest"), stand right beside a date elsewhere nearby, always the
same one. Everything else stays undated: linked, and never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline_app.dates.civil import day_number, weekday
from timeline_app.dates.clock import in_part
from timeline_app.dates.event_verbs import nouns_told
from timeline_app.dates.meaning import (
    PRECISIONS,
    UNANCHORED,
    Meaning,
    day_of,
    leaning,
    month_of,
    moved,
    unit_at,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match
    from timeline_app.dates.timex import Timex3

_NEARBY = 6000  # code points within which the same words are the same event
_LONGEST = 72  # code points of an event's words that are looked at
_SIGNAL = re.compile(r"\s{1,3}(after|before|following|prior to|of|from)\s{1,3}", re.IGNORECASE)
_NOT_OF_THE_CALENDAR = re.compile(r"\b(?:trading|business|working|school)\b", re.IGNORECASE)
_COUNT = re.compile(r"PT?(\d+)([YMWDH])")
_COMMA = re.compile(r",\s")
_PART = re.compile(r"XXXX-XX-XXT([A-Z]{2})")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_LASTED = re.compile(
    r"\b(?:for|lasted|lasting|spent|took|takes|stayed|waited|over|during|within|in|the|served|worked|lived)\s{1,3}$",
    re.IGNORECASE,
)
_DETERMINER = r"(?:the|an?|his|her|its|their|our|my|your)"
_OWN = re.compile(r"(?:the|his|her|its|their)\s{1,3}[\w-]{1,32}(?!['’\w]|\s{1,3}of\b)", re.IGNORECASE)
_WORD = r"[\w’'-]{1,32}(?:\.\w{1,16}){0,3}"
_STOPS = (
    r"(?:in|on|at|that|which|who|was|were|is|are|had|has|will|would|and|but|by|for|to|with|from|when|as|while"
    r"|the|an?|his|her|its|their|he|she|it|they|we|i|you|(?:no|some|every|any)(?:body|one))\b"
)
_EVENT = re.compile(
    rf"[\"“‘']?(?P<words>(?:(?:{_DETERMINER}|he|she|it|they|we|I|you)\s{{1,3}})?(?!{_STOPS}){_WORD}"
    rf"(?:\s{{1,3}}(?:of\s{{1,3}}(?:{_DETERMINER}\s{{1,3}})?)?(?!{_STOPS}){_WORD}){{0,5}})",
    re.IGNORECASE,
)
_BEFORE_ITS_DATE = re.compile(
    rf"(?:^|[.!?;:,“\"(\n]\s{{0,2}}|\b(?:at|after|before|since|during|following|until|of|for|in|by)\s{{1,3}})"
    rf"(?:{_DETERMINER}\s{{1,3}})(?:[\w’'-]{{1,24}}\s{{1,3}}){{0,3}}?(?P<noun>[a-z-]{{3,24}})"
    r"(?:\s{1,3}(?:in|at|of)\s{1,3}(?-i:[A-Z])[\w’'-]{1,24})?"
    r"(?:\s{1,3}(?:was|were|is|are|will be|had been|has been|took place|takes place|came|happened|occurred|began"
    r"|started|opened)"
    r"(?:\s{1,3}(?:held|scheduled|set|planned|due|called))?)?(?:\s{1,3}(?:on|in|of|for)(?:\s{1,3}the)?|,)?\s{1,3}$",
    re.IGNORECASE,
)
_LOOSELY = re.compile(r"\b([a-z-]{3,24})\s{1,3}(?:on|in|of)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_CLAUSE_BEFORE = re.compile(
    r"\b(?P<clause>(?:he|she|it|they)\s{1,3}(?:was\s{1,3}|were\s{1,3})?[a-z]{3,16})\s{1,3}(?:on|in)\s{1,3}$"
)
_ITS_NOUN = re.compile(r"(?P<owns>['’]s)?\s{1,3}(?P<nouns>[\w-]{2,24}(?:\s{1,3}[\w-]{2,24}){0,2})")
_THEN = re.compile(r"\s{1,3}(?:on|of|in)\s{1,3}(?:the\s{1,3})?$|,?\s{1,3}$")
_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T)")
_EVE = "eve-of-event"
_UNITS = {UNANCHORED[unit]: unit for unit in ("D", "W", "WE", "M", "Q", "Y", "E", "C", "L")}
_DESCRIBING = re.compile(rf"\b{_DETERMINER}\s{{1,3}}$", re.IGNORECASE)
_SMALL_WORDS = re.compile(
    r"(?:in|on|at|by|to|of|for|and|or|but|was|were|is|are|had|has|will|that|which|who|when|as|with|from)$"
)


def unit_by_event(match: Match, context: Context) -> Meaning | None:
    """Mean the day, week, night or weekday beside an event, undated until the event is found.

    Right after a day it is in apposition: "Nov. 3, the day before the vote" is Nov. 3.
    """
    if match.value("period") == "D" and (told := _in_apposition(context)) is not None:
        return told
    if (index := match.number("weekday")) is not None:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    if (part := match.value("part")) is not None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    return Meaning("DATE", UNANCHORED[str(match.value("period") or "D")])


def _in_apposition(context: Context) -> Meaning | None:
    """Return the day that the expression says again in other words."""
    last = context.story.last
    if last is None or last.unit != "D" or not _COMMA.fullmatch(context.text, context.story.last_end, context.start):
        return None
    return leaning(last, last)


@dataclass(frozen=True, slots=True)
class _Event:
    """The words of an event."""

    start: int
    end: int
    signal: str  # "after", "before", "of" ...


def hang(text: str, times: Sequence[Timex3]) -> tuple[Timex3, ...]:
    """Link the expressions that count from events with those, and date them where the text dates the event."""
    events = {number: event for number, time in enumerate(times) if (event := _event(text, time)) is not None}
    if not events:
        return tuple(times)
    known = _KnownEvents(text, times)
    found, merged = list(times), set[int]()
    for number, event in events.items():
        linked = replace(times[number], hangs_on=(event.start, event.end))
        base = None if _is_length(text, linked) else known.dated(event)
        found[number] = linked if base is None else _dated(linked, event, base, text)
        if base is not None and _is_one(found[number], event, base, text):
            found[number] = replace(found[number], end=base.end, text=text[linked.start : base.end])
            merged.add(base.start)
    return tuple(t for t in found if not (t.start in merged or (t.rule == _EVE and t.date is None)))


def _is_one(time: Timex3, event: _Event, base: Timex3, text: str) -> bool:
    """Tell whether a unit and the time beside it are one expression: "the day after Christmas", "of" excepted."""
    whole = base.start == event.start and event.end <= base.end and text[base.end : base.end + 2] not in ("'s", "’s")
    return whole and time.date is not None and time.rule.endswith("-by-event") and event.signal != "of"


def _event(text: str, time: Timex3) -> _Event | None:
    """Return the event whose words follow an expression that counts; None where it counts from none."""
    if time.date is not None or not (time.type == "DURATION" or time.rule.endswith(("-by-event", "-of-event"))):
        return None
    signal = _SIGNAL.match(text, time.end)
    if signal is None or (time.type == "DURATION" and signal[1].lower() in ("of", "from")):
        return None
    words = _EVENT.match(text, signal.end(), signal.end() + _LONGEST)
    return words and _Event(words.start("words"), words.end("words"), signal[1].lower())


def _is_length(text: str, time: Timex3) -> bool:
    """Tell whether an amount says how long something lasted ("for two days after the vote"), or is of no calendar."""
    if time.type != "DURATION":
        return False
    if _COUNT.fullmatch(time.value) is None or _NOT_OF_THE_CALENDAR.search(time.text):
        return True
    return _LASTED.search(text, max(0, time.start - 16), time.start) is not None


class _KnownEvents:
    """The events that stand beside a date in a text."""

    def __init__(self, text: str, times: Sequence[Timex3]) -> None:
        self._text = text
        self._dated = [time for time in times if time.date is not None and time.type in ("DATE", "TIME")]
        self._starts = [time.start for time in self._dated]
        self._named: dict[str, list[Timex3]] = {}
        self._perhaps: dict[str, list[Timex3]] = {}  # may be dated so: they cast doubt and date nothing
        self._told: dict[str, list[Timex3]] = {}  # by a verb that says what a noun names
        for time in self._dated:
            for words in _words_beside(text, time):
                self._named.setdefault(words, []).append(time)
            for noun in nouns_told(text, time.start, time.end):
                self._told.setdefault(noun, []).append(time)
            if loosely := _LOOSELY.search(text, max(0, time.start - _LONGEST), time.start):
                self._perhaps.setdefault(loosely[1].lower(), []).append(time)

    def dated(self, event: _Event) -> Timex3 | None:
        """Return the time that dates an event; None where none does or several do."""
        first = bisect_left(self._starts, event.start)
        for time in self._dated[first : first + 1]:
            if time.start < event.end or _THEN.fullmatch(self._text, event.end, time.start):
                return time
        key = self._key(event)
        beside, perhaps, told = (
            _nearby(named.get(key, ()), event.start) for named in (self._named, self._perhaps, self._told)
        )
        beside = beside or (told if _OWN.match(self._text, event.start) else ())
        return beside[0] if beside and len({time.date for time in (*beside, *perhaps)}) == 1 else None

    def _key(self, event: _Event) -> str:
        words = self._text[event.start : event.end].lower().split()
        if words[0] in ("he", "she", "it", "they"):
            return " ".join(words[: 3 if words[1:2] in (["was"], ["were"]) else 2]).rstrip(".")
        head = words[: words.index("of", 1)] if "of" in words[1:] else words
        return head[-1].strip(".'’")


def _nearby(times: Sequence[Timex3], start: int) -> Sequence[Timex3]:
    """Return those of the times, which are in text order, that stand near enough to a place."""
    first = bisect_left(times, start - _NEARBY, key=lambda time: time.start)
    return times[first : bisect_right(times, start + _NEARBY, lo=first, key=lambda time: time.start)]


def _words_beside(text: str, time: Timex3) -> set[str]:
    """Return the words by which an event beside a date may be called again: its noun, or its pronoun and verb."""
    before = text[max(0, time.start - _LONGEST) : time.start]
    found = set()
    if noun := _BEFORE_ITS_DATE.search(before):
        found.add(noun["noun"].lower())
    if clause := _CLAUSE_BEFORE.search(before.lower()):
        found.add(" ".join(clause["clause"].split()))
    described = _ITS_NOUN.match(text, time.end, time.end + _LONGEST)
    if described and (described["owns"] or _DESCRIBING.search(before)):
        found.update(takewhile(lambda word: not _SMALL_WORDS.match(word), described["nouns"].lower().split()))
    return found


def _dated(time: Timex3, event: _Event, base: Timex3, text: str) -> Timex3:
    """Date an expression from the time of its event; leave it as it was where that is too coarse to count from."""
    of = _named(base.value)
    found = of and _counted(time, of, event.signal)
    if of is None or not found:
        return time
    vague = time.mod is not None or (base.date is not None and base.date.approximate)
    date = replace(found, approximate=vague).date()
    said = " ".join(base.text.split())
    itself = base.start < event.end and event.start < base.end
    words = "what it counts from" if itself else " ".join(text[event.start : event.end].split())
    origin = f"{words}, “{said}”" if itself else f"{words}, dated “{said}”"
    return replace(time, type=found.type, value=found.value, date=date, anchor=str(of.date()), anchor_from=origin)


def _named(value: str) -> Meaning | None:
    """Mean the year, month or day that a TIMEX3 value names."""
    if (written := _CALENDAR.match(value)) is None:
        return None
    year, month, day = (None if part is None else int(part) for part in written.groups())
    assert year is not None
    if month is None:
        return year_of(year)
    return month_of(year, month) if day is None else day_of(day_number(year, month, day))


def _counted(time: Timex3, of: Meaning, signal: str) -> Meaning | None:
    """Count from an event: None where the event is dated more coarsely than the count."""
    assert of.first is not None
    sign = {"of": 0, "before": -1, "prior to": -1}.get(signal, 1) - (time.rule == _EVE)
    if count := _COUNT.fullmatch(time.value):
        unit, number = count[2], sign * int(count[1])
        if count[1] == "0" or "T" in time.value or not _fine_enough(of, unit):
            return None
        return unit_at("Y", of.first, number) if unit == "Y" else moved(of, unit, number)
    if part := _PART.fullmatch(time.value):
        return in_part(of.first + sign, part[1], None) if of.unit == "D" else None
    if named := _WEEKDAY.fullmatch(time.value):
        ahead = (int(named[1]) - 1 - weekday(of.first)) % 7
        days = (ahead or 7) if sign > 0 else (ahead - 7)
        return day_of(of.first + days) if of.unit == "D" else None
    unit = _UNITS.get(time.value, "")
    return unit_at(unit, of.first, sign) if unit and _fine_enough(of, unit) else None


def _fine_enough(of: Meaning, unit: str) -> bool:
    return PRECISIONS[of.unit] <= PRECISIONS[unit]
