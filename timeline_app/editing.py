"""Joins the project file, reading and linking where the user changes something: each edit is kept and can be undone.

An edit and its line in the project's history are one transaction: neither is ever there without the other. What it
touches is linked afterwards, as after any change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from timeline_app.entering import enter
from timeline_app.extract.pipeline import analyse
from timeline_app.filing import file
from timeline_app.overview import hold
from timeline_app.records import (
    Annotating,
    Dated,
    Deciding,
    Done,
    Entering,
    Filing,
    InputError,
    Moved,
    Redating,
    Ruling,
    Tagging,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Change, Proposal
    from timeline_app.relinking import Relinking
    from timeline_app.store.project import Project


class Editing:
    """Changes a project as the user says, and back."""

    def __init__(self, project: Project, relinking: Relinking) -> None:
        self._project = project
        self._relinking = relinking

    def do(self, name: str, change: Change, number: int | None = None) -> Done:
        """Make a change and keep it in the history under a name, by a number unless another edit has it by now."""
        former = self._dates_before(change)
        with self._project.changing():
            done, moved = self._apply(change)
            number = self._project.history.add(name, done, number)
        return Done(number, done, (*moved, *self._linked(done, former)))

    def turn(self, number: int, *, undone: bool) -> Done:
        """Take an edit of the history back, or do it again; raise InputError where that cannot be."""
        change = self._project.history.change(number)
        change = change.undone if undone else change
        former = self._dates_before(change)
        with self._project.changing():
            done, moved = self._apply(change)
            self._project.history.turn(number, done.undone if undone else done, undone=undone)
        return Done(number, done, (*moved, *self._linked(done, former)))

    def redating(self, dates: Iterable[tuple[str, Edtf | None, str | None]]) -> Redating:
        """Return the change that dates articles: each by its id or file, its date, and where in words that is from."""
        taken, given = [], []
        for name, date, origin in dates:
            article = self._project.article(name)
            taken.append(_dated(article))
            given.append(replace(_dated(article), published=date, published_from=origin if date else None))
        return Redating(tuple(taken), tuple(given))

    def accepting(self, proposals: Sequence[Proposal]) -> Redating:
        """Return the change that takes proposals as publication dates, with what speaks for them."""
        taken, given = [], []
        for proposal in proposals:
            old = _dated(self._project.article(proposal.article))
            kept = (*old.evidence, *(sign for sign in proposal.evidence if sign not in old.evidence))
            taken.append(old)
            given.append(Dated(old.article, proposal.date, f"accepted: {proposal.evidence[0].origin}", kept))
        return Redating(tuple(taken), tuple(given))

    def _apply(self, change: Change) -> tuple[Change, Sequence[Moved]]:
        """Make a change, in the open one; return it as it was made, and the dates of publications and times moved."""
        match change:
            case Redating():
                return change, self._redate(change)
            case Ruling():
                self._relinking.rule(change)
                return change, ()
            case Deciding():
                hold(self._project, self._relinking.decide(change))
                return change, ()
            case Entering():
                return enter(self._project, change), ()
            case Annotating():
                return self._project.annotations.change(change), ()
            case Tagging():
                return self._project.tags.change(change), ()
            case Filing():
                return file(self._project, change), ()
            case _:
                assert_never(change)

    def _redate(self, change: Redating) -> list[Moved]:
        moved: list[Moved] = []
        analysed = []
        for dated in change.given:
            old = self._project.article(dated.article)
            if old.own:
                raise InputError(
                    f"“{old.title}” is your own entry, published nowhere. Set the date of its event instead."
                )
            new = replace(old, published=dated.published, published_from=dated.published_from, evidence=dated.evidence)
            times, mentions = analyse(new)
            analysed.append((new, times, mentions))
            if old.published != new.published:
                moved.append(Moved("publication", old.title, old.published, new.published))
            moved += _moved_times(self._project.times(old.id), times)
        self._project.redate(analysed)
        return moved

    def _dates_before(self, change: Change) -> dict[str, tuple[str, Edtf | None]] | None:
        """Return the labels and dates of the events as they are, where a change of publication dates may move them."""
        if not isinstance(change, Redating):
            return None
        self._relinking.link()
        return self._project.linkage.dates()

    def _linked(self, change: Change, former: dict[str, tuple[str, Edtf | None]] | None) -> list[Moved]:
        """Link what a change touched; return the dates of events that it moved."""
        if isinstance(change, Ruling | Deciding | Redating | Filing):
            self._relinking.link()
        if former is None:
            return []
        return [
            Moved("event", label, former[event][1], date, event)
            for event, (label, date) in self._project.linkage.dates().items()
            if event in former and former[event][1] != date
        ]


def _dated(article: Article) -> Dated:
    return Dated(article.id, article.published, article.published_from, article.evidence)


def _moved_times(before: Sequence[Timex3], after: Sequence[Timex3]) -> list[Moved]:
    dates = {(time.start, time.end): time.date for time in before}
    pairs = [(time, dates.get((time.start, time.end))) for time in after]
    return [Moved("time", time.text, former, time.date) for time, former in pairs if former != time.date]
