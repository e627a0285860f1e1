"""What an event says once its mentions are known: its date, label and status, its best report, and its id."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.dates.edtf import Edtf
from timeline_app.link.copies import Copies
from timeline_app.link.origins import origins_of
from timeline_app.link.rank import rank_of
from timeline_app.records import OWN_ENTRY, Event, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set

    from timeline_app.records import Article, Mention, Origin

    Taken = Callable[[Iterable[str]], Set[str]]  # which of some ids other events have

ID_DIGITS = 16
_PRONOUNS = frozenset(("He", "Her", "His", "It", "Its", "She", "Their", "They"))  # that a label alone leaves open
LAST = 2**62  # seconds; after every date


def none_taken(_: Iterable[str]) -> Set[str]:
    """Return that no id is taken."""
    return frozenset()


def assemble(
    groups: Iterable[Sequence[tuple[int, str]]],
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    known: Mapping[str, str],
    copies: Copies | None = None,
    taken: Taken = none_taken,
) -> list[Event]:
    """Make an event of each group of (mention's position, why it is there), in date order, the undated last.

    An id in `known` is kept by who has most of its mentions; a new one is none of those `taken` by other events.
    `copies` of these articles may know their signatures already; the others are made where needed.
    """
    copies = copies or Copies(articles)
    found = [[(mentions[number], why) for number, why in group] for group in groups]
    ids = ids_for([[mention.key for mention, _ in group] for group in found], known, taken)
    events = [_event(group, identity, articles, copies) for group, identity in zip(found, ids, strict=True)]
    return sorted(events, key=when)


def common_date(mentions: Sequence[Mention]) -> Edtf | None:
    """Return the tightest date that all dated mentions agree with, else that of the best (the first)."""
    if len(mentions) == 1:
        return mentions[0].date
    dates = [mention.date for mention in mentions if mention.date is not None]
    starts = [date.first_second for date in dates if date.first_second is not None]
    ends = [date.end_second for date in dates if date.end_second is not None]
    if not dates:
        return None
    first, end = max(starts, default=None), min(ends, default=None)
    if first is not None and end is not None and end <= first:
        return dates[0]
    for date in dates:  # as one of them puts it, with its qualifiers
        if (date.first_second, date.end_second) == (first, end):
            return date
    if first is None or end is None:
        return dates[0]
    days = first // DAY_SECONDS, (end - 1) // DAY_SECONDS
    return Edtf.lasting(*days) if all(date.is_interval for date in dates) else Edtf.within(*days)


def _event(
    group: Sequence[tuple[Mention, str]], identity: str, articles: Mapping[str, Article], copies: Copies
) -> Event:
    ranked = group
    if len(group) > 1:
        ranked = sorted(group, key=lambda pair: _quality(pair[0], articles[pair[0].article]), reverse=True)
    mentions = tuple(mention for mention, _ in ranked)
    reports = [position for position, mention in enumerate(mentions) if not mention.own]
    told = mentions if len(reports) == len(mentions) else tuple(mentions[position] for position in reports)
    origins = _placed(origins_of(told, articles, copies), reports) if told else ()
    rank, rank_why = rank_of(told or mentions, articles, origins)
    rank_why = rank_why if told else (OWN_ENTRY,)
    return Event(
        id=identity,
        label=mentions[0].label,
        date=common_date(mentions),
        status=common_status(mentions),
        origins=len(origins),
        rank=rank,
        mentions=mentions,
        reasons=("", *(why for _, why in ranked[1:])),
        rank_why=rank_why,
        goes_back=origins,
    )


def _placed(origins: Sequence[Origin], positions: Sequence[int]) -> tuple[Origin, ...]:
    """Return origins with their reports where these stand among all mentions."""
    if positions == list(range(len(positions))):
        return tuple(origins)
    return tuple(replace(one, mentions=tuple(positions[at] for at in one.mentions)) for one in origins)


def _quality(mention: Mention, article: Article) -> tuple[bool, bool, bool, float, int]:
    """Order mentions by how well they tell the event: dated by their own words, naming who, near the article's head."""
    place = mention.start / max(1, len(article.text))
    named = mention.label.split(" ", 1)[0] not in _PRONOUNS
    return mention.role is Role.EVENT, mention.time is not None, named, -round(place, 1), min(len(mention.label), 60)


def common_status(mentions: Sequence[Mention]) -> Status:
    """Return what most reports say; of two as frequent, what the better report says."""
    if len(mentions) == 1:
        return mentions[0].status
    return Counter(mention.status for mention in mentions).most_common(1)[0][0]


def ids_for(groups: Sequence[Sequence[str]], known: Mapping[str, str], taken: Taken) -> list[str]:
    """Give each group of mention keys the id that most of its mentions had, else one made of its first key."""
    claims = []
    for number, keys in enumerate(groups):
        had = Counter(known[key] for key in keys if key in known)
        claims += [(-count, number, identity) for identity, count in had.items()]
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, number, identity in sorted(claims):
        if number not in given and identity not in used:
            given[number] = identity
            used.add(identity)
    without = [number for number in range(len(groups)) if number not in given]
    attempt = 0
    while without:
        wanted = {number: _new_id(groups[number][0], attempt) for number in without}
        used |= taken(wanted.values())
        for number, identity in wanted.items():
            if identity not in used:
                given[number] = identity
                used.add(identity)
        without = [number for number in without if number not in given]
        attempt += 1
    return [given[number] for number in range(len(groups))]


def _new_id(key: str, attempt: int) -> str:
    return sha256(f"{key}:{attempt}".encode()).hexdigest()[:ID_DIGITS]


def when(event: Event) -> tuple[int, int, float]:
    """Return what events are sorted by: their date, the undated last, and the higher rank first."""
    date = event.date
    if date is None:
        return LAST, LAST, -event.rank
    ends = date.first_second, date.end_second
    first = ends[0] if ends[0] is not None else ends[1]
    return (first if first is not None else LAST), (ends[1] if ends[1] is not None else LAST), -event.rank
