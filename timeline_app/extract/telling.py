"""Decides which words tell an event: its clause, the noun phrase that carries the date, or a saying and its speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.clauses import Clause, antecedent
from timeline_app.extract.cues import cues, find_verb
from timeline_app.extract.labels import AIM, LONGEST, attributive, make_label, shorten, without_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3

Span = tuple[int, int]

_NOUN_ONLY = re.compile(
    r"\b(?P<lead>including|after|before|since|ahead\s+of|following|of|from|until|prior\s+to|than|like|for)\s+(?P<noun>(?:[\w-]+['’]s\s+)?(?:an?|the|his|her|its|their)?\s*(?:[\w-]+\s+)?)$"
)
_NOUN_END = re.compile(
    r"[,;.:()]|\s(?:that|who|which|when|where|after|before|while|as|but|and\s+(?:the|an?|his|her|is|was)|is|was|are|were|has|have|had|will|would)\s"
)
_NOUN_PHRASE = re.compile(
    r"['’]?s?\s+(?:(?!(?:of|in|on|at|to|with|by|for|from|and|or|that|who|which|between|over|about|against|into|near)\b)[\w’'-]+\s+){0,3}?"
    r"(?P<noun>[\w’'-]+)(?=\s+(?:of|in|on|at|to|with|by|for|from|and|or|that|who|which|between|over|about|against|into|near)\b|[,;.:)]|\s*$)"
)
_LEAD_IN = re.compile(
    r"\s*(?:In|At|During|After|Following|On|With|Before|Since)\s+(?:an?|the|his|her|its|their|what\s+\w+\s+an?)?\s*"
)


def tell_event(text: str, clause: Clause, chosen: Sequence[Timex3], times: Sequence[Timex3], person: str | None) -> str:
    """Return the label of the event that `chosen` dates in a clause; `person` is what a leading pronoun stands for."""
    spans = [(t.start, t.end) for t in times if t.type in ("DATE", "TIME")]
    if noun := _noun_label(text, clause, chosen[0], spans):
        return noun
    if part := _participle(text, clause, chosen[-1]):
        return make_label(without_times(text, (part.start, part.end), spans), antecedent=_words(text, part.subject))
    words = without_times(text, (clause.start, clause.end), spans)
    given = _words(text, clause.subject)
    opens = not text[clause.start : chosen[0].start].strip()
    if given is None and opens and (verb := cues().auxiliary.match(words.lstrip())) and verb.end() < len(words):
        words = text[clause.start : clause.end]  # the time itself is the subject: "The past week has seen ..."
    return make_label(words, subject=person, antecedent=given)


def tell_saying(speaker: str, verb: str, content: str) -> str:
    """Return the label of a statement: who says what."""
    said = make_label(content)
    verb = {"told": "said", "tells": "says"}.get(verb, " ".join(verb.split()))
    head = (
        f"{speaker}: "
        if verb.lower() in ("according to", "citing", "quoting", "believe", "believed", "think")
        else f"{speaker} {verb}: "
    )
    room = max(30, LONGEST - len(head))
    label = head + shorten(said, min(AIM, room))
    if len(label) > LONGEST:
        label = label[: label.rfind(" ", 0, LONGEST - 1)].rstrip(" ,;:") + "…"
    return label[:1].upper() + label[1:]


def fronted_label(words: str) -> str:
    """Return the label of a phrase before the subject ("In an unusual leak" -> "Unusual leak"), "" for an adverbial."""
    phrase = _LEAD_IN.sub("", words, count=1)
    return make_label(phrase) if len(phrase.split()) >= 2 or len(phrase) >= 8 else ""


def _noun_label(text: str, clause: Clause, time: Timex3, spans: Sequence[Span]) -> str | None:
    """Return the noun phrase that alone carries a date ("including a July meeting"), None where the clause does."""
    if not attributive(text, time.start, time.end):
        return None
    lead = _NOUN_ONLY.search(text[clause.start : time.start])
    verb = find_verb(text, clause.start, time.start)
    if lead is None or (verb is None and clause.subject is None):
        return None
    stop = _NOUN_END.search(text, time.end, clause.end)
    first = clause.start + lead.start("noun")
    label = make_label(
        re.sub(
            r"^(?:an?|the)\s+", "", without_times(text, (first, stop.start() if stop else clause.end), spans).strip()
        )
    )
    if lead.group("lead") == "including" and verb is not None:
        whole = make_label(text[clause.start : verb.start()])
        joined = f"{whole}: {label[:1].lower()}{label[1:]}"
        return joined if whole and len(joined) <= AIM else label
    return label or None


def head_noun(text: str, clause: Clause, time: Timex3) -> Span | None:
    """Return the noun that alone carries a date ("including a July |meeting| in Hanoi"), None where the clause does."""
    if _noun_label(text, clause, time, ()) is None:
        return None
    phrase = _NOUN_PHRASE.match(text, time.end, clause.end)
    return phrase.span("noun") if phrase else None


def _participle(text: str, clause: Clause, time: Timex3) -> Clause | None:
    """Return the reduced clause in a subject ("nationals kidnapped in the 1970s | has been"), else None."""
    after = re.compile(r"['’]?\s*,?\s*").match(text, time.end, clause.end)
    verb = cues().finite.match(text, after.end(), clause.end) if after else None
    if verb is None:
        return None
    parts = [p for p in cues().participle.finditer(text, clause.start, time.start) if p.group() not in cues().not_past]
    for part in parts:
        before = text[clause.start : part.start()].split()
        noun = antecedent(text, clause.start, part.start())
        if (
            before
            and noun
            and not cues().auxiliary.fullmatch(before[-1])
            and before[-1].lower() not in ("the", "a", "an", "by")
        ):
            return Clause(part.start(), time.end, noun)
    return None


def _words(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None
