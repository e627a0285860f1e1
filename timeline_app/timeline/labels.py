"""Where labels stand: right of their mark, else left of it, else in a gap of a long one; shortened before left out.

A label may only use the free stretch of its own row between its mark and what stands next there, so labels never
overlap each other nor a mark. What stands in a row is fixed in time at each zoom level, hence so is that room; only
at the edges of the view does a label turn to the other side. A label is shortened after a whole word, unless that
would leave half of its room empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.timeline.parts import Label, Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.timeline.metrics import Metrics

ELLIPSIS: Final = "…"
READABLE: Final = 140.0  # px: a label that is cut on either side and has so much on its right leaves the left to others
EVEN: Final = (
    0.5  # px: rooms that differ by less are alike, for what is summed up from elsewhere differs in its last digits
)
STEP: Final = 6.0  # px by which the room of a text that is cut inside a word grows, so that it changes less often
WORTHWHILE: Final = 0.5  # of its room that a text cut after a word must fill
_KEPT: Final = 8_192  # widths of texts and words
_WORD: Final = re.compile(r"\S+\s*")
_LOOSE: Final = " ,;:.–—-(“‘\"'"  # nothing to end on before an ellipsis


class Badges(NamedTuple):
    """What follows a label's text."""

    origins: bool
    conflict: bool


BADGES: Final = {
    (origins, conflict): Badges(origins, conflict) for origins in (False, True) for conflict in (False, True)
}


class Gap(NamedTuple):
    """The free stretch of a row left and right of a mark, already kept clear of what stands next there."""

    left: float
    mark_left: float
    mark_right: float
    right: float


class Ruler:
    """Measures texts in px, and remembers what it measured."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        self._measure = measure
        self._widths: dict[str, float] = {}
        self._cut: dict[tuple[str, int], tuple[str, float]] = {}  # by text and whole px of room

    @classmethod
    def of(cls, measure: Callable[[str], float]) -> Ruler:
        """Return a ruler that measures as `measure` does, which may be one."""
        return measure if isinstance(measure, Ruler) else cls(measure)

    def __call__(self, text: str) -> float:
        """Return a text's width."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _KEPT:
                self._widths.clear()
            width = self._widths[text] = self._measure(text)
        return width

    def forget(self) -> None:
        """Measure anew, as in another font."""
        self._widths.clear()
        self._cut.clear()

    def elided(self, text: str, room: float) -> tuple[str, float]:
        """Shorten a text at its end to at most `room`, and return its width, too; empty where no letter fits."""
        key = (text, int(room))
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _KEPT:
                self._cut.clear()
            found = self._cut[key] = self._elided(*key)
        return found

    def _elided(self, text: str, room: float) -> tuple[str, float]:
        full = self(text)
        if full <= room:
            return text, full
        short, width = self._after_word(text, room)
        return (short, width) if width >= WORTHWHILE * room else self._inside_word(text, room - room % STEP, full)

    def _after_word(self, text: str, room: float) -> tuple[str, float]:
        """Return the longest beginning of whole words that has room with an ellipsis, and its width with that."""
        width = self(ELLIPSIS)
        end, best = 0, ("", 0.0)
        for word in _WORD.finditer(text):
            bare = word[0].rstrip(_LOOSE)
            if bare and width + self(bare) <= room:
                end = word.start() + len(bare)
                best = text[:end] + ELLIPSIS, width + self(bare)
            width += self(word[0])
            if width > room:
                break
        return best

    def _inside_word(self, text: str, room: float, full: float) -> tuple[str, float]:
        """Return the longest beginning that has room with an ellipsis, and its width with that."""
        dots = self(ELLIPSIS)
        length = min(int(len(text) * room / full), len(text) - 1) if full else 0
        while length > 0:
            bare = text[:length].rstrip(_LOOSE)
            width = self._measure(bare) + dots
            if width <= room:
                return bare + ELLIPSIS, width
            length -= 1
        return "", 0.0


def place_label(
    text: str,
    gap: Gap,
    y: float,
    badges: Badges,
    metrics: Metrics,
    measure: Callable[[str], float],
    wider: float = 1.0,
) -> Label | None:
    """Return the label of a mark, or None where it has no room; `y` is the middle of the row.

    `wider` is by how much more the text is set than `measure` says.
    """
    ruler = Ruler.of(measure)
    width = ruler(text) * wider
    tail = (badges.origins + badges.conflict) * (metrics.badge + metrics.badge_gap)
    x = gap.mark_right + metrics.label_gap
    room = gap.right - x - tail
    if width <= room:
        return label_at(text, x, width, y, badges, metrics)
    before = gap.mark_left - metrics.label_gap - tail
    room_left = before - gap.left
    if width <= room_left:
        return label_at(text, before - width, width, y, badges, metrics)
    beside = room >= min(room_left, READABLE) - EVEN
    room = room if beside else room_left
    if room < metrics.shortest_label:
        return None
    short, width = ruler.elided(text, room / wider)
    width *= wider
    if width < metrics.shortest_label:
        return None
    return label_at(short, x if beside else before - width, width, y, badges, metrics, whole=text)


def place_inside(
    text: str,
    span: tuple[float, float],
    y: float,
    badges: Badges,
    metrics: Metrics,
    measure: Callable[[str], float],
    wider: float = 1.0,
) -> Label | None:
    """Return the label of a long mark that leaves no room beside it, in a gap of its ink; `span` is what may be used.

    As the lines of a map are broken by their heights: a bar as wide as the view says what it is all the same.
    """
    ruler = Ruler.of(measure)
    room = span[1] - span[0] - (badges.origins + badges.conflict) * (metrics.badge + metrics.badge_gap)
    if room < READABLE:
        return None
    short, width = ruler.elided(text, room / wider)
    whole = "" if short == text else text
    return label_at(short, span[0], width * wider, y, badges, metrics, whole=whole)._replace(inside=True)


def elide(text: str, room: float, measure: Callable[[str], float]) -> str:
    """Shorten `text` at its end to at most `room` pixels; an empty string where not even one letter fits."""
    return Ruler.of(measure).elided(text, room)[0]


def label_at(
    text: str, x: float, width: float, y: float, badges: Badges, metrics: Metrics, *, whole: str = ""
) -> Label:
    """Return a label whose text begins at `x`, with its badges after it; `y` is its middle."""
    rect = Rect(x, y - metrics.text / 2, width, metrics.text)
    origins = conflict = None
    end = x + width + metrics.badge_gap
    if badges.origins:
        origins = Rect(end, y - metrics.badge / 2, metrics.badge, metrics.badge)
        end += metrics.badge + metrics.badge_gap
    if badges.conflict:
        conflict = Rect(end, y - metrics.badge / 2, metrics.badge, metrics.badge)
    return Label(text, rect, origins, conflict, elided=bool(whole), whole=whole)
