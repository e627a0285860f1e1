"""How linking grows from 1,000 to 100,000 articles of synthetic news: time and memory, linked whole, and for one more.

News is heavy-tailed: most events are told once and a few by very many articles, few people and places are named often
and most seldom. Mentions are made directly, so that only storing and linking is measured, in seconds of processor time.
Each size runs in a process of its own, whose peak memory is its own. The last line printed with --json is one object:
{"sizes": [{"articles", "mentions", "events", "most_told", "whole_seconds", "per_article_ms", "one_more_ms", "peak_mib",
"file_mib", "growth"}]}; `growth` is the time for n·log n against that of the first size: 1 grows as n·log n does.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
from bisect import bisect
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from math import log
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from timeline_app.dates.civil import Day, day_number
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.timex import Timex3
from timeline_app.records import Article, Mention, Name, Reading, Source
from timeline_app.relinking import Relinking
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 4_000)
FULL = (1_000, 10_000, 100_000)
TOLD = 6  # events that an article reports, on average
REPEATED = 2.5  # reports of an event, on average
FIRST, DAYS = day_number(2014, 1, 1), 5 * 365
NAMES, OUTLETS = 4_000, 40
MORE = 9  # articles that are added singly afterwards
BATCH = 500

_VERBS = "opened closed rejected signed delayed visited warned joined left found backed sold bought sued freed"
_THINGS = "bridge treaty harbour mine school budget ferry court garrison museum railway port factory contract"
_SYLLABLES = "ar ben cor dal el fen gar hol in jor kes lor mar nor os pel ran sor tor ul vas wen"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the world that articles report."""

    day: Day
    who: str
    place: str
    verb: str
    thing: str


class World:
    """What happened, and how often it is told: shares fall as 1/rank (Zipf)."""

    def __init__(self, articles: int) -> None:
        self._chance = random.Random(articles)
        names = [_name(random.Random(number)) for number in range(NAMES)]
        self._names, self._shares = names, list(accumulate(1 / (rank + 8) for rank in range(NAMES)))
        count = max(10, int(articles * TOLD / REPEATED))
        self.happenings = [self._happening() for _ in range(count)]
        self._told = list(accumulate(1 / (rank + 10) ** 0.8 for rank in range(count)))

    def article(self, number: int) -> Reading:
        """Make an article that reports some of it within some days after, in its own words."""
        chance = random.Random(number * 7919 + 1)
        lead = self.happenings[bisect(self._told, chance.random() * self._told[-1])]
        near = [self.happenings[chance.randrange(len(self.happenings))] for _ in range(chance.randint(1, 2 * TOLD - 3))]
        published = lead.day + chance.randint(0, 3)
        identity, text, mentions = f"s{number}", "", []
        for one in (lead, *near):
            sentence, verb = _sentence(one, chance)
            mentions.append(_mention(identity, len(text), sentence, verb, one))
            text += f"{sentence} "
        article = Article(
            id=identity, file=f"{identity}.txt", text=text, sha256=sha256(text.encode()).hexdigest(),
            title=mentions[0].label, title_from="synthetic", outlet=f"Outlet {chance.randrange(OUTLETS)}",
            published=Edtf.of_day(published), published_from="synthetic",
        )  # fmt: skip
        return Reading(Source(article.file, text.encode(), "text"), article, (), tuple(mentions))

    def _happening(self) -> Happening:
        chance = self._chance
        who, place = (self._names[bisect(self._shares, chance.random() * self._shares[-1])] for _ in range(2))
        return Happening(
            FIRST + chance.randrange(DAYS), who, place, chance.choice(_VERBS.split()), chance.choice(_THINGS.split())
        )


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help=f"articles (default {SIZES})")
    parser.add_argument("--full", action="store_true", help=f"sizes {FULL}: some minutes, some GiB of memory")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    asked = parser.parse_args()
    figures: list[dict[str, float]] = []
    for size in FULL if asked.full else asked.sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measure, size).result()
        first = figures[0] if figures else found
        found["growth"] = round(_by_n_log_n(found) / _by_n_log_n(first), 2)
        figures.append(found)
        print(", ".join(f"{name} {value}" for name, value in found.items()), file=sys.stderr)
    if asked.json:
        print(json.dumps({"sizes": figures}))
    return 0


def measure(size: int) -> dict[str, float]:
    """Link a project of so many articles whole, then add some singly."""
    world = World(size)
    with tempfile.TemporaryDirectory() as folder, Project.open(Path(folder) / "p.tldb", create=True) as project:
        for start in range(0, size, BATCH):
            project.add([world.article(number) for number in range(start, min(size, start + BATCH))])
        relinking = Relinking(project)
        whole = _seconds(lambda: relinking.link())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        more = []
        for number in range(size, size + MORE):
            project.add([world.article(number)])
            more.append(_seconds(lambda: relinking.link()))
        return {
            "articles": size,
            "mentions": project.linkage.size(),
            "events": project.linkage.count(),
            "most_told": _most_told(project),
            "whole_seconds": round(whole, 2),
            "per_article_ms": round(1000 * whole / size, 2),
            "one_more_ms": round(1000 * median(more), 1),
            "peak_mib": round(peak),
            "file_mib": round((Path(folder) / "p.tldb").stat().st_size / 2**20),
        }


def _most_told(project: Project) -> int:
    """Return how many reports the most reported event has."""
    return max(Counter(project.linkage.all_ids().values()).values())


def _by_n_log_n(figures: dict[str, float]) -> float:
    return figures["whole_seconds"] / (figures["articles"] * log(figures["articles"]))


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 3))).capitalize() for _ in range(2))


def _sentence(one: Happening, chance: random.Random) -> tuple[str, int]:
    """Return a sentence that tells it, and where its verb stands."""
    when = f"on {day_text(one.day)}"
    more = chance.choice(
        ("", f", Outlet {chance.randrange(OUTLETS)} reported", " after long talks", " despite protests")
    )
    before = f"{one.who} " if chance.random() < 0.7 else f"On {day_text(one.day)}, {one.who} "
    end = f" the {one.thing} in {one.place}{f' {when}' if not before.startswith('On') else ''}{more}."
    return f"{before}{one.verb}{end}", len(before)


def _mention(article: str, start: int, text: str, verb: int, one: Happening) -> Mention:
    shown = day_text(one.day)
    at = start + text.index(shown)
    date = Edtf.of_day(one.day)
    time = Timex3(at, at + len(shown), shown, "DATE", shown, None, date, "synthetic", None, None, ())
    label = f"{one.who} {one.verb} the {one.thing} in {one.place}"
    return Mention(
        article, start, start + len(text), text, label, date, time,
        people=(Name(one.who, one.who),), places=(Name(one.place, one.place),),
        trigger=(start + verb, start + verb + len(one.verb)),
    )  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
