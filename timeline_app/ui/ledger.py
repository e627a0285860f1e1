"""The ledger: every time expression of a project, each once, with the event that it dates or why it dates none; no Qt.

It is read in a worker, article by article. What is on every page, and so no part of the article, was not kept when that
was read: it is read for the ledger alone, after all the rest.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.extract.unused import WORDS, Used, Why, in_furniture, leaning_words, reason
from timeline_app.records import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.store.ledger_reading import Report, Timed
    from timeline_app.ui.on_demand import Catalogue


class Fate(StrEnum):
    """What became of an expression that dates an event."""

    EVENT = "dates an event"
    REJECTED = "rejected"
    HIDDEN = "hidden"


NAMES: Final[dict[Fate | Why, str]] = {  # what became of it, in the order in which it is offered
    Fate.EVENT: "Dates an event",
    Fate.REJECTED: "Rejected by you",
    Fate.HIDDEN: "Hidden by you",
    Why.AMBIGUOUS: "Ambiguous",
    Why.NO_ANCHOR: "Nothing to count from",
    Why.NO_DAY: "Counts from an undated event",
    Why.DURATION: "Duration only",
    Why.REPEATED: "Repeated",
    Why.VAGUE: "Vague",
    Why.JOINED: "Read with the time beside it",
    Why.STORY: "Says where the story stands",
    Why.DATELINE: "Dateline",
    Why.BESIDE: "Another time dates the event",
    Why.COMPARED: "Compared, or part of a name",
    Why.QUESTION: "In a question",
    Why.NOTE: "In a note on the article",
    Why.LINE: "In a heading or byline",
    Why.FURNITURE: "Page furniture",
    Why.NOTHING: "No event is told",
}
_AROUND: Final = 60  # code points that are told on each side of an expression
SENTENCES: Final[dict[Fate | Why, str]] = {
    Fate.EVENT: "It dates what a report tells of an event.",
    Fate.REJECTED: "You rejected the event that it dates.",
    Fate.HIDDEN: "You hid the event that it dates.",
    **dict(WORDS.items()),
}


class Place(NamedTuple):
    """An article among those of the ledger."""

    article: str
    title: str
    outlet: str


class Entry(NamedTuple):
    """One time expression."""

    place: Place
    start: int  # in the article's text, code points
    end: int
    text: str  # as written, on one line
    value: str  # TIMEX3 value, with its mod
    date: str  # EDTF; empty: none
    fate: Fate | Why
    event: str = ""  # that it dates, or that leans on it
    position: int = 0  # of the report among the event's
    around: str = ""  # it with what stands before and after it, on one line


def entries(catalogue: Catalogue, cancelled: Callable[[], bool] = lambda: False) -> Iterator[list[Entry]]:
    """Yield each article's own expressions in text order, then those of each page's furniture."""
    for timed in catalogue.timed(cancelled):
        yield of_article(timed)
    for timed in catalogue.timed(cancelled):
        other = in_furniture(timed.text, timed.furniture, timed.published, timed.language)
        place = _place(timed)
        yield [_entry(place, timed.text, time, Why.FURNITURE, None, off) for off, time in other]


def of_article(timed: Timed) -> list[Entry]:
    """Return an article's own expressions, each once."""
    dating = {report.time: report for report in reversed(timed.reports) if report.time is not None}
    used = {at: Used(*report[:4]) for at, report in dating.items()}
    leaning = [report for report in timed.reports if report.time is None and report.leans_on]
    place = _place(timed)
    return [_entry(place, timed.text, time, *_fate(time, timed, dating, used, leaning)) for time in timed.times]


def _place(timed: Timed) -> Place:
    return Place(timed.article, timed.title, timed.outlet or "")


def _fate(
    time: Timex3, timed: Timed, dating: dict[int, Report], used: dict[int, Used], leaning: Sequence[Report]
) -> tuple[Fate | Why, Report | None]:
    report = dating.get(time.start)
    if report is not None:
        if report.review is Review.REJECTED:
            return Fate.REJECTED, report
        if report.hidden:
            return Fate.HIDDEN, report
        return reason(time, timed.text, timed.times, used) if time.date is None else Fate.EVENT, report
    why = reason(time, timed.text, timed.times, used)
    if time.date is not None and why is not Why.JOINED and leaning:
        words = leaning_words(time)
        after = next((one for one in leaning if one.start >= time.start and words in (one.leans_on or "")), None)
        if after is not None:
            return Why.STORY, after
    return why, None


def _entry(place: Place, whole: str, time: Timex3, fate: Fate | Why, report: Report | None, off: int = 0) -> Entry:
    """Make an entry; all those of an article share its place, for there may be a hundred thousand."""
    date, value = str(time.date) if time.date is not None else "", time.value
    value = f"{value} {time.mod}" if time.mod else value
    event, position = (report.event or "", report.position) if report is not None else ("", 0)
    text = " ".join(time.text.split())
    start, end = time.start + off, time.end + off
    return Entry(place, start, end, text, value, date, fate, event, position, _around(whole, start, end))


def _around(text: str, start: int, end: int) -> str:
    """Return an expression with some words on each side, none of them cut."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = text[first:start], text[end:last]
    if first and not text[first - 1].isspace():
        before = f"…{before.partition(' ')[2]}"
    if last < len(text) and not text[last].isspace():
        after = f"{after.rpartition(' ')[0]}…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


class Order(NamedTuple):
    """By which column, and whether the last come first."""

    column: int
    descending: bool = False


class Shown(NamedTuple):
    """What is shown of the ledger."""

    entries: Sequence[Entry]
    rows: Sequence[int]  # which of them, in order
    counts: Mapping[Fate | Why, int]  # of all of them
    current: int | None = None  # the row that is to be current


def shown(
    found: Sequence[Entry],
    words: str,
    fate: Fate | Why | None,
    article: str | None,
    order: Order | None = None,
    held: Entry | None = None,
) -> Shown:
    """Choose and order entries as `chosen`, count all of them, and find the one that was current."""
    rows = chosen(found, words, fate, article, order)
    current = None if held is None else next((row for row, at in enumerate(rows) if found[at] == held), None)
    return Shown(found, rows, Counter(entry.fate for entry in found), current)


def chosen(
    found: Sequence[Entry], words: str, fate: Fate | Why | None, article: str | None, order: Order | None = None
) -> list[int]:
    """Return which entries hold all of some words (in any case), have become of this, are of this article; in order."""
    asked = words.casefold().split()
    kept = [
        number
        for number, entry in enumerate(found)
        if (fate is None or entry.fate is fate) and (article is None or entry.place.article == article)
        if not asked or _holds(entry, asked)
    ]
    if order is None:  # as they stand in the articles, which follow each other as they were added
        turns = {place: turn for turn, place in enumerate(dict.fromkeys(entry.place.article for entry in found))}
        kept.sort(key=lambda number: (turns[found[number].place.article], found[number].start))
    else:
        key = _KEYS[order.column]
        kept.sort(key=lambda number: key(found[number]), reverse=order.descending)
    return kept


def _holds(entry: Entry, asked: Sequence[str]) -> bool:
    said = f"{entry.text}\n{entry.value}\n{entry.place.title}\n{entry.place.outlet}".casefold()
    return all(word in said for word in asked)


def _by_date(entry: Entry) -> tuple[bool, str]:
    return not entry.date, entry.date.lstrip("[./")


_RANKS: Final[dict[Fate | Why, int]] = {fate: rank for rank, fate in enumerate(NAMES)}
_KEYS: Final[tuple[Callable[[Entry], tuple[bool | int | str, ...]], ...]] = (
    lambda entry: (entry.text.casefold(),),
    _by_date,
    lambda entry: (entry.value,),
    lambda entry: (entry.place.title.casefold(), entry.place.article, entry.start),
    lambda entry: (_RANKS[entry.fate],),
)
