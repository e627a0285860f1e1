"""What the derivation tab says of a report's date: what it is, what it counts from, what it is not, and why; no Qt.

Each statement may lead to what it stands on: a place in the article, the signs of the article's date, another report.
It is put together in a worker, for what an article of another day would say takes reading its text anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.proof import dated_from, from_publication, leans_on_publication, others
from timeline_app.dates.rulebook import explanations
from timeline_app.ui.evidence_words import PUBLISHED, conflicting, group, origin_words, sign_words
from timeline_app.ui.hints import explained
from timeline_app.ui.reasons import dated
from timeline_app.ui.said import clocked, mention_when, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Mention

MOST: Final = 100  # reports that are listed; of more the rest is counted
_DAYS_TRIED: Final = 3  # other days of the article that its signs name
_SIGNS: Final = 3  # of the article's date that are told here; all are a click away
UNKNOWN_OUTLET: Final = "outlet unknown"
SHOW: Final = "Show it in the article"
ALL_SIGNS: Final = "All signs of this date"
SET_DATE: Final = "Set its date…"
_QUOTED: Final = re.compile(r"“(.+)”")  # in what dates a report that says no time itself
ONE_READING: Final = "These words have only this reading."


class Way(Enum):
    """Where a statement leads."""

    PLACE = "place"  # in the article
    SIGNS = "signs"  # of the article's date
    DATE = "date"  # to be set
    REPORT = "report"  # another of the event's


@dataclass(frozen=True, slots=True)
class Lead:
    """What a statement leads to."""

    words: str
    way: Way
    numbers: tuple[int, ...] = ()  # PLACE: start, end; REPORT: the mention's position
    quoted: str = ""  # PLACE: what stands there


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or two."""

    text: str
    strong: str = ""  # before it: a date, an outlet
    lead: Lead | None = None
    against: bool = False  # it speaks against the date
    quiet: bool = False  # it is evidence of what was said before


@dataclass(frozen=True, slots=True)
class Part:
    """Statements under a heading."""

    heading: str
    statements: tuple[Statement, ...]


def parts(
    event: Event,
    position: int,
    articles: Mapping[str, Article],
    times: Sequence[Timex3],
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Part, ...]:
    """Say how a report of an event is dated; `articles` has its article whole, `times` are its time expressions."""
    mention = event.mentions[position]
    article = articles.get(mention.article)
    time = mention.time or _elsewhere(mention, times)
    found = (
        ("How this report is dated", _says(mention, time, articles)),
        ("What it counts from", _stands_on(mention, time, article, times)),
        ("Rule", _rule(time)),
        ("Other readings", _readings(mention, time, article, cancelled)),
        ("The event’s date", _of_event(event, mention)),
        ("Other reports", _reports(event, position, articles)),
    )
    told = ((heading, tuple(statements)) for heading, statements in found)
    return tuple(Part(heading, statements) for heading, statements in told if statements)


def _elsewhere(mention: Mention, times: Sequence[Timex3]) -> Timex3 | None:
    """Return the expression in another sentence that dates a report: the nearest of those words, of that date."""
    words = _QUOTED.search(mention.leans_on or "")
    told = () if words is None else [each for each in times if " ".join(each.text.split()) == words[1] and each.date]
    same = [each for each in told if each.date == mention.date]
    return min(same, key=lambda each: abs(each.start - mention.start), default=told[0] if len(told) == 1 else None)


def _says(mention: Mention, time: Timex3 | None, articles: Mapping[str, Article]) -> Iterator[Statement]:
    told = mention.time or mention
    place = Lead(SHOW, Way.PLACE, (told.start, told.end), told.text)
    said = dated(mention, articles) or "Nothing is said of how it is dated."
    yield Statement(said, lead=None if mention.own else place)
    if time is not None and mention.time is None:
        place = Lead(SHOW, Way.PLACE, (time.start, time.end), time.text)
        yield Statement(clocked(explained(time, articles.get(mention.article), brief=True)), lead=place)
    elif time is not None and mention.date is not None and mention.date != time.date:
        yield Statement(f"With what stands beside it, the report says: {wording(mention.date)}.")


def _stands_on(
    mention: Mention, time: Timex3 | None, article: Article | None, times: Sequence[Timex3]
) -> Iterator[Statement]:
    if article is None or mention.own:
        return
    if time is not None and time.hangs_on is not None:
        start, end = time.hangs_on
        words = " ".join(article.text[start:end].split())
        yield Statement(f"“{words}”, the event that it is told by.", lead=Lead(SHOW, Way.PLACE, (start, end), words))
    if time is None or leans_on_publication(time) or (time.date is None and article.published is None):
        if time is not None or "publi" in (mention.leans_on or ""):
            yield from _publication(article)
    elif time.anchor is not None:
        yield _in_text(time, times)
    elif time.hangs_on is None and time.date is not None:
        yield Statement("Nothing: the words name the date themselves.")


def _publication(article: Article) -> Iterator[Statement]:
    if article.published is None:
        yield Statement("The article has no publication date.", lead=Lead(SET_DATE, Way.DATE), against=True)
        if signs := [sign for sign in article.evidence if sign.kind == PUBLISHED]:
            yield Statement("Signs of it are known.", lead=Lead(ALL_SIGNS, Way.SIGNS))
        for sign in signs[:_SIGNS]:
            yield Statement(f"{wording(sign.date)} · {sign_words(sign)}", quiet=True)
        return
    origin = origin_words(article.published_from or "nobody knows where from")
    day, lead = wording(article.published), Lead(ALL_SIGNS, Way.SIGNS)
    yield Statement(f"the article’s publication date, from {origin}.", strong=f"{day},", lead=lead)
    for sign in group(article.evidence, article.published).fitting[:_SIGNS]:
        yield Statement(sign_words(sign), quiet=True)
    for sign in conflicting(article)[:_SIGNS]:
        yield Statement(f"{wording(sign.date)} · {sign_words(sign)}", against=True)


def _in_text(time: Timex3, times: Sequence[Timex3]) -> Statement:
    """Name the expression of the same article that another counts from."""
    what = (time.anchor_from or "what it leans on").partition(", ")[0]
    day = wording(Edtf.parse(time.anchor)) if time.anchor else ""
    dated = [each for each in times if each != time and each.date is not None and str(each.date) == time.anchor]
    # what names the day in figures is rather meant than another word that counts from there ("today")
    same = [each for each in dated if any(map(str.isdigit, each.text))] or dated
    before = [each for each in same if each.start < time.start]
    found = before[-1] if before else same[0] if same else None
    if found is None:
        return Statement(f"{what}.", strong=f"{day},")
    words = " ".join(found.text.split())
    lead = Lead(SHOW, Way.PLACE, (found.start, found.end), words)
    return Statement(f"{what}: “{words}”.", strong=f"{day},", lead=lead)


def _rule(time: Timex3 | None) -> Iterator[Statement]:
    if time is not None:
        reason = explanations().get(time.rule, "No rule of this name is in force today.")
        yield Statement(reason, strong=f"{time.rule}:")


def _readings(
    mention: Mention, time: Timex3 | None, article: Article | None, cancelled: Callable[[], bool]
) -> Iterator[Statement]:
    if time is None or article is None or time.date is None:
        return
    weighed = list(others(time, article.text))
    if other := from_publication(time, article.text, (mention.start, mention.end), article.published):
        weighed.append(other)
    for other in weighed:
        yield Statement(f"was not taken: {other.why}.", strong=clocked(other.words))
    if not weighed:
        yield Statement(ONE_READING)
    if leans_on_publication(time):
        yield from _of_other_days(time, article, cancelled)


def _of_other_days(time: Timex3, article: Article, cancelled: Callable[[], bool]) -> Iterator[Statement]:
    """Say what the words would mean on the days that other signs of the article's date name."""
    days = {str(sign.date): sign for sign in reversed(conflicting(article)) if sign.date.earliest == sign.date.latest}
    for sign in list(days.values())[:_DAYS_TRIED]:
        if cancelled():
            return
        date = dated_from(time, article.text, sign.date, article.furniture)
        if date is not None and date != time.date:
            why = f"would be meant if the article were of {wording(sign.date)} ({sign_words(sign)})."
            yield Statement(why, strong=wording(date), against=True)


def _of_event(event: Event, mention: Mention) -> Iterator[Statement]:
    if event.by_hand:
        read = wording(event.found) if event.found else "no date"
        yield Statement("You set this date." if mention.own else f"You set this date. The reports give: {read}.")
    elif mention.date != event.date and event.date is not None:
        told = next((at for at, each in enumerate(event.mentions) if each.date == event.date), None)
        if told is None:
            yield Statement("is what all reports agree with, or most of them.", strong=wording(event.date))
        else:
            lead = Lead("Go to that report", Way.REPORT, (told,))
            yield Statement("is what another report says, more exactly.", strong=wording(event.date), lead=lead)


def _reports(event: Event, position: int, articles: Mapping[str, Article]) -> Iterator[Statement]:
    for at, mention in enumerate(event.mentions[:MOST]):
        if at != position:
            article = articles.get(mention.article)
            said = dated(mention, articles) or f"{mention_when(mention)}."
            outlet = (article.outlet if article else None) or UNKNOWN_OUTLET
            yield Statement(said, strong=f"{outlet}:", lead=Lead("Go to this report", Way.REPORT, (at,)))
    if len(event.mentions) > MOST:
        yield Statement(f"and {len(event.mentions) - MOST:,} more")
