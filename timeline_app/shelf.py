"""What the window needs of all articles at once: which there are, which have no date, and when the others came out.

It is kept with the project as columns, for going through a hundred thousand articles takes longer than a project may
take to open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

import numpy as np

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.records import OWN_ENTRY
from timeline_app.timeline.packing import packed, packed_names, unpacked, unpacked_names
from timeline_app.timeline.publications import NO_PUBLICATIONS, Publications

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.dates.edtf import Edtf

_TYPES: Final[dict[str, np.dtype[Any]]] = {
    **dict.fromkeys(("undated", "outlets", "published"), np.dtype(np.int32)),
    "seconds": np.dtype(np.int64),
    "doubtful": np.dtype(np.bool_),
}
UNSURE: Final = ("file name", "file date")  # how the origin of a publication date begins that is in doubt


class Brief(Protocol):
    """An article, as much of it as is needed here."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def outlet(self) -> str | None:
        """Return who published it."""

    @property
    def published(self) -> Edtf | None:
        """Return the day on which it came out."""

    @property
    def published_from(self) -> str | None:
        """Return where that is known from."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All articles of a project."""

    articles: tuple[str, ...] = ()  # Article.id, in the order of adding
    undated: tuple[str, ...] = ()
    outlets: int = 0
    publications: Publications = NO_PUBLICATIONS

    def pack(self) -> dict[str, bytes]:
        """Write it by the names of its parts."""
        places = {article: place for place, article in enumerate(self.articles)}
        return {
            "articles": packed_names(self.articles),
            "undated": packed(np.array([places[article] for article in self.undated], np.int32)),
            "outlets": packed(np.array([self.outlets], np.int32)),
            "published": packed(np.array([places[article] for article in self.publications.articles], np.int32)),
            "seconds": packed(self.publications.seconds),
            "doubtful": packed(self.publications.doubtful),
        }

    @classmethod
    def unpack(cls, parts: Mapping[str, bytes]) -> Self:
        """Read what `pack` wrote; raise ValueError where it is not that."""
        articles, columns = unpacked_names(parts, "articles"), unpacked(parts, _TYPES)
        undated, published = (
            [articles[place] for place in columns[name].tolist()] for name in ("undated", "published")
        )
        seconds, doubtful = (np.asarray(columns[name], _TYPES[name]) for name in ("seconds", "doubtful"))
        if not len(published) == len(seconds) == len(doubtful) or len(columns["outlets"]) != 1:
            raise ValueError("articles whose parts do not fit each other")
        publications = Publications.ordered(tuple(published), seconds, doubtful)
        return cls(articles, tuple(undated), int(columns["outlets"][0]), publications)

    @classmethod
    def of(cls, articles: Sequence[Brief]) -> Self:
        """Go through all articles once."""
        return cls(
            tuple(one.id for one in articles),
            tuple(one.id for one in articles if one.published is None and one.published_from != OWN_ENTRY),
            len({one.outlet for one in articles if one.outlet and one.published_from != OWN_ENTRY}),
            Publications.of(
                (one.id, day + DAY_SECONDS // 2, (one.published_from or "").startswith(UNSURE))
                for one in articles
                if one.published is not None and (day := one.published.first_second) is not None
            ),
        )
