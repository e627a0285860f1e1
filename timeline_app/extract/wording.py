"""Decides what the words of a clause are for its label: where its verb stands, whether subject and verb agree.

No parser: a finite verb is known by its tag, its subject by what stands before it. The words that tags do not tell are
data, in `resources/rules/en-events/labels.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from itertools import repeat
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
VERBS = FINITE | {"VB", "VBN", "VBG"}
NOUNS = frozenset(["NN", "NNS", "NNP", "CD"])
NOMINATIVE = frozenset(["he", "she", "it", "they", "we", "i", "you"])
OPENS_SUBJECT = frozenset(["DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ", "EX", "VBG", "WP", '"', "RB", "VBN"])
_HEADS = frozenset(["NN", "NNS", "NNP", "PRP", "CD", "DT", "EX", "VBG", "WP", "JJ", "X", "PRP$"])
_NO_SUBJECT = frozenset(["CC", ",", "TO", "WDT", "RP", ".", "VBN", "VB", "VBD"])
_MAY_OPEN = frozenset(["WDT", "WP", "IN", "WRB", "PRP"])
_MAY_RESUME = frozenset(["VBN", "NN", "VB"])
_NUMBERED = frozenset(["have", "were", "was", "are"])  # their number is seldom mistaken by the tagger
_LONGEST_SUBORDINATE = 14  # words up to its verb


class Word(NamedTuple):
    """A word of a clause as it may stand in a label."""

    text: str
    tag: str
    glued: bool  # to the word before
    gap: bool = False  # words that stood before it are left out
    start: int = -1  # in the article's text
    low: str = ""  # the word in small letters


_of_row = partial(tuple.__new__, Word)


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """Return a list of words that decides, from `en-events/labels.toml`."""
    return frozenset(_tables()[table][name])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return load_table("rules", "en-events", "labels.toml")


def words_of(text: str, tagged: Tagged, pieces: Sequence[Span | str]) -> list[Word]:
    """Return the words in stretches of a text; a string among them is an article that stands for a time."""
    found: list[Word] = []
    gap = False
    for piece in pieces:
        if isinstance(piece, str):
            found.append(Word(piece, "DT", glued=False, low=piece))
            gap = False
            continue
        first = bisect_left(tagged.starts, piece[0])
        last = bisect_left(tagged.starts, piece[1], first)
        if first < last:
            begun = len(found)
            found += _words_between(tagged, first, last)
            one = found[begun]
            if gap or (one.glued and not begun):
                found[begun] = Word(one.text, one.tag, glued=False, gap=gap, start=one.start, low=one.low)
            if tagged.ends[last - 1] > piece[1]:
                cut = text[tagged.starts[last - 1] : piece[1]]
                found[-1] = found[-1]._replace(text=cut, low=cut.lower())
            gap = False
        gap = bool(found)
    return found


def _words_between(tagged: Tagged, first: int, last: int) -> Iterator[Word]:
    """Return the words from one place among an article's words to another; made in C, as each clause needs its own."""
    starts = tagged.starts[first:last]
    ends_before = tagged.ends[first - 1 : last - 1] if first else [-1, *tagged.ends[: last - 1]]
    glued = map(eq, ends_before, starts)
    rows = zip(tagged.words[first:last], tagged.tags[first:last], glued, repeat(False), starts, tagged.lows[first:last])
    return map(_of_row, rows)


def text_of(words: Sequence[Word]) -> str:
    """Return words as they are written in a row."""
    return "".join([word.text if word.glued else f" {word.text}" for word in words]).strip()


def main_verb(words: Sequence[Word]) -> int | None:
    """Return the place of the verb that carries a clause, None without one; a relative clause's is not it."""
    relative = 0
    subordinates = listed("verbs", "subordinates")
    for at, word in enumerate(words):
        tag = word.tag
        if tag in FINITE:
            if not is_finite(words, at):
                continue
            if not relative:
                return at
            relative -= 1
        elif tag in _MAY_OPEN and (tag != "IN" or word.low in subordinates or word.text == "that"):
            relative += _opens_relative(words, at)
        elif tag in _MAY_RESUME and not relative and at > 2 and words[at - 1].tag == "," and _resumes(words, at):
            return at
    return None


def _resumes(words: Sequence[Word], at: int) -> bool:
    """Tell whether a participle after an aside is the past that it looks like ("Gill, a sailor, repeated to ...")."""
    after = words[min(at + 1, len(words) - 1)]
    if after.text == "by" or (words[at].tag != "VBN" and after.tag not in ("DT", "PRP$")):
        return False
    first = next((n for n, word in enumerate(words) if word.tag == ","), at)
    led = any(w.tag in ("VBN", "VBD") and words[n + 1].text == "by" for n, w in enumerate(words[:at]))
    return 0 < first < at - (not led) and words[0].tag in ("NNP", "DT", "NN", "NNS")


def is_finite(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is the first of a finite verb: no infinitive's, no participle's."""
    if words[at].tag not in FINITE:
        return False
    if not at:
        return True
    before = words[at - 1].tag
    if words[at].tag == "VBD" and at + 1 < len(words) and words[at + 1].text == "by":
        return False  # "headed by": a participle, tagged so by mistake
    if before in ("DT", "PRP$", "JJ") and at + 1 < len(words) and words[at + 1].tag in ("NN", "NNS", "NNP", "JJ"):
        return False
    if before in ("TO", "MD"):
        return False
    return before not in FINITE or words[at].tag == "MD"


def _opens_relative(words: Sequence[Word], at: int) -> bool:
    """Tell whether the next finite verb after a word is a subordinate clause's."""
    word = words[at]
    if not at:
        return False
    before = words[at - 1]
    if word.tag in ("WDT", "WP") or (word.text == "that" and word.tag == "IN" and before.tag in NOUNS):
        return True
    if word.tag in ("IN", "WRB"):
        end = min(len(words), at + _LONGEST_SUBORDINATE)
        return word.low in listed("verbs", "subordinates") and any(is_finite(words, n) for n in range(at + 2, end))
    contact = word.tag == "PRP" and word.low in NOMINATIVE and before.tag in ("NN", "NNS") and not word.gap
    return contact and at + 1 < len(words) and words[at + 1].tag in FINITE


def has_clause(words: Sequence[Word], start: int) -> bool:
    """Tell whether a subject and its verb follow from a place on."""
    part = words[start:]
    if len(part) < 2 or part[0].tag not in OPENS_SUBJECT:
        return False
    verb = main_verb(part)
    return verb is not None and any(word.tag in NOUNS or word.tag in ("PRP", "DT", "EX", "VBG") for word in part[:verb])


def is_sound(words: Sequence[Word]) -> bool:
    """Tell whether words are a clause: a subject, and a verb after it that agrees with it."""
    if len(words) < 2 or words[0].tag in _NO_SUBJECT or is_finite(words, 0):
        return False
    if words[0].tag == "RB" and words[1].tag in ("IN", "TO"):
        return False
    verb = main_verb(words)
    if verb is None or _HEADS.isdisjoint([word.tag for word in words[:verb]]):
        return False
    return words[verb].low not in _NUMBERED or agree(words[:verb], words[verb:])


def agree(subject: Sequence[Word], words: Sequence[Word]) -> bool:
    """Tell whether a subject's number fits the verb that words begin with; a past tense fits both."""
    verb = next((word for word in words if word.tag in VERBS), None)
    if not subject or verb is None:
        return bool(subject)
    plural = _is_plural(subject)
    if verb.tag == "VBZ" or verb.low == "was":
        return plural is not True
    if verb.tag == "VBP" or verb.low == "were":
        return plural is not False
    return True


def _is_plural(subject: Sequence[Word]) -> bool | None:
    """Return the number of a noun phrase, None where its words do not tell."""
    ends = ("IN", ",", "WP", "WDT", "VBN", "VBG")
    end = next((at for at, word in enumerate(subject) if at and word.tag in ends), len(subject))
    if any(word.tag == "CC" for word in subject[:end]):
        return None
    last = next((word for word in reversed(subject[:end]) if word.tag in NOUNS or word.tag == "PRP"), None)
    if last is None or last.low in listed("verbs", "either_number"):
        return None
    if last.tag == "PRP":
        return last.low in ("they", "we", "you")
    return {"NNS": True, "NN": False}.get(last.tag)
