"""What the user says and decides, and the changes of it: each knows what takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records.articles import Entry, Evidence
    from timeline_app.records.reports import Moved


@dataclass(frozen=True, slots=True)
class Entering:
    """A change of the user's own entries; `undone` is what restores the former ones."""

    taken: tuple[Entry, ...] = ()
    given: tuple[Entry, ...] = ()

    @property
    def undone(self) -> Entering:
        """Return the change that takes this one back."""
        return Entering(self.given, self.taken)


@dataclass(frozen=True, slots=True)
class Law:
    """What the user said of two mentions, by Mention.key; `one` < `other`."""

    one: str
    other: str
    same: bool  # they report the same event; or they do not


@dataclass(frozen=True, slots=True)
class Ruling:
    """A change of the user's laws; `undone` is what restores the former ones."""

    taken: tuple[Law, ...] = ()
    given: tuple[Law, ...] = ()

    @property
    def undone(self) -> Ruling:
        """Return the ruling that takes this one back."""
        return Ruling(self.given, self.taken)


class Field(StrEnum):
    """What of an event the user decides."""

    DATE = "date"  # EDTF
    LABEL = "label"
    STATUS = "status"  # Status
    REVIEW = "review"  # Review
    HIDDEN = "hidden"  # "1": it is not shown
    PLACE = "place"  # the lanes that it stands in where they are of places, parted by LANES_PART
    PERSON = "person"
    ORGANIZATION = "organization"


LANES_PART: Final = "; "
LANE_FIELDS: Final = (Field.PLACE, Field.PERSON, Field.ORGANIZATION)  # an outlet, or an article, is no matter of choice


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided of an event in place of the program."""

    mention: str  # Mention.key of a report of the event, so that it outlives reading and linking anew
    field: Field
    value: str  # as text: what it is of each field is said there


@dataclass(frozen=True, slots=True)
class Deciding:
    """A change of the user's decisions; `undone` is what restores the former ones."""

    taken: tuple[Decision, ...] = ()
    given: tuple[Decision, ...] = ()

    @property
    def undone(self) -> Deciding:
        """Return the change that takes this one back."""
        return Deciding(self.given, self.taken)


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of an article's publication date."""

    article: str  # Article.id
    published: Edtf | None  # a calendar day
    published_from: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Redating:
    """A change of publication dates; `undone` is what restores the former ones."""

    taken: tuple[Dated, ...] = ()
    given: tuple[Dated, ...] = ()

    @property
    def undone(self) -> Redating:
        """Return the change that takes this one back."""
        return Redating(self.given, self.taken)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article."""

    article: str  # Article.id
    number: int = 1


@dataclass(frozen=True, slots=True)
class Filed:
    """What a project reads, or no longer reads, of some articles."""

    versions: tuple[Version, ...] = ()
    entries: tuple[Entry, ...] = ()  # own events, in place of those that articles reported
    keys: tuple[str, ...] = ()  # Mention.key of reports that other versions tell, too
    dated: tuple[Dated, ...] = ()  # publication dates of articles that come with others than they are kept with


@dataclass(frozen=True, slots=True)
class Filing:
    """A change of which articles are read, and in which versions; `undone` is what restores the former ones.

    The keys of both sides belong together in pairs.
    """

    taken: Filed = Filed()
    given: Filed = Filed()

    @property
    def undone(self) -> Filing:
        """Return the change that takes this one back."""
        return Filing(self.given, self.taken)


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time that the user laid behind the timeline."""

    name: str
    date: Edtf  # its whole extent: a month, a decade, from one date to another; a side may be open
    colour: int | None = None  # position in the theme's lane colours; None: plain
    number: int = 0  # in its project; 0: not kept there yet


@dataclass(frozen=True, slots=True)
class Note:
    """A few words of the user's, pinned to a time or to an event: exactly one of the two is given."""

    text: str
    date: Edtf | None = None
    mention: str | None = None  # Mention.key of a report of the event, so that it outlives linking anew
    number: int = 0  # in its project; 0: not kept there yet


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the user laid over the timeline, each in the order of its numbers."""

    eras: tuple[Era, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotating:
    """A change of annotations; `undone` is what restores the former ones."""

    taken: Annotations = Annotations()
    given: Annotations = Annotations()

    @property
    def undone(self) -> Annotating:
        """Return the change that takes this one back."""
        return Annotating(self.given, self.taken)


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the user's on an event."""

    name: str
    mention: str  # Mention.key of a report of the event, so that it outlives linking anew


@dataclass(frozen=True, slots=True)
class Tagging:
    """A change of tags; `undone` is what restores the former ones."""

    taken: tuple[Tag, ...] = ()
    given: tuple[Tag, ...] = ()

    @property
    def undone(self) -> Tagging:
        """Return the change that takes this one back."""
        return Tagging(self.given, self.taken)


Change: TypeAlias = Redating | Ruling | Deciding | Entering | Annotating | Tagging | Filing


@dataclass(frozen=True, slots=True)
class Past:
    """An edit as the project's history keeps it."""

    number: int  # in the order in which edits were made
    at: str  # when: ISO 8601, UTC
    name: str  # what was done, as the Edit menu says it
    undone: bool  # it was taken back, and can be done again


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an edit, or of taking one back."""

    number: int  # Past.number
    change: Change  # as it was done, with the numbers that what is new was given
    moved: tuple[Moved, ...] = ()  # dates, where publication dates were changed
