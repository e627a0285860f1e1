"""Articles: what came in, what was read of it, and what the user entered in their stead."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf

OWN_ENTRY: Final = "your own entry"  # where all of it comes from that the user entered by hand
BESIDE: Final = "an event that {} puts on"  # origin of a sign of when one was published, with another's title in it
TITLE: Final = 60  # code points of that title
_PLACE: Final = "article:"  # before the id of an article of the same project
SOURCE_KINDS: Final = ("call", "conversation", "document", "observation", "article", "other source")


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it came in, before anything is read out of it: a file's bytes, or one line of a `.jsonl`."""

    file: str  # the path as given
    data: bytes  # the bytes as read (of a .jsonl: that line's)
    format: str  # "text", "html", "markdown", "pdf" or "jsonl"


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
    pages: tuple[int, ...] = ()  # where the pages of what has pages begin in the text, sorted

    @property
    def own(self) -> bool:
        """Tell whether the user entered it by hand: it was published nowhere."""
        return self.published_from == OWN_ENTRY

    def page_of(self, offset: int) -> int | None:
        """Return the number, from 1, of the page on which a place of the text stands; None where it has no pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A place of an article that an entry of the user's quotes."""

    article: str  # Article.id
    start: int  # in Article.text, code points
    end: int  # exclusive

    @property
    def address(self) -> str:
        """Return it as the address of an entry's source, `Article.url`."""
        return f"{_PLACE}{self.article}#{self.start}-{self.end}"

    @classmethod
    def of(cls, address: str | None) -> Quoted | None:
        """Return the place of an address; None where it is another's."""
        found = re.fullmatch(rf"{_PLACE}(.+)#(\d+)-(\d+)", address or "")
        return None if found is None else cls(found[1], int(found[2]), int(found[3]))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that the user entered by hand, with its source."""

    label: str
    date: Edtf
    kind: str = SOURCE_KINDS[0]  # of the source
    words: str = ""  # of the source, or where it is found
    lane: tuple[str, str] | None = None  # which names it bears ("places"), and the one: of the lane it was made in
    number: int = 0  # in its project; 0: not kept there yet
    quoted: Quoted | None = None  # where its words stand, of an article of the project


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of an article's text that the project keeps."""

    number: int  # from 1
    added: str | None  # when it was read: ISO 8601, UTC; None: before this was noted
    read: bool  # events are read from it now
    title: str
    text: str


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
