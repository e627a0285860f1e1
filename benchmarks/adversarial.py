"""How long the dates take over text made to slow them: strings that almost match, over and over, at two lengths.

For each text: the processor's seconds for a million code points, and how they grow from a quarter of it: 4 is linear,
more than 6 is flagged (and measured again, as a busy machine does that too). The examples of each rule and the words
of each class are taken at a twentieth of it, as there are many. The last line printed with --json is one object.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from time import process_time
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rules import load_rules
from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAGGED = 6.0
PUBLISHED = Edtf.parse("2018-08-29")
REPEATED = {
    "digits": "1234567890",
    "ones": "1 ",
    "nines": "9",
    "letters": "a",
    "spaces": " ",
    "newlines": "\n",
    "blank lines": "\n \n",
    "nul": "\0",
    "tabs": "\t",
    "may": "May ",
    "dotted": "U.S.",
    "the": "the ",
    "weekdays and": "Monday and ",
    "weekdays, comma": "Tuesday, ",
    "slashes": "1/1/1/1/",
    "dashes": "- ",
    "hyphens": "-",
    "en dashes": "–",
    "hyphenated figures": "10-10-10-",
    "clock": "1:1:1:",
    "points": "1.1.1.",
    "commas": "1,1,",
    "a year ago": "a year ago ",
    "a year earlier": "a year earlier ",
    "apostrophes": "'",
    "apostrophes and figures": "'80s and ",
    "twenty-": "twenty-",
    "twenty ": "twenty ",
    "hundred and": "hundred and ",
    "events": "The vote was on June 12. Two days after the vote he left. ",
    "events by their verbs": "He was killed on June 12. Two days after his death he left. ",
    "unspecified": "XXXX-",
    "right to left": "\u200f1\u200f",
    "combining": "e\u0301",
    "zero width": "\u200b",
    "wide digits": "１２",
    "between and": "between 1 and ",
    "from to": "from 3 to ",
    "night before": "the night before ",
    "after the after": "two days after the ",
    "of the": "the first of the ",
    "last": "last ",
    "late": "late ",
    "mid-": "mid-",
    "about": "about nearly ",
    "early on": "early on ",
    "day of": "the day of the day of ",
    "week of": "week of ",
    "quarter of": "quarter of ",
    "at": "at 1 at ",
    "o'clock": "1 o'clock on ",
    "said": "said ",
    "will": "will ",
    "brackets": "(",
    "quotes": '"',
    "one sentence": "Monday he said ",
    "yearless": "June 12 ",
    "years": "1984 ",
    "years in brackets": "(1984) ",
    "year ranges": "1984-1985-",
    "decades": "1980s-",
    "months range": "March to ",
    "story": "The next day ",
    "that": "that ",
    "fiscal": "fiscal ",
    "every": "every other ",
    "hours": "hours and minutes ",
    "a.m.": "a.m. p.m. ",
    "dateline": "OSLO, ",
    "capitals": "MAY",
    "stops": ". ",
    "day stops": "May. ",
    "years old": "1 years old ",
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    parser.add_argument("--only", metavar="NAME", help="only the texts whose name contains this")
    parser.add_argument("--length", type=int, default=1_000_000, help="code points of the longest (default 1000000)")
    parser.add_argument("--worst", type=int, default=12, help="how many of the slowest to name (default 12)")
    asked = parser.parse_args()
    find_times("They met on Monday.", PUBLISHED)  # loads the rules
    figures = {}
    for name, piece in pieces():
        if asked.only is None or asked.only in name:
            length = asked.length // 20 if name.startswith(("rule: ", "vocabulary: ")) else asked.length
            figures[name] = measure(piece, length)
            if figures[name]["growth"] > FLAGGED:
                figures[name] = measure(piece, length)
            print(f"{name:40} {figures[name]}", file=sys.stderr)
    slowest = sorted(figures, key=lambda name: -figures[name]["seconds_per_mb"])
    flagged = [name for name in figures if figures[name]["growth"] > FLAGGED]
    print(f"{len(figures)} texts; grows faster than its length: {flagged or 'none'}", file=sys.stderr)
    if asked.json:
        worst = {name: figures[name]["seconds_per_mb"] for name in slowest[: asked.worst]}
        growth = max(figures.values(), key=lambda each: each["growth"])["growth"] if figures else 0
        summary = {"worst_seconds_per_mb": max(worst.values(), default=0), "worst_growth": growth}
        print(json.dumps({"texts": len(figures), **summary, "flagged": flagged, "worst": worst, "figures": figures}))
    return 1 if flagged else 0


def measure(piece: str, length: int) -> dict[str, float]:
    """Return the seconds for a million code points that a piece takes, repeated to a length, and how they grow."""
    seconds = []
    for part in (length // 4, length):
        text = (piece * (part // len(piece) + 1))[:part]
        started = process_time()
        find_times(text, PUBLISHED)
        seconds.append(process_time() - started)
    per_million = round(seconds[-1] * 1_000_000 / length, 2)
    return {"seconds_per_mb": per_million, "growth": round(seconds[-1] / max(seconds[0], 1e-3), 1)}


def pieces() -> Iterator[tuple[str, str]]:
    """Yield the name of each text and the piece that it repeats; always the same."""
    yield from REPEATED.items()
    words = [word for words in vocabulary().values() for word in words]
    yield "vocabulary, in turn", " ".join(words) + " "
    for name, family in vocabulary().items():
        yield f"vocabulary: {name}", " ".join(family) + " "
    for rule in load_rules():
        yield f"rule: {rule.name}", " ".join(example.text for example in rule.examples) + " "
    chance = random.Random(8)
    planes = [*range(1, 0xD800), *range(0xE000, 0x30000)]
    yield "unicode", "".join(map(chr, chance.choices(planes, k=250_000)))
    examples = [example.text for rule in load_rules() for example in rule.examples]
    fragments = sorted({piece for text in examples for piece in text.split()})
    yield "fragments of examples", " ".join(chance.choices(fragments, k=60_000)) + " "
    yield "words of the vocabulary", " ".join(chance.choices(words, k=60_000)) + " "
    yield "words and figures", " ".join(chance.choices([*words, "1", "12", "1984", "-", "/", "and"], k=60_000)) + " "


def vocabulary() -> dict[str, list[str]]:
    """Return the words of each class."""
    entries = tomllib.loads((resource("rules", "en") / "vocabulary.toml").read_text("utf-8"))
    listed = {name: [*entry.get("words", ()), *entry.get("dotted", ())] for name, entry in entries.items()}
    return {name: words for name, words in listed.items() if words}


if __name__ == "__main__":
    raise SystemExit(main())
