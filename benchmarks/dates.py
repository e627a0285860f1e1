"""How many texts a second the dates are found in, beside dateparser and recognizers-text-date-time on the same texts.

The processor's time, of one core, start-up aside: each finder reads one text first, whose time is told apart as its
warm-up. The texts are TimeBank's where that corpus is on the machine, else the project's own annotated examples and its
demo. Two finders are slow: --seconds bounds what each may take, and it is asked fewer texts then, evenly spread. The
last line printed with --json is one object; `ratios` say how many times as fast as each of the others ours is.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import warnings
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "dates"))
from date_scoring import corpus, own_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OURS = "timeline-app"


class Dated(NamedTuple):
    """A text and the day on which it was published."""

    text: str
    published: datetime.date


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30, help="what a finder may take (default 30)")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    asked = parser.parse_args()
    name, texts = chosen()
    figures: dict[str, dict[str, float]] = {}
    for finder, load in FINDERS.items():
        try:
            started = process_time()
            find = load()
        except ImportError as error:
            print(f"{finder}: not installed ({error}); `make bench` installs it: skipped", file=sys.stderr)
            continue
        find(texts[0])
        figures[finder] = {"warm_up_seconds": round(process_time() - started, 2), **rate(find, texts, asked.seconds)}
        print(f"{finder:28} {figures[finder]}", file=sys.stderr)
    mine = figures[OURS]["texts_per_second"]
    ratios = {n: round(mine / f["texts_per_second"], 1) for n, f in figures.items() if n != OURS}
    print(f"{name}: {OURS} is so many times as fast: {ratios}", file=sys.stderr)
    if asked.json:
        print(json.dumps({"texts": name, "count": len(texts), "finders": figures, "ratios": ratios}))
    return 0


def chosen() -> tuple[str, list[Dated]]:
    """Return what the texts are, and the texts."""
    from timeline_app.resources import resource

    if timebank := corpus("timebank"):
        return "TimeBank", [Dated(e.text, datetime.date.fromisoformat(e.published or "1989-11-02")) for e in timebank]
    demo = [path.read_text("utf-8") for path in sorted(resource("demo").glob("*.txt"))]
    day = datetime.date(2018, 8, 29)
    return "own examples and demo", [Dated(t, day) for t in (*demo, *(e.text for e in own_examples()))]


def rate(find: Callable[[Dated], int], texts: Sequence[Dated], seconds: float) -> dict[str, float]:
    """Return how many texts a second a finder reads, in how many of them, and how many expressions it found."""
    sample = texts[:: max(1, len(texts) // 10)]
    started = process_time()
    for text in sample:
        find(text)
    expected = (process_time() - started) * len(texts) / len(sample)
    asked = texts[:: max(1, round(expected / seconds))]
    started = process_time()
    found = sum(find(text) for text in asked)
    took = process_time() - started
    return {"texts_per_second": round(len(asked) / took, 1), "texts": len(asked), "found": found}


def timeline_app() -> Callable[[Dated], int]:
    """Load our own finder."""
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.resolve import find_times

    return lambda dated: len(find_times(dated.text, Edtf.parse(dated.published.isoformat())))


def dateparser() -> Callable[[Dated], int]:
    """Load dateparser's search, told the language and the day of publication."""
    from dateparser.search import search_dates

    def find(dated: Dated) -> int:
        base = datetime.datetime.combine(dated.published, datetime.time())
        return len(search_dates(dated.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ())

    return find


def recognizers() -> Callable[[Dated], int]:
    """Load Microsoft's Recognizers-Text, told the culture and the day of publication."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it imports what Python no longer recommends
        from recognizers_date_time import DateTimeRecognizer

        model = DateTimeRecognizer("en-us").get_datetime_model()

    def find(dated: Dated) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return len(model.parse(dated.text, datetime.datetime.combine(dated.published, datetime.time())))

    return find


FINDERS: dict[str, Callable[[], Callable[[Dated], int]]] = {
    OURS: timeline_app,
    "dateparser": dateparser,
    "recognizers-text-date-time": recognizers,
}


if __name__ == "__main__":
    raise SystemExit(main())
