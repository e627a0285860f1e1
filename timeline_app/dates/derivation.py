"""Decides how the dating of an expression is told to a reader: in plain words, with what it leans on and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.wording import hedge, wording

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

_NO_DATE = {
    "DURATION": "says how long, not when",
    "SET": "says how often, not when",
}
_REFERENCES = {
    "PRESENT_REF": "means the time of writing, without a date",
    "PAST_REF": "means some time in the past, without a date",
    "FUTURE_REF": "means some time to come, without a date",
}


def explain(timex: Timex3) -> str:
    """Tell in a sentence or two how an expression got its date, or why it has none; end with the rule's name."""
    return f"{quoted(timex)} {_said(timex)}. Rule {timex.rule}."


def quoted(timex: Timex3) -> str:
    """Quote an expression as written, on one line."""
    return f"“{' '.join(timex.text.split())}”"


def _said(timex: Timex3) -> str:
    if timex.date is None:
        reason = _NO_DATE.get(timex.type) or _REFERENCES.get(timex.value)
        return reason or "has no date, because nothing says what it leans on: set the article’s publication date"
    words = f"is {wording(timex.date)}{_because(timex)}"
    if not timex.date.is_interval and (doubt := hedge(timex.date)):
        words += f"; it was {doubt}" if doubt.startswith("some time") else f"; {doubt}"
    if timex.alternatives:
        words += f" (it could also be read as {' or '.join(map(_alternative, timex.alternatives))})"
    return words


def _because(timex: Timex3) -> str:
    if timex.anchor is None:
        return ", as written"
    date = wording(Edtf.parse(timex.anchor))
    basis, _, origin = (timex.anchor_from or "").partition(", ")
    if basis == "publication date":
        return f", because the article is dated {date}" + (f" ({origin})" if origin else "")
    return f", because {basis or 'what it leans on'} is {date}"


def _alternative(value: str) -> str:
    try:
        return wording(Edtf.parse(value))
    except ValueError:
        return value
