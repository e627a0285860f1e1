"""Whether a text holds what a query asks for, and where its words stand there: as the index of a project has it.

A text may have several parts (a title, a sentence): words that belong together stand in one of them, and all that is
wanted may be spread over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.search.tree import WORD, All, Either, Near, Query, Words, folded, sought, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def holds(query: Query, *parts: str) -> bool:
    """Tell whether a text of one or more parts meets a query."""
    return _met(query, [words_in(part) for part in parts])


def marks(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where words that a query asks for stand in a text, as (start, end) in code points, one after the other."""
    found = list(WORD.finditer(text))
    words = [folded(each.group()) for each in found]
    spans = sorted((first, end) for wanted in sought(query) for first, end in _places(wanted, words))
    marked: list[tuple[int, int]] = []
    for first, end in spans:
        start, stop = found[first].start(), found[end - 1].end()
        if marked and start <= marked[-1][1]:
            marked[-1] = (marked[-1][0], max(stop, marked[-1][1]))
        else:
            marked.append((start, stop))
    return marked


def _met(query: Query, parts: Sequence[Sequence[str]]) -> bool:
    match query:
        case Words():
            return any(True for part in parts for _ in _places(query, part))
        case Near():
            return any(_near(query, part) for part in parts)
        case Either(those):
            return any(_met(each, parts) for each in those)
        case All(wanted, unwanted):
            return all(_met(each, parts) for each in wanted) and not any(_met(each, parts) for each in unwanted)


def _near(query: Near, words: Sequence[str]) -> bool:
    """Tell whether words are near each other as SQLite counts it: from the end of each to the beginning of the last."""
    places = [list(_places(part, words)) for part in query.parts]
    for last in sorted({start for found in places for start, _ in found}):
        before = [max((end for start, end in found if start <= last), default=None) for found in places]
        if all(end is not None and last - end <= query.within for end in before):
            return True
    return False


def _places(wanted: Words, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from which word to which what is wanted stands."""
    *firsts, last = wanted.words
    for at in range(len(words) - len(firsts)):
        word = words[at + len(firsts)]
        if (word.startswith(last) if wanted.begun else word == last) and list(words[at : at + len(firsts)]) == firsts:
            yield at, at + len(firsts) + 1
