"""Decides what a sentence reports without a time of its own, and who says so.

In each stretch that one voice tells these are the clauses that tell a happening. Questions, conditions, advice, opinion
and standing states make no event; when it was is `leaning`'s to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.captions import is_caption, shown
from timeline_app.extract.clauses import split_clauses
from timeline_app.extract.datable import predicate_of
from timeline_app.extract.dated import has_occasion, is_scrap, statement_of, tells
from timeline_app.extract.dating import coordinated_spans
from timeline_app.extract.happenings import conveys, is_deed
from timeline_app.extract.leaning import Place, hangs_on, until
from timeline_app.extract.past_words import goes_on, is_habit, is_lasting, is_lately, is_often, is_testimony, looks_back
from timeline_app.extract.predicates import Form, is_opinion
from timeline_app.extract.resuming import resuming
from timeline_app.extract.status import in_time_clause, status_of
from timeline_app.extract.stretches import said, stretches, with_source
from timeline_app.extract.telling import tell_event
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.clauses import Clause
    from timeline_app.extract.dated import Made
    from timeline_app.extract.leaning import Ground, Story
    from timeline_app.extract.predicates import Predicate
    from timeline_app.extract.told import Told
    from timeline_app.records import Mention

Span = tuple[int, int]

_CONDITION = re.compile(r"[\s\"“‘]*(?:(?:And|But|So)\s+)?(?:[Ee]ven\s+)?(?:[Ii]f|[Uu]nless|[Ww]hether)\b")
_BEFORE_CONDITION = re.compile(r"\b(?:if|unless|whether)\s+$")
_FINISHED = re.compile(r"[.!…:;,][\"”’'\)\]\s]*$|['\"”]\s*$")
_MARKS = frozenset(".!…:;,")
_LONGEST_END = 40  # characters: a stop with all brackets and quotation marks that it closes
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\s+$")
_SHARED = re.compile(r"(?:\b(?:and|but|or|then)|;)\s+$")  # before a clause of its own right
_QUOTE = re.compile(r"[“”\"]|``|''|[?!]")
_CONNECTIVES = ("", "But", "And", "Yet", "Also")
_NEAR_VERB = 16  # characters before a verb in which its modal stands
_NOTHING = "nothing that is dated"  # it leans on
_WRITER = frozenset(["I", "We", "we"])  # as a speaker
_FEWEST_WORDS = 6  # of a heading that is a sentence
_FEWEST_LETTERS = 12  # of a sentence that tells anything


class _Report(NamedTuple):
    """What a clause tells, before it is known when it was: fields of a mention, which is made once with all."""

    label: str
    role: Role
    status: Status
    trigger: Span
    attributed_to: tuple[str, ...]


def undated_mentions(told: Told, dated: Sequence[Made], story: Story) -> Iterator[Mention]:
    """Yield what one sentence reports beside its dated mentions, each with what it leans on."""
    if told.asks or not _is_sentence(told):
        return
    made = [mention for region in stretches(told) for mention in _events(told, region, dated, story)]
    if len(made) > 1:
        made = list({mention.trigger: mention for mention in reversed(made)}.values())[::-1]
    if made and len(made) + len(dated) > 1:
        made = list(_each_told(told.article.text, made, dated))
    yield from made
    if told.attributions and (saying := _saying(told, made, dated, story)):
        yield saying


def _each_told(text: str, made: Sequence[Mention], dated: Sequence[Made]) -> Iterator[Mention]:
    """Yield the mentions without those whose label tells another of the sentence, and not their own word."""
    labels = Counter(mention.label for mention in (*made, *(one.mention for one in dated)))
    for mention in made:
        own = mention.trigger is not None and text[slice(*mention.trigger)] in mention.label
        if own or labels[mention.label] == 1:
            yield mention
        else:
            labels[mention.label] -= 1


def _saying(told: Told, made: Sequence[Mention], dated: Sequence[Made], story: Story) -> Mention | None:
    """Return the first statement, or deed of saying so, that is neither dated nor told by what is said."""
    taken = {(made.clause.start, made.clause.end) for made in dated}
    reported = [m.trigger[0] for m in (*made, *(one.mention for one in dated)) if m.trigger]
    for known in told.attributions:
        if known.cue in taken or told.covering(known.cue[0]):
            continue  # dated, or within what another says
        attribution = with_source(told, known)
        if attribution.source is None:
            continue
        deed = is_deed(told.article.text[slice(*attribution.cue)]) or has_occasion(told, attribution)
        if not deed and any(map(attribution.says, reported)):
            continue  # what is said is told by itself, and names who says so
        if not deed and told.article.text[slice(*attribution.source)] in _WRITER:
            continue  # "I think that ...": opinion
        if statement := statement_of(told, attribution):
            continues = goes_on(told.sentence.text)
            place = Place(
                told.sentence.start, Form.PAST, Status.REPORTED, before=False, continues=continues, saying=True
            )
            return _leaning(statement, story.date(place))
    return None


def _is_sentence(told: Told) -> bool:
    """Tell whether it is finished as a sentence is, or has a past verb: captions, bylines and headings have neither."""
    if len(told.sentence.text) < _FEWEST_LETTERS:
        return False
    sentence = told.sentence.text
    if sentence[-1] in _MARKS or _FINISHED.search(sentence, max(0, len(sentence) - _LONGEST_END)):
        return True
    first, last = (bisect_left(told.tagged.starts, place) for place in (told.sentence.start, told.sentence.end))
    return last - first >= _FEWEST_WORDS and "VBD" in told.tagged.tags[first:last]


def _events(told: Told, region: Span, dated: Sequence[Made], story: Story) -> Iterator[Mention]:
    text = told.article.text
    taken = {made.mention.trigger for made in dated} | {one.cue for one in told.attributions}
    before: Made | None = None
    hung: Ground | None = None  # of the clause before
    caption = is_caption(told)
    clauses = list(resuming(told, split_clauses(text, *region, whole=coordinated_spans(text, told.times))))
    main = clauses[1:2] if clauses[0].start > region[0] else clauses[:1]  # behind "Once it is finished, ..."
    for clause in clauses:
        own = _over(clause, dated) if dated else None
        if own is not None and not _is_complement(own, clause):
            before = own
            continue
        predicate = predicate_of(told, clause)
        predicate = shown(told, clause, predicate) if caption else predicate
        if predicate is not None and predicate.stands and _is_told_plainly(told, clause, story):
            predicate = predicate._replace(form=Form.PROGRESSIVE, happens=True)
        if predicate is None or predicate.span in taken or not _reports(told, clause, predicate):
            continue
        clause, predicate, voice = said(told, clause, predicate)
        habit = predicate.form is Form.AHEAD and is_habit(told.sentence.text) and not told.covering(clause.start)
        if habit:
            predicate = predicate._replace(form=Form.PLUPERFECT)  # of any day before
        hangs = clause not in main and not (_shares(text, clause) or _resumes(text, clause, region))
        if hangs and predicate.form is Form.AHEAD:
            continue  # what might come of it is no report of its own
        if report := _event(told, clause, predicate):
            status = Status.REPORTED if habit else report.status
            report = report._replace(status=status, attributed_to=voice or report.attributed_to)
            ground = _when(told, clause, predicate, report, before, story)
            if predicate.form is Form.PAST and (shared := _shared_date(text, clause, dated)):
                ground = shared
            if predicate.form is Form.PLUPERFECT and (before_it := _before_said(told, clause, dated)):
                ground = before_it
            if hung and predicate.form is Form.PAST and in_time_clause(text, clause.start) and _is_open(hung):
                ground = hung  # "who moved there when she |married|"
            hung = ground
            date, why = (ground.date, ground.why) if ground else (None, _NOTHING)
            label, role, status, trigger, attributed_to = report
            yield told.mention(
                label, role, status, date=date, leans_on=why, trigger=trigger, attributed_to=attributed_to
            )


def _over(clause: Clause, dated: Sequence[Made]) -> Made | None:
    """Return the first dated mention whose clause has words of another one."""
    return next((made for made in dated if made.clause.start < clause.end and clause.start < made.clause.end), None)


def _shared_date(text: str, clause: Clause, dated: Sequence[Made]) -> Ground | None:
    """Return the date at the end of the clause that goes on with "and": "was |freed| and flew home on Sunday"."""
    for made in dated:
        time, trigger = made.mention.time, made.mention.trigger
        joined = made.clause.subject is not None and text[clause.end : made.clause.start].strip(" ,") == "and"
        if joined and time is not None and not time.bound and trigger is not None and trigger[1] < time.start:
            return hangs_on(made.mention) if made.mention.status is Status.REPORTED else None
    return None


def _is_complement(own: Made, clause: Clause) -> bool:
    """Tell whether a clause says what a dated one before it leads up to: "sent word today that |they had found it|"."""
    return own.clause.start < clause.start and own.mention.trigger is not None and own.mention.trigger[1] < clause.start


def _is_testimony(told: Told, clause: Clause) -> bool:
    """Tell whether a witness, a court or a report tells a clause: seldom of the day on which they do."""
    text = told.article.text
    return any(
        is_testimony(text[slice(*a.cue)], text[slice(*a.source)] if a.source else "")
        for a in told.covering(clause.start)
    )


def _is_open(ground: Ground) -> bool:
    """Tell whether no first day is known."""
    return ground.date.earliest is None


def _is_aside(told: Told, clause: Clause) -> bool:
    """Tell whether a clause says more of a noun of another: "who ...", ", built in 1967"."""
    if _RELATIVE.search(told.article.text, max(0, clause.start - 8), clause.start):
        return True
    opening = bisect_left(told.tagged.starts, clause.start)
    return (
        opening < len(told.tagged.tags)
        and told.tagged.tags[opening] == "VBN"
        and not _shares(told.article.text, clause)
    )


def _shares(text: str, clause: Clause) -> bool:
    """Tell whether a clause stands beside the one before it and does not hang on it."""
    return _SHARED.search(text, max(0, clause.start - 6), clause.start) is not None


def _is_told_plainly(told: Told, clause: Clause, story: Story) -> bool:
    """Tell whether the article itself tells a clause, which opens its sentence, and no columnist does."""
    before = told.article.text[told.sentence.start : clause.start].strip(" -–—")
    return before in _CONNECTIVES and not (
        story.personal or told.covering(clause.start) or _QUOTE.search(told.sentence.text)
    )


def _resumes(text: str, clause: Clause, region: Span) -> bool:
    """Tell whether a sentence goes on after an aside about its subject ("The hall, which burnt down, |will| ...")."""
    told_before = clause.subject is not None and not text[region[0] : clause.subject[0]].strip(' "“')
    return told_before and _RELATIVE.search(text, max(0, clause.start - 8), clause.start) is None


def _reports(told: Told, clause: Clause, predicate: Predicate) -> bool:
    """Tell whether a clause tells a happening, and neither a condition nor advice."""
    text = told.article.text
    if not predicate.happens or predicate.start >= told.asked or _CONDITION.match(text, clause.start, clause.end):
        return False
    if _BEFORE_CONDITION.search(text, max(told.sentence.start, clause.start - 10), clause.start):
        return False
    return not is_opinion(told.tagged, clause.start, predicate.start)


def _event(told: Told, clause: Clause, predicate: Predicate) -> _Report | None:
    text = told.article.text
    label = tell_event(told, clause)
    if is_scrap(text, clause, label) or not tells(label):
        return None
    covering = told.covering(clause.start)
    role = Role.STATEMENT if conveys(text[slice(*predicate.span)]) else Role.EVENT
    denied = () if in_time_clause(text, clause.start) else covering
    status = status_of(text[slice(clause.start, clause.end)], denied, predicate.negated)
    if status is Status.REPORTED and predicate.form is Form.AHEAD:  # "is about to open", "... of the ship could incite"
        modal = status_of(text[max(clause.start, predicate.start - _NEAR_VERB) : predicate.end], ())
        status = modal if modal is Status.POSSIBLE else Status.PLANNED
    return _Report(label, role, status, predicate.span, told.sources(covering))


def _before_said(told: Told, clause: Clause, dated: Sequence[Made]) -> Ground | None:
    """Return all time up to the day on which it was said, where that is told: "said on Monday that he |had left|"."""
    cues = {attribution.cue for attribution in told.covering(clause.start)}
    said = next((made.mention for made in dated if made.mention.trigger in cues), None)
    return None if said is None else until(said)


def _when(
    told: Told,
    clause: Clause,
    predicate: Predicate,
    report: _Report,
    before: Made | None,
    story: Story,
) -> Ground | None:
    """Return what a clause leans on: the dated one before it whose subject it shares, else where the story stands."""
    text = told.article.text
    if before is not None and predicate.form is Form.PAST and report.status is Status.REPORTED:
        joined = text[before.clause.end : clause.start].strip(" ,") in (
            "and",
            "when",
            "while",
            "where",
            "then",
            "but",
            ";",
        )
        if joined and before.mention.role is Role.EVENT and (ground := hangs_on(before.mention)):
            return ground
    aside = clause.subject is not None and _is_aside(told, clause)
    told_of = predicate.form is Form.PAST and (aside or _is_testimony(told, clause))
    words = text[clause.start : clause.end]
    perfect = predicate.form is Form.PERFECT
    background = looks_back(words)
    back = told_of or background or (perfect and is_often(words))
    background = background and not aside and predicate.form is Form.PAST
    saying = report.role is Role.STATEMENT
    voice = report.attributed_to
    lately, lasting = is_lately(words), perfect and is_lasting(words, told.sentence.text)
    continues = goes_on(told.sentence.text)
    place = Place(
        told.sentence.start,
        predicate.form,
        report.status,
        back,
        continues,
        saying,
        voice,
        lately,
        background,
        lasting,
    )
    return story.date(place)


def _leaning(mention: Mention, ground: Ground | None) -> Mention:
    if ground is None:
        return replace(mention, leans_on=_NOTHING)
    return replace(mention, date=ground.date, leans_on=ground.why)
