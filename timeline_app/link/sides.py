"""The two reports of a disagreement: who says what, whether they are two voices, and whether they are of one story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import day_text
from timeline_app.link.similarity import one_story
from timeline_app.link.story import story_of
from timeline_app.records import Reference

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.records import Article, Event, Mention

STORY_DAYS = 120  # between two reports of one story


@dataclass(frozen=True, slots=True)
class Side:
    """One report of two that are compared."""

    mention: Mention
    article: Article
    position: int

    @property
    def who(self) -> str:
        """Name who says it."""
        return self.article.outlet or f"“{self.article.title}”"

    @property
    def published(self) -> Day | None:
        """Return the day of its article."""
        return self.article.published.earliest if self.article.published else None


def disagreement(event: Event, about: str, ours: Side, theirs: Side, values: tuple[str, str]) -> Reference:
    """Name a disagreement with a report of an event (another, or the same), and both sides in words."""
    later = _later(ours, theirs) if about == "number" else ""
    why = f"{_told(ours)} {values[0]}, {_told(theirs)} {values[1]}{later}"
    return Reference("conflicts", event.id, theirs.position, about, *values, why, ours.position)


def _told(side: Side) -> str:
    by = f", citing {side.mention.attributed_to[-1]}," if side.mention.attributed_to else ""
    return f"{side.who}{by} says"


def _later(ours: Side, theirs: Side) -> str:
    """Say which of two counts is the later; a toll is often counted anew."""
    if ours.published is None or theirs.published is None or ours.published == theirs.published:
        return ""
    late, early = (ours, theirs) if ours.published > theirs.published else (theirs, ours)
    days = day_text(late.published or 0), day_text(early.published or 0)
    return f"; {late.who} reports on {days[0]}, after {early.who} on {days[1]}, and may count anew"


def one_voice(ours: Side, theirs: Side) -> bool:
    """Tell whether both are one article's words by one source: no second opinion."""
    a, b = ours.mention, theirs.mention
    return a.article == b.article and (a.attributed_to == b.attributed_to or not (a.attributed_to and b.attributed_to))


def one_outlet(ours: Side, theirs: Side) -> bool:
    """Tell whether one outlet says both."""
    return ours.article.id == theirs.article.id or (ours.article.outlet or 0) == (theirs.article.outlet or 1)


def of_one_story(ours: Side, theirs: Side) -> bool:
    """Tell whether two reports are of one story: their articles are alike, and repeat the same names."""
    if ours.article.id == theirs.article.id:
        return True
    if ours.published and theirs.published and abs(ours.published - theirs.published) > STORY_DAYS:
        return False
    one, other = story_of(ours.article.text), story_of(theirs.article.text)
    return one_story(one, other) > 0 and not set(one.top_names).isdisjoint(other.top_names)


def days_apart(a: Mention, b: Mention) -> int | None:
    """Return how many days lie between two dates, 0 where they agree; None where either is open or unknown."""
    if a.date is None or b.date is None:
        return None
    ends = a.date.earliest, a.date.latest, b.date.earliest, b.date.latest
    if None in ends:
        return None
    first, last, start, end = (day for day in ends if day is not None)
    return max(0, start - last, first - end)
