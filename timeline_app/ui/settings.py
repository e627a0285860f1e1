"""What the program remembers between runs: recent projects, the window's place, the theme. Nothing of any article."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

THEMES = ("desktop", "light", "dark")
MENTIONS_BY = ("date", "outlet")
MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open, and what it held then."""

    path: Path
    opened: str  # ISO date and time, local
    articles: int
    events: int


class Settings:
    """A small typed face over a QSettings file."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @classmethod
    def of_user(cls) -> Settings:
        """Return this user's settings."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "timeline-app", "timeline-app"))

    @property
    def theme(self) -> str:
        """Return "desktop", "light" or "dark"."""
        chosen = str(self._store.value("theme", THEMES[0]))
        return chosen if chosen in THEMES else THEMES[0]

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def animated(self) -> bool | None:
        """Return whether moves of the timeline are animated; None: as the desktop asks for."""
        chosen = str(self._store.value("animated", ""))
        return {"true": True, "false": False}.get(chosen)

    @animated.setter
    def animated(self, wanted: bool) -> None:
        self._store.setValue("animated", "true" if wanted else "false")

    @property
    def ghosts(self) -> bool:
        """Return whether events that are filtered out stay in sight."""
        return str(self._store.value("ghosts", "")) == "true"

    @ghosts.setter
    def ghosts(self, wanted: bool) -> None:
        self._store.setValue("ghosts", "true" if wanted else "false")

    @property
    def letters(self) -> int:
        """Return how large an article's letters are, % of the usual."""
        return min(300, max(50, _number(self._store.value("letters", 100)) or 100))

    @letters.setter
    def letters(self, percent: int) -> None:
        self._store.setValue("letters", percent)

    @property
    def mentions_by(self) -> str:
        """Return in which order mentions in context are listed: "date" or "outlet"."""
        chosen = str(self._store.value("mentions_by", MENTIONS_BY[0]))
        return chosen if chosen in MENTIONS_BY else MENTIONS_BY[0]

    @mentions_by.setter
    def mentions_by(self, order: str) -> None:
        self._store.setValue("mentions_by", order)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Return the projects that were open last, the latest first."""
        count = self._store.beginReadArray("recent")
        found = []
        for index in range(min(count, MOST_RECENT)):  # the file says how many; a hand may have written there
            self._store.setArrayIndex(index)
            if self._store.value("path"):
                found.append(self._read_recent())
        self._store.endArray()
        return tuple(found)

    def remember(self, project: Recent) -> None:
        """Put a project at the head of the recent ones."""
        others = [r for r in self.recent if r.path != project.path]
        self._write_recent([project, *others][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a project out of the recent ones."""
        self._write_recent([r for r in self.recent if r.path != path])

    def state(self, name: str) -> QByteArray:
        """Return the remembered geometry of a window or splitter, empty where there is none."""
        value = self._store.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, value: QByteArray) -> None:
        """Remember the geometry of a window or splitter."""
        self._store.setValue(f"geometry/{name}", value)

    def view(self, project: Path) -> str:
        """Return what was in view when a project was left, as it was written; empty where nothing was."""
        return str(self._store.value(f"views/{_key(project)}", ""))

    def set_view(self, project: Path, written: str) -> None:
        """Remember what was in view when a project was left; of those that are no longer recent it is forgotten."""
        kept = {_key(recent.path) for recent in self.recent} | {_key(project)}
        self._store.beginGroup("views")
        for key in self._store.childKeys():
            if key not in kept:
                self._store.remove(key)
        self._store.setValue(_key(project), written)
        self._store.endGroup()

    def _read_recent(self) -> Recent:
        value = self._store.value
        return Recent(
            Path(str(value("path", ""))),
            str(value("opened", "")),
            _number(value("articles", 0)),
            _number(value("events", 0)),
        )

    def _write_recent(self, projects: Sequence[Recent]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(projects))
        for index, project in enumerate(projects):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(project.path))
            self._store.setValue("opened", project.opened)
            self._store.setValue("articles", project.articles)
            self._store.setValue("events", project.events)
        self._store.endArray()


def _key(project: Path) -> str:
    return sha256(str(project.absolute()).encode()).hexdigest()[:32]


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isdecimal() else 0
