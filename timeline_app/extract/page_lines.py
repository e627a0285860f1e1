"""The lines of a page, each judged by itself: what its wording says it is, and whether it is running text.

The wordings are data, `resources/rules/furniture.toml`, each kind with lines that it takes and lines that it leaves.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_END = re.compile(r"[.…][\"'”’»)\]]*$|[?!][\"'”’»)\]]*$")
_WORD = re.compile(r"\w[\w'’+-]*|[A-Za-z][+-]")
_LONG_LINE: Final = 25  # words: a paragraph even without the end of a sentence
_PARAGRAPH: Final = 8  # words: with it
_LONGEST: Final = 2500  # characters: longer lines are never matched with a rule
_BUTTONS: Final = 120  # characters of a row of them
_WRAPPED: Final = (45, 110)  # characters of the lines of a hard-wrapped paragraph


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture, by the wording of a line."""

    name: str
    pattern: re.Pattern[str]
    scope: str  # line, head, links, end or final


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of `furniture.toml`."""

    rules: tuple[Rule, ...]
    buttons: Rule
    controls: frozenset[str]
    weak: frozenset[str]
    services: frozenset[str]
    outlets: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that says something, without the white space around it."""

    start: int
    end: int
    text: str
    paragraph: bool  # running text, or part of a hard-wrapped paragraph
    rule: Rule | None  # what its wording says it is


@cache
def rules() -> Rules:
    """Load the rules."""
    data = tomllib.loads(resource("rules", "furniture.toml").read_text(encoding="utf-8"))
    return Rules(
        tuple(Rule(r["name"], re.compile(r["pattern"], re.IGNORECASE), r.get("scope", "line")) for r in data["rule"]),
        Rule("buttons", re.compile(".*"), "line"),
        frozenset(data["controls"].split()),
        frozenset(data["weak"].split()),
        frozenset(data["services"]),
        tuple((o["name"], re.compile(o["pattern"], re.MULTILINE)) for o in data["outlet"]),
    )


def text_lines(text: str) -> tuple[TextLine, ...]:
    """Return the lines that say something, each judged by itself."""
    found = []
    for block in _blocks(text):
        wrapped = _is_wrapped([text[start:end] for start, end in block])
        for start, end in block:
            line = text[start:end]
            found.append(TextLine(start, end, line, wrapped or is_paragraph(line), rule_of(line)))
    return tuple(found)


def is_paragraph(line: str) -> bool:
    """Tell running text: long, or a sentence that ends."""
    words = len(line.split(None, _LONG_LINE))
    if words >= _LONG_LINE:
        return True
    if words < _PARAGRAPH or not (end := _END.search(line)):
        return False
    return end[0][0] in ".…" or words >= 2 * _PARAGRAPH  # shorter questions and cries may be headlines


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _END.search(line) is not None


def rule_of(line: str) -> Rule | None:
    """Return what kind of furniture a line's wording says it is, or None."""
    if len(line) > _LONGEST:
        return None
    line = " ".join(line.split())
    found = next((rule for rule in rules().rules if rule.pattern.fullmatch(line)), None)
    return found or (rules().buttons if _is_buttons(line) else None)


def squeeze(text: str) -> str:
    """Make lines comparable: white space and letter case do not count."""
    return " ".join(text.split()).casefold()


def _is_buttons(line: str) -> bool:
    """Tell a row of buttons: nothing but words of controls, not all of them common words."""
    if len(line) > _BUTTONS or ends_sentence(line):
        return False
    words = {word.casefold() for word in _WORD.findall(line)}
    return words <= rules().controls and bool(words - rules().weak)


def _blocks(text: str) -> Iterable[list[tuple[int, int]]]:
    """Yield the spans of the lines between blank lines, without the white space around them."""
    block: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if bare := line.strip():
            begin = start + len(line) - len(line.lstrip())
            block.append((begin, begin + len(bare)))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _is_wrapped(block: Sequence[str]) -> bool:
    """Tell a hard-wrapped paragraph: lines of like length that break anywhere."""
    low, high = _WRAPPED
    if len(block) < 3 or not all(low <= len(line) <= high for line in block[:-1]):
        return False
    return sum(map(ends_sentence, block[:-1])) < len(block) / 2 and is_paragraph(" ".join(block))
