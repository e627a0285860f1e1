"""Decides when something happened that is told without a time of its own, from what its sentence leans on.

In this order: the dated clause that it hangs on, the point at which the narrative stands, the day of the news itself,
and where the tense says no more, all time up to that day or from publication on. Everything but such a bound is marked
as uncertain (EDTF `?`), and no date gets finer than what it leans on. The story's own day is that of the lead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.extract.predicates import Form
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import Mention

LEADING = 5  # sentences in which the news tells its day
_OPENING = 2  # sentences of it whose perfects are the news itself
ON_OR_BEFORE = "on or before publication"
NEWS_DAYS = 31  # before publication: what the lead tells of longer ago is background
RECENT = 10  # days before publication: what the lead tells of a day before them is background
FEW_DAYS = 7  # a day told less exactly is no day of the news
_FAR = 70  # characters behind the verb
_CLOCK_LINE = re.compile(
    r"\n\s*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?\s*\n\s*$", re.IGNORECASE
)  # opens an entry of a live blog
_ITS_LENGTH = 20
_ORIGINS = frozenset(["born", "grew", "raised", "founded", "established", "graduated", "built", "educated"])
_PRONOUNS = ("He ", "She ", "They ", "It ", "His ", "Her ", "Their ", "Its ")
_LATER = re.compile(r"(?:[\w.’'-]+\s+){1,3}later\s")
_LONGEST = 366  # days that a story's time may last
# Before a time that dates what is named beside the verb: "since becoming mayor", "up from", "than in".
_IN_PASSING = re.compile(
    r"\b(?:including|unlike|like|such\s+as|ahead\s+of|compared\s+(?:with|to)|(?:up|down)\s+from|than|since|(?:after|before|by|for|of)\s+\w+ing)\b[^,.;:]{0,60}$",
    re.IGNORECASE,
)
_STEPS = 4  # sentences over which a narrative goes on without another date
_WORDS = 40  # characters of an expression that a reason quotes
_HAPPENED = (Status.REPORTED, Status.DENIED)  # what did not happen did not on that day
_FLAT = re.compile(r"-?\d{4}(?:-\d\d){0,2}")


class Ground(NamedTuple):
    """A date to lean on, and in words what it is."""

    date: Edtf
    why: str


class Place(NamedTuple):
    """How an undated report stands in its article."""

    position: int  # where its sentence begins
    form: Form
    status: Status
    before: bool  # words say that it lies before the story's day
    continues: bool  # its sentence goes on from the one before
    saying: bool = False  # the report is a statement
    voice: tuple[str, ...] = ()  # who tells it, beside the article
    lately: bool = False  # "recently": before the story's day, but not long
    background: bool = False  # words say that it is of long ago
    lasting: bool = False  # a perfect of what is so by now, from whichever day on


class Story:
    """What the reports of one article lean on, as its sentences are read in turn."""

    def __init__(self, text: str, published: Edtf | None, *, personal: bool = False) -> None:
        """Begin; `personal`: the writer tells of himself, as in a column, whose past is seldom the day's news."""
        self._text = text
        self._break = "\n\n" if "\n\n" in text else "\n"  # between paragraphs
        self.personal = personal
        self._published = published
        self._news: Ground | None = None  # when the news itself happened
        self._said: Ground | None = None  # when it was said or reported
        self._running: Ground | None = None  # where the narrative stands
        self._running_end = 0
        self._voice: tuple[str, ...] = ()  # who told where the narrative stands
        self._steps = 0
        self._background_end: int | None = None  # of a sentence of long ago, from which what follows goes on
        self._dated_background = False  # it has a date, or spans, of its own
        self._read = 0

    def tell(self, made: Sequence[Mention]) -> None:
        """Take in what the main clauses of the next sentence report with dates of their own."""
        self._read += 1
        self._steps += 1
        if not made:
            return
        happened = (m for m in made if m.time is not None and m.status in _HAPPENED and not self._is_to_come(m.date))
        dated = []
        for mention in happened:
            if _is_long(mention.date) or self._is_origin(mention):
                self._background_end, self._dated_background, self._running = mention.end, True, None
            elif not self._is_aside(mention):
                dated.append(mention)
        for mention in dated:
            if self._read <= LEADING:
                self._lead(mention)
        events = [m for m in dated if m.role is Role.EVENT and self._closed(m) and self._dates_verb(m)]
        chosen = events[-1] if events else next((m for m in dated if self._closed(m)), None)
        if chosen is not None:
            self._running = _ground(chosen)
            self._running_end, self._steps, self._voice = chosen.end, 0, chosen.attributed_to
            self._background_end = None

    def _is_to_come(self, date: Edtf | None) -> bool:
        """Tell whether nothing can have happened by then: no date, or one after publication."""
        last = self._published.latest if self._published else None
        first = date.earliest if date is not None else None
        return date is None or (last is not None and first is not None and first > last)

    def _is_aside(self, mention: Mention) -> bool:
        """Tell whether a time belongs to what is named in passing: "won five, including |last week’s| primary"."""
        if mention.time is None or mention.trigger is None:
            return False
        verb, time = mention.trigger[1], mention.time.start
        return _IN_PASSING.search(self._text, verb if verb <= time else mention.start, time) is not None

    def _is_origin(self, mention: Mention) -> bool:
        """Tell whether a date is that of a birth or a founding, which begins what is told of a life."""
        if mention.trigger is None or mention.date is None or self._is_news(mention.date):
            return False
        return self._text[slice(*mention.trigger)] in _ORIGINS

    def _dates_verb(self, mention: Mention) -> bool:
        """Tell whether a time dates the verb: another than the news's, far behind it, dates a noun before it."""
        if mention.time is None or mention.trigger is None or mention.date is None or self._is_news(mention.date):
            return True
        return mention.time.start - mention.trigger[1] <= _FAR

    def _lead(self, mention: Mention) -> None:
        ground = _ground(mention)
        if ground is None or not self._closed(mention) or not self._is_news(ground.date):
            return
        if mention.role is Role.STATEMENT:
            self._said = self._said or ground
        elif self._news is None or (self._read <= 1 and _nearer(ground.date, self._news.date)):
            self._news = ground

    def _closed(self, mention: Mention) -> bool:
        return mention.date is not None and mention.date.earliest is not None and mention.date.latest is not None

    def _is_news(self, date: Edtf) -> bool:
        """Tell whether a date is near enough to publication to be the news itself."""
        day = self._published.earliest if self._published else None
        if day is None or date.earliest is None or date.latest is None:
            return True
        width = date.latest - date.earliest
        return date.earliest <= day and day - date.latest <= (NEWS_DAYS if width else RECENT) and width <= NEWS_DAYS

    def date(self, place: Place) -> Ground | None:
        """Return what an undated report leans on, None where nothing is known."""
        if place.status is Status.PLANNED or (place.form is Form.AHEAD and place.status is not Status.DENIED):
            return self._ahead()
        if place.before or place.form is Form.PLUPERFECT:
            if place.background:
                self._background_end, self._dated_background, self._running = place.position, False, None
            return self._until()
        if place.lately and self._published is not None:
            return Ground(_unsure(self._published), "“recently”: shortly before publication")
        if place.form is Form.PAST and not place.saying and self._is_background(place):
            return self._until()
        if place.form is Form.PAST or place.saying:
            return self._standing(place) or self._day(place.saying) or self._until()
        if place.form is Form.PERFECT:
            return (None if self._is_by_now(place) else self._day(place.saying)) or self._until()
        if place.form is Form.PROGRESSIVE:
            return self._now() or self._until()
        return self._until()

    def _is_background(self, place: Place) -> bool:
        """Tell whether a report goes on, in the same paragraph, from what is told of long ago."""
        if self._background_end is None:
            return False
        if self._break in self._text[self._background_end : place.position]:
            self._background_end = None
            return False
        return place.continues or self._dated_background

    def _is_by_now(self, place: Place) -> bool:
        """Tell whether a perfect of the writer's own says no more than that it has come so far; the lead's is news."""
        if not place.lasting or place.status is not Status.REPORTED or place.voice:
            return False
        entry = _CLOCK_LINE.search(self._text, max(0, place.position - _ITS_LENGTH), place.position)
        return self._read > _OPENING and entry is None

    def _now(self) -> Ground | None:
        """Return when the article speaks: the day on which its news was said, else its publication."""
        if self._said is not None and self._said.date.earliest == self._said.date.latest:
            return Ground(_unsure(self._said.date), f"going on when it was said, {self._said.why}")
        return Ground(_unsure(self._published), "going on at publication") if self._published else None

    def _standing(self, place: Place) -> Ground | None:
        """Return where the narrative stands, if this report goes on from there."""
        running = self._running
        if running is None or self._steps > _STEPS:
            return None
        other = place.saying or (self._voice and place.voice != self._voice)  # a witness's past is not the writer's
        if other and not self._is_news(running.date):
            return None
        paragraph = self._break not in self._text[self._running_end : place.position]
        news = self._news or self._said
        narrates = news is None and self._published is None
        near = place.continues and self._is_news(running.date)
        if not (near or paragraph or narrates):
            self._running = None
            opens = self._text.startswith(_PRONOUNS, place.position)
            goes_on = opens or _LATER.match(self._text, place.position) is not None
            return self._until() if goes_on and not place.saying and not self._is_news(running.date) else None
        self._steps = 0
        return Ground(_unsure(running.date), f"the story stands at {running.why}")

    def _day(self, saying: bool) -> Ground | None:
        news = (self._said or self._news) if saying else (self._news or self._said)
        if news is not None:
            return self._from(news)
        if self._published is None or (self.personal and not saying):
            return None
        return Ground(_unsure(self._published), "no day is told: that of publication, or shortly before")

    def _from(self, news: Ground) -> Ground:
        """Return the news's own day; where that is not known to a few days, all time from then to publication."""
        first, last = news.date.earliest, news.date.latest
        end = self._published.latest if self._published else None
        if first is None or last is None or last - first < FEW_DAYS or end is None or end < last:
            return Ground(_unsure(news.date), f"the story's day, told in {news.why}")
        return Ground(Edtf.parse(f"[{day_text(first)}..{day_text(end)}]"), f"from {news.why} to publication")

    def _until(self) -> Ground | None:
        """Return all time up to publication: what "had" been or "has" been done may be of any day before it."""
        if self._published is None or self._published.latest is None:
            return None
        return Ground(up_to(self._published.latest), ON_OR_BEFORE)

    def _ahead(self) -> Ground | None:
        if self._published is None or self._published.earliest is None:
            return None
        return Ground(_from_on(self._published.earliest), "after publication")


@lru_cache(maxsize=1 << 4)
def up_to(day: int) -> Edtf:
    """Return all time up to a day."""
    return Edtf.parse(f"../{day_text(day)}")


@lru_cache(maxsize=1 << 4)
def _from_on(day: int) -> Edtf:
    return Edtf.parse(f"[{day_text(day)}..]")


def until(said: Mention) -> Ground | None:
    """Return all time up to the day on which something was said."""
    if said.date is None or said.date.latest is None or said.date.earliest != said.date.latest:
        return None
    return Ground(up_to(said.date.latest), "on or before the day on which it was said")


def hangs_on(mention: Mention) -> Ground | None:
    """Return what a clause without a date leans on that shares the sentence of a dated one."""
    ground = _ground(mention)
    return None if ground is None else Ground(_unsure(ground.date), f"its sentence: {ground.why}")


def _ground(mention: Mention) -> Ground | None:
    if mention.date is None or mention.time is None:
        return None
    return Ground(mention.date, f"“{' '.join(mention.time.text.split())[:_WORDS]}”")


def _is_long(date: Edtf | None) -> bool:
    """Tell whether a date is a decade or a span of years, which is no story's day."""
    first, last = (date.earliest, date.latest) if date is not None else (None, None)
    return first is not None and last is not None and last - first > _LONGEST


def _nearer(one: Edtf, other: Edtf) -> bool:
    """Tell whether a date lies later than another, so nearer to the news."""
    return one.latest is not None and other.latest is not None and one.latest > other.latest


@lru_cache(maxsize=1 << 6)  # much of an article leans on the same date
def _unsure(date: Edtf) -> Edtf:
    """Return a date as uncertain: of a clock time its day, of a set or a range the same, which is vague enough."""
    if date.earliest is not None and date.earliest == date.latest:
        return Edtf.parse(f"{day_text(date.earliest)}?")
    if _FLAT.fullmatch(date.text):
        return Edtf.parse(f"{date.text}?")
    return Edtf.parse(f"{date.text[:-1]}%") if _FLAT.fullmatch(date.text[:-1]) and date.text.endswith("~") else date
