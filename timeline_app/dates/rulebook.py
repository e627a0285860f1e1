"""Decides which rules are in force: the bundled ones and, before them, those of the user's own files.

A user's files are the `*.toml` of `rules/en` in the platform's configuration folder, and of the folder that the
variable TIMELINE_APP_RULES names. A user's rule takes the place of a bundled one with its name. What is wrong is never
passed over: the rule is left out, the others work, and `problems` says what to mend; `require_sound_rules` makes an
error of it.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates import pattern_cost
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.dates.rules import bundled_explanations, compile_rule, load_rules, load_vocabulary, slotless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.rules import Rule

VARIABLE: Final = "TIMELINE_APP_RULES"
_KINDS: Final = {
    **dict.fromkeys(("name", "explains", "pattern", "do", "before", "not_before", "after", "not_after"), str),
    "with": dict,
    "examples": list,
}
_LARGEST: Final = 4_000_000  # bytes of a rule file
_NEEDED: Final = ("name", "explains", "pattern", "do", "examples")
_PATTERNS: Final = ("pattern", "before", "not_before", "after", "not_after")


class RuleError(ValueError):
    """Something wrong in a rule file of the user's; the message names the file and the rule and says what to do."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that are tried, in their order, and what is wrong with those that are not."""

    rules: tuple[Rule, ...]
    problems: tuple[str, ...]


def active_rules(language: str = "en") -> tuple[Rule, ...]:
    """Return the rules in force."""
    return rulebook(language).rules


def problems(language: str = "en") -> tuple[str, ...]:
    """Say what is wrong in the user's rule files, a line each that names the file, the rule and what to do."""
    paths, wrong = _rule_files(language)
    return rulebook(language).problems if paths else tuple(wrong)


def explanations(language: str = "en") -> dict[str, str]:
    """Return what each rule says of itself, by its name."""
    bundled = bundled_explanations(language)
    if not _rule_files(language)[0]:
        return bundled
    return bundled | {rule.name: rule.explains for rule in active_rules(language)}


def require_sound_rules(language: str = "en") -> None:
    """Raise RuleError where something is wrong in the user's rule files."""
    if found := problems(language):
        raise RuleError("\n".join(found))


@lru_cache(maxsize=4)
def rulebook(language: str = "en") -> Rulebook:
    """Read the user's rule files and put them before the bundled rules."""
    paths, found = _rule_files(language)
    rules: dict[str, Rule] = {}
    for path in paths:
        read, wrong = read_rules(path, language)
        found += wrong
        rules |= {rule.name: rule for rule in read}
    merged = _merged(rules, language)
    broken = {rule.name: said for rule in rules.values() if (said := failure(rule, merged))}
    sound = {name: rule for name, rule in rules.items() if name not in broken}
    return Rulebook(_merged(sound, language), (*found, *broken.values()))


def _merged(rules: dict[str, Rule], language: str) -> tuple[Rule, ...]:
    return (*rules.values(), *(rule for rule in load_rules(language) if rule.name not in rules))


def _rule_files(language: str) -> tuple[list[Path], list[str]]:
    """Return the user's rule files, those that count more last, and what is wrong with where they should be."""
    from platformdirs import user_config_path

    folders = [user_config_path("timeline-app") / "rules" / language]
    wrong = []
    if named := os.environ.get(VARIABLE):
        folders.append(Path(named))
        if not folders[-1].is_dir():
            wrong.append(
                f"{named}: {VARIABLE} names it, and it is no folder. Name a folder of rule files, or unset it."
            )
    return [path for folder in folders for path in sorted(folder.glob("*.toml"))], wrong


def read_rules(path: Path, language: str = "en") -> tuple[list[Rule], list[str]]:
    """Read a rule file: its sound rules, whose examples are not tried here, and what is wrong with the others."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, a device has no end
            return [], [f"{path}: no file. Name a file of rules."]
        if path.stat().st_size > _LARGEST:
            return [], [f"{path}: larger than {_LARGEST // 1_000_000} MB, too large for rules. Divide it."]
        family = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        return [], [f"{path}: {error.strerror}. Check the name and that you may read it."]
    except ValueError as error:  # bad TOML, or no UTF-8
        return [], [f"{path}: no TOML: {error}. See docs/rules.md for the form of a rule file."]
    entries = family.get("rule")
    if set(family) != {"rule"} or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        return [], [f"{path}: a rule file has [[rule]] entries and nothing else. See docs/rules.md."]
    rules: list[Rule] = []
    wrong: list[str] = []
    for number, entry in enumerate(entries, 1):
        reason = next(_complaints(entry, language), None)
        if reason is None and any(rule.name == entry["name"] for rule in rules):
            reason = "another rule of this file has that name; give it its own"
        if reason is None:
            rules.append(compile_rule(entry, load_vocabulary(language), str(path)))
        else:
            wrong.append(f"{path}: rule {entry.get('name', f'number {number}')!r}: {reason}.")
    return rules, wrong


def _complaints(entry: dict[str, Any], language: str) -> Iterator[str]:
    """Yield what is wrong with the entry of a rule, what is more basic first."""
    from timeline_app.dates.normalize import OPERATIONS

    for key in _NEEDED:
        if key not in entry:
            yield f"it has no {key!r}; add one"
    for key, value in entry.items():
        if key not in _KINDS:
            yield f"there is no key {key!r}; the keys are {', '.join(_KINDS)}"
        elif not isinstance(value, _KINDS[key]):
            yield f"{key!r} is no {'text' if _KINDS[key] is str else _KINDS[key].__name__}"
    if entry["do"] not in OPERATIONS:
        yield f"there is no operation {entry['do']!r}; choose one of {', '.join(sorted(OPERATIONS))}"
    for example in entry["examples"]:
        if not isinstance(example, list) or len(example) != 5 or not all(isinstance(part, str) for part in example):
            yield "an example is five texts: sentence, publication date, value, first day, last day"
    if not entry["examples"]:
        yield "it has no example; add a sentence in which it holds"
    for key in _PATTERNS:
        if key in entry and (reason := _pattern_complaint(entry[key])):
            yield f"its {key} cannot be used: {reason}"
    try:
        compile_rule(entry, load_vocabulary(language), "")
    except KeyError as error:
        yield f"the vocabulary has no word {error}; it has {', '.join(sorted(load_vocabulary(language)))}"
    except (ValueError, IndexError, AssertionError, re.error) as error:
        yield f"its pattern cannot be used: {error}; write it with letters, groups, classes and alternatives"


def _pattern_complaint(pattern: str) -> str | None:
    try:
        return pattern_cost.complaint(slotless(pattern))
    except (re.error, OverflowError, RecursionError) as error:
        return f"{error}; mend the regular expression"


def failure(rule: Rule, among: Sequence[Rule]) -> str | None:
    """Say which example of a rule does not hold where it is tried `among` others; None where all do."""
    from timeline_app.dates.resolve import find_times

    for example in rule.examples:
        try:
            published = Edtf.parse(example.published) if example.published else None
            times = find_times(example.text, published, rules=among)
        except Exception as error:
            said = f"fails ({error or type(error).__name__})"
        else:
            found = [_as_example(time.value, time.date) for time in times if time.rule == rule.name]
            if (example.value, example.earliest, example.latest) in found:
                continue
            said = f"gives {' '.join(map(str, found[0]))}" if found else _instead([t.rule for t in times])
        wanted = f"{example.value} {example.earliest} {example.latest}"
        return (
            f"{rule.file}: rule {rule.name!r}: its example “{example.text}” {said} instead of {wanted}. "
            "Mend the rule or the example."
        )
    return None


def _instead(others: list[str]) -> str:
    return f"is read by the rule{'s' * (len(others) > 1)} {', '.join(others)}" if others else "is not matched"


def _as_example(value: str, date: Edtf | None) -> tuple[str, str | None, str | None]:
    days = (None, None) if date is None else (date.earliest, date.latest)
    first, last = (None if day is None else day_text(day) for day in days)
    return value, first, last
