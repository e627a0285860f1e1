"""Decides what an event is called: its clause in the article's words, short enough to print.

Date, connectives and asides are left out. Cuts fall where a clause or phrase ends and never before the verb;
nothing is put in but the subject that a pronoun or a relative clause stands for, and an ellipsis where words had to
go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.clauses import after_fronted
from timeline_app.extract.cues import cues, find_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

AIM = 70
LONGEST = 120
_SHORTEST = 24

_DATE_LEAD = re.compile(
    r"(?:\s*[,(])?(?:\s*\b(?:early|late|later|earlier|back|only|just|beginning|starting|ending|effective|as\s+(?:early|late|recently)\s+as|as\s+of|on|in|at|during|since|from|"
    r"until|till|by|around|about|circa|through|throughout|of|for|over|between|dated|before|after|sometime|and|or|to|near|towards?|roughly|within|both|mid|of\s+the|the\s+(?:night|morning|evening|afternoon|"
    r"week|weekend|month|year|end|start|beginning|middle|spring|summer|autumn|winter|day|eve|period)\s+of)\s+)+(?:(?:the|a|that|this)\s+)?$|\s*\b(?:on|in|at|during)\s+the\s+$|\s*[,(]\s*$",
    re.IGNORECASE,
)
_DATE_TAIL = re.compile(r"\s+(?:period|local\s+time|GMT|UTC)\b|\)")
_COMMA = re.compile(r"\s*,")
_NOUN_AFTER = re.compile(
    r"\s+(?!and\b|or\b|to\b|in\b|on\b|at\b|as\b|with\b|by\b|for\b|from\b|the\b|but\b|when\b|after\b|that\b|who\b|which\b|period\b|while\b|via\b|of\b|an?\b|without\b)[A-Za-z]"
)
_LEADING_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t)(?=\s)")
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|-LRB-.*?-RRB-|\[[^\[\]]*\])")
_APPOSITIVE = re.compile(
    r"\s*,\s(?:an?|the|who|whose|which|head|chief|himself|itself|for\s+some\s+reason|however|too|of\s+course|his|her|its|their|now|then|also|aged)\b[^,]*,\s(?=\S+)|(?<!\bwas)(?<!\bwere)(?<!\bis)(?<!\bare)(?<!\bbeen)\s(?:headed|led|chaired|run|owned|backed)\sby\s[^,]+,(?=\s\S)"
)
_AGE = re.compile(r"\s*,\s\d\d\s*(?:,|(?=$))(?!\s*\d)")
_STRONG = re.compile(
    r"\s*[,;:]\s+|\s+[–—-]+\s+|\s+(?=(?:who|which|where|when|after|before|while|because|although|though|amid|ahead\s+of|following|despite|in\s+order|since|until|unless|including|without|so\s+that|as\s+(?:part|the|a|well|he|it|they|she)|but|that)\s)"
)
_WEAK = re.compile(
    r"(?<!\sup)\s+(?=(?:to|with|without|for|from|by|and|at|in|on|against|over|during|under|including|as|into|about|near|through|between|saying)\s)"
)
_DANGLING = re.compile(
    r"(?:[\s,;:–—-]|\s(?:the|an?|of|in|on|at|to|for|and|or|but|by|from|with|that|as|his|her|its|their|between|around|about|since|until|during|early|late|been|was|were|is|are|has|have|had|both|who|which|when|after|before|than|even|based|when|-LRB|its))+$"
)
# What is tried in turn: cuts at which edges (none: the whole) within how much over the aim.
_CUTS = ((_STRONG, 0), (None, 14), (_WEAK, 10), (_STRONG, LONGEST - AIM), (None, LONGEST - AIM), (_WEAK, LONGEST - AIM))
_OBJECT = 9  # characters that must follow the first verb before a cut: what it is about
_QUOTED = re.compile(r'"[^"]*"')
_BEFORE_MARK, _PARTED_S = re.compile(r"\s+([,;.])"), re.compile(r"\s[’'](s\b|\s)")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
_OWNS, _POSSESSIVE = re.compile(r"['’]\s?s?\s+\w|\s['’]s\s"), re.compile(r"\s?['’]s?(?=\s)")
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|[’']s)\s+(?:[a-z-]+\s+)?$")
_THE, _YEARS, _GAP = re.compile(r"\b[Tt]he\s+$"), re.compile(r"\d{4}s?"), re.compile(r"\s*\x08")
_BETWEEN = re.compile(r"\bbetween\s+(?!.*\sand\s)")
_OPEN_END = re.compile(r"\b(?:the|an?|of|to|and|between|U\.S|to\s+\w+|led|have\s+\w+)$")
_EDGE = " \t\n.,;:!?–—-/*•|>"


def attributive(text: str, start: int, end: int) -> bool:
    """Tell whether an expression stands before the noun that it dates ("a July meeting", "Tuesday’s quake")."""
    if _OWNS.match(text, end):
        return True
    before = _BEFORE_NOUN.search(text[max(0, start - 30) : start])
    return before is not None and _NOUN_AFTER.match(text, end) is not None and not cues().finite.match(text, end + 1)


def without_times(text: str, span: Span, times: Sequence[Span]) -> str:
    """Return text[span] without the given expressions and the words that only lead up to them."""
    start, end = span
    pieces: list[str] = []
    for first, last in times:
        if not (span[0] <= first and last <= span[1]) or first < start:
            continue
        if possessive := _POSSESSIVE.match(text, last, end):
            pieces.append(_THE.sub("", text[start:first]) + "the")
            start = possessive.end()
        elif attributive(text, first, last):
            keep = text[first:last].strip()
            pieces.append(text[start:first] + (keep if _YEARS.fullmatch(keep) else "\b"))
            start = last
        else:
            lead = _DATE_LEAD.search(text[start:first])
            pieces.append(text[start : start + lead.start()] if lead else text[start:first].rstrip())
            aside = not pieces[-1].strip() or (lead is not None and "," in lead.group())
            tail = _DATE_TAIL.match(text, last, end) or (_COMMA.match(text, last, end) if aside else None)
            start = tail.end() if tail else last
    return _GAP.sub("", "".join([*pieces, text[start:end]])) if pieces else text[start:end]


def make_label(words: str, subject: str | None = None, antecedent: str | None = None) -> str:
    """Return a printable label for a clause without its date: at most 120 characters, "" where nothing is left.

    `subject` is what a leading pronoun stands for; `antecedent` the subject of a clause that has none of its own.
    """
    label = _AGE.sub("", _BRACKETS.sub("", " ".join(words.split())))
    label = _tidy(label)
    if antecedent:
        label = f"{_tidy(' '.join(antecedent.split()))} {label}"
    elif subject:
        label = _LEADING_PRONOUN.sub(lambda _: subject, label, count=1) if _LEADING_PRONOUN.match(label) else label
    label = shorten(label)
    return label[:1].upper() + label[1:]


def shorten(label: str, aim: int = AIM) -> str:
    """Return a label of about `aim` characters, cut where a clause or phrase ends, never before its verb."""
    if len(label) > aim:
        label = _APPOSITIVE.sub(" ", label)
    if len(label) > aim and find_verb(label, first := after_fronted(label, 0, len(label)), len(label)):
        label = label[first:]
    if len(label) <= aim:
        return _tidy(label)
    for edges, limit in _CUTS:
        if edges is None:
            if len(label) <= aim + limit:
                return _tidy(label)
        elif cut := _longest_cut(label, edges, aim + limit):
            return cut
    return _tidy(label[: label.rfind(" ", 0, LONGEST - 1)]) + "…"


def _longest_cut(label: str, edges: re.Pattern[str], limit: int) -> str | None:
    verb = find_verb(label, 0, len(label))
    least = max(_SHORTEST, verb.end() + _OBJECT if verb else 0)
    for edge in reversed(list(edges.finditer(label, 0, limit + 3))):
        head = _tidy(label[: edge.start()])
        if least <= len(head) <= limit and _whole(head):
            return head
    return None


def _whole(head: str) -> bool:
    """Tell whether a cut leaves no quotation, bracket or "between ... and" half open."""
    quotes = head.count("“") == head.count("”") and head.count('"') % 2 == 0
    return quotes and _BETWEEN.search(head) is None and not _OPEN_END.search(head)


def _tidy(label: str) -> str:
    """Strip what may not stand at the ends of a label, and quotation marks that have lost their fellow."""
    label = " ".join(label.replace("``", "“").replace("''", "”").split())
    if " ," in label or " ;" in label or " ." in label:
        label = _BEFORE_MARK.sub(r"\1", label)
    if " ’" in label or " '" in label:
        label = _PARTED_S.sub(r"’\1", label)
    while (connective := cues().connective.match(label)) and connective.end() < len(label):
        label = label[connective.end() :]
    label = label.strip(_EDGE)
    label = _DANGLING.sub("", label).strip(_EDGE)
    if label.count("“") != label.count("”"):
        label = " ".join(label.replace("“", "").replace("”", "").split())
    label = label.strip('"').strip(_EDGE) if label.count('"') % 2 or _QUOTED.fullmatch(label) else label
    return label + "." if label[-2:-1] == "." and _INITIALS.search(label) else label
