"""Decides which times of a clause may date its verb, and which only belong to a noun in it, by the form of the verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.clauses import after_fronted
from timeline_app.extract.dating import is_period
from timeline_app.extract.happenings import is_account
from timeline_app.extract.labels import attributive
from timeline_app.extract.predicates import Form, find_predicate
from timeline_app.extract.status import status_of
from timeline_app.extract.telling import head_noun
from timeline_app.extract.triggers import event_noun
from timeline_app.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.clauses import Clause
    from timeline_app.extract.predicates import Predicate
    from timeline_app.extract.told import Told

Span = tuple[int, int]

_HAPPENED = (Form.PAST, Form.PERFECT, Form.PLUPERFECT)
_LONG_PAST = 31  # days
_YEAR = re.compile(r"\d{4}")


def _names_race(told: Told, time: Timex3) -> bool:
    """Tell whether a year only names what is of this year or to come: "raised money for the 2016 race"."""
    published = told.article.published
    if published is None or not _YEAR.fullmatch(time.text) or time.text < str(published)[:4]:
        return False
    return attributive(told.article.text, time.start, time.end)


def datable(told: Told, clause: Clause, times: Sequence[Timex3]) -> Iterator[Timex3]:
    """Yield the times that may date the verb of a clause.

    Not those of quarters and years whose figures are reported, nor days to come beside what has happened ("announced
    debentures due in 1999"), nor a year long past beside a perfect ("has cited his role in 2004").
    """
    text, found = told.article.text, predicate_of(told, clause)
    account = found is not None and is_account(text[slice(*found.span)])
    perfect = found is not None and found.form is Form.PERFECT
    happened = found is not None and found.form in _HAPPENED
    for time in times:
        ahead = happened and lies_ahead(told, time) and _is_told(text, clause)
        ahead = ahead and planned_noun(told, clause, time) is None
        past = perfect and _YEAR.fullmatch(time.text) and _is_past(told, time) and _follows(text, clause, found, time)
        gone = found is not None and found.form is Form.AHEAD and _is_over(told, clause, time)
        if not (ahead or past or gone or _names_race(told, time) or (account and is_period(text, time))):
            yield time


def planned_noun(told: Told, clause: Clause, time: Timex3) -> Span | None:
    """Return the event's noun that a day to come dates: "announced a |summit| for June 12"."""
    if noun := head_noun(told.article.text, clause, time):
        return noun
    found = predicate_of(told, clause)
    return event_noun(told.tagged, found.end, time.start) if found else None


def _is_told(text: str, clause: Clause) -> bool:
    return status_of(text[clause.start : clause.end], ()) is Status.REPORTED


def _follows(text: str, clause: Clause, found: Predicate | None, time: Timex3) -> bool:
    """Tell whether a time stands behind the verb, and dates no noun there by itself."""
    return found is not None and time.start > found.end and head_noun(text, clause, time) is None


def _is_past(told: Told, time: Timex3) -> bool:
    """Tell whether a time ended long before publication, and is no bound of what goes on."""
    day = told.article.published.earliest if told.article.published else None
    last = time.date.latest if time.date and not time.bound else None
    return day is not None and last is not None and day - last > _LONG_PAST


def _is_over(told: Told, clause: Clause, time: Timex3) -> bool:
    """Tell whether a time ended before publication, beside what is yet to come: "the quake last month will cost"."""
    day = told.article.published.earliest if told.article.published else None
    last = time.date.latest if time.date and not time.bound else None
    if day is None or last is None or last >= day or head_noun(told.article.text, clause, time) is not None:
        return False
    return re.search(r"\b(?:will|shall|may|plans?\s+to)\b", told.article.text[clause.start : clause.end]) is not None


def lies_ahead(told: Told, time: Timex3) -> bool:
    """Tell whether a time begins after publication."""
    day = told.article.published.latest if told.article.published else None
    return day is not None and time.date is not None and time.date.earliest is not None and time.date.earliest > day


def predicate_of(told: Told, clause: Clause) -> Predicate | None:
    """Return the predicate of a clause: what stands before its subject has none of it."""
    reduced = clause.subject is not None
    found = find_predicate(told.tagged, clause.start, clause.end, reduced=reduced)
    if found is None or reduced:
        return found
    opening = bisect_left(told.tagged.starts, clause.start)
    if told.tagged.tags[opening] not in ("IN", "VBG"):
        return found
    after = after_fronted(told.article.text, clause.start, clause.end)
    if found.start >= after:
        return found
    return find_predicate(told.tagged, after, clause.end) or found
