"""The command that lists the rules by which times are found, and tries a file of new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.cli.reporting import DONE, FAILED, complain, count, tell

if TYPE_CHECKING:
    import argparse


def rules(args: argparse.Namespace) -> int:
    """List the rules in force, or try the examples of rule files."""
    from timeline_app.dates.rulebook import active_rules, problems

    if args.check:
        return max([_check(Path(name)) for name in args.check])
    for rule in active_rules():
        example = rule.examples[0]
        days = f"{example.earliest} to {example.latest}" if example.earliest else "no date"
        print(f"{rule.name}  ({rule.file})\n    {rule.explains}\n    “{example.text}”: {example.value}, {days}")
    status = DONE
    for problem in problems():
        status = complain(problem)
    return status


def _check(path: Path) -> int:
    from timeline_app.dates.rulebook import active_rules, failure, read_rules

    found, wrong = read_rules(path)
    names = {rule.name for rule in found}
    among = (*found, *(rule for rule in active_rules() if rule.name not in names))
    wrong += [said for rule in found if (said := failure(rule, among))]
    for said in wrong:
        complain(said)
    if not wrong:
        tell(f"{path}: {count(len(found), 'rule')}, every example holds")
    return FAILED if wrong else DONE
