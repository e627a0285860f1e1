"""Decides whether a sentence speaks of its time as past or to come, from the verbs around the expression.

The nearest cue before the expression in its sentence decides; where there is none, the first one after it. The cues
are data: `resources/rules/<language>/tense.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from timeline_app.resources import resource

PAST, UNKNOWN, FUTURE = -1, 0, 1
_REACH = 240  # code points looked at on each side
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_PERFECT = re.compile(r"\bhad (?:\w+ )?(?:been|\w+(?:ed|en|wn|ght|ld|ft|st|ne|nt|id|ad|et|un|on|it))\b")
_OPENS = 16  # code points before an expression that still opens its sentence
_REACH_AFTER = 80
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|No|Inc|Corp|Co|Ltd|vs|U\.S|U\.N|[ap]\.m)"
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def tense_at(text: str, start: int, end: int) -> int:
    """Return PAST, FUTURE or UNKNOWN for the expression at a span."""
    if text[end : end + 2] in ("'s", "’s"):
        return PAST  # "Wednesday's ruling"
    cues = _cues()
    before = list(cues.finditer(_lowered(_sentence_before(text, start))))
    if before:
        return FUTURE if before[-1]["future"] else PAST
    after = cues.search(_lowered(_sentence_after(text, end)))
    if after is None:
        return UNKNOWN
    return FUTURE if after["future"] else PAST


def looks_back_at(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence is in the past perfect, up to the expression or, where it opens it, after it."""
    before = _sentence_before(text, start)
    return bool(
        _PERFECT.search(before) or (len(before) < _OPENS and _PERFECT.search(_sentence_after(text, end)[:_REACH_AFTER]))
    )


@lru_cache(maxsize=4)
def _cues(language: str = "en") -> re.Pattern[str]:
    words = tomllib.loads((resource("rules", language) / "tense.toml").read_text("utf-8"))
    future, past = ("|".join(words[tense]).replace(" ", r"\s{1,8}") for tense in ("future", "past"))
    # On lower case: ignoring it would take four times as long.
    return re.compile(rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{past}))(?!\w)")


def _lowered(sentence: str) -> str:
    """Return a sentence in lower case, without the month that would then look like the verb."""
    return sentence.replace("May", "").lower()


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
