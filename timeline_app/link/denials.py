"""Who denies what others report: the same act of the same people, told as it is not, and denials of "the report".

A denial disagrees with a report of the same claim (`claims`) in other words, in another article of the same story or
by another source of its own. "The government denied the report" denies what was said right before it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from timeline_app.link.answers import got, lacked, lacks, takes_up_again
from timeline_app.link.background import worth
from timeline_app.link.claims import ENOUGH, acts_of, claim_of, denies_what_was_said, is_denial, is_negated, likeness
from timeline_app.link.sides import Side, days_apart, disagreement, of_one_story, one_voice
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.link.claims import Claim
    from timeline_app.records import Article, Event, Mention, Reference

NEAR = 16  # events of one act on each side of a denial that it is held against
MOST = 3  # reports that an event's denials are set against
BACK = 400  # characters before a denial in which stands what it denies
PRINTED = 30  # days between two reports that tell no date
OUTRIGHT = 1.1  # worth of what is shared with a denial in so many words
FAR_APART = 0.8  # worth that two claims share more where their dates don't meet
LEAST = 0.12  # worth of an act by which denials are looked up

_Place = tuple[int, int]  # an event's number, a mention's position


class Denials:
    """The denials among events, and what they may deny."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._denied: defaultdict[str, list[_Place]] = defaultdict(list)  # by stems of the act
        self._acted: defaultdict[str, list[_Place]] = defaultdict(list)
        self._claims: dict[_Place, Claim] = {}
        self._denials: set[_Place] = set()
        self._answered: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)  # own, other, position
        answers: list[_Place] = []
        for number, event in enumerate(events):
            for position, mention in enumerate(event.mentions):
                self._file(number, position, mention)
                if denies_what_was_said(mention) or takes_up_again(mention):
                    answers.append((number, position))
        if answers:
            self._answer(answers)

    def _file(self, number: int, position: int, mention: Mention) -> None:
        acts = _acts(mention)
        if not acts:
            return
        denied = is_negated(mention) and self._claim(number, position).denied
        if denied:
            self._denials.add((number, position))
            if not (speaks_up(mention) or lacked(mention)):
                return
        for act in acts:
            (self._denied if denied else self._acted)[act].append((number, position))

    def _answer(self, answers: Sequence[_Place]) -> None:
        """Join each denial of "the report" with what its article says right before."""
        wanted = {self._events[number].mentions[position].article for number, position in answers}
        asked = set(answers)
        told: defaultdict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
        for number, event in enumerate(self._events):
            for position, mention in enumerate(event.mentions):
                if (number, position) in asked or mention.article not in wanted:
                    continue
                if mention.role is not Role.PUBLICATION and not is_denial(mention):
                    trigger = mention.trigger[0] if mention.trigger else mention.start
                    told[mention.article].append((mention.start, trigger, number, position))
        for number, position in answers:
            denial = self._events[number].mentions[position]
            before = told[denial.article]
            if takes_up_again(denial):  # what is taken up was denied
                before = [one for one in before if (one[2], one[3]) in self._denials]
            said = _said_before(denial, before, self._events)
            if said is not None:
                self._answered[number].append((position, *said))
                self._answered[said[0]].append((said[1], number, position))

    def _claim(self, number: int, position: int) -> Claim:
        known = self._claims.get((number, position))
        if known is None:
            known = self._claims[number, position] = claim_of(self._events[number].mentions[position])
        return known

    def of(self, event: Event, number: int, articles: Mapping[str, Article]) -> Iterator[Reference]:
        """Yield what an event's reports and another's contradict each other in, the likest first."""
        seen: set[str] = set()
        for own, there, position in self._answered.get(number, ()):
            other = self._events[there]
            if other.id not in seen:
                seen.add(other.id)
                sides = _side(event, own, articles), _side(other, position, articles)
                told = denies_what_was_said(sides[0].mention) or takes_up_again(sides[1].mention)
                values = ("denied", "reported") if told else ("reported", "denied")
                yield disagreement(other, "status", *sides, values)
        found = sorted(self._opposed(event, number, articles), key=lambda one: -one[0])
        for _, own, there, position, values in found:
            other = self._events[there]
            if other.id not in seen and len(seen) < MOST:
                seen.add(other.id)
                sides = _side(event, own, articles), _side(other, position, articles)
                yield disagreement(other, "status", *sides, values)

    def against(self, event: Event) -> Iterator[int]:
        """Yield the numbers of the events that may deny what an event's reports say, or report what these deny."""
        for mention in event.mentions:
            lists = (self._denied, self._acted) if is_negated(mention) else (self._denied,)
            for act, filed in product(_acts(mention), lists):
                yield from (number for number, _ in filed.get(act, ()))

    def _opposed(
        self, event: Event, number: int, articles: Mapping[str, Article]
    ) -> Iterator[tuple[float, int, int, int, tuple[str, str]]]:
        for own, mention in enumerate(event.mentions):
            denied = (number, own) in self._denials
            if denied and not (speaks_up(mention) or lacked(mention)):
                continue
            for act in _acts(mention):
                for there, position in _near((self._acted if denied else self._denied).get(act, ()), number):
                    other = self._events[there].mentions[position]
                    if there == number or not _may_oppose(mention, other):
                        continue
                    denial = self._claim(number, own) if denied else self._claim(there, position)
                    if not _may_be_denied(denial, other if denied else mention):
                        continue
                    sides = _side(event, own, articles), _side(self._events[there], position, articles)
                    if alike := opposition(*sides):
                        yield alike, own, there, position, (_value(denied), _value(not denied))


def _may_be_denied(denial: Claim, mention: Mention) -> bool:
    """Tell quickly whether a report may be what is denied: its sentence has a word of what the denial is of."""
    if denial.tail or denial.anybody:
        return True
    text = mention.text.casefold()
    return any(word in text for word in denial.done_to or denial.told)


def speaks_up(mention: Mention) -> bool:
    """Tell whether a denial is somebody's: what an article only tells as not having happened contradicts nobody."""
    claim = claim_of(mention)
    return claim.outright or (claim.told_so and bool(mention.attributed_to))


def opposition(ours: Side, theirs: Side) -> float:
    """Return how surely one side denies what the other reports; 0 where it does not."""
    one, other = claim_of(ours.mention), claim_of(theirs.mention)
    if one.denied == other.denied or not (one.told_so and other.told_so) or agree(ours, theirs):
        return 0.0
    if lacks(*_denial_first(ours, theirs)):
        return ENOUGH if _meet(ours, theirs) and of_one_story(ours, theirs) else 0.0
    alike = likeness(one, other)
    within = ours.article.id == theirs.article.id
    denial = one if one.denied else other
    if within and denial.anybody and one.act & other.act and ours.mention.attributed_to != theirs.mention.attributed_to:
        alike = max(alike, ENOUGH)
    needed = OUTRIGHT if denial.outright else ENOUGH
    if not (denial.outright or one.tail or _meet(ours, theirs)):
        needed += FAR_APART
    return alike if alike >= needed and of_one_story(ours, theirs) else 0.0


def _denial_first(ours: Side, theirs: Side) -> tuple[Mention, Mention]:
    sides = (ours, theirs) if claim_of(ours.mention).denied else (theirs, ours)
    return sides[0].mention, sides[1].mention


def agree(ours: Side, theirs: Side) -> bool:
    """Tell whether both are one voice; who denies something outright is another than the article that reports it."""
    sources = ours.mention.attributed_to, theirs.mention.attributed_to
    denial = 0 if claim_of(ours.mention).denied else 1
    outright = claim_of((ours, theirs)[denial].mention).outright and bool(sources[denial])
    return sources[0] == sources[1] if outright and ours.article.id == theirs.article.id else one_voice(ours, theirs)


def _meet(ours: Side, theirs: Side) -> bool:
    """Tell whether two reports may be of one time: by their dates, or by when they were printed."""
    apart = days_apart(ours.mention, theirs.mention)
    if apart is not None:
        return apart <= 1
    return not (ours.published and theirs.published) or abs(ours.published - theirs.published) <= PRINTED


def _may_oppose(one: Mention, other: Mention) -> bool:
    """Tell whether two reports may be of one act: neither a plan, nor on days that both name and that are two."""
    if Status.PLANNED in (one.status, other.status) or Status.POSSIBLE in (one.status, other.status):
        return False
    return not (one.time and other.time and days_apart(one, other))


def _value(denied: bool) -> str:
    return "denied" if denied else "reported"


def _side(event: Event, position: int, articles: Mapping[str, Article]) -> Side:
    mention = event.mentions[position]
    return Side(mention, articles[mention.article], position)


def _acts(mention: Mention) -> list[str]:
    """Return the stems by which a report is found."""
    if mention.role is Role.PUBLICATION:
        return []
    told = (act for act in acts_of(mention) if worth(act) >= LEAST)
    none = lacked(mention)
    return sorted({*told, *(f"no {one}" for one in ([none] if none else got(mention)))})


def _near(places: Sequence[_Place], number: int) -> Sequence[_Place]:
    if len(places) <= 2 * NEAR:
        return places
    at = sum(place[0] < number for place in places)
    return places[max(0, at - NEAR) : at + NEAR]


def _said_before(denial: Mention, told: Sequence[tuple[int, int, int, int]], events: Sequence[Event]) -> _Place | None:
    """Return what an article reports on somebody's word right before a denial: the first of its last sentence."""
    at = denial.trigger[0] if denial.trigger else denial.start
    before = [one for one in told if at - BACK <= one[1] < at]
    if not before:
        return None
    last = [one for one in before if one[0] == max(start for start, *_ in before)]
    said = {one: events[one[2]].mentions[one[3]] for one in last}
    sourced = [one for one in last if said[one].attributed_to and said[one].attributed_to != denial.attributed_to]
    stated = [one for one in last if said[one].role is Role.STATEMENT]
    return min(sourced or stated)[2:] if sourced or stated else None
