"""The words at the pointer: the date under it, no finer than a pixel, and what is known of the event or time there."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import DAY_SECONDS, civil
from timeline_app.dates.derivation import explain
from timeline_app.dates.wording import year_words
from timeline_app.records import Status
from timeline_app.timeline.chips import chip_words
from timeline_app.timeline.date_style import ENGLISH, DateStyle
from timeline_app.timeline.handles import Side
from timeline_app.ui.evidence_words import origin_words
from timeline_app.ui.said import when, wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Era, Event, Note
    from timeline_app.timeline.parts import EdgeChip

_LISTED = 8  # notes of a flag in its tool tip
_NAMED = 3  # outlets in an event's tool tip
_PINNED = 6  # reports on a pinned card
_MONTH_SECONDS = 30 * DAY_SECONDS
_MOVED: Final = {Side.START: "when it begins", Side.END: "when it ends", Side.WHOLE: "when it was"}
_STATUS_WORDS: Final = {
    Status.PLANNED: "planned, not reported as done",
    Status.POSSIBLE: "may be so, or may yet happen",
    Status.DENIED: "someone says that it did not happen",
}


def explained(time: Timex3, article: Article | None, *, brief: bool = False) -> str:
    """Tell how a time expression of an article got its date; `brief` leaves the rule's own sentence out."""
    if article is None:
        return explain(time, brief=brief)
    basis, comma, origin = (time.anchor_from or "").partition(", ")
    plain = replace(time, anchor_from=f"{basis}{comma}{origin_words(origin, short=True)}") if comma else time
    return explain(plain, article.text, published=article.published is not None, brief=brief)


def pointer_date(second: Second, seconds_per_pixel: float, dates: DateStyle = ENGLISH) -> str:
    """Return the date under the pointer in words, no finer than what a pixel spans."""
    year, month, _ = civil(second // DAY_SECONDS)
    said_year = year_words(year)
    if seconds_per_pixel > 6 * _MONTH_SECONDS:
        return said_year
    if seconds_per_pixel > DAY_SECONDS * 4:
        return dates.month_of_year(month, said_year)
    said_day = dates.date(second, named=True)
    if seconds_per_pixel > 1800:
        return said_day
    return f"{said_day}, {dates.clock(second, fine=seconds_per_pixel <= 1)}"


def group_hint(count: int) -> str:
    """Return the tooltip of a card that stands for several events."""
    return f"{count:,} event{'' if count == 1 else 's'} with no room of their own here. Click to list them."


def ghost_hint(title: str) -> str:
    """Return the tooltip of an event that is filtered out as rich text, its label escaped."""
    return f"<p style='margin:2px'><i>Filtered out:</i> {escape(title)}</p>"


def ghosts_hint(count: int) -> str:
    """Return the tooltip of a card all of whose events are filtered out."""
    return "1 event, filtered out" if count == 1 else f"{count:,} events, all of them filtered out"


def chip_hint(chip: EdgeChip, dates: DateStyle) -> str:
    """Return the tooltip of an edge chip: what it says where it has room."""
    words = chip_words(chip.count, chip.first, chip.end, chip.here, dates, earlier=chip.earlier)
    if not chip.here:
        return f"{words}. Click to go there."
    begun, shown = "began" if chip.earlier else "begin", "those outside" if chip.count else "them"
    return f"{words}: they {begun} beyond or at the edge, and have no mark of their own. Click to see {shown}."


def lane_hint(name: str, count: int, *, tag: bool = False) -> str:
    """Return the tooltip of a lane's header as rich text: its whole name, escaped, and how many events it has."""
    named = escape(name or "not stated") + (" (your tag)" if tag else "")
    return f"<p style='margin:2px'>{named}: {count:,} event{'' if count == 1 else 's'}</p>"


def publication_hint(article: Article, count: int = 1) -> str:
    """Return the tooltip of a publication's tick as rich text, every word from the source escaped.

    `count` is how many articles were published on that day, this one with them.
    """
    said = wording(article.published) if article.published else "no date"
    origin = f" ({origin_words(article.published_from, short=True)})" if article.published_from else ""
    outlet = article.outlet or "outlet unknown"
    others = f"<br>{count - 1:,} more on that day" if count > 1 else ""
    return f"<p style='margin:2px'><b>{escape(article.title)}</b><br>{escape(f'{outlet}, {said}{origin}')}{others}</p>"


def handle_hint(side: Side) -> str:
    """Return the tooltip of a handle of the selected event."""
    return f"Drag to change {_MOVED[side]}. F2 asks for the date in words."


def era_hint(era: Era) -> str:
    """Return the tooltip of an era's caption as rich text, every word of the user's escaped."""
    return f"<p style='margin:2px'><b>{escape(era.name)}</b><br>{escape(wording(era.date))}</p>"


def note_hint(notes: Sequence[Note]) -> str:
    """Return the tooltip of a flag as rich text: each of its notes with its time, every word of the user's escaped."""
    said = (f"<b>{escape(wording(note.date))}</b><br>{escape(note.text)}" for note in notes[:_LISTED] if note.date)
    more = f"<br>and {len(notes) - _LISTED} more" if len(notes) > _LISTED else ""
    return f"<p style='margin:2px'>{'<br>'.join(said)}{more}</p>"


def _when(event: Event) -> str:
    return escape(when(event)) + (", as you set it" if event.by_hand else "")


def own_notes(notes: Sequence[Note]) -> str:
    """Return what the user noted of an event as rich text under its tooltip; the empty text where that is nothing."""
    said = "<br>".join(f"<i>{escape(note.text)}</i>" for note in notes[:_LISTED])
    return f"<p style='margin:6px 2px 2px 2px'>{said}</p>" if notes else ""


def own_tags(tags: Sequence[str]) -> str:
    """Return the user's tags of an event as rich text under its tooltip; the empty text where there are none."""
    named = "your tag" if len(tags) == 1 else "your tags"
    return f"<p style='margin:6px 2px 2px 2px'>{named}: {escape(', '.join(tags))}</p>" if tags else ""


def event_hint(event: Event, articles: Mapping[str, Article]) -> str:
    """Return an event's tooltip as rich text, every word from the sources escaped."""
    outlets = dict.fromkeys(a.outlet or "outlet unknown" for m in event.mentions if (a := articles.get(m.article)))
    lines = [f"<b>{escape(event.label)}</b>", _when(event)]
    if event.status in _STATUS_WORDS:
        lines.append(_STATUS_WORDS[event.status])
    if any(reference.kind == "conflicts" for reference in event.references):
        lines.append("sources disagree")
    reports = len(event.mentions)
    lines.append(f"{reports} report{'' if reports == 1 else 's'}: {escape(_named(list(outlets)))}")
    return "<p style='margin:2px'>" + "<br>".join(lines) + "</p>"


def pinned_words(event: Event, articles: Mapping[str, Article]) -> str:
    """Return what a pinned card says as rich text: label, date in words, and who says so; every word escaped."""
    lines = [f"<b>{escape(event.label)}</b>", _when(event)]
    if event.status in _STATUS_WORDS:
        lines.append(_STATUS_WORDS[event.status])
    if any(reference.kind == "conflicts" for reference in event.references):
        lines.append("sources disagree")
    said = dict.fromkeys(_report(article) for m in event.mentions if (article := articles.get(m.article)))
    more = len(said) - _PINNED
    rows = [escape(report) for report in list(said)[:_PINNED]] + ([f"and {more} more"] if more > 0 else [])
    return "<br>".join(lines) + "<p style='margin-top:6px; margin-bottom:0'>" + "<br>".join(rows) + "</p>"


def _report(article: Article) -> str:
    """Say who reports and when."""
    said = wording(article.published) if article.published else "no date"
    return f"{article.outlet or 'outlet unknown'}, {said}"


def _named(outlets: list[str]) -> str:
    """Name the first outlets and count the others."""
    more = len(outlets) - _NAMED
    return ", ".join(outlets[:_NAMED]) + (f" and {more} more" if more > 0 else "")
