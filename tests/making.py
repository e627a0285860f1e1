"""Records for tests, made of the few words that a test cares about."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.timex import Timex3
from timeline_app.link.events import when
from timeline_app.link.incremental import relink
from timeline_app.link.known import Unlinked
from timeline_app.link.laws import Bonds
from timeline_app.link.references import refer
from timeline_app.records import Article, Event, Mention, Name, Reading, Role, Source, Status
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def article(identity: str, text: str = "", *, published: str | None = None, outlet: str | None = None) -> Article:
    """Make an article whose source is its text."""
    return Article(
        id=identity,
        file=f"{identity}.txt",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        title=f"Title of {identity}",
        title_from="first line",
        outlet=outlet or f"Outlet of {identity}",
        published=Edtf.parse(published) if published else None,
        published_from="set by hand" if published else None,
    )


def project_of(path: Path, told: Mapping[str, str]) -> Path:
    """Make a project file of texts by the names of their files, which are written beside it."""
    for name, text in told.items():
        (path.parent / name).write_text(text, encoding="utf-8")
    with Workspace(path, create=True) as workspace:
        workspace.add([path.parent / name for name in told])
    return path


def time(words: str, date: str | None, start: int = 0) -> Timex3:
    """Make a time expression."""
    made = Edtf.parse(date) if date else None
    return Timex3(start, start + len(words), words, "DATE", date or "XXXX", None, made, "rule", None, None, ("1999",))


def mention(
    told_in: str,
    text: str,
    date: str | None,
    *,
    start: int = 0,
    label: str | None = None,
    expression: str | None = None,
    role: Role = Role.EVENT,
    status: Status = Status.REPORTED,
    by: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    leans_on: str | None = None,
    act: str | None = None,
) -> Mention:
    """Make a mention; with `leans_on` it has no time expression of its own, without `act` no word of its own."""
    return Mention(
        article=told_in,
        start=start,
        end=start + len(text),
        text=text,
        label=label or text,
        date=Edtf.parse(date) if date else None,
        time=None if leans_on or date is None else time(expression or date, date, start),
        role=role,
        status=status,
        attributed_to=by,
        people=tuple(Name(name, name.split()[-1]) for name in people),
        places=tuple(Name(name, name) for name in places),
        leans_on=leans_on,
        trigger=(start + text.index(act), start + text.index(act) + len(act)) if act else None,
    )


def reading(of: Article, *mentions: Mention) -> Reading:
    """Make the reading of an article."""
    times = tuple(one.time for one in mentions if one.time)
    return Reading(Source(of.file, of.text.encode(), "text"), of, times, mentions)


def link(
    mentions: Sequence[Mention], articles: Mapping[str, Article], known: Mapping[str, str] | None = None
) -> tuple[Event, ...]:
    """Link mentions as a project that was never linked is; `known` (Mention.key -> Event.id) are former events."""
    ids = {number: known[one.key] for number, one in enumerate(mentions) if known and one.key in known}
    everything = Unlinked(dict(enumerate(mentions)), articles, ids)
    events = [event for event, _ in relink(everything.unlinked, everything, Bonds()).events]
    return refer(sorted(events, key=when), articles)
