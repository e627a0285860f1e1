"""Decides what amid a clause is no part of what it tells: brackets, ages, who says so, who somebody is.

What commas set off counts as an aside only where the clause goes on after it as it would without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.wording import FINITE, NOUNS, VERBS, has_clause, is_finite, listed, main_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.wording import Word

_BRACKETS = frozenset(["(", "[", "{", "LRB", "RRB", ")", "]", "}"])
_OF_A_VOICE = NOUNS | {"DT", "JJ", "PRP$", "POS", "IN", "PRP", ":", "CC", "VBN", "VBG", ".", "X"}
_SAYING = frozenset(["VBD", "VBZ", "VBP", "VBN"])
_RESUMES = FINITE | {"VBN"}
_SPEAKER = frozenset(["NNP", "DT", "NN", "PRP", "PRP$"])
_LINKS = frozenset(["IN", "TO", "CC", ",", ":", "WDT", "WRB", "WP", "DT", "JJ", "PRP$", "POS"])
_NEW_SUBJECT = frozenset(["PRP", "DT", "NNP", "NN", "NNS", "PRP$", "EX", "CD", "JJ"])
_GOES_ON = frozenset(["CC", "WDT", "WP", "WRB", ",", "PRP", '"', ":"])
_DESCRIBES = frozenset(["a", "an", "the", "who", "which", "whose"])
_LONGEST_VOICE, _LONGEST_HEARER, _LONGEST_ASIDE = 9, 4, 40  # words


def without_brackets(words: list[Word]) -> list[Word]:
    """Leave out what stands in brackets, and ages between commas."""
    if "CD" not in [word.tag for word in words] and _BRACKETS.isdisjoint([word.text for word in words]):
        return words
    ages = {at + n for at, word in enumerate(words) if word.tag == "," and _is_age(words, at) for n in range(3)}
    kept: list[Word] = []
    opened: int | None = None
    closed = False
    for at, word in enumerate(words):
        if opened is None and word.text in ("(", "[", "LRB", "{"):
            opened = len(kept) - (word.text == "LRB" and bool(kept) and kept[-1].text == "-")
        if (closed and word.text == "-" and word.glued) or at in ages:
            continue
        closed = False
        kept.append(word)
        if word.text in (")", "]", "RRB", "}") and opened is not None:
            del kept[opened:]
            opened, closed = None, word.text == "RRB"
    return kept


def _is_age(words: Sequence[Word], comma: int) -> bool:
    """Tell whether a comma opens an age (", 54, ..."): with the comma after it, it goes."""
    if comma + 1 >= len(words) or words[comma + 1].tag != "CD" or comma < 1:
        return False
    number = words[comma + 1].text
    closes = comma + 2 >= len(words) or words[comma + 2].tag == ","
    return number.isdecimal() and len(number) == 2 and closes and words[comma - 1].tag == "NNP"


def without_voice(words: list[Word]) -> list[Word]:
    """Leave out who says so between commas: ", it said, ", ", the court held", ", said Ms. Gil"."""
    cues = listed("voice", "cues")
    for at, word in enumerate(words):
        if word.tag not in _SAYING or word.low not in cues:
            continue
        comma = next(
            (n for n in range(at - 1, max(0, at - _LONGEST_VOICE - 1), -1) if words[n].tag in (",", '"')), None
        )
        if comma is None:
            continue
        if comma == at - 1:  # ", said Ms. Gil": what follows is about her
            inverted = at + 1 < len(words) and words[at + 1].tag in _SPEAKER
            return words[:comma] if inverted else words
        after = _after_hearers(words, at)
        if after is None or not _is_voice(words[comma + 1 : at]):
            continue
        resumes = after + 1 < len(words) and words[after + 1].tag in _RESUMES and words[0].tag != "IN"
        if main_verb(words[:comma]) is not None or resumes:
            return without_voice([*words[:comma], *words[after + 1 :]])
    return words


def without_leading_voice(words: list[Word]) -> list[Word]:
    """Leave out who says so at the beginning: "he said, he saw two rockets"."""
    cues = listed("voice", "cues")
    for at in range(1, min(len(words), _LONGEST_VOICE + 1)):
        if words[at].tag in (",", '"'):
            return words
        if words[at].tag in _SAYING and words[at].low in cues:
            after = _after_hearers(words, at)
            told = after is not None and after < len(words) and words[after].tag == "," and has_clause(words, after + 1)
            return words[after + 1 :] if after is not None and told and _is_voice(words[:at]) else words
    return words


def _after_hearers(words: Sequence[Word], cue: int) -> int | None:
    """Return the mark that ends a reporting clause after its cue and hearer, None where no mark does."""
    after = cue + 1
    hearers = listed("voice", "hearers")
    while after < len(words) and after - cue < _LONGEST_HEARER:
        if words[after].low not in hearers and words[after].tag != "RB":
            break
        after += 1
    return after if after >= len(words) or words[after].tag in (",", ".", '"') else None


def _is_voice(part: Sequence[Word]) -> bool:
    return bool(part) and all(word.tag in _OF_A_VOICE for word in part) and part[0].tag not in ("IN", "CC")


def without_joined(words: list[Word]) -> list[Word]:
    """Cut before a second clause that only a time left out had parted from the first."""
    for at in range(2, len(words)):
        if words[at - 1].tag == "," and is_finite(words, at) and _told_before(words, at - 1):
            return words[: at - 1]  # "who said that he would come, | left"
        if not words[at].gap or words[at - 1].tag in _LINKS or words[at].tag not in _NEW_SUBJECT:
            continue
        if main_verb(words[:at]) is not None and has_clause(words, at):
            return words[:at]
    return words


def _told_before(words: Sequence[Word], comma: int) -> bool:
    """Tell whether a clause without a comma stands before one, so that a verb after it is another's."""
    head = words[:comma]
    return main_verb(head) is not None and all(word.tag not in (",", "WP", "WDT", ":") for word in head)


def without_run_on(words: list[Word], *, aside: bool) -> list[Word]:
    """Cut a relative clause before the verb of the clause that it stands in ("who died | are aged ..."); see `aside`.

    `aside`: a comma opened it, so that the next one may end it.
    """
    verb = main_verb(words)
    if verb is None:
        return words
    at = verb + 1
    while at < len(words) and words[at].tag in (*VERBS, "RB", "RP") and not _is_next(words, verb, at):
        at += 1
    if at < len(words) and _is_next(words, verb, at):
        return words[:at]
    subordinators = listed("front", "subordinators")
    for place in range(at, len(words)):
        word, after = words[place], words[min(place + 1, len(words) - 1)]
        if word.tag == "," and (after.text == "that" or (aside and after.tag in ("IN", *FINITE, "VBN"))):
            return words[:place]
        if word.tag in _GOES_ON or word.low in subordinators:
            return words
        if is_finite(words, place):
            return words[:place]
    return words


def _is_next(words: Sequence[Word], verb: int, at: int) -> bool:
    """Tell whether a finite verb directly after another is a clause's of its own: an auxiliary after a whole verb."""
    shared = listed("verbs", "shared")
    return at > verb and words[at].tag in FINITE and words[at].low in shared and words[at - 1].low not in shared


def without_appositives(words: list[Word]) -> list[Word]:
    """Leave out what commas set off between the subject and its verb, or tells who somebody is."""
    verb = main_verb(words)
    commas = [at for at, word in enumerate(words) if word.tag == ","]
    first = commas[min(words[0].tag == "IN", len(commas) - 1)] if commas else None  # "In London, X, a bank, ..."
    if not first or verb is None:
        return words
    close = _aside_end(words, first) if first < verb else _description_end(words, first)
    return words if close is None else [*words[:first], *words[close + 1 :]]


def without_led(words: list[Word]) -> list[Word]:
    """Leave out by whom something is led that a lone comma ends ("an office headed by X, spoke")."""
    verb = main_verb(words)
    if verb is None or verb < 1 or words[verb - 1].tag != "," or any(word.tag == "," for word in words[: verb - 1]):
        return words
    led = next((n for n in range(1, verb - 2) if words[n].tag in ("VBN", "VBD") and words[n + 1].text == "by"), verb)
    return [*words[:led], *words[verb:]]


def _aside_end(words: Sequence[Word], first: int) -> int | None:
    """Return the comma after which the clause's verb follows, or the next name of a list where a "who" was set off."""
    relative = words[first + 1].tag in ("WP", "WDT", "WRB")
    for close in range(first + 2, min(len(words) - 1, first + _LONGEST_ASIDE)):
        if words[close].tag != ",":
            continue
        after = close + 1
        while after < len(words) - 1 and words[after].tag == "RB":
            after += 1
        if is_finite(words, after) or (relative and words[after].tag in ("CC", "NNP", "DT")):
            return close
    return None


def _description_end(words: Sequence[Word], first: int) -> int | None:
    """Return the comma that ends who somebody is where another follows (", an official who ..., and Kim Song-hye")."""
    if first + 1 >= len(words) or words[first + 1].low not in _DESCRIBES or words[first - 1].tag != "NNP":
        return None
    close = next(
        (n for n in range(first + 3, min(len(words) - 1, first + _LONGEST_ASIDE)) if words[n].tag == ","), None
    )
    return close if close is not None and words[close + 1].tag == "CC" else None
