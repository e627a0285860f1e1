"""How the name of a lane stands at its head: whole, else over two lines where there is room, else cut after a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline_app.timeline.labels import Ruler

_LONGEST: Final = 200  # letters that are looked at: no two lines hold as many


def name_lines(name: str, room: float, ruler: Ruler, most: int) -> tuple[str, ...]:
    """Return the lines of a name, at most `most` of at most `room` px each."""
    name = name[:_LONGEST]
    if most > 1 and ruler(name) > room:
        words = name.split()
        fitting = next(count for count in range(len(words), -1, -1) if ruler(" ".join(words[:count])) <= room)
        if 0 < fitting < len(words):
            return " ".join(words[:fitting]), ruler.elided(" ".join(words[fitting:]), room)[0]
    return (ruler.elided(name, room)[0],)
