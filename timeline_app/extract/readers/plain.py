"""Plain text: an article as copied, or a whole page as dumped, with its furniture in it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from timeline_app.extract.furniture import lay_out
from timeline_app.extract.metadata import Metadata, complete
from timeline_app.extract.publication import weigh
from timeline_app.extract.readers.decoding import decode
from timeline_app.extract.readers.sources import name_of
from timeline_app.records import Article, InputError

if TYPE_CHECKING:
    from timeline_app.extract.furniture import Layout
    from timeline_app.records import Source


def read_text(source: Source) -> Article:
    """Read a plain text; raise InputError where it is empty or no text."""
    return article_of(source, decode(source.data, name_of(source)), Metadata())


def article_of(
    source: Source,
    text: str,
    metadata: Metadata,
    *,
    layout: Layout | None = None,
    id_: str | None = None,
    pages: tuple[int, ...] = (),
) -> Article:
    """Make the article of a text: furniture marked, and what the metadata lacks taken from the text."""
    if not any(mark.isalnum() for mark in text):
        raise InputError(f"{name_of(source)}: no text in it. Save the article again with its text.")
    layout = layout or lay_out(text, metadata.title.value if metadata.title else None)
    known = complete(metadata, text, layout, source.file)
    weighed = known.weighed or weigh(())
    published = None if known.unread else weighed.published
    digest = hashlib.sha256(source.data).hexdigest()
    title = known.title
    return Article(
        id=id_ or digest[:16],
        file=source.file,
        text=text,
        sha256=digest,
        title=title.value if title else "",
        title_from=title.origin if title else "",
        outlet=known.outlet.value if known.outlet else None,
        outlet_from=known.outlet.origin if known.outlet else None,
        author=known.author.value if known.author else None,
        author_from=known.author.origin if known.author else None,
        published=published.date if published else None,
        published_from=published.origin if published else known.unread or weighed.ignored,
        updated=weighed.updated.date if weighed.updated else None,
        url=known.url,
        language=known.language.value if known.language else None,
        topics=known.topics,
        furniture=layout.furniture,
        evidence=weighed.signs,
        pages=pages,
    )
