"""Words of an article with where they come from, for pasting elsewhere; no Qt."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from timeline_app.dates.wording import wording

if TYPE_CHECKING:
    from timeline_app.records import Article


def cited(quote: str, article: Article, pages: tuple[int, int] | None = None) -> str:
    """Return a quotation with its source under it; `pages` are the first and the last that it stands on."""
    return f"“{quote.strip()}”\n{source(article, pages)}"


def source(article: Article, pages: tuple[int, int] | None = None) -> str:
    """Return an article's source in one line; what is not known is left out, but that it has no date is said."""
    dated = wording(article.published) if article.published is not None else "no date"
    title = f"“{article.title.strip()}”" if article.title.strip() else None
    where = article.url or PurePath(article.file.replace("\\", "/")).name
    page = None if pages is None else f"p. {pages[0]}" if pages[0] == pages[1] else f"pp. {pages[0]}–{pages[1]}"
    if article.own:
        return ", ".join(part for part in ("Own entry", title, page) if part)
    return ", ".join(part for part in (article.author, title, article.outlet, dated, page, where) if part)
