"""Decides where a story stands: which of the dates told so far those after it lean on.

Dates in parentheses are asides. In a narrative so are dates that somebody quoted says, that only describe a thing
("the 1989 storm") or that hang in a relative clause of another time. A leap over a generation is a digression until
a second year confirms it: the next paragraph goes on from where the story stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import civil

if TYPE_CHECKING:
    from timeline_app.dates.meaning import Meaning

_LEAP = 25  # years: farther than a story goes on in one step
_STEP = 5  # years: farther than that, a relative clause tells of another time
_BEFORE, _AFTER = 400, 80  # code points looked at around a date
_HEADING = 80  # code points that the line of a heading has at most
_CLAUSE = re.compile(r",\s{1,3}(?:who|which|whose|where)\s[^,.;:]*(?<!\buntil\s)$")
_DESCRIBES = re.compile(r"(?:\b(?:the|a|an|its|his|her|their)\s{1,3})$", re.IGNORECASE)
_NOUN = re.compile(
    r",?\s{1,3}(?!(?:and|or|but|when|where|while|as|at|by|in|on|to|for|with|the|a|he|she|it|they)\b)[a-z]"
)
_BIRTH = re.compile(r"\bborn\b[^.;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a date is told."""

    aside: bool  # in parentheses
    quoted: bool
    describes: bool  # a thing: "the 1989 storm"
    in_clause: bool  # a relative one: "who died in 1950"
    birth: bool


def telling_of(text: str, start: int, end: int) -> Telling:
    """Look how the date at a span is told."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n\n")[2]
    after = text[end : end + _AFTER].partition("\n")[0]
    describes = bool(_DESCRIBES.search(before[-8:])) or text[start : start + 4].lower() == "the "
    return Telling(
        _in_parentheses(before, after),
        before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("``") > before.count("''"),
        bool(describes and _NOUN.match(after)),
        bool(_CLAUSE.search(before)),
        bool(_BIRTH.search(before[-60:])),
    )


def _in_parentheses(before: str, after: str) -> bool:
    opened, closed = before.rfind("("), after.find(")")
    if opened <= before.rfind(")") or closed < 0 or -1 < after.find("(") < closed:
        return False
    line = before.rpartition("\n")[2]
    heads = closed + 1 == len(after.rstrip()) and len(line) < _HEADING and ". " not in line
    return not heads  # "The Long March (1934)" as a line of its own dates what follows


@dataclass(frozen=True, slots=True)
class Story:
    """The dates told so far."""

    last: Meaning | None = None  # the last dated expression
    last_end: int = 0  # where it ends in the text
    quarter: Meaning | None = None  # the last quarter
    told: Meaning | None = None  # the last date that does not lean on the publication date
    told_end: int = 0  # where that one ends in the text
    running: Meaning | None = None  # the date at which the narrative stands
    running_end: int = 0
    home: Meaning | None = None  # where it stood before a leap that nothing has confirmed
    from_birth: bool = False  # it stands at a birth, from which any leap is the story itself

    def after(self, meaning: Meaning, end: int, telling: Telling) -> Story:
        """Return the story with one more date."""
        quarter = meaning if meaning.unit == "Q" else self.quarter
        if telling.aside:
            return replace(self, quarter=quarter)
        story = replace(self, last=meaning, last_end=end, quarter=quarter)
        if meaning.leans == "published" or telling.describes:
            return story
        if telling.in_clause and self.running is not None and _years_apart(meaning, self.running) > _STEP:
            return story
        story = replace(story, told=meaning, told_end=end)
        return story if telling.quoted else story._moved_on(meaning, end, telling)

    def standing(self, text: str, start: int) -> Meaning | None:
        """Return the date at which the narrative stands at a place of the text."""
        digressed = self.home is not None and "\n\n" in text[self.running_end : start]
        return self.home if digressed else self.running

    def _moved_on(self, meaning: Meaning, end: int, telling: Telling) -> Story:
        home = None
        if self.running is not None and not self.from_birth and _far(meaning, self.running):
            home = self.home or self.running
            home = None if self.home is not None and not _far(meaning, self.home) else home
        return replace(self, running=meaning, running_end=end, home=home, from_birth=telling.birth)


def _far(one: Meaning, other: Meaning) -> bool:
    return _years_apart(one, other) > _LEAP


def _years_apart(one: Meaning, other: Meaning) -> int:
    if one.first is None or other.first is None:
        return 0
    return abs(civil(one.first)[0] - civil(other.first)[0])
