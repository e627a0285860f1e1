"""A filter in words, one for each thing that it asks for and can let go of; and as what JSON can hold. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf
from timeline_app.timeline.filtering import NAMED, TURNED, Choice, Filter, Known
from timeline_app.ui.facets import REVIEWS, shown_name
from timeline_app.ui.period_words import period_words
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.dates.civil import Day

_KINDS: Final = (*NAMED, "status", "review")


def asked(wanted: Filter) -> Iterator[tuple[str, Filter]]:
    """Yield each thing that a filter asks for, in words, and the filter without it."""
    for kind in _KINDS:
        choice: Choice = getattr(wanted, kind)
        for sign, side in (("", "included"), ("not ", "excluded")):
            names: frozenset[str] = getattr(choice, side)
            for name in sorted(names):
                yield sign + _word(kind, name), _with(wanted, {kind: _with(choice, {side: names - {name}})})
    if wanted.hidden:
        yield "With what you hid", replace(wanted, hidden=False)
    if wanted.origins:
        few = "origins" in wanted.without
        words = f"{'fewer than' if few else 'at least'} {wanted.origins} origins"
        yield words, replace(wanted.turned("origins", out=False), origins=0)
    if wanted.disagreeing:
        agree = "disagreeing" in wanted.without
        words = "Sources do not disagree" if agree else "Sources disagree"
        yield words, replace(wanted.turned("disagreeing", out=False), disagreeing=False)
    if wanted.words:
        yield f"Words: {wanted.words}", replace(wanted, words="")
    if wanted.new:
        yield f"New {since_words(wanted.new)}", replace(wanted, new="")
    if wanted.known is not None:
        yield known_words(wanted.known), replace(wanted, known=None)
    if wanted.period is not None:
        sign = "not " if "period" in wanted.without else ""
        yield sign + period_words(wanted.period), replace(wanted.turned("period", out=False), period=None)


def since_words(time: str) -> str:
    """Say since when, by the clock of here: "since 21 November 2026, 14:05"."""
    here = datetime.fromisoformat(time).astimezone()
    return f"since {wording(Edtf.parse(here.strftime('%Y-%m-%dT%H:%M')))}"


def known_words(known: Known) -> str:
    """Say as of when: "as known on 14 March 2019"."""
    return f"as known on {day_words(known.day)}" + (", and undated" if known.undated else "")


def day_words(day: Day) -> str:
    """Say a day: "14 March 2019"."""
    year, month, number = civil(day)
    return wording(Edtf.parse(f"{year:04}-{month:02}-{number:02}"))


def written(wanted: Filter) -> dict[str, object]:
    """Return a filter as what JSON can hold."""
    names = {kind: [sorted(choice.included), sorted(choice.excluded)] for kind, choice in _choices(wanted)}
    period = None if wanted.period is None else list(wanted.period)
    return {
        **names,
        "origins": wanted.origins,
        "disagreeing": wanted.disagreeing,
        "hidden": wanted.hidden,
        "period": period,
        "words": wanted.words,
        "new": wanted.new,
        "known": None if wanted.known is None else [wanted.known.day, wanted.known.undated],
        "without": sorted(wanted.without),
    }


def read(told: object) -> Filter:
    """Return what `written` wrote; raise ValueError for anything else."""
    match told:
        case {"origins": int(origins), "disagreeing": bool(disagreeing), **rest} if origins >= 0:
            choices: dict[str, Any] = {kind: _choice(rest[kind]) for kind in _KINDS if kind in rest}
            period = _period(rest.get("period"))
            words, new = rest.get("words", ""), rest.get("new", "")
            if not isinstance(words, str) or not isinstance(new, str):
                raise ValueError("no words")
            hidden = rest.get("hidden") is True
            found = Filter(
                origins=origins, disagreeing=disagreeing, hidden=hidden, period=period, words=words, new=new, **choices
            )
            found = replace(found, known=_known(rest.get("known")))
            return replace(found, without=_without(rest.get("without", []), found))
    raise ValueError("no filter")


def _choices(wanted: Filter) -> Iterator[tuple[str, Choice]]:
    return ((kind, getattr(wanted, kind)) for kind in _KINDS if getattr(wanted, kind))


def _choice(found: object) -> Choice:
    match found:
        case [list(included), list(excluded)] if all(isinstance(name, str) for name in (*included, *excluded)):
            return Choice(frozenset(included), frozenset(excluded))
    raise ValueError("no names")


def _without(listed: object, found: Filter) -> frozenset[str]:
    """Return what is left out of what a filter asks for; of what it does not ask for nothing is."""
    match listed:
        case list() if all(kind in TURNED for kind in listed):
            return frozenset(kind for kind in listed if getattr(found, kind))
    raise ValueError("no such thing can be left out")


def _period(found: object) -> tuple[int, int] | None:
    match found:
        case None:
            return None
        case [int(first), int(end)] if first <= end:
            return first, end
    raise ValueError("no period")


def _known(found: object) -> Known | None:
    match found:
        case None:
            return None
        case [int(day), bool(undated)]:
            return Known(day, undated)
    raise ValueError("no day")


def _word(kind: str, name: str) -> str:
    if kind == "status":
        return name.capitalize()
    if kind == "review":
        return next((words for words, key in REVIEWS if key == name), name)
    return shown_name(kind, name)


def _with(record: Any, changed: dict[str, Any]) -> Any:
    return replace(record, **changed)
