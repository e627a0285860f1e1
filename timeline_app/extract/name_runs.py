"""Decides where names may stand: runs of capitals in a sentence, with the small words that names have inside.

A run is a maximal stretch such as "Foreign Minister Ri Yong Ho of the Democratic People's Republic of Korea". What in
it is a name, and of what, is decided elsewhere. One regular expression finds all; linear in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏ"
_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Hon|St|Ste|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Sen|Sens|Rep|Reps|Gov|Pres|Amb|Supt|Insp|Mt|Ft|"
    "Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|Dept|Univ|Assn|Messrs"
)
# "New York-based", "CIA-trained": what follows the hyphen is no part of the name; of "Ban Ki-moon" it is.
_PARTICIPLE = (
    "based|led|born|backed|trained|controlled|owned|held|made|run|funded|sponsored|supported|brokered|mediated|occupied|"
    "dominated|listed|educated|allied|imposed|appointed|inspired|affiliated|administered|ruled|approved|built|produced|"
    "designed|headquartered|installed|elected|registered|mandated|linked|related|style|type|era|area|wide|bound|only|"
    "friendly|speaking|like|class|level|critic|majority|free|hit|born|bashing|loving|hating|flagged|ravaged|enforced"
)
_CAPITAL = (
    rf"(?:(?:{_ABBREVIATED})\.|(?:[{_UPPER}]\.){{1,5}}(?!\w)"
    rf"|(?:al[- ]|el-|ad-|as-|an-|ash-|d['’])?[{_UPPER}](?:\w|[-‑](?=\w)(?!(?:{_PARTICIPLE})\b)|&(?=\w)"
    rf"|['’](?!s\b)(?=[^\W\d_])|\.(?=(?:com|org|net|gov)\b)){{0,59}})"
)
_JOINER = (
    r"(?:of the|of|for the|for|and the|and|&|on|the|de la|de las|de los|de|del|della|di|du|da|dos|das|do|la|le|van der|"
    r"van den|van de|van|von der|von|zu|der|den|ter|ten|bin|bint|ibn|al|el|ul|y|e)"
)
_RUN = re.compile(
    r"(?<![\w@#/.])(?:(?<![\w][-‑&])|(?<=\b(?:anti|post)-)|(?<=\b(?:pro|non|pre)-)|(?<=\bex-))"
    rf"{_CAPITAL}(?:['’]s?(?= ))?"
    rf"(?:(?: {_JOINER})?(?:(?<=\bSt) |[ \u00a0]){_CAPITAL}(?:['’]s?(?= ))?){{0,30}}"
)
# Where a run may begin: one set of letters first, which is what a search passes quickly over.
_CANDIDATE = re.compile(rf"[{_UPPER}aed](?:(?<=[{_UPPER}])|(?<=a)(?:l[- ]|(?:d|s|n|sh)-)|(?<=e)l-|(?<=d)['’])")
_TOKEN = re.compile(rf"{_CAPITAL}|['’]s?(?= )|{_JOINER}(?= )|\S+")
_PIECES = re.compile(r"['’]s\b|\w(?:[\w.-]|['’](?!s\b))*(?<!\.)|[^\s\w]")
_PREFIXED = re.compile(rf"(?:\w\w[- ]|d['’])[{_UPPER}]")  # al-Assad, d'Estaing
_SIMPLE = re.compile(rf"[{_UPPER}]\w*")  # a run of one plain word
_MANY = 12  # words: a longer run that says the same ones again and again names nothing
_REACH = 40  # letters before and after a run in which its neighbours are looked for


class Run(NamedTuple):  # quicker made than a frozen dataclass, and there are many
    """A stretch of capitals: its tokens, where each starts and ends, which of them join, and its neighbours."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[str, str]  # two words or marks before, the nearer one last; "" where the sentence begins
    after: tuple[str, str]  # two after, the nearer one first; "" where the sentence ends
    firm: tuple[bool, ...]  # which words may open and end a name: those that do not merely join

    def neighbours_before(self, first: int) -> tuple[str, str]:
        """Return the word before words[first] and the one before that."""
        if first > 1:
            return self.words[first - 1], self.words[first - 2]
        return (self.words[0], self.before[1]) if first else (self.before[1], self.before[0])

    def neighbours_after(self, last: int) -> tuple[str, str]:
        """Return words[last], what follows a stretch that ends there, and the word after it."""
        left = len(self.words) - last
        if left > 1:
            return self.words[last], self.words[last + 1]
        return (self.words[last], self.after[0]) if left else self.after


def find_runs(text: str, spans: Sequence[tuple[int, int]], skipped: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the runs of the given spans of a text, in text order, but those that are one of the `skipped` words."""
    for start, end in spans:
        last = start
        while candidate := _CANDIDATE.search(text, last, end):
            found = _RUN.match(text, candidate.start(), end)
            first, last = found.span() if found else (0, candidate.start() + 1)
            if found and found.group() not in skipped and (run := _run(text, (start, end), first, last)):
                yield run


def _run(text: str, sentence: tuple[int, int], first: int, last: int) -> Run | None:
    """Return the run text[first:last], None where it is no name's."""
    before = _before(text[max(sentence[0], first - _REACH) : first])
    if _SIMPLE.fullmatch(text, first, last):
        return Run((text[first:last],), (first,), (last,), before, _after(text, last, sentence[1]), (True,))
    tokens = _tokens(text, first, last)
    words = tuple([text[a:b] for a, b in tokens])
    if not tokens or (len(words) > _MANY and len(set(words)) * 3 < len(words)):
        return None
    firm = tuple(map(is_firm, words))
    starts, ends = zip(*tokens, strict=True)
    return Run(words, starts, ends, before, _after(text, ends[-1], sentence[1]), firm)


def is_firm(word: str) -> bool:
    """Tell whether a word of a run may open and end a name: whether it does not merely join."""
    return word[0].isupper() or _PREFIXED.match(word) is not None


def _tokens(text: str, first: int, last: int) -> Sequence[tuple[int, int]]:
    """Return where the words of a run are, without a possessive ending after the last."""
    tokens = [m.span() for m in _TOKEN.finditer(text, first, last)]
    while tokens and not text[tokens[-1][0]].isalpha():
        tokens.pop()
    return tokens


def _before(text: str) -> tuple[str, str]:
    """Return the last two words or marks of a text. None bridges white space, so that two chunks are enough."""
    chunks = text.rsplit(None, 2)[-2:]
    if len(chunks) == 2 and chunks[1].isalpha() and chunks[0].isalpha():
        return chunks[0], chunks[1]
    parts = [piece for chunk in chunks for piece in _PIECES.findall(chunk)]
    return ("", "", *parts)[-2:]


def _after(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the first two words or marks of a text from a place on."""
    stop = min(end, start + _REACH)
    chunks = text[start:stop].split(None, 2)
    if len(chunks) > 1 and chunks[0].isalpha() and chunks[1].isalpha():
        return chunks[0], chunks[1]
    near = _PIECES.search(text, start, stop)
    far = _PIECES.search(text, near.end(), stop) if near else None
    return near.group() if near else "", far.group() if far else ""
