"""Web pages: everything that the page says, and which of it is the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.metadata import Metadata
from timeline_app.extract.readers.decoding import decode
from timeline_app.extract.readers.plain import article_of
from timeline_app.extract.readers.sources import name_of

if TYPE_CHECKING:
    from timeline_app.records import Article, Source


def read_html(source: Source) -> Article:
    """Read a page; raise InputError where it says nothing or is no text."""
    return article_of(source, decode(source.data, name_of(source), markup=True), Metadata())
