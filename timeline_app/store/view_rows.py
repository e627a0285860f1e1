"""Views that the user saved under a name, in the project file: as text that the window writes and reads.

They stand among the counters, as names that count nothing, for no event follows from them and a project of any version
has that table.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.store.database import Database

_BEGINS: Final = "view "  # what the name of such a counter begins with; then a JSON array: name, text


class ViewBook:
    """The saved views of a project."""

    def __init__(self, file: Database) -> None:
        self._file = file

    def all(self) -> dict[str, str]:
        """Return the text of every view by its name, in alphabetical order; what is damaged is left out."""
        found = {name: told for _, name, told in self._rows()}
        return {name: found[name] for name in sorted(found, key=lambda name: (name.casefold(), name))}

    def keep(self, name: str, told: str) -> None:
        """Keep a view, in place of one of the same name."""
        with self._file.change(counts=False):
            self._drop(name)
            self._file.set_counter(_BEGINS + json.dumps([name, told]), 0)

    def rename(self, old: str, new: str) -> None:
        """Give a view another name, in place of one that has it; one that is no more stays so."""
        with self._file.change(counts=False):
            told = self.all().get(old)
            if told is not None:
                self._drop(old)
                self.keep(new, told)

    def remove(self, name: str) -> None:
        """Forget a view."""
        with self._file.change(counts=False):
            self._drop(name)

    def forget(self) -> None:
        """Forget every view, a damaged one, too."""
        with self._file.change(counts=False):
            self._file.connection.execute("DELETE FROM counters WHERE name GLOB ? || '*'", (_BEGINS,))

    def _drop(self, name: str) -> None:
        for row in [row for row, other, _ in self._rows() if other == name]:
            self._file.connection.execute("DELETE FROM counters WHERE name = ?", (row,))

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield of each view its row's name, its own, and its text."""
        for (row,) in self._file.rows("SELECT name FROM counters WHERE name GLOB ? || '*'", _BEGINS):
            try:
                found = json.loads(row[len(_BEGINS) :])
            except (ValueError, RecursionError):
                continue
            match found:
                case [str(name), str(told)]:
                    yield row, name, told
