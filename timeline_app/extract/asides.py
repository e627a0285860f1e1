"""Decides what amid a clause is no part of what it tells: brackets, ages, who says so, who somebody is.

What commas set off counts as an aside only where the clause goes on after it as it would without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.wording import FINITE, NOUNS, VERBS, has_clause, is_finite, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.wording import Words

_BRACKETS = frozenset(["(", "[", "{", "LRB", "RRB", ")", "]", "}"])
_OF_A_VOICE = NOUNS | {"DT", "JJ", "PRP$", "POS", "IN", "PRP", ":", "CC", "VBN", "VBG", ".", "X"}
_SAYING = frozenset(["VBD", "VBZ", "VBP", "VBN"])
_RESUMES = FINITE | {"VBN"}
_SPEAKER = frozenset(["NNP", "DT", "NN", "PRP", "PRP$"])
_LINKS = frozenset(["IN", "TO", "CC", ",", ":", "WDT", "WRB", "WP", "DT", "JJ", "PRP$", "POS"])
_NEW_SUBJECT = frozenset(["PRP", "DT", "NNP", "NN", "NNS", "PRP$", "EX", "CD", "JJ"])
_GOES_ON = frozenset(["CC", "WDT", "WP", "WRB", ",", "PRP", '"', ":"])
_DESCRIBES = frozenset(["a", "an", "the", "who", "which", "whose"])
_PARTING = frozenset([",", '"'])
_OF_ANOTHER = frozenset([",", "WP", "WDT", ":"])  # what a clause before a comma has none of
_OF_A_VERB = VERBS | {"RB", "RP"}
_AFTER_ASIDE = FINITE | {"IN", "VBN"}
_LONGEST_VOICE, _LONGEST_HEARER, _LONGEST_ASIDE = 9, 4, 40  # words


def without_brackets(words: Words) -> Words:
    """Leave out what stands in brackets, and ages between commas."""
    tags, texts = words.tags, words.texts
    if "CD" not in tags and _BRACKETS.isdisjoint(texts):
        return words
    ages = {at + n for at, tag in enumerate(tags) if tag == "," and _is_age(words, at) for n in range(3)}
    kept: list[int] = []
    opened: int | None = None
    closed = False
    for at, text in enumerate(texts):
        if opened is None and text in ("(", "[", "LRB", "{"):
            opened = len(kept) - (text == "LRB" and bool(kept) and texts[kept[-1]] == "-")
        if (closed and text == "-" and words.glued[at]) or at in ages:
            continue
        closed = False
        kept.append(at)
        if text in (")", "]", "RRB", "}") and opened is not None:
            del kept[opened:]
            opened, closed = None, text == "RRB"
    return words if len(kept) == len(texts) else words.some(kept)


def _is_age(words: Words, comma: int) -> bool:
    """Tell whether a comma opens an age (", 54, ..."): with the comma after it, it goes."""
    tags = words.tags
    if comma + 1 >= len(tags) or tags[comma + 1] != "CD" or comma < 1:
        return False
    number = words.texts[comma + 1]
    closes = comma + 2 >= len(tags) or tags[comma + 2] == ","
    return number.isdecimal() and len(number) == 2 and closes and tags[comma - 1] == "NNP"


def without_voice(words: Words) -> Words:
    """Leave out who says so between commas: ", it said, ", ", the court held", ", said Ms. Gil"."""
    tags = words.tags
    cues = listed("voice", "cues")
    for at, low in enumerate(words.lows):
        if low not in cues or tags[at] not in _SAYING:
            continue
        comma = next((n for n in range(at - 1, max(0, at - _LONGEST_VOICE - 1), -1) if tags[n] in _PARTING), None)
        if comma is None:
            continue
        if comma == at - 1:  # ", said Ms. Gil": what follows is about her
            inverted = at + 1 < len(tags) and tags[at + 1] in _SPEAKER
            return words[:comma] if inverted else words
        after = _after_hearers(words, at)
        if after is None or not _is_voice(tags[comma + 1 : at]):
            continue
        resumes = after + 1 < len(tags) and tags[after + 1] in _RESUMES and tags[0] != "IN"
        if words[:comma].verb is not None or resumes:
            return without_voice(words[:comma] + words[after + 1 :])
    return words


def without_leading_voice(words: Words) -> Words:
    """Leave out who says so at the beginning: "he said, he saw two rockets"."""
    tags, lows = words.tags, words.lows
    cues = listed("voice", "cues")
    for at in range(1, min(len(tags), _LONGEST_VOICE + 1)):
        if tags[at] in _PARTING:
            return words
        if tags[at] in _SAYING and lows[at] in cues:
            after = _after_hearers(words, at)
            told = after is not None and after < len(tags) and tags[after] == "," and has_clause(words, after + 1)
            return words[after + 1 :] if after is not None and told and _is_voice(tags[:at]) else words
    return words


def _after_hearers(words: Words, cue: int) -> int | None:
    """Return the mark that ends a reporting clause after its cue and hearer, None where no mark does."""
    after = cue + 1
    tags, hearers = words.tags, listed("voice", "hearers")
    while after < len(tags) and after - cue < _LONGEST_HEARER:
        if words.lows[after] not in hearers and tags[after] != "RB":
            break
        after += 1
    return after if after >= len(tags) or tags[after] in (",", ".", '"') else None


def _is_voice(tags: Sequence[str]) -> bool:
    return bool(tags) and _OF_A_VOICE.issuperset(tags) and tags[0] not in ("IN", "CC")


def without_joined(words: Words) -> Words:
    """Cut before a second clause that only a time left out had parted from the first."""
    tags = words.tags
    for at in range(2, len(tags)):
        before = tags[at - 1]
        if before == "," and is_finite(words, at) and _told_before(words, at - 1):
            return words[: at - 1]  # "who said that he would come, | left"
        if words.starts[at] not in words.gaps or before in _LINKS or tags[at] not in _NEW_SUBJECT:
            continue
        if before in FINITE and "," in tags[at : _next_verb(words, at)]:
            continue  # "announced (on Monday) | the suit against Ohio, its governor": what it announced
        if words[:at].verb is not None and has_clause(words, at):
            return words[:at]
    return words


def _next_verb(words: Words, start: int) -> int:
    """Return where the next finite verb from a place on stands, the end without one."""
    return next((at for at in range(start, len(words)) if is_finite(words, at)), len(words))


def _told_before(words: Words, comma: int) -> bool:
    """Tell whether a clause without a comma stands before one, so that a verb after it is another's."""
    head = words[:comma]
    return head.verb is not None and _OF_ANOTHER.isdisjoint(head.tags)


def without_run_on(words: Words, *, aside: bool) -> Words:
    """Cut a relative clause before the verb of the clause that it stands in ("who died | are aged ..."); see `aside`.

    `aside`: a comma opened it, so that the next one may end it.
    """
    tags, verb = words.tags, words.verb
    if verb is None:
        return words
    at = verb + 1
    while at < len(tags) and tags[at] in _OF_A_VERB and not _is_next(words, verb, at):
        at += 1
    if at < len(tags) and _is_next(words, verb, at):
        return words[:at]
    subordinators = listed("front", "subordinators")
    for place in range(at, len(tags)):
        after = min(place + 1, len(tags) - 1)
        if tags[place] == "," and (words.texts[after] == "that" or (aside and tags[after] in _AFTER_ASIDE)):
            return words[:place]
        if tags[place] in _GOES_ON or words.lows[place] in subordinators:
            return words
        if is_finite(words, place):
            return words[:place]
    return words


def _is_next(words: Words, verb: int, at: int) -> bool:
    """Tell whether a finite verb directly after another is a clause's of its own: an auxiliary after a whole verb."""
    shared = listed("verbs", "shared")
    return at > verb and words.tags[at] in FINITE and words.lows[at] in shared and words.lows[at - 1] not in shared


def without_appositives(words: Words) -> Words:
    """Leave out what commas set off between the subject and its verb, or tells who somebody is."""
    verb = words.verb
    commas = [at for at, tag in enumerate(words.tags) if tag == ","]
    first = commas[min(words.tags[0] == "IN", len(commas) - 1)] if commas else None  # "In London, X, a bank, ..."
    if not first or verb is None:
        return words
    close = _aside_end(words, first) if first < verb else _description_end(words, first)
    return words if close is None else words[:first] + words[close + 1 :]


def without_led(words: Words) -> Words:
    """Leave out by whom something is led that a lone comma ends ("an office headed by X, spoke")."""
    tags, verb = words.tags, words.verb
    if verb is None or verb < 1 or tags[verb - 1] != "," or "," in tags[: verb - 1]:
        return words
    led = next((n for n in range(1, verb - 2) if tags[n] in ("VBN", "VBD") and words.texts[n + 1] == "by"), verb)
    return words[:led] + words[verb:]


def _aside_end(words: Words, first: int) -> int | None:
    """Return the comma after which the clause's verb follows, or the next name of a list where a "who" was set off."""
    tags = words.tags
    relative = tags[first + 1] in ("WP", "WDT", "WRB")
    for close in range(first + 2, min(len(tags) - 1, first + _LONGEST_ASIDE)):
        if tags[close] != ",":
            continue
        after = close + 1
        while after < len(tags) - 1 and tags[after] == "RB":
            after += 1
        if is_finite(words, after) or (relative and tags[after] in ("CC", "NNP", "DT")):
            return close
    return None


def _description_end(words: Words, first: int) -> int | None:
    """Return the comma that ends who somebody is where another follows (", an official who ..., and Kim Song-hye")."""
    tags = words.tags
    if first + 1 >= len(tags) or words.lows[first + 1] not in _DESCRIBES or tags[first - 1] != "NNP":
        return None
    close = next((n for n in range(first + 3, min(len(tags) - 1, first + _LONGEST_ASIDE)) if tags[n] == ","), None)
    return close if close is not None and tags[close + 1] == "CC" else None
