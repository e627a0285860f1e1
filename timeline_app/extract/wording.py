"""Decides what the words of a clause are for its label: where its verb stands, whether subject and verb agree.

No parser: a finite verb is known by its tag, its subject by what stands before it. The words that tags do not tell are
data, in `resources/rules/en-events/labels.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from operator import eq
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
VERBS = FINITE | {"VB", "VBN", "VBG"}
NOUNS = frozenset(["NN", "NNS", "NNP", "CD"])
NOMINATIVE = frozenset(["he", "she", "it", "they", "we", "i", "you"])
OPENS_SUBJECT = frozenset(["DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD", "JJ", "EX", "VBG", "WP", '"', "RB", "VBN"])
_HEADS = frozenset(["NN", "NNS", "NNP", "PRP", "CD", "DT", "EX", "VBG", "WP", "JJ", "X", "PRP$"])
_NO_SUBJECT = frozenset(["CC", ",", "TO", "WDT", "RP", ".", "VBN", "VB", "VBD"])
_OF_A_SUBJECT = NOUNS | {"PRP", "DT", "EX", "VBG"}
_ENDS_SUBJECT = frozenset(["IN", ",", "WP", "WDT", "VBN", "VBG"])
_MAY_OPEN = frozenset(["WDT", "WP", "IN", "WRB", "PRP"])
_MAY_RESUME = frozenset(["VBN", "NN", "VB"])
_NUMBERED = frozenset(["have", "were", "was", "are"])  # their number is seldom mistaken by the tagger
_ARTICLES = frozenset(["a", "an"])
_VOWEL = re.compile(r"(?!eu|ew|uni(?!n)|use|usu|one\b|once\b)[aeiou]|hour|hono|heir")
_LONGEST_SUBORDINATE = 14  # words up to its verb
_UNKNOWN = -1  # of a verb: not looked for as yet


class Words:
    """The words of a clause as they may stand in a label, in columns of one length; none of them is changed."""

    __slots__ = ("_verb", "gaps", "glued", "lows", "starts", "tags", "texts")

    def __init__(
        self,
        texts: list[str],
        tags: list[str],
        lows: list[str],
        glued: list[bool],
        starts: list[int],
        gaps: frozenset[int] = frozenset(),
    ) -> None:
        """Begin; a plain class, since some are made for each label."""
        self.texts = texts
        self.tags = tags
        self.lows = lows  # the words in small letters
        self.glued = glued  # to the word before
        self.starts = starts  # in the article's text, -1 for what is put in
        self.gaps = gaps  # starts of words before which others are left out
        self._verb: int | None = _UNKNOWN

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.tags)

    def __getitem__(self, part: slice) -> Words:
        """Return some of the words."""
        return Words(self.texts[part], self.tags[part], self.lows[part], self.glued[part], self.starts[part], self.gaps)

    def some(self, places: Sequence[int]) -> Words:
        """Return the words in some places."""
        texts, tags, lows = ([column[at] for at in places] for column in (self.texts, self.tags, self.lows))
        return Words(
            texts, tags, lows, [self.glued[at] for at in places], [self.starts[at] for at in places], self.gaps
        )

    def __add__(self, other: Words) -> Words:
        """Return these words and others after them."""
        return Words(
            self.texts + other.texts,
            self.tags + other.tags,
            self.lows + other.lows,
            self.glued + other.glued,
            self.starts + other.starts,
            self.gaps | other.gaps,
        )

    def put(self, at: int, text: str, tag: str, low: str) -> Words:
        """Return the words with another one in a place."""
        changed = self[:]
        changed.texts[at], changed.tags[at], changed.lows[at] = text, tag, low
        return changed

    def tagged(self, at: int, tag: str) -> Words:
        """Return the words with one of them tagged otherwise."""
        tags = self.tags.copy()
        tags[at] = tag
        return Words(self.texts, tags, self.lows, self.glued, self.starts, self.gaps)

    @property
    def verb(self) -> int | None:
        """The place of the verb that carries the clause, None without one; a relative clause's is not it."""
        if self._verb == _UNKNOWN:
            self._verb = _main_verb(self)
        return self._verb


NO_WORDS = Words([], [], [], [], [])


def word(text: str, tag: str, start: int = -1) -> Words:
    """Return a word that is put in."""
    return Words([text], [tag], [text.lower()], [False], [start])


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """Return a list of words that decides, from `en-events/labels.toml`."""
    return frozenset(_tables()[table][name])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return load_table("rules", "en-events", "labels.toml")


def words_of(text: str, tagged: Tagged, pieces: Sequence[Span | str]) -> Words:
    """Return the words in stretches of a text; a string among them is an article that stands for a time."""
    found = NO_WORDS
    gap = False
    for piece in pieces:
        if isinstance(piece, str):
            found += word(piece, "DT")
            gap = False
            continue
        first = bisect_left(tagged.starts, piece[0])
        last = bisect_left(tagged.starts, piece[1], first)
        if first < last:
            more = _words_between(text, tagged, first, last, piece[1])
            if gap:
                more.gaps = frozenset(more.starts[:1])
            if gap or not found:
                more.glued[0] = False
            found = _agreeing(found, more) if found else more
        gap = bool(found)
    return found


def _agreeing(found: Words, more: Words) -> Words:
    """Join words that a time parted; "a (March) appearance" is "an appearance"."""
    if found.lows[-1] in _ARTICLES and more.texts[0][0].isalpha():
        article = "an" if _VOWEL.match(more.lows[0]) else "a"
        if article != found.lows[-1]:
            found = found.put(-1, article.capitalize() if found.texts[-1][0] == "A" else article, "DT", article)
    return found + more


def _words_between(text: str, tagged: Tagged, first: int, last: int, end: int) -> Words:
    """Return some words of an article, from the first up to the last (exclusive), which may end before its end."""
    starts = tagged.starts[first:last]
    ends_before = tagged.ends[first - 1 : last - 1] if first else [-1, *tagged.ends[: last - 1]]
    glued = [*map(eq, ends_before, starts)]
    found = Words(tagged.words[first:last], tagged.tags[first:last], tagged.lows[first:last], glued, starts)
    if tagged.ends[last - 1] > end:
        found.texts[-1] = text[starts[-1] : end]
        found.lows[-1] = found.texts[-1].lower()
    return found


def text_of(words: Words) -> str:
    """Return words as they are written in a row."""
    return "".join(
        [text if glued else f" {text}" for text, glued in zip(words.texts, words.glued, strict=True)]
    ).strip()


def _main_verb(words: Words) -> int | None:
    relative = 0
    tags = words.tags
    subordinates = listed("verbs", "subordinates")
    for at, tag in enumerate(tags):
        if tag in FINITE:
            if not is_finite(words, at):
                continue
            if not relative:
                return at
            relative -= 1
        elif tag in _MAY_OPEN and (tag != "IN" or words.lows[at] in subordinates or words.texts[at] == "that"):
            relative += _opens_relative(words, at)
        elif tag in _MAY_RESUME and not relative and at > 2 and tags[at - 1] == "," and _resumes(words, at):
            return at
    return None


def _resumes(words: Words, at: int) -> bool:
    """Tell whether a participle after an aside is the past that it looks like ("Gill, a sailor, repeated to ...")."""
    texts, tags = words.texts, words.tags
    after = min(at + 1, len(tags) - 1)
    if texts[after] == "by" or (tags[at] != "VBN" and tags[after] not in ("DT", "PRP$")):
        return False
    first = tags.index(",", 0, at)
    led = any(tags[n] in ("VBN", "VBD") and texts[n + 1] == "by" for n in range(at))
    return 0 < first < at - (not led) and tags[0] in ("NNP", "DT", "NN", "NNS")


def is_finite(words: Words, at: int) -> bool:
    """Tell whether a word is the first of a finite verb: no infinitive's, no participle's."""
    tags = words.tags
    if tags[at] not in FINITE:
        return False
    if not at:
        return True
    before, after = tags[at - 1], tags[at + 1] if at + 1 < len(tags) else ""
    if tags[at] == "VBD" and after and words.texts[at + 1] == "by" and tags[at + 2 : at + 3] != ["VBG"]:
        return False  # "headed by" is a participle, tagged so by mistake, "began by painting" none
    if before in ("DT", "PRP$", "JJ") and after in ("NN", "NNS", "NNP", "JJ"):
        return False
    if before in ("TO", "MD"):
        return False
    return before not in FINITE or tags[at] == "MD"


def _opens_relative(words: Words, at: int) -> bool:
    """Tell whether the next finite verb after a word is a subordinate clause's."""
    if not at:
        return False
    tags, low = words.tags, words.lows[at]
    tag, before = tags[at], tags[at - 1]
    if tag in ("WDT", "WP") or (words.texts[at] == "that" and tag == "IN" and before in NOUNS):
        return True
    if tag in ("IN", "WRB"):
        end = min(len(tags), at + _LONGEST_SUBORDINATE)
        return low in listed("verbs", "subordinates") and any(is_finite(words, n) for n in range(at + 2, end))
    contact = tag == "PRP" and low in NOMINATIVE and before in ("NN", "NNS") and words.starts[at] not in words.gaps
    return contact and at + 1 < len(tags) and tags[at + 1] in FINITE


def has_clause(words: Words, start: int) -> bool:
    """Tell whether a subject and its verb follow from a place on."""
    if len(words) - start < 2 or words.tags[start] not in OPENS_SUBJECT:
        return False
    part = words[start:]
    return part.verb is not None and not _OF_A_SUBJECT.isdisjoint(part.tags[: part.verb])


def is_sound(words: Words) -> bool:
    """Tell whether words are a clause: a subject, and a verb after it that agrees with it."""
    tags = words.tags
    if len(tags) < 2 or tags[0] in _NO_SUBJECT or is_finite(words, 0):
        return False
    if tags[0] == "RB" and tags[1] in ("IN", "TO"):
        return False
    verb = words.verb
    if verb is None or _HEADS.isdisjoint(tags[:verb]):
        return False
    return words.lows[verb] not in _NUMBERED or agree(words[:verb], words[verb:])


def agree(subject: Words, words: Words) -> bool:
    """Tell whether a subject's number fits the verb that words begin with; a past tense fits both."""
    verb = next((at for at, tag in enumerate(words.tags) if tag in VERBS), None)
    if not subject or verb is None:
        return bool(subject)
    tag, low = words.tags[verb], words.lows[verb]
    if tag == "VBZ" or low == "was":
        return _is_plural(subject) is not True
    if tag == "VBP" or low == "were":
        return _is_plural(subject) is not False
    return True


def _is_plural(subject: Words) -> bool | None:
    """Return the number of a noun phrase, None where its words do not tell."""
    tags = subject.tags
    end = next((at for at, tag in enumerate(tags) if at and tag in _ENDS_SUBJECT), len(tags))
    if "CC" in tags[:end]:
        return None
    last = next((at for at in reversed(range(end)) if tags[at] in NOUNS or tags[at] == "PRP"), None)
    if last is None or subject.lows[last] in listed("verbs", "either_number"):
        return None
    if tags[last] == "PRP":
        return subject.lows[last] in ("they", "we", "you")
    return {"NNS": True, "NN": False}.get(tags[last])
