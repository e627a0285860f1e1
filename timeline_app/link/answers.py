"""Which reports contradict another without telling its act again: "swore that she did", "had no passengers"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline_app.link.background import worth
from timeline_app.link.wordlists import words
from timeline_app.link.words import stem, words_of

if TYPE_CHECKING:
    from timeline_app.records import Mention

LEAST = 0.3  # worth of what somebody may have got

_DID = re.compile(r"[^.;:]{0,20}\bthat\s(?:he|she|it|they)\s(?:did|had|was|were)\b(?!\s*n[o’'])(?=\s*(?:[.,;]|$))")
_LACKED = re.compile(r"(?:had|has|have)\s+(?:no|none of the)\s+(\w+)")
_NAMED = re.compile(r"[A-Z][\w’'-]+")


def takes_up_again(mention: Mention) -> bool:
    """Tell whether somebody says, without telling it, that what was denied before was so: "swore that she did"."""
    if mention.trigger is None:
        return False
    return _DID.match(mention.text, mention.trigger[1] - mention.start) is not None


def lacked(mention: Mention) -> str | None:
    """Return the stem of what somebody is told to have had none of: "they |had| no passengers on board"."""
    if mention.trigger is None:
        return None
    found = _LACKED.match(mention.text, mention.trigger[0] - mention.start)
    return stem(found[1].casefold()) if found else None


def got(mention: Mention) -> frozenset[str]:
    """Return the stems of what somebody is told to have got, among other words."""
    if mention.trigger is None:
        return frozenset()
    start, end = mention.trigger
    own = mention.text[start - mention.start : end - mention.start].casefold()
    return _objects(mention.label) if own in words("disputes", "getting", "verbs") else frozenset()


@lru_cache(1 << 12)
def _objects(label: str) -> frozenset[str]:
    return frozenset(found for word in words_of(label) if worth(found := stem(word)) >= LEAST)


def lacks(denial: Mention, report: Mention) -> bool:
    """Tell whether who is said to have had none of something is told to have got it.

    "They had no passengers on board" contradicts that passengers were transferred to them.
    """
    none = lacked(denial)
    if none is None or none not in got(report) or denial.trigger is None:
        return False
    whose = set(_NAMED.findall(denial.text[: denial.trigger[0] - denial.start])) - {"The"}
    return not whose.isdisjoint(_NAMED.findall(report.label))
