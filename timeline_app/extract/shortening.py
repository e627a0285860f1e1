"""Decides where a long label ends: after its verb and what the verb asks for, at the edge of a clause or a phrase.

What would change its sense is never cut off: a condition, an exception, what was said, one side of a "between".
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from timeline_app.extract.asides import without_appositives, without_led
from timeline_app.extract.wording import FINITE, NOUNS, VERBS, has_clause, is_finite, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.wording import Words

AIM, WHOLE, MOST, LONGEST = 80, 92, 100, 120  # characters: of a cut at a clause, of no cut, at a phrase, of any
_SHORTEST, _ASIDES_FROM = 24, 72

_ENDS = NOUNS | VERBS - {"MD"} | {"PRP", "RP", "JJ", "RB", ".", '"', "'", ")"}
_END_TAGS = frozenset([",", "CC", "TO", "WDT"])
_END_MARKS = frozenset([".", ";", "!", "--", "-", "…", ":", "–", "—"])
_DASHES = frozenset(["--", "–", "—"])
_BETWEEN = _DASHES | {"and", "but", ";"}  # two facts
_SUBJECT = frozenset(["DT", "NN", "NNS", "NNP", "PRP", "JJ", "CD", "PRP$"])
_OBJECT = NOUNS | {"DT", "PRP", "PRP$", "JJ"}
_TOLD = NOUNS | {"PRP", "JJ", "WP", "WRB"}
_GOES_ON = NOUNS | {"POS"}
_OF_A_LIST = frozenset(["NN", "NNS", "NNP", "JJ", "CD", ",", "DT", "POS", "IN"])
_PARTICIPLE_LEADS = frozenset(["DT", "IN", "PRP", "PRP$", "TO", "CD", "RB"])
_MAY_PART = frozenset([":", "WDT", "WP", "WRB", "TO", "IN", "CC", "VBG"])  # tags of what an edge stands before
_PARTING = frozenset(["but", ",", ";", "that", "in"])
_COMPLEMENTS = frozenset(["that", "how", "whether", "why", "though", "if"])
_DENIES = frozenset(["not", "n't", "n’t"])
_COMPARING = frozenset(["as", "so", "such", "same"])
_FROM_WHEN = frozenset(["before", "after"])
_MEASURES = frozenset(
    f"{unit}{end}"
    for unit in ("second", "moment", "minute", "hour", "day", "night", "week", "month", "year", "decade")
    for end in ("", "s")
)
_MARKS = frozenset(["“", "``", '"'])  # that open a quotation
_PAIRED = (("between", "and"), ("both", "and"), ("either", "or"), ("neither", "nor"))
_FEWEST, _TO_WHAT, _POINTED, _LONGEST_LIST = 3, 5, 3, 16  # words


def shortened(words: Words, longest: int = LONGEST) -> Words:
    """Return the words of a label of at most `longest` characters; empty where no cut leaves one whole."""
    words = without_led(_first_fact(_without_end(words)))
    if _length(words) > min(_ASIDES_FROM, longest):
        words = without_appositives(words)
    if _length(words) <= min(WHOLE, longest):
        return words
    lengths = _lengths(words)
    edges: dict[int, int] = {}  # the place and the kind of each where a label may be cut
    for at in range(max(_least(words), _FEWEST), len(words)):
        if lengths[at] > longest:
            break
        if lengths[at] >= _SHORTEST and (kind := _edge(words, at)):
            edges[at] = kind
    for kind, aim in ((2, AIM), (2, MOST), (1, MOST)):  # rather long than without "in Leeds"
        room = min(aim, longest)
        fitting = (at for at in reversed(edges) if edges[at] == kind and lengths[at] <= room)
        if (cut := next((at for at in fitting if _is_whole(words, at)), None)) is not None:
            return words[:cut]
    if lengths[-1] <= longest:
        return words
    return words[: next((at for at in edges if _is_whole(words, at)), 0)]


def _length(words: Words) -> int:
    """Return how many characters words have in a row."""
    return sum(map(len, words.texts)) + len(words.texts) - sum(words.glued) - 1


def _lengths(words: Words) -> list[int]:
    """Return how many characters the first words have in a row, none of them, one, two, ..."""
    spaced = [len(text) + (not glued) for text, glued in zip(words.texts, words.glued, strict=True)]
    return [*accumulate(spaced, initial=-1)]


def _without_end(words: Words) -> Words:
    """Leave out marks and small words at the end that lead up to nothing."""
    tags, lows, texts = words.tags, words.lows, words.texts
    last = len(tags)
    while last > 1:
        end, low, before = tags[last - 1], lows[last - 1], tags[last - 2]
        told = end == "DT" and low == "that" and before in ("IN", "TO", "VBG", "VBD", "VB")  # "much of that"
        told = told or (low in _DENIES and before in FINITE)  # "say that she does not"
        small = end in _END_TAGS or (low in listed("cut", "no_end") and not told) or texts[last - 1] in _END_MARKS
        cue = (before == "," and end == "VBG") or (before in (",", "VBG") and low == "only")
        closes = texts[last - 1] in ("''", "”", '"') and not _is_open(words, last - 1)
        if not (small or cue or closes):
            break
        last -= 1
    return _without_half(words if last == len(tags) else words[:last])


def _without_half(words: Words) -> Words:
    """Leave out a "that ..." whose verb is no part of the clause ("a hope remains that any of the people")."""
    tags, lows = words.tags, words.lows
    if "that" not in lows:
        return words
    for at in range(len(tags) - 1, _FEWEST, -1):
        if is_finite(words, at):
            return words
        if lows[at] == "that" and tags[at] in ("IN", "WDT") and words[:at].verb is not None:
            points = tags[at - 1] in VERBS and len(tags) - at <= _POINTED and tags[-1] in NOUNS
            return words if points else words[:at]  # "headed that delegation"
    return words


def _first_fact(words: Words) -> Words:
    """Cut at a semicolon, a dash or an "and" between two clauses: a label tells one fact."""
    if _BETWEEN.isdisjoint(words.lows):
        return words
    texts, lows = words.texts, words.lows
    for at in range(_FEWEST, len(lows) - 2):
        if lows[at] not in _BETWEEN:
            continue
        joined = lows[at] == "and" and words.tags[at - 1] == ","
        if lows[at] == "and" and texts[at + 1] == "that" and words[:at].verb is not None:
            return words[: at - joined]
        between = texts[at] == ";" or (texts[at] in _DASHES and not words.glued[at])
        between = between or (texts[at] == "but" and has_clause(words, at + 1))
        if not (between or joined) or words[:at].verb is None or not _is_whole(words, at - joined):
            continue
        if words[at + 1 :].verb is not None and (not joined or _clause_at_once(words, at + 1)):
            return words[: at - joined]
    return words


def _clause_at_once(words: Words, start: int) -> bool:
    """Tell whether a subject of a few words and its verb follow."""
    part = words[start : start + 6]
    verb = next((at for at in range(len(part)) if is_finite(part, at)), 0)
    return verb > 0 and _SUBJECT.issuperset(part.tags[:verb])


def _least(words: Words) -> int:
    """Return how many words at least tell something: the verb's group and the first noun after it."""
    tags, lows, verb = words.tags, words.lows, words.verb
    if verb is None:
        return 0
    end = verb
    for at in range(verb, min(len(tags), verb + 9)):
        if tags[at] in VERBS or tags[at] == "TO":
            end = at
        elif tags[at] not in ("RB", "RP") and lows[at] not in listed("verbs", "linking"):
            break
    told = next((at for at in range(end + 1, len(tags)) if tags[at] in _TOLD), end)
    if lows[end] in listed("verbs", "be") or told - end <= 3:
        end = told
    while end + 1 < len(tags) and (tags[end + 1] in _GOES_ON or _is_glued(words, end + 1)):
        end += 1
    return end + 1


def _is_glued(words: Words, at: int) -> bool:
    return words.glued[at] and words.tags[at] not in (",", ":", ".", '"')


def _edge(words: Words, at: int) -> int:
    """Return 2 for the edge of a clause before a word, 1 for that of a phrase, 0 for none."""
    tag, low, strong = words.tags[at], words.lows[at], listed("cut", "strong")
    if tag not in _MAY_PART and low not in _PARTING and low not in strong:
        return 0
    before, after, holds = words.tags[at - 1], words.lows[min(at + 1, len(words) - 1)], listed("cut", "holds")
    if low == "but":
        return 2 if has_clause(words, at + 1) and words[:at].verb is not None else 0
    if low in holds or (low == "as" and _compares(words, at)):
        return 0
    if words.texts[at] in (",", ";") or (tag == ":" and not words.glued[at]):
        return 0 if after in holds or _in_list(words, at) else 2
    if low == "that" or tag in ("WDT", "WP", "WRB"):
        content = tag == "IN" or before in VERBS or before in ("IN", "TO")
        return 0 if content or _says_which(words, at) else 1 + (low in strong)
    if (low == "in" and after == "order") or (low in strong and tag != "NN"):
        return 2
    return _phrase_edge(words, at)


def _phrase_edge(words: Words, at: int) -> int:
    """Return 1 where a phrase that a label can do without begins with a word, else 0."""
    tags, low = words.tags, words.lows[at]
    tag, before, after = tags[at], tags[at - 1], tags[min(at + 1, len(tags) - 1)]
    if tag == "TO":
        about = not listed("cut", "to_what").isdisjoint(words.lows[max(0, at - _TO_WHAT) : at])
        return int(before not in VERBS and before not in ("JJ", "RB", "IN") and not about)
    if tag == "IN":
        return int(low != "of" and before not in ("JJ", "IN", "TO", "PRP"))
    if tag == "CC":
        whole = before not in ("JJ", "CD") and after not in ("JJ", "VBN")
        return int(low in ("and", "or") and whole and not _ends_list(tags, at))
    return int(tag == "VBG" and after in _PARTICIPLE_LEADS and before in ("NN", "NNS", "NNP"))


def _compares(words: Words, at: int) -> bool:
    return not _COMPARING.isdisjoint(words.lows[max(0, at - 4) : at])


def _in_list(words: Words, comma: int) -> bool:
    """Tell whether a comma parts the members of a list ("Zawiyah, Garyan and Misrata")."""
    tags = words.tags
    for at in range(comma + 1, min(len(tags) - 1, comma + _LONGEST_LIST)):
        if tags[at] == "CC":
            return words.lows[at] in ("and", "or") and tags[at + 1] not in FINITE
        if tags[at] not in _OF_A_LIST:
            return False
    return False


def _ends_list(tags: Sequence[str], at: int) -> bool:
    """Tell whether what stands before "and" is the last but one of a list."""
    for tag in reversed(tags[max(0, at - 5) : at]):
        if tag == ",":
            return True
        if tag not in NOUNS and tag not in ("JJ", "DT", "POS"):
            return False
    return False


def _says_which(words: Words, at: int) -> bool:
    """Tell whether a relative clause says which of them: "the first convention that he will miss", "those who"."""
    for before in range(at - 1, max(0, at - 6) - 1, -1):
        if words.lows[before] in listed("cut", "quantifies"):
            return True
        if words.tags[before] in VERBS or words.tags[before] in ("IN", ","):
            return False
    return False


def _is_whole(words: Words, at: int) -> bool:
    """Tell whether a cut before a word leaves no half: of a quotation, a pair, a noun phrase, a clause."""
    tags, lows = words.tags, words.lows
    last, tag = tags[at - 1], tags[at]
    if last not in _ENDS or lows[at - 1] in listed("cut", "no_last") or _is_glued(words, at):
        return False
    if last == "JJ" and (tag in NOUNS or tag in ("JJ", ",", "CC")):
        return False
    if last == "RB" and tag in ("IN", "TO", "VBN", "JJ"):
        return False
    if lows[at] in _FROM_WHEN and lows[at - 1] in _MEASURES:
        return False  # "just days |before the vote"
    if last in NOUNS and tag in ("NN", "NNS", "NNP", "POS"):
        return False
    if last in VERBS and (tag in _OBJECT or _leads_up(words, at)):
        return False
    if _is_open(words, at) or _awaits_verb(words, at):
        return False
    head = lows[:at]
    return not any(one in head and other not in head[head.index(one) :] for one, other in _PAIRED)


def _leads_up(words: Words, at: int) -> bool:
    """Tell whether a verb at the end only leads up to what follows: "to deal |with", "which began |with"."""
    last, before = words.tags[at - 1], words.tags[at - 2]
    if last == "VB":
        return before == "TO" and words.lows[at - 1] in listed("cut", "no_infinitive")
    relative = before in ("WDT", "WP") or (before == "IN" and words.lows[at - 2] == "that")
    return relative or (last == "VBG" and before == ",")


def _is_open(words: Words, end: int) -> bool:
    """Tell whether a quotation is open after the first words."""
    if _MARKS.isdisjoint(words.texts):
        return False
    head = words.texts[:end]
    return head.count("“") + head.count("``") > head.count("”") + head.count("''") or head.count('"') % 2 == 1


def _awaits_verb(words: Words, at: int) -> bool:
    """Tell whether a clause was opened whose verb is behind a cut ("it is essential that the people |")."""
    tags, lows = words.tags, words.lows
    for place in range(at - 1, 0, -1):
        if tags[place] in FINITE and is_finite(words, place):
            if lows[place] not in listed("verbs", "awaiting"):
                return False
            return any(is_finite(words, n) for n in range(at, min(at + 12, len(tags))))
        if lows[place] in _COMPLEMENTS and (tags[place - 1] not in NOUNS or tags[place] == "IN"):
            return True
    return False
