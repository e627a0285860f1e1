"""Joins the project file and what the user does with articles as a whole: taken out, brought back, other versions.

An event that only the articles that go report goes with them, or stays as an entry of the user's own, which names the
article and its sentence as its source. What other articles report too stays theirs.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from timeline_app.entering import enter
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Entering, Entry, Filed, Filing, Quoted, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Dated, Mention
    from timeline_app.store.file_rows import Reported
    from timeline_app.store.project import Project


def file(project: Project, change: Filing) -> Filing:
    """Put versions of articles away and others in their places, all or none; return the change as it was made."""
    keys = dict(zip(change.taken.keys, change.given.keys, strict=True))
    project.states.change(change.taken.versions, change.given.versions, keys)
    if change.given.dated:
        project.redate(_redated(project, dated) for dated in change.given.dated)
    entered = enter(project, Entering(change.taken.entries, change.given.entries))
    return replace(change, given=replace(change.given, entries=entered.given))


def _redated(project: Project, dated: Dated) -> tuple[Article, Sequence[Timex3], Sequence[Mention]]:
    article = project.article(dated.article)
    article = replace(article, published=dated.published, published_from=dated.published_from, evidence=dated.evidence)
    return article, *analyse(article)


def removing(project: Project, articles: Sequence[str], *, keep: bool) -> Filing:
    """Return the change that takes articles out; `keep`: what only they report stays as own entries.

    Events without a date cannot be entered, and go in either case. Raises InputError for an unknown article.
    """
    known = {name: project.article(name) for name in articles}
    ids = [article.id for article in known.values()]
    versions = tuple(Version(article, project.files.version(article)) for article in ids)
    only = [event for event in project.files.reported_in(ids) if not event.elsewhere] if keep else []
    by_id = {article.id: article for article in known.values()}
    entries = tuple(entry_for(event, by_id[event.article]) for event in only if event.date is not None)
    return Filing(Filed(versions), Filed(entries=entries))


def entry_for(event: Reported, article: Article) -> Entry:
    """Return an entry of the user's own that stands for a dated event which an article reported."""
    assert event.date is not None
    dated = f", {article.published}" if article.published else ""
    named = f"“{article.title}”, {article.outlet or PurePath(article.file).name}{dated}"
    words = f"{named}: “{' '.join(event.sentence.split())}”"
    return Entry(event.label, event.date, "article", words, quoted=Quoted(article.id, event.start, event.end))
