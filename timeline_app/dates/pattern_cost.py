"""Decides whether a rule's pattern keeps the promise that no text makes the search slow.

A pattern must match a bounded number of characters and, at any place, try a bounded number of ways. Both are read off
the parsed expression, without a text. Alternatives that begin with different letters exclude each other; so do the
lengths of one stretch of white space. All else that may be tried in more than one way counts each.
"""

from __future__ import annotations

import re
from math import prod
from typing import Any, Final

LONGEST: Final = 1_000  # characters that one match may take
MOST_WAYS: Final = 200_000  # to try one pattern at one place
_PARSER: Any = re._parser  # type: ignore[attr-defined]  # the only thing that knows the syntax of `re`
_UNBOUNDED: Final = int(_PARSER.MAXREPEAT)


def complaint(pattern: str) -> str | None:
    """Say why a pattern might be slow; None where it cannot. Raise re.error where it is no regular expression."""
    parsed = _PARSER.parse(pattern)
    if _has_unbounded(parsed):
        return "it repeats without a limit (*, + or {2,}); give the most that there may be, as in {1,20}"
    if int(parsed.getwidth()[1]) > LONGEST:
        return f"it can match more than {LONGEST} characters; lower the numbers of its repetitions"
    if _ways(parsed) > MOST_WAYS:
        return (
            "it can try too many ways to match the same text; take apart what is repeated inside a repeated group, "
            "and alternatives that begin alike"
        )
    return None


def _has_unbounded(parsed: Any) -> bool:
    for name, argument in parsed:
        if str(name) in _REPEATS and int(argument[1]) == _UNBOUNDED:
            return True
        if any(_has_unbounded(part) for part in _parts(str(name), argument)):
            return True
    return False


_MANY: Final = 32  # repetitions of what has two ways have more ways than the most
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _parts(name: str, argument: Any) -> list[Any]:
    """Return the expressions inside one node of the parsed expression."""
    if name in _REPEATS:
        return [argument[2]]
    if name == "BRANCH":
        return list(argument[1])
    if name == "SUBPATTERN":
        return [argument[3]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    if name == "ATOMIC_GROUP":
        return [argument]
    return [part for part in argument[1:] if part is not None] if name == "GROUPREF_EXISTS" else []


def _ways(parsed: Any) -> int:
    """Return an upper bound of the ways in which an expression can be tried, no larger than one above the most."""
    ways = 1
    for name, argument in parsed:
        ways = min(ways * _ways_of(str(name), argument), MOST_WAYS + 1)
    return ways


def _ways_of(name: str, argument: Any) -> int:
    inside = [_ways(part) for part in _parts(name, argument)]
    if name in _REPEATS:
        least, most, item = int(argument[0]), int(argument[1]), argument[2]
        if _is_white(item):
            return 1
        if inside[0] == 1:
            return min(most - least, MOST_WAYS) + 1
        return min(MOST_WAYS + 1, sum(int(inside[0] ** n) for n in range(least, min(most, least + _MANY) + 1)))
    if name == "BRANCH":
        firsts = [str(part[0]) if len(part) and str(part[0][0]) == "LITERAL" else None for part in argument[1]]
        exclusive = None not in firsts and len(set(firsts)) == len(firsts)
        return max(inside) if exclusive else sum(inside)
    return prod(inside)


def _is_white(item: Any) -> bool:
    return len(item) == 1 and str(item[0]) == "(IN, [(CATEGORY, CATEGORY_SPACE)])"
