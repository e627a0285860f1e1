"""The measures of the drawing, after the design: one value passed to compose, so that an export can use others.

How dates are written goes with them, because what is drawn hangs on it as on any size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from timeline_app.timeline.date_style import ENGLISH, DateStyle

_WRITTEN: Final = (
    "major_height",
    "minor_height",
    "publications_height",
    "row",
    "text",
    "badge",
    "chip",
    "chip_arrow",
    "card",
)
_WIDEST: Final = 1.5  # times the usual width of the headers: large letters are cut before they take the canvas


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in logical pixels; how dates are written."""

    header_width: float = 120.0  # lane names at the left
    major_height: float = 24.0  # upper row of the axis
    minor_height: float = 22.0  # lower row of the axis
    publications_height: float = 26.0  # strip of publication ticks; not there when there are none to show
    row: float = 22.0
    mark: float = 13.0  # height of a mark
    text: float = 16.0  # height of a label
    lane_padding: float = 5.0  # above the rows, and below the density strip
    density: float = 10.0  # height of the density strip
    label_gap: float = 7.0  # from a mark to its label
    between_labels: float = 10.0  # least distance from a label to what stands next in its row
    shortest_label: float = 60.0  # below this a label is left out
    badge: float = 15.0  # width of a badge after a label
    badge_gap: float = 5.0
    chip: float = 18.0  # height of an edge chip
    chip_padding: float = 7.0  # left and right of what is in it
    chip_arrow: float = 10.0  # its arrow, and the gap from there to its text
    card: float = 16.0  # height of a group's card
    pin: float = 6.0  # from a tick, or the canvas's left edge, to its axis label
    dates: DateStyle = ENGLISH

    def lettered(self, letters: float) -> Metrics:
        """Return these measures for letters so many times as large: what is written on grows, marks and gaps do not."""
        grown = {name: round(getattr(self, name) * letters) for name in _WRITTEN}
        return replace(self, header_width=round(self.header_width * min(letters, _WIDEST)), **grown)

    @property
    def axis_height(self) -> float:
        """Return the height of both rows of the axis."""
        return self.major_height + self.minor_height

    def lane_height(self, rows: int) -> float:
        """Return the height of a lane with so many rows."""
        return rows * self.row + self.density + 2 * self.lane_padding
