"""Decides what happened where a verb only leads up to it: "was the first |to die|", "is said to |have left|".

And whether a present form tells what is new: "is |now| open", "|currently| sells".
"""

from __future__ import annotations

from timeline_app.extract.verb_groups import BE, OF_A_NOUN, VerbGroups

_RANKS = frozenset(["first", "last", "second", "third", "only", "latest", "youngest", "oldest"])
_OF_RANKED = frozenset([*OF_A_NOUN, "IN", "NNPS"])
_COMES = frozenset(["after", "amid", "as", "ahead", "days", "weeks", "months", "hours", "just", "following", "less"])
_AMID = frozenset(["in", "on", "under", "at"])
_DUMMIES = frozenset(["it", "this", "that", "there"])
_SPEAKERS = frozenset(["i", "we", "you"])
_LASTING = frozenset(["still"])  # beside a bare "be": seldom news
_DEFINITE = frozenset(["he", "she", "it", "they"])  # beside names
_SHORTEST = 3  # words from a verb that tells a fact to the end of its clause, the stop among them
_WINS = frozenset(["wins", "win", "loses", "lose"])
_PRIZES = frozenset(
    """primary primaries caucus caucuses election elections vote votes race races seat seats nomination referendum
    runoff title final match game cup medal prize award contract case lawsuit appeal bid auction tournament
    championship""".split()  # noqa: SIM905
)
_LONGEST_PRIZE = 8  # words
_REACH = 12  # words


class Complements(VerbGroups):
    """The words after a verb that tell what it does not."""

    __slots__ = ()

    def _reportedly(self, head: int) -> int | None:
        """Return what somebody is said to have done: "are reported to have been |buried|"."""
        at = head + 2
        if self.lows[head] not in self.known.reportedly or at >= self.last:
            return None
        if self.tags[head + 1] != "TO" or self.lows[at] != "have":
            return None
        chain = self._chain(at)
        return chain[-1] if len(chain) > 1 and self.lows[chain[-1]] not in self.known.states else None

    def _ranked_to(self, verb: int) -> int | None:
        """Return what somebody was the first to do: "was the first Briton to |die|"."""
        ranked = False
        for at in range(verb + 1, min(verb + _REACH, self.last - 1)):
            ranked = ranked or self.lows[at] in _RANKS
            if self.tags[at] == "TO" and ranked:
                head = self._chain(at + 1)[-1] if self.tags[at + 1] == "VB" else None
                return head if head is not None and self.lows[head] not in self.known.states else None
            if self.tags[at] in ("VBN", "VBD") and self.tags[at - 1] == "NNS":
                return at if self.lows[verb + 1] in ("one", "among") else None  # "was one of the firms |sued|"
            if self.tags[at] not in _OF_RANKED:
                return None
        return None

    def _is_amid(self, verb: int) -> bool:
        """Tell whether "be" says what goes on: "are in talks", "is under investigation"."""
        at = self._after_adverbs(verb)
        if self.tags[at] != "IN" or self.lows[at] not in _AMID:
            return False
        noun = self._noun_after(at)
        return noun is not None and self.tags[at + 1] != "DT"

    def _is_victim(self, verb: int) -> bool:
        """Tell whether "be" says what became of somebody: "is |missing|", "are |among those killed|"."""
        at = self._after_adverbs(verb)
        if self.lows[at] == "among":
            return self.lows[min(at + 1, self.last - 1)] in ("those", "the", "at") and any(
                self.lows[near] in self.known.victims for near in range(at + 1, min(at + 5, self.last))
            )
        return self.lows[at] in self.known.victims and self.tags[min(at + 1, self.last - 1)] not in ("NN", "NNS")

    def _had_done(self, verb: int) -> int | None:
        """Return what somebody had done for him: "had a wall |rebuilt|"."""
        noun = False
        for at in range(verb + 1, min(verb + _REACH, self.last)):
            tag = self.tags[at]
            if tag == "VBN" and noun and self.tags[at - 1] in ("NN", "NNS"):
                return None if self.lows[at] in self.known.describing else at
            if tag not in OF_A_NOUN:
                return None
            noun = noun or tag in ("NN", "NNS")
        return None

    def _was_event(self, verb: int) -> int | None:
        """Return the event's noun that "it was" names: "This was the second |attack| in a week"."""
        named = verb > self.first and self.lows[self._before(verb)] in _DUMMIES
        return self._noun_after(verb) if named else None

    def _occurs(self, chain: list[int]) -> bool:
        """Tell whether a present form says what the news does: "the move |follows| a strike", "|comes| after"."""
        word, following = self.lows[chain[-1]], min(chain[-1] + 1, self.last - 1)
        if word in self.known.occurring:
            return True
        return word == "comes" and self.lows[following] in _COMES

    def _names_who(self, verb: int) -> int | None:
        """Return a verb that tells who took part: "the guests |included| Anna Smit"."""
        after = verb + 2 if self.lows[min(verb + 1, self.last - 1)] == "the" else verb + 1
        named = after < self.last and self.tags[after] == "NNP"
        plural = verb > self.first and self.tags[self._before(verb)] == "NNS"
        return verb if named and plural and self.lows[verb] == "included" else None

    def _is_new(self, first: int, head: int) -> bool:
        """Tell whether a present form says how it is now, with "now", "currently", "already" or "still" beside it."""
        lows, word = self.lows, self.lows[head]
        near = [*lows[max(self.first, first - 1) : min(head + 2, self.last)], lows[self._opening()]]
        if self.known.now.isdisjoint(near) or word in self.known.minds or word in self.known.comments:
            return False
        subject = lows[max(self.first, first - 2) : first]
        if not _SPEAKERS.isdisjoint(subject) or self.known.now.issuperset(subject):
            return False
        found = self.known.now.intersection(near)
        return bool(found - _LASTING if first == head else found)

    def _stands(self, chain: list[int]) -> bool:
        """Tell whether a present form tells a fact of something named or definite, and no habit, view or comment."""
        verb, word = chain[0], self.lows[chain[-1]]
        if (len(chain) == 1 and word in BE) or word in self.known.minds:
            return False
        if word in self.known.comments and not self._wins(chain[-1]):
            return False
        if self.lows[verb] in ("'s", "’s") or self.last - chain[-1] <= _SHORTEST:
            return False  # "'s" may be a genitive; "Anna Smit has that." tells nothing
        following = min(chain[-1] + 1, self.last - 1)
        if self.tags[chain[-1]] == "VBN" and self.tags[following] in (".", ",", ":", "CC"):
            return False  # "are divided."
        if not self.known.general.isdisjoint(self.lows[self.first : self.last]):
            return False
        subject = range(self._opening(), verb)
        if not subject or any(self.lows[at] in _SPEAKERS for at in subject):
            return False
        if self.tags[chain[-1]] == "VBN" and self.lows[subject[-1]] == "it":
            return False  # "it is feared that"
        return self.lows[subject[0]] in _DEFINITE or any(self.tags[at] == "NNP" for at in subject)

    def _wins(self, verb: int) -> bool:
        """Tell whether a present form says who won what: "|wins| the primary in Oslo", "|wins| Ohio"."""
        if self.lows[verb] not in _WINS or verb + 1 >= self.last:
            return False
        what = range(verb + 1, min(verb + _LONGEST_PRIZE, self.last))
        return self.tags[verb + 1] == "NNP" or (
            self.tags[verb + 1] in ("DT", "PRP$", "CD") and not _PRIZES.isdisjoint(self.lows[at] for at in what)
        )

    def _counts(self, verb: int) -> bool:
        """Tell whether "there are" tells how many: "there are |over 500| clubs"."""
        return any(self.tags[at] == "CD" for at in range(verb + 1, min(verb + 4, self.last)))
