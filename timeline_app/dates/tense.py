"""Decides whether a sentence speaks of its time as past or to come, from the verbs around the expression.

The nearest verb before the expression in its sentence decides; where there is none, the first one after it.
"""

from __future__ import annotations

import re

PAST, UNKNOWN, FUTURE = -1, 0, 1
_REACH = 240  # code points looked at on each side
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|No|Inc|Corp|Co|Ltd|vs|U\.S|U\.N|[ap]\.m)|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_FUTURE = (
    r"will|won['’]t|['’]ll|shall|going to|to be (?!\w+ed since)|(?:is|are|was|were|be) (?:due|set|slated|scheduled|expected|planned|likely|about) |"
    r"(?:plan|plans|hope|hopes|intend|intends|expect|expects|aim|aims|want|wants|due|scheduled|slated|set) (?:to|for|on)\b|"
    r"payable|record|matur\w+|expires?|upcoming|deadline|would|until|begins|starts|opens|takes effect|effective|ends|"
    r"(?:is|are) (?:to|\w+ing)|may|could|should|can|must"
)
_PAST = (
    r"was|were|had|did|said|went|came|took|made|got|gave|began|became|saw|met|fell|rose|sold|bought|held|told|left|lost|won|led|"
    r"ran|sent|set|shot|hit|cut|put|spoke|wrote|knew|grew|found|fought|brought|kept|paid|built|broke|drew|flew|sank|struck|stood|"
    r"thought|threw|wore|died|ended|has been|have been|has|have|[a-z]{2,}ed"
)
_VERB = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> int:
    """Return PAST, FUTURE or UNKNOWN for the expression at a span."""
    before = list(_VERB.finditer(_sentence_before(text, start)))
    if before:
        return FUTURE if before[-1]["future"] else PAST
    after = _VERB.search(_sentence_after(text, end))
    if after is None:
        return UNKNOWN
    return FUTURE if after["future"] else PAST


def _sentence_before(text: str, start: int) -> str:
    window = text[max(0, start - _REACH) : start]
    begin = 0
    for stop in _SENTENCE_END.finditer(window):
        if not _ABBREVIATION.search(window[: stop.start() + 1]):
            begin = stop.end()
    return window[begin:]


def _sentence_after(text: str, end: int) -> str:
    window = text[end : end + _REACH]
    for stop in _SENTENCE_END.finditer(window):
        if not _ABBREVIATION.search(window[: stop.start() + 1]):
            return window[: stop.start()]
    return window
