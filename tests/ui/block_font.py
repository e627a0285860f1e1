"""A font whose letters are blocks, made here, so that a golden picture is the same whatever fonts a machine has.

An OpenType file (ISO/IEC 14496-22) of three glyphs: a cmap of format 13 leads every letter to the same block. What is
measured and set goes the usual way through Qt, only the shapes of letters are not compared.
"""

from __future__ import annotations

from struct import pack

FAMILY = "Timeline Blocks"
_EM, _WIDE, _HIGH, _DEEP = 1000, 540, 720, 220  # units: of the em, a letter's advance, what is above the line, below
_LETTERS = (  # first, last, glyph: 1 the block, 2 the space
    (0x20, 0x20, 2),
    (0x21, 0x9F, 1),
    (0xA0, 0xA0, 2),
    (0xA1, 0x1FFF, 1),
    (0x2000, 0x200F, 2),
    (0x2010, 0xFFFF, 1),
)


def block_font(weight: int) -> bytes:
    """Return the font in a weight, 400 or 600, as a file's bytes."""
    style = {400: "Regular", 600: "SemiBold"}[weight]
    block = _block(60, 0, _WIDE - 60, 500)
    tables = {
        b"OS/2": _os2(weight),
        b"cmap": _cmap(),
        b"glyf": block,
        b"head": pack(">4I2H2q4h2H3h", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 60, 0, 480, 500, 0, 8, 2, 1, 0),
        b"hhea": pack(">I3hH3h3h4hhH", 1 << 16, _HIGH, -_DEEP, 0, _WIDE, 0, 60, 480, 1, 0, 0, 0, 0, 0, 0, 0, 3),
        b"hmtx": pack(">HhHhHh", _WIDE, 60, _WIDE, 60, _WIDE // 2, 0),
        b"loca": pack(">4I", 0, 0, len(block), len(block)),
        b"maxp": pack(">I14H", 1 << 16, 3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _names({1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"TimelineBlocks-{style}"}),
        b"post": pack(">Ii2hI4I", 3 << 16, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _block(left: int, bottom: int, right: int, top: int) -> bytes:
    across = (left, 0, right - left, 0)
    up = (bottom, top - bottom, 0, bottom - top)
    return pack(">5hHH4B4h4h", 1, left, bottom, right, top, 3, 0, 1, 1, 1, 1, *across, *up) + b"\0\0"


def _cmap() -> bytes:
    body = b"".join(pack(">3I", *group) for group in _LETTERS)
    return pack(">2H2HI", 0, 1, 3, 10, 12) + pack(">2H3I", 13, 0, 16 + len(body), 0, len(_LETTERS)) + body


def _names(texts: dict[int, str]) -> bytes:
    records, stored = b"", b""
    for number, text in texts.items():
        written = text.encode("utf-16-be")
        records += pack(">6H", 3, 1, 0x409, number, len(written), len(stored))
        stored += written
    return pack(">3H", 0, len(texts), 6 + len(records)) + records + stored


def _os2(weight: int) -> bytes:
    sub_and_strikeout = pack(">11h", *[0] * 11)
    head = pack(">HhHHH", 4, _WIDE, weight, 5, 0) + sub_and_strikeout + bytes(10)
    ranges = pack(">4I", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    limits = pack(">4s3H3h2H2I", b"NONE", 0x40, 0x20, 0xFFFF, _HIGH, -_DEEP, 0, _HIGH, _DEEP, 1, 0)
    return head + ranges + limits + pack(">2h3H", 500, 700, 0, 32, 1)


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    directory, body, at = pack(">I4H", 1 << 16, count, 128, 3, count * 16 - 128), b"", 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(int.from_bytes(padded[i : i + 4]) for i in range(0, len(padded), 4)) & 0xFFFFFFFF
        directory += pack(">4s3I", tag, total, at + len(body), len(table))
        body += padded
    return directory + body
