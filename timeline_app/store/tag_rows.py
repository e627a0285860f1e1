"""The user's tags in the project file: by the keys of reports, so that they outlive reading, dating and linking anew.

What is kept of lanes by topic hangs on them as well as on the articles; it goes with every change of tags, and a
counter tells what was made before from what is made after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.records import Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline_app.store.database import Database
    from timeline_app.store.linkage import Linkage

COUNTER: Final = "tags"  # goes up with every change of them
_FOLLOWS: Final = "DELETE FROM snapshots WHERE name GLOB '*topic*'"
_FIRST: Final = (
    "SELECT e.id, m.key FROM events e JOIN event_mentions em ON em.event = e.number AND em.position = 0"
    " JOIN mentions m ON m.number = em.mention WHERE e.id IN (?)"
)


class TagBook:
    """The tags of a project."""

    def __init__(self, database: Database, linkage: Linkage) -> None:
        self._file = database
        self._linkage = linkage

    def all(self) -> tuple[Tag, ...]:
        """Return every tag, by its name and the report that it is on."""
        return tuple(Tag(*row) for row in self._file.rows("SELECT tag, mention FROM tags ORDER BY tag, mention"))

    def placed(self) -> list[tuple[int, str, Tag]]:
        """Return the number and the id of the event that each tag is on now; what is on none is left out."""
        tags = self.all()
        places = self._linkage.places_of(tag.mention for tag in tags)
        return [(*places[tag.mention][:2], tag) for tag in tags if tag.mention in places]

    def by_event(self) -> dict[str, list[Tag]]:
        """Return the tags that are on events now, by the events' ids."""
        found: dict[str, list[Tag]] = {}
        for _, event, tag in self.placed():
            found.setdefault(event, []).append(tag)
        return found

    def keys_of(self, events: Iterable[str]) -> dict[str, str]:
        """Return the key of the first report of each of these events (their ids), by which it is tagged."""
        return dict(self._file.rows_of(_FIRST, events))

    def events_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the id of the event that each of these reports is in now; what is in none is left out."""
        return {key: event for key, (_, event, _) in self._linkage.places_of(keys).items()}

    def change(self, wanted: Tagging) -> Tagging:
        """Take tags away and give others, all or none; return what that changed, for what was so already stays so."""
        with self._file.change(counts=False):  # no event hangs on it
            taken = self._each("DELETE FROM tags WHERE mention = ? AND tag = ?", wanted.taken)
            given = self._each("INSERT OR IGNORE INTO tags VALUES (?, ?)", wanted.given)
            self._file.set_counter(COUNTER, self._file.counter(COUNTER) + 1)
            self._file.connection.execute(_FOLLOWS)
        return Tagging(taken, given)

    def _each(self, statement: str, tags: Iterable[Tag]) -> tuple[Tag, ...]:
        run = self._file.connection.execute
        return tuple(tag for tag in tags if run(statement, (tag.mention, tag.name)).rowcount)
