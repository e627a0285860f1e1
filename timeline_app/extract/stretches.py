"""Decides which stretches of a sentence one voice tells each, and whose it is where its attribution names none."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.extract.clauses import Clause, split_clauses, subject_of
from timeline_app.extract.cues import find_verb
from timeline_app.extract.happenings import conveys
from timeline_app.extract.predicates import Form, find_predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.predicates import Predicate
    from timeline_app.extract.told import Told

Span = tuple[int, int]

_JOINED = re.compile(r",?\s(?:and|but|while|as)\s")
_THAT = re.compile(r"\s*(?:that\s+)?")
_HAPPENED = (Form.PAST, Form.PERFECT, Form.PLUPERFECT)
_OF_SOURCE = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "POS"])


def stretches(told: Told) -> list[Span]:
    """Return the stretches of the sentence that are told by one voice each, without the reporting clauses."""
    if not told.attributions:
        return [(told.sentence.start, told.sentence.end)]
    starts = {told.sentence.start, *(a.reach[1] for a in told.attributions if a.reach[1] < told.sentence.end)}
    for attribution in told.attributions:
        starts.update(part[0] for part in (attribution.content, attribution.rest) if part and part[0] < part[1])
    outside = [s for s in sorted(starts) if not any(a.reports(s) for a in told.attributions)]
    return list(dict.fromkeys([*_before_saying(told), *(told.region(start) for start in outside)]))


def _before_saying(told: Told) -> Iterator[Span]:
    """Yield what a sentence tells before the clause in which somebody says something ("He |left| when he said ...")."""
    for attribution in told.attributions:
        start, (cue, end) = attribution.reach[0], attribution.cue
        if told.sentence.start <= start < cue < told.sentence.end and not told.covering(start):
            text = told.article.text
            saying = split_clauses(text, start, end)[-1].start
            if saying == start and attribution.source is None:
                joined = [found.start() for found in _JOINED.finditer(text, start, cue)]
                saying = joined[-1] if joined and find_verb(text, start, joined[-1]) else start
            if start < saying <= cue:
                yield start, saying


def with_source(told: Told, attribution: Attribution) -> Attribution:
    """Return an attribution with the noun phrase right before its verb as its source where it names none."""
    if attribution.source is not None or not any(map(str.islower, told.article.text[slice(*attribution.content)])):
        return attribution
    tagged = told.tagged
    first, verb = (bisect_left(tagged.starts, place) for place in (told.sentence.start, attribution.cue[0]))
    at = verb
    while at > first and tagged.tags[at - 1] in _OF_SOURCE:
        at -= 1
    if "NNP" not in tagged.tags[at:verb]:
        return attribution
    return replace(attribution, source=(tagged.starts[at], tagged.ends[verb - 1]))


def said(told: Told, clause: Clause, found: Predicate) -> tuple[Clause, Predicate, tuple[str, ...]]:
    """Return what somebody says to have happened, and who, where a clause is a saying that no attribution knows."""
    text = told.article.text
    if not conveys(text[slice(*found.span)]) or found.negated or told.covering(found.start):
        return clause, found, ()
    inner = find_predicate(told.tagged, found.end, clause.end)
    subject = subject_of(text, clause)
    if inner is None or not inner.happens or inner.form not in _HAPPENED or subject is None:
        return clause, found, ()
    who = " ".join(text[slice(*subject)].split())
    if any(mark in who for mark in '“"”`'):
        return clause, found, ()
    that = _THAT.match(text, found.end, clause.end)
    return Clause(that.end() if that else found.end, clause.end), inner, (who,)
