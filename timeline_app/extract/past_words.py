"""Decides from the words of a clause how its time stands to the story's: before it, lately, going on from it.

The words are data (`en-events/happenings.toml`, `times`). When a clause was that has no date of its own is `leaning`'s.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import any_of, load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_OFTEN = 3  # sentences in which a writer says "I" or "my"
_FIRST_PERSON = re.compile(r"[IMm](?<!\w[IMm])(?:(?<=I)|(?<=[Mm])[ye])\b(?![.-])")  # begins with what is sought
_AHEAD_OF = re.compile(r"\s*(?:Ahead\s+of|Before|Prior\s+to)\s")
_LATELY = re.compile(r"\b(?:[Rr]ecently|[Ll]ately)\b(?!-)")
_ADDS = re.compile(r"\s*(?:[\w.’'-]+\s+){1,3}(?:also|then|later|subsequently|further)\s")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?|``.*?(?:''|$)")
_HABIT = re.compile(
    r"\bwould\s+(?:often|sometimes|regularly|usually|frequently)\s+[a-z]|"
    r"\bwould\s+(?!have\b|be\b|not\b)[a-z]+\s[^.;:!?]{0,80}\b(?:in\s+those\s+days|back\s+then|"
    r"when(?:ever)?\s+(?:he|she|they|we|I)\s+(?:was|were|came|went|got|[a-z]+ed)|as\s+a\s+(?:boy|girl|child|student))\b|"
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+would\s+(?!have\b|be\b|not\b)[a-z]+\s[^.;:!?]{0,80}\b"
    r"every\s+(?:morning|night|summer|winter|spring|fall|Sunday|Christmas|time)\b"
)
_ONCE = re.compile(r"[\w’']\s+once\s+(?!again\b)[a-z]+(?:ed|aid|ame|ent|old|ook|ote|an|as|ere|ade|ave|eld|ought)\b")
_HAVE = re.compile(r"\b(?:ha(?:s|ve)\b|(?:he|she|it|they)['’](?:s|ve)\b)")
_FRESH = re.compile(r"\b(?:just|now|today|tonight|[Ss]ince)\b")
_OURS = re.compile(r"\b(?:I|[Ww]e|us)\b")
_WORD = re.compile(r"\w+")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    times = load_table("rules", "en-events", "happenings.toml")["times"]
    before = re.compile(rf"(?<![\w’'])(?:{any_of(times['before'])})(?![\w’'])", re.IGNORECASE)
    return before, re.compile(rf"[\s\"“‘']*(?:(?:But|And|So)\s+)?(?:{any_of(times['continues'])})\b")


def is_testimony(cue: str, source: str) -> bool:
    """Tell whether a saying looks back by what it is: testimony, a finding, a book ("testified", "the report said")."""
    return _testimony().search(cue) is not None or _testimony().search(source) is not None


@cache
def _testimony() -> re.Pattern[str]:
    times = load_table("rules", "en-events", "happenings.toml")["times"]
    return re.compile(rf"(?<![\w’'])(?:{any_of(times['testimony'])})(?![\w’'])", re.IGNORECASE)


def is_personal(sentences: Iterable[str]) -> bool:
    """Tell whether a writer speaks of himself: in sentences without quotation marks, more than once or twice."""
    told = (one for one in sentences if '"' not in one and "“" not in one and "”" not in one)
    return sum(_FIRST_PERSON.search(sentence) is not None for sentence in told) >= _OFTEN


def looks_back(clause: str) -> bool:
    """Tell whether the words of a clause put it before the story's day."""
    if _AHEAD_OF.match(clause) or ("once" in clause and _ONCE.search(clause)):
        return True
    told = _WORD.findall(clause.lower())  # most clauses have no word of any phrase: those are not searched for each
    return not _past_words().isdisjoint(told) and _cues()[0].search(_QUOTED.sub(" ", clause)) is not None


@cache
def _past_words() -> frozenset[str]:
    """Return the longest word of each phrase that puts a clause before the story's day."""
    phrases = load_table("rules", "en-events", "happenings.toml")["times"]["before"]
    return frozenset(max(_WORD.findall(phrase.lower()), key=len) for phrase in phrases)


def is_lasting(clause: str, sentence: str) -> bool:
    """Tell whether a perfect says what is so by now, of any day: "has endorsed", not "has just", nor what "we" have."""
    return _HAVE.search(clause) is not None and not (_FRESH.search(clause) or _OURS.search(sentence))


def is_often(clause: str) -> bool:
    """Tell whether a perfect tells of many times or all of them: "has repeatedly accused", "has never lost"."""
    return _often().search(clause) is not None


def is_habit(sentence: str) -> bool:
    """Tell whether "would" tells what somebody used to do: "would visit her every summer", "when he was home"."""
    return " would " in sentence and _HABIT.search(sentence) is not None


@cache
def _often() -> re.Pattern[str]:
    times = load_table("rules", "en-events", "happenings.toml")["times"]
    return re.compile(rf"(?<![\w’'])(?:{any_of(times['often'])})(?![\w’'])", re.IGNORECASE)


def is_lately(clause: str) -> bool:
    """Tell whether a clause says that what it tells is not long ago."""
    return ("ecently" in clause or "ately" in clause) and _LATELY.search(clause) is not None


@lru_cache(maxsize=1)  # each report of a sentence asks
def goes_on(sentence: str) -> bool:
    """Tell whether a sentence opens as one that goes on from the one before it."""
    return _cues()[1].match(sentence) is not None or _ADDS.match(sentence) is not None
