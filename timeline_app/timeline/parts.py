"""The parts of a scene: everything that is drawn, as numbers in logical pixels.

Coordinates are floats from the top left corner of the timeline widget and already clamped to it, because painters
break on huge ones. A painter draws these parts as they are and decides nothing but ink. They are named tuples rather
than frozen dataclasses because a scene makes a thousand of them a frame and they cost half.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.timeline.marks import ReviewCode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from timeline_app.dates.civil import Second
    from timeline_app.timeline.annotations import EraBand, NoteFlag
    from timeline_app.timeline.handles import Handle
    from timeline_app.timeline.marks import MarkKind, StatusCode


class Rect(NamedTuple):
    """A rectangle in logical pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x just past the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y just past the bottom edge."""
        return self.y + self.height

    def moved(self, dx: float) -> Rect:
        """Return it some pixels further right."""
        return Rect(self.x + dx, self.y, self.width, self.height)

    def contains(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Tell whether a point lies inside, or within `slack` pixels of it."""
        return self.x - slack <= x < self.right + slack and self.y - slack <= y < self.bottom + slack


class Tick(NamedTuple):
    """A tick of the axis; a label that has no room is empty, its tick stays."""

    x: float
    label: str
    label_x: float  # left edge of the label
    second: Second


class Axis(NamedTuple):
    """The two rows of the axis."""

    rect: Rect
    major: tuple[
        Tick, ...
    ]  # the first one's label is pinned to the left edge; a hairline runs down from each inside the canvas
    minor: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class LaneHeader:
    """A lane's head at the left; `rect` is the header column over the lane's whole height, in view or not."""

    lane: int  # position in EventIndex.lane_names
    name: str
    count: int  # events in the lane, in view or not
    colour: int  # position in the theme's lane colours
    rect: Rect
    rows: int
    top: float = 0.0  # y from which the lane is in sight: what is pinned covers the rest
    depth: int = 0  # in how many others it is nested
    collapsed: bool = False  # to one row of counts
    folded: bool = False  # so that nothing of what is in it is shown
    pinned: bool = False


class PublicationTick(NamedTuple):
    """When an article was published, in the strip under the axis."""

    x: float
    article: str  # Article.id
    selected: bool
    doubtful: bool
    that_day: int = 1  # articles published on its day, with this one


class Label(NamedTuple):
    """Where a mark's text stands, with the badges after it."""

    text: str  # already elided
    rect: Rect  # the text alone
    origins: Rect | None  # the circle with the number of independent origins
    conflict: Rect | None  # the amber not-equal badge
    elided: bool
    whole: str = ""  # the text that was elided
    inside: bool = False  # in a gap of its mark's own ink, which leaves no room beside it
    leader: Rect | None = None  # the upright line from its mark, which stands in the next row; without width

    @property
    def box(self) -> Rect:
        """Return the rectangle around text and badges."""
        return Rect(self.rect.x, self.rect.y, self.right - self.rect.x, self.rect.height)

    @property
    def right(self) -> float:
        """Return the x just past text and badges."""
        last = self.conflict or self.origins or self.rect
        return last.x + last.width

    def moved(self, dx: float) -> Label:
        """Return it some pixels further right."""
        text, (x, y, width, height), origins, conflict, elided, whole, inside, leader = self
        return Label(
            text,
            Rect(x + dx, y, width, height),
            origins and origins.moved(dx),
            conflict and conflict.moved(dx),
            elided,
            whole,
            inside,
            leader and leader.moved(dx),
        )


class Mark(NamedTuple):
    """One event's mark.

    `rect` is the ink of the time span, at least the kind's least width, clamped to the canvas. Circa's tails lie
    outside it (`marks.REACH`), an open end's fading bar and arrow head inside it.
    """

    ref: int  # row of the event in the model
    kind: MarkKind
    status: StatusCode
    lane: int
    colour: int
    rect: Rect
    clipped_left: bool  # goes on beyond the left edge of the canvas
    clipped_right: bool
    conflict: bool  # sources disagree
    origins: int
    label: Label | None
    ghost: bool = False  # filtered out
    review: ReviewCode = ReviewCode.PROPOSED  # what the user holds of it

    def moved(self, dx: float) -> Mark:
        """Return it some pixels further right."""
        ref, kind, status, lane, colour, (x, y, width, height), left, right, conflict, origins, label, ghost, held = (
            self
        )
        rect, label = Rect(x + dx, y, width, height), label and label.moved(dx)
        return Mark(ref, kind, status, lane, colour, rect, left, right, conflict, origins, label, ghost, held)


class Group(NamedTuple):
    """A card with a count that stands for events which have no room of their own here."""

    count: int  # type: ignore[assignment]  # nobody counts a tuple's parts
    lane: int
    colour: int
    rect: Rect  # the card
    bracket: tuple[float, float]  # x from and to of the bracket under the card
    first: Second  # the events stood for begin at or after this ...
    end: Second  # ... and before this
    selected: bool  # holds the selected event
    ghost: bool = False  # filters leave nothing of it

    def moved(self, dx: float) -> Group:
        """Return it some pixels further right."""
        count, lane, colour, (x, y, width, height), (begun, over), first, end, selected, ghost = self
        rect, bracket = Rect(x + dx, y, width, height), (begun + dx, over + dx)
        return Group(count, lane, colour, rect, bracket, first, end, selected, ghost)


class DensityStrip(NamedTuple):
    """How many events there are along a lane, drawn or not, as columns that stay fixed in time."""

    lane: int
    colour: int
    rect: Rect
    x: float  # left edge of the first column; may lie up to one column left of rect: clip to rect
    column: float  # width of a column
    heights: NDArray[np.float32]  # px, from the bottom of rect; 0 where there is nothing


@dataclass(frozen=True, slots=True)
class EdgeChip:
    """How many of a lane's events lie outside the view on one side, or are counted there; a click goes there."""

    text: str  # "6 earlier: 1970s–80s", or where there is no room the number; its arrow is drawn
    rect: Rect
    lane: int
    earlier: bool  # at the left edge
    count: int  # wholly outside
    first: Second  # the span that those take up; where there are none, what shows those that are here
    end: Second
    here: int = 0  # in view, but on no mark nor card in sight


class LegendEntry(NamedTuple):
    """One entry of the legend; only what is on screen has one."""

    key: str  # a name in scene.LEGEND
    text: str


class Hit(NamedTuple):
    """What lies under a point."""

    # "mark", "label", "group", "chip", "publication", "axis", "header", "lane", "era", "note", "handle" or "nothing"
    kind: str
    ref: int | None = None  # mark, label: row of the event in the model
    lane: int | None = None
    part: Mark | Group | EdgeChip | PublicationTick | LaneHeader | EraBand | NoteFlag | Handle | None = None
