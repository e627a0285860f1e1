"""Columns as bytes for a project file: little-endian behind a header that says what they are, so that damage shows.

A header is 16 bytes: a mark, the format's version, the type of an element and how many there are. What fits no header,
or is of another version, type or length than it says, is refused; whoever keeps the bytes checks them for flipped bits.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import DTypeLike, NDArray

FORMAT: Final = 1  # goes up with every change of what is written
_HEADER: Final = struct.Struct("<3sB4sQ")
_MARK: Final = b"TLC"


def packed(column: NDArray[np.generic]) -> bytes:
    """Write a column."""
    plain = np.ascontiguousarray(column, column.dtype.newbyteorder("<"))
    return _HEADER.pack(_MARK, FORMAT, _code(plain.dtype), len(plain)) + plain.tobytes()


def unpacked(parts: Mapping[str, bytes], types: Mapping[str, DTypeLike]) -> dict[str, NDArray[np.generic]]:
    """Read columns without copying them; raise ValueError where one is missing, or is not what `packed` wrote."""
    return {name: _unpacked(name, parts.get(name, b""), np.dtype(kind)) for name, kind in types.items()}


def packed_names(names: Sequence[str]) -> bytes:
    """Write names, each ended by a zero byte, which none of them holds."""
    text = "".join(f"{name.replace(chr(0), ' ')}\0" for name in names).encode("utf-8", "surrogatepass")
    return packed(np.frombuffer(text, np.uint8))


def unpacked_names(parts: Mapping[str, bytes], name: str) -> tuple[str, ...]:
    """Read what `packed_names` wrote; raise ValueError where it is not that."""
    text = _unpacked(name, parts.get(name, b""), np.dtype(np.uint8)).tobytes().decode("utf-8", "surrogatepass")
    if text and not text.endswith("\0"):
        raise ValueError(f"{name}: cut off")
    return tuple(text.split("\0")[:-1])


def _unpacked(name: str, data: bytes, kind: np.dtype[np.generic]) -> NDArray[np.generic]:
    if len(data) < _HEADER.size:
        raise ValueError(f"{name}: missing or cut off")
    mark, version, code, count = _HEADER.unpack_from(data)
    if (mark, version, code) != (_MARK, FORMAT, _code(kind)):
        raise ValueError(f"{name}: not a column of this version")
    if len(data) != _HEADER.size + count * kind.itemsize:
        raise ValueError(f"{name}: {len(data)} bytes, where {count} elements should be")
    return np.frombuffer(data, kind.newbyteorder("<"), offset=_HEADER.size)


def _code(kind: np.dtype[np.generic]) -> bytes:
    return f"{kind.kind}{kind.itemsize}".encode().ljust(4)
