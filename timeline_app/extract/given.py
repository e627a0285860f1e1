"""Mentions that somebody else found: sentences and words of an article, with the names and dates that reading finds.

So what is given is linked by the same features as what the program finds by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.dates.resolve import find_times
from timeline_app.extract.clauses import split_clauses
from timeline_app.extract.dating import choose, dates_events, joined_date
from timeline_app.extract.entities import Entity, Kind, find_entities
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.status import status_of
from timeline_app.records import Mention, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    """One mention: its sentence in the article's text, and the event's own words there."""

    start: int
    end: int
    trigger: str | None = None


def mentions_of(article: Article, given: Sequence[Given]) -> tuple[Mention, ...]:
    """Return the mentions in the order given; a trigger given twice in a sentence is its first and its second."""
    sentences = sorted({(s.start, s.end) for s in split_sentences(article)} | {(g.start, g.end) for g in given})
    entities = find_entities(article.text, list(_disjoint(sentences)))
    starts = [entity.start for entity in entities]
    times = find_times(article.text, article.published, article.published_from)
    begins = [time.start for time in times]
    seen: Counter[tuple[Span, str]] = Counter()
    made = []
    for one in given:
        span = (one.start, one.end)
        trigger = None
        if one.trigger and one.trigger.strip():
            trigger = _find(article.text, span, one.trigger, seen[span, one.trigger])
            seen[span, one.trigger] += 1
        named = entities[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        timed = times[bisect_left(begins, one.start) : bisect_left(begins, one.end)]
        made.append(_mention(article, one, trigger, named, timed))
    return tuple(made)


def _disjoint(spans: Sequence[Span]) -> Iterator[Span]:
    end = 0
    for first, last in spans:
        if first >= end:
            yield first, last
            end = last


def _find(text: str, span: Span, words: str, before: int) -> Span | None:
    """Return where words stand in a sentence, whole words first; of words with others between, the longest."""
    whole = r"\s+".join(map(re.escape, words.split()))
    longest = re.escape(max(words.split(), key=len))
    for bounded in (rf"(?<!\w){whole}(?!\w)", whole, rf"(?<!\w){longest}(?!\w)"):
        found = [match.span() for match in re.finditer(bounded, text[span[0] : span[1]])]
        if found:
            start, end = found[min(before, len(found) - 1)]
            return span[0] + start, span[0] + end
    return None


def _mention(
    article: Article, one: Given, trigger: Span | None, named: Sequence[Entity], timed: Sequence[Timex3]
) -> Mention:
    text = article.text
    at = trigger[0] if trigger else one.start
    clause = next((c for c in split_clauses(text, one.start, one.end) if c.start <= at < c.end), None)
    start, end = (clause.start, clause.end) if clause and trigger else (one.start, one.end)
    own = [time for time in timed if start <= time.start < end and dates_events(text, time)]
    chosen = choose(text, start, end, own) if own else []

    def names(kind: Kind) -> tuple[Name, ...]:
        return tuple(dict.fromkeys(Name(entity.name, entity.text) for entity in named if entity.kind is kind))

    return Mention(
        article=article.id,
        start=one.start,
        end=one.end,
        text=text[one.start : one.end],
        label=text[one.start : one.end],
        date=joined_date(chosen) if chosen else None,
        time=chosen[0] if chosen else None,
        status=status_of(text[start:end], ()),
        people=names(Kind.PERSON),
        places=names(Kind.PLACE),
        organizations=names(Kind.ORGANIZATION),
        trigger=trigger,
    )
