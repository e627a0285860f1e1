"""What the program makes of the two demos, asked by the words of a report.

A report is found where a mention of its sentence has the marked word as its trigger; else where the mention's trigger
stands within the words given, or it has none; else where the sentence reports one event only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from timeline_app.link.events import assemble
from timeline_app.link.references import refer
from timeline_app.records import Role
from timeline_app.resources import DEMOS, resource
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.records import Article, Event, Mention

Report = dict[str, str]  # {"in": folder and file, "says": its words, the event's own between stars}


@dataclass(frozen=True, slots=True)
class Told:
    """A mention, as one of its event's."""

    event: Event
    position: int  # in Event.mentions

    @property
    def mention(self) -> Mention:
        """Return the mention itself."""
        return self.event.mentions[self.position]


class Answers:
    """What the program makes of the demos."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}  # by the name that items give
        self._names: dict[str, str] = {}  # the same, by id
        self._told: defaultdict[str, list[Told]] = defaultdict(list)
        self._events: dict[str, Event] = {}

    @classmethod
    def of_demos(cls) -> Answers:
        """Read both, each as a project of its own."""
        made = cls()
        for demo in DEMOS.values():
            made._read(demo.folder)
        return made

    def with_links(self, groups: Sequence[Sequence[Report]]) -> Answers:
        """Return what is said of these reports alone, where those of a group are one event."""
        mentions: list[Mention] = []
        numbers: list[list[tuple[int, str]]] = []
        for group in groups:
            found = {told[0].mention.key: told[0].mention for report in group if (told := self.find(report))}
            new = [mention for mention in found.values() if mention not in mentions]
            numbers.append([(len(mentions) + number, "") for number in range(len(new))])
            mentions += new
        made = Answers()
        made._articles, made._names = self._articles, self._names
        articles = {article.id: article for article in self._articles.values()}
        made._take(refer(assemble([group for group in numbers if group], mentions, articles, {}), articles))
        return made

    def _take(self, events: Iterable[Event]) -> None:
        for event in events:
            self._events[event.id] = event
            for position, mention in enumerate(event.mentions):
                self._told[self._names[mention.article]].append(Told(event, position))

    def _read(self, demo: str) -> None:
        with TemporaryDirectory() as folder, Workspace(Path(folder) / "demo.tldb", create=True) as workspace:
            report = workspace.add([resource(demo)])
            assert not report.failed, report.failed
            for article in workspace.articles():
                self._names[article.id] = name = f"{demo}/{Path(article.file).name}"
                self._articles[name] = article
            self._take(workspace.events())

    def event(self, identity: str) -> Event:
        """Return an event by its id."""
        return self._events[identity]

    def article(self, name: str) -> Article:
        """Return an article by the name that items give."""
        return self._articles[name]

    def find(self, report: Report) -> list[Told]:
        """Return the mentions that tell a report; none where the program has none."""
        words, marked = self.span(report)
        told = [one for one in self._told[report["in"]] if overlap((one.mention.start, one.mention.end), words)]
        if exact := [one for one in told if one.mention.trigger and overlap(one.mention.trigger, marked)]:
            return exact
        told = [one for one in told if one.mention.role is Role.EVENT]
        near = [one for one in told if one.mention.trigger is None or overlap(one.mention.trigger, words)]
        return near or (told if len(told) == 1 else [])

    def span(self, report: Report) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where the words of a report stand in its article, and the marked one; they must stand there once."""
        before, word, after = report["says"].split("*")
        pattern = (
            "(" + ")(".join(r"\s+".join(map(re.escape, re.split(r"\s+", part))) for part in (before, word, after)) + ")"
        )
        found = list(re.finditer(pattern, self._articles[report["in"]].text))
        assert len(found) == 1, f"{report}: stands {len(found)} times in its article"
        return found[0].span(), found[0].span(2)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share a character."""
    return max(one[0], other[0]) < min(one[1], other[1])
