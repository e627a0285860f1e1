"""Decides how the dating of an expression is told to a reader: what it means, what it counts from, and by which rule.

Who reads it need not know how the program works: "“last month” is July 2018: the month before 29 August 2018, the
article’s date". What has no date has a reason. The rule is named last, with the sentence by which it explains itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.dates.calendar_names import WEEKDAYS
from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf, Precision
from timeline_app.dates.meaning import half_of, season_of, third_of, unit_at
from timeline_app.dates.rulebook import explanations
from timeline_app.dates.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.civil import Day
    from timeline_app.dates.meaning import Meaning
    from timeline_app.dates.timex import Timex3

_SPAN: Final = 40  # characters of an event's words that are quoted
_FAR: Final = 60  # units; from further away nobody counts
_LENGTHS: Final = {
    **{"MORE_THAN": "says how long, and more, not when", "LESS_THAN": "says how long at most, not when"},
    **{"EQUAL_OR_MORE": "says how long at least, not when", "EQUAL_OR_LESS": "says how long at most, not when"},
    "APPROX": "says about how long, not when",
}
_NO_DATE: Final = {"DURATION": "says how long, not when", "SET": "says how often, not when"}
_REFERENCES: Final = {
    "PRESENT_REF": "means the time of writing, without a date",
    "PAST_REF": "means some time in the past, without a date",
    "FUTURE_REF": "means some time to come, without a date",
}
_BOUNDS: Final = {
    **{"since": "says since when: ", "until": "says until when: ", "by": "says by when: "},
    **{"before": "says before when: ", "after": "says after when: ", "as of": "says as of when: "},
}
_THIRDS: Final = {"START": "the first third", "MID": "the middle third", "END": "the last third"}
_WHOLES: Final = (  # what a TIMEX3 value is of: its unit, and its name
    (re.compile(r"-?\d{4}-\d\d"), "M", "month"),
    (re.compile(r"-?\d{4}-W\d\d"), "W", "week"),
    (re.compile(r"-?\d{4}-Q\d"), "Q", "quarter"),
    (re.compile(r"-?\d{4}-(?:SP|SU|FA|WI)"), "S", "season"),
    (re.compile(r"-?\d{4}-H\d"), "H", "half-year"),
    (re.compile(r"-?\d{4}"), "Y", "year"),
    (re.compile(r"\d{3}"), "E", "decade"),
    (re.compile(r"\d{2}"), "C", "century"),
)
_TAKES_ARTICLE: Final = re.compile(r"\d+0s$|(?:first|second|third|fourth|last) .*(?:quarter|third|half) of ")
_ADVICE: Final = ": set the article’s publication date"
_NAMELESS_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
_YEARLESS: Final = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def explain(timex: Timex3, text: str | None = None, *, published: bool = False, brief: bool = False) -> str:
    """Tell in a sentence or two how an expression got its date, or why it has none; end with the rule.

    `text` is the article's, from which the event is quoted that the expression counts from. Where the article is
    `published` on a known date, nobody is told to set it. `brief` leaves the rule out, as in a tool tip.
    """
    said = _undated(timex, text, published=published) if timex.date is None else _dated(timex, timex.date, text)
    if brief:
        return f"{quoted(timex)} {said}."
    reason = explanations().get(timex.rule)
    return f"{quoted(timex)} {said}. Rule “{timex.rule}”{f': {reason}' if reason else '.'}"


def quoted(timex: Timex3) -> str:
    """Quote an expression as written, on one line."""
    return f"“{_one_line(timex.text)}”"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _dated(timex: Timex3, date: Edtf, text: str | None) -> str:
    said = _BOUNDS.get(timex.bound or "", "is ") + _worded(date).removeprefix("until ")
    words = f"{said}{_part(timex, date)}{_basis(timex, text)}"
    if timex.alternatives:
        words += f" (it could also be read as {' or '.join(map(alternative_words, timex.alternatives))})"
    return words


def _worded(date: Edtf) -> str:
    """Say a date within a sentence: "the third quarter of 2018"."""
    said = wording(date)
    return f"the {said}" if _TAKES_ARTICLE.match(said) else said


def _part(timex: Timex3, date: Edtf) -> str:
    """Say which part of a unit is meant, or that of several days one is."""
    whole = next(((unit, name) for form, unit, name in _WHOLES if form.fullmatch(timex.value)), None)
    if whole is not None and timex.bound is None and _is_third(whole[0], timex.value, timex.mod, date):
        return f", {_THIRDS[timex.mod or '']} of the {whole[1]}"
    one_of = date.is_one_of and date.earliest is not None and date.latest is not None
    return ", one day of these" if one_of and date.precision <= Precision.DAY else ""


def _is_third(unit: str, value: str, mod: str | None, date: Edtf) -> bool:
    """Tell a third of a unit ("late May") from what is left of one ("later this year") and other parts."""
    if date.earliest is None or date.latest is None:
        return False
    whole = _whole(unit, value, date.earliest)
    if whole.first is None or whole.last is None:
        return False
    return third_of(unit, whole.first, whole.last, mod) == (date.earliest, date.latest)


def _whole(unit: str, value: str, day: Day) -> Meaning:
    """Return the unit that a value names and a day is in."""
    if unit == "S":
        return season_of(int(value[:-3]), value[-2:])
    return half_of(int(value[:-3]), int(value[-1])) if unit == "H" else unit_at(unit, day)


def _basis(timex: Timex3, text: str | None) -> str:
    """Say what an expression counts from, and where that is from."""
    event = _event(timex, text)
    if timex.anchor is None:
        return f", counted from {event}" if event else ", as written"
    anchor = Edtf.parse(timex.anchor)
    basis, _, origin = (timex.anchor_from or "").partition(", ")
    if basis == "publication date":
        source = "the article’s date" + (f" ({origin})" if origin else "")
    else:
        source = (basis or "what it leans on") + (f" ({origin})" if origin else "")
    said = "" if timex.bound or not timex.date else _distance(timex.date, anchor)
    named = source if said == "" and str(timex.date) == timex.anchor else f"{_worded(anchor)}, {source}"
    return f": {said} {named}" if said else f": {named}" if named == source else f", counted from {named}"


def _distance(date: Edtf, anchor: Edtf) -> str:
    """Say how far a date is from the one that it counts from: "the month before"; empty where it is in no such unit."""
    if date.earliest is None or date.latest is None or anchor.earliest is None or anchor.earliest != anchor.latest:
        return ""
    precision = max(date.precision, Precision.DAY)
    apart = _UNITS[precision](date.earliest, anchor.earliest) if precision in _UNITS and not date.is_interval else None
    if apart is None or date.is_one_of or abs(apart) > _FAR or (apart == 0 and precision == Precision.DAY):
        return ""
    unit = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}[precision]
    if apart == 0:
        return f"the {unit} of"
    side = "before" if apart < 0 else "after"
    return f"the {unit} {side}" if abs(apart) == 1 else f"{abs(apart)} {unit}s {side}"


def _months_apart(one: Day, other: Day) -> int:
    (year, month, _), (other_year, other_month, _) = civil(one), civil(other)
    return (year - other_year) * 12 + month - other_month


_UNITS: Final[dict[Precision, Callable[[Day, Day], int]]] = {
    Precision.DAY: lambda one, other: one - other,
    Precision.MONTH: _months_apart,
    Precision.YEAR: lambda one, other: civil(one)[0] - civil(other)[0],
}


def _event(timex: Timex3, text: str | None) -> str:
    """Quote the event that an expression counts from; empty where it counts from none."""
    if timex.hangs_on is None:
        return ""
    start, end = timex.hangs_on
    words = _one_line(text[start:end]) if text is not None else ""
    return f"“{words[:_SPAN]}{'…' if len(words) > _SPAN else ''}”" if words else "an event named beside it"


def _undated(timex: Timex3, text: str | None, *, published: bool) -> str:
    if event := _event(timex, text):
        return f"counts from {event}, whose day is not known"
    if timex.type in _NO_DATE:
        return (_LENGTHS.get(timex.mod or "") if timex.type == "DURATION" else None) or _NO_DATE[timex.type]
    if timex.value in _REFERENCES:
        return _REFERENCES[timex.value]
    if timex.alternatives:
        read = " or ".join(map(alternative_words, (timex.value, *timex.alternatives)))
        return f"has no date: it could be read as {read}, and nothing here says which"
    advice = "" if published else _ADVICE
    if said := _nameless(timex.value):
        return f"is {said}{advice}"
    reason = explanations().get(timex.rule, "")
    if "story" in reason and "publication" not in reason:
        return "has no date, because nothing before it in the story is exact enough to count from"
    return f"has no date, because nothing says what it leans on{advice}"


def _nameless(value: str) -> str:
    """Say a value that names a day or a month, and no year: "12 June of a year that nothing here names"."""
    if found := _NAMELESS_WEEKDAY.fullmatch(value):
        return f"a {WEEKDAYS[int(found[1]) - 1]} of a week that nothing here names"
    first, _, last = value.partition("/")
    if all(_YEARLESS.fullmatch(end) for end in (first, last or first)):
        named = wording(Edtf.parse(last or first)).replace("an unknown year", "a year that nothing here names")
        return f"{wording(Edtf.parse(first)).removesuffix(' of an unknown year')} to {named}" if last else named
    return ""


def alternative_words(value: str) -> str:
    """Say a value that an expression could have; as it is written where it names no date."""
    try:
        date = Edtf.parse(value)
    except ValueError:
        return _nameless(value) or value
    return _nameless(value) or wording(date)
