"""Decides how the syntax of the EDTF draft of 2012 reads in that of 2019; it is read, never written.

The draft writes `u` (and, for a masked precision, `x`) for `X`, `y` `e` `p` for `Y` `E` `S`, `unknown` and `open` for
the blank and dotted ends of an interval, `?~` for `%`, and parentheses around the components that a qualifier is of. A
qualifier outside parentheses is of all components to its left that stand in none: the year of `(2011)-06-04~` is sure.
"""

from __future__ import annotations

import re

from timeline_app.dates.edtf_grammar import merged, qualified

_DRAFT = re.compile(r"[a-z(^]|\?~|~\?")
_YEAR = re.compile(r"y-?[0-9]+(?:e[0-9]+)?(?:p[0-9]+)?|-?[0-9ux]{4}(?:p[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?")
_PART = re.compile(r"[0-9ux]{2}")
_MARKS = re.compile(r"[?~%]{0,2}")
_HEMISPHERE = re.compile(r"(-2[1-4])\^(northern|southern)Hemisphere", re.IGNORECASE)
_ENDS = {"unknown": "", "open": ".."}
_LETTERS = str.maketrans("uxyep", "XXYES")
_LONGEST = 64  # characters of one date


def is_draft(text: str) -> bool:
    """Tell whether a text has anything that only the draft knows."""
    return _DRAFT.search(text) is not None


def translated(text: str) -> str:
    """Write a text of the draft as the specification does; what is no draft either is left for the reader to refuse."""
    if text[:1] in ("[", "{"):
        return text[0] + ",".join(map(_range, text[1:-1].split(","))) + text[-1]
    if "/" in text:
        return "/".join(_ENDS[end] if end in _ENDS else _date(end) for end in text.split("/"))
    return _date(text)


def _range(item: str) -> str:
    return "..".join(_date(end) if end else "" for end in item.strip().split(".."))


def _date(text: str) -> str:
    text = _HEMISPHERE.sub(lambda m: f"-{-int(m[1]) + (4 if m[2].lower() == 'northern' else 8)}", text)
    if not is_draft(text) or len(text) > _LONGEST:
        return text
    parts: list[str] = []
    marks: list[str] = []
    if not _components(text, parts, marks):
        return text
    return qualified(tuple(part.translate(_LETTERS) for part in parts), tuple(marks))


def _components(text: str, parts: list[str], marks: list[str]) -> bool:
    """Read components with the qualifier of each; tell whether the text is made of them."""
    opened: list[int] = []  # where the groups begin that are not closed yet
    grouped: set[int] = set()  # components that a group has closed
    at = 0
    while at < len(text):
        if text[at] == "(":
            opened.append(len(parts))
            at += 1
            continue
        if text[at] == ")" and opened:
            end, start, closes = at + 1, opened.pop(), True
        elif found := (_PART if parts else _YEAR).match(text, at):
            parts.append(found[0])
            marks.append("")
            end, start, closes = found.end(), opened[-1] if opened else 0, False
        else:
            return False
        mark = _MARKS.match(text, end)
        assert mark is not None
        for number in range(start, len(parts)):
            if closes or number not in grouped:
                marks[number] = merged(marks[number], mark[0])
        if closes:
            grouped.update(range(start, len(parts)))
        at = mark.end()
        if at < len(text) and text[at] != ")":
            if text[at] != "-":
                return False
            at += 1
    return not opened and 1 <= len(parts) <= 3 and not text.endswith("-")
