"""Decides which word of a clause is its event's own, in which form it stands, and whether it tells a happening.

By part-of-speech tags: the first finite verb that is no relative clause's governs a clause; behind auxiliaries the
participle is the event's own word. Verbs of standing states, bare "be" and "have", ability and advice tell no
happening; "there was" tells one where an event's noun follows. The words are data: `en-events/happenings.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.extract.complements import Complements
from timeline_app.extract.happenings import words
from timeline_app.extract.verb_groups import BE, HAVE, VERBS

if TYPE_CHECKING:
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


class Predicate(NamedTuple):
    """The event's own word in a clause (a span of the text), and what its verb says of it."""

    start: int
    end: int
    form: Form
    happens: bool  # it tells that something happened, happens or is to happen
    bare: bool = False  # the verb is "be" or "have" itself
    negated: bool = False  # "did not", "failed to", "no one was"
    stands: bool = False  # it tells no happening but how something that is named or definite is at present

    @property
    def span(self) -> Span:
        """Return where the word stands."""
        return self.start, self.end


_ABLE = frozenset(["can", "ca", "cannot", "should", "must", "ought"])
_WHERE = frozenset(["there", "present", "aboard", "outside", "inside"])
_FARED = frozenset(["safe", "dead", "alive", "missing", "unhurt", "unharmed", "homeless"])
_FAR = frozenset(["miles", "mile", "kilometers", "kilometres", "km", "yards", "metres", "meters", "feet"])
_HELD = frozenset([("on", "board"), ("in", "tow"), ("in", "custody")])
_NOT = frozenset(["not", "n't", "n’t", "never"])
_NOBODY = frozenset(["no", "nobody", "none", "neither", "nor", "nothing"])
_SUBJECT = 3  # words before a verb among which the one who opines stands


def find_predicate(tagged: Tagged, start: int, end: int, *, reduced: bool = False) -> Predicate | None:
    """Return the predicate of the clause between two places of the text, None where it has no verb.

    `reduced`: the clause may have a participle for its verb (", built in 1967,").
    """
    return _predicate(tagged, bisect_left(tagged.starts, start), bisect_left(tagged.starts, end), reduced)


@lru_cache(maxsize=1 << 6)  # what dates a clause, what it reports and its label each ask for its predicate
def _predicate(tagged: Tagged, first: int, last: int, reduced: bool) -> Predicate | None:
    return _Clause(tagged, first, last).predicate(reduced)


class _Clause(Complements):
    """A clause whose predicate is asked for."""

    __slots__ = ()

    def predicate(self, reduced: bool) -> Predicate | None:
        groups = self._finite()
        group = next(groups, None)
        if group is None:
            plans = range(self.first, self.last) if "TO" in self.tags[self.first : self.last] else ()
            if (plan := next(filter(self._planned, plans), None)) is not None:
                return self._made(plan, Form.AHEAD, happens=True)  # "plans to meet": the noun is all that it has
            verb = self._participle(reduced)
            stative = self.known.describing if reduced else self.known.states
            form = Form.PLUPERFECT if self.lows[self.first] == "having" else Form.PAST
            if verb is None:
                return None
            names = self.lows[verb] in stative and not (self.lows[verb] == "called" and self._tag_after(verb) == "IN")
            return self._made(verb, form, not names)
        if self._is_parenthesis(group[0]):  # "Later, he said, he |saw| it"
            group = next(groups, group)
        found = self._of(self._lying(group))
        if found.bare:  # "the 80 whom she |took| are safe": the clause within tells it
            others = map(self._of, groups)
            inner = next((told for told in others if told.happens and not told.bare), None)
            return inner or (found if found.happens else self._participle_by() or found)
        return found

    def _is_parenthesis(self, verb: int) -> bool:
        """Tell whether a verb only says in passing who says so: ", he |said|,"."""
        if self.lows[verb] not in self.known.conveying or self._tag_after(verb) != ",":
            return False
        return any(self.tags[at] == "," for at in range(max(self.first, verb - _SUBJECT - 1), verb))

    def _lying(self, group: list[int]) -> list[int]:
        """Return the group of the participle behind a verb that only says how somebody was: "lay |stopped|"."""
        verb = group[0]
        lies = self.lows[verb] in ("lay", "sat", "stood") and self._tag_after(verb) in ("VBN", "VBD")
        return self._chain(verb + 1) if lies else group

    def _participle_by(self) -> Predicate | None:
        """Return the participle that tells more of what a bare "was" says nothing of: ", |towed| by a tug"."""
        for at in range(self.first + 1, self.last - 1):
            told = self.tags[at] == "VBN" and self.lows[at] not in self.known.describing
            if told and self.tags[at - 1] == "," and self.lows[at + 1] == "by":
                return self._made(at, Form.PAST, happens=True)
        return None

    def _of(self, chain: list[int]) -> Predicate:
        """Return the predicate that a verb group, begun by a finite verb, leads up to."""
        verb = chain[0]
        if planned := self._planned(chain[-1]):
            return planned
        if (done := self._reportedly(chain[-1])) is not None:
            return self._made(done, Form.PERFECT, happens=True)
        if len(chain) == 1 and self._is_auxiliary(verb):
            return self._planned(self._after_adverbs(verb)) or self._with_noun(verb)
        form = self._form(chain)
        happens = self._happens(chain, form)
        if (
            not happens
            and len(chain) == 1
            and form is Form.PAST
            and (noun := self._event_of(verb, chain[-1]) or self._names_who(verb)) is not None
        ):
            return self._made(noun, form, happens=True)
        if form is Form.PRESENT and self._occurs(chain):
            return self._made(chain[-1], Form.PERFECT, happens=True)
        if form is Form.PRESENT and (self.lows[chain[-1]] in self.known.standing or self._is_new(chain[0], chain[-1])):
            return self._made(chain[-1], Form.PROGRESSIVE, happens=True)
        bare = self.lows[chain[-1]] in BE
        if self._is_negated(chain):
            return self._made(chain[-1], form, happens, bare=bare, negated=True)
        stands = form is Form.PRESENT and not happens and self._stands(chain)
        return self._made(chain[-1], form, happens, bare=bare, stands=stands)

    def _is_negated(self, chain: list[int]) -> bool:
        """Tell whether "not" or "never" stands in a verb group, "failed to" leads it or its subject is nobody."""
        if not _NOT.isdisjoint(self.lows[max(self.first, chain[0] - 1) : chain[-1]]):
            return self.lows[min(chain[0] + 2, self.last - 1)] != "only"
        failed = self.lows[chain[-1]] == "failed" and self._tag_after(chain[-1]) == "TO"
        return failed or (self.first < chain[0] and self._opens_with_nobody())

    def _opens_with_nobody(self) -> bool:
        return self.lows[self.first] in _NOBODY or self.lows[self._opening()] in _NOBODY

    def _event_of(self, verb: int, head: int) -> int | None:
        """Return the event's noun where the verb leaves it to its subject or object what happened."""
        if self.lows[head] in self.known.light and (noun := self._noun_after(head)) is not None:
            return noun
        subject = None
        for at in range(self.first, verb):
            if self.tags[at] in ("IN", ",", "TO"):
                if subject is not None:
                    break
            elif self.tags[at] in ("NN", "NNS"):
                subject = at
        return subject if subject is not None and self.lows[subject] in self.known.nouns else None

    def _made(
        self, at: int, form: Form, happens: bool, *, bare: bool = False, negated: bool = False, stands: bool = False
    ) -> Predicate:
        return Predicate(self.tagged.starts[at], self.tagged.ends[at], form, happens, bare, negated, stands)

    def _planned(self, verb: int) -> Predicate | None:
        """Return what is planned where a verb only plans it ("agreed to |meet|")."""
        at = verb + 1
        if self.lows[verb] not in self.known.ahead or at >= self.last or self.tags[at] != "TO":
            return None
        infinitive = at + 1
        if infinitive >= self.last or not (self.tags[infinitive] in VERBS or self._takes_object(infinitive)):
            return None
        inner = self._chain(infinitive)
        return self._made(inner[-1], Form.AHEAD, self.lows[inner[-1]] not in self.known.states)

    def _takes_object(self, at: int) -> bool:
        """Tell whether a word tagged a noun is a verb for what follows it: "meant to |question| him"."""
        return self.tags[at] == "NN" and self._tag_after(at) in ("PRP", "DT", "PRP$")

    def _form(self, chain: list[int]) -> Form:
        first, tag = self.lows[chain[0]], self.tags[chain[0]]
        if tag == "MD":
            perfect = len(chain) > 2 and self.lows[chain[1]] == "have"
            could_not = first == "could" and self.lows[min(chain[0] + 1, self.last - 1)] in _NOT
            return Form.PERFECT if perfect else Form.PAST if could_not else Form.AHEAD
        if len(chain) > 1 and self.tags[chain[1] - 1] == "TO":
            return Form.PAST if first == "had" else Form.AHEAD if first in BE else Form.PRESENT
        if len(chain) > 1 and first in HAVE:
            if self.lows[chain[-1]] == "got" and first != "had":
                return Form.PRESENT  # "has got no ships" has none
            return Form.PLUPERFECT if first == "had" else Form.PERFECT
        if tag not in ("VBZ", "VBP") or (len(chain) == 1 and self._looks_past(chain[0])):
            return Form.PAST
        goes_on = first in BE and (self.tags[chain[-1]] == "VBG" or self._is_being(chain))
        return Form.PROGRESSIVE if goes_on else Form.PRESENT

    def _happens(self, chain: list[int], form: Form) -> bool:
        head = self.lows[chain[-1]]
        passive = len(chain) > 1 and self.lows[chain[-2]] in BE
        if self.lows[chain[0]] in _ABLE or form is Form.PRESENT:
            return False
        if self.lows[chain[0]] == "would" and form is Form.PERFECT:
            return False
        if (
            head == "used"
            and self.lows[chain[0]] not in ("will", "shall")
            and chain[-1] + 1 < self.last
            and self.tags[chain[-1] + 1] == "TO"
        ):
            return False
        if head == "trying" and self._tag_after(chain[-1]) == "TO":
            return True
        if head == "lay" and any(self.lows[at] in _FAR for at in range(chain[-1] + 1, min(chain[-1] + 7, self.last))):
            return True
        if passive:
            planned = self.lows[chain[0]] in ("will", "shall")  # "will be used": a plan
            return head not in self.known.describing or head == "missing" or planned or self._is_being(chain)
        return head not in self.known.states and head not in BE and head not in HAVE

    def _is_being(self, chain: list[int]) -> bool:
        """Tell whether a passive goes on: "is |being| moved"."""
        return any(self.lows[at] == "being" for at in chain[1:-1])

    def _with_noun(self, verb: int) -> Predicate:
        """Return the event's noun that "there was" or "had" leads up to, else the bare verb, which tells nothing."""
        form = Form.PAST if self.tags[verb] == "VBD" else Form.PRESENT
        there = verb > self.first and self.tags[self._before(verb)] == "EX"
        if self.lows[verb] == "did" and verb + 1 < self.last and self.tags[verb + 1] in ("DT", "JJ", "NN"):
            return self._made(verb, form, happens=True, negated=self._opens_with_nobody())
        had = self.lows[verb] == "had"
        noun = self._noun_after(verb) if there or had else None
        if noun is None and form is Form.PAST:
            noun = self._had_done(verb) if had else self._ranked_to(verb) or self._was_event(verb)
        if (
            noun is None
            and form is Form.PAST
            and (self._is_presence(verb) or self._is_amid(verb) or self._is_victim(verb))
        ):
            return self._made(verb, form, happens=True, bare=True)
        if noun is None and form is Form.PAST and (fared := self._fared(verb)) is not None:
            return self._made(fared, form, happens=True, bare=True)
        if noun is None and (held := self._held(verb)) is not None:
            now = form if form is Form.PAST else Form.PROGRESSIVE
            return self._made(held, now, happens=True, bare=True, negated=self.lows[verb + 1] == "no")
        new = form is Form.PRESENT and (
            self._begins(verb) or self._is_new(verb, verb) or self._is_amid(verb) or self._is_victim(verb)
        )
        if noun is None and new:
            return self._made(verb, Form.PROGRESSIVE, happens=True, bare=True)
        if noun is None and form is Form.PAST and (noun := self._event_of(verb, verb)) is not None:
            return self._made(noun, form, happens=True)
        if noun is None:
            stands = form is Form.PRESENT and (self._stands([verb]) or (there and self._counts(verb)))
            return self._made(verb, form, happens=False, bare=True, stands=stands)
        return self._made(noun, form, happens=form is Form.PAST, negated="no" in self.lows[verb:noun])

    def _is_presence(self, verb: int) -> bool:
        """Tell whether "was" says where somebody was: "was |there| to help", "were |aboard| the ferry"."""
        following = self._after_adverbs(verb) if self.lows[verb] in BE else self.last
        return following < self.last and self.lows[following] in _WHERE

    def _fared(self, verb: int) -> int | None:
        """Return the word that says how somebody fared: "every soul was |safe|"."""
        at = self._after_adverbs(verb) if self.lows[verb] in BE else self.last
        if at >= self.last or self.lows[at] not in _FARED:
            return None
        return None if self.lows[min(at + 1, self.last - 1)] in ("from", "and", "or", "to", "for", "in") else at

    def _held(self, verb: int) -> int | None:
        """Return how "had" says whom somebody held: "had the liner in |tow|", "|has| only 705 of them on board"."""
        for at in range(verb + 2, self.last - 1) if self.lows[verb] in HAVE else ():
            if (self.lows[at], self.lows[at + 1]) in _HELD:
                return verb if self.lows[at + 1] == "board" else at + 1
        return None

    def _begins(self, verb: int) -> bool:
        """Tell whether "has" says what is new: "has |a new screen|"."""
        after = [self.lows[at] for at in range(verb + 1, min(verb + 3, self.last))]
        return self.lows[verb] in ("has", "have") and after[-1:] == ["new"] and after[0] in ("a", "an", "its", "their")


def is_opinion(tagged: Tagged, start: int, verb: int) -> bool:
    """Tell whether a clause up to its verb advises or opines instead of telling ("we should", "I think")."""
    first, last = bisect_left(tagged.starts, start), bisect_left(tagged.starts, verb)
    return not words().opinion.isdisjoint(tagged.lows[max(first, last - _SUBJECT) : last])
