"""Decides where a label begins: at the subject of its clause; what stands before it is left out.

Conjunctions, connectives and fronted phrases go; a place may stay, and a condition or a negation always does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.asides import without_brackets, without_joined, without_leading_voice, without_voice
from timeline_app.extract.wording import (
    FINITE,
    NOMINATIVE,
    NOUNS,
    OPENS_SUBJECT,
    VERBS,
    has_clause,
    is_finite,
    listed,
    main_verb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.wording import Word

_OPENS_PHRASE = frozenset(["IN", "TO", "VBG", "VBN", "RB", "JJ", "WRB", "DT", "CD", "NN", "NNS"])
_MAY_BE_SUBJECT = frozenset(["DT", "CD", "NN", "NNS", "JJ"])
_AFTER_PAST = NOUNS | {"DT", "PRP$", "PRP", "RP", "IN", "TO"}
_MARKS = frozenset([",", ".", ":", '"', "'", "`"])
_PARTING = frozenset([",", '"'])
_PAIRS = frozenset(["both", "either", "neither", "nor"])  # conjunctions that open a subject
_LISTED = frozenset(["NNP", "NN", "NNS"])
_PASSES = 4
_LONGEST_FRONT, _LONGEST_ADVERB, _LONGEST_PHRASE, _LONGEST_PLACE = 45, 4, 12, 5  # words
_UP_TO_THAT = 14


def trimmed(words: list[Word], *, phrase: bool = False) -> list[Word]:
    """Return the words of a clause from its subject on, without brackets, asides and who says so.

    `phrase`: it is a noun phrase, whose participles are no verbs.
    """
    words = without_brackets(words)
    words = words if phrase else _with_verb(words)
    parted = not _PARTING.isdisjoint([word.tag for word in words]) or True in [word.gap for word in words]
    if parted:  # else nobody says so amid them
        words = without_joined(without_voice(words))
    for _ in range(_PASSES):
        kept = _without_front(without_opening(words))
        kept = without_leading_voice(kept) if parted else kept
        if len(kept) == len(words):
            break
        words = kept
    return words


def _with_verb(words: list[Word]) -> list[Word]:
    """Take a participle for the past that it looks like where a clause has no other verb."""
    verb = main_verb(words)
    if verb is None:
        verb = next((at for at in range(1, len(words) - 1) if _looks_past(words, at)), None)
    if verb is None or words[verb].tag in FINITE:
        return words
    return [*words[:verb], words[verb]._replace(tag="VBD"), *words[verb + 1 :]]


def _looks_past(words: Sequence[Word], at: int) -> bool:
    before, after = words[at - 1].tag, words[at + 1]
    plain = before in ("NN", "NNS", "NNP", "PRP", "RB") and after.tag in _AFTER_PAST
    return words[at].tag == "VBN" and plain and after.text != "by"


def without_opening(words: list[Word]) -> list[Word]:
    """Leave out conjunctions, connectives and marks at the beginning, and a subordinator before a clause."""
    first = 0
    if len(words) > 3 and words[0].text == "(":
        words = words[1:]
    while first < len(words) - 1 and (step := _opening(words, first)):
        first += step
    return words[first:]


def _opening(words: Sequence[Word], first: int) -> int:
    """Return how many words at a place only lead up to what is told."""
    word, after = words[first], words[first + 1]
    if word.tag in _MARKS or (word.tag == "CC" and word.low not in _PAIRS):
        return 1
    if word.tag in ("NNS", "NN") and after.low in ("after", "before") and _plain_clause(words, first + 2):
        return 2
    connectives = listed("front", "connectives")
    if f"{word.low} {after.low}" in connectives and first + 2 < len(words):
        return 2
    leads = after.tag in OPENS_SUBJECT and word.tag != "IN"  # "Besides the owner" is a phrase
    if word.low in connectives and (after.tag == "," or leads or first):
        return 1
    subordinates = word.low in listed("front", "subordinators") and word.tag in ("IN", "WRB", "RB")
    return 1 if subordinates and _plain_clause(words, first + 1) else 0


def _plain_clause(words: Sequence[Word], start: int) -> bool:
    """Tell whether a clause follows whose verb no comma parts from its subject, and no second clause after a comma."""
    if not has_clause(words, start):
        return False
    verb = next(at for at in range(start, len(words)) if is_finite(words, at))
    nouns = [at for at in range(start + 1, verb) if words[at].tag == "DT"]
    if any(words[at - 1].tag in NOUNS or words[at - 1].tag == "VBG" for at in nouns):
        return False  # "after the hearing | the judge": the subject is the second
    commas = [at for at in range(start, len(words)) if words[at].tag == ","]
    return not any(at < verb or has_clause(words, at + 1) for at in commas)


def _without_front(words: list[Word]) -> list[Word]:
    """Leave out phrases before the subject; a place stays, and so does a condition."""
    if not words or words[0].tag not in _OPENS_PHRASE or words[0].low in listed("front", "conditions"):
        return words
    if words[0].tag in ("IN", "RB") and (bound := _bound(words)) is not None:
        return words if _is_place(words[:bound]) else words[bound:]
    if words[0].tag == "IN" and (said := _that(words)) is not None:
        return words[said:]
    for at in range(1, min(len(words) - 2, _LONGEST_FRONT)):
        if words[at].tag != ",":
            continue
        if at <= _LONGEST_ADVERB and _is_adverbial(words[:at]):
            return words[at + 1 :]
        if has_clause(words, at + 1):
            return words[_last_comma(words, at) + 1 :] if _is_front(words, at) else words
    return words


def _verb_before_comma(words: Sequence[Word], start: int) -> bool:
    """Tell whether a verb follows before the next comma: else "a marble New York tower" only goes on, up to there."""
    for at in range(start, len(words)):
        if words[at].tag == ",":
            return False
        if is_finite(words, at):
            return True
    return False


def _is_front(words: Sequence[Word], comma: int) -> bool:
    """Tell whether what a comma ends stands before the subject, and not subject, clause or place itself."""
    front = words[:comma]
    if words[0].tag in _MAY_BE_SUBJECT:
        return _is_adverbial(front)
    verb = main_verb(words)
    own = (
        verb is not None and verb < comma
    )  # "Given what he knew, ..." has a verb within, "In May he came, saw" has its
    clausal = words[0].tag in ("VBG", "VBN", "IN") and any(word.tag in ("WP", "WDT", "WRB") for word in words[:8])
    clausal = clausal or (words[0].tag == "IN" and words[1].tag == "VBG")  # "For helping the owner sell, ..."
    if own and words[0].low not in listed("front", "subordinators") and not clausal:
        return False
    return not _is_place(front)


def _that(words: Sequence[Word]) -> int | None:
    """Return where a clause begins that "that" opens after a phrase ("before the committee that he ...")."""
    for at in range(2, min(len(words), _UP_TO_THAT)):
        if words[at].tag in VERBS or words[at].tag == ",":
            return None
        if words[at].text == "that" and words[at].tag == "IN" and has_clause(words, at + 1):
            return at + 1
    return None


def _is_adverbial(front: Sequence[Word]) -> bool:
    """Tell whether words without a preposition say when: "Half an hour later", "The next day"."""
    return front[-1].low in listed("front", "connectives") or (front[-1].tag == "RB" and len(front) > 1)


def _is_place(front: Sequence[Word]) -> bool:
    names = all(word.tag in ("NNP", "DT") for word in front[1:]) and front[-1].tag == "NNP"
    return front[0].low in listed("front", "placed") and 1 < len(front) <= _LONGEST_PLACE and names


def _last_comma(words: Sequence[Word], at: int) -> int:
    """Return the comma that ends a front: the next but one where it lists names ("In Brega, Zintan and Sirte, ...")."""
    verb = main_verb(words[at + 1 :])
    later = [n for n in range(at + 1, at + 1 + (verb or 0)) if words[n].tag == ","]
    joined = bool(later) and words[at - 1].tag in _LISTED and any(w.tag == "CC" for w in words[at + 1 : later[-1]])
    return later[-1] if joined and has_clause(words, later[-1] + 1) else at


def _bound(words: Sequence[Word]) -> int | None:
    """Return where the subject begins after a phrase without a comma ("After the debate | Sanders was to fly")."""
    if words[0].low in listed("front", "subordinators") and _plain_clause(words, 1):
        return None
    for at in range(2, min(len(words), _LONGEST_PHRASE)):
        word, before = words[at], words[at - 1]
        gerund = before.tag == "VBG" and words[at - 2].tag == "DT"  # "after the hearing"
        if (word.tag in VERBS and words[at - 1].tag != "DT") or word.tag in ("TO", "WDT", "WP", ","):
            return None
        if before.tag not in NOUNS and not gerund:
            continue
        opens = word.tag == "DT" or (word.tag == "PRP" and word.low in NOMINATIVE)
        named = word.tag == "NNP" and before.tag in ("NN", "NNS") and words[1].tag == "DT"
        if (opens or named or (word.gap and word.tag in OPENS_SUBJECT)) and has_clause(words, at):
            return at if opens or word.gap or _verb_before_comma(words, at) else None
    return None
