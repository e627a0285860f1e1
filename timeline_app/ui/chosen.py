"""Which events are selected: several rows of the model, of which the one chosen last leads. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected rows in the order in which they were chosen."""

    rows: tuple[int, ...] = ()

    @property
    def leading(self) -> int | None:
        """Return the row that the side panel shows: the one chosen last."""
        return self.rows[-1] if self.rows else None

    @property
    def others(self) -> frozenset[int]:
        """Return the rows beside the leading one."""
        return frozenset(self.rows[:-1])

    def toggled(self, row: int) -> Chosen:
        """Take a row out, or in, as the leading one."""
        rest = tuple(each for each in self.rows if each != row)
        return Chosen(rest if len(rest) < len(self.rows) else (*rest, row))

    def led_by(self, row: int | None) -> Chosen:
        """Let a row lead: of the others, too, if it is one of them, else by itself."""
        if row is None:
            return Chosen()
        return Chosen((*(each for each in self.rows if each != row), row)) if row in self.rows else Chosen((row,))
