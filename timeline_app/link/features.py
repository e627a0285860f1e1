"""What of a mention tells its event from others: its own word, where, who, which words, how many, when, in which story.

Words are stems, so that "met" and "meetings" agree; names are the article's longest forms, without those that only say
so. Everything is weighed by how rare it is in news at large (`background`), never by what else is in the project:
features of a mention depend on its article alone, and so does what two mentions score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.link.arguments import NONE, arguments_of
from timeline_app.link.counts import tolls_of
from timeline_app.link.numbers import numbers_in
from timeline_app.link.spans import loosened, span_of
from timeline_app.link.story import story_of
from timeline_app.link.words import (
    all_words,
    kinds_of,
    kinds_told,
    stem,
    stems_of,
    takes_particles,
    tells_a_kind,
    words_of,
)
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline_app.dates.civil import Day, Second
    from timeline_app.link.arguments import Arguments
    from timeline_app.link.story import Story
    from timeline_app.records import Article, Mention, Name

AROUND = 200  # characters on each side of the event's own word that tell what its article tells there
OPENING = 400  # characters of an article in which it tells what it is about

_PLACED = re.compile(r"\b(?:(?:in|at|near|outside|across|around) (?:the )?(?:[\w-]+ )?|(?:to|into|via) (?:the )?)$")
_REACH = 40  # characters before a place's name in which its preposition stands
_NUMBER = re.compile(r"\d(?<![\w.].)[\d.,]*(?<![.,])(?!\w)")
_SAYS = re.compile(r": | that ")  # after who says it, in a statement's label
_CLAUSE = 80  # characters on each side of a time expression that may tell what it dates
_NEXT = 3  # stems next to it
_SUPPORT = 5  # stems before it of which it may be said: "the meeting that both of them held"
_NEAR = 50  # characters on each side of the event's own word in which its arguments stand
_PARTICLE = re.compile(r"(?:\s[A-Za-z’'-]+\b){1,4}")  # "took her passengers |on board|"
_BREAK = re.compile(r"[,;:.()“”\"–—]")
_NOBODY: frozenset[str] = frozenset()
_NO_TRIGGER = frozenset(  # words that are the event's own in no way: what is meant is not said
    """a an the of to in on for at by with into from up out off down and or be is are was were been being am has have
    had do does did it its that this these those which who what another other more most not no there here
    will would can could may might shall should must""".split()  # noqa: SIM905
)


@dataclass(frozen=True, init=False)
class Features:
    """One mention as the linker sees it. `trigger` and `kinds` are empty where its own word is not known.

    What only a few are asked for is made then: most mentions meet nobody, or only what their dates tell apart.
    """

    mention: Mention
    article: str  # Article.id
    text: str  # of the article
    key: str  # Mention.key
    sentence: int  # where its sentence begins
    trigger: frozenset[str]  # stems of the event's own words
    own: frozenset[str]  # these words as they are written, in lower case
    kinds: frozenset[str]  # what kinds of event these may tell
    near: frozenset[str]  # stems around its own word, names too
    before: tuple[str, ...]  # the last stems before its own word, the nearest first
    after: tuple[str, ...]  # the first ones after it
    at: tuple[int, int, int, int] | None  # its sentence begins, its word begins, ends, sentence ends
    places: frozenset[str]  # all of them
    located: frozenset[str]  # those in which, says the sentence, it took place
    people: frozenset[str]
    organizations: frozenset[str]
    start: Second | None  # None: undated
    end: Second | None  # exclusive
    earliest: Second | None  # as `start`, and as much before as a date that it does not tell itself may be wrong
    latest: Second | None  # likewise after `end`
    role: Role
    denied: bool
    happened: bool  # as its source puts it
    opening: bool  # it stands where the article tells what it is about
    story: Story  # of the article
    first: Day | None  # on which it may lie
    last: Day | None
    width: int  # how many days it may lie on; 0 for an undated one
    anchored: bool  # the article's date is known
    published: Day | None  # when its article came out
    when: str | None  # the words that date it

    def __init__(self, **fields: object) -> None:
        """Take all fields at once: setting each of a frozen record by itself would take six times as long."""
        self.__dict__.update(fields)

    def told_again(self, mention: Mention) -> Features:
        """Return the features of a mention that differs from this one in nothing but its article, which is a copy."""
        return Features(**{**self.__dict__, "mention": mention, "article": mention.article, "key": mention.key})

    @cached_property
    def arguments(self) -> Arguments:
        """Return who does what to whom, as far as word order tells."""
        return arguments_of(self.text, *self.at) if self.at else NONE

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Return the words of all names."""
        return frozenset().union(*map(_words_in, self.places | self.people | self.organizations))

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """Return the words that tell it, names apart."""
        return tuple([word for word in words_of(_told(self.mention)) if word not in self._parts])

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the stems that tell it, names apart."""
        return frozenset(map(stem, self._told))

    @cached_property
    def rest(self) -> frozenset[str]:
        """Return its words without its own."""
        return self.words - self.trigger

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the stems of all parts of its names."""
        return frozenset(map(stem, self._parts))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return counts and sums."""
        time = self.mention.time
        return frozenset(_NUMBER.findall(self.mention.label)).difference(_NUMBER.findall(time.text) if time else ())

    @property
    def has_no_day(self) -> bool:
        """Tell whether nothing says on which day it was: its article's publication stands for it."""
        return "no day is told" in (self.mention.leans_on or "")

    @property
    def goes_on(self) -> bool:
        """Tell whether it is told as it is when its article is written."""
        return "going on" in (self.mention.leans_on or "")

    @cached_property
    def around(self) -> frozenset[str]:
        """Return the stems of what its article tells there: AROUND characters before its own word and after it."""
        start, end = self.at[1:3] if self.at else (self.sentence, self.sentence)
        return frozenset(stems_of(self.text[max(0, start - AROUND) : end + AROUND]))

    @cached_property
    def counted(self) -> frozenset[int]:
        """Return the numbers and shares of its label from two on, but not those that date it."""
        time = self.mention.time
        return numbers_in(self.mention.label) - (numbers_in(time.text) if time else frozenset())

    @cached_property
    def source(self) -> str:
        """Return the innermost source that has a name, as compared."""
        return _source(self.mention.attributed_to)

    @cached_property
    def tolls(self) -> frozenset[str]:
        """Return the fates of whom it counts as a total: all the dead, all who were saved."""
        return tolls_of(self.mention.label) if self.anchored else frozenset()

    @cached_property
    def _sides(self) -> tuple[frozenset[str], frozenset[str]]:
        return _arguments(self.mention, self.text)

    @property
    def subject(self) -> frozenset[str]:
        """Return the stems of its label before its own word, names too."""
        return self._sides[0]

    @property
    def object(self) -> frozenset[str]:
        """Return the stems of its label after its own word, names too."""
        return self._sides[1]

    @cached_property
    def salience(self) -> float:
        """Return how much its article dwells on its own word."""
        return max([self.story.words.get(word, 0.0) for word in self.trigger], default=0.0)

    @cached_property
    def named_subject(self) -> frozenset[str]:
        """Return those of its subject that its article writes with a capital."""
        return self.subject & self.story.names.keys()

    @cached_property
    def persons(self) -> frozenset[str]:
        """Return the stems of all parts of its people's names."""
        return frozenset(part for name in self.people for part in stems_of(name))

    @cached_property
    def argued(self) -> frozenset[str]:
        """Return the stems of both sides of its own word."""
        return self.subject | self.object

    @cached_property
    def argued_with_own(self) -> frozenset[str]:
        """Return these with those of its own word."""
        return self.argued | self.trigger

    @property
    def shown(self) -> Mapping[str, str]:
        """Tell how what is compared is written."""
        return _shown(self.mention, self._told)

    @property
    def all(self) -> frozenset[str]:
        """Return everything that it can share with another, names marked apart from words."""
        names = (f"@{name}" for name in self.places | self.people | self.organizations)
        return self.words.union(names)


def features_of(mention: Mention, article: Article) -> Features:
    """Return the features of a mention of an article; nothing else has a part in them."""
    organizations = compared(mention.organizations)
    if organizations and mention.attributed_to:
        sources = _bare(" ".join(mention.attributed_to))
        organizations = frozenset(name for name in organizations if name not in sources)
    own, before, after = _trigger(mention, article)
    trigger = frozenset(map(stem, own))
    start, end = span_of(mention)
    first = None if start is None else start // DAY_SECONDS
    last = None if end is None else (end - 1) // DAY_SECONDS
    earliest, latest = loosened(mention, start, end)
    return Features(
        mention=mention,
        article=article.id,
        text=article.text,
        key=mention.key,
        sentence=mention.start,
        trigger=trigger,
        own=own,
        kinds=_kinds(mention, article, trigger, before, after),
        near=frozenset((*before, *after)) - trigger,
        before=before[:_NEXT],
        after=after[:_NEXT],
        at=(mention.start, *mention.trigger, mention.end) if mention.trigger else None,
        places=compared(mention.places),
        located=located_in(mention),
        people=compared(mention.people),
        organizations=organizations,
        start=start,
        end=end,
        earliest=earliest,
        latest=latest,
        role=mention.role,
        denied=mention.status is Status.DENIED,
        happened=mention.status is Status.REPORTED,
        opening=mention.start < OPENING,
        story=story_of(article.text),
        first=first,
        last=last,
        width=0 if first is None or last is None else last - first + 1,
        anchored=article.published is not None,
        published=article.published.earliest if article.published else None,
        when=mention.time.text if mention.time and mention.date else None,
    )


def _trigger(mention: Mention, article: Article) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the event's own words, the stems before them (the nearest first), and those after them."""
    if mention.trigger is None:
        told = words_of(_told(mention))
        telling = [word for word in told if tells_a_kind(stem(word))] if article.published else []
        return frozenset(telling[:1]), (), tuple(map(stem, told))
    start, end = mention.trigger
    before = stems_of(_before(article.text, mention.start, start))
    after = stems_of(_after(article.text, end, mention.end))
    return _own(article.text[start:end]), tuple(reversed(before)), tuple(after)


@lru_cache(1 << 14)
def _own(trigger: str) -> frozenset[str]:
    return frozenset(all_words(trigger)) - _NO_TRIGGER


def _particles(mention: Mention, article: Article) -> tuple[str, ...]:
    """Return the words that follow the event's own, one of which may make it another: "went down"."""
    found = _PARTICLE.match(article.text, mention.trigger[1]) if mention.trigger else None
    return tuple(found.group().split()) if found else ()


def _arguments(mention: Mention, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the label before the event's own word and after it: who, and whom or what."""
    if mention.trigger is None:
        return frozenset(), frozenset(stems_of(mention.label))
    word = text[slice(*mention.trigger)]
    before, found, after = mention.label.partition(word)
    if not found:
        at = mention.trigger[0] - mention.start
        before, after = mention.text[:at][-_CLAUSE:], mention.text[at + len(word) :][:_CLAUSE]
        before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    return frozenset(stems_of(before)), frozenset(stems_of(after))


def _kinds(
    mention: Mention, article: Article, trigger: frozenset[str], before: tuple[str, ...], after: tuple[str, ...]
) -> frozenset[str]:
    """Return the kinds of event that a mention's own words tell: in dated news with what stands by them.

    Where nothing is dated the model alone decides, which weighs by itself what stands by them.
    """
    if article.published is None:
        return frozenset().union(*map(kinds_of, trigger))
    particles = _particles(mention, article) if any(map(takes_particles, trigger)) else ()
    return kinds_told(trigger, particles, before[:_SUPPORT], after[:_NEXT])


def _before(text: str, first: int, end: int) -> str:
    """Return the whole words that stand before a position and near it."""
    start = max(first, end - _NEAR)
    return text[start:end] if start == first else text[start:end].partition(" ")[2]


def _after(text: str, start: int, last: int) -> str:
    end = min(last, start + _NEAR)
    return text[start:end] if end == last else text[start:end].rpartition(" ")[0]


def _shown(mention: Mention, told: Iterable[str]) -> dict[str, str]:
    """Tell how what is compared is written."""
    written = {stem(word): word for word in told}
    named = (*mention.places, *mention.people, *mention.organizations)
    return written | {_bare(name.name): name.name for name in named}


def _told(mention: Mention) -> str:
    """Return what tells this mention from others: of a statement what is said, without who says it and when."""
    if mention.role is Role.STATEMENT:
        return _SAYS.split(mention.label, maxsplit=1)[-1]
    return f"{mention.label} {_clause(mention)}"


def _clause(mention: Mention) -> str:
    """Return what stands around the time expression, without the expression, up to the next punctuation."""
    if mention.time is None or not mention.start <= mention.time.start < mention.end:
        return ""
    start, end = mention.time.start - mention.start, mention.time.end - mention.start
    before, after = mention.text[max(0, start - _CLAUSE) : start], mention.text[end : end + _CLAUSE]
    return f"{_BREAK.split(before)[-1]} {_BREAK.split(after)[0]}"


@lru_cache(1 << 14)
def _words_in(name: str) -> frozenset[str]:
    return frozenset(words_of(name))


@lru_cache(1 << 14)
def _source(sources: tuple[str, ...]) -> str:
    """Return who says so, where it is somebody with a name."""
    last = sources[-1] if sources else ""
    return _bare(last) if any(word[0].isupper() for word in last.split()[1:] or [last] if word) else ""


@lru_cache(1 << 14)
def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").replace("-", " ")


def compared(names: Iterable[Name]) -> frozenset[str]:
    """Return names as they are compared: without case, hyphens and article."""
    return frozenset([_bare(name.name) for name in names]) if names else _NOBODY


def located_in(mention: Mention) -> frozenset[str]:
    """Return the places that follow a preposition of place in the sentence."""
    places = [place for place in mention.places if place.text and _is_located(mention.text, place.text)]
    return compared(places) if places else frozenset()


def _is_located(text: str, place: str) -> bool:
    at = text.find(place)
    while at >= 0:
        if _PLACED.search(text[max(0, at - _REACH) : at]):
            return True
        at = text.find(place, at + 1)
    return False
