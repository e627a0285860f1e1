"""Decides where the words of a sentence are: spans in code points, cut as the Penn Treebank and GUM cut them.

Possessive 's and contractions ("n't", "'ll") are tokens of their own, so are hyphens between words ("Kenya-based") but
not in names ("Kim Song-hye" stays whole) or after a bound prefix ("re-elected"); a full stop belongs to an abbreviation
that it ends. One regular expression, whose every branch is bounded or consumes what it has looked at: linear. Groups
that give nothing back are atomic, for a possessive quantifier after a group fails in Python before 3.11.5
(https://github.com/python/cpython/issues/106052).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Fr Hon St Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Sen Reps? Gov Pres Amb Supt Insp Messrs "
    "Mt Ft vs v cf approx Nos? Vol pp ca Ald Atty Dep Det Sec Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Mon Tues? "
    "Wed Thurs? Thu Fri Inc Corp Co Cos Ltd Bros Jr Sr Ave Blvd Rd Dept Est etc al Calif Conn Fla Ga Ill Ky La Mass "
    "Mich Minn Miss Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis"
).replace(" ", "|")
_PREFIXES = "re|non|co|pre|post|mini|e|counter|multi|inter|anti|semi|sub|ultra|un|de|mid|ex|bi"
_CLITIC = r"['’](?:[sS]|[mM]|[dD]|[lL][lL]|[rR][eE]|[vV][eE])(?!\w)"
_LETTER = r"[^\W\d_]"

# A later syllable of a name written with a hyphen: Song-hye, Kai-shek; not "Follow-up".
_SYLLABLE = (
    r"(?!(?:up|in|on|an|to|no|so|go|do|man|one|like)\b)(?:[bcdfghjklmnprstwyz]h?|ky|ts)?[yw]?"
    r"(?:ae|ai|ao|ee|eo|eu|ia|io|oo|ou|ue|[aeiou])(?:ng?|k|l|m|p|h)?\b"
)

_TOKEN = re.compile(
    rf"""
      (?!cannot)[A-Za-z]++(?=[\s,;)"”])                                      # most words: the rest is passed over
    | [,;)](?!\d)
    | (?:https?://|www\.)[^\s<>"”“)\]]+
    | \d++(?>(?:[.,:/]\d+)*)(?>(?:(?:st|nd|rd|th|s)(?![^\W_]))?)(?!\w)        # 1,000.5  12:30  9/11  20th  1990s
    | [.,]\d+(?!\w)
    | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w.]))?                          # U.S.  a.m.
    | (?:{_ABBREVIATIONS})\.(?=[\s,;:)'’"”-]|$)
    | Ph\.D\.?
    | (?<=\s)[A-Z]\.(?=\s?[A-Z])                                            # J. Smith
    | [nN]['’][tT](?!\w) | {_CLITIC}
    | (?=\w++['’][tT])\w+(?=[nN]['’][tT](?!\w))                             # do|n't
    | [cC][aA][nN](?=[nN][oO][tT]\b)
    | (?:{_PREFIXES})-{_LETTER}+
    | [A-Z]\w*+(?:[-‑](?:[A-Z]\w*|{_SYLLABLE})){{1,4}}
    | [\w.+-]{{1,64}}@\w[\w.-]{{1,64}}\w | [@\#]\w+
    | \w(?>(?:\w|(?!{_CLITIC}|[nN]?['’][tT](?!\w))['’](?={_LETTER})|[&](?=\w)|(?<={_LETTER})[.](?={_LETTER}{{2}}))*)
    | -{{2,}} | \.{{2,}} | …+ | ``|'' | !+ | \?[?!]*
    | \S
    """,
    re.VERBOSE,
)


def tokenize(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
    """Return starts and ends of all tokens of text[start:end] for each span, in order, and how many each span has."""
    found = [[m.span() for m in _TOKEN.finditer(text, start, end)] for start, end in spans]
    starts = [start for sentence in found for start, _ in sentence]
    ends = [end for sentence in found for _, end in sentence]
    return starts, ends, [len(sentence) for sentence in found]
