"""Joins the project file and linking: events are brought up to date by what changed, and the user's word is given.

What changed is noted in the file with the change itself, so an interruption or another program's change loses nothing.
It is linked a portion at a time, each in one transaction; events do not depend on the order, so neither do they on the
portions. Where most of a project is new it is linked whole at once. What another version of the program linked stays as
it is, but for what changes, until the user takes over what newer rules make of it (`renewing`).
A project that may only be read is linked in memory, for this time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline_app.link.decisions import HELD, decided, held
from timeline_app.link.events import ids_for, when
from timeline_app.link.incremental import relink
from timeline_app.link.known import NEVER, Seen, Unlinked
from timeline_app.link.laws import bonds, contradiction
from timeline_app.link.referring import Referring
from timeline_app.link.version import linker
from timeline_app.records import Deciding, Decision, InputError, Law, Ruling
from timeline_app.store.event_rows import KeptEvents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline_app.dates.civil import Day
    from timeline_app.link.laws import Bonds
    from timeline_app.records import Event, Field, Relinked, Review
    from timeline_app.store.project import Kept, Project

PORTION: Final = 2_500  # mentions linked in one transaction
REMEMBERED: Final = 1_500  # articles whose mentions are kept in memory while others are added
KEPT: Final = 200_000  # events of a project that are kept in memory between two readings: some 500 MB
FEW: Final = 4  # a project of which more than one in so many mentions changed is linked whole


# The project whose events were read last, for each reading opens it anew; out of here while it is used in some thread.
_LAST: Final[dict[Path, tuple[KeptEvents, Referring]]] = {}


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many records without looking for cycles among them: there are none, and it would take a quarter more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Relinking:
    """A project's events, up to date, and the laws that they keep."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._linkage = project.linkage
        self._seen: tuple[int, Seen] | None = None
        self._last = 0  # number of the last mention that was there before others are added
        self._large: set[int] = set()  # mentions of components that are put off while a project grows
        self._former: dict[int, str] | None = None  # of those: the ids of their events before; None: nothing is added

    def events(self) -> tuple[Event, ...]:
        """Return every event in date order, the undated last, with references: they follow from the events."""
        made = self.link()
        path = self._project.path.absolute()
        last = _LAST.pop(path, None)
        kept, referring = last if last is not None else (KeptEvents(), Referring())
        with uncollected():
            events = sorted(self._linkage.events(kept) if made is None else made, key=_place)
            found = referring.refer(events, {article.id: article for article in self._project.articles()})
        _LAST.clear()
        if len(found) <= KEPT:
            _LAST[path] = kept, referring
        return found

    def keep_references(self) -> bool:
        """Make references and keep them with the events, unless they are kept; False where that cannot be."""
        kept = self._project.references
        while not kept.current(version := self._project.snapshots.version()):
            try:
                kept.keep(version, self.events())  # unless another program changes the file meanwhile
            except InputError:
                return False
        return True

    def link(self) -> list[Event] | None:
        """Link what changed; return the events only where they cannot be kept, for the project may only be read."""
        self._seen, self._large = None, self._stale()
        try:
            with uncollected():
                while self._link_some():
                    pass
        except InputError:
            with self._project.unchanging():
                everything, laws, said = self._everything(), self._bonds(), self._said()
            return [event for event, _ in decided(relink(everything.unlinked, everything, laws).events, said)]
        return None

    def anew(self) -> None:
        """Make everything that linking keeps anew; what the user said and the ids of the events stay."""
        self._linkage.forget_all()
        self.link()

    def begin_adding(self) -> None:
        """Remember from now on which events there were: they alone hand on their ids, until `end_adding`."""
        self._last, self._former = self._linkage.size(), {}
        self._large = self._stale()

    def end_adding(self) -> None:
        """Link what is left, and give events ids that tell nothing of the portions in which articles came.

        These hang on how fast reading is, and the same articles have the same events. What was there keeps its ids.
        """
        self.link()
        former, self._former = self._former or {}, None
        with self._project.unchanging():
            placed = self._linkage.placed_after(self._last, former)
            published = self._linkage.published({article for told in placed.values() for _, _, article, _ in told})
        days = {article: date.earliest if date else None for article, date in published.items()}
        stories = {event: sorted(_in_story(one, days) for one in told) for event, told in placed.items()}
        order = sorted(stories, key=stories.__getitem__)
        known = {key: former[number] for told in placed.values() for number, key, *_ in told if number in former}
        keys = [[key for *_, key in stories[event]] for event in order]
        self._linkage.rename(order, lambda taken: ids_for(keys, known, taken))

    def learn(self, kept: Kept) -> None:
        """Remember what was added: it is linked next, and need not be read again."""
        self._remembered(self._project.version()).learn(kept.mentions, kept.articles)

    def link_added(self) -> None:
        """Link what was added, for others are being read meanwhile; remember the mentions, which these may resemble.

        Until `link` nothing but additions may happen to the project through this object.
        """
        with uncollected():
            while self._link_some(growing=True):
                pass

    def laws(self) -> tuple[Law, ...]:
        """Return what the user said of mentions."""
        return self._project.laws.all()

    def saying(self, one: str, others: Iterable[str], *, same: bool) -> Ruling:
        """Return the ruling that a mention is, or is not, of one event with each of the others; raise InputError."""
        known = set(self.laws())
        wanted = [Law(min(one, other), max(one, other), same) for other in others]
        self._require({key for law in wanted for key in (law.one, law.other)})
        if any(law.one == law.other for law in wanted):
            raise InputError("A report is the same as itself. Name two.")
        given = tuple(law for law in dict.fromkeys(wanted) if law not in known)
        return Ruling((), given)

    def unsaying(self, one: str, others: Sequence[str] = ()) -> Ruling:
        """Return the ruling that takes back what was said of a mention: all of it, or of it and each of the others."""
        said = [law for law in self.laws() if one in (law.one, law.other)]
        return Ruling(tuple(law for law in said if not others or {law.one, law.other} & set(others)), ())

    def rule(self, ruling: Ruling) -> None:
        """Change the laws, all or none, and note what they touch, to be linked; raise InputError for contradictions."""
        kept = [law for law in self.laws() if law not in ruling.taken]
        self._refuse_contradiction([*kept, *ruling.given])
        keys = {key for law in (*ruling.taken, *ruling.given) for key in (law.one, law.other)}
        if keys:
            touched = {number for numbers in self._linkage.meant(keys).values() for number in numbers}
            self._project.legislate(ruling.taken, ruling.given, touched)

    def deciding(self, wanted: Mapping[str, Mapping[Field, str | None]]) -> Deciding:
        """Return the change that gives events (their ids) values of the user's, or with None what their reports say.

        Raises InputError where there is no such event.
        """
        self.link()
        said = self._project.decisions.all()
        meant = self._linkage.meant(decision.mention for decision in said)
        taken: list[Decision] = []
        given: list[Decision] = []
        for event, values in wanted.items():
            placed = self._linkage.keys_of(event)
            if not placed:
                raise InputError(
                    f"{event}: no such event in {self._project.path}. Open the project anew and try again."
                )
            ours = (one for one in said if one.field in values and not placed.keys().isdisjoint(meant[one.mention]))
            taken += ours
            first = next(iter(placed.values()))
            given += (Decision(first, field, value) for field, value in values.items() if value is not None)
        kept = set(taken).intersection(given)  # what was decided so before
        return Deciding(*(tuple(one for one in each if one not in kept) for each in (taken, given)))

    def decide(self, change: Deciding) -> dict[int, tuple[Review, bool]]:
        """Take decisions back and give others, all or none, and note the events that they are of, to be linked.

        Where nothing is linked otherwise for it, nor waits for it, what is held of these events is set at once, and
        returned: by their numbers the review, and whether they are hidden.
        """
        every = (*change.taken, *change.given)
        meant = self._linkage.meant({decision.mention for decision in every})
        touched = {number for numbers in meant.values() for number in numbers}
        waiting = self._linkage.made_by() is None or self._linkage.unlinked(1)
        if waiting or not {decision.field for decision in every} <= HELD:
            self._project.decide(change, touched)
            return {}
        with self._project.changing():
            self._project.decide(change)
            found = held(self._linkage.together(touched), self._said())
            self._linkage.hold(found)
        return found

    def _link_some(self, *, growing: bool = False) -> bool:
        """Link some of what changed in one transaction; return whether there may be more."""
        with self._project.unchanging():
            version = self._project.version()
            size, made_by = self._linkage.size(), self._linkage.made_by()
            unmet = self._linkage.unmet(PORTION if growing else max(PORTION, size))
            portion = dict.fromkeys(unmet, True) if growing else self._linkage.unlinked(max(PORTION, size))
            if made_by is not None and not portion:
                return False
            laws, said = self._bonds(), self._said()
            several = growing or len(portion) > PORTION
            few = len(unmet if several else portion) * FEW <= size
            if made_by is not None and (growing or few or made_by != linker()):
                large = None
                if unmet and several:  # what is put off is grouped at last, all at once
                    portion, large = dict.fromkeys(unmet[:PORTION], True), self._large
                found = relink(portion, self._linkage, laws, self._linkage.taken, self._remembered(version), large)
                everything = None
            else:
                everything = self._everything()
        if everything is not None:
            found = relink(everything.unlinked, everything, laws)
        found = replace(found, events=decided(found.events, said))
        self._note_ids(found)
        if everything is None:
            self._linkage.write(found, version)
        else:
            self._linkage.write_all(found, linker(), version)
        return True

    def _stale(self) -> set[int]:
        """Return the mentions that were put off: they meet nobody new, but what they hang together with has changed."""
        unlinked = self._linkage.unlinked(self._linkage.size())
        return {number for number, anew in unlinked.items() if not anew}

    def _note_ids(self, found: Relinked) -> None:
        """Remember the ids of the events that mentions were in before others were added."""
        if self._former is not None and self._last:
            told = {number for _, numbers in found.events for number in numbers if number <= self._last}
            self._former = self._linkage.ids_of(sorted(told.difference(self._former))) | self._former

    def _remembered(self, version: int) -> Seen:
        """Return what was looked up before and has not changed since."""
        if self._seen is None or self._seen[0] != version or len(self._seen[1].articles) > REMEMBERED:
            self._seen = version, Seen(self._linkage)
        return self._seen[1]

    def _everything(self) -> Unlinked:
        articles = {article.id: article for article in self._project.articles()}
        return Unlinked(self._linkage.all_mentions(), articles, self._linkage.all_ids())

    def _bonds(self) -> Bonds:
        laws = self.laws()
        return bonds(laws, self._linkage.meant({key for law in laws for key in (law.one, law.other)}))

    def _said(self) -> list[tuple[int, Field, str]]:
        """Return what the user decided, by the mentions that it is kept by, the last one last."""
        said = self._project.decisions.all()
        meant = self._linkage.meant({decision.mention for decision in said})
        return [(number, each.field, each.value) for each in said for number in meant[each.mention]]

    def _require(self, keys: set[str]) -> None:
        for key, numbers in self._linkage.meant(keys).items():
            if not numbers:
                raise InputError(f"{key}: no such report in {self._project.path}. Open the project anew and try again.")

    def _refuse_contradiction(self, laws: Sequence[Law]) -> None:
        found = contradiction(laws)
        if found is None:
            return
        apart, same = found
        told = self._told({key for law in (apart, *same) for key in (law.one, law.other)})
        because = " and ".join(f"“{told[law.one]}” as the same as “{told[law.other]}”" for law in same)
        raise InputError(
            f"“{told[apart.one]}” and “{told[apart.other]}” cannot be both the same event and not the same: "
            f"you named {because}. Take one of these back first."
        )

    def _told(self, keys: set[str]) -> dict[str, str]:
        meant = self._linkage.meant(keys)
        mentions = self._linkage.mentions({number for numbers in meant.values() for number in numbers})
        return {key: mentions[numbers[0]].text if numbers else key for key, numbers in meant.items()}


def _in_story(told: tuple[int, str, str, int], days: Mapping[str, Day | None]) -> tuple[int, str, int, int, str]:
    """Return what the mentions of an event are in order by: publication, article and text; its key is the last."""
    number, key, article, start = told
    day = days[article]
    return (NEVER if day is None else day), article, start, number, key


def _place(event: Event) -> tuple[tuple[int, int, float], str, str]:
    """Return what events are sorted by, whatever the order of adding."""
    return when(event), event.label, event.mentions[0].key
