"""Which lines of a saved page are not its article, and which line is its headline.

A line is judged by its wording (rules as data, `resources/rules/furniture.toml`), by what kind of line it is (a paragraph, or a
short line without the end of a sentence), and by where it stands: before the first paragraph, or after the article's end.
Furniture is marked and never removed, and a line that may well be the article's stays the article's.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from timeline_app.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Span = tuple[int, int]

_END = re.compile(r"[.…][\"'”’»)\]]*$|[?!][\"'”’»)\]]*$")
_WORD = re.compile(r"\w[\w'’+-]*|[A-Za-z][+-]")
_LONG_LINE: Final = 25  # words: a paragraph even without the end of a sentence
_PARAGRAPH: Final = 8  # words: with it
_HEAD: Final = 40  # lines: where no paragraph comes, the head ends here
_LONGEST: Final = 2500  # characters: longer lines are never matched with a rule
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
    controls: frozenset[str]
    weak: frozenset[str]
    services: frozenset[str]
    outlets: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that says something, without its white space."""

    start: int
    end: int
    text: str
    paragraph: bool  # running text, or part of a hard-wrapped paragraph
    rule: Rule | None  # what its wording says it is


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page's text is laid out."""

    lines: tuple[TextLine, ...]
    title: int | None  # index of the headline's first copy in lines
    title_twice: bool  # the page prints it again
    body: int  # index of the first paragraph; the head is before it
    marked: frozenset[int]  # indices of furniture

    @property
    def furniture(self) -> tuple[Span, ...]:
        """Return the furniture's spans, neighbouring lines joined."""
        spans: list[Span] = []
        for index, line in enumerate(self.lines):
            if index not in self.marked:
                continue
            if index - 1 in self.marked and spans:
                spans[-1] = (spans[-1][0], line.end)
            else:
                spans.append((line.start, line.end))
        return tuple(spans)


@cache
def rules() -> Rules:
    """Load the rules."""
    data = tomllib.loads(resource("rules", "furniture.toml").read_text(encoding="utf-8"))
    return Rules(
        tuple(Rule(r["name"], re.compile(r["pattern"], re.IGNORECASE), r.get("scope", "line")) for r in data["rule"]),
        frozenset(data["controls"].split()),
        frozenset(data["weak"].split()),
        frozenset(data["services"]),
        tuple((o["name"], re.compile(o["pattern"], re.MULTILINE)) for o in data["outlet"]),
    )


def squeeze(text: str) -> str:
    """Make lines comparable: white space and letter case do not count."""
    return " ".join(text.split()).casefold()


def lay_out(text: str, title: str | None = None, known: Collection[int] = (), lines: Sequence[TextLine] = ()) -> Layout:
    """Lay out a text; `title`: where it is known already; `known`: indices of lines that are furniture anyway."""
    lines = tuple(lines or text_lines(text))
    at, twice = _headline(lines, title, frozenset(known))
    copies = {i for i, line in enumerate(lines) if at is not None and squeeze(line.text) == squeeze(lines[at].text)}
    body = next((i for i, line in enumerate(lines) if line.paragraph and not line.rule and i not in copies), None)
    head = min(len(lines), _HEAD) if body is None else body
    marked = set(known) | {i for i, line in enumerate(lines) if line.rule and _reaches(line.rule, i, head)}
    marked |= {i for i in range(min(at or 0, head)) if not lines[i].paragraph}
    marked |= copies
    marked |= _links(lines, marked)
    if (end := _end(lines, head, at)) is not None:
        marked |= set(range(end, len(lines)))
    if at is not None:
        marked.discard(at)
    return Layout(lines, at, twice, head, frozenset(marked))


def text_lines(text: str) -> tuple[TextLine, ...]:
    """Return the lines that say something, each judged by itself."""
    found = []
    for block in _blocks(text):
        wrapped = _is_wrapped([text[a:b] for a, b in block])
        for start, end in block:
            line = text[start:end]
            found.append(TextLine(start, end, line, wrapped or is_paragraph(line), _rule(line)))
    return tuple(found)


def is_paragraph(line: str) -> bool:
    """Tell running text: long, or a sentence that ends."""
    words = len(line.split(None, _LONG_LINE))
    if words >= _LONG_LINE:
        return True
    if words < _PARAGRAPH or not (end := _END.search(line)):
        return False
    return end[0][0] in ".…" or words >= 2 * _PARAGRAPH


def _blocks(text: str) -> Iterable[list[Span]]:
    """Yield the lines between blank lines, without the white space around them."""
    block: list[Span] = []
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
    low, high = _WRAPPED
    if len(block) < 3 or not all(low <= len(line) <= high for line in block[:-1]):
        return False
    return sum(bool(_END.search(line)) for line in block[:-1]) < len(block) / 2 and is_paragraph(" ".join(block))


def _rule(line: str) -> Rule | None:
    if len(line) > _LONGEST:
        return None
    line = " ".join(line.split())
    return next((rule for rule in rules().rules if rule.pattern.fullmatch(line)), None) or _controls(line)


_BUTTONS = Rule("buttons", re.compile(""), "line")


def _controls(line: str) -> Rule | None:
    """Tell a row of buttons: nothing but words of controls, not all of them common words."""
    if len(line) > 120 or _END.search(line):
        return None
    words = [word.casefold() for word in _WORD.findall(line)]
    if not words:
        return None if any(mark.isalnum() for mark in line) or len(line) < 2 else _BUTTONS
    strong = [word for word in words if word not in rules().weak]
    return _BUTTONS if strong and all(word in rules().controls for word in words) else None


def _reaches(rule: Rule, index: int, head: int) -> bool:
    """Tell whether a rule marks its own line there."""
    return index < head if rule.scope == "head" else True


def _headline(lines: Sequence[TextLine], title: str | None, known: frozenset[int]) -> tuple[int | None, bool]:
    """Find the headline: the title where known, a line printed twice near the top, else the first that reads like one."""
    top = [i for i, line in enumerate(lines[:_HEAD]) if i not in known and not line.rule]
    if title is not None:
        top = [i for i, line in enumerate(lines) if squeeze(line.text) == squeeze(title)]
        return (top[0], len(top) > 1) if top else (None, False)
    counts = Counter(squeeze(lines[i].text) for i in top[:15])
    for i in top[:15]:
        if counts[squeeze(lines[i].text)] > 1 and 3 <= len(lines[i].text.split()) <= _LONG_LINE:
            return i, True
    head = []
    for i in top:
        if lines[i].paragraph:
            break
        head.append(i)
    if head:
        return next((i for i in head if len(lines[i].text.split()) >= 4), head[0]), False
    return None, False


def _links(lines: Sequence[TextLine], marked: Collection[int]) -> set[int]:
    """Return the short lines that follow a heading of links."""
    found = set()
    following = False
    for i, line in enumerate(lines):
        if line.rule and line.rule.scope == "links" and i in marked:
            following = True
        elif line.paragraph:
            following = False
        elif following:
            found.add(i)
    return found


def _end(lines: Sequence[TextLine], head: int, title: int | None) -> int | None:
    """Return the index of the first line after the article, or None."""
    before = [0]
    for i, line in enumerate(lines):
        article = line.paragraph and not line.rule and i >= head
        before.append(before[-1] + (len(line.text) if article else 0))
    total = before[-1]
    for i, line in enumerate(lines):
        if not line.rule or line.rule.scope not in ("end", "final") or not before[i] or i < head:
            continue
        if total - before[i] <= before[i] / (0.001 if line.rule.scope == "final" and before[i] >= 400 else 3):
            return _signed(lines, i, title)
    return None


def _signed(lines: Sequence[TextLine], end: int, title: int | None) -> int:
    """Take what signs the article off into what comes after it: a few short lines."""
    first = end
    while first and end - first < 3 and first - 1 != title and not lines[first - 1].paragraph:
        if len(lines[first - 1].text.split()) > 6 or _END.search(lines[first - 1].text):
            break
        first -= 1
    return first
