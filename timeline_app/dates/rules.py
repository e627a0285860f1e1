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
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from timeline_app.dates.heads import Openings
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


@dataclass(frozen=True)
class Rule:
    """One way to write a time. Its patterns are compiled when first asked for: most texts try few of the rules."""

    name: str
    explains: str
    pattern: str  # as its file writes it
    surroundings: dict[str, str]  # the patterns of what stands around it, by their keys in the file
    vocabulary: dict[str, Slot]
    operation: str
    options: dict[str, Any]
    examples: tuple[Example, ...]
    file: str  # that it stands in

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return what a match is."""
        return re.compile(rf"(?:{_named(self.pattern, self.vocabulary)})(?!\w)", re.IGNORECASE)

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """Return the word classes of the pattern by the names of their groups."""
        return {found[2] or found[1]: self.vocabulary[found[1]] for found in _SLOT.finditer(self.pattern)}

    @cached_property
    def before(self) -> re.Pattern[str] | None:
        """Return what must match what stands before, up to the expression."""
        return self._surrounding("before", r"(?:{})\Z")

    @cached_property
    def not_before(self) -> re.Pattern[str] | None:
        """Return what must not match what stands before, up to the expression."""
        return self._surrounding("not_before", r"(?:{})\Z")

    @cached_property
    def before_endings(self) -> tuple[str, ...]:
        """Return how what `before` matches can end (see `heads`)."""
        return openings().endings(self.surroundings["before"], whole=False)

    @cached_property
    def not_before_endings(self) -> tuple[str, ...]:
        """Return how what `not_before` matches can end."""
        return openings().endings(self.surroundings["not_before"], whole=False)

    @cached_property
    def after(self) -> re.Pattern[str] | None:
        """Return what must match what follows."""
        return self._surrounding("after", "(?:{})")

    @cached_property
    def not_after(self) -> re.Pattern[str] | None:
        """Return what must not match what follows."""
        return self._surrounding("not_after", "(?:{})")

    def _surrounding(self, key: str, frame: str) -> re.Pattern[str] | None:
        if key not in self.surroundings:
            return None
        return re.compile(frame.format(_expanded(self.surroundings[key], self.vocabulary)), re.IGNORECASE)

    def compile(self) -> Rule:
        """Compile every pattern now; raise KeyError, ValueError or re.error where one is wrong."""
        _ = self.regex, self.slots, self.before, self.not_before, self.after, self.not_after
        return self


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
                rules.append(_rule(entry, vocabulary, path.name))
            except (KeyError, TypeError) as error:
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


@lru_cache(maxsize=4)
def openings(language: str = "en") -> Openings:
    """Return the finder of what patterns can begin and end with."""
    vocabulary = load_vocabulary(language)
    return Openings(lambda name: vocabulary[name].pattern)


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


_SURROUNDINGS = ("before", "not_before", "after", "not_after")


def compile_rule(entry: dict[str, Any], vocabulary: dict[str, Slot], file: str) -> Rule:
    """Make a rule of what its file says; raise KeyError, ValueError or re.error where that is wrong."""
    return _rule(entry, vocabulary, file).compile()


def _rule(entry: dict[str, Any], vocabulary: dict[str, Slot], file: str) -> Rule:
    return Rule(
        entry["name"],
        entry["explains"],
        entry["pattern"],
        {key: entry[key] for key in _SURROUNDINGS if key in entry},
        vocabulary,
        entry["do"],
        entry.get("with", {}),
        tuple(_example(*example) for example in entry.get("examples", ())),
        file,
    )


def _named(pattern: str, vocabulary: dict[str, Slot]) -> str:
    """Write out a pattern with a group for each word of the vocabulary, under its name."""
    return _gaps(_SLOT.sub(lambda match: f"(?P<{match[2] or match[1]}>{vocabulary[match[1]].pattern})", pattern))


def _example(text: str, published: str, value: str, earliest: str, latest: str) -> Example:
    return Example(text, published or None, value, earliest or None, latest or None)


def slotless(pattern: str) -> str:
    """Write a pattern with a letter in place of each word of the vocabulary."""
    return _SLOT.sub("x", pattern)


def expanded(pattern: str, language: str = "en") -> str:
    """Return a pattern of a rule file with the words of the vocabulary written out and its spaces made white space."""
    return _expanded(pattern, load_vocabulary(language))


def _expanded(pattern: str, vocabulary: dict[str, Slot]) -> str:
    return _gaps(_SLOT.sub(lambda match: vocabulary[match[1]].pattern, pattern))


def _gaps(pattern: str) -> str:
    """Let every space of a pattern stand for white space, in a class for one character of it."""
    return _CLASS_OR_SPACE.sub(lambda match: _GAP if match[0] == " " else match[0].replace(" ", r"\s"), pattern)


@dataclass(frozen=True)
class Modifier:
    """Words beside an expression that change what it means: "late", "around", "night"."""

    name: str
    explains: str
    pattern: str  # as its file writes it; on the left, the group `span` is what joins the expression
    left: bool
    mod: str | None  # TIMEX3 mod; None where the words say a time of day
    units: frozenset[str]  # of the meanings that it may change
    slots: dict[str, Slot]  # the vocabulary

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the words and where they stand: up to the expression, or from its end."""
        words = _named(self.pattern, self.slots)
        return re.compile(rf"(?<!\w)(?:{words})\Z" if self.left else rf"(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Return how what the words on the left can end (see `heads`)."""
        return openings().endings(self.pattern, whole=True) if self.left else ("",)


@lru_cache(maxsize=4)
def load_modifiers(language: str = "en") -> tuple[Modifier, ...]:
    """Load the modifiers of a language, in the order in which they apply."""
    entries = tomllib.loads((resource("rules", language) / "modifiers.toml").read_text("utf-8"))["modifier"]
    vocabulary = load_vocabulary(language)
    return tuple(
        Modifier(
            e["name"], e["explains"], e["pattern"], e["side"] == "left", e.get("mod"), frozenset(e["units"]), vocabulary
        )
        for e in entries
    )
