"""Decides which word of a clause is its event's own, in which form it stands, and whether it tells a happening.

The first finite verb governs a clause; behind auxiliaries its participle is the event's own word. Verbs of standing
states, bare "be" and "have", ability and advice tell no happening; "there was" tells one where an event's noun follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from timeline_app.extract.cues import find_verb
from timeline_app.extract.lexicon import any_of, load_table

Span = tuple[int, int]


class Form(Enum):
    """How a clause's verb stands in time."""

    PAST = auto()  # "met", "was met"
    PERFECT = auto()  # "has met"
    PLUPERFECT = auto()  # "had met"
    PRESENT = auto()  # "meets"
    PROGRESSIVE = auto()  # "is meeting"
    AHEAD = auto()  # "will meet", "may meet", "is to meet"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The event's own word in a clause (a span of the text), and what its verb says of it."""

    start: int
    end: int
    form: Form
    happens: bool  # it tells that something happened, happens or is to happen

    @property
    def span(self) -> Span:
        """Return where the word stands."""
        return self.start, self.end


class _Words(NamedTuple):
    states: frozenset[str]
    describing: frozenset[str]  # participles and progressives that tell a state after "be"
    chain: re.Pattern[str]  # auxiliaries, negation and adverbs; then group "head"
    participles: frozenset[str]
    noun: re.Pattern[str]  # an event's noun within a short phrase
    opinion: re.Pattern[str]
    deeds: frozenset[str]
    ahead: re.Pattern[str]  # "plans to meet": group "word" is what is planned


@cache
def _words() -> _Words:
    table = load_table("rules", "en-events", "happenings.toml")
    verbs = load_table("rules", "en-events", "verbs.toml")["finite"]
    auxiliaries = any_of([*verbs["auxiliaries"], "been", "be", "being", "having", "ca n't", "n't", "n’t", "not"])
    adverbs = rf"(?!early\b|family\b|daily\b)[a-z]+ly|{any_of(table['chains']['adverbs'])}"
    return _Words(
        frozenset(table["states"]["verbs"]),
        frozenset([*table["states"]["participles"], *table["states"]["progressives"]]),
        re.compile(rf"(?P<chain>(?:(?:{auxiliaries}|{adverbs})\s+)+)(?P<head>[A-Za-z][\w’'-]*)"),
        frozenset(verbs["participles"]),
        re.compile(
            rf"(?:\s+[\w’'-]+){{0,5}}?\s+(?P<noun>{any_of(table['events']['nouns'])})\b(?!\s+(?:to|of\s+(?:opinion|mind))\b)"
        ),
        re.compile(rf"(?<![\w’'])(?:{any_of(table['speech']['opinion'])})(?![\w])"),
        frozenset(table["speech"]["deeds"]),
        re.compile(rf"(?:{any_of(table['chains']['ahead'])})\s+to\s+(?:be\s+)?(?P<word>[a-z]+)"),
    )


def is_deed(verb: str) -> bool:
    """Tell whether saying so is an event itself: announcing, admitting, ruling."""
    return verb.lower() in _words().deeds


def is_opinion(text: str, start: int, end: int) -> bool:
    """Tell whether a clause up to its verb's end advises, allows or opines instead of telling."""
    return _words().opinion.search(text, start, end) is not None


def find_predicate(text: str, start: int, end: int) -> Predicate | None:
    """Return the predicate of the clause text[start:end], None where it has no verb."""
    verb = find_verb(text, start, end)
    if verb is None:
        return None
    if verb.group("auxiliary") is None:
        return _planned(text, verb.start(), end) or _of_verb(verb)
    chain = _words().chain.match(text, verb.start(), end)
    if chain is None:
        return Predicate(*verb.span(), _form(verb.group(), "", ""), happens=False)
    words = chain.group("chain").split()
    head = chain.group("head")
    if planned := _planned(text, chain.start("head"), end):
        return planned
    form = _form(words[0], head, " ".join(words[1:]))
    if _is_bare(words, head):
        return _with_noun(text, verb, end, form)
    return Predicate(*chain.span("head"), form, happens=_happens(words, head))


def _planned(text: str, start: int, end: int) -> Predicate | None:
    """Return what is planned where the verb at `start` only plans it ("agreed to |meet|")."""
    found = _words().ahead.match(text, start, end)
    if found is None:
        return None
    return Predicate(*found.span("word"), Form.AHEAD, happens=found.group("word") not in _words().states)


def _of_verb(verb: re.Match[str]) -> Predicate:
    word = verb.group("word")
    past = word.endswith("ed") or word in _past()
    return Predicate(
        *verb.span("word"), Form.PAST if past else Form.PRESENT, happens=past and word not in _words().states
    )


@cache
def _past() -> frozenset[str]:
    return frozenset(load_table("rules", "en-events", "verbs.toml")["finite"]["past"])


_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"])
_HAVE = frozenset(["has", "have", "had", "hasn't", "haven't", "hadn't", "having"])
_DO = frozenset(["do", "does", "did", "don't", "doesn't", "didn't"])
_PAST_BE = frozenset(["was", "were", "wasn't", "weren't", "did", "didn't"])
_ABLE = frozenset(["can", "can't", "cannot", "should", "must"])


def _form(first: str, head: str, between: str) -> Form:
    if first in _HAVE and (between.endswith("to") or head == "to"):
        return Form.PRESENT
    if first in _HAVE:
        return Form.PLUPERFECT if first.startswith("had") else Form.PERFECT
    if first in _PAST_BE:
        return Form.PAST
    if first in _BE:
        return Form.AHEAD if between.endswith("to") else Form.PROGRESSIVE if head.endswith("ing") else Form.PRESENT
    return Form.PRESENT if first in _DO else Form.AHEAD


def _is_bare(words: list[str], head: str) -> bool:
    """Tell whether "be" or "have" is itself the verb: no participle follows."""
    last = next((w for w in reversed(words) if w in _BE or w in _HAVE or w in _DO), "")
    if not last or last in _DO or words[-1] == "to":
        return False
    return not (head.endswith(("ed", "ing")) or head in _words().participles or head in _past())


def _happens(words: list[str], head: str) -> bool:
    if words[0] in _ABLE or head in _words().states:
        return False
    passive = any(word in _BE for word in words)
    if words[0] in ("is", "are") and words[-1] != "to" and not head.endswith("ing"):
        return False  # "is sold", "are used": how things are
    return not (passive and head in _words().describing)


def _with_noun(text: str, verb: re.Match[str], end: int, form: Form) -> Predicate:
    """Return the event's noun that "there was" or "had" leads up to, else the bare verb, which tells nothing."""
    there = re.search(r"\b[Tt]here\s+(?:[\w’']+\s+){0,3}$", text[max(0, verb.start() - 24) : verb.start()]) is not None
    had = verb.group() in ("had", "has", "have")
    phrase = re.compile(r"[^,.;:]*").match(text, verb.end(), end)
    noun = _words().noun.match(text, verb.end(), phrase.end() if phrase else end) if there or had else None
    if noun is None:
        return Predicate(*verb.span(), form, happens=False)
    happened = form is not Form.PRESENT and not (had and verb.group() != "had")
    return Predicate(*noun.span("noun"), Form.PAST if verb.group() == "had" else form, happens=happened)
