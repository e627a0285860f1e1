"""Decides which expressions of a clause date it: joined ones together, else the narrower, else the nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.cues import cues, find_verb
from timeline_app.extract.labels import attributive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.dates.timex import Timex3

_JOINED = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|&|,?\s*and\s+again|as\s+well\s+as)\s*(?:early\s+|late\s+)?(?:on|in|at|the|in\s+the)?\s*['‘’]?$"
)
_NEW_CLAUSE = re.compile(r"\s*(?P<comma>,?)\s*(?:and|but|or)\s+(?:(?:early|late)\s+)?(?:(?:on|in|at)\s+(?:the\s+)?)?")
_REACH = 80  # characters on each side of an expression in which its clause has its verb
_IN_THE = re.compile(r"\bin\s+the\s+(?:future|past)$", re.IGNORECASE)
_ADVERBIAL = re.compile(r"\b(?:on|in|by|since|during|until|around|at|late|early)\s+(?:the\s+)?$", re.IGNORECASE)

_RANKED = re.compile(
    r"\b(?:first|only|best|worst|most|least|(?!west|east|past|last|almost|just|most|must|post|cost|against)[a-z]{3,12}est)\b"
    r"[^.;:!?]{0,48}\bsince\b[^.;:!?]{0,16}$"
)
# "from 85 |a year ago|", "compared with $2 million in |the 1988 quarter|"; "from 5 May a year ago" has no amount alone.
_EARLIER = re.compile(
    r"\b(?:earlier|ago|before|previous|prior|last|year-earlier|year-ago|same)\b|^(?:the\s+)?\d{4}\b|\b\d{4}\s+(?:period|quarter|month)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:from|against|versus|(?<![Mm]ore\s)(?<![Ll]ess\s)(?<![Ff]ewer\s)than|compared\s+(?:with|to)|up\s+from|down\s+from)\s+(?:an?\s+|the\s+|about\s+|some\s+|(?:profit|loss|net|sales|revenue|earnings|income|gains?)\s+of\s+)*"
    r"(?:[$£€#]\s?)?\d[\d.,]*(?:%|\s(?:percent|per\s+cent|pct|dlrs|dollars|pence|cents|points|million|billion|mln|bln|people|cases|jobs|units|shares|guilders|euros|pounds|a\s+share|,?\s*or)\b)*"
    r"[^.;:!?]{0,24}$"
)
# "up from 90 |last year|", "more than in |2012|", "unlike the mayor in |2008|": of what the verb's is compared with.
_LIKENED = re.compile(
    r"\b(?:than\s+(?:in|on|during)|(?:(?:[Mm]ore|[Ff]ewer|[Ll]ess|[Bb]etter|[Ww]orse|[a-z]{2,10}er)\s+than|"
    r"(?:up|down)\s+from\s+[\w$€£%.,]+(?:\s+\w+){0,3}?|"
    r"(?:compared\s+(?:with|to)|[Uu]nlike|[Ii]n\s+contrast\s+(?:to|with))\s+[^.;:,]{0,40}?)"
    r"(?:\s+(?:in|on|at|during|of|from|it\s+(?:did|was)))?)\s+(?:the\s+)?$"
)
_LIKENING = 80  # characters before a time in which that stands
_AMOUNTS = 120  # characters before a time in which what is compared stands
# "on ABC's |This Week|", "NBC's |Today| show": programmes.
_PROGRAMME = re.compile(r"Today|This Week|Tonight|This Morning|Sunday Morning")
_AMID = re.compile(r"[a-z’'\w]\s+$")
_MATURITY = re.compile(
    r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bbe)\s(?:due|maturing)\s+(?:(?:in|on)\s+)?$"
)  # of a bond
# "the quarter ended |June 30|" says of which quarter something is told.
_PERIOD_END = re.compile(
    r"\b(?:quarters?|half|years?|months|weeks|period)\s+(?:that\s+)?(?:end(?:ed|ing|s)|to)\s+(?:(?:on|in)\s+)?$",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"quarter|\byear\b|\bhalf\b|^\d{4}$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_FOR = re.compile(r"\bfor\s+(?:the\s+|its\s+|their\s+|all\s+of\s+)?$")
_AT_THEIR_END = ("since", "until", "by")


def is_reference(time: Timex3) -> bool:
    """Tell whether an expression points vaguely ("recently", "in the future") instead of at the calendar."""
    return time.value.endswith("_REF")


def dates_events(text: str, time: Timex3) -> bool:
    """Tell whether an expression can date an event: no duration, no repeated time, not merely "now" or "a recent"."""
    if time.type not in ("DATE", "TIME") or time.value == "PRESENT_REF" or _compares(text, time):
        return False
    if _PROGRAMME.fullmatch(time.text) and _AMID.search(text, max(0, time.start - 4), time.start):
        return False
    if _MATURITY.search(text, max(0, time.start - 24), time.start):
        return False
    if _PERIOD_END.search(text, max(0, time.start - 30), time.start):
        return False
    noun = time.text.lower().removeprefix("the ") in ("recent", "future", "past", "current", "former", "previous")
    return not (noun and is_reference(time)) or _IN_THE.search(text, max(0, time.start - 8), time.end) is not None


def is_period(text: str, time: Timex3) -> bool:
    """Tell whether an expression names the quarter or year whose figures are told ("a third-quarter loss")."""
    if _PERIOD.search(time.text) is None:
        return False
    if "-" in time.text or _FOR.search(text, max(0, time.start - 12), time.start):
        return True
    return attributive(text, time.start, time.end)


def _compares(text: str, time: Timex3) -> bool:
    """Tell whether a time only says how rare an event is or with what it is compared.

    "The highest price since 2008", "the first since June"; "rose to 94 from 85 a year ago".
    """
    if _LIKENED.search(text, max(0, time.start - _LIKENING), time.start):
        return True
    if _EARLIER.search(time.text) and _COMPARED.search(text, max(0, time.start - _AMOUNTS), time.start):
        return True
    return time.bound == "since" and _RANKED.search(text, max(0, time.start - 60), time.start) is not None


def choose(text: str, start: int, end: int, times: Sequence[Timex3]) -> list[Timex3]:
    """Return the expressions that date text[start:end] together, of those within it, the first first."""
    groups = _coordinated(text, times)
    dated = [group for group in groups if not is_reference(group[0])] or groups
    dated = [group for group in dated if not names_by_year(text, group[0])] or dated
    if len(dated) == 1:
        return dated[0]
    free = [group for group in dated if not attributive(text, group[0].start, group[0].end)] or dated
    if narrower := _within_others(free):
        return narrower
    verb = find_verb(text, start, end)
    at = verb.start() if verb else start

    def distance(group: list[Timex3]) -> tuple[bool, int]:
        adverbial = _ADVERBIAL.search(text, max(start, group[0].start - 12), group[0].start) is not None
        return not adverbial, abs(group[0].start - at)

    return min(free, key=distance)


def names_by_year(text: str, time: Timex3) -> bool:
    """Tell whether a bare year only says which one is meant: "violated the |1991| agreement on Monday"."""
    return _YEAR.fullmatch(time.text) is not None and attributive(text, time.start, time.end)


def coordinated_spans(text: str, times: Sequence[Timex3]) -> list[tuple[int, int]]:
    """Return the spans of expressions joined by "and" or "or", which belong together."""
    return [(group[0].start, group[-1].end) for group in _coordinated(text, times) if len(group) > 1]


def joined_date(times: Sequence[Timex3]) -> Edtf | None:
    """Return what joined expressions say together: from the first day to the last; the first's where one is undated."""
    if len(times) == 1:
        return _of_event(times[0])
    bounds = [(t.date.earliest, t.date.latest) for t in times if t.date is not None]
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    if len(firsts) < len(times) or len(lasts) < len(times):
        return _of_event(times[0])
    return Edtf.lasting(min(firsts), max(lasts))


def _of_event(time: Timex3) -> Edtf | None:
    """Return the date of an event that a time dates: of an open-sided bound the end that is known, as uncertain.

    A date with an open side overlaps half of history: reports of other days would be linked by it, and summaries and
    ranges could not place it. The time expression keeps the date as it stands; so do "before" and "after", which say
    that the known end is not the day.
    """
    if time.date is None or time.bound not in _AT_THEIR_END or None not in (time.date.earliest, time.date.latest):
        return time.date
    known = str(time.date).strip("[]").replace("..", "").replace("/", "")
    return Edtf.parse(f"{known.rstrip('~')}{'%' if known.endswith('~') else '?'}")


def _coordinated(text: str, times: Iterable[Timex3]) -> list[list[Timex3]]:
    groups: list[list[Timex3]] = []
    for time in times:
        last = groups[-1][-1] if groups else None
        joined = last is not None and _JOINED.fullmatch(text[last.end : time.start]) and not _refines(last, time)
        if joined and last is not None and not (_is_other(last, time) or _opens_clause(text, last, time)):
            groups[-1].append(time)
        else:
            groups.append([time])
    return groups


def _is_other(one: Timex3, other: Timex3) -> bool:
    """Tell whether one is a time and the other how long it took: "at 2:20, four hours after"."""
    return (one.type == "DURATION") is not (other.type == "DURATION")


def _opens_clause(text: str, one: Timex3, other: Timex3) -> bool:
    """Tell whether the second of two joined expressions opens a clause ("began in 1976, and in 1984 it was sold").

    Without a comma its verb stands right behind it: "resigned on Monday and on Tuesday was arrested".
    """
    joint = _NEW_CLAUSE.fullmatch(text[one.end : other.start])
    if joint is None or not (joint["comma"] or cues().finite.match(text, other.end + 1)):
        return False
    first = max(0, one.start - _REACH)
    before = max((text.rfind(mark, first, one.start) for mark in ".;\n"), default=-1) + 1
    told = find_verb(text, max(before, first), one.start) is not None
    return told and find_verb(text, other.end, other.end + _REACH) is not None


def _refines(one: Timex3, other: Timex3) -> bool:
    """Tell whether of two expressions one lies within the other ("on Tuesday, August 28")."""
    return _contains(one, other) or _contains(other, one)


def _contains(outer: Timex3, inner: Timex3) -> bool:
    if outer.date is None or inner.date is None:
        return False
    a, b, c, d = outer.date.earliest, inner.date.earliest, inner.date.latest, outer.date.latest
    return a is not None and b is not None and c is not None and d is not None and a <= b and c <= d


def _within_others(groups: Sequence[list[Timex3]]) -> list[Timex3] | None:
    """Return the expression that all others contain, where there is one."""
    for group in groups:
        if len(group) == 1 and all(_contains(other[0], group[0]) for other in groups if other is not group):
            return group
    return None
