"""Decides where a long label ends: after its verb and what the verb asks for, at the edge of a clause or a phrase.

What would change its sense is never cut off: a condition, an exception, what was said, one side of a "between".
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from timeline_app.extract.asides import without_appositives, without_led
from timeline_app.extract.wording import FINITE, NOUNS, VERBS, has_clause, is_finite, listed, main_verb, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.wording import Word

AIM, WHOLE, MOST, LONGEST = 80, 92, 100, 120  # characters: of a cut at a clause, of no cut, at a phrase, of any
_SHORTEST, _ASIDES_FROM = 24, 72

_ENDS = NOUNS | VERBS - {"MD"} | {"PRP", "RP", "JJ", "RB", ".", '"', "'", ")"}
_END_TAGS = frozenset([",", "CC", "TO", "WDT"])
_END_MARKS = frozenset([".", ";", "!", "--", "-", "…", ":", "–", "—"])
_DASHES = frozenset(["--", "–", "—"])
_BETWEEN = _DASHES | {"and", "but", ";"}  # two facts
_SUBJECT = frozenset(["DT", "NN", "NNS", "NNP", "PRP", "JJ", "CD", "PRP$"])
_OBJECT = NOUNS | {"DT", "PRP", "PRP$", "JJ"}
_TOLD = (*NOUNS, "PRP", "JJ", "WP", "WRB")
_OF_A_LIST = frozenset(["NN", "NNS", "NNP", "JJ", "CD", ",", "DT", "POS", "IN"])
_PARTICIPLE_LEADS = frozenset(["DT", "IN", "PRP", "PRP$", "TO", "CD", "RB"])
_MAY_PART = frozenset([":", "WDT", "WP", "WRB", "TO", "IN", "CC", "VBG"])  # tags of what an edge stands before
_PARTING = frozenset(["but", ",", ";", "that", "in"])
_COMPLEMENTS = frozenset(["that", "how", "whether", "why", "though", "if"])
_PAIRED = (("between", "and"), ("both", "and"), ("either", "or"), ("neither", "nor"))
_FEWEST, _TO_WHAT, _POINTED = 3, 5, 3  # words


def shortened(words: list[Word], longest: int = LONGEST) -> list[Word]:
    """Return the words of a label of at most `longest` characters; empty where no cut leaves one whole."""
    words = without_led(_first_fact(_without_end(words)))
    if len(text_of(words)) > min(_ASIDES_FROM, longest):
        words = without_appositives(words)
    lengths = [0, *accumulate([len(word.text) + (not word.glued) for word in words])]
    if lengths[-1] - 1 <= min(WHOLE, longest):
        return words
    edges: dict[int, int] = {}  # the place and the kind of each where a label may be cut
    for at in range(max(_least(words), _FEWEST), len(words)):
        if lengths[at] - 1 > longest:
            break
        if lengths[at] > _SHORTEST and (kind := _edge(words, at)):
            edges[at] = kind
    for kind, aim in ((2, AIM), (1, MOST)):
        room = min(aim, longest)
        fitting = (at for at in reversed(edges) if edges[at] == kind and lengths[at] - 1 <= room)
        if (cut := next((at for at in fitting if _is_whole(words, at)), None)) is not None:
            return words[:cut]
    if lengths[-1] - 1 <= longest:
        return words
    return words[: next((at for at in edges if _is_whole(words, at)), 0)]


def _without_end(words: list[Word]) -> list[Word]:
    """Leave out marks and small words at the end that lead up to nothing."""
    last = len(words)
    while last > 1:
        end = words[last - 1]
        before = words[last - 2].tag
        told = end.tag == "DT" and end.low == "that" and before in ("IN", "TO", "VBG", "VBD", "VB")  # "much of that"
        small = end.tag in _END_TAGS or (end.low in listed("cut", "no_end") and not told) or end.text in _END_MARKS
        cue = (before == "," and end.tag == "VBG") or (before in (",", "VBG") and end.low == "only")
        closes = end.text in ("''", "”", '"') and not _is_open(words[: last - 1])
        if not (small or cue or closes):
            break
        last -= 1
    return _without_half(words[:last])


def _without_half(words: list[Word]) -> list[Word]:
    """Leave out a "that ..." whose verb is no part of the clause ("a hope remains that any of the people")."""
    for at in range(len(words) - 1, _FEWEST, -1):
        if is_finite(words, at):
            return words
        if words[at].low == "that" and words[at].tag in ("IN", "WDT") and main_verb(words[:at]) is not None:
            points = words[at - 1].tag in VERBS and len(words) - at <= _POINTED and words[-1].tag in NOUNS
            return words if points else words[:at]  # "headed that delegation"
    return words


def _first_fact(words: list[Word]) -> list[Word]:
    """Cut at a semicolon, a dash or an "and" between two clauses: a label tells one fact."""
    if _BETWEEN.isdisjoint([word.low for word in words]):
        return words
    for at in range(_FEWEST, len(words) - 2):
        word = words[at]
        joined = word.low == "and" and words[at - 1].tag == ","
        if word.low == "and" and words[at + 1].text == "that" and main_verb(words[:at]) is not None:
            return words[: at - joined]
        between = word.text == ";" or (word.text in _DASHES and not word.glued)
        between = between or (word.text == "but" and has_clause(words, at + 1))
        if not (between or joined) or main_verb(words[:at]) is None or not _is_whole(words, at - joined):
            continue
        if main_verb(words[at + 1 :]) is not None and (not joined or _clause_at_once(words, at + 1)):
            return words[: at - joined]
    return words


def _clause_at_once(words: Sequence[Word], start: int) -> bool:
    """Tell whether a subject of a few words and its verb follow."""
    part = words[start : start + 6]
    verb = next((at for at in range(len(part)) if is_finite(part, at)), 0)
    return verb > 0 and all(word.tag in _SUBJECT for word in part[:verb])


def _least(words: Sequence[Word]) -> int:
    """Return how many words at least tell something: the verb's group and the first noun after it."""
    verb = main_verb(words)
    if verb is None:
        return 0
    end = verb
    for at in range(verb, min(len(words), verb + 9)):
        if words[at].tag in VERBS or words[at].tag == "TO":
            end = at
        elif words[at].tag not in ("RB", "RP") and words[at].low not in listed("verbs", "linking"):
            break
    told = next((at for at in range(end + 1, len(words)) if words[at].tag in _TOLD), end)
    if words[end].low in listed("verbs", "be") or told - end <= 3:
        end = told
    while end + 1 < len(words) and (words[end + 1].tag in (*NOUNS, "POS") or _is_glued(words[end + 1])):
        end += 1
    return end + 1


def _is_glued(word: Word) -> bool:
    return word.glued and word.tag not in (",", ":", ".", '"')


def _edge(words: Sequence[Word], at: int) -> int:
    """Return 2 for the edge of a clause before a word, 1 for that of a phrase, 0 for none."""
    word, strong = words[at], listed("cut", "strong")
    if word.tag not in _MAY_PART and word.low not in _PARTING and word.low not in strong:
        return 0
    before, after, holds = words[at - 1], words[min(at + 1, len(words) - 1)], listed("cut", "holds")
    if word.low == "but":
        return 2 if has_clause(words, at + 1) and main_verb(words[:at]) is not None else 0
    if word.low in holds or (word.low == "as" and _compares(words, at)):
        return 0
    if word.text in (",", ";") or (word.tag == ":" and not word.glued):
        return 0 if after.low in holds or _in_list(words, at) else 2
    if word.low == "that" or word.tag in ("WDT", "WP", "WRB"):
        content = word.tag == "IN" or before.tag in VERBS or before.tag in ("IN", "TO")
        return 0 if content or _says_which(words, at) else 1 + (word.low in strong)
    if (word.low == "in" and after.text == "order") or (word.low in strong and word.tag != "NN"):
        return 2
    return _phrase_edge(words, at)


def _phrase_edge(words: Sequence[Word], at: int) -> int:
    """Return 1 where a phrase that a label can do without begins with a word, else 0."""
    word, before, after = words[at], words[at - 1], words[min(at + 1, len(words) - 1)]
    if word.tag == "TO":
        about = any(one.low in listed("cut", "to_what") for one in words[max(0, at - _TO_WHAT) : at])
        return int(before.tag not in VERBS and before.tag not in ("JJ", "RB", "IN") and not about)
    if word.tag == "IN":
        return int(word.low != "of" and before.tag not in ("JJ", "IN", "TO", "PRP"))
    if word.tag == "CC":
        whole = before.tag not in ("JJ", "CD") and after.tag not in ("JJ", "VBN")
        return int(word.low in ("and", "or") and whole and not _ends_list(words, at))
    return int(word.tag == "VBG" and after.tag in _PARTICIPLE_LEADS and before.tag in ("NN", "NNS", "NNP"))


def _compares(words: Sequence[Word], at: int) -> bool:
    return any(word.low in ("as", "so", "such", "same") for word in words[max(0, at - 4) : at])


def _in_list(words: Sequence[Word], comma: int) -> bool:
    """Tell whether a comma parts the members of a list ("Zawiyah, Garyan and Misrata")."""
    for at in range(comma + 1, min(len(words) - 1, comma + 8)):
        if words[at].tag == "CC":
            return words[at].low in ("and", "or") and words[at + 1].tag not in FINITE
        if words[at].tag not in _OF_A_LIST:
            return False
    return False


def _ends_list(words: Sequence[Word], at: int) -> bool:
    """Tell whether what stands before "and" is the last but one of a list."""
    for word in reversed(words[max(0, at - 5) : at]):
        if word.tag == ",":
            return True
        if word.tag not in NOUNS and word.tag not in ("JJ", "DT", "POS"):
            return False
    return False


def _says_which(words: Sequence[Word], at: int) -> bool:
    """Tell whether a relative clause says which of them: "the first convention that he will miss", "those who"."""
    for word in reversed(words[max(0, at - 6) : at]):
        if word.low in listed("cut", "quantifies"):
            return True
        if word.tag in VERBS or word.tag in ("IN", ","):
            return False
    return False


def _is_whole(words: Sequence[Word], at: int) -> bool:
    """Tell whether a cut before a word leaves no half: of a quotation, a pair, a noun phrase, a clause."""
    last, word = words[at - 1], words[at]
    if last.tag not in _ENDS or last.low in listed("cut", "no_last") or _is_glued(word):
        return False
    if last.tag == "JJ" and (word.tag in NOUNS or word.tag in ("JJ", ",", "CC")):
        return False
    if last.tag == "RB" and word.tag in ("IN", "TO", "VBN", "JJ"):
        return False
    if last.tag in NOUNS and word.tag in ("NN", "NNS", "NNP", "POS"):
        return False
    if last.tag in VERBS and (word.tag in _OBJECT or _leads_up(words, at)):
        return False
    if _is_open(words[:at]) or _awaits_verb(words, at):
        return False
    lowered = [word.low for word in words[:at]]
    return not any(one in lowered and other not in lowered[lowered.index(one) :] for one, other in _PAIRED)


def _leads_up(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb at the end only leads up to what follows: "to deal |with", "which began |with"."""
    last, before = words[at - 1], words[at - 2]
    if last.tag == "VB":
        return before.tag == "TO" and last.low in listed("cut", "no_infinitive")
    relative = before.tag in ("WDT", "WP") or (before.low == "that" and before.tag == "IN")
    return relative or (last.tag == "VBG" and before.tag == ",")


def _is_open(words: Sequence[Word]) -> bool:
    """Tell whether a quotation is open after some words."""
    head = [word.text for word in words]
    return head.count("“") + head.count("``") > head.count("”") + head.count("''") or head.count('"') % 2 == 1


def _awaits_verb(words: Sequence[Word], at: int) -> bool:
    """Tell whether a clause was opened whose verb is behind a cut ("it is essential that the people |")."""
    for place in range(at - 1, 0, -1):
        word, before = words[place], words[place - 1]
        if is_finite(words, place):
            ahead = any(is_finite(words, n) for n in range(at, min(at + 12, len(words))))
            return ahead and word.low in listed("verbs", "awaiting")
        if word.low in _COMPLEMENTS and (before.tag not in NOUNS or word.tag == "IN"):
            return True
    return False
