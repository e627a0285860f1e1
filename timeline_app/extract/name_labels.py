"""What a stretch of a run of capitals may be, and what a name in a text is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Label(IntEnum):
    """What a stretch of a run is; NONE is a single word of no name, as a title or a sentence's opener."""

    NONE = 0
    PERSON = 1
    PLACE = 2
    ORGANIZATION = 3
    OTHER = 4  # a ship, a law, a people, a product: a name, of nothing that is shown

    __hash__ = int.__hash__  # not by name, which is slow


LABELS = tuple(Label)

Stretch = tuple[int, int, Label]  # first word, one past the last, and what they are


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text: its span (code points, end exclusive), as written, and the article's longest form of it."""

    start: int
    end: int
    text: str
    kind: Kind
    name: str
