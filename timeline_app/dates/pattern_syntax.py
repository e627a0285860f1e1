"""Reads the part of regular expression syntax that rules use into items, for what asks how a match can begin.

A sequence is a tuple of items; an item is one of

    ("char", letters)      one of some characters, in lower case, "0" for every digit and " " for white space
    ("any",)               any character, or something that is not looked into
    ("end", kind)          a word ends here: of letters ("a") or of any kind ("")
    ("slot", name)         a word of the vocabulary
    ("either", sequences)
    ("repeat", sequence, least, most)

What only looks around is left out, which lets through a text too many and never one too few.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, TypeAlias

Item: TypeAlias = tuple[Any, ...]
Sequence: TypeAlias = tuple[Item, ...]

ANY: Final[Item] = ("any",)
DIGIT: Final = "0"
GAP: Final = " "
_MANY: Final = 16  # of the characters of a class: one with more is not looked into
_FEW: Final = 3
_UNLIMITED: Final = 64
_QUANTIFIER = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_SLOT = re.compile(r"<([a-z]+)(?::[a-z0-9]+)?>")
_BACK = re.compile(r"\(\?P=\w+\)")
_OPENING = re.compile(r"\(\?(?:P<\w+>|:|-?[a-z]+:|<?[=!]|\(\w+\))|\((?!\?)")
_LOOK = ("(?=", "(?!", "(?<=", "(?<!")
_ENDS = {"(?![A-Za-z])": "a", r"(?!\w)": ""}
_DIGITS = re.compile(r"\\d|\d(?:-\d)?")
_RANGE = re.compile(r"([a-zA-Z])-([a-zA-Z])")


def parsed(pattern: str) -> Sequence:
    """Return the items of a pattern; raise ValueError where a parenthesis is wrong."""
    branches, end = _branches(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"unbalanced parenthesis in {pattern!r}")
    return branches[0] if len(branches) == 1 else (("either", branches),)


def _branches(pattern: str, at: int) -> tuple[tuple[Sequence, ...], int]:
    branches: list[Sequence] = []
    items: list[Item] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            branches.append(tuple(items))
            items = []
            at += 1
            continue
        found, at = _item(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            found, at = _repeated(found, quantifier), quantifier.end()
        items += found
    return (*branches, tuple(items)), at


def _repeated(found: Sequence, quantifier: re.Match[str]) -> Sequence:
    sign, least, comma, most = quantifier.groups()
    if sign:
        low, high = int(sign == "+"), 1 if sign == "?" else _UNLIMITED
    else:
        low = int(least or 0)
        high = int(most) if most else _UNLIMITED if comma else low
    if (
        high > _FEW and len(found) == 1 and found[0][0] == "char" and len(found[0][1]) > _FEW
    ):  # of a class: too many ways to look into
        found, low, high = (ANY,), min(low, 1), 1
    if found == (_char(GAP),):  # white space counts as one however much there is
        low, high = min(low, 1), min(high, 1)
    return found if (low, high) == (1, 1) else (("repeat", found, low, min(high, _UNLIMITED)),)


def _item(pattern: str, at: int) -> tuple[Sequence, int]:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        end = pattern.index("]", at + 2)
        return (_class(pattern[at + 1 : end]),), end + 1
    if char == "\\":
        return _escape(pattern[at + 1]), at + 2
    if char == "<" and (slot := _SLOT.match(pattern, at)):
        return (("slot", slot[1]),), slot.end()
    if char in "^$":
        return (), at + 1
    return (ANY if char == "." else _char(_plain(char)),), at + 1


def _escape(char: str) -> Sequence:
    if char == "b":
        return (("end", ""),)
    if char in "BAZ":
        return ()
    if char in "ds":
        return (_char(DIGIT if char == "d" else GAP),)
    return (ANY if char in "wWDS" else _char(char.lower()),)


def _group(pattern: str, at: int) -> tuple[Sequence, int]:
    for written, kind in _ENDS.items():
        if pattern.startswith(written, at):
            return (("end", kind),), at + len(written)
    if back := _BACK.match(pattern, at):
        return (ANY,), back.end()
    opening = _OPENING.match(pattern, at)
    if opening is None:
        raise ValueError(f"a group that cannot be read in {pattern!r}")
    branches, end = _branches(pattern, opening.end())
    if end >= len(pattern):
        raise ValueError(f"unbalanced parenthesis in {pattern!r}")
    if pattern.startswith(_LOOK, at):
        return (), end + 1
    if pattern.startswith("(?(", at) and len(branches) == 1:  # or nothing
        branches = (*branches, ())
    return branches[0] if len(branches) == 1 else (("either", branches),), end + 1


@lru_cache(maxsize=1024)
def _char(char: str) -> Item:
    return ("char", (char,))


def _plain(char: str) -> str:
    return DIGIT if char.isdecimal() else GAP if char.isspace() else char.lower()


@lru_cache(maxsize=256)
def _class(body: str) -> Item:
    if body.startswith("^") or re.search(r"\\[wWDS]", body):
        return ANY
    chars = {DIGIT} if _DIGITS.search(body) else set()
    body = _DIGITS.sub("", body)
    if "\\s" in body or " " in body:
        chars.add(GAP)
    body = body.replace("\\s", "").replace(" ", "")
    for first, last in _RANGE.findall(body):
        chars |= {chr(code).lower() for code in range(ord(first), ord(last) + 1)}
    chars |= set(_RANGE.sub("", body).replace("\\", "").lower())
    return ANY if len(chars) > _MANY else ("char", tuple(sorted(chars)))
