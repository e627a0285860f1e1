"""What the timeline says of a title, which is anybody's words: in one line, turned by nothing, never empty; no Qt."""

from __future__ import annotations

from typing import Final
from unicodedata import category

UNTITLED: Final = "Untitled event"
_SEEN: Final = "LNPS"  # letters, numbers, punctuation, symbols: what accents and joiners alone hang on
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_TURNING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")  # and what stands beside
_TIDY: Final = str.maketrans({chr(code): text for code, text in {**_CONTROLS, **_TURNING}.items()})


def shown_title(title: str) -> str:
    """Return a title without control characters and bidirectional overrides (UAX #9), or a word for none to be seen."""
    said = " ".join(title.translate(_TIDY).split())
    return said if said[:1].isalnum() or any(category(each)[0] in _SEEN for each in said) else UNTITLED
