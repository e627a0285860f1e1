"""Which words are one word: forms cut down to stems, and stems of one kind of event ("quake", "tremor") put together.

The stems are crude on purpose (endings cut off, and a table of irregular verbs): they only have to agree with each
other. "Acquisition" agrees with "bought" through `resources/rules/en-events/kinds.toml`: which words tell which event.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from timeline_app.link.peoples import words_of_countries
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_EMPTY = """
a about after again against ahead all also although an and any are as at be because been before being between
both but by can could did do does down during each few first for from further had has have having he her here
him his how if in including into is it its itself just last later made make many may might more most much must
new next no nor not of off on once one only or other others our out over own part parts part place said same say
says she should since so some such take taken takes than that the their them then there these they this those
through time to today told too took two under until up upon very was way we week month year were what when where
which while who whose why will with would you your monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december yesterday tomorrow mr mrs ms
dr reported reportedly announced according stated added
"""
_STOP = frozenset(_EMPTY.split())  # words that tell no event from another
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ies", "ied", "ment", "ed", "es", "ly", "s", "e")
SAYING = "saying"  # the kind of words that only say who says so
UNKNOWN = "="  # before a stem that tells no kind of event that is known
BEFORE, AFTER = "before", "after"  # where that stands of which a verb is said that says little by itself
_SHORTEST = 3  # letters that are left of a word
_KEPT, _LONGEST = 1 << 17, 40  # chunks that are remembered, and their characters


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of what stands between white space, each chunk looked at once: most stand in many texts."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple([stemmed for word in _WORD.findall(chunk) if (stemmed := _stem_said(word))])
        if len(chunk) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[chunk] = found
        return found


_STEMS = _Stems()


def words_of(text: str) -> list[str]:
    """Return the words that say something, lower case, without names of days and months."""
    return list(filter(None, map(_said, _WORD.findall(text))))


def stems_of(text: str) -> list[str]:
    """Return the stems of the words that say something."""
    return list(chain.from_iterable(map(_STEMS.__getitem__, text.split())))


def all_words(text: str) -> list[str]:
    """Return every word, lower case."""
    return [_lower(word) for word in _WORD.findall(text)]


@lru_cache(1 << 16)
def _said(word: str) -> str:
    """Return a word in lower case; empty where it says nothing."""
    low = _lower(word)
    return "" if len(low) < _SHORTEST or low in _STOP else low


@lru_cache(1 << 16)
def _stem_said(word: str) -> str:
    """Return a word's stem; empty where it says nothing."""
    return stem(said) if (said := _said(word)) else ""


def _lower(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s")


@cache
def stem(word: str) -> str:
    """Cut a lower-case word down so that its forms agree: "meetings", "meeting" and "met" are "meet".

    A people's word is its country's: British warships are Britain's.
    """
    word = _irregular().get(word) or words_of_countries().get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            base = word.removesuffix(ending)
            return base[:-1] if len(base) > _SHORTEST and base[-1] == base[-2] and base[-1] not in "aeiouls" else base
    return word


def is_irregular(word: str) -> bool:
    """Tell whether a lower-case word is an irregular form: "met", "fell"."""
    return word in _irregular()


@cache
def kinds_of(stemmed: str) -> frozenset[str]:
    """Return the kinds of event that a stem may tell; the stem itself where no kind is known."""
    return _kinds().get(stemmed, frozenset((f"{UNKNOWN}{stemmed}",)))


def tells_a_kind(stemmed: str) -> bool:
    """Tell whether a stem is known to tell a kind of event by itself, and not only that something is said."""
    return bool(_kinds().get(stemmed, frozenset()) - {SAYING}) and stemmed not in _supporting()


def takes_particles(stemmed: str) -> bool:
    """Tell whether a particle after it may make a stem's event another."""
    return stemmed in _phrasal()


def kinds_told(
    stems: Iterable[str], particles: Sequence[str], before: Iterable[str], after: Iterable[str]
) -> frozenset[str]:
    """Return the kinds of event that an event's own words tell, together with what stands by them.

    Of a verb that says little by itself it is that of which it is said ("held a meeting", "the collision took place"),
    or one of the `particles` after it that makes it another ("went down", "took passengers off"). `before` and `after`
    are stems, the nearest first.
    """
    return frozenset().union(*(_kinds_told(stemmed, particles, before, after) for stemmed in stems))


def _kinds_told(stemmed: str, particles: Sequence[str], before: Iterable[str], after: Iterable[str]) -> frozenset[str]:
    told = None
    if particles and stemmed in _phrasal():
        phrases = (_phrases().get(f"{stemmed} {particle}") for particle in particles)
        told = next(filter(None, phrases), None)
    told = told or _supporting().get(stemmed)
    if told is None:
        return kinds_of(stemmed)
    if told not in (BEFORE, AFTER):
        return frozenset((told,))
    near = before if told == BEFORE else (*after, *before)
    return next((_kinds()[word] for word in near if tells_a_kind(word)), kinds_of(stemmed))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    path = resource("rules", "en-events", "kinds.toml")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in _table()["irregular"].items() for form in forms}


@cache
def _supporting() -> dict[str, str]:
    return {stem(verb): side for side in (BEFORE, AFTER) for verb in _table()["support"][side]}


@cache
def _phrases() -> dict[str, str]:
    phrases = {phrase: kind for kind, told in _table()["phrases"].items() for phrase in told}
    return {
        f"{stem(verb)} {particle}": kind
        for (verb, _, particle), kind in ((p.partition(" "), k) for p, k in phrases.items())
    }


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _phrases())


@cache
def _kinds() -> dict[str, frozenset[str]]:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for kind, words in _table()["kinds"].items():
        for word in words:
            told[stem(word)].add(kind)
    return {word: frozenset(kinds) for word, kinds in told.items()}
