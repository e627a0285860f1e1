"""One source in, one reading out: the entry point of `extract` for any executor. Pure; keeps nothing between calls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.resolve import find_times
from timeline_app.extract.language import has_rules
from timeline_app.extract.mentions import find_mentions
from timeline_app.extract.readers import read_source
from timeline_app.records import Reading

if TYPE_CHECKING:
    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention, Source


def read_article(source: Source, published: Edtf | None = None, published_from: str | None = None) -> Reading:
    """Read one source into its article, times and mentions; `published` overrides the date that the page gives.

    Raises InputError, naming the file, where the source is no readable article.
    """
    article = read_source(source)
    if published is not None:
        article = replace(article, published=published, published_from=published_from or "set by hand")
    times, mentions = analyse(article)
    return Reading(source, article, times, mentions)


def analyse(article: Article) -> tuple[tuple[Timex3, ...], tuple[Mention, ...]]:
    """Return the times and the mentions of an article, both in text order; again after its publication date changed.

    An article in a language without rules has none: those of another language would read what is not there.
    """
    if not has_rules(article.language):
        return (), ()
    times = find_times(article.text, article.published, article.published_from, skip=article.furniture)
    return times, find_mentions(article, times)
