"""Decides how evidence of a publication date reads: confidence in words, each sign with where it stands; no Qt.

A sign speaks for a day that it leaves open and against every other, but for the few days by which signs of one
publication may differ: that is no conflict.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from timeline_app.dates.calendar_names import MONTHS
from timeline_app.extract.date_tags import TAGS
from timeline_app.extract.publication import FEW, allows
from timeline_app.ui.said import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.records import Article, Evidence, Proposal

PUBLISHED, UPDATED = "published", "updated"
_AFTER_TAG = (";", ",", " ignored")  # what begins the words that an origin may have after its tag
_SETTLED = ("set by hand", "accepted")  # how the origin of a date begins that a person stands for


@dataclass(frozen=True, slots=True)
class Level:
    """A degree of confidence."""

    least: float  # confidence, 0 to 1
    words: str
    dots: int  # of DOTS


DOTS = 4
_TOLD, _ACROSS = 4, 72  # lines of a tool tip, and code points of one
LEVELS = (
    Level(0.85, "very likely", 4),
    Level(0.6, "likely", 3),
    Level(0.4, "possible", 2),
    Level(0.0, "doubtful", 1),
)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The signs of an article's dates, in the order in which they came."""

    fitting: tuple[Evidence, ...]  # of when it was published: they agree with the day
    near: tuple[Evidence, ...]  # they name another, a few days off
    against: tuple[Evidence, ...]  # they do not agree
    updated: tuple[Evidence, ...]
    ignored: tuple[Evidence, ...]  # of either: no page can mean them; their origin says why


def level_of(confidence: float) -> Level:
    """Return the degree that a confidence belongs to."""
    return next((level for level in LEVELS if confidence >= level.least), LEVELS[-1])


def at_least(proposals: Iterable[Proposal], level: Level) -> tuple[Proposal, ...]:
    """Keep the proposals of a degree or a better one."""
    return tuple(p for p in proposals if p.confidence >= level.least)


def best_first(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Order proposals by confidence; equals stay as they are."""
    return tuple(sorted(proposals, key=lambda p: -p.confidence))


def group(evidence: Sequence[Evidence], date: Edtf | None) -> Grouped:
    """Part the signs into those that agree with a day, those that do not, those of an update, and what is ignored."""
    day = date.earliest if date else None
    heeded = [sign for sign in evidence if sign.weight > 0]
    published = [sign for sign in heeded if sign.kind == PUBLISHED]
    return Grouped(
        tuple(sign for sign in published if day is None or allows(sign.date, day)),
        tuple(
            sign for sign in published if day is not None and not allows(sign.date, day) and allows(sign.date, day, FEW)
        ),
        tuple(sign for sign in published if day is not None and not allows(sign.date, day, FEW)),
        tuple(sign for sign in heeded if sign.kind == UPDATED),
        tuple(sign for sign in evidence if sign.weight <= 0),
    )


def conflicting(article: Article) -> tuple[Evidence, ...]:
    """Return the signs that disagree with the date that an article has."""
    return group(article.evidence, article.published).against


def has_conflict(article: Article) -> bool:
    """Tell whether signs disagree with an article's date, and nobody has settled it."""
    settled = (article.published_from or "").startswith(_SETTLED)
    return article.published is not None and not settled and bool(conflicting(article))


def origin_words(origin: str, *, short: bool = False) -> str:
    """Say where a date is from in plain words: a page's tag is named as one, or but called one where `short`."""
    cut = next((at for mark in _AFTER_TAG if (at := origin.find(mark)) > 0), len(origin))
    if origin[:cut] not in TAGS:
        return origin
    return f"the page’s own tag{origin[cut:]}" if short else f"the page’s own tag {origin}"


def sign_words(sign: Evidence) -> str:
    """Say in one line where a sign stands and what stands there."""
    origin = origin_words(sign.origin)
    return f"{origin}: {one_line(sign.quote)}" if sign.quote else origin


def short_wording(date: Edtf) -> str:
    """Say a date in few letters: "29 Aug 2018"."""
    words = wording(date)
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def proposal_words(proposal: Proposal) -> str:
    """Say a proposal in one breath, for those who listen and for the tool tip."""
    level = level_of(proposal.confidence)
    signs = group(proposal.evidence, proposal.date)
    against = f"; {counted(len(signs.against), 'sign')} against it" if signs.against else ""
    why = f", {sign_words(proposal.evidence[0])}" if proposal.evidence else ""
    return f"proposed: {wording(proposal.date)}, {level.words}{why}{against}"


def why_words(proposal: Proposal) -> tuple[str, str]:
    """Say how sure a proposal is and why, and apart from it, with a sign, how much is against it."""
    level = level_of(proposal.confidence)
    against = group(proposal.evidence, proposal.date).against
    why = f" · {sign_words(proposal.evidence[0])}" if proposal.evidence else ""
    return f"{level.words}{why}", f" ≠ {len(against)}" if against else ""


def evidence_lines(evidence: Sequence[Evidence], date: Edtf | None) -> Iterator[str]:
    """Say every sign, one a line, as it agrees with a date or does not."""
    signs = group(evidence, date)
    for sign in (*signs.fitting, *signs.near):
        yield f"{wording(sign.date)} · {sign_words(sign)}"
    for sign in signs.against:
        yield f"≠ {wording(sign.date)} · {sign_words(sign)}"
    for sign in signs.updated:
        yield f"updated {wording(sign.date)} · {sign_words(sign)}"
    for sign in signs.ignored:
        yield sign_words(sign)


def as_tool_tip(lines: Iterable[str]) -> str:
    """Return lines as a tool tip that never takes their words for markup; the empty text where there are none.

    Each keeps to one line on the screen, and only the first few are told: a tool tip is a glance, the card tells all.
    """
    told = list(lines)
    rest = len(told) - _TOLD if len(told) > _TOLD + 1 else 0
    said = "<br>".join(escape(_cut(line)) for line in told[: len(told) - rest])
    more = f"<br>and {rest:,} more" if rest else ""
    return f"<p style='white-space:pre; margin:2px'>{said}{more}</p>" if said else ""


def _cut(line: str) -> str:
    return line if len(line) <= _ACROSS else f"{line[: _ACROSS - 1].rstrip()}…"


def one_line(text: str) -> str:
    """Return a text without breaks."""
    return " ".join(text.split())


def counted(count: int, what: str) -> str:
    """Count things: "1 sign", "1,200 signs"."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
