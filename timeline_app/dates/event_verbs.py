"""Decides which events a clause dates by its verb: "he was arrested on 3 August" dates an arrest.

Which nouns name what a verb tells is data (`resources/rules/<language>/events.toml`). Verb and date must stand in one
clause with no other verb between them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from timeline_app.resources import resource

_REACH = 72  # code points between a verb and its date
_CLAUSE = re.compile(r"[.;:!?,\n]\s")
_OTHER_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|been|said|\w{2,16}ed|who|which|that|and|or|but|before|after)\b"
)
_HEAD = re.compile(r"(?:^|[.!?;\n“\"]\s{0,3})(?:in|on)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:was|were|had been|had)$")


def nouns_told(text: str, start: int, end: int) -> frozenset[str]:
    """Return the nouns for what the clause around a date tells of, in lower case; empty where it is unclear."""
    before = text[max(0, start - _REACH) : start]
    clause = _CLAUSE.split(before)[-1]
    verbs, nouns = _verbs()
    last = None
    for last in verbs.finditer(clause):  # noqa: B007 - the last one counts
        pass
    if last is not None:
        return frozenset() if _OTHER_VERB.search(clause, last.end()) else nouns[_plain(last[0])]
    if not _HEAD.search(before):
        return frozenset()
    after = text[end : end + _REACH].lstrip(", ")
    found = verbs.search(_CLAUSE.split(after)[0])
    if found is None or _OTHER_VERB.search(_AUXILIARY.sub("", after[: found.start()].rstrip())):
        return frozenset()
    return nouns[_plain(found[0])]


def _plain(verb: str) -> str:
    return " ".join(verb.lower().split())


@cache
def _verbs(language: str = "en") -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """Return what finds the verbs, and the nouns for each."""
    told_by: dict[str, list[str]] = tomllib.loads((resource("rules", language) / "events.toml").read_text("utf-8"))[
        "told_by"
    ]
    verbs = sorted({verb for some in told_by.values() for verb in some}, key=len, reverse=True)
    nouns = {verb: frozenset(noun for noun, some in told_by.items() if verb in some) for verb in verbs}
    choice = "|".join(verbs).replace(" ", r"\s{1,3}")
    return re.compile(rf"\b(?:{choice})\b", re.IGNORECASE), nouns
