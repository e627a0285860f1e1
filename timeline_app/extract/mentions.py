"""Decides which sentences report a dated event, by which expression each is dated, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention


def find_mentions(article: Article, times: Sequence[Timex3]) -> tuple[Mention, ...]:
    """Return what the article reports of events, in text order; `times` are its expressions outside furniture."""
    return ()
