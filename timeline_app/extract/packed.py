"""Five scores as one whole number, a lane of bits for each, so that one addition adds all of them."""

from __future__ import annotations

from struct import Struct

LANE = 32  # bits
_LANES = Struct("<5i")
_SIGNS = sum(1 << LANE * place + LANE - 1 for place in range(5))

Scores = tuple[int, ...]  # five: one for each label


def packed(scores: Scores) -> int:
    """Return five scores as one whole number."""
    return (int.from_bytes(_LANES.pack(*scores), "little") ^ _SIGNS) - _SIGNS


def unpacked(number: int) -> Scores:
    """Return the five scores that `packed` put together, or several such numbers in all."""
    return _LANES.unpack(((number + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))
