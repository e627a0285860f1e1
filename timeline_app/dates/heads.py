"""Decides with which words a rule's matches can begin, so that the tagger tries only the rules that may fit a place.

A head is the first run of letters or figures of a match, in lower case and with "0" for every digit; after it may come
tails: what parts it from the second run, and that. Both may be shorter than what is written, never longer or other: one
too many costs time, one too few would lose matches. `DONE` after a tail says that its run is whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from timeline_app.dates.pattern_syntax import DIGIT, GAP, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.dates.pattern_syntax import Item, Sequence

Rest: TypeAlias = "tuple[Any, Any] | None"  # the items still to come: the first, and those after it

DONE = "\0"
_WORD_ENDS: Item = ("end", "")
_APOSTROPHES = "'’‘`´"  # each is a run of its own where figures follow
_LONG = 8  # figures: a longer run is as good as any that begins like it
_MANY = 1200  # tails: where there are more, anything may follow
_MOST_PARTING = 6  # characters between two runs that are told apart


@dataclass(slots=True)
class Heads:
    """How the matches of a pattern can begin."""

    whole: dict[str, list[Rest]] = field(default_factory=dict)  # a run that is over -> what can come after it
    open: set[str] = field(default_factory=set)  # the beginnings of runs after which anything can come
    signs: bool = False  # it can also begin with something else, with which no word begins
    unended: set[str] = field(default_factory=set)  # runs that the pattern ends with, and what follows it could go on


class Openings:
    """Finds the heads and tails of patterns with words of a vocabulary in them."""

    def __init__(self, word: Callable[[str], str]) -> None:
        """Read the pattern of a word of the vocabulary by `word(name)`."""
        self._word = word
        self._words: dict[str, Heads] = {}
        self._sequences: dict[str, Sequence] = {}
        self._tails: dict[int, tuple[Rest, frozenset[str]]] = {}  # by identity, and with what holds it

    def heads(self, pattern: str) -> Heads:
        """Return the heads of a pattern; raise ValueError where a parenthesis is wrong."""
        found = Heads()
        self._begin(_onto((*parsed(pattern), _WORD_ENDS), None), "", found)
        return found

    def endings(self, pattern: str, *, whole: bool) -> tuple[str, ...]:
        """Return what can end a match of a pattern, as tails of it read backwards; `whole` if a word begins it."""
        found: set[str] = set()
        backwards = (*self._backwards(parsed(pattern)), *((_WORD_ENDS,) if whole else ()))
        self._follow(_onto(backwards, None), "", "", found)
        return ("",) if "" in found or len(found) > _MANY else tuple(found)

    def _backwards(self, sequence: Sequence) -> Sequence:
        return tuple(turned for item in reversed(sequence) for turned in self._turned(item))

    def _turned(self, item: Item) -> Sequence:
        if item[0] == "slot":
            return self._backwards(self._sequence(item[1]))
        if item[0] == "either":
            return (("either", tuple(self._backwards(branch) for branch in item[1])),)
        return (("repeat", self._backwards(item[1]), *item[2:]),) if item[0] == "repeat" else (item,)

    def tails(self, rest: Rest) -> frozenset[str]:
        """Return how what comes after a head can begin."""
        known = self._tails.get(id(rest))
        if known is None:
            found: set[str] = set()
            self._follow(rest, "", "", found)
            known = self._tails[id(rest)] = rest, frozenset(found if len(found) <= _MANY else {""})
        return known[1]

    def _sequence(self, name: str) -> Sequence:
        if name not in self._sequences:
            self._sequences[name] = parsed(self._word(name))
        return self._sequences[name]

    def _heads_of_word(self, name: str) -> Heads:
        if name not in self._words:
            found = self._words[name] = Heads()
            self._begin(_onto(self._sequence(name), None), "", found)
        return self._words[name]

    def _begin(self, rest: Rest, run: str, found: Heads) -> None:
        """Add the heads of what is still to come after the part `run` of the first run."""
        if rest is None:
            found.unended.add(run)
            return
        item, after = rest
        kind = item[0]
        if kind == "char":
            for char in item[1]:
                self._begin_char(char, rest, after, run, found)
        elif kind == "slot" and not run:
            self._begin_word(item[1], after, found)
        elif kind == "any":
            found.open.add(run)
        elif kind == "end":
            if run and (not item[1] or run[-1] != DIGIT):
                found.whole.setdefault(run, []).append(after)
            else:
                self._begin(after, run, found)
        else:
            for further in self._unfolded(item, after):
                self._begin(further, run, found)

    def _begin_char(self, char: str, rest: Rest, after: Rest, run: str, found: Heads) -> None:
        if run and not _goes_on(run, char):
            conts = found.whole.setdefault(run, [])
            if rest not in conts:
                conts.append(rest)
        elif len(run) == _LONG and char == DIGIT:
            found.open.add(run)
        elif char.isalnum():
            self._begin(after, run + char, found)
        elif char in _APOSTROPHES:
            found.whole.setdefault(char, []).append(after)
        else:
            found.signs = True

    def _begin_word(self, name: str, after: Rest, found: Heads) -> None:
        heads = self._heads_of_word(name)
        found.open |= heads.open
        for run, conts in heads.whole.items():
            found.whole.setdefault(run, []).extend(_joined(cont, after) for cont in conts)
        for run in heads.unended:
            if after is None:
                found.unended.add(run)
            elif not run or self._may_go_on(run, after):
                self._begin(after, run, found)
            else:
                found.whole.setdefault(run, []).append(after)

    def _may_go_on(self, run: str, rest: Rest) -> bool:
        """Tell whether what is to come may begin with more of the run."""
        if rest is None:
            return True
        item, after = rest
        if item[0] == "char":
            return any(_goes_on(run, char) for char in item[1])
        if item[0] == "end":
            return bool(item[1]) and run[-1] == DIGIT and self._may_go_on(run, after)
        return item[0] == "any" or any(self._may_go_on(run, further) for further in self._unfolded(item, after))

    def _unfolded(self, item: Any, after: Rest) -> list[Rest]:
        """Return what an item of items can stand for, each with what comes after it."""
        if item[0] == "slot":
            return [_onto(self._sequence(item[1]), after)]
        if item[0] == "either":
            return [_onto(branch, after) for branch in item[1]]
        _, sequence, least, most = item
        if most == 0:
            return [after]
        once = _onto(sequence, (("repeat", sequence, max(0, least - 1), most - 1), after) if most > 1 else after)
        return [once] if least else [once, after]

    def _follow(self, rest: Rest, parting: str, run: str, found: set[str]) -> None:
        """Add the tails of what is to come after the parts of a tail; they are of no use where there are too many."""
        if len(found) > _MANY:
            return
        if rest is None:
            found.add(parting + run)
            return
        item, after = rest
        kind = item[0]
        if kind == "char":
            for char in item[1]:
                self._follow_char(char, after, parting, run, found)
        elif kind == "any" or len(parting) > _MOST_PARTING:
            found.add(parting + run)
        elif kind == "slot" and not run:
            self._follow_word(item[1], after, parting, found)
        elif kind == "end":
            if run and (not item[1] or run[-1] != DIGIT):
                found.add(parting + run + DONE)
            else:
                self._follow(after, parting, run, found)
        else:
            for further in self._unfolded(item, after):
                self._follow(further, parting, run, found)

    def _follow_char(self, char: str, after: Rest, parting: str, run: str, found: set[str]) -> None:
        if run and not _goes_on(run, char):
            found.add(parting + run + DONE)
        elif char.isalnum():
            if len(run) == _LONG and char == DIGIT:
                found.add(parting + run)
            else:
                self._follow(after, parting, run + char, found)
        else:
            self._follow(after, parting if char == GAP and parting.endswith(GAP) else parting + char, "", found)

    def _follow_word(self, name: str, after: Rest, parting: str, found: set[str]) -> None:
        heads = self._heads_of_word(name)
        if heads.signs or any(run in heads.whole for run in _APOSTROPHES) or "" in heads.unended:
            self._follow(_onto(self._sequence(name), after), parting, "", found)
            return
        found |= {parting + run for run in heads.open}
        found |= {parting + run + DONE for run in heads.whole}
        for run in heads.unended:
            found.add(parting + run + ("" if self._may_go_on(run, after) else DONE))


_NEXT = re.compile(r"([\W_]{0,64})([^\W\d_]{1,24}|\d{1,9})?")  # what parts a word from the next, and that
_SPACES = re.compile(r"\s+")
_LONGEST = 24  # letters of a run that tells which rules may begin with it
_FIGURES = 9
_BEFORE = 40  # code points that a beginning read backwards may take


def tail_at(text: str, at: int = 0) -> str:
    """Write what stands at a place as tails are written."""
    found = _NEXT.match(text, at)
    assert found is not None  # it may be empty
    parting, run = found.groups()
    if parting != GAP and (len(parting) > 1 or parting.isspace()):
        parting = _SPACES.sub(GAP, parting)
    return parting + run_of(run) + DONE if run else parting


def tail_before(text: str, at: int) -> str:
    """Write what stands before a place, read backwards, as tails are written."""
    return tail_at(text[max(0, at - _BEFORE) : at][::-1])


def run_of(word: str) -> str:
    """Write a run of letters or figures as heads and tails are written."""
    return DIGIT * min(len(word), _FIGURES) if word[0].isdecimal() else word[:_LONGEST].lower()


@lru_cache(maxsize=4096)
def _goes_on(run: str, char: str) -> bool:
    """Tell whether a character belongs to the run before it."""
    return char.isalnum() and (char == DIGIT) == (run[-1] == DIGIT) and run not in _APOSTROPHES


def _onto(sequence: Sequence, rest: Rest) -> Rest:
    for item in reversed(sequence):
        rest = item, rest
    return rest


def _joined(cont: Rest, after: Rest) -> Rest:
    """Return what is to come within a word of the vocabulary, and then after it."""
    return after if cont is None else (cont[0], _joined(cont[1], after))
