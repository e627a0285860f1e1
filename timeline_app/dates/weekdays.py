"""Decides which day a weekday means: the last or next by tense, of a week, some weeks away, or that of a narrative."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.amounts import spelled_number
from timeline_app.dates.civil import weekday
from timeline_app.dates.meaning import Meaning, day_of, leaning, length
from timeline_app.dates.tense import FUTURE, UNKNOWN

if TYPE_CHECKING:
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_A_SEASON = 92  # days: a date longer than that names no week
_CLAUSE = 64  # code points before a weekday in which its clause says what news says of a life
_NEWS_OF_A_LIFE = re.compile(
    r"\b(?:died|dies|said|says|announced|confirmed|told|funeral|service|buried|tributes?)\b[^.]*$"
)
_SHARE_OF_NEWS = 2  # how many times its points for reporting the points for narrative of a life told as news are
_SO_NEAR = 3  # days: "next Friday" said that shortly before can mean the one after


def day_of_week(match: Match, context: Context) -> Meaning | None:
    """Mean the latest such weekday on or before publication, or where the tense looks ahead the next one."""
    index = match.number("weekday")
    if index is None:
        return None
    by = match.number("which")
    if context.narrates and by is None and not _of_the_news(context):
        return _weekday_told(index, context)
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    tense = context.tense() if not by else UNKNOWN
    ahead = by == 1 or tense == FUTURE or (by == 0 and tense == UNKNOWN)
    week = 7 if by else 0  # last Friday, said on a Friday, was a week ago
    shift = (index - weekday(context.anchor)) % 7 or week if ahead else -((weekday(context.anchor) - index) % 7 or week)
    others: tuple[int, ...] = ()
    if by is None and tense == UNKNOWN and shift:
        others = (shift + 7,)
    elif by and abs(shift) <= _SO_NEAR:
        others = (shift + 7 * by,)
    found = leaning(day_of(context.anchor + shift), "published")
    return replace(found, alternatives=tuple(day_of(context.anchor + other).value for other in others))


def _of_the_news(context: Context) -> bool:
    """Tell that a weekday in a narrative is of its news: before any date, or far from one in what also reports."""
    story = context.base()
    if context.anchor is None or story is None:
        return context.anchor is not None
    genre, before = context.facts.genre, context.text[max(0, context.start - _CLAUSE) : context.start]
    mixed = length(story) > _A_SEASON and _SHARE_OF_NEWS * genre.reporting >= genre.narrative
    return mixed and _NEWS_OF_A_LIFE.search(before) is not None


def _weekday_told(index: int, context: Context) -> Meaning:
    """Mean the first such weekday from the day at which the story stands, or where it looks back the last one."""
    story = context.base()
    if story is None or story.first is None or story.unit not in ("D", "T"):
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    ahead = (index - weekday(story.first)) % 7
    return leaning(day_of(story.first + (ahead - 7 if ahead and context.looks_back() else ahead)), story)


def weekday_of_week(match: Match, context: Context) -> Meaning | None:
    """Mean a weekday of last, this or next week."""
    index, by = match.number("weekday"), match.number("which")
    if index is None or by is None:
        return None
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    return leaning(day_of(context.anchor - weekday(context.anchor) + index + 7 * by), "published")


def weekday_in_weeks(match: Match, context: Context) -> Meaning | None:
    """Mean the weekday some weeks after the coming one of that name, or before the last one."""
    index = match.number("weekday")
    named = 2 if "fortnight" in match.groups else 1 if "week" in match.groups else None
    weeks = spelled_number(match.groups["number"]) if named is None else named
    if index is None or weeks is None or not float(weeks).is_integer() or weeks > 99:
        return None
    if context.anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    ago = (weekday(context.anchor) - index) % 7
    if match.rule.options.get("each"):
        ago, weeks = ago or 7, weeks - 1
    back = match.rule.options.get("sign") == -1
    day = context.anchor - ago - 7 * int(weeks) if back else context.anchor + (-ago) % 7 + 7 * int(weeks)
    return leaning(day_of(day), "published")
