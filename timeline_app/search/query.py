"""How a query is read as it is typed: words, "phrases", begin*, AND, OR, NOT or -, ( ), NEAR(a b, 5) and "a b"~5.

Nothing that a user can type is an error. What is not finished is taken as far as it is meant, what makes no sense is
left out, and a hint says so. The last word may still be typed, so it stands for all words that begin with it.
AND, OR, NOT and NEAR are written in capitals; of words without any of them all are wanted. OR binds less than AND.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from timeline_app.search.tree import NEAR, All, Either, Near, Query, Words, words_in

MOST: Final = 40  # words and phrases of a query
DEEPEST: Final = 12  # parentheses within each other
WIDEST: Final = 1_000  # words between those that are near each other
BEGUN_FROM: Final = 2  # letters of a word that is being typed: nearly everything begins with one

_QUOTES: Final = '"“”„«»'
_TOKEN: Final = re.compile(
    rf"""\s*(?:
        (?P<near>NEAR\s*\()
      | (?P<open>\() | (?P<close>\))
      | (?P<phrase>[{_QUOTES}](?P<said>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]?)(?:~(?P<within>\d{{1,6}})|(?P<more>\*))?)
      | (?P<minus>-(?=[^\s-]))
      | (?P<comma>,)
      | (?P<word>[^\s(){_QUOTES},]+)
    )""",
    re.VERBOSE,
)
_JOINING: Final = ("AND", "OR", "NOT")
_LONE: Final = re.compile(rf"(?:^|(?<=[\s({_QUOTES}-]))[^\W\d_]$")


class _Token(NamedTuple):
    kind: str  # of _TOKEN; of words that join: themselves
    text: str = ""
    within: int = 0  # of a phrase with ~: how far its words may be apart
    begun: bool = False
    open: bool = False  # a phrase without its end
    last: bool = False  # nothing follows, not even a space


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood of a query: None where there is nothing to look for; and what is to be said of it."""

    query: Query | None
    hint: str = ""


def read(text: str) -> Asked:
    """Return what a text asks for."""
    reader = _Reader(text)
    found = reader.whole()
    return Asked(found, reader.hint or ("" if found or not text.strip() else "There is no word to look for"))


def read_typed(text: str) -> Asked:
    """Return what a text asks for while it is typed: a letter alone at its end is none of it yet.

    Else every word would begin with an answer for nearly nothing, or nearly everything.
    """
    letter = _LONE.search(text)
    if letter is None:
        return read(text)
    asked = read(text[: letter.start()])
    return Asked(asked.query, asked.hint or f"“{letter[0]}” alone is looked for after a space or Enter")


class _Reader:
    """Goes through a query once, from left to right."""

    def __init__(self, text: str) -> None:
        self._tokens = [_token(found, len(text)) for found in _TOKEN.finditer(text)]
        self._at = 0
        self._left = MOST
        self.hint = ""

    def whole(self) -> Query | None:
        """Read all of it."""
        found: list[Query] = []
        while True:
            if (one := self.either(0)) is not None:
                found.append(one)
            if self._next("close") is None:
                return _joined(tuple(dict.fromkeys(found)), ())
            self._say("A parenthesis is closed that was never opened")

    def either(self, depth: int) -> Query | None:
        """Read what OR joins, up to a closing parenthesis."""
        found: list[Query] = []
        while True:
            if (one := self._all(depth)) is not None:
                found.append(one)
            if not (token := self._next("OR")):
                break
            if self._ended():
                self._say(f"A word is missing after {token.kind}")
            elif not found:
                self._say("A word is missing before OR")
        found = list(dict.fromkeys(found))
        return Either(tuple(found)) if len(found) > 1 else found[0] if found else None

    def _all(self, depth: int) -> Query | None:
        """Read what stands together, up to an OR or a closing parenthesis."""
        wanted: list[Query] = []
        unwanted: list[Query] = []
        while (token := self._peek()) is not None and token.kind not in ("OR", "close"):
            negated = False
            while (joining := self._next("AND", "NOT", "minus", "comma")) is not None:
                negated ^= joining.kind in ("NOT", "minus")
                if self._ended() and joining.kind != "comma":
                    self._say(f"A word is missing after {joining.kind}")
            if (one := self._one(depth)) is not None:
                (unwanted if negated else wanted).append(one)
        if unwanted and not wanted:
            self._say("Name also what to look for, not only what to leave out")
            return None
        return _joined(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))

    def _one(self, depth: int) -> Query | None:
        if (token := self._next("near")) is not None:
            return self._near()
        if self._next("open") is not None:
            if depth >= DEEPEST:
                self._say("There are too many parentheses")
                return None
            found = self.either(depth + 1)
            if self._next("close") is None:
                self._say("A parenthesis is still open")
            return found
        token = self._next("phrase", "word")
        if token is None:
            return None
        return self._phrase(token) if token.kind == "phrase" else self._word(token)

    def _word(self, token: _Token) -> Words | None:
        begun = token.text.endswith("*")
        words = words_in(token.text)
        if not words or not self._room():
            return None
        typed = token.last and token.text[-1].isalnum() and len(words[-1]) >= BEGUN_FROM
        return Words(words, begun or typed)

    def _phrase(self, token: _Token) -> Query | None:
        if token.open:
            self._say("The phrase is still open")
        words = words_in(token.text)
        if not words or not self._room():
            return None
        if token.within and len(words) > 1:
            return Near(tuple(Words((word,)) for word in words), min(token.within, WIDEST))
        typed = token.open and token.last and token.text[-1:].isalnum() and len(words[-1]) >= BEGUN_FROM
        return Words(words, token.begun or typed)

    def _near(self) -> Query | None:
        """Read NEAR(...) after its parenthesis."""
        parts: list[Words] = []
        within = NEAR
        while (token := self._peek()) is not None and token.kind != "close":
            self._at += 1
            if token.kind == "comma":
                within = self._number(within)
            elif token.kind in ("word", "phrase", *_JOINING):
                one = self._phrase(token._replace(within=0)) if token.kind == "phrase" else self._word(token)
                parts += [one] if isinstance(one, Words) else []
        if self._next("close") is None:
            self._say("NEAR is still open")
            parts = [replace(part, begun=part.begun and at == len(parts) - 1) for at, part in enumerate(parts)]
        if len(parts) < 2:
            self._say("NEAR asks for two words or more")
        return Near(tuple(parts), within) if len(parts) > 1 else parts[0] if parts else None

    def _number(self, otherwise: int) -> int:
        token = self._peek()
        if token is not None and token.kind == "word" and token.text.isascii() and token.text.isdigit():
            self._at += 1
            return min(int(token.text[:6]), WIDEST)
        return otherwise

    def _room(self) -> bool:
        self._left -= 1
        if self._left < 0:
            self._say(f"Only the first {MOST} words are looked for")
        return self._left >= 0

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self, *kinds: str) -> _Token | None:
        token = self._peek()
        if token is None or token.kind not in kinds:
            return None
        self._at += 1
        return token

    def _ended(self) -> bool:
        token = self._peek()
        return token is None or token.kind == "close"

    def _say(self, hint: str) -> None:
        self.hint = self.hint or hint


def _token(found: re.Match[str], end: int) -> _Token:
    kind = str(found.lastgroup if found.lastgroup not in ("said", "end", "within", "more") else "phrase")
    last = found.end() == end
    if kind == "phrase":
        return _Token(kind, found["said"], int(found["within"] or 0), bool(found["more"]), not found["end"], last)
    text = found[kind]
    return _Token(text if kind == "word" and text in _JOINING else kind, text, last=last)


def _joined(wanted: tuple[Query, ...], unwanted: tuple[Query, ...]) -> Query | None:
    """Join what is wanted, without parentheses that say nothing."""
    if not wanted:
        return None
    if len(wanted) == 1 and not unwanted:
        return wanted[0]
    flat: list[Query] = []
    out = list(unwanted)
    for each in wanted:
        flat += each.wanted if isinstance(each, All) else (each,)
        out += each.unwanted if isinstance(each, All) else ()
    return All(tuple(dict.fromkeys(flat)), tuple(dict.fromkeys(out)))
