"""Entry point of the package: finds the time expressions of a text and dates them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline_app.dates.after_events import count_on
from timeline_app.dates.bound_dates import bounded
from timeline_app.dates.bounds import Place, bound_at
from timeline_app.dates.context import Context
from timeline_app.dates.datelines import dateline_day
from timeline_app.dates.day_ahead import lean_on_days_ahead
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.entries import entry_at
from timeline_app.dates.facts import EntryFacts, Facts
from timeline_app.dates.hanging import hang
from timeline_app.dates.joined import joined
from timeline_app.dates.normalize import Reading, normalise
from timeline_app.dates.story import Story, telling_of
from timeline_app.dates.tagger import Match, matches
from timeline_app.dates.timex import Timex3

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.dates.rules import Rule

_STORY_FROM = "the date before it in the story"
ENTRY_FROM = "the date at the head of its entry"
DATELINE_FROM = "the dateline above it"
_STORY_TYPES = ("DATE", "TIME")


def find_times(
    text: str,
    published: Edtf | None,
    published_from: str | None = None,
    skip: Sequence[tuple[int, int]] = (),
    rules: Sequence[Rule] | None = None,
) -> tuple[Timex3, ...]:
    """Find a text's time expressions, in order, none overlapping, none in a span of `skip` (sorted).

    Relative ones are dated from `published`; without it they get no date. `published_from` says where it is from.
    `rules` are tried instead of those in force, to try out new ones.
    """
    read = _respaced(text)
    times = _found(read, published, published_from, skip, rules)
    return times if read is text else tuple(replace(time, text=text[time.start : time.end]) for time in times)


def _respaced(text: str) -> str:
    """Put the space that scanned and tokenised texts have before a comma or full stop behind it; offsets stay."""
    if " , " not in text:
        return text
    return text.replace(" , ", ",  ").replace(" . ", ".  ").replace(" 's ", "'s  ")


def _found(
    text: str,
    published: Edtf | None,
    published_from: str | None,
    skip: Sequence[tuple[int, int]],
    rules: Sequence[Rule] | None,
) -> tuple[Timex3, ...]:
    page = _Setting.of_page(text, published, published_from)
    found: list[Timex3] = []
    story = Story()
    last: Reading | None = None
    search = matches(text, skip, rules)
    candidates = next(search, None)
    while candidates is not None:
        setting = page.at(text, candidates[0].start)
        reading = _first_reading(text, candidates, setting, story)
        if reading is not None:
            while found and found[-1].end > reading.start:
                found.pop()
            if last is not None and found and found[-1].end == last.end and (span := joined(text, last, reading)):
                found.pop()
                reading = span
            last = reading
            found.append(_timex(text, reading, setting))
            if reading.meaning.first is not None and reading.meaning.type in _STORY_TYPES and not reading.aside:
                story = story.after(reading.meaning, reading.end, telling_of(text, reading.start, reading.end))
        try:
            candidates = search.send(None if reading is None else reading.end)
        except StopIteration:
            break
    return lean_on_days_ahead(text, count_on(hang(text, found)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What relative expressions lean on in a part of a text: the day of publication, or of the entry's head."""

    published: Edtf | None
    origin: str
    anchors: tuple[Day | None, ...]
    facts: Facts
    of_entries: Facts

    @staticmethod
    def of_page(text: str, published: Edtf | None, published_from: str | None) -> _Setting:
        anchors = _anchors(published)
        origin = "publication date" + (f", {published_from}" if published_from else "")
        return _Setting(published, origin, anchors, Facts(text, anchors[0]), EntryFacts(text, None))

    def at(self, text: str, start: int) -> _Setting:
        """Return the setting of a place: of the entry that it is in, of the dateline above it, else of the page."""
        entry = entry_at(text, start)
        if entry is None:
            day = dateline_day(text, start, self.anchors[0] if len(self.anchors) == 1 else None)
            return self if day is None or day == self.anchors[0] else self._under(day)
        return _Setting(Edtf.of_day(entry.day), ENTRY_FROM, (entry.day,), self.of_entries, self.of_entries)

    def _under(self, day: Day) -> _Setting:
        return replace(self, published=Edtf.of_day(day), origin=DATELINE_FROM, anchors=(day,))


def _anchors(published: Edtf | None) -> tuple[Day | None, ...]:
    """Return the first and last day that publication may have been; one where it is known to the day."""
    if published is None or published.earliest is None or published.latest is None:
        return (None,)
    return (published.earliest,) if published.earliest == published.latest else (published.earliest, published.latest)


def _first_reading(text: str, candidates: Sequence[Match], setting: _Setting, story: Story) -> Reading | None:
    """Read the longest match that means something; a vague publication date dates only what holds for all of it."""
    for match in candidates:
        readings = [
            normalise(match, Context(text, match.start, match.end, day, story, setting.facts))
            for day in setting.anchors
        ]
        if len(readings) > 1 and readings[0] != readings[-1]:
            readings = [normalise(match, Context(text, match.start, match.end, None, story, setting.facts))]
        if readings[0] is not None:
            return readings[0]
    return None


def _timex(text: str, reading: Reading, setting: _Setting) -> Timex3:
    meaning, published = reading.meaning, setting.published
    anchor = anchor_from = None
    if meaning.first is not None and meaning.leans == "published" and published is not None:
        anchor, anchor_from = str(published), setting.origin
    elif meaning.first is not None and meaning.leans is not None and meaning.leans != "published":
        anchor, anchor_from = meaning.leans, meaning.basis or _STORY_FROM
    place = Place(text, reading.start, reading.end, published)
    bound = bound_at(meaning, place)
    return Timex3(
        reading.start,
        reading.end,
        text[reading.start : reading.end],
        meaning.type,
        meaning.value,
        meaning.mod or (bound.mod if bound else None),
        bounded(meaning, bound, place) if bound else meaning.date(),
        reading.rule,
        anchor,
        anchor_from,
        meaning.alternatives,
        bound.bound if bound else None,
    )
