"""The columns of the table of events: how each is called, what it says of an event, and how that is read aloud; no Qt.

Which of them are seen is the user's choice; the event's own name always is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.records import Review
from timeline_app.ui.said import when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from timeline_app.records import Article, Event

    Cell = Callable[[Event, Mapping[str, Article]], str | int]

NOT_REVIEWED: Final = "not reviewed"


class Column(NamedTuple):
    """One column."""

    name: str
    tip: str
    cell: Cell
    width: int  # px at 100 %; of the event's own that is what it keeps at least
    aloud: Callable[[str], str] = str  # what a screen reader says of the cell's text
    usual: bool = True  # seen until the user chooses otherwise


def _outlets(event: Event, articles: Mapping[str, Article]) -> str:
    return _listed(a.outlet for m in event.mentions if (a := articles.get(m.article)) is not None and a.outlet)


def _names(kind: str) -> Cell:
    return lambda event, _: _listed(name.name for m in event.mentions for name in getattr(m, kind))


def _review(event: Event, _: Mapping[str, Article]) -> str:
    held = NOT_REVIEWED if event.review is Review.PROPOSED else event.review.value
    return f"{held}, hidden" if event.hidden else held


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _counted(noun: str) -> Callable[[str], str]:
    return lambda count: f"{count} {noun}" if count == "1" else f"{count} {noun}s"


def _or_none(noun: str) -> Callable[[str], str]:
    return lambda names: names or f"no {noun} named"


COLUMNS: Final = (
    Column("Date", "When it was", lambda event, _: when(event), 158),
    Column("Event", "What happened", lambda event, _: event.label, 200),
    Column("Status", "Whether it happened, as its sources put it", lambda event, _: event.status.value, 80),
    Column("Review", "What you hold of it", _review, 100),
    Column("Origins", "How many independent origins report it", lambda event, _: event.origins, 78, _counted("origin")),
    Column("Reports", "How many reports tell of it", lambda event, _: len(event.mentions), 78, _counted("report")),
    Column("Outlets", "Who reports it", _outlets, 140, _or_none("outlet")),
    Column("Places", "Places that its reports name", _names("places"), 130, _or_none("place"), usual=False),
    Column("People", "People whom its reports name", _names("people"), 150, _or_none("person"), usual=False),
    Column(
        "Organisations",
        "Organisations that its reports name",
        _names("organizations"),
        150,
        _or_none("organisation"),
        usual=False,
    ),
)
DATE, EVENT, STATUS, REVIEW, ORIGINS, REPORTS, OUTLETS, PLACES, PEOPLE, ORGANISATIONS = range(len(COLUMNS))
FIGURES: Final = (ORIGINS, REPORTS)  # stand under each other
