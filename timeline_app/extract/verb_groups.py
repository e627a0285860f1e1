"""Decides which words of a clause are its verbs: the finite ones, and the groups that auxiliaries lead up to.

By part-of-speech tags, and by form and neighbours where the tagger may err.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.happenings import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.tagging import Tagged

BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m", "am"])
HAVE = frozenset(["has", "have", "had", "having", "'ve", "’ve"])
DO = frozenset(["do", "does", "did"])
_AUXILIARIES = BE | HAVE | DO
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
VERBS = frozenset(["VB", "VBN", "VBG", "VBD", "VBP", "VBZ"])
_TELLING = _FINITE | {"VBN", "WDT", "WP"}  # of a word that may be finite, or opens a clause with a verb of its own
_AFTER_BE = frozenset(["VBN", "VBG", "VBD"])
_OWNED = frozenset(["NN", "NNS", "NNP", "CD", "JJ"])
_FILLERS = frozenset(["RB", "RP", "POS", '"'])
_FLOATING = frozenset(["since", "all", "both", "each", "before"])  # "have |all| signed"
_NOUNS = frozenset(["NN", "NNS", "NNP", "PRP", "CD"])
_SUBJECTS = frozenset(["X", "NN", "NNS", "NNP", "PRP", "RB", "VBZ", "WDT", "WP"])
_OBJECT = frozenset(["DT", "PRP$", "PRP", "NNS", "NNP"])
OF_A_NOUN = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "CD", "VBN", "VBG", "POS", "PRP$"])
_LONGEST_NAME = 3  # words of a name that is all that stands before a verb
_LONGEST_FILLER = 5  # words between an auxiliary and its verb
_LONGEST_TIME = 8  # words of a time between them
_SAME_FORMS = frozenset(
    ["let", "put", "set", "cut", "hit", "shut", "hurt", "shot", "read"]
)  # participles that look like verbs
_OF_TIME = frozenset(
    """at on by in this last late early the o'clock o’clock a.m. p.m. noon midnight night morning afternoon evening
    yesterday today tonight monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)


class VerbGroups:
    """The words of a clause: positions in the article's words, end exclusive."""

    __slots__ = ("first", "known", "last", "lows", "tagged", "tags")

    def __init__(self, tagged: Tagged, first: int, last: int) -> None:
        """Begin; a plain class, since one is made for each clause of an article."""
        self.tagged = tagged
        self.tags = tagged.tags
        self.lows = tagged.lows
        self.known = words()
        self.first = first
        self.last = last

    def _is_auxiliary(self, at: int) -> bool:
        return self.tags[at] == "MD" or self.lows[at] in _AUXILIARIES

    def _finite(self) -> Iterator[list[int]]:
        """Yield the groups of the finite verbs, the surest first; last those within ("the ferry that |sank|")."""
        pending = False  # a relative pronoun waits for its verb
        present: list[list[int]] = []
        participles: list[int] = []
        relative: list[list[int]] = []
        chained = -1
        tags, lows, telling = self.tags, self.lows, self.known.of_verbs
        for at in range(self.first, self.last):
            # Three words in four are nothing of the kind, and need no closer look.
            if tags[at] not in _TELLING and lows[at] not in telling and lows[at][-2:] != "ed":
                continue
            if at <= chained:
                continue
            pending = pending or (at > self.first and self._opens_relative(at))
            if not self._is_finite(at):
                if self._may_be_finite(at):
                    participles.append(at)
                continue
            group = self._chain(at)
            chained = group[-1]
            if pending:
                pending = False
                relative.append(group)
            elif not (self._is_auxiliary(at) or self._looks_past(at)):
                present.append(group)
            else:
                yield group
        yield from present
        yield from map(self._chain, participles)
        yield from relative

    def _opens_relative(self, at: int) -> bool:
        """Tell whether a word opens a clause about the noun before it: "which", or "that" after a noun."""
        if self.tags[at] in ("WDT", "WP"):
            return True
        return self.tagged.words[at] == "that" and self.tags[at - 1] in ("NN", "NNS")

    def _may_be_finite(self, at: int) -> bool:
        """Tell whether a participle may be the clause's verb, tagged so by mistake: after its subject, no state."""
        after = at > self.first and self.tags[at - 1] in (*_NOUNS, ",", ")")
        return self.tags[at] == "VBN" and after and self.lows[at] not in self.known.describing

    def _looks_past(self, at: int) -> bool:
        word = self.lows[at]
        return word.endswith("ed") or word in self.known.past

    def _is_finite(self, at: int) -> bool:
        """Tell whether a word is a finite verb, by its tag; by its form and neighbours where the tagger may err."""
        tag, word = self.tags[at], self.tagged.words[at]
        following = self.tags[at + 1] if at + 1 < self.last else "."
        if tag in ("VBZ", "VBP"):
            possessive = (
                word in ("'s", "’s")
                and following in _OWNED
                and self.tags[at - 1] in _NOUNS
                and self.tags[at - 1] != "PRP"
            )
            return not possessive and (self._is_auxiliary(at) or following not in ("VBN", "VBD", "MD"))
        if tag in _FINITE:
            return True
        if at == self.first or not word.islower():
            return False
        if tag in ("NN", "JJ") and word in self.known.past and self._follows_subject(at):
            return True
        if self.tags[at - 1] not in _SUBJECTS:
            return False
        if word in self.known.ahead and following == "TO":
            return True
        if tag == "VBN" and (self.tags[self._before(at)] == "PRP" or self._opens_with_name(at)):
            return True
        if tag == "VBN":  # a participle after its noun has no object: "a statement made on Monday"
            return following in _OBJECT and word not in self.known.describing
        return tag != "VBG" and (word in self.known.past or word.endswith("ed"))

    def _follows_subject(self, at: int) -> bool:
        """Tell whether a word follows one that ends a subject, whatever it is tagged: "the Titanic |sank|", "both"."""
        before = self.tagged.words[at - 1]
        return before in ("both", "all", "each") or (before[:1].isupper() and at - 1 > self.first)

    def _opens_with_name(self, at: int) -> bool:
        """Tell whether only a name stands before a word in the clause."""
        return at - self.first <= _LONGEST_NAME and all(tag in ("NNP", "PRP") for tag in self.tags[self.first : at])

    def _before(self, at: int) -> int:
        """Return the word before a verb, adverbs left out."""
        at -= 1
        while at > self.first and self.tags[at] == "RB":
            at -= 1
        return at

    def _participle(self, reduced: bool) -> int | None:
        """Return a participle that stands for the verb: tagged so by mistake after its subject, or of an aside."""
        for at in range(self.first, self.last):
            if self.tags[at] != "VBN":
                continue
            if reduced or (at > self.first and self.tags[self._before(at)] in _NOUNS):
                return at
            following = self.tags[at + 1] if at + 1 < self.last else "."
            if at > self.first and self.tags[at - 1] == "," and following in ("DT", "PRP$", "PRP", "NNP"):
                return at  # "the chairman, Anna Smit, |called| the plan"
        return None

    def _chain(self, verb: int) -> list[int]:
        """Return the verb group from its first word: auxiliaries and at last the verb itself."""
        chain = [verb]
        tags, lows, last = self.tags, self.lows, self.last
        while tags[verb] == "MD" or lows[verb] in _AUXILIARIES:
            at = verb + 1
            while at < last and at - verb <= _LONGEST_FILLER and self._is_filler(at):
                at += 1
            if at < last and tags[at] == "TO" and lows[verb] not in DO:
                at += 1
            is_be = lows[verb] in BE
            at = self._after_time(at) if is_be else at
            allowed = _AFTER_BE if is_be and tags[at - 1] != "TO" else VERBS
            known = at < last and (tags[at] in allowed or lows[at] in _SAME_FORMS)
            if not known and not (allowed is _AFTER_BE and self._looks_progressive(at)):
                break
            chain.append(at)
            verb = at
        return chain

    def _looks_progressive(self, at: int) -> bool:
        """Tell whether a word behind "be" is a progressive that the tagger took for an adjective or a noun."""
        if at + 1 >= self.last or self.tags[at] not in ("JJ", "NN") or self.tags[at + 1] != "IN":
            return False
        return self.lows[at].endswith("ing") and self.lows[at] not in self.known.describing

    def _after_time(self, at: int) -> int:
        """Return where a verb group goes on behind words of time: "was |at 2 o'clock this afternoon| being towed"."""
        last = min(self.last, at + _LONGEST_TIME)
        found = at
        while found < last and (self.tags[found] == "CD" or self.lows[found] in _OF_TIME):
            found += 1
        return found if found < self.last and self.tags[found] in ("VBG", "VBN") else at

    def _is_filler(self, at: int) -> bool:
        return self.tags[at] in _FILLERS or self.tagged.words[at] in _FLOATING

    def _after_adverbs(self, verb: int) -> int:
        at = verb + 1
        while at < self.last - 1 and self.tags[at] == "RB" and self.lows[at] not in self.known.ahead:
            at += 1
        return min(at, self.last - 1)

    def _noun_after(self, verb: int) -> int | None:
        at = verb + 1
        while at < self.last and self.tags[at] in OF_A_NOUN:
            if self.tags[at] in ("VBG", "VBN") and self.tags[at - 1] in ("NN", "NNS"):
                break  # "had difficulties |getting| in"
            at += 1
        return at - 1 if at - 1 > verb and self.lows[at - 1] in self.known.nouns else None

    def _opening(self) -> int:
        """Return the first word of the clause that is no quotation mark."""
        at = self.first
        while at < self.last - 1 and self.tags[at] in ('"', "CC"):
            at += 1
        return at

    def _tag_after(self, at: int) -> str:
        return self.tags[at + 1] if at + 1 < self.last else "."
