"""Everything that a page shows, block by block, from its element tree alone: nothing is loaded, run or looked up.

Block boundaries and white space follow what a browser does (CSS 2.2, 9.2 and 16.6) as far as the markup alone tells:
inline elements run on, all others stand on lines of their own, white space collapses but in `pre`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any  # of lxml, which has no types


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN: Final = _words(
    "head script style template iframe object embed applet svg canvas audio video datalist map area param"
)
_INLINE: Final = _words(
    """a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark meter nobr
    output picture progress q rb rp rt rtc ruby s samp small source span strike strong sub sup td th time track tt u var
    wbr"""
)
_APART: Final = _words("nav button select noscript textarea menu dialog")
_APART_ROLES: Final = _words("navigation search dialog alertdialog banner contentinfo menu menubar toolbar")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BREAK: Final = "\0"  # a line break in a block; no page text holds this character


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on lines of its own."""

    text: str  # lines of it ended by newlines
    apart: bool  # navigation, a button, a dialog: wholly inside elements that are never the article
    heading: bool  # an h1


@dataclass(slots=True)
class _Walk:
    """Where the walk over the tree stands."""

    pieces: list[str] = field(default_factory=list)
    apart: int = 0  # elements around this place that are never the article
    shown: bool = False  # some of the pieces are outside such elements
    pre: int = 0
    heading: int = 0

    def say(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text.replace("\n", _BREAK) if self.pre else text)
        self.shown = self.shown or (not self.apart and not text.isspace())

    def flush(self) -> Iterator[Block]:
        text = "".join(self.pieces).translate(_INVISIBLE)
        lines = [_SPACE.sub(" ", line).strip(" ") for line in text.split(_BREAK)]
        if text := "\n".join(lines).strip():
            yield Block(text, not self.shown, self.heading > 0)
        self.pieces, self.shown = [], False


def blocks(root: Element) -> Iterator[Block]:
    """Yield the blocks of a parsed page in its order."""
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _unseen(element, tag):
                events.skip_subtree()
                continue
            if tag not in _INLINE:
                yield from walk.flush()
            _count(walk, element, tag, 1)
            _enter(walk, element, tag)
        else:
            if not _unseen(element, tag):
                if tag not in _INLINE:
                    yield from walk.flush()
                _count(walk, element, tag, -1)
            walk.say(element.tail)
    yield from walk.flush()


def is_inline(tag: str) -> bool:
    """Tell an element that runs on in its line."""
    return tag in _INLINE


def _enter(walk: _Walk, element: Element, tag: str) -> None:
    if tag == "br":
        walk.pieces.append(_BREAK)
    elif tag in ("td", "th", "option"):
        walk.pieces.append(" ")
    walk.say(element.text)


def _count(walk: _Walk, element: Element, tag: str, step: int) -> None:
    """Keep count of the elements around this place."""
    if tag in _APART or element.get("role") in _APART_ROLES or (tag == "footer" and not _in_article(element)):
        walk.apart += step
    walk.pre += step * (tag in ("pre", "textarea"))
    walk.heading += step * (tag == "h1")


def _in_article(element: Element) -> bool:
    return next(element.iterancestors("article", "blockquote", "figure"), None) is not None


def _unseen(element: Element, tag: str) -> bool:
    if not tag or tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))
