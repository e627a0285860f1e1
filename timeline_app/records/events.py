"""What articles report: mentions, and the events that they come together in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline_app.records.articles import OWN_ENTRY

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records.articles import Article, Source


class Role(StrEnum):
    """What a mention dates: what happened, that it was said, or that it was published."""

    EVENT = "event"
    STATEMENT = "statement"
    PUBLICATION = "publication"


class Status(StrEnum):
    """Whether what is mentioned happened, as its source puts it."""

    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Review(StrEnum):
    """What the user holds of an event that the program found."""

    PROPOSED = "proposed"  # nothing yet
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation: the article's longest form, and the form written here."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """What one sentence reports of one event."""

    article: str  # Article.id
    start: int  # of the sentence in Article.text, code points
    end: int  # exclusive
    text: str  # the whole sentence: Article.text[start:end]
    label: str  # who did what where, without reporting clause and date; at most 120 characters
    date: Edtf | None  # what this report says of when
    time: Timex3 | None  # the expression that dates it (the first of several joined); None: it leans on `leans_on`
    role: Role = Role.EVENT
    status: Status = Status.REPORTED
    attributed_to: tuple[str, ...] = ()  # who says so, outermost first
    people: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    organizations: tuple[Name, ...] = ()
    leans_on: str | None = None  # in words, what dates it where `time` is None, e.g. "on or before publication"
    trigger: tuple[int, int] | None = None  # the event's own word, its verb or noun, in Article.text; None: not known

    @property
    def own(self) -> bool:
        """Tell whether the user entered it by hand: it is no report, and nothing goes back to it."""
        return self.leans_on == OWN_ENTRY

    @property
    def key(self) -> str:
        """Identify the mention in its project, the same at every reading of the same text."""
        if self.time is not None:
            return f"{self.article}:{self.start}:{self.role}:{self.time.start}"
        return f"{self.article}:{self.start}:{self.role}:-{self.trigger[0] if self.trigger else ''}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one source."""

    source: Source
    article: Article
    times: tuple[Timex3, ...]  # every time expression outside page furniture, in text order
    mentions: tuple[Mention, ...]  # in text order


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from one event to another."""

    kind: str  # conflicts, cites, follows, shares
    event: str  # Event.id of the other
    mention: int  # position in the other's mentions
    about: str | None  # conflicts: date, place, people, number, status
    ours: str | None
    theirs: str | None
    why: str
    own: int = 0  # position in our mentions of the report that refers


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin of an event's reports: what they go back to, and which they are."""

    name: str  # whom the chains lead to, or the outlet that told it first
    mentions: tuple[int, ...]  # positions in Event.mentions, sorted
    why: str  # what makes them one: "cites The Washington Post", "the same text as ..."


@dataclass(frozen=True, slots=True)
class Event:
    """One event with every report of it."""

    id: str
    label: str
    date: Edtf | None  # the tightest that all mentions agree with, else the best attested's; None: undated
    status: Status
    origins: int  # independent origins that the reports go back to
    rank: float  # importance, 0 to 1
    mentions: tuple[Mention, ...]  # the best first
    references: tuple[Reference, ...] = ()
    reasons: tuple[str, ...] = ()  # one a mention: why it was linked here ("" for the first)
    rank_why: tuple[str, ...] = ()  # what made the rank, the weightiest first
    goes_back: tuple[Origin, ...] = ()  # its origins, `origins` of them, the best attested first
    by_hand: bool = False  # the user set its date ...
    found: Edtf | None = None  # ... in place of this, which its reports say
    found_label: str | None = None  # what its reports call it, where its label is the user's
    found_status: Status | None = None  # that of its reports, where its status is the user's
    review: Review = Review.PROPOSED
    hidden: bool = False  # the user does not want to see it
