"""What is marked among a model's events: the selected ones, what the leading one refers to, what a search found.

Rows are kept, because a frame needs them; they follow their events' numbers where other events come in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from timeline_app.ui.chosen import Chosen
from timeline_app.ui.lit import Lit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from timeline_app.records import Event
    from timeline_app.ui.event_model import EventModel
_NAMED: Final = 200  # selected events that are followed by their ids, too


class Marked:
    """Rows of a model that are drawn otherwise than the rest."""

    def __init__(self, model: EventModel) -> None:
        self._model = model
        self._numbers = model.shot.numbers  # of the rows, while the model changes
        self._ids: dict[int, str] = {}  # of the chosen rows, then; none where one leads alone, or they are many
        self.selected: str | None = None  # id of the event that leads the chosen ones, or is not known here
        self.chosen = Chosen()
        self.references: tuple[str, ...] = ()  # ids
        self.referred: tuple[tuple[int, bool], ...] = ()  # rows of these; True: they disagree with the selected event
        self.found: Lit | None = None  # None: nothing is searched

    @property
    def row(self) -> int | None:
        """Return the row of the selected event, None where it is not known here."""
        return self._model.row_of(self.selected)

    @property
    def event(self) -> Event | None:
        """Return the selected event."""
        row = self.row
        return None if row is None else self._model.event_at(row)

    def refer(self, event_ids: Sequence[str] | None = None) -> None:
        """Look up the rows of the references, of others where some are given: once, not at every frame."""
        self.references = self.references if event_ids is None else tuple(event_ids)
        event = self.event
        against = {r.event for r in event.references if r.kind == "conflicts"} if event else set()
        rows = ((self._model.row_of(each), each in against) for each in self.references)
        self.referred = tuple((row, disagrees) for row, disagrees in rows if row is not None)

    def keep(self) -> None:
        """Remember which events the rows are, before the model changes: one that is edited gets another number."""
        shot, rows = self._model.shot, self.chosen.rows
        self._numbers = shot.numbers
        self._ids = {}
        if 1 < len(rows) <= _NAMED:
            shot.events_at(rows)  # at once; what was edited is still remembered
            self._ids = {row: self._model.id_of(row) for row in rows}

    def follow(self) -> Chosen:
        """Find what is marked again after the model has changed; return what is chosen now."""
        moved = self._moved(set(self.chosen.rows))
        for row, event in self._ids.items():
            if row not in moved and (now := self._model.row_of(event)) is not None:
                moved[row] = now
        rows = Chosen(tuple(moved[row] for row in self.chosen.rows if row in moved))
        if self.found is not None:
            those = self._now(self.found.rows)
            self.found = Lit(those[those >= 0])
        self.refer()
        return rows if self.row is None else rows.led_by(self.row)

    def moved(self, row: int | None) -> int | None:
        """Return where a row is now that was one before the model changed; None where it is no more."""
        return None if row is None else self._moved({row}).get(row)

    def _moved(self, those: set[int]) -> dict[int, int]:
        """Return where rows that are still there are now."""
        rows = np.array(sorted(those), np.int64)
        return {row: moved for row, moved in zip(rows.tolist(), self._now(rows).tolist(), strict=True) if moved >= 0}

    def _now(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return self._model.shot.columns.rows_of(self._numbers[rows])
