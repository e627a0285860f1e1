"""Decides nothing itself: loads the rules of a language, which are data, from `resources/rules/<language>/*.toml`.

A file is a family of rules. A rule has a `name`, a sentence that `explains` it, a `pattern`, the operation that
normalises it (`do`, with the parameters `with`), tests of its surroundings (`before`, `not_before`, `after`,
`not_after`) and `examples`. In a pattern `<month>` is a word of the vocabulary, `<month:other>` the same under another
name, and a space is any white space.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from timeline_app.dates.heads import heads, heads_after
from timeline_app.resources import resource

Value: TypeAlias = "int | str"

_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(?::([a-z0-9]+))?>")
_GAP = r"(?:\s{1,8})"
_CLASS_OR_SPACE = re.compile(r"\[[^\]]*\]| ")


@dataclass(frozen=True, slots=True)
class Slot:
    """A word class: its regular expression and what its words stand for."""

    pattern: str
    values: dict[str, Value]

    def value(self, text: str) -> Value:
        """Return what a matched word stands for; its own text where the class is a pattern."""
        return self.values.get(" ".join(text.lower().rstrip(".").split()), text)


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which the rule fires, and what it then says."""

    text: str
    published: str | None
    value: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time."""

    name: str
    explains: str
    regex: re.Pattern[str]
    heads: frozenset[str]  # with which its matches can begin
    heads_after_the: frozenset[str]  # the same of the word after "the", which begins more matches than any other
    slots: dict[str, Slot]  # group name -> word class
    operation: str
    options: dict[str, Any]
    before: re.Pattern[str] | None  # must match what stands before, up to the expression
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None  # must match what follows
    not_after: re.Pattern[str] | None
    examples: tuple[Example, ...]
    file: str  # that it stands in


@lru_cache(maxsize=4)
def load_rules(language: str = "en") -> tuple[Rule, ...]:
    """Load every bundled rule of a language; raise ValueError naming the file and rule where one is wrong."""
    folder = resource("rules", language)
    vocabulary = load_vocabulary(language)
    rules = []
    for path in sorted(folder.glob("*.toml")):
        family = tomllib.loads(path.read_text("utf-8"))
        for entry in _family_rules(family):
            try:
                rules.append(compile_rule(entry, vocabulary, path.name))
            except (KeyError, ValueError, re.error) as error:
                raise ValueError(f"{path.name}: rule {entry.get('name')!r}: {error!r}") from error
    return tuple(rules)


@lru_cache(maxsize=4)
def bundled_explanations(language: str = "en") -> dict[str, str]:
    """Return what each bundled rule says of itself; no pattern is compiled for it."""
    families = [tomllib.loads(path.read_text("utf-8")) for path in sorted(resource("rules", language).glob("*.toml"))]
    return {entry["name"]: entry["explains"] for family in families for entry in _family_rules(family)}


def _family_rules(family: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rules of a file; the vocabulary and the modifiers have none."""
    entries = family.get("rule", [])
    return entries if isinstance(entries, list) else []


@lru_cache(maxsize=4)
def load_vocabulary(language: str = "en") -> dict[str, Slot]:
    """Load the word classes of a language."""
    entries = tomllib.loads((resource("rules", language) / "vocabulary.toml").read_text("utf-8"))
    return {name: _slot(entry) for name, entry in entries.items()}


def _slot(entry: dict[str, Any]) -> Slot:
    if "pattern" in entry:
        return Slot(entry["pattern"], {})
    words: dict[str, Value] = entry.get("words", {})
    dotted: dict[str, Value] = entry.get("dotted", {})
    spelled = {word: _gaps(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-")) for word in words}
    spelled |= {word: word + r"\.?" for word in dotted}
    longest = [spelled[word] for word in sorted(spelled, key=len, reverse=True)]
    if entry.get("capital"):
        capitals = [spelled[word].upper() for word in sorted(spelled, key=len, reverse=True)]
        pattern = f"(?-i:(?:{'|'.join(longest + capitals)})(?![A-Za-z]))"
    else:
        pattern = f"(?:(?:{'|'.join(longest)})(?![A-Za-z]))"
    return Slot(pattern, {word.lower(): value for word, value in {**words, **dotted}.items()})


def compile_rule(entry: dict[str, Any], vocabulary: dict[str, Slot], file: str) -> Rule:
    """Make a rule of what its file says; raise KeyError, ValueError or re.error where that is wrong."""
    slots: dict[str, Slot] = {}

    def expand(match: re.Match[str]) -> str:
        name = match[2] or match[1]
        slots[name] = vocabulary[match[1]]
        return f"(?P<{name}>{vocabulary[match[1]].pattern})"

    pattern = _gaps(_SLOT.sub(expand, entry["pattern"]))
    bounded = rf"(?:{pattern})(?!\w)"
    return Rule(
        entry["name"],
        entry["explains"],
        re.compile(bounded, re.IGNORECASE),
        heads(pattern),
        heads_after("the", _GAP, pattern),
        slots,
        entry["do"],
        entry.get("with", {}),
        _surrounding(entry.get("before"), vocabulary, r"(?:{})\Z"),
        _surrounding(entry.get("not_before"), vocabulary, r"(?:{})\Z"),
        _surrounding(entry.get("after"), vocabulary, "(?:{})"),
        _surrounding(entry.get("not_after"), vocabulary, "(?:{})"),
        tuple(_example(*example) for example in entry.get("examples", ())),
        file,
    )


def _example(text: str, published: str, value: str, earliest: str, latest: str) -> Example:
    return Example(text, published or None, value, earliest or None, latest or None)


def slotless(pattern: str) -> str:
    """Write a pattern with a letter in place of each word of the vocabulary."""
    return _SLOT.sub("x", pattern)


def _surrounding(pattern: str | None, vocabulary: dict[str, Slot], frame: str) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    return re.compile(frame.format(_expanded(pattern, vocabulary)), re.IGNORECASE)


def expanded(pattern: str, language: str = "en") -> str:
    """Return a pattern of a rule file with the words of the vocabulary written out and its spaces made white space."""
    return _expanded(pattern, load_vocabulary(language))


def _expanded(pattern: str, vocabulary: dict[str, Slot]) -> str:
    return _gaps(_SLOT.sub(lambda match: vocabulary[match[1]].pattern, pattern))


def _gaps(pattern: str) -> str:
    """Let every space of a pattern stand for white space, in a class for one character of it."""
    return _CLASS_OR_SPACE.sub(lambda match: _GAP if match[0] == " " else match[0].replace(" ", r"\s"), pattern)


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words beside an expression that change what it means: "late", "around", "night"."""

    name: str
    explains: str
    regex: re.Pattern[str]  # on the left, the group `span` is what joins the expression
    left: bool
    mod: str | None  # TIMEX3 mod; None where the words say a time of day
    units: frozenset[str]  # of the meanings that it may change
    slots: dict[str, Slot]


@lru_cache(maxsize=4)
def load_modifiers(language: str = "en") -> tuple[Modifier, ...]:
    """Load the modifiers of a language, in the order in which they apply."""
    folder = resource("rules", language)
    vocabulary = load_vocabulary(language)
    entries = tomllib.loads((folder / "modifiers.toml").read_text("utf-8"))["modifier"]
    return tuple(_modifier(entry, vocabulary) for entry in entries)


def _modifier(entry: dict[str, Any], vocabulary: dict[str, Slot]) -> Modifier:
    left = entry["side"] == "left"
    slots: dict[str, Slot] = {}

    def expand(match: re.Match[str]) -> str:
        slots[match[1]] = vocabulary[match[1]]
        return f"(?P<{match[1]}>{vocabulary[match[1]].pattern})"

    pattern = _gaps(_SLOT.sub(expand, entry["pattern"]))
    framed = rf"(?<!\w)(?:{pattern})\Z" if left else rf"(?:{pattern})(?!\w)"
    regex = re.compile(framed, re.IGNORECASE)
    return Modifier(entry["name"], entry["explains"], regex, left, entry.get("mod"), frozenset(entry["units"]), slots)
