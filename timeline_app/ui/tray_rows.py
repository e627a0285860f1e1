"""Decides how each undated thing reads in the tray: articles with a proposed date, articles with none, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline_app.extract.language import has_rules, language_name
from timeline_app.ui.evidence_words import best_first, one_line, short_wording
from timeline_app.ui.tray_view import ProposedLines
from timeline_app.ui.two_lines import Lines, TwoLines

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from timeline_app.records import Article, Event, Mention, Proposal
    from timeline_app.ui.snapshot import Snapshot

ARTICLE, EVENT = "article", "event"


def key_of(article: str) -> str:
    """Return the key of an article's row."""
    return f"{ARTICLE}:{article}"


def tray_rows(shot: Snapshot, proposals: Mapping[str, Proposal], pending: Collection[str]) -> Lines:
    """Return the rows: the surest proposals first, then articles without one, then events."""
    undated = shot.undated_articles
    with_one = [p.article for p in best_first(proposals[key] for key in undated if key in proposals)]
    articles = (*with_one, *(key for key in undated if key not in proposals))
    events = shot.undated_left

    def row(number: int) -> TwoLines:
        if number >= len(articles):
            event = shot.event_at(int(events[number - len(articles)]))
            return _event_row(event, proposals) if event else TwoLines("", "", "")
        article = shot.light[articles[number]]
        if (proposal := proposals.get(article.id)) is None:
            return _article_row(article)
        key = key_of(article.id)
        return ProposedLines(key, article.title, "", proposal=proposal, pending=article.id in pending)

    def find(key: str) -> int | None:
        kind, _, wanted = key.partition(":")
        if kind == ARTICLE:
            return articles.index(wanted) if wanted in articles else None
        ref = shot.ref_of(wanted)
        at = int(np.searchsorted(events, -1 if ref is None else ref))
        return len(articles) + at if at < len(events) and events[at] == ref else None

    return Lines(len(articles) + len(events), row, find)


def _article_row(article: Article) -> TwoLines:
    wanted = "article without a date: set one"
    if article.language and not has_rules(article.language):  # a date would date nothing in it
        wanted = f"in {language_name(article.language)}: not read, no rules yet"
    return TwoLines(key_of(article.id), article.title, wanted, amber=True)


def _event_row(event: Event, proposals: Mapping[str, Proposal]) -> TwoLines:
    """Quote when it was; where its article has no date either, say which is proposed for that."""
    proposal = proposals.get(event.mentions[0].article)
    waits = f" · article: {short_wording(proposal.date)}?" if proposal else ""
    return TwoLines(f"{EVENT}:{event.id}", event.label, _own_words(event.mentions[0]), quoted=True, last=waits)


def _own_words(mention: Mention) -> str:
    """Quote what the source says of when; its sentence where it says nothing."""
    return f"“{one_line(mention.time.text if mention.time else mention.text)}”"
