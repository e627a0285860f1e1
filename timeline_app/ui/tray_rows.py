"""Decides how each undated thing reads in the tray: articles with a proposed date, articles with none, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.extract.language import has_rules, language_name
from timeline_app.ui.evidence_words import best_first, one_line, short_wording
from timeline_app.ui.tray_view import ProposedLines
from timeline_app.ui.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from timeline_app.records import Article, Event, Mention, Proposal
    from timeline_app.ui.snapshot import Snapshot

ARTICLE, EVENT = "article", "event"


def key_of(article: str) -> str:
    """Return the key of an article's row."""
    return f"{ARTICLE}:{article}"


def tray_rows(shot: Snapshot, proposals: Mapping[str, Proposal], pending: Collection[str]) -> list[TwoLines]:
    """Return the rows: the surest proposals first, then articles without one, then events."""
    undated = shot.undated_articles()
    with_one = best_first(proposals[article.id] for article in undated if article.id in proposals)
    return [
        *(
            ProposedLines(
                key_of(p.article), shot.articles[p.article].title, "", proposal=p, pending=p.article in pending
            )
            for p in with_one
        ),
        *(_article_row(article) for article in undated if article.id not in proposals),
        *(_event_row(event, proposals.get(event.mentions[0].article)) for event in shot.undated_events()),
    ]


def _article_row(article: Article) -> TwoLines:
    wanted = "article without a date: set one"
    if article.language and not has_rules(article.language):  # a date would date nothing in it
        wanted = f"in {language_name(article.language)}: not read, no rules yet"
    return TwoLines(key_of(article.id), article.title, wanted, amber=True)


def _event_row(event: Event, proposal: Proposal | None) -> TwoLines:
    """Quote when it was; where its article has no date either, say which is proposed for that."""
    waits = f" · article: {short_wording(proposal.date)}?" if proposal else ""
    return TwoLines(f"{EVENT}:{event.id}", event.label, _own_words(event.mentions[0]), quoted=True, last=waits)


def _own_words(mention: Mention) -> str:
    """Quote what the source says of when; its sentence where it says nothing."""
    return f"“{one_line(mention.time.text if mention.time else mention.text)}”"
