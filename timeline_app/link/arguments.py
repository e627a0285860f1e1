"""Who does what to whom around an event's own word, without a parser: the nearest phrases and how they stand to it.

English order does most of it: the phrase before a verb acts and the one after it is acted on, a passive ("was |shot|
by") turns them round, and a noun is told by what stands before it and after "of". A phrase is a run of words between
function words and punctuation; its last word is its head. None of this is certain: it is compared (`similarity`), and
weighed by how well it tells events apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline_app.link.numbers import NUMBER_WORDS
from timeline_app.link.words import is_irregular, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEAR = 90  # characters on each side that are looked at
_ADVERB = 5  # letters of a word that is one for ending in "ly"
_MOST = 4  # phrases after the word that are its arguments
_BEFORE = 3  # words before it among which the auxiliary of a passive stands

_TOKEN = re.compile(r"[’']s\b|[^\W_](?:[\w.,’'-]*\w)?|[^\w\s]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DETERMINERS = _set("a an the this that these those his her its their our my your any some no every each both all")
_PERSONAL = _set("he she it they we i you him them us me himself herself itself themselves who whom which")
_BE = _set("was were been being is are be am get got gets 're")
_VERBAL = _BE | _set(
    "has have had do does did will would can could may might shall should must to not n't never 've 'd"
)
_PLACING = _set("in on at by for from of with into onto over under against near off out up down through about around")
_PLACING |= _set("during between among across along behind within without toward towards upon via per than to amid")
_JOINING = _set("and or but as that which who whom whose when where while if because after before since until though")
_JOINING |= _set("although so then also just only even still yet already there here too again what how why nor ago")
_FUNCTION = _DETERMINERS | _PERSONAL | _VERBAL | _PLACING | _JOINING | _set("'s ’s n’t said says")


class Form(StrEnum):
    """How an event's own word is used."""

    VERB = "verb"
    NOUN = "noun"
    OPEN = "open"  # either


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands around an event's own word, as stems."""

    form: Form
    plural: bool  # a noun that ends in s
    acting: str | None
    acted: str | None  # on
    heads: frozenset[str]  # of all phrases around it
    modifiers: frozenset[str]  # of a noun
    counted: frozenset[str]  # numbers around it, in figures
    particle: str | None  # "checked |into|"


NONE = Arguments(Form.OPEN, False, None, None, frozenset(), frozenset(), frozenset(), None)


def arguments_of(text: str, first: int, start: int, end: int, last: int) -> Arguments:
    """Return what stands around text[start:end] in its sentence, text[first:last]."""
    left = _tokens(_whole(text, max(first, start - _NEAR), start, first))
    left.reverse()
    right = _tokens(text[end : min(last, end + _NEAR)])
    own = _tokens(text[start:end]) or [""]
    form = _form(own, left, right)
    phrases = list(_phrases(right))
    objects = (head for lead, head in phrases if lead is None)
    modifiers = frozenset(map(_stemmed, takewhile(_is_content, left))) if form is not Form.VERB else frozenset()
    if form is Form.NOUN:
        acting, acted = None, next((head for lead, head in phrases if lead == "of"), None)
    else:
        acting, acted = _subject(left), next(objects, None)
        if _is_passive(own, left):
            acting, acted = next((head for lead, head in phrases if lead == "by"), None), acting
    heads = (acting, acted, *(head for _, head in phrases[:_MOST]), *modifiers)
    return Arguments(
        form=form,
        plural=form is not Form.VERB and own[-1].endswith("s") and not own[-1].endswith("ss"),
        acting=acting,
        acted=acted,
        heads=frozenset(head for head in heads if head is not None),
        modifiers=modifiers,
        counted=frozenset(_numbers((*left[:8], *right[:8]))),
        particle=next((word for word in (*own[1:], *right[:1]) if word in _PLACING), None),
    )


def _whole(text: str, start: int, end: int, first: int) -> str:
    return text[start:end] if start == first else text[start:end].partition(" ")[2]


def _tokens(text: str) -> list[str]:
    """Return the words and marks of a text, in lower case and with one kind of apostrophe."""
    words = list(map(str.casefold, _TOKEN.findall(text)))
    return [word.replace("’", "'") for word in words] if "’" in text else words


@lru_cache(1 << 16)
def _is_content(word: str) -> bool:
    return word[:1].isalnum() and word not in _FUNCTION and not (len(word) >= _ADVERB and word.endswith("ly"))


@lru_cache(1 << 16)
def _stemmed(word: str) -> str:
    number = NUMBER_WORDS.get(word)
    return str(number) if number is not None else stem(word.removesuffix("'s"))


def _numbers(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word[:1].isdigit():
            yield word
        elif word in NUMBER_WORDS:
            yield str(NUMBER_WORDS[word])


def _form(own: Sequence[str], left: Sequence[str], right: Sequence[str]) -> Form:
    """Tell how a word is used by its ending and its neighbours."""
    word, before, after = own[0], left[0] if left else "", right[0] if right else ""
    if before in _VERBAL or before in _PERSONAL:
        return Form.VERB
    if before in _DETERMINERS or before.endswith("'s"):
        return Form.NOUN
    if (len(own) == 1 and after == "of") or (before in _PLACING and not word.endswith("ing")):
        return Form.NOUN
    if word.endswith("ed") or is_irregular(word) or (word.endswith("ing") and len(own) == 1):
        return Form.VERB
    if after in _DETERMINERS or after in _PERSONAL:
        return Form.VERB
    return Form.NOUN if after in _VERBAL or not after[:1].isalnum() else Form.OPEN


def _is_passive(own: Sequence[str], left: Sequence[str]) -> bool:
    return (own[0].endswith("ed") or is_irregular(own[0])) and not _BE.isdisjoint(left[:_BEFORE])


def _subject(left: Sequence[str]) -> str | None:
    """Return the head of the phrase before a verb; of one with an aside behind it, before the aside."""
    words = list(left)
    if words and words[0] == "," and "," in words[1:]:
        words = words[words.index(",", 1) + 1 :]
    for word in words:
        if word in _PERSONAL and word not in ("who", "which", "whom"):
            return None
        if _is_content(word):
            return _stemmed(word)
    return None


def _phrases(right: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the heads of the phrases after a word, each with the preposition that leads it, None for the object."""
    lead: str | None = None
    head: str | None = None
    for word in (*right, "."):
        if _is_content(word):
            head = word
            continue
        if head is not None:
            yield lead, _stemmed(head)
            lead, head = "and", None
        if word in _PLACING:
            lead = word
        elif word in ".;:" or word in _JOINING:
            lead = "and"
            if word in ".;:":
                return
