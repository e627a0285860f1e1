"""Decides who tells what a sentence reports: every attribution that bears on it, outermost source first.

Reporting clauses are read sentence by sentence by rules (`attribution`), which know how far they reach and what they
date; the trained model (`attribution_model`) adds what they miss, as far as it tells of sayings and findings and not of
wishes, and carries quotations over their sentences. "Told Reuters" makes the outlet that was told a link of the chain.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.dates.calendar_names import WEEKDAYS
from timeline_app.extract.attribution import attributions_in, clause_start
from timeline_app.extract.attribution_model import find_attributions
from timeline_app.extract.clauses import antecedent
from timeline_app.extract.cues import NAME, find_verb
from timeline_app.extract.grammar import stem_of
from timeline_app.extract.lexicon import lexicon, load_table
from timeline_app.extract.quotations import carry_on
from timeline_app.extract.set_apart import set_apart
from timeline_app.extract.source_phrases import with_phrase
from timeline_app.extract.tagging import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]

_TOLD = re.compile(
    rf"(?:told|tells|telling)\s+(?P<told>(?:the\s+)?{NAME})"
    rf"|\s+(?:in\s+an?\s+(?:[\w-]+\s+)?interview\s+with|to|speaking\s+to)\s+(?P<with>(?:the\s+)?{NAME})"
)
_ATTRIBUTIVE = re.compile(  # "told Fox News |anchor Maria Olsen|": who was told is a person, and may ask for anybody
    r"(?:['’]s)?\s(?:\w+\s){0,2}?(?:anchor|anchorman|anchorwoman|host|cohost|co-host|correspondent|reporter|editor|journalist|"
    r"columnist|contributor|commentator|analyst|presenter|moderator|interviewer|viewers|readers|listeners|president|executive)s?\b"
)
_CLAUSE = re.compile(r"\bthat\b|[\"“‘:]|``|''")
_MARK, _LONGEST_QUOTED = re.compile("[“\"]|``|''"), 600  # characters
_DAY = re.compile(rf"\s+(?:{'|'.join(WEEKDAYS)})\Z", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_RELATIVE = frozenset(["who", "which", "that"])


def find_chains(text: str, spans: Sequence[Span], outlet: str | None = None) -> list[list[Attribution]]:
    """Return for each sentence the attributions that bear on it, outer ones first; `outlet` is the text's own."""
    tagged = tag(text, spans)
    by_rule = [[one for one in attributions_in(text, *span) if not _is_noun(tagged, one)] for span in spans]
    starts = [start for start, _ in spans]
    bearing = [list(found) for found in by_rule]
    for found in find_attributions(text, spans):
        one = _with_mark(text, found)
        home = bisect_right(starts, one.cue[0]) - 1
        known = [a for a in by_rule[home] if _same_cue(a.cue, one.cue)]
        if known:
            bearing[home] = [_quoted(text, other, one) if other is known[0] else other for other in bearing[home]]
            _carry(bearing, starts, home, known[0], one)
        elif _reports(text, one) and not _is_noun(tagged, one):
            for at in _touched(starts, one, home):
                bearing[at].append(_reaching(text, spans[home], one))
    for number, apart in set_apart(text, spans):
        bearing[number].append(apart)
    carry_on(text, spans, bearing)
    return [
        [
            link
            for one in sorted(found, key=_width)
            for link in _told(text, with_phrase(text, tagged, one), outlet or "")
        ]
        for found in bearing
    ]


def _is_noun(tagged: Tagged, one: Attribution) -> bool:
    """Tell whether what looks like a verb of saying is a plural noun: "the 13 |states| where ..."."""
    at = bisect_left(tagged.starts, one.cue[0])
    if not 0 < at < len(tagged.tags) or tagged.tags[at] != "NNS":
        return False
    if tagged.tags[min(at + 1, len(tagged.tags) - 1)] in ("VBD", "VBP", "MD"):
        return True  # "the Rust Belt |states| underscored"
    return tagged.tags[at - 1] in ("DT", "JJ", "PRP$", "CD") and not _YEAR.match(tagged.words[at - 1])


def _with_mark(text: str, one: Attribution) -> Attribution:
    """Take the opening quotation mark to a content, so that nothing of its sentence stands before it."""
    first = one.content[0]
    if first > 0 and text[first - 1] in '“"':
        return replace(one, content=(first - 1, one.content[1]), reach=(min(first - 1, one.reach[0]), one.reach[1]))
    return one


def _same_cue(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _width(one: Attribution) -> tuple[bool, int]:
    """Return what attributions are in order by: "The minister said that ..., |the BBC reported|" is the BBC's."""
    return one.cue[0] < one.content[1], one.content[0] - one.content[1]


def _quoted(text: str, known: Attribution, one: Attribution) -> Attribution:
    """Return a saying with all of the quotation that it ends, of which a dash in it had cut the first half off."""
    start, end = known.content
    wider = one.content[0] < start and end <= one.content[1] and one.content[0] >= known.content[0] - _LONGEST_QUOTED
    if not wider or not _MARK.search(text, max(0, one.content[0] - 2), one.content[0] + 1):
        return known
    return replace(known, content=(one.content[0], end), reach=(min(one.content[0], known.reach[0]), known.reach[1]))


def _carry(
    bearing: list[list[Attribution]], starts: Sequence[int], home: int, known: Attribution, one: Attribution
) -> None:
    """Let a quotation that began before, or goes on after, the sentence of a saying be that saying's too."""
    reach = min(one.content[0], known.reach[0]), max(one.content[1], known.reach[1])
    for at in _touched(starts, one, home):
        if at != home:
            bearing[at].append(replace(known, content=one.content, rest=one.rest, reach=reach))


def _touched(starts: Sequence[int], one: Attribution, home: int) -> Iterator[int]:
    """Yield the sentences that an attribution's cue or content stands in."""
    touched = {home}
    for part in (one.content, one.rest):
        if part:
            touched.update(range(max(bisect_right(starts, part[0]) - 1, 0), bisect_right(starts, part[1] - 1)))
    yield from sorted(touched)


def _reports(text: str, one: Attribution) -> bool:
    """Tell whether a cue speaks of a saying or a finding whose content is a clause, told by its source."""
    if one.source is None or stem_of(text[slice(*one.cue)].lower()) not in _reporting():
        return False
    start, end = one.content
    if start < one.cue[0]:
        return find_verb(text, start, end) is not None
    return _CLAUSE.search(text, one.cue[1], start + 1) is not None


@cache
def _reporting() -> frozenset[str]:
    return frozenset(map(stem_of, load_table("rules", "en-events", "attribution.toml")["reporting"]["cues"]))


def _reaching(text: str, sentence: Span, one: Attribution) -> Attribution:
    """Let a reporting clause begin where its clause does, so that a date before it dates the saying."""
    source = one.source or one.cue
    if text[slice(*source)].lower() in _RELATIVE:
        bare = one.reach if one.content[0] < one.cue[0] else (source[0], one.reach[1])
        noun = antecedent(text, sentence[0], sentence[0] + len(text[sentence[0] : source[0]].rstrip(" ,")))
        return replace(one, source=noun, reach=bare)
    if one.content[0] < one.cue[0]:
        return one
    if source[0] > one.cue[0] or find_verb(text, source[1], one.cue[0]):
        return replace(one, reach=(one.cue[0], one.reach[1]))  # what the source did before that is told apart
    return replace(one, reach=(min(clause_start(text, sentence[0], source[0]), source[0]), one.reach[1]))


def _told(text: str, one: Attribution, outlet: str) -> list[Attribution]:
    """Return an attribution, after the outlet that its source told it to, where another one is named."""
    heard = _TOLD.match(text, one.cue[0]) or _TOLD.match(text, one.cue[1])
    if heard is None:
        return [one]
    span = heard.span("told") if heard.group("told") else heard.span("with")
    day = _DAY.search(text, *span)
    span = (span[0], day.start()) if day else span
    name = text[slice(*span)].removeprefix("the ").removeprefix("The ")
    forms = lexicon().outlets.keys() | lexicon().outlet_short.keys()
    other = (name in forms or f"The {name}" in forms) and name not in outlet
    other = other and not _ATTRIBUTIVE.match(text, span[1])
    return [replace(one, source=span), one] if other else [one]
