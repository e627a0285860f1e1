"""Which characters a file's bytes are, and which files are no text at all.

In order: a byte order mark; UTF-16 told by its zero bytes; UTF-8; the encoding that a page declares (names as the
WHATWG Encoding Standard maps them); UTF-8 with a few broken bytes; Windows-1252 for mostly plain text; else what
charset-normalizer finds. A character that cannot be told becomes U+FFFD and is never left out.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from timeline_app.records import InputError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS: Final = (  # first bytes of what is often saved or dropped by mistake
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_WHATWG: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
_WHATWG_MORE: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-9": "cp1254",
}
_SEVEN_BIT: Final = frozenset({"iso2022_jp", "iso2022_kr", "hz"})  # look like ASCII until decoded
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_FOREIGN: Final = bytes(range(0xA1, 0x100))  # where code pages differ; below are quotation marks and dashes
_SAMPLE: Final = 256_000  # bytes looked at to guess
_LINE_BREAK = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str, *, markup: bool = False) -> str:
    """Return the text of a file's bytes, lines ended by newlines; raise InputError where they are no text."""
    for start, kind in _KINDS:
        if data.startswith(start):
            raise InputError(f"{name}: {kind}, not text. Save the article as text or as a web page.")
    text = _decoded(data, declared(data) if markup else None)
    if text is None:
        raise InputError(f"{name}: binary data, not text. Save the article as text or as a web page.")
    return _LINE_BREAK.sub("\n", printable(text)) if "\r" in text else printable(text)


def printable(text: str) -> str:
    """Replace what no file and no database can hold (NUL, lone surrogates) by U+FFFD, one for one."""
    text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def declared(data: bytes) -> str | None:
    """Return the codec of the encoding that a page's first bytes declare, or None."""
    if not (found := _CHARSET.search(data[:4096])):
        return None
    label = found[1].decode("ascii", "ignore").lower()
    try:
        codec = codecs.lookup(_WHATWG.get(label, label))
    except LookupError:
        return None
    return codec.name if codec._is_text_encoding else None


def _decoded(data: bytes, named: str | None) -> str | None:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if _is_binary(data):
        return None
    if named in _SEVEN_BIT:
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data, named)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: in Latin text every other byte is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or sample.count(0) < 0.3 * len(sample):
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _is_binary(data: bytes) -> bool:
    """Tell data from text: more than a few control characters."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(2, len(sample) // 100)


def _other(data: bytes, named: str | None) -> str:
    """Decode what is not clean UTF-8."""
    if named and not named.startswith("utf"):
        try:
            return data.decode(named)
        except UnicodeDecodeError:
            pass
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= max(1, len(data) // 1000) and broken <= len(_MULTIBYTE.findall(data[:_SAMPLE])):
        return mended
    sample = data[:_SAMPLE]
    foreign = len(sample) - len(sample.translate(None, _FOREIGN))
    return data.decode("cp1252" if foreign < 0.03 * len(sample) else _guess(sample), "replace")


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
