"""How well time expressions are found and dated: F1 on the project's own examples and on the corpora that are here.

The figures of all texts, of the two thirds to develop on and of the held-out third stand apart; --errors lists what
went wrong, never in the held-out third. --raise raises the floors that the tests hold to what is measured now;
--lower REASON also lowers those that it is below. --ends-apart adds what a program would reach that answers with the
two ends of a range, as the corpora annotate them (by contract ours makes one expression of it). The last line printed
with --json is one object.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "dates"))
import date_floors
import floors
from date_scoring import CORPUS_FIGURES, PARTS, Answer, align, corpus, own_examples, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from date_scoring import Example, Expected


def main() -> int:
    """Measure, print the figures and move the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    parser.add_argument("--errors", metavar="SET", choices=date_floors.SETS, help="list what went wrong in a set")
    parser.add_argument("--raise", action="store_true", dest="raise_", help="raise the floors to the figures")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that the figures are below, and say why")
    parser.add_argument("--ends-apart", action="store_true", help="show too what were reached with ranges cut in two")
    asked = parser.parse_args()
    if asked.errors:
        print("\n".join(errors(asked.errors)))
        return 0
    for name in date_floors.SETS:
        report(name)
    for name in CORPUS_FIGURES if asked.ends_apart else ():
        report(name, ends_apart=True)
    if asked.raise_ or asked.lower:
        pinned, today = date_floors.measured(date_floors.PINNED_PARTS), datetime.date.today().isoformat()
        moved = floors.read(date_floors.FLOORS).moved(pinned, today, asked.lower)
        floors.write(moved, date_floors.FLOORS, "the dates", "accuracy.py")
    if asked.json:
        print(json.dumps({figure: round(value, 1) for figure, value in date_floors.measured().items()}))
    return 0


def report(name: str, *, ends_apart: bool = False) -> None:
    """Print a line for each part of a set."""
    scored = tally(corpus(name) or (), ends_apart=True) if ends_apart else date_floors.tallies(name)
    if scored is None:
        print(f"{name:9} is not on this machine: skipped", file=sys.stderr)
        return
    for part in PARTS:
        figures = "  ".join(f"{m} {scored[part].figure(m):5.1f}" for m in date_floors.SETS[name])
        counts = f"{scored[part].texts:4} texts {scored[part].gold:5} expressions"
        print(f"{name:9} {part:5} {counts}  {figures}{'  ends apart' if ends_apart else ''}", file=sys.stderr)


def errors(name: str) -> Iterator[str]:
    """List what went wrong in the texts of a set that are not held out, one line each."""
    for example in (own_examples() if name == "own" else corpus(name)) or []:
        if not example.held_out:
            yield from _errors_in(example)


def _errors_in(example: Example) -> Iterator[str]:
    answers = example.answers()
    pairs = align(example.times, answers)
    paired = {id(one) for pair in pairs for one in pair}
    for gold, answer in pairs:
        wrong = _wrong(gold, answer)
        if wrong:
            yield _line(example, wrong, f"{_shown(example, gold)} | found {_shown(example, answer)}")
    for kind, ones in (("missed", example.times), ("false", answers)):
        for one in ones:
            if id(one) not in paired:
                yield _line(example, kind, _shown(example, one))


def _wrong(gold: Expected, answer: Answer) -> str:
    tests = {
        "span": (gold.start, gold.end) != (answer.start, answer.end),
        "type": gold.type not in (answer.type, None),
        "value": gold.value not in (answer.value, None),
        "interval": gold.interval is not None and gold.interval not in answer.intervals,
    }
    return "+".join(name for name, failed in tests.items() if failed)


def _line(example: Example, kind: str, what: str) -> str:
    return f"{kind}\t{example.id}\t{example.published}\t{what}"


def _shown(example: Example, one: Expected | Answer) -> str:
    days = sorted(one.intervals) if isinstance(one, Answer) else one.interval
    return f"{example.text[one.start : one.end]!r} {one.type} {one.value} {days}"


if __name__ == "__main__":
    raise SystemExit(main())
