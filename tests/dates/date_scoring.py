"""Decides how the answers for time expressions are scored, for the test of the floors and for the benchmarks alike.

As TempEval-3 scores: an answer and an annotated expression are paired where their spans overlap, one to one, exact
spans first (relaxed); of the pairs count those with the same span (strict) and with the same TIMEX3 value (value). Over
the expressions that name calendar days, count the pairs with the same first and last day (interval). Each is an F1 in
percent. The project's own examples are held to more: the type too must be right for `value`, and the days are those
that the annotation states.

By contract a range is one expression (`1914/1918`); most corpora annotate its two ends. `ends_apart` scores as if the
program did so too: how much of what is missing is that difference.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline_app.dates.timex import Timex3

Interval: TypeAlias = tuple[str, str]  # first and last day, as EDTF writes days

ANNOTATED = Path(__file__).parent / "annotated"
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "times"
CORPUS_FIGURES = {  # what each corpus annotates, so what is scored on it
    "timebank": ("relaxed", "strict", "value", "interval"),
    "aquaint": ("relaxed", "strict", "value", "interval"),
    "gum-news": ("interval",),
    "gum-bio": ("interval",),
}
OWN_FIGURES = ("relaxed", "strict", "value", "interval")
PARTS = ("all", "dev", "held")
_JOINT = re.compile(r"\s*(?:--|[-–—/]|\b(?:to|through|until|till|and|into)\b)\s*")


@dataclass(frozen=True, slots=True)
class Expected:
    """An annotated expression."""

    start: int
    end: int
    value: str | None  # None where the annotation leaves it open
    type: str | None = None  # None where only the value counts
    interval: Interval | None = None  # the days that it names; None where it names none
    interval_open: bool = False  # the annotation does not say which days


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression that the program found."""

    start: int
    end: int
    type: str
    value: str
    intervals: frozenset[Interval]  # the days that it may be taken for


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated text."""

    id: str
    text: str
    published: str | None
    times: tuple[Expected, ...]
    own: bool  # one of the project's own

    @property
    def held_out(self) -> bool:
        """Tell whether the text is in the third that rules are never tuned to."""
        return int(hashlib.sha1(self.id.encode()).hexdigest(), 16) % 3 == 0

    def answers(self, *, ends_apart: bool = False) -> list[Answer]:
        """Return what the program finds in the text, each range as its two ends if so asked."""
        published = Edtf.parse(self.published) if self.published else None
        times = find_times(self.text, published)
        if ends_apart:
            return [answer for time in times for answer in _ends(time) or (_answer(time, own=self.own),)]
        return [_answer(time, own=self.own) for time in times]


@dataclass(slots=True)
class Tally:
    """Counts over texts."""

    texts: int = 0
    gold: int = 0
    found: int = 0
    dated_gold: int = 0
    dated_found: int = 0
    hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OWN_FIGURES, 0))

    def add(self, expected: tuple[Expected, ...], answers: list[Answer]) -> None:
        """Count one text."""
        pairs = align(expected, answers)
        beside_the_point = {id(answer) for gold, answer in pairs if gold.interval_open}
        self.texts += 1
        self.gold += len(expected)
        self.found += len(answers)
        self.dated_gold += sum(gold.interval is not None for gold in expected)
        self.dated_found += sum(bool(a.intervals) and id(a) not in beside_the_point for a in answers)
        for gold, answer in pairs:
            self.hits["relaxed"] += 1
            self.hits["strict"] += (gold.start, gold.end) == (answer.start, answer.end)
            self.hits["value"] += gold.value in (answer.value, None) and gold.type in (answer.type, None)
            self.hits["interval"] += gold.interval in answer.intervals

    def figure(self, name: str) -> float:
        """Return an F1 in percent."""
        whole = self.dated_gold + self.dated_found if name == "interval" else self.gold + self.found
        return 200 * self.hits[name] / whole if whole else 0.0


def tally(examples: Iterable[Example], *, ends_apart: bool = False) -> dict[str, Tally]:
    """Score texts: the figures of all, of those to develop on and of the held-out third."""
    tallies = {part: Tally() for part in PARTS}
    for example in examples:
        answers = example.answers(ends_apart=ends_apart)
        for part in ("all", "held" if example.held_out else "dev"):
            tallies[part].add(example.times, answers)
    return tallies


def align(expected: Iterable[Expected], answers: Iterable[Answer]) -> list[tuple[Expected, Answer]]:
    """Pair what overlaps, one to one, exact spans first, then by how much they share."""
    shared = []
    golds, founds = list(expected), list(answers)
    for i, gold in enumerate(golds):
        for j, found in enumerate(founds):
            overlap = min(gold.end, found.end) - max(gold.start, found.start)
            if overlap > 0:
                shared.append(((gold.start, gold.end) != (found.start, found.end), -overlap, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(shared):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(golds[i], founds[j]) for i, j in pairs.items()]


def own_examples() -> list[Example]:
    """Read the project's own annotated examples."""
    return [_own(row) for path in sorted(ANNOTATED.glob("*.jsonl")) for row in _rows(path)]


def corpus(name: str) -> list[Example] | None:
    """Read an annotated corpus, None where it is not on this machine."""
    path = CORPORA / f"{name}.jsonl"
    return [_of_corpus(row) for row in _rows(path)] if path.exists() else None


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _own(row: dict[str, Any]) -> Example:
    times = tuple(_own_time(row["text"], time) for time in row["times"])
    return Example(row["id"], row["text"], row["published"], times, own=True)


def _own_time(text: str, time: dict[str, Any]) -> Expected:
    start = -1
    for _ in range(time.get("occurrence", 1)):
        start = text.index(time["text"], start + 1)
    first, last = time.get("earliest"), time.get("latest")
    interval = (first, last) if first and last else None
    end = start + len(time["text"])
    return Expected(start, end, time["value"], time["type"], interval, interval_open="earliest" not in time)


def _of_corpus(row: dict[str, Any]) -> Example:
    times = tuple(Expected(t["start"], t["end"], t["value"], None, named_days(t["value"])) for t in row["times"])
    return Example(row["id"], row["text"], row["published"], times, own=False)


def _answer(time: Timex3, *, own: bool) -> Answer:
    bounds = _bounds(time.date)
    if own:
        intervals = {bounds} if bounds else set()
    else:  # a mod may narrow what the value names: both are right
        named = named_days(time.value)
        intervals = {named, bounds or named} if named else set()
    return Answer(time.start, time.end, time.type, time.value, frozenset(intervals))


def _ends(time: Timex3) -> tuple[Answer, Answer] | None:
    """Cut a range at the word or dash that joins it; None for what is no range."""
    joint = _JOINT.search(time.text, 2)
    if joint is None or time.type != "DATE" or "/" not in time.value:
        return None
    first, last = time.value.split("/", 1)
    cut, resumed = time.start + joint.start(), time.start + joint.end()
    return (
        Answer(time.start, cut, time.type, first, frozenset(filter(None, (named_days(first),)))),
        Answer(resumed, time.end, time.type, last, frozenset(filter(None, (named_days(last),)))),
    )


def _bounds(when: Edtf | None) -> Interval | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    return day_text(when.earliest), day_text(when.latest)


def named_days(value: str | None) -> Interval | None:
    """Return the first and last day that a TIMEX3 value names (or a pair of them joined by a slash), None for none."""
    value = (value or "").strip().strip("~?")
    if "/" in value:
        first, last = (named_days(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    for pattern, days in _SHAPES:
        if match := re.fullmatch(pattern, value):
            try:
                first_day, last_day = days(match)
            except ValueError:  # no such day
                return None
            return first_day.isoformat(), last_day.isoformat()
    return None


def _day(m: re.Match[str]) -> tuple[date, date]:
    day = date(int(m[1]), int(m[2]), int(m[3]))
    return day, day


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _years(m: re.Match[str]) -> tuple[date, date]:
    width = 10 ** (4 - len(m[1]))
    return date(max(int(m[1]) * width, 1), 1, 1), date(int(m[1]) * width + width - 1, 12, 31)


def _week(m: re.Match[str]) -> tuple[date, date]:
    monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
    return monday + timedelta(5 if m[3] else 0), monday + timedelta(6)


def _season(m: re.Match[str]) -> tuple[date, date]:
    start = {"SP": 3, "SU": 6, "FA": 9}[m[2]]
    return _months(int(m[1]), start, start + 2)


def _winter(m: re.Match[str]) -> tuple[date, date]:
    return date(int(m[1]), 12, 1), _months(int(m[1]) + 1, 2, 2)[1]


_SHAPES = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", _day),
    (r"(\d{4})-(\d\d)", lambda m: _months(int(m[1]), int(m[2]), int(m[2]))),
    (r"(?=.{2,4}$)(\d{2,4})X{0,2}", _years),
    (r"(\d{4})-W(\d\d)(-WE)?", _week),
    (r"(\d{4})-Q(\d)", lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))),
    (r"(\d{4})-H(\d)", lambda m: _months(int(m[1]), 6 * int(m[2]) - 5, 6 * int(m[2]))),
    (r"(\d{4})-(SP|SU|FA)", _season),
    (r"(\d{4})-WI", _winter),
)
