"""Decides where the clauses of a sentence part, so that each date goes to the verb it belongs to.

No parser: a break counts only where a verb stands on both sides of it. A relative clause knows the noun it hangs
on, a clause that shares the subject of the one before knows that subject, so that each can be told on its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.cues import DATE_WORDS, cues, find_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

# No break word begins otherwise than with letters of the second group: nearly all words are spared the search.
_BREAK = re.compile(
    r"(?=[\s,;:—])(?=\s*[,;:—–-]|\s+(?:a(?:nd|ft|lt|s\s|n?\s+[dhmwy])|b(?:e[cf]|ut)|da|f(?:iv|ou)|ho|i[fm]|ju|lo|m[io]|o(?:nc|r\s)|s[hio]|"
    r"t(?:h(?:a|en|o|r)|w)|un|w[ehi]|ye|\d))(?:(?:,?\s+|\s*[;—]\s*|\s+[–-]{1,2}\s+)(?P<and>and|but|or|(?<!\snot\s)(?<!n['’]t\s)(?<!\sas\s)(?<!\snever\s)yet|then)\s+(?:that\s+(?!(?:is|was|has|had|were|will|would|may|could|can|did|does)\b))?"
    r"|(?P<stop>\s*;\s+|\s+[–-]{1,2}\s+|\s*—\s*|:\s+(?=[A-Z]|(?:all|every|the|it|he|she|they)\s))"
    r"|,\s+(?P<aside>(?=(?:having|[a-z]+ed|built|born|held|made|led|known|set|sold|shot|found|seen)\s))"
    r"|,?\s+(?P<relative>who|which|that|whose)\s+"
    r"|,?\s+(?:(?:just|shortly|soon|immediately|long|hours|minutes|days|weeks|months|years|an?\s+(?:hour|day|week|month|year)|(?:two|three|four|five|six|\d+)\s+(?:second|minute|hour|day|night|week|month|year|decade)s)\s+)?"
    r"(?P<adverb>when|after|before|while|because|although|though|whereas|until|since|as|once|if|where|whereby)\s+"
    r"(?!\d|mid[- ]\d)"
    r"|,\s+(?P<so>so)\s+(?!that\b)"
    r"|,?\s+(?P<plan>with)\s+(?=plans?\s+to\b))"
)
_ADVERBS = r"(?:(?:[a-z]+ly|also|later|then|now|still|never|not|soon|again|first|since|already|once|has|have|had)\s+)*"
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|some|many|several|most|all|two|three|four|five|six|seven|eight|nine|ten|another|\d[\d,.]*)\s+"
    r"|(?<=\bof\s)|(?<=\bby\s)|(?<=\bwith\s)|(?<=\band\s)|(?<=\bto\s)|^)((?:(?!of\b|by\b|with\b|and\b|to\b|in\b|on\b|for\b|from\b|the\b|an?\b)[\w’'.-]+\s+){0,6}"
    r"(?!of\b|by\b|with\b)[\w’'.-]+)\s*,?\s*$"
)


_SUBORDINATE = re.compile(
    r"\s*(?:(?:But|And|Yet)\s+)?(?:(?:Hours|Days|Weeks|Months|Shortly|Soon|Just)\s+)?(?:When|After|Before|Since|While|As|Although|Though|Because|Once|Until|after|before|when|while|since|as)\s+"
)
_COUNTED = re.compile(
    r"\b(?:an?|the|another)\s+(?:[\w-]+\s+)?(?:group|team|number|crowd|handful|pair|dozen|series|delegation|band|couple|majority|fleet)\s+of\s+$"
)
# "reconciliation and |unity|": the first of two is left of what looks determined.
_PAIRED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|this|these|those)\s+|\bof\s+)?\b(?![a-z]+ed\b)[a-z][\w’'-]+\s+and\s+$"
)
_AFTER_COMMA, _PAUSE = re.compile(r",[\"”]?\s+"), re.compile(r"[,;:](?:(?<=;)|(?!\d))")
FRONTED_END = re.compile(r"[^,]*(?:,(?=\S)[^,]*)*,[\"”’']?\s+")  # of what stands before a subject
_ADVERBS_AT_END = re.compile(rf"\s+{_ADVERBS}$")
_BEFORE_VERB = re.compile(rf"(?:{DATE_WORDS},?\s+)?{_ADVERBS}")
_TOLL = re.compile(
    r"(?:at\s+least\s+|about\s+|more\s+than\s+|another\s+)?(?:\d[\d,]*|[a-z]+)(?:\s+(?:others?|more|people))*\s+"
    r"(?:wounded|injured|killed|hurt|displaced|arrested|detained|hospitali[sz]ed)\b"
)
_LONGEST_SUBJECT = 90
_NEAR = 90  # characters
_LONGEST_NOUN = 9  # words of a noun phrase, a comma that may stand apart among them
_LONGEST = 4_000  # what is longer is no sentence, whoever says so; each of its breaks would search all of it
_OPENERS = {"to", "that", "who", "which"}  # a verb after one of these is not the clause's own
_SUBORDINATORS = {"because", "when", "while", "if", "although", "though", "where", "whether"}


_OPENS_TIME = {"as", "after", "before", "since", "until", "once"}  # amid a noun phrase: a clause that hangs on it


class Clause(NamedTuple):
    """A clause: its own span, and the span of the words that stand for its subject where it has none of its own."""

    start: int
    end: int
    subject: Span | None = None
    resumes: bool = False  # it goes on with what an aside about its subject interrupted


def split_clauses(text: str, start: int, end: int, whole: Sequence[Span] = ()) -> list[Clause]:
    """Return the clauses of text[start:end] in text order; no break falls within the spans of `whole`."""
    if end - start > _LONGEST:
        return [Clause(start, end)]
    return list(_split(text, start, end, tuple(whole)))


@lru_cache(maxsize=16)  # what is dated in a sentence and what is not are looked for in turn
def _split(text: str, start: int, end: int, whole: tuple[Span, ...]) -> tuple[Clause, ...]:
    clauses = _opened(text, start, end)
    verb: re.Match[str] | None = None  # of the last clause, as far as it is known
    for found in _BREAK.finditer(text, start, end):
        current = clauses[-1]
        if whole and any(a <= found.start() < b for a, b in whole):
            continue
        if found.start() <= current.start:
            continue
        verb = verb or find_verb(text, current.start, found.start())
        if not _parts(text, current, found, end, verb):
            continue
        clauses[-1] = Clause(current.start, found.start(), current.subject)
        before = clauses[-1]
        subject = _subject(text, before, found)
        if subject is None and _needs_subject(text, found, end):
            clauses[-1] = current
            continue
        clauses.append(Clause(found.end(), end, subject))
        aside = verb is None or found.group().startswith(",")
        verb = None
        if aside and (resumed := _resumed(text, found, end)):
            clauses[-1] = clauses[-1]._replace(end=resumed)
            clauses.append(Clause(resumed, end, before.subject or _noun(text, before), resumes=True))
    return tuple(clauses)


def _opened(text: str, start: int, end: int) -> list[Clause]:
    """Return one clause, or two where the first is a subordinate one ("After X left on Monday, Y came")."""
    opening = _SUBORDINATE.match(text, start, end)
    comma = FRONTED_END.match(text, opening.end(), end) if opening else None
    if opening is None or comma is None or not _verb_near(text, opening.end(), comma.end()):
        return [Clause(start, end)]
    if find_verb(text, comma.end(), end) is None:
        return [Clause(start, end)]
    return [Clause(opening.end(), comma.end()), Clause(comma.end(), end)]


def _needs_subject(text: str, found: re.Match[str], end: int) -> bool:
    return found.lastgroup in ("relative", "aside", "and") and _opens_with_verb(text, found.end(), end)


def _resumed(text: str, found: re.Match[str], end: int) -> int | None:
    """Return where a clause goes on after an aside (", which opened in 1967, collapsed"), None where it does not."""
    if found.lastgroup not in ("relative", "aside"):
        return None
    for comma in _AFTER_COMMA.finditer(text, found.end(), end):
        if _opens_with_verb(text, comma.end(), end):
            return comma.end()
    return None


def _noun(text: str, before: Clause) -> Span | None:
    """Return what an aside speaks of: all that stands before it where that is a subject, else the last noun phrase."""
    if find_verb(text, before.start, before.end) is None:
        start = after_fronted(text, before.start, before.end)
        return (start, before.end) if before.end - start <= _LONGEST_SUBJECT else antecedent(text, start, before.end)
    return antecedent(text, before.start, before.end)


def _parts(text: str, current: Clause, found: re.Match[str], end: int, left: re.Match[str] | None) -> bool:
    """Tell whether a break parts two clauses: a verb on both sides of it (`left`), near enough on the right."""
    kind = found.lastgroup
    if kind == "relative" and found.group(kind) == "whose":
        return found.group().startswith(",") and _verb_near(text, found.end(), end)
    if kind == "relative":
        return _opens_with_verb(text, found.end(), end) or (
            found.group(kind) == "that" and left is not None and _verb_near(text, found.end(), end)
        )
    if kind == "plan":
        return True
    if kind == "aside":
        return _resumed(text, found, end) is not None
    if kind == "adverb" and found.group(kind) in ("when", "while", "after", "where", "because"):
        return (left is not None or current.subject is not None) and _verb_near(text, found.end(), end)
    if left is None and current.subject is None:
        return False
    if kind == "and":
        abuts = left is not None and left.end() >= found.start()
        return (
            not abuts
            and not _TOLL.match(text, found.end(), end)
            and (_opens_with_verb(text, found.end(), end) or _verb_near(text, found.end(), end, joined=False))
        )
    return _verb_near(text, found.end(), end)


def _opens_with_verb(text: str, start: int, end: int) -> bool:
    adverbs = _BEFORE_VERB.match(text, start, end)
    first = adverbs.end() if adverbs else start
    verb = cues().finite.match(text, first, end)
    if verb is None and first > start:
        verb = cues().finite.match(text, start, end)
    return verb is not None and verb.group() not in cues().not_past


def _verb_near(text: str, start: int, end: int, *, joined: bool = True) -> bool:
    """Tell whether a finite verb follows before the next comma, so that a clause follows and no phrase.

    Not `joined`: no "and" may stand before the verb, since it may be the one that parts the clauses.
    """
    near = min(end, start + _NEAR)
    pause = _PAUSE.search(text, start, min(end, near + 1))
    verb = find_verb(text, start, min(pause.start(), near) if pause else near)
    if verb is None:
        return False
    between = text[start : verb.start()].split()
    if not joined and ("and" in between or _SUBORDINATORS & set(between)):
        return False
    if not joined and _OPENS_TIME & set(between[1:]) and not between[0].endswith(("n't", "n’t")):
        return False
    return 0 < len(between) <= 12 and not _OPENERS & set(between)


def _subject(text: str, before: Clause, found: re.Match[str]) -> Span | None:
    kind = found.lastgroup
    if kind == "relative" and found.group(kind) == "whose":
        return None
    if kind == "relative" and (found.group(kind) != "that" or _opens_with_verb(text, found.end(), len(text))):
        return _noun(text, before) if found.group().startswith(",") else antecedent(text, before.start, before.end)
    if kind == "aside":
        return _noun(text, before)
    if kind == "and" and _opens_with_verb(text, found.end(), len(text)):
        return before.subject or subject_of(text, before)
    return None


def antecedent(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that ends at `end`, which a relative clause after it speaks of."""
    before = text[start:end]
    words = before.rsplit(maxsplit=_LONGEST_NOUN)  # further back no match begins
    found = _DETERMINED.search(before, len(words[0]) if len(words) > _LONGEST_NOUN else 0)
    if found is None:
        return None
    first, last = start + found.start(), start + found.end(1)
    counted = _COUNTED.search(text[start:first])
    first = start + counted.start() if counted else first
    if text.endswith("and ", start, first) and (pair := _PAIRED.search(text, max(start, first - 60), first)):
        first = pair.start() + 3 * pair.group().startswith("of ")
    return (first, last) if last > first else None


def subject_of(text: str, clause: Clause) -> Span | None:
    """Return the words before the verb of a clause, without a fronted phrase."""
    verb = find_verb(text, clause.start, clause.end)
    if verb is None:
        return None
    first = after_fronted(text, clause.start, verb.start())
    connective = cues().connective.match(text, first, verb.start())
    first = connective.end() if connective else first
    last = first + len(_ADVERBS_AT_END.sub("", text[first : verb.start()]))
    return (first, last) if text[first:last].strip() else None


def after_fronted(text: str, start: int, end: int) -> int:
    """Return where a clause goes on after phrases set before its subject ("On Monday, ...")."""
    while cues().fronted.match(text, start, end):
        comma = FRONTED_END.match(text, start, end)
        if comma is None:
            break
        start = comma.end()
    return start
