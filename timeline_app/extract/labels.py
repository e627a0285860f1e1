"""Decides what of a clause is its date, which a label leaves out, and how a label is written.

A time goes with the words that only lead up to it; one before a noun goes alone ("the July meeting").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.extract.cues import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_DATE_LEAD = re.compile(
    r"(?:\s*[,(])?(?:\s*\b(?:early|late|later|earlier|back|only|even|just|at\s+least|at\s+most|no\s+later\s+than|nearly|almost|shortly|soon|right|up|beginning|starting|ending|effective|as\s+(?:early|late|recently)\s+as|as\s+of|on|in|at|during|since|from|"
    r"until|till|by|around|about|circa|through|throughout|of|for|over|between|dated|before|after|sometime|and|or|to|near|towards?|roughly|within|both|mid|of\s+the|the\s+(?:night|morning|evening|afternoon|"
    r"week|weekend|month|year|end|start|beginning|middle|spring|summer|autumn|winter|day|eve|period)\s+of)\s+)+(?:(?:the|a|that|this)\s+)?$|\s*\b(?:on|in|at|during)\s+the\s+$|\s*[,(]\s*$",
    re.IGNORECASE,
)
# Every word in it, and more; "towards?" is two.
_LEADING = frozenset(re.findall(r"[a-z]+", _DATE_LEAD.pattern + re.sub(r"[a-z]\?", "", _DATE_LEAD.pattern)))
_DATE_TAIL = re.compile(r"\s+(?:period|local\s+time|GMT|UTC|alone(?!\s+in\b))\b|\)")
_OTHER_END = re.compile(r"\s+and\s+the\s+(?:end|start|beginning|close)\b[^,;.]*")
_COMMA = re.compile(r"\s*,")
_NOUN_AFTER = re.compile(
    r"\s+(?!and\b|or\b|to\b|in\b|on\b|at\b|as\b|with\b|by\b|for\b|from\b|the\b|but\b|when\b|after\b|that\b|who\b|which\b|period\b|while\b|via\b|of\b|an?\b|without\b|alone\b)[A-Za-z]"
)
_DANGLING = re.compile(
    r"(?:[\s,;:–—-]|\s(?:the|an?|and|or|but|(?<!\bof\s)(?<!\bto\s)(?<!\bdo\s)(?<!\bby\s)(?<!\bin\s)(?<!\bat\s)(?<!\bon\s)(?<!\bfor\s)(?<!\bwith\s)that|as|than|because|between|its|who|which|when|-LRB|the\s+(?:end|start)\s+of))+$"
)
_ARTICLE_END = re.compile(r"\b[Tt]he\s+\Z")
_PREPOSED = re.compile(r"\b(?:after|before|since|for|from|of|in|during)\s\Z")
_OPENING = re.compile(r"(?:(?<=\s)|^)''(?=\w)")
_DOUBLED = re.compile(r"(?<![\w-])(the|an?|of|in|on|to|for|and|at|by)\s+\1\b", re.IGNORECASE)
# Without one of these, what the two above look for is not there: most labels are spared both searches.
_TWICE = tuple(f"{word} {word}" for word in ("the", "a", "an", "of", "in", "on", "to", "for", "and", "at", "by"))
_MAY_DANGLE = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "and",
            "or",
            "but",
            "that",
            "as",
            "than",
            "because",
            "between",
            "its",
            "who",
            "which",
            "when",
        ),
        "-LRB",
        "of",
    ]
)
_LOOSE_MARKS = (" ,", " ;", " .", " :")
_QUOTED = re.compile(r'"[^"]*"')
_BEFORE_MARK, _PARTED_S = re.compile(r"\s+([,;.:])(?=\s|$|”)"), re.compile(r"\s[’'](s\b|\s)")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]$")
_OWNS, _POSSESSIVE = re.compile(r"['’]\s?s?\s+\w|\s['’]s\s"), re.compile(r"\s?['’]s?(?=\s)")
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|[’']s)\s+(?:[a-z-]+\s+)?$")
_YEARS = re.compile(r"\d{4}s?")
# Mark-up, an address or the signature of a post, which no label holds.
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]*(?:>|\Z)|(?:https?://|www\.|pic\.twitter\.com/)\S*(?:\s+(?:[—–-]{1,2}|SIGN UP FOR)\s.*)?"
    r"|\s+[—–-]{1,2}\s[^—]{1,60}\(@\w+\)?.*"
)
_OF_MARKUP = ("<", "://", "www.", "pic.twitter", "(@")
_OPENS = ("“", '"', "‘")
_CAPITAL = re.compile(r"\s+[A-Z][\w ’'&-]{1,40}[,.]?[”\"’]")  # the rest of a title
_EDGE = " \t\n.,;:!?–—-/*•|>"


@lru_cache(maxsize=1 << 5)  # each time of a sentence is asked about in turn
def attributive(text: str, start: int, end: int) -> bool:
    """Tell whether an expression stands before the noun that it dates ("a July meeting", "Tuesday’s quake")."""
    if _OWNS.match(text, end):
        return True
    before = _BEFORE_NOUN.search(text[max(0, start - 30) : start])
    return before is not None and _NOUN_AFTER.match(text, end) is not None and not cues().finite.match(text, end + 1)


def without_times(text: str, span: Span, times: Sequence[Span]) -> str:
    """Return text[span] without the given expressions and the words that only lead up to them."""
    parts = [part if isinstance(part, str) else text[part[0] : part[1]] for part in kept(text, span, times)]
    return " ".join(part.strip() for part in parts if part.strip())


def kept(text: str, span: Span, times: Sequence[Span]) -> list[Span | str]:
    """Return the stretches of a span without its times, and "the" where one stood for it ("Tuesday’s quake")."""
    start, end = span
    pieces: list[Span | str] = []
    for first, last in times:
        if not (span[0] <= first and last <= span[1]) or first < start:
            continue
        if possessive := _POSSESSIVE.match(text, last, end):
            article = _ARTICLE_END.search(text, start, first)
            pieces += [(start, article.start() if article else first), "the"]
            start = possessive.end()
        elif _in_title(text, first, last):
            continue
        elif attributive(text, first, last) or _names_a_year(text, span[0], first, last):
            year = _YEARS.fullmatch(text[first:last].strip())
            pieces.append((start, last if year else first))
            start = last
        else:
            lead = _date_lead(text[start:first])
            if lead is None and _YEARS.fullmatch(text[first:last]) and cues().finite.match(text, last + 1):
                continue  # "Perhaps 2016 will be the year"
            stop = start + lead.start() if lead else first
            pieces.append((start, stop))
            aside = not text[start:stop].strip() or (lead is not None and "," in lead.group())
            tail = _DATE_TAIL.match(text, last, end)
            if tail is None and lead is not None and "between" in lead.group().lower():
                tail = _OTHER_END.match(text, last, end)  # "between early March |and the end of the season|"
            tail = tail or (_COMMA.match(text, last, end) if aside else None)
            start = tail.end() if tail else last
    return [piece for piece in [*pieces, (start, end)] if isinstance(piece, str) or piece[0] < piece[1]]


def _in_title(text: str, first: int, last: int) -> bool:
    """Tell whether a time opens the title of a work or a programme: "on “|Sunday| Morning Views”"."""
    return text.startswith(_OPENS, max(0, first - 1)) and _CAPITAL.match(text, last) is not None


def _date_lead(before: str) -> re.Match[str] | None:
    """Return the words that only lead up to a date behind them; looked for no further back than such words reach."""
    first = len(before)
    for word in reversed(before.split()):
        first = before.rindex(word, 0, first)
        if word.lower() not in _LEADING:
            break
    return _DATE_LEAD.search(before, len(before[:first].rstrip()))


def _names_a_year(text: str, start: int, first: int, last: int) -> bool:
    """Tell whether a bare year or month stands before a noun without an article ("after 2008 financial crisis")."""
    lead = _PREPOSED.search(text, max(start, first - 8), first)
    noun = _NOUN_AFTER.match(text, last)
    if lead is None or lead.start() <= start or noun is None or not text[last + 1 : last + 2].islower():
        return False
    if text[start : lead.start()].rstrip().endswith(","):
        return False  # "Even so, in February he raised": a phrase before the subject
    return not cues().finite.match(text, last + 1)


def printable(label: str) -> str:
    """Return a label with its marks in order and a capital at its head."""
    label = _tidy(label)
    return label[:1].upper() + label[1:]


def _closed(label: str) -> str:
    """Return a label with the mark that a quotation, cut at one end, has lost; without marks where several are lost."""
    more = label.count("“") - label.count("”")
    if more == 1 and 0 < label.rfind("“") > label.rfind("”"):
        return f"{label}”"
    if more == -1 and label.find("”") < label.find("“") % len(label):
        return f"“{label}"
    return " ".join(label.replace("“", "").replace("”", "").split())


def _without_bracket(label: str) -> str:
    """Return a label without a closing bracket that nothing opened, or what one opened that nothing closes."""
    if label.count(")") > label.count("("):
        return label[::-1].replace(")", "", 1)[::-1].strip(_EDGE)
    return label[: label.rfind("(")].strip(_EDGE) or label


def _with_fellow(label: str) -> str:
    """Return a label in which one straight quotation mark stands alone, with the other one at its head or end."""
    if label.count('"') > 1 or label[0] == '"' or label[-1] == '"':
        return label.replace('"', "").strip(_EDGE)
    return f'{label}"' if label[label.index('"') - 1].isspace() else f'"{label}'


def _tidy(label: str) -> str:
    """Strip what may not stand at the ends of a label, and quotation marks that have lost their fellow."""
    label = _OPENING.sub("“", label) if "''" in label else label
    if any(map(label.__contains__, _OF_MARKUP)):
        label = _MARKUP.sub("", label)
    label = " ".join(label.replace("``", "“").replace("''", "”").split())
    low = label.lower()
    if any(map(low.__contains__, _TWICE)):
        label = _DOUBLED.sub(r"\1", label)
    if any(map(label.__contains__, _LOOSE_MARKS)):
        label = _BEFORE_MARK.sub(r"\1", label)
        label = label.replace(":,", ":")
    if " ’" in label or " '" in label:
        label = _PARTED_S.sub(r"’\1", label)
    if "“" in label:
        label = label.replace("“ ", "“").replace(" ”", "”")
    label = label.strip(_EDGE)
    if label.rpartition(" ")[2] in _MAY_DANGLE or label[-1:] in ",;:–—-":
        label = _DANGLING.sub("", label).strip(_EDGE)
    if label.count("“") != label.count("”"):
        label = _closed(label)
    if label.count('"') % 2:
        label = _with_fellow(label)
    if label.count("(") != label.count(")"):
        label = _without_bracket(label)
    label = label.strip('"').strip(_EDGE) if _QUOTED.fullmatch(label) else label
    return label + "." if label[-2:-1] == "." and _INITIALS.search(label) else label
