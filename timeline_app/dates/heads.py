"""Decides with which letters a rule's matches can begin, so that the tagger tries only the rules that may fit a word.

Reads the part of regular expression syntax that rules use: letters, groups, classes, alternatives and quantifiers.
A head may be shorter than the word, never longer: one too many costs time, one too few would lose matches. One that
ends in a space is the whole word.
"""

from __future__ import annotations

import re

WHOLE = " "  # after a head that is a whole word
# A gap, a gap or hyphen, or that no letter follows: none of them optional.
_ENDS_WORD = re.compile(r"(?:\(\?:\\s\{1,8\}\)|\[(?:-\\s|\\s-)\]|\(\?!\[A-Za-z\]\))(?![?*{])")
_ANY = ""  # the head that every word has
_QUANTIFIER = re.compile(r"(\?|\*|\{0,\d+\})|\+|\{\d+(?:,\d*)?\}")
_LOOK = ("(?=", "(?!", "(?<=", "(?<!")
_DIGIT = "0"  # stands for any digit


def heads(pattern: str) -> frozenset[str]:
    """Return the lower-case beginnings that matches of `pattern` can have ("0" for a digit)."""
    found, nullable, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"unbalanced parenthesis in {pattern!r}")
    return frozenset(found | ({_ANY} if nullable else set()))


def heads_after(word: str, gap: str, pattern: str) -> frozenset[str]:
    """Return the beginnings of what can follow `word` and a `gap`, as a pattern writes it, at the start of a match."""
    rest = heads(pattern.replace(word + gap, ""))
    otherwise = any((word + WHOLE).startswith(head) for head in rest)  # it can begin with the word in another way
    return frozenset({_ANY}) if otherwise else rest


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    nullable = False
    while True:
        branch, empty, at = _sequence(pattern, at)
        found |= branch
        nullable |= empty
        if at >= len(pattern) or pattern[at] == ")":
            return found, nullable, at
        at += 1  # past the |


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read one branch: the heads it can have, whether it can be empty, and where it ends."""
    found: set[str] = set()
    run, begun = "", False  # the letters read so far; whether something that is not optional has been read
    while at < len(pattern) and pattern[at] not in "|)":
        if run and not begun and _ENDS_WORD.match(pattern, at):
            found.add(run + WHOLE)
            begun = True
        item, empty, literal, at = _item(pattern, at)
        optional, at = _optional(pattern, at)
        if begun:
            continue
        if literal and not optional:
            run += literal
        elif run:
            found.add(run)
            begun = True
        elif item:
            found |= item
            begun = not (optional or empty)
    if run and not begun:
        found.add(run)
        begun = True
    return found, not begun, at


def _optional(pattern: str, at: int) -> tuple[bool, int]:
    match = _QUANTIFIER.match(pattern, at)
    return (bool(match[1]), match.end()) if match else (False, at)


def _item(pattern: str, at: int) -> tuple[set[str], bool, str, int]:
    """Read one item: its heads, whether it can be empty, its letter if it is a plain one, and where it ends."""
    if pattern[at] == "(":
        return _group(pattern, at)
    if pattern[at] == "[":
        end = pattern.index("]", at + 2)
        return _class(pattern[at + 1 : end]), False, "", end + 1
    if pattern[at] == "\\":
        escaped = pattern[at + 1]
        if escaped in "bB":
            return set(), True, "", at + 2
        item = {_DIGIT} if escaped == "d" else {_ANY} if escaped.isalpha() else {escaped}
        return item, False, "", at + 2
    if pattern[at].isalpha():
        return {pattern[at].lower()}, False, pattern[at].lower(), at + 1
    return {_DIGIT if pattern[at].isdigit() else pattern[at]}, False, "", at + 1


def _group(pattern: str, at: int) -> tuple[set[str], bool, str, int]:
    look = pattern.startswith(_LOOK, at)
    inner = re.compile(r"\((?:\?(?:P<\w+>|:|-?[a-z]+:|<?[=!]))?").match(pattern, at)
    assert inner is not None
    found, nullable, end = _alternatives(pattern, inner.end())
    return (set(), True, "", end + 1) if look else (found, nullable, "", end + 1)


def _class(body: str) -> set[str]:
    found = {_DIGIT} if "\\d" in body or re.search(r"\d", body) else set()
    plain = re.sub(r"\\[a-z]|\d-?\d?", "", body)
    for first, last in re.findall(r"([a-zA-Z])-([a-zA-Z])", plain):
        found |= {chr(code).lower() for code in range(ord(first), ord(last) + 1)}
    return found | {char.lower() for char in plain if char != "-"} | ({_ANY} if body.startswith("^") else set())
