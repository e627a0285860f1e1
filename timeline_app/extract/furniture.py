"""Which lines of a saved page are not its article, and which line is its headline.

A line is judged by itself (`page_lines`) and by where it stands: before the first paragraph, or after the article.
Furniture is marked and never removed, and a line that may well be the article's stays the article's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline_app.extract.page_dates import is_date_line
from timeline_app.extract.page_lines import ends_sentence, squeeze, text_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from timeline_app.extract.page_lines import TextLine

_HEAD: Final = 40  # lines: where no paragraph comes, the head ends here
_NEAR: Final = 6  # lines between two copies of a headline
_SHORT: Final = 6  # words of a line of a menu, or of one that signs an article
_REST: Final = {"end": 1 / 3, "final": math.inf}  # most that may follow an article's end, beside its paragraphs' length
_SURE: Final = 400  # characters of paragraphs before a "final" line is believed


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page's text is laid out."""

    lines: tuple[TextLine, ...]
    title: int | None  # index of the headline's first copy in lines
    title_twice: bool  # the page prints it again
    body: int  # index of the first paragraph; the head is before it
    marked: frozenset[int]  # indices of furniture

    @property
    def furniture(self) -> tuple[tuple[int, int], ...]:
        """Return the furniture's spans, neighbouring lines joined."""
        spans: list[tuple[int, int]] = []
        for index in sorted(self.marked):
            line = self.lines[index]
            if index - 1 in self.marked:
                spans[-1] = (spans[-1][0], line.end)
            else:
                spans.append((line.start, line.end))
        return tuple(spans)


def lay_out(
    text: str, title: str | None = None, *, known: Collection[int] = (), lines: tuple[TextLine, ...] = ()
) -> Layout:
    """Lay out a text; `title` where it is known, `lines` where taken, `known`: indices of furniture among them."""
    lines = lines or text_lines(text)
    at, copies = _headline(lines, title, known)
    body = next(
        (i for i, line in enumerate(lines) if line.paragraph and not line.rule and i not in {at, *copies, *known}), None
    )
    head = min(len(lines), _HEAD) if body is None else body
    marked = {*known, *copies}
    marked |= {i for i, line in enumerate(lines) if line.rule and (line.rule.scope != "head" or i < head)}
    marked |= {i for i in range(head) if not lines[i].paragraph and is_date_line(lines[i].text)}
    marked |= {i for i in range(min(at or 0, head)) if len(lines[i].text.split()) <= _SHORT}
    marked |= _links(lines, marked)
    if (end := _end(lines, head, known)) is not None:
        marked |= set(range(_signed(lines, end, at), len(lines)))
    return Layout(lines, at, bool(copies), head, frozenset(marked - {at}))


def _headline(
    lines: Sequence[TextLine], title: str | None, known: Collection[int]
) -> tuple[int | None, frozenset[int]]:
    """Find the headline and its copies: the title where known, else a line printed twice, else the first like one."""
    if title is not None:
        same = _copies(lines, title)
        at = next((i for i in same if i not in known), same[0] if same else None)
        return at, frozenset(same) - {at}
    top = [i for i, line in enumerate(lines[:_HEAD]) if i not in known and not line.rule]
    for place, i in enumerate(top[:15]):
        copies = [j for j in top[place + 1 : place + 1 + _NEAR] if squeeze(lines[j].text) == squeeze(lines[i].text)]
        if copies and _reads_like_a_headline(lines[i]):
            return i, frozenset(j for j in _copies(lines, lines[i].text) if j > i)
    body = next((place for place, i in enumerate(top) if lines[i].paragraph), len(top))
    at = next((i for i in top[:body] if len(lines[i].text.split()) >= 4), top[0] if body else None)
    same = [] if at is None else [j for j in _copies(lines, lines[at].text) if j > at]
    return at, frozenset(j for j in same if not ends_sentence(lines[j].text))


def _copies(lines: Sequence[TextLine], headline: str) -> list[int]:
    """Return the indices of the lines that say what a headline says."""
    said = squeeze(headline)
    alike = (i for i, line in enumerate(lines) if said.startswith(line.text[:1].casefold()))
    return [i for i in alike if squeeze(lines[i].text) == said]


def _reads_like_a_headline(line: TextLine) -> bool:
    letters = sum(mark.isalpha() for mark in line.text)
    return not line.paragraph and len(line.text.split()) >= 3 and letters > 0.7 * len(line.text.replace(" ", ""))


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


def _end(lines: Sequence[TextLine], head: int, known: Collection[int]) -> int | None:
    """Return the index of the first line after the article, or None where nothing tells."""
    before = [0]  # characters of paragraphs before each line
    for i, line in enumerate(lines):
        article = i >= head and line.paragraph and not line.rule and i not in known
        before.append(before[-1] + (len(line.text) if article else 0))
    for i, line in enumerate(lines):
        scope = line.rule.scope if line.rule else ""
        if scope == "final" and before[i] < _SURE:
            scope = "end"
        if i >= head and scope in _REST and before[i] and before[-1] - before[i] <= _REST[scope] * before[i]:
            return i
    return None


def _signed(lines: Sequence[TextLine], end: int, title: int | None) -> int:
    """Take what signs the article off into what comes after it: up to three short lines."""
    first = end
    while first and end - first < 3 and first - 1 != title:
        line = lines[first - 1]
        if line.paragraph or len(line.text.split()) > _SHORT or ends_sentence(line.text):
            break
        first -= 1
    return first
