"""Decides whether a sentence speaks of its time as past or to come, from the verb that governs the expression.

The nearest cue before the expression in its own clause decides; where the clause has none, the first one after it
there ("On Friday he will ..."), then the rest of the sentence. Relative clauses between commas after it are stepped
over. The cues are data: `resources/rules/<language>/tense.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import NamedTuple

from timeline_app.resources import resource

PAST, UNKNOWN, FUTURE = -1, 0, 1
_REACH = 240  # code points looked at on each side
_PERFECT = re.compile(
    r"\bhad (?:\w+ )?(?:been|\w+(?:ed|en|wn|ght|ld|ft|st|ne|nt|id|ad|et|un|on|it))\b",
)
_BY_THEN = re.compile(r"\b(?:by|until|till)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)  # had been done at the story's time
_OPENS = 16  # code points before an expression that still opens its sentence
_REACH_AFTER = 80
_OVER_REACH = 32
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|No|Inc|Corp|Co|Ltd|vs|U\.S|U\.N|[ap]\.m)"
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_CLAUSE_END = re.compile(
    r"[;:—]|\s--\s|,?\s(?:but|while|whereas|although|though|because|unless)\s|,\s(?:and|so|or|which|who|when|where)\s"
)
_MODAL = r"(?:could|may|might|will|can|would|should|must|to|not)\b"
_DETERMINED = re.compile(r"\b(?:an?|its|his|her|their)\s{1,8}$")
_RELATIVE = re.compile(r",\s(?:who|whose|which|where)\s[^,;:]{1,120},")


class _Cues(NamedTuple):
    any: re.Pattern[str]
    possessed_ahead: re.Pattern[str]  # before "Friday's meeting": it is to come
    surely_ahead: re.Pattern[str]  # after it: it is to come
    done: re.Pattern[str]  # after "a June": it is there already
    outcome: re.Pattern[str]  # right before "Tuesday": "the win Tuesday" is past
    called_off: re.Pattern[str]  # after "planned for Saturday": it is past
    over: re.Pattern[str]  # right before "Nov. 3": it is past


def tense_at(text: str, start: int, end: int) -> int:
    """Return PAST, FUTURE or UNKNOWN for the expression at a span."""
    return _tense_between(_sentence_before(text, start), _sentence_after(text, end))


@lru_cache(maxsize=64)  # one expression is asked about more than once, and some sentences come again and again
def _tense_between(before: str, after: str) -> int:
    cues = _cues()
    before = before[:1].lower() + before[1:]  # the cues are lower case, which is four times as fast and spares names
    if after[:2] in ("'s", "’s"):
        return _of_possessed(cues, before, after)
    if cues.done.match(after) and _DETERMINED.search(before):
        return FUTURE if cues.surely_ahead.search(after) else PAST
    if cues.outcome.search(before):
        return PAST
    after = _RELATIVE.sub(",", after)
    cut = _last_end(before)
    stop = _CLAUSE_END.search(after)
    for cue in (
        _last(cues.any, before[cut:]),
        cues.any.search(after[: stop.start()] if stop else after),
        _last(cues.any, before[:cut]),
        cues.any.search(after),
    ):
        if cue is not None:
            ahead = cue["future"] is not None and not (cue["participle"] and cues.called_off.match(after))
            return FUTURE if ahead else PAST
    return UNKNOWN


def is_over_at(text: str, start: int) -> bool:
    """Tell whether a verb of what is over stands right before the expression."""
    return _cues().over.search(text[max(0, start - _OVER_REACH) : start]) is not None


def looks_back_at(text: str, start: int, end: int) -> bool:
    """Tell whether the clause is in the past perfect, up to the expression or, where that opens it, after it."""
    before = _sentence_before(text, start)
    before = before[_last_end(before) :]
    if _BY_THEN.search(before):
        return False
    opens = len(before) < _OPENS
    return bool(_PERFECT.search(before) or (opens and _PERFECT.search(_sentence_after(text, end)[:_REACH_AFTER])))


def _of_possessed(cues: _Cues, before: str, after: str) -> int:
    """Return the tense of what is a day's: "Friday's ruling" has been, "ahead of Friday's vote" it is to come."""
    if cues.possessed_ahead.search(before):
        return FUTURE
    return FUTURE if cues.surely_ahead.search(after) and not _last(cues.any, before) else PAST


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    every = list(pattern.finditer(text))
    return every[-1] if every else None


def _last_end(text: str) -> int:
    end = _last(_CLAUSE_END, text)
    return 0 if end is None else end.end()


@lru_cache(maxsize=4)
def _cues(language: str = "en") -> _Cues:
    words = tomllib.loads((resource("rules", language) / "tense.toml").read_text("utf-8"))
    joined = {kind: "|".join(words[kind]).replace(" ", r"\s{1,8}") for kind in words}
    future = rf"(?P<participle>{joined['participle']})|{joined['future']}"
    return _Cues(
        re.compile(rf"(?<!\w)(?:{joined['past_phrase']}|(?P<future>{future})|{joined['past']})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{joined['possessed_ahead']})\s{{1,8}}$"),
        re.compile(rf"^(?:(?!{joined['past']})[^.,;]){{0,60}}?(?<!\w)(?:{joined['surely_ahead']})(?!\w)"),
        re.compile(rf"\s{{1,8}}(?:[a-z-]{{2,16}}\s{{1,8}})?(?:{joined['done']})(?!\w)"),
        re.compile(
            rf"\b(?:the|an?|his|her|its|their)\s(?:(?!{_MODAL})[a-z-]{{2,16}}\s){{0,2}}(?:{joined['outcome']})\s(?:on\s)?$"
        ),
        re.compile(rf"\s{{1,8}}(?:{joined['called_off']})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{joined['over']})\s{{1,8}}$"),
    )


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
