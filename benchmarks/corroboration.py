"""How well the two demos are linked, set against each other and attributed: F1 on what was annotated by hand.

The halves stand apart; --errors lists what went wrong, never in the held-out half. --raise raises the floors that the
tests hold to what is measured now; --lower REASON also lowers those that it is below. The last line printed with --json
is one object.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "link"))
import annotated_scoring
import floors


def main() -> int:
    """Measure, print the figures and move the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    parser.add_argument("--errors", nargs="*", choices=annotated_scoring.KINDS, help="list what went wrong")
    parser.add_argument("--given", action="store_true", help="of conflicts and origins, list it with our links given")
    parser.add_argument("--raise", action="store_true", dest="raise_", help="raise the floors to the figures")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that the figures are below, and say why")
    asked = parser.parse_args()
    for kind in annotated_scoring.KINDS:
        report(kind)
    for kind in annotated_scoring.GIVEN:
        report(kind, given=True)
    for kind in annotated_scoring.KINDS if asked.errors == [] else asked.errors or ():
        for line in annotated_scoring.tallies(kind, given=asked.given)["dev"].errors:
            print(f"{kind}\t{line}")
    measured = annotated_scoring.measured()
    if asked.raise_ or asked.lower:
        past, today = floors.read(annotated_scoring.FLOORS), datetime.date.today().isoformat()
        moved = past.moved(measured, today, asked.lower)
        floors.write(moved, annotated_scoring.FLOORS, "what the demos report", "corroboration.py")
    if asked.json:
        print(json.dumps({figure: round(value, 1) for figure, value in measured.items()}))
    return 0


def report(kind: str, *, given: bool = False) -> None:
    """Print a line for each half of a kind."""
    for part, tally in annotated_scoring.tallies(kind, given=given).items():
        counts = f"{tally.items:4} items  right {tally.right:3}  false {tally.false:3}  missed {tally.missed:3}"
        print(f"{kind:12} {part:4} {counts}  F1 {tally.f1:5.1f}{'  links given' if given else ''}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
