"""What the window needs of all articles at once: which there are, which have no date, and when the others came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, Self

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.publications import NO_PUBLICATIONS, Publications

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.edtf import Edtf

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

    @classmethod
    def of(cls, articles: Sequence[Brief]) -> Self:
        """Go through all articles once."""
        return cls(
            tuple(one.id for one in articles),
            tuple(one.id for one in articles if one.published is None),
            len({one.outlet for one in articles if one.outlet}),
            Publications.of(
                (one.id, day + DAY_SECONDS // 2, (one.published_from or "").startswith(UNSURE))
                for one in articles
                if one.published is not None and (day := one.published.first_second) is not None
            ),
        )
