"""Decides how the program's reasons read to whoever asks for them: in plain words, and nothing twice; no Qt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.dates.agreement import Relation, agreement
from timeline_app.dates.edtf import Edtf
from timeline_app.link.agreeing import agreeing_counts, shared_places
from timeline_app.records import OWN_ENTRY
from timeline_app.ui.hints import explained
from timeline_app.ui.said import clocked, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.records import Article, Event, Mention

_DAY: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_COUNTS, _PLACES = 2, 3  # that two reports agree on, of which they are told
_SILENT: Final = "Its own sentence does not say when"
_LEANINGS: Final = (
    (re.escape(OWN_ENTRY), "Your own entry: you set this date."),
    # how what dates a report without a time of its own is said there, and here
    (r"on or before publication", f"{_SILENT}; it is told as past, so it was on or before publication."),
    (r"after publication", f"{_SILENT}; it is told as still to come, so it is after publication."),
    (r"going on at publication", f"{_SILENT}; it is told as going on when the article was published."),
    (r"no day is told.*", f"{_SILENT}; it is told as news, so it is of the day of publication, or shortly before."),
    (r"the story stands at (“.*”)", _SILENT + "; the story stands at {} there."),
    (r"the story['’]s day, told in (“.*”)", _SILENT + "; the day of the story is taken, told in {}."),
    (r"its sentence: (“.*”)", "Another time in its sentence is taken, {}; it is not said of this."),
    (r"from (“.*”) to publication", _SILENT + "; it lies between {} and publication."),
    (r"going on when it was said, (“.*”)", _SILENT + "; it is told as going on when it was said, {}."),
    (r"the lead: (“.*”)", "The headline does not say when; the lead under it does: {}."),
    (r"a lead that gives no date", "The headline does not say when, nor does the lead under it."),
    (r"nothing that is dated", f"{_SILENT}, and nothing that is dated stands near it."),
)
_SAYS_AND_SAYS: Final = re.compile(r".+ says .+, .+ says [^;]+(?:; |$)")
_STORY: Final = re.compile(r"(the next event|the event before this) in (“.*”)")
_STEPS: Final = {"the next event": "next", "the event before this": "before"}


def plain(why: str) -> str:
    """Say a reason as a reader would: days as days, the first letter large."""
    said = _DAY.sub(lambda day: wording(Edtf.parse(day[0])), " ".join(why.split()))
    said = re.sub(r"\bboth: ", "both say ", said)
    return said[:1].upper() + said[1:]


def beyond_values(why: str) -> str:
    """Say what a disagreement's reason adds to the values of its two sides; the empty text where it adds nothing."""
    return plain(_SAYS_AND_SAYS.sub("", why, count=1))


def place_in_story(why: str) -> tuple[str, str]:
    """Part the reason of a neighbour in a story: which story, told once for all its neighbours, and which neighbour."""
    found = _STORY.fullmatch(why)
    return (f"In {found[2]}", _STEPS[found[1]]) if found else (plain(why), "")


def agreeing(ours: Mention, theirs: Mention, linked: str = "") -> str:
    """Say on what two reports agree or not: the date, a count, a place; `linked` is what is said of it beside."""
    told = [dates_agreeing(ours.date, theirs.date)]
    for here, there in agreeing_counts(ours, theirs)[:_COUNTS]:
        told.append(f"Both say “{here}”." if here == there else f"“{there}” agrees with “{here}”.")
    places = [place for place in shared_places(ours, theirs) if place not in linked]
    if places:
        told.append(f"Both name {' and '.join(places[:_PLACES])}.")
    return " ".join(filter(None, told))


def dates_agreeing(ours: Edtf | None, theirs: Edtf | None) -> str:
    """Say whether two reports' dates agree, and how; the empty text where one has none or both are alike."""
    found = agreement(ours, theirs)
    if found is None or ours is None or theirs is None or found.relation is Relation.SAME:
        return ""
    here, there = wording(ours), wording(theirs)
    if found.relation is Relation.WITHIN:
        return f"Agrees: {here} lies within {there}."
    if found.relation is Relation.AROUND:
        return f"Agrees, and is more exact: {there} lies within {here}."
    if found.relation is Relation.OVERLAP:
        return f"Agrees where {here} and {there} overlap."
    days = "a day" if found.apart == 1 else f"{found.apart:,} days"
    hedge = "; one of them is only about then" if found.about else ""
    return f"Disagrees: {there} is {days} from {here}{hedge}."


def dated(mention: Mention, articles: Mapping[str, Article]) -> str:
    """Say what dates a report; the empty text where nothing is said of that."""
    if mention.time is not None:
        return clocked(explained(mention.time, articles.get(mention.article), brief=True))
    leans = mention.leans_on or ""
    for form, words in _LEANINGS:
        if found := re.fullmatch(form, leans):
            return words.format(*found.groups())
    return f"{_SILENT}; it leans on {leans}." if leans else ""


def derivation(event: Event, mention: Mention, articles: Mapping[str, Article]) -> str:
    """Say how the date came about: the mention's own, and the report's that is more exact where the event has that."""
    said = dated(mention, articles)
    if event.by_hand and mention.own:
        return "You set this date."
    if event.by_hand:
        read = wording(event.found) if event.found else "no date"
        return f"You set this date. The program read: {read}. {said}".rstrip()
    if mention.date == event.date:
        return said
    told = next((m for m in event.mentions if m.date == event.date), None)
    if told is None:
        return f"{said} The date above is what all reports agree with." if event.date else said
    return f"{said} The date above is another report's: {dated(told, articles)}"


def importance(event: Event) -> str:
    """Say what made the event's rank, the weightiest first; the empty text where nobody reckoned it."""
    said = "; ".join(event.rank_why)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
