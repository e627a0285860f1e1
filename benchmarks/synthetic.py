"""Events that no article reports: as many as wanted, spread as news is, the same for the same seed.

Most stories are short and close together, a few are long; days are bursts (a Zipf-like share of all falls on few
days), outlets differ in size by a power law, ranks are heavy-tailed; a twentieth of the events is known only to the
month or the year.
"""

from __future__ import annotations

import random
from functools import cache

from timeline_app.dates.civil import Day, civil, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Mention, Status

FIRST_DAY = day_number(2014, 1, 1)
DAYS = 5 * 365
OUTLETS = 20
_WORDS = (
    "council",
    "minister",
    "harbour",
    "strike",
    "border",
    "court",
    "bridge",
    "ferry",
    "flood",
    "envoy",
    "garrison",
)
_VERBS = ("opens", "closes", "rejects", "signs", "delays", "visits", "warns", "joins", "leaves", "finds", "backs")
_STATUSES = (Status.REPORTED,) * 90 + (Status.PLANNED,) * 5 + (Status.POSSIBLE,) * 3 + (Status.DENIED,) * 2


def make_articles(count: int) -> dict[str, Article]:
    """Make articles of `OUTLETS` outlets whose sizes follow a power law."""
    chance = random.Random(7)
    weights = [1 / (n + 1) for n in range(OUTLETS)]
    outlets = chance.choices([f"Outlet {n + 1}" for n in range(OUTLETS)], weights, k=count)
    return {
        f"a{n}": Article(
            id=f"a{n}", file=f"a{n}.txt", text="", sha256="", title=f"Report {n}", title_from="synthetic",
            outlet=outlet, published=Edtf.of_day(FIRST_DAY + chance.randrange(DAYS)), published_from="synthetic",
        )
        for n, outlet in enumerate(outlets)
    }  # fmt: skip


def make_title(number: int) -> str:
    """Make the title of an event from its number alone."""
    mixed = number * 2_654_435_761 >> 8  # Knuth's multiplicative hash: neighbours differ in every word
    subject, verb, what = mixed % len(_WORDS), mixed // 16 % len(_VERBS), mixed // 256 % len(_WORDS)
    return f"{_WORDS[subject].capitalize()} {_VERBS[verb]} {_WORDS[what]} {number}"


def make_events(count: int, articles: dict[str, Article], seed: int = 1) -> list[Event]:
    """Make `count` events, each mentioned once, in no order."""
    chance = random.Random(seed)
    bursts = [(chance.randrange(DAYS), chance.paretovariate(1.2)) for _ in range(max(20, count // 500))]
    centres = chance.choices([day for day, _ in bursts], [weight for _, weight in bursts], k=count)
    keys = list(articles)
    return [_make_event(n, FIRST_DAY + centre, keys, chance) for n, centre in enumerate(centres)]


def _make_event(number: int, centre: Day, keys: list[str], chance: random.Random) -> Event:
    day = centre + int(chance.gauss(0, 9))
    label = f"{chance.choice(_WORDS).capitalize()} {chance.choice(_VERBS)} {chance.choice(_WORDS)} {number}"
    date = _date(day, chance.random(), chance)
    status = chance.choice(_STATUSES)
    mention = Mention(chance.choice(keys), 0, 0, "", label, date, None, status=status)
    rank = min(1.0, 0.02 * chance.paretovariate(1.1))
    origins = min(9, int(chance.paretovariate(1.5)))
    return Event(f"e{number}", label, date, status, origins, rank, (mention,))


def _date(day: Day, lot: float, chance: random.Random) -> Edtf:
    year, month, _ = civil(day)
    if lot < 0.85:
        return _parse(day)
    if lot < 0.90:
        return Edtf.lasting(day, day + min(700, int(2 * chance.paretovariate(0.9))))
    if lot < 0.92:
        return Edtf.within(day, day + 9)
    return (
        Edtf.parse(f"{year:04d}-{month:02d}" + ("~" if lot > 0.97 else "")) if lot < 0.99 else Edtf.parse(f"{year:04d}")
    )


@cache
def _parse(day: Day) -> Edtf:
    return Edtf.of_day(day)
