"""What a sentence counts without a figure: all saved, nobody killed, many lives lost."""

from __future__ import annotations

import re
from enum import Enum, auto

_PEOPLE = (
    r"passengers?|people|persons|crew|board|hands|souls|aboard|survivors|hostages|workers|miners|children|residents"
)
_THEIR = r"(?:(?:the|her|his|its|their|those|on) )?"
_FIGURE = r"(?:of )?(?:the |its )?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b"  # "all six" are no whole
_SAVED = re.compile(
    rf"(?:^all(?! {_FIGURE})|\b(?:all (?:of )?{_THEIR}(?:{_PEOPLE})|everyone|everybody|every (?:one|passenger|soul)))"
    r"\b(?!\s+but)[^,;:.]{0,60}?\b(?:saved|safe|rescued|survived|unharmed|unhurt)\b"
    rf"|\ball {_THEIR}(?:{_PEOPLE})\b[^,;:.]{{0,60}}?\b(?:transferred|taken off|picked up)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no (?:one|lives?|deaths?|fatalities|people|casualties)|nobody|none)\b[^,;:.]{0,40}?"
    r"\b(?:lost|killed|died|dead|perished|reported)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:many (?:of )?(?:the )?(?:lives|people|passengers|others)"
    r"|(?:dozens|scores|hundreds|thousands) of (?:lives|people))"
    r"\b[^,;:.]{0,30}?\b(?:lost|killed|died|dead|drowned|perished)\b"
    r"|\bloss of (?:many lives|life)\b",
    re.IGNORECASE,
)


class Whole(Enum):
    """What became of all of them, or of many."""

    SAVED = auto()
    NOBODY = auto()  # died
    MANY = auto()  # died


def said_of_all(text: str) -> tuple[Whole, re.Match[str]] | None:
    """Return what a sentence says of all, and in which words; None where it says nothing."""
    for whole, pattern in ((Whole.SAVED, _SAVED), (Whole.NOBODY, _NOBODY), (Whole.MANY, _MANY)):
        if found := pattern.search(text):
            return whole, found
    return None
