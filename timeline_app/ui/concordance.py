"""Every place where articles write a name or words, each with what stands before and after it; no Qt, for a worker.

What is asked for as a name is also found as the articles that bear it write it: "Kim" is Kim Jong Un where an article's
own sentences say so, and in no other. Page furniture is left out: what is on every page is no mention.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.ui.finding import fold, has_marks, hits, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.store.article_reading import Brief, Text
    from timeline_app.ui.on_demand import Catalogue

AROUND: Final = 100  # letters before and after
MOST: Final = 5_000  # passages that are listed
SORTS: Final = {"date": "By date", "outlet": "By outlet"}


class Passage(NamedTuple):
    """A name or words in one article."""

    article: str
    start: int  # in its text, code points
    end: int
    before: str
    words: str  # as written
    after: str
    outlet: str
    published: Edtf | None


def passages(
    catalogue: Catalogue, words: str, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[list[Passage]]:
    """Yield the passages of each article that writes words or, where they are a name, its other forms."""
    asked = words.strip()
    if not typed(asked):
        return
    about = {brief.id: brief for brief in catalogue.briefs()}
    forms = catalogue.forms_of(asked)
    count = 0
    for text in catalogue.texts(cancelled):
        found = _in_one(text, [asked, *sorted(forms.get(text.article, ()))], about.get(text.article))
        if found:
            yield found[: MOST - count]
            count += len(found)
        if count >= MOST:
            return


def ordered(those: Sequence[Passage], sort: str) -> list[Passage]:
    """Return passages by the day of publication (undated last) or by outlet, each article's in text order."""
    keys = {"date": _by_date, "outlet": _by_outlet}
    return sorted(those, key=keys[sort])


def _in_one(text: Text, words: Sequence[str], about: Brief | None) -> list[Passage]:
    folded = fold(text.text)
    first = [typed(each).split()[0] for each in words if typed(each)]
    if not any(each in folded for each in first) and not has_marks(folded):  # most articles write none: much faster
        return []
    found = []
    for hit in hits(folded, words, whole=True):
        if not _inside(hit.start, text.furniture):
            before = _plain(text.text[max(0, hit.start - AROUND) : hit.start])
            after = _plain(text.text[hit.end : hit.end + AROUND])
            outlet, published = (about.outlet or "", about.published) if about is not None else ("", None)
            written = " ".join(text.text[hit.start : hit.end].split())
            found.append(Passage(text.article, hit.start, hit.end, before, written, after, outlet, published))
    return found


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]


def _plain(text: str) -> str:
    """Return text in one line; white space at its ends stays, as one space."""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * (bool(words) and text[-1:].isspace())}"


def _by_date(passage: Passage) -> tuple[bool, int, str, str, int]:
    day = None if passage.published is None else passage.published.earliest
    return day is None, day or 0, passage.outlet.casefold(), passage.article, passage.start


def _by_outlet(passage: Passage) -> tuple[bool, str, bool, int, str, int]:
    day = None if passage.published is None else passage.published.earliest
    outlet = passage.outlet.casefold()
    return not outlet, outlet, day is None, day or 0, passage.article, passage.start
