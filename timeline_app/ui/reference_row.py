"""A row of the cross-references: what it says, where it leads, what the user may say of it; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.records import Article
    from timeline_app.ui.sayings import Saying

ARROW = " → "
BREAK = "\u2028"  # of a line within a row
UNKNOWN_OUTLET = "outlet unknown"
MOST = 100  # rows of a group; of more the rest is counted


class RowKind(Enum):
    """How a row is drawn."""

    HEADING = "heading"
    NOTE = "note"  # what the rows under it have in common
    QUOTATION = "quotation"
    CONFLICT = "conflict"
    CHAIN = "chain"
    PROSE = "prose"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading, or something that was found and where it leads."""

    kind: RowKind
    text: str
    aside: str = ""  # at the right: counts, dates, why
    quotation: str = ""
    why: str = ""  # it is here
    icon: str = ""
    event: str | None = None
    mention: int = 0
    saying: Saying | None = None  # what the user may say of it
    depth: int = 0  # below the row that it hangs from

    @property
    def words(self) -> str:
        """Return the row as it is read out."""
        said = self.text.replace(ARROW, ", citing ").replace(BREAK, ". ")
        return ". ".join(part for part in (said, self.quotation, self.aside, self.why) if part)


def outlet(article: Article | None) -> str:
    """Name an article's outlet."""
    return (article.outlet if article else None) or UNKNOWN_OUTLET


def counted(count: int, what: str) -> str:
    """Say how many there are of a thing."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def rest(count: int) -> tuple[Row, ...]:
    """Count what is not listed of a group."""
    return (Row(RowKind.PROSE, f"and {count - MOST:,} more"),) if count > MOST else ()
