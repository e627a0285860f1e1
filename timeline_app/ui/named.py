"""Where an article writes the names of people, places and organisations, wherever they stand in it; no Qt."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

KINDS: Final = {"people": "Person", "places": "Place", "organizations": "Organisation"}
_AT_ONCE: Final = 5_000  # words looked at between two looks at whether to go on


class Written(NamedTuple):
    """A name as an article writes it somewhere."""

    kind: str  # a key of KINDS
    name: str  # the article's longest form
    text: str  # as written


class Named(NamedTuple):
    """A name in the text."""

    start: int  # code points
    end: int  # exclusive
    written: Written


def named_in(text: str, written: Iterable[Written], cancelled: Callable[[], bool] = lambda: False) -> tuple[Named, ...]:
    """Return every place of names as they are written, whole words only, the longest where several would fit."""
    forms: defaultdict[str, list[tuple[int, Written]]] = defaultdict(list)  # by their first word, and where that begins
    for each in sorted(set(written), key=_longest_first):
        if (first := re.search(r"\w+", each.text)) is not None:
            forms[first.group()].append((first.start(), each))
    found: list[Named] = []
    at = 0  # what stands before is a name's already
    for number, word in enumerate(re.finditer(r"\w+", text)):
        if number % _AT_ONCE == 0 and cancelled():
            return ()
        for before, each in forms.get(word.group(), ()):
            start = word.start() - before
            if start >= at and _stands(text, each.text, start):
                at = start + len(each.text)
                found.append(Named(start, at, each))
                break
    return tuple(found)


def _stands(text: str, words: str, start: int) -> bool:
    """Tell whether words stand at a place, and no letters of other words beside them."""
    end = start + len(words)
    alone = not (text[start - 1 : start].isalnum() and words[0].isalnum()) and not text[end : end + 1].isalnum()
    return alone and text.startswith(words, start)


def _longest_first(written: Written) -> tuple[int, Written]:
    return -len(written.text), written
