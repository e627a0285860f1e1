"""Decides what a sentence reports with times of its own: its events by clause, and statements whose saying is dated.

A date in a reporting clause dates the saying, one in its content dates what is said: the two never mix. Each clause
with a date of its own makes a mention. What dates nothing (durations, repeated times) makes none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.clauses import Clause, after_fronted, split_clauses
from timeline_app.extract.counted_from import counted_from
from timeline_app.extract.cues import find_verb
from timeline_app.extract.datable import datable, lies_ahead, planned_noun, predicate_of
from timeline_app.extract.dating import (
    choose,
    coordinated_spans,
    dates_events,
    is_reference,
    joined_date,
    names_by_year,
)
from timeline_app.extract.happenings import is_deed
from timeline_app.extract.labels import without_times
from timeline_app.extract.leaning import up_to
from timeline_app.extract.predicates import Form
from timeline_app.extract.resuming import resuming
from timeline_app.extract.speakers import OWN
from timeline_app.extract.status import in_time_clause, status_of
from timeline_app.extract.telling import fronted_label, head_noun, tell_event, tell_saying
from timeline_app.extract.triggers import event_noun, phrase_noun
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.predicates import Predicate
    from timeline_app.extract.tagging import Tagged
    from timeline_app.extract.told import Told
    from timeline_app.records import Mention

Span = tuple[int, int]

_SUBORDINATE = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ss]ince|because|although|though|until|once|if|whereas)\s")
_OCCASION = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Oo]n)\s+(?:an?|the|his|her|its|their|another|this|that|[A-Z][\w.’'-]*)\s+(?:[\w.’'-]+\s+){0,4}?"
    r"(?:(?:press|news)\s+(?:conference|briefing)|speech|keynote|interview|rally|hearing|briefing|debate|summit|address|ceremony|"
    r"conference\s+call|conference|town\s+hall|meeting|trial|inquest|funeral|launch|event)\b"
)
_HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$")
_LONGEST_HAD = 30
_FEWEST_WORDS = 2  # in a label


class Made(NamedTuple):
    """A mention and the clause that it was made of."""

    mention: Mention
    clause: Clause

    def is_main(self, text: str) -> bool:
        """Tell whether its clause is no aside: neither a relative clause nor what was, or had been, before or after."""
        before = text[max(self.mention.start, self.clause.start - 12) : self.clause.start + 8]
        if self.mention.trigger is None:
            return False  # a caption, a heading
        own = self.clause.subject is None or self.clause.resumes
        return own and _SUBORDINATE.search(before) is None and not self._is_pluperfect(text)

    def _is_pluperfect(self, text: str) -> bool:
        verb = self.mention.trigger[0] if self.mention.trigger else self.clause.start
        return _HAD.search(text, max(self.clause.start, verb - _LONGEST_HAD), verb) is not None


def dated_mentions(told: Told) -> Iterator[Made]:
    """Yield the mentions of one sentence that have times of their own."""
    usable = [
        t for t in told.times if t.start < told.asked and not is_reference(t) and dates_events(told.article.text, t)
    ]
    if not usable or told.asks:
        return
    regions: dict[Span, list[Timex3]] = {}
    saying: dict[Span, tuple[Attribution, list[Timex3]]] = {}
    for time in usable:
        reporting = [a for a in told.attributions if a.reports(time.start) and a.source]
        if reporting and not _of_source(told, reporting[-1], time):
            saying.setdefault(reporting[-1].reach, (reporting[0], []))[1].append(time)
        else:
            regions.setdefault(told.region(time.start, reporting), []).append(time)
    for region, times in regions.items():
        yield from events(told, region, times)
    for attribution, times in saying.values():
        if statement := statement_of(told, attribution):
            chosen = choose(told.article.text, *attribution.reach, times)
            dated = replace(statement, date=joined_date(chosen), time=chosen[0])
            yield Made(dated, Clause(*attribution.cue))


def _of_source(told: Told, attribution: Attribution, time: Timex3) -> bool:
    """Tell whether a date belongs to a clause about the source ("Smith, who resigned in May, said")."""
    if time.start >= attribution.cue[0] or attribution.source is None or time.start < attribution.source[0]:
        return False
    clauses = split_clauses(told.article.text, attribution.reach[0], attribution.cue[0])
    return any(c.subject and c.start <= time.start < c.end for c in clauses)


def events(told: Told, region: Span, times: Sequence[Timex3]) -> Iterator[Made]:
    """Yield the events that `times` date in a stretch that one voice tells."""
    text = told.article.text
    clauses = list(resuming(told, split_clauses(text, *region, whole=coordinated_spans(text, told.times))))
    first = _fronted(told, clauses[0], times)
    if first is not None:
        phrase, times = first, [t for t in times if t.start >= first.end]
        label = fronted_label(told, (phrase.start, phrase.end))
        inside = [t for t in told.times if phrase.start <= t.start < phrase.end and dates_events(text, t)]
        if label and inside:
            made = _event(told, phrase, inside[:1], label)
            noun = phrase_noun(told.tagged, phrase.start, min(phrase.end, inside[0].start))
            named = told.only_within(made.mention, (phrase.start, phrase.end))
            yield made._replace(mention=replace(named, trigger=noun or made.mention.trigger))
        clauses[0] = Clause(phrase.end, clauses[0].end, clauses[0].subject)
    date: Edtf | None = None  # of the clause before
    for clause in clauses:
        own = [t for t in times if clause.start <= t.start < clause.end]
        own = own and list(datable(told, clause, own))
        if not own and (counted := counted_from(text, clause, told.times, date)):
            own = [counted]
        date = None
        if not own:
            continue
        chosen = choose(text, clause.start, clause.end, own)
        wider = _with_complement(text, clause, clauses, times)
        label = tell_event(told, wider, chosen)
        if clause is not clauses[0] and is_scrap(text, clause, label):
            continue
        if tells(label):
            yield (made := _event(told, clause, chosen, label, wider))
            date = made.mention.date


def _with_complement(text: str, clause: Clause, clauses: Sequence[Clause], times: Sequence[Timex3]) -> Clause:
    """Return a clause with the undated "that ..." it leads up to ("urged on Friday that ...")."""
    following = next((c for c in clauses if c.start > clause.start), None)
    if following is None or following.subject or text[clause.end : following.start].strip(" ,") != "that":
        return clause
    dated = any(following.start <= t.start < following.end for t in times)
    return clause if dated else clause._replace(end=following.end)


def _fronted(told: Told, clause: Clause, times: Sequence[Timex3]) -> Clause | None:
    """Return the phrase before the subject, with a noun and a date of its own, where the clause has another date."""
    text = told.article.text
    after = after_fronted(text, clause.start, clause.end)
    own = [t for t in times if t.start < after]
    others = [t for t in times if after <= t.start < clause.end and not names_by_year(text, t)]
    if not own or not others:
        return None
    words = without_times(text, (clause.start, after), [(t.start, t.end) for t in own])
    return Clause(clause.start, after) if len(words.split()) >= 3 else None


def is_scrap(text: str, clause: Clause, label: str) -> bool:
    """Tell whether what a break cut off has neither verb nor subject nor enough words to tell anything."""
    return clause.subject is None and len(label.split()) < 4 and find_verb(text, clause.start, clause.end) is None


def tells(label: str) -> bool:
    """Tell whether a label says anything."""
    return len(label.split()) >= _FEWEST_WORDS and any(map(str.islower, label))


def _event(told: Told, clause: Clause, chosen: Sequence[Timex3], label: str, wider: Clause | None = None) -> Made:
    covering = told.covering(chosen[0].start)
    text = told.article.text
    found = predicate_of(told, clause)
    noun = head_noun(text, clause, chosen[0])
    denied = () if in_time_clause(text, clause.start) else covering
    negated = found is not None and found.negated and noun is None
    status = status_of(text[clause.start : clause.end], denied, negated)
    if status is Status.REPORTED and lies_ahead(told, chosen[0]):
        noun = noun or planned_noun(told, clause, chosen[0])
        coming = found is not None and found.form in (Form.PRESENT, Form.PROGRESSIVE, Form.AHEAD)  # "opens tomorrow"
        status = Status.PLANNED if noun or coming else status
    mention = told.mention(
        label,
        status=status,
        date=_day_unknown(told, chosen, found) or joined_date(chosen),
        time=chosen[0],
        trigger=noun or _trigger(told, clause, found),
        attributed_to=told.sources(covering),
    )
    return Made(mention, wider or clause)


def _day_unknown(told: Told, chosen: Sequence[Timex3], found: Predicate | None) -> Edtf | None:
    """Return all time up to publication where only a clock time dates what "had" been: it is of no day that is told."""
    published, date = told.article.published, chosen[0].date
    if found is None or found.form is not Form.PLUPERFECT or published is None or date is None or len(chosen) > 1:
        return None
    day = published.latest
    alone = chosen[0].rule == "clock" and date.earliest == published.earliest == day
    return up_to(day) if alone and day is not None else None


def _trigger(told: Told, clause: Clause, found: Predicate | None) -> Span | None:
    """Return the clause's verb; where that is only "be" or "have" an event's noun instead, where it has one."""
    noun = event_noun(told.tagged, clause.start, clause.end) if found is None or found.bare else None
    return noun or (found.span if found else None)


def statement_of(told: Told, attribution: Attribution) -> Mention | None:
    """Return the mention that somebody said so, undated as yet, None for an unnamed voice or another sentence's.

    To announce, admit or rule is a deed: its mention is of an event, and so is what is said on an occasion.
    """
    text = told.article.text
    here = told.sentence.start <= attribution.cue[0] < told.sentence.end  # a quotation may be said elsewhere
    linked = [one for one in told.attributions if one.cue == attribution.cue]  # "told Reuters": the last one speaks
    speaker = told.voice(linked[-1]) if here else None
    if speaker is None or (speaker in OWN and _is_present(told.tagged, attribution.cue[0])):
        return None
    cue = text[slice(*attribution.cue)]
    if not cue[0].isalpha():
        if cue == ":":
            return None  # a transcript's: each line says what it says
        cue = "tweeted"  # the dash before a signature
    outer = told.sources([*told.covering(attribution.cue[0]), *linked[:-1]])
    deed = attribution.denies or is_deed(cue) or has_occasion(told, attribution)
    role = Role.EVENT if deed else Role.STATEMENT
    label = tell_saying(told, speaker, cue, attribution.content)
    return told.mention(label, role, Status.REPORTED, attributed_to=outer, trigger=attribution.cue)


def _is_present(tagged: Tagged, position: int) -> bool:
    """Tell whether a verb is in the present: "I think" is an opinion held and no saying that happened."""
    at = bisect_left(tagged.starts, position)
    return at < len(tagged.tags) and tagged.tags[at] in ("VBP", "VB")


def has_occasion(told: Told, attribution: Attribution) -> bool:
    """Tell whether a saying tells on which occasion it was: "at a press conference", "during the debate"."""
    (start, end), content = attribution.reach, attribution.content
    outside = ((start, content[0]), (content[1], end)) if start <= content[0] else ((start, end),)
    found = (one for span in outside for one in _OCCASION.finditer(told.article.text, *span))
    return any(not attribution.says(occasion.start()) for occasion in found)
