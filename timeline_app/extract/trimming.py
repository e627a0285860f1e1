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
)

if TYPE_CHECKING:
    from timeline_app.extract.wording import Words

_OPENS_PHRASE = frozenset(["IN", "TO", "VBG", "VBN", "RB", "JJ", "WRB", "DT", "CD", "NN", "NNS"])
_MAY_BE_SUBJECT = frozenset(["DT", "CD", "NN", "NNS", "JJ"])
_AFTER_PAST = NOUNS | {"DT", "PRP$", "PRP", "RP", "IN", "TO"}
_BEFORE_PAST = frozenset(["NN", "NNS", "NNP", "PRP", "RB"])
_ENDS_PHRASE = frozenset(["TO", "WDT", "WP", ","])
_RELATIVE = frozenset(["WP", "WDT", "WRB"])
_OF_A_PLACE = frozenset(["NNP", "DT"])
_MARKS = frozenset([",", ".", ":", '"', "'", "`"])
_PARTING = frozenset([",", '"'])
_PAIRS = frozenset(["both", "either", "neither", "nor"])  # conjunctions that open a subject
_LISTED = frozenset(["NNP", "NN", "NNS"])
_PASSES = 4
_LONGEST_FRONT, _LONGEST_ADVERB, _LONGEST_PHRASE, _LONGEST_PLACE = 45, 4, 12, 5  # words
_UP_TO_THAT = 14


def trimmed(words: Words, *, phrase: bool = False) -> Words:
    """Return the words of a clause from its subject on, without brackets, asides and who says so.

    `phrase`: it is a noun phrase, whose participles are no verbs.
    """
    words = without_brackets(words)
    words = words if phrase else _with_verb(words)
    parted = not _PARTING.isdisjoint(words.tags) or not words.gaps.isdisjoint(words.starts)
    if parted:  # else nobody says so amid them
        words = without_joined(without_voice(words))
    for _ in range(_PASSES):
        kept = _without_front(without_opening(words))
        kept = without_leading_voice(kept) if parted else kept
        if kept is words:
            break
        words = kept
    return words


def _with_verb(words: Words) -> Words:
    """Take a participle for the past that it looks like where a clause has no other verb."""
    verb = words.verb
    if verb is None:
        verb = next((at for at in range(1, len(words) - 1) if _looks_past(words, at)), None)
    if verb is None or words.tags[verb] in FINITE:
        return words
    return words.tagged(verb, "VBD")


def _looks_past(words: Words, at: int) -> bool:
    tags = words.tags
    plain = tags[at] == "VBN" and tags[at - 1] in _BEFORE_PAST and tags[at + 1] in _AFTER_PAST
    return plain and words.texts[at + 1] != "by"


def without_opening(words: Words) -> Words:
    """Leave out conjunctions, connectives and marks at the beginning, and a subordinator before a clause."""
    if len(words) > 3 and words.texts[0] == "(":
        words = words[1:]
    first, last = 0, len(words) - 1
    while first < last and (step := _opening(words, first)):
        first += step
    return words[first:] if first else words


def _opening(words: Words, first: int) -> int:
    """Return how many words at a place only lead up to what is told."""
    tag, tag_after = words.tags[first : first + 2]
    low, after = words.lows[first : first + 2]
    if tag in _MARKS or (tag == "CC" and low not in _PAIRS):
        return 1
    if tag in ("NNS", "NN") and after in ("after", "before") and _plain_clause(words, first + 2):
        return 2
    connectives = listed("front", "connectives")
    if f"{low} {after}" in connectives and first + 2 < len(words):
        return 2
    leads = tag_after in OPENS_SUBJECT and tag != "IN"  # "Besides the owner" is a phrase
    if low in connectives and (tag_after == "," or leads or first):
        return 1
    subordinates = tag in ("IN", "WRB", "RB") and low in listed("front", "subordinators")
    return 1 if subordinates and _plain_clause(words, first + 1) else 0


def _plain_clause(words: Words, start: int) -> bool:
    """Tell whether a clause follows whose verb no comma parts from its subject, and no second clause after a comma."""
    if not has_clause(words, start):
        return False
    tags = words.tags
    verb = next((at for at in range(start, len(tags)) if is_finite(words, at)), len(tags))
    if any(tags[at] == "DT" and (tags[at - 1] in NOUNS or tags[at - 1] == "VBG") for at in range(start + 1, verb)):
        return False  # "after the hearing | the judge": the subject is the second
    commas = [at for at in range(start, len(tags)) if tags[at] == ","]
    return not any(at < verb or has_clause(words, at + 1) for at in commas)


def _without_front(words: Words) -> Words:
    """Leave out phrases before the subject; a place stays, and so does a condition."""
    tags = words.tags
    if not tags or tags[0] not in _OPENS_PHRASE or words.lows[0] in listed("front", "conditions"):
        return words
    if tags[0] in ("IN", "RB") and (bound := _bound(words)) is not None:
        return words if _is_place(words[:bound]) else words[bound:]
    if tags[0] == "IN" and (said := _that(words)) is not None:
        return words[said:]
    for at in range(1, min(len(tags) - 2, _LONGEST_FRONT)):
        if tags[at] != ",":
            continue
        if at <= _LONGEST_ADVERB and _is_adverbial(words, at):
            return words[at + 1 :]
        if has_clause(words, at + 1):
            return words[_last_comma(words, at) + 1 :] if _is_front(words, at) else words
    return words


def _verb_before_comma(words: Words, start: int) -> bool:
    """Tell whether a verb follows before the next comma: else "a marble New York tower" only goes on, up to there."""
    for at in range(start, len(words)):
        if words.tags[at] == ",":
            return False
        if is_finite(words, at):
            return True
    return False


def _is_front(words: Words, comma: int) -> bool:
    """Tell whether what a comma ends stands before the subject, and not subject, clause or place itself."""
    tags, verb = words.tags, words.verb
    if tags[0] in _MAY_BE_SUBJECT:
        return _is_adverbial(words, comma)
    own = (
        verb is not None and verb < comma
    )  # "Given what he knew, ..." has a verb within, "In May he came, saw" has its
    clausal = tags[0] in ("VBG", "VBN", "IN") and not _RELATIVE.isdisjoint(tags[:8])
    clausal = clausal or (tags[0] == "IN" and tags[1] == "VBG")  # "For helping the owner sell, ..."
    if own and words.lows[0] not in listed("front", "subordinators") and not clausal:
        return False
    return not _is_place(words[:comma])


def _that(words: Words) -> int | None:
    """Return where a clause begins that "that" opens after a phrase ("before the committee that he ...")."""
    for at in range(2, min(len(words), _UP_TO_THAT)):
        tag = words.tags[at]
        if tag in VERBS or tag == ",":
            return None
        if tag == "IN" and words.texts[at] == "that" and has_clause(words, at + 1):
            return at + 1
    return None


def _is_adverbial(words: Words, end: int) -> bool:
    """Tell whether the first words, without a preposition, say when: "Half an hour later", "The next day"."""
    return words.lows[end - 1] in listed("front", "connectives") or (words.tags[end - 1] == "RB" and end > 1)


def _is_place(front: Words) -> bool:
    names = _OF_A_PLACE.issuperset(front.tags[1:]) and front.tags[-1] == "NNP"
    return front.lows[0] in listed("front", "placed") and 1 < len(front) <= _LONGEST_PLACE and names


def _last_comma(words: Words, at: int) -> int:
    """Return the comma that ends a front: the next but one where it lists names ("In Brega, Zintan and Sirte, ...")."""
    verb = words[at + 1 :].verb
    later = [n for n in range(at + 1, at + 1 + (verb or 0)) if words.tags[n] == ","]
    joined = bool(later) and words.tags[at - 1] in _LISTED and "CC" in words.tags[at + 1 : later[-1]]
    return later[-1] if joined and has_clause(words, later[-1] + 1) else at


def _bound(words: Words) -> int | None:
    """Return where the subject begins after a phrase without a comma ("After the debate | Sanders was to fly")."""
    if words.lows[0] in listed("front", "subordinators") and _plain_clause(words, 1):
        return None
    tags = words.tags
    for at in range(2, min(len(tags), _LONGEST_PHRASE)):
        tag, before = tags[at], tags[at - 1]
        if (tag in VERBS and before != "DT") or tag in _ENDS_PHRASE:
            return None
        gerund = before == "VBG" and tags[at - 2] == "DT"  # "after the hearing"
        if before not in NOUNS and not gerund:
            continue
        opens = tag == "DT" or (tag == "PRP" and words.lows[at] in NOMINATIVE)
        named = tag == "NNP" and before in ("NN", "NNS") and tags[1] == "DT"
        gap = words.starts[at] in words.gaps
        if (opens or named or (gap and tag in OPENS_SUBJECT)) and has_clause(words, at):
            return at if opens or gap or _verb_before_comma(words, at) else None
    return None
