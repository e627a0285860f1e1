"""Where eras and notes stand: bands behind all lanes with their captions, flags with a line down, on a strip on top.

The strip is as high as the whole project's eras overlap, in view or not, so that nothing jumps while panning: an era
has its row for good, the first one free in the order of time (interval partitioning by first fit). A caption begins at
its band, is held at the canvas's edges while the band runs out of view, and yields to the next caption of its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.records import Annotations
from timeline_app.timeline.labels import elide
from timeline_app.timeline.parts import Rect
from timeline_app.timeline.scale import FURTHEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline_app.dates.civil import Second
    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Annotating, Era, Note
    from timeline_app.timeline.scale import TimeScale

ROW: Final = 17.0  # px, of captions or of flags
MOST_ROWS: Final = 6  # of captions; eras that overlap more deeply share the last
PADDING: Final = 2.0  # px above the first row and below the last
PIN: Final = 6.0  # px from a band's edge, or the canvas's, to its caption
FLAG: Final = 10.0  # px, width of a flag without its text
_BETWEEN: Final = 8.0  # px from a caption to what stands next in its row
_WIDEST: Final = 190.0  # px, of a note's text
_LEADING: Final = 120.0  # px, most that a caption has left of its band at the canvas's right edge
_LEAST: Final = 18.0  # px: with less room no text is written
_TELLING: Final = 3  # letters that are left of a cut caption at the least


class EraBand(NamedTuple):
    """An era in view."""

    era: Era
    rect: Rect  # from the strip to the canvas's foot, clamped to the canvas
    caption: str  # elided; empty where it has no room
    place: Rect  # of the caption
    clipped_left: bool
    clipped_right: bool


class NoteFlag(NamedTuple):
    """A note in view, or several that stand too close to have a flag each."""

    notes: tuple[Note, ...]
    x: float  # of the pole and its line down through the lanes
    text: str  # elided; empty where it has no room
    rect: Rect  # flag and text


class Overlaid(NamedTuple):
    """What is laid over one view."""

    strip: Rect | None = None  # None: there is nothing in the whole project
    eras: tuple[EraBand, ...] = ()  # the earlier first
    notes: tuple[NoteFlag, ...] = ()
    today: float | None = None  # x of today's line, where it was asked for and is in view
    depth: int = 1  # how many eras lie over each other at most, in view or not
    heads: tuple[tuple[str, float], ...] = ()  # what stands on the strip, and y of its row, in view or not

    @property
    def explained(self) -> dict[str, bool]:
        """Tell by the legend's keys what is in view."""
        return {"era": bool(self.eras), "note": bool(self.notes), "today": self.today is not None}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A project's eras and pinned notes in the order of time, made once and laid out at every view."""

    eras: tuple[Era, ...] = ()
    spans: tuple[tuple[Second, Second], ...] = ()  # of eras
    rows: tuple[int, ...] = ()  # of eras
    notes: tuple[Note, ...] = ()
    seconds: tuple[Second, ...] = ()  # of notes
    depth: int = 1  # how many eras lie over each other at most

    @classmethod
    def of(cls, annotations: Annotations) -> Annotated:
        """Sort what has a time and give the eras their rows; a note to an event stands at the event."""
        eras = sorted(annotations.eras, key=lambda era: (span_of(era.date), era.number))
        notes = [(note_second(note.date), note) for note in annotations.notes if note.date is not None]
        notes.sort(key=lambda pair: (pair[0], pair[1].number))
        spans = tuple(span_of(era.date) for era in eras)
        pinned = tuple(note for _, note in notes)
        return cls(tuple(eras), spans, _rows(spans), pinned, tuple(second for second, _ in notes), _depth(spans))

    @property
    def height(self) -> float:
        """Return the height of the strip, 0 where there is nothing to stand on it."""
        rows = max(self.rows, default=-1) + 1 + bool(self.notes)
        return rows * ROW + 2 * PADDING if rows else 0.0


NONE: Final = Annotated()


def after(annotations: Annotations, change: Annotating) -> Annotations:
    """Return annotations as they will be after a change."""
    gone = {era.number for era in change.taken.eras}, {note.number for note in change.taken.notes}
    eras = tuple(era for era in annotations.eras if era.number not in gone[0])
    notes = tuple(note for note in annotations.notes if note.number not in gone[1])
    return Annotations((*eras, *change.given.eras), (*notes, *change.given.notes))


def span_of(date: Edtf) -> tuple[Second, Second]:
    """Return the seconds that an era covers, end exclusive; an open side goes on as far as time is drawn."""
    first = -FURTHEST if date.first_second is None else date.first_second
    end = FURTHEST if date.end_second is None else date.end_second
    return first, max(end, first + 1)


def note_second(date: Edtf) -> Second:
    """Return where a note to a date is pinned: at its beginning, at the end of what only ends."""
    first, end = date.first_second, date.end_second
    return first if first is not None else end - 1 if end is not None else 0


def overlaid(
    annotated: Annotated, today: Second | None, scale: TimeScale, canvas: Rect, measure: Callable[[str], float]
) -> Overlaid:
    """Lay out what is in view; the strip stands right above the canvas."""
    x = -1.0 if today is None else scale.to_x(today)
    line = canvas.x + x if 0 <= x < canvas.width else None
    if not annotated.height:
        return Overlaid(today=line)
    strip = Rect(canvas.x, canvas.y - annotated.height, canvas.width, annotated.height)
    bands = _bands(annotated, scale, canvas, strip, measure)
    row = strip.bottom - PADDING - ROW
    heads = (("Eras", strip.y + PADDING, annotated.eras), ("Notes", row, annotated.notes))
    named = tuple((name, y) for name, y, those in heads if those)
    return Overlaid(strip, bands, _flags(annotated, scale, canvas, row, measure), line, annotated.depth, named)


def _rows(spans: Sequence[tuple[Second, Second]]) -> tuple[int, ...]:
    free: list[Second] = []  # by row: from when on it is free
    rows = []
    for first, end in spans:
        row = min(next((n for n, until in enumerate(free) if until <= first), len(free)), MOST_ROWS - 1)
        free[row : row + 1] = [max([end, *free[row : row + 1]])]
        rows.append(row)
    return tuple(rows)


def _depth(spans: Sequence[tuple[Second, Second]]) -> int:
    """Count how many spans share a second at most, by a sweep over their ends."""
    ends = sorted([(first, 1) for first, _ in spans] + [(end, -1) for _, end in spans])  # an end before a beginning
    return max(accumulate(step for _, step in ends), default=1)


def _bands(
    annotated: Annotated, scale: TimeScale, canvas: Rect, strip: Rect, measure: Callable[[str], float]
) -> tuple[EraBand, ...]:
    """Lay the bands from the last to the first, so that each caption knows where the next of its row begins."""
    bands: list[EraBand] = []
    taken: dict[int, float] = {}  # by row: x from which on it is taken
    for era, (first, end), row in reversed(list(zip(annotated.eras, annotated.spans, annotated.rows, strict=True))):
        left, right = scale.to_x(first), scale.to_x(end)
        if left >= canvas.width:
            continue
        begins = max(left, 0.0)
        limit = taken.get(row, canvas.width)
        if right > 0:
            least = max(1.0, min(right, canvas.width) - begins)
            rect = Rect(canvas.x + begins, strip.y, least, canvas.bottom - strip.y)
            x = begins + PIN
            if row not in taken:  # it comes into view at the right edge: its caption is there before all of its room is
                x = max(PIN, min(x, canvas.width - _BETWEEN - min(measure(era.name), _LEADING)))
            room = limit - x - _BETWEEN
            text = _caption(era.name, room, measure)
            place = Rect(canvas.x + x, strip.y + PADDING + row * ROW, measure(text), ROW)
            bands.append(EraBand(era, rect, text, place, left < 0, right > canvas.width))
            taken[row] = min(begins, x - PIN)
    return tuple(reversed(bands))


def _caption(name: str, room: float, measure: Callable[[str], float]) -> str:
    """Cut a caption to its room; what tells nothing is left to the menu, which names the eras there."""
    text = elide(name, room, measure) if room >= _LEAST else ""
    return text if text == name or len(text) > _TELLING else ""


def _flags(
    annotated: Annotated, scale: TimeScale, canvas: Rect, y: float, measure: Callable[[str], float]
) -> tuple[NoteFlag, ...]:
    """Gather notes from the first on, in view or not, so that who shares a flag does not hang on the view's edges."""
    gathered: list[tuple[float, list[Note]]] = []
    for note, second in zip(annotated.notes, annotated.seconds, strict=True):
        x = scale.to_x(second)
        if gathered and x - gathered[-1][0] < FLAG + 2:
            gathered[-1][1].append(note)
        else:
            gathered.append((x, [note]))
    flags = []
    for n, (x, notes) in enumerate(gathered):
        if 0 <= x < canvas.width:
            following = gathered[n + 1][0] if n + 1 < len(gathered) else canvas.width
            room = min(following, canvas.width) - x - FLAG - _BETWEEN
            said = notes[0].text if len(notes) == 1 else f"{len(notes)} notes"
            text = elide(" ".join(said.split()), min(room, _WIDEST), measure) if room >= _LEAST else ""
            width = FLAG + (measure(text) + 4 if text else 0.0)
            flags.append(NoteFlag(tuple(notes), canvas.x + x, text, Rect(canvas.x + x, y, width, ROW)))
    return tuple(flags)
