"""Decides which word of a clause is its event's own, in which form it stands, and whether it tells a happening.

By part-of-speech tags: the first finite verb that is no relative clause's governs a clause; behind auxiliaries the
participle is the event's own word. Verbs of standing states, bare "be" and "have", ability and advice tell no
happening; "there was" tells one where an event's noun follows. The words are data: `en-events/happenings.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.lexicon import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.tagging import Tagged

Span = tuple[int, int]


class Form(Enum):
    """How a clause's verb stands in time."""

    PAST = auto()  # "met", "was met"
    PERFECT = auto()  # "has met", "could have met"
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
    bare: bool = False  # the verb is "be" or "have" itself
    negated: bool = False  # "did not", "failed to", "no one was"

    @property
    def span(self) -> Span:
        """Return where the word stands."""
        return self.start, self.end


class _Words(NamedTuple):
    states: frozenset[str]
    describing: frozenset[str]  # participles and progressives that tell a state after "be"
    nouns: frozenset[str]  # that are events
    ahead: frozenset[str]  # verbs whose infinitive is what is planned
    opinion: frozenset[str]
    standing: frozenset[str]  # present forms that tell what goes on
    deeds: frozenset[str]
    conveying: frozenset[str]
    account: frozenset[str]
    light: frozenset[str]  # verbs that leave it to a noun what happened
    past: frozenset[str]  # irregular


@cache
def _words() -> _Words:
    table = load_table("rules", "en-events", "happenings.toml")
    states, speech = table["states"], table["speech"]
    return _Words(
        frozenset(states["verbs"]),
        frozenset([*states["participles"], *states["progressives"]]),
        frozenset(table["events"]["nouns"]),
        frozenset(table["events"]["ahead"]),
        frozenset(speech["opinion"]),
        frozenset(table["events"]["standing"]),
        frozenset(speech["deeds"]),
        frozenset(speech["conveying"]),
        frozenset(speech["account"]),
        frozenset(states["light"]),
        frozenset(load_table("rules", "en-events", "verbs.toml")["finite"]["past"]),
    )


_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "am"])
_HAVE = frozenset(["has", "have", "had", "having", "'ve", "’ve"])
_DO = frozenset(["do", "does", "did"])
_ABLE = frozenset(["can", "ca", "cannot", "should", "must", "ought"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
VERBS = frozenset(["VB", "VBN", "VBG", "VBD", "VBP", "VBZ"])
_AFTER_BE = frozenset(["VBN", "VBG", "VBD"])
_OWNED = frozenset(["NN", "NNS", "NNP", "CD", "JJ"])
_WHERE = frozenset(["there", "present", "aboard", "outside", "inside"])
_NOT = frozenset(["not", "n't", "n’t", "never"])
_NOBODY = frozenset(["no", "nobody", "none", "neither", "nor", "nothing"])
_FILLERS = frozenset(["RB", "RP", "POS", '"'])
_NOUNS = frozenset(["NN", "NNS", "NNP", "PRP", "CD"])
_SUBJECTS = frozenset(["X", "NN", "NNS", "NNP", "PRP", "RB", "VBZ", "WDT", "WP"])
_OBJECT = frozenset(["DT", "PRP$", "PRP", "NNS", "NNP"])
OF_A_NOUN = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "CD", "VBN", "VBG", "POS", "PRP$"])
_LONGEST_FILLER = 5  # words between an auxiliary and its verb
_SUBJECT = 3  # words before a verb among which the one who opines stands


def is_event(noun: str) -> bool:
    """Tell whether a noun is an event itself."""
    return noun.lower() in _words().nouns


def is_deed(verb: str) -> bool:
    """Tell whether saying so is an event itself: announcing, admitting, ruling."""
    return verb.lower() in _words().deeds


def is_account(verb: str) -> bool:
    """Tell whether a verb gives an account of a period: reporting, posting, announcing its figures."""
    return verb.lower() in _words().account


def conveys(verb: str) -> bool:
    """Tell whether a verb only passes on what is said."""
    return verb.lower() in _words().conveying


def find_predicate(tagged: Tagged, start: int, end: int, *, reduced: bool = False) -> Predicate | None:
    """Return the predicate of the clause between two places of the text, None where it has no verb.

    `reduced`: the clause may have a participle for its verb (", built in 1967,").
    """
    return _Clause(tagged, bisect_left(tagged.starts, start), bisect_left(tagged.starts, end)).predicate(reduced)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of a clause: positions in the article's words, end exclusive."""

    tagged: Tagged
    first: int
    last: int

    def predicate(self, reduced: bool) -> Predicate | None:
        verb = next(self._finite(), None)
        if verb is None:
            if (plan := next(filter(self._planned, range(self.first, self.last)), None)) is not None:
                return self._made(plan, Form.AHEAD, happens=True)  # "plans to meet": the noun is all that it has
            verb = self._participle(reduced)
            stative = _words().describing if reduced else _words().states
            return None if verb is None else self._made(verb, Form.PAST, self._word(verb) not in stative)
        chain = self._chain(verb)
        if planned := self._planned(chain[-1]):
            return planned
        if len(chain) == 1 and self._is_auxiliary(verb):
            return self._planned(self._after_adverbs(verb)) or self._with_noun(verb)
        form, happens = self._form(chain), self._happens(chain)
        if (
            not happens
            and len(chain) == 1
            and form is Form.PAST
            and (noun := self._event_of(verb, chain[-1])) is not None
        ):
            return self._made(noun, form, happens=True)
        if form is Form.PRESENT and self._word(chain[-1]) in _words().standing:
            return self._made(chain[-1], Form.PROGRESSIVE, happens=True)
        bare = self._word(chain[-1]) in _BE
        found = self._made(chain[-1], form, happens, bare=bare)
        return replace(found, negated=True) if self._is_negated(chain) else found

    def _is_negated(self, chain: list[int]) -> bool:
        """Tell whether "not" or "never" stands in a verb group, "failed to" leads it or its subject is nobody."""
        between = (self._word(at) for at in range(max(self.first, chain[0] - 1), chain[-1]))
        if any(word in _NOT for word in between):
            return self._word(min(chain[0] + 2, self.last - 1)) != "only"
        failed = self._word(chain[-1]) == "failed" and self._tag_after(chain[-1]) == "TO"
        return failed or (self.first < chain[0] and self._word(self._opening()) in _NOBODY)

    def _opening(self) -> int:
        """Return the first word of the clause that is no quotation mark."""
        at = self.first
        while at < self.last - 1 and self.tagged.tags[at] in ('"', "CC"):
            at += 1
        return at

    def _tag_after(self, at: int) -> str:
        return self.tagged.tags[at + 1] if at + 1 < self.last else "."

    def _event_of(self, verb: int, head: int) -> int | None:
        """Return the event's noun where the verb leaves it to its subject or object what happened."""
        if self._word(head) in _words().light and (noun := self._noun_after(head)) is not None:
            return noun
        subject = None
        for at in range(self.first, verb):
            if self.tagged.tags[at] in ("IN", ",", "TO"):
                if subject is not None:
                    break
            elif self.tagged.tags[at] in ("NN", "NNS"):
                subject = at
        return subject if subject is not None and self._word(subject) in _words().nouns else None

    def _word(self, at: int) -> str:
        return self.tagged.words[at].lower()

    def _made(self, at: int, form: Form, happens: bool, *, bare: bool = False) -> Predicate:
        return Predicate(self.tagged.starts[at], self.tagged.ends[at], form, happens, bare)

    def _is_auxiliary(self, at: int) -> bool:
        word = self._word(at)
        return self.tagged.tags[at] == "MD" or word in _BE or word in _HAVE or word in _DO

    def _finite(self) -> Iterator[int]:
        """Yield the finite verbs, the surest first: those of relative clauses amid the clause come last."""
        pending = False  # a relative pronoun waits for its verb
        present: list[int] = []
        participles: list[int] = []
        relative: list[int] = []
        chained = -1
        for at in range(self.first, self.last):
            if at <= chained:
                continue
            pending = pending or (at > self.first and self.tagged.tags[at] in ("WDT", "WP"))
            if not self._is_finite(at):
                if self._may_be_finite(at):
                    participles.append(at)
                continue
            chained = self._chain(at)[-1]
            if pending:
                pending = False
                relative.append(at)
            elif not (self._is_auxiliary(at) or self._looks_past(at)):
                present.append(at)
            else:
                yield at
        yield from (*present, *participles, *relative)

    def _may_be_finite(self, at: int) -> bool:
        """Tell whether a participle may be the clause's verb, tagged so by mistake: after its subject, no state."""
        after = at > self.first and self.tagged.tags[at - 1] in (*_NOUNS, ",", ")")
        return self.tagged.tags[at] == "VBN" and after and self._word(at) not in _words().describing

    def _looks_past(self, at: int) -> bool:
        word = self._word(at)
        return word.endswith("ed") or word in _words().past

    def _is_finite(self, at: int) -> bool:
        """Tell whether a word is a finite verb, by its tag; by its form and neighbours where the tagger may err."""
        tag, word = self.tagged.tags[at], self.tagged.words[at]
        following = self.tagged.tags[at + 1] if at + 1 < self.last else "."
        if tag in ("VBZ", "VBP"):
            possessive = (
                word in ("'s", "’s")
                and following in _OWNED
                and self.tagged.tags[at - 1] in _NOUNS
                and self.tagged.tags[at - 1] != "PRP"
            )
            return not possessive and (self._is_auxiliary(at) or following not in ("VBN", "VBD", "MD"))
        if tag in _FINITE:
            return True
        if at == self.first or self.tagged.tags[at - 1] not in _SUBJECTS or not word.islower():
            return False
        if word in _words().ahead and following == "TO":
            return True
        if tag == "VBN" and (self.tagged.tags[self._before(at)] == "PRP" or self._opens_with_name(at)):
            return True
        if tag == "VBN":  # a participle after its noun has no object: "a statement made on Monday"
            return following in _OBJECT and word not in _words().describing
        return tag != "VBG" and (word in _words().past or word.endswith("ed"))

    def _opens_with_name(self, at: int) -> bool:
        """Tell whether only a name stands before a word in the clause."""
        return at - self.first <= _SUBJECT and all(tag in ("NNP", "PRP") for tag in self.tagged.tags[self.first : at])

    def _before(self, at: int) -> int:
        """Return the word before a verb, adverbs left out."""
        at -= 1
        while at > self.first and self.tagged.tags[at] == "RB":
            at -= 1
        return at

    def _participle(self, reduced: bool) -> int | None:
        """Return a participle that stands for the verb: tagged so by mistake after its subject, or of an aside."""
        for at in range(self.first, self.last):
            if self.tagged.tags[at] != "VBN":
                continue
            if reduced or (at > self.first and self.tagged.tags[at - 1] in _NOUNS):
                return at
        return None

    def _chain(self, verb: int) -> list[int]:
        """Return the verb group from its first word: auxiliaries and at last the verb itself."""
        chain = [verb]
        while self._is_auxiliary(chain[-1]):
            at = chain[-1] + 1
            while at < self.last and at - chain[-1] <= _LONGEST_FILLER and self._is_filler(at):
                at += 1
            if at < self.last and self.tagged.tags[at] == "TO" and self._word(chain[-1]) not in _DO:
                at += 1
            allowed = _AFTER_BE if self._word(chain[-1]) in _BE and self.tagged.tags[at - 1] != "TO" else VERBS
            if at >= self.last or self.tagged.tags[at] not in allowed:
                break
            chain.append(at)
        return chain

    def _is_filler(self, at: int) -> bool:
        return self.tagged.tags[at] in _FILLERS or self.tagged.words[at] == "since"

    def _planned(self, verb: int) -> Predicate | None:
        """Return what is planned where a verb only plans it ("agreed to |meet|")."""
        at = verb + 1
        if self._word(verb) not in _words().ahead or at >= self.last or self.tagged.tags[at] != "TO":
            return None
        infinitive = at + 1
        if infinitive >= self.last or self.tagged.tags[infinitive] not in VERBS:
            return None
        inner = self._chain(infinitive)
        return self._made(inner[-1], Form.AHEAD, self._word(inner[-1]) not in _words().states)

    def _form(self, chain: list[int]) -> Form:
        first, tag = self._word(chain[0]), self.tagged.tags[chain[0]]
        if tag == "MD":
            perfect = len(chain) > 2 and self._word(chain[1]) == "have"
            could_not = first == "could" and self._word(min(chain[0] + 1, self.last - 1)) in _NOT
            return Form.PERFECT if perfect else Form.PAST if could_not else Form.AHEAD
        if len(chain) > 1 and self.tagged.tags[chain[1] - 1] == "TO":
            return Form.PAST if first == "had" else Form.AHEAD if first in _BE else Form.PRESENT
        if len(chain) > 1 and first in _HAVE:
            return Form.PLUPERFECT if first == "had" else Form.PERFECT
        if tag not in ("VBZ", "VBP") or (len(chain) == 1 and self._looks_past(chain[0])):
            return Form.PAST
        goes_on = first in _BE and self.tagged.tags[chain[-1]] == "VBG"
        return Form.PROGRESSIVE if goes_on else Form.PRESENT

    def _happens(self, chain: list[int]) -> bool:
        head, form = self._word(chain[-1]), self._form(chain)
        passive = len(chain) > 1 and self._word(chain[-2]) in _BE
        if self._word(chain[0]) in _ABLE or form is Form.PRESENT:
            return False
        if self._word(chain[0]) == "would" and form is Form.PERFECT:
            return False
        if head == "used" and chain[-1] + 1 < self.last and self.tagged.tags[chain[-1] + 1] == "TO":
            return False
        if passive:
            return head not in _words().describing
        return head not in _words().states and head not in _BE and head not in _HAVE

    def _with_noun(self, verb: int) -> Predicate:
        """Return the event's noun that "there was" or "had" leads up to, else the bare verb, which tells nothing."""
        form = Form.PAST if self.tagged.tags[verb] == "VBD" else Form.PRESENT
        there = verb > self.first and self.tagged.tags[self._before(verb)] == "EX"
        if self._word(verb) == "did" and verb + 1 < self.last and self.tagged.tags[verb + 1] in ("DT", "JJ", "NN"):
            return self._made(verb, form, happens=True)
        noun = self._noun_after(verb) if there or self._word(verb) == "had" else None
        if noun is None and form is Form.PAST and self._is_presence(verb):
            return self._made(verb, form, happens=True, bare=True)
        if noun is None and self._begins(verb):
            return self._made(verb, Form.PROGRESSIVE, happens=True, bare=True)
        if noun is None and form is Form.PAST and (noun := self._event_of(verb, verb)) is not None:
            return self._made(noun, form, happens=True)
        if noun is None:
            return self._made(verb, form, happens=False, bare=True)
        found = self._made(noun, form, happens=form is Form.PAST)
        return replace(found, negated=any(self._word(at) == "no" for at in range(verb, noun)))

    def _is_presence(self, verb: int) -> bool:
        """Tell whether "was" says where somebody was: "was |there| to help", "were |aboard| the ferry"."""
        following = self._after_adverbs(verb) if self._word(verb) in _BE else self.last
        return following < self.last and self._word(following) in _WHERE

    def _begins(self, verb: int) -> bool:
        """Tell whether "has" says what is new: "has |a new screen|"."""
        words = [self._word(at) for at in range(verb + 1, min(verb + 3, self.last))]
        return self._word(verb) in ("has", "have") and words[-1:] == ["new"] and words[0] in ("a", "an", "its", "their")

    def _after_adverbs(self, verb: int) -> int:
        at = verb + 1
        while at < self.last - 1 and self.tagged.tags[at] == "RB" and self._word(at) not in _words().ahead:
            at += 1
        return min(at, self.last - 1)

    def _noun_after(self, verb: int) -> int | None:
        at = verb + 1
        while at < self.last and self.tagged.tags[at] in OF_A_NOUN:
            if self.tagged.tags[at] in ("VBG", "VBN") and self.tagged.tags[at - 1] in ("NN", "NNS"):
                break  # "had difficulties |getting| in"
            at += 1
        return at - 1 if at - 1 > verb and self._word(at - 1) in _words().nouns else None


def is_opinion(tagged: Tagged, start: int, verb: int) -> bool:
    """Tell whether a clause up to its verb advises or opines instead of telling ("we should", "I think")."""
    first, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, verb)
    words = [tagged.words[at].lower() for at in range(max(first, last - _SUBJECT), last)]
    return any(word in _words().opinion for word in words)
