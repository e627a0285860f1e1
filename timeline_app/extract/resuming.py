"""Decides where a sentence goes on behind a clause in its subject that no comma parts from it, each with its own date.

"The strike that began on July 2 | ended on Friday", "a bridge built in 1970 | collapsed on Sunday": a time with a verb
before it within the subject and a finite verb right behind it closes the clause within.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.clauses import Clause, antecedent
from timeline_app.extract.dating import dates_events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.tagging import Tagged
    from timeline_app.extract.told import Told

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_NAMED = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$"])  # of a phrase between the time and the verb
_LONGEST_PLACE = 5  # words of it
_RELATIVE = re.compile(r"\b(?:who|whom|which|that)\s+$")
_OPENS = re.compile(r"\b(?:whom|which|that)\s+(?=(?:the|a|an|his|her|its|their|he|she|they|it|[A-Z])\b)")
_OPENS_AT_END = re.compile(r"\s+(?:whom|which|that)\s+$")
_SUBJECT = frozenset(["he", "she", "it", "they"])
_ON = re.compile(r"\b(?:on|in|at|by|since|until|during|from|before|after)\s+(?:the\s+)?$", re.IGNORECASE)


def resuming(told: Told, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses, each parted behind the time that closes a clause within its subject."""
    if not told.times:
        yield from clauses
        return
    for clause in clauses:
        times = [t for t in told.times if clause.start < t.start < clause.end and dates_events(told.article.text, t)]
        yield from _parted(told, clause, times) if times else (clause,)


def _parted(told: Told, clause: Clause, times: Sequence[Timex3]) -> tuple[Clause, ...]:
    for time in times:
        if _goes_on(told.tagged, time.end, clause.end) and (inner := _inner(told, clause, time)):
            subject = inner.subject or (clause.start, inner.start)
            return inner, Clause(time.end, clause.end, _bare(told, subject), resumes=True)
    if (contact := _contact(told, clause, times[-1])) is not None:
        return clause._replace(end=contact), Clause(contact, clause.end)
    return (clause,)


def _bare(told: Told, subject: tuple[int, int]) -> tuple[int, int]:
    """Return a noun phrase without the "that" that opens the clause behind it."""
    that = _OPENS_AT_END.search(told.article.text, *subject)
    return (subject[0], that.start()) if that else subject


def _contact(told: Told, clause: Clause, time: Timex3) -> int | None:
    """Return where a clause begins that nothing joins to its noun: "signed a deal |it had rejected in May|"."""
    tagged = told.tagged
    first, last = (bisect_left(tagged.starts, place) for place in (clause.start, time.start))
    verbs = [at for at in range(first, last) if tagged.tags[at] in _FINITE]
    for at in verbs[1:]:
        if tagged.lows[at - 1] in _SUBJECT and tagged.tags[at - 2] in ("NN", "NNS") and at - 2 > verbs[0]:
            return tagged.starts[at - 1]
    return None


def _goes_on(tagged: Tagged, start: int, end: int) -> bool:
    """Tell whether a finite verb stands right behind a time, or behind a phrase of place after it."""
    at, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)
    if at < last and tagged.tags[at] == "IN":
        behind = next((n for n in range(at + 1, last) if tagged.tags[n] not in _NAMED), last)
        at = behind if at + 1 < behind <= at + _LONGEST_PLACE else last
    while at < last and tagged.tags[at] == "RB":
        at += 1
    return at < last and tagged.tags[at] in _FINITE


def _inner(told: Told, clause: Clause, time: Timex3) -> Clause | None:
    """Return the clause within the subject that a time closes, None where there is none."""
    text, tagged = told.article.text, told.tagged
    first, last = (bisect_left(tagged.starts, place) for place in (clause.start, time.start))
    verbs = [at for at in range(first, last) if tagged.tags[at] in _FINITE or tagged.tags[at] == "VBN"]
    if not verbs:
        return None
    if clause.subject is not None:  # "who met in Oslo on Monday"
        return clause._replace(end=time.end) if _RELATIVE.search(text, max(0, clause.start - 8), clause.start) else None
    verb = tagged.starts[verbs[0]]
    if opened := _OPENS.search(text, clause.start, verb):  # "the deal that the company rejected in May"
        return Clause(opened.end(), time.end)
    noun = antecedent(text, clause.start, verb)
    reduced = (
        tagged.tags[verbs[0]] != "MD" and len(verbs) == 1 and _ON.search(text, max(0, time.start - 12), time.start)
    )
    if reduced and noun and noun[0] == clause.start:
        return Clause(verb, time.end, noun)
    return None
