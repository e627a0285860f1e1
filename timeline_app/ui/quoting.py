"""An event of the user's own made of words of an article: what is proposed for it, and where it is quoted from."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.sentences import sentence_spans
from timeline_app.records import Entry, Quoted
from timeline_app.ui.citation import source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article

KIND: Final = "article"
LONGEST: Final = 120  # characters of a label, as of those that are read
MOST: Final = 2_000  # characters of an article that are quoted


def entry_of(article: Article, spans: Sequence[tuple[int, int]], times: Sequence[Timex3], otherwise: Edtf) -> Entry:
    """Return what is proposed for an event of words of an article, whose time expressions are `times`.

    Its date is the first that is told in these words, else in their sentences, by the same rules as any; where none
    is, all that is known is that the article was published by then; `otherwise` is proposed where not even that is.
    """
    start, end = spans[0][0], min(spans[-1][1], spans[0][0] + MOST)
    words = " ".join(article.text[start:end].split())
    pages = article.page_of(start), article.page_of(end - 1)
    where = source(article, (pages[0], pages[1]) if pages[0] and pages[1] else None)
    label = shorten(words.rstrip(" .;:,"), LONGEST, placeholder="…")
    date = _told(times, start, end) or _told(times, *_sentences(article.text, start, end)) or _published_by(article)
    return Entry(label, date or otherwise, KIND, f"{where}: “{words}”", quoted=Quoted(article.id, start, end))


def _told(times: Sequence[Timex3], start: int, end: int) -> Edtf | None:
    return next((time.date for time in times if time.date and time.start < end and start < time.end), None)


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentences around a place, of the lines it stands in: a line may be a paragraph."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    met = [(a + first, b + first) for a, b in sentence_spans(text[first:last]) if a + first < end and start < b + first]
    return (met[0][0], met[-1][1]) if met else (start, end)


def _published_by(article: Article) -> Edtf | None:
    return None if article.published is None else Edtf.parse(f"[..{article.published}]")
