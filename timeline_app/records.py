"""The nouns of the program: what is read, what it reports, and how reports belong together. Frozen, picklable, no Qt.

The JSON forms of these records are written in one place, `timeline_app.exchange.jsonlines`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3


OWN_ENTRY: Final = "your own entry"  # where all of it comes from that the user entered by hand
SOURCE_KINDS: Final = ("call", "conversation", "document", "observation", "article", "other source")


class InputError(Exception):
    """A file or a wish of the user's that cannot be served; the message names it and says what to do."""


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


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it came in, before anything is read out of it: a file's bytes, or one line of a `.jsonl`."""

    file: str  # the path as given
    data: bytes  # the bytes as read (of a .jsonl: that line's)
    format: str  # "text", "html" or "jsonl"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign of when an article was published or updated, with where it stands."""

    kind: str  # "published" or "updated"
    date: Edtf  # a day, or what the sign leaves open: a month, a set of days, all days from one on
    origin: str  # in words for the reader: "article:published_time", "dateline", "address of the page"
    quote: str  # as it stands there
    weight: float  # 0 to 1: how far it is to be trusted
    stated: bool  # the page states it (tag, labelled line, dateline): taken; otherwise inferred: only proposed


@dataclass(frozen=True, slots=True)
class Topic:
    """What a page says that it is about, in a word or a few."""

    name: str  # in the page's own letters
    origin: str  # where it stands: "article:tag", "keywords"


def topic_key(name: str) -> str:
    """Return what the spellings of one topic or tag have in common: letters in any case, hyphens for spaces."""
    return " ".join(name.casefold().replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class Article:
    """An article. `..._from` says in words where a datum came from ("article:published_time", "set by hand")."""

    id: str
    file: str
    text: str  # everything that the page says
    sha256: str  # of the source's bytes
    title: str
    title_from: str
    outlet: str | None = None
    outlet_from: str | None = None
    author: str | None = None
    author_from: str | None = None
    published: Edtf | None = None  # a calendar day
    published_from: str | None = None
    updated: Edtf | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1
    topics: tuple[Topic, ...] = ()  # what its page states, the best first
    furniture: tuple[tuple[int, int], ...] = ()  # spans of text that are not the article, sorted, disjoint
    evidence: tuple[Evidence, ...] = ()  # every sign of its dates, the best first, also those that lost

    @property
    def own(self) -> bool:
        """Tell whether the user entered it by hand: it was published nowhere."""
        return self.published_from == OWN_ENTRY


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that the user entered by hand, with its source."""

    label: str
    date: Edtf
    kind: str = SOURCE_KINDS[0]  # of the source
    words: str = ""  # of the source, or where it is found
    lane: tuple[str, str] | None = None  # which names it bears ("places"), and the one: of the lane it was made in
    number: int = 0  # in its project; 0: not kept there yet


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
class Proposal:
    """A publication date that is only inferred, until the user accepts it."""

    article: str  # Article.id
    date: Edtf  # a calendar day
    confidence: float  # 0 to 1
    evidence: tuple[Evidence, ...]  # what speaks for it, then what speaks against it


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that dates no article."""

    line: int  # of the file, from 1
    text: str  # the row as written
    reason: str  # why it dates none, and what to do


@dataclass(frozen=True, slots=True)
class TableReport:
    """What came of a table of publication dates: each of its rows is in one of the two."""

    proposals: tuple[Proposal, ...]
    unmatched: tuple[Row, ...]


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


@dataclass(frozen=True, slots=True)
class Decision:
    """The date that the user gave an event."""

    mention: str  # Mention.key of a report of the event, so that it outlives reading and linking anew
    date: Edtf


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


HOSTS = 12  # mentions of a block, the first by their turns, that meet all of it


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where linking compares a mention with others: in each block with its hosts, and as one of them with all."""

    turn: int  # its place in every block, the same in whatever order articles are added
    blocks: tuple[int, ...]  # hashes of blocking keys


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking found of what changed. Mentions go by their numbers in the project, pairs the lower first."""

    seen: frozenset[int]  # mentions whose changes are done with
    meetings: Mapping[int, Meeting]  # of those that were looked at anew
    lost: frozenset[tuple[int, int]]  # links that no longer hold
    found: Mapping[tuple[int, int], tuple[float, str]]  # links: score, and the reason where the score has none
    events: tuple[tuple[Event, tuple[int, ...]], ...]  # with their mentions; the events that these were in are no more
    signatures: Mapping[str, bytes]  # of articles, by which copies are found: those that were not known
    put_off: frozenset[int] = frozenset()  # mentions that hang together with very many others and are grouped later
