"""Decides what weekdays, months and days mean that go by the date before them: in the story, else by publication.

"The following Monday", "that June", "the next morning", "on the 12th".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.civil import add_months, civil, day_number, weekday
from timeline_app.dates.clock import in_part
from timeline_app.dates.meaning import (
    SEASON_STARTS,
    Meaning,
    day_of,
    end_of_range,
    leaning,
    month_of,
    moved,
    season_of,
    too_coarse,
    unit_at,
)
from timeline_app.dates.spans import between
from timeline_app.dates.tense import FUTURE, PAST

if TYPE_CHECKING:
    from timeline_app.dates.civil import Day
    from timeline_app.dates.context import Context
    from timeline_app.dates.tagger import Match

_DAYS = ("D", "T")


def story_weekday(match: Match, context: Context) -> Meaning | None:
    """Mean the weekday before, in the week of, or after the day at which the story stands."""
    index = match.number("weekday")
    if index is None:
        return None
    story = context.base()
    if story is None or story.first is None or story.last is None or story.unit not in (*_DAYS, "W", "WE"):
        return _from_publication(match, index, context)
    ahead, back = (index - weekday(story.last)) % 7, (weekday(story.first) - index) % 7
    side = _side(match)
    by = -(back or 7) if side < 0 else (ahead or 7) if side > 0 else ahead if ahead < back else -back
    return leaning(day_of((story.last if by > 0 else story.first) + by), story)


def _side(match: Match) -> int:
    side = match.number("side")
    side = match.number("side2") if side is None else side
    side = match.rule.options.get("side") if side is None else side
    return side if side is not None else -1 if "back" in match.groups else 1


def _from_publication(match: Match, index: int, context: Context) -> Meaning:
    if context.anchor is None or context.narrates:
        return Meaning("DATE", f"XXXX-WXX-{index + 1}")
    ago = (weekday(context.anchor) - index) % 7
    return leaning(
        day_of(context.anchor - (ago or 7) if _side(match) < 1 else context.anchor + ((-ago) % 7 or 7)), "published"
    )


def story_month(match: Match, context: Context) -> Meaning | None:
    """Mean the month or season of that name before, in or after the one at which the story stands."""
    month, season = match.number("month"), str(match.value("season"))
    starts = month or SEASON_STARTS[season]

    def of(year: int) -> Meaning:
        return season_of(year, season) if month is None else month_of(year, month)

    story = context.base()
    if story is None or story.first is None or story.last is None:
        return Meaning("DATE", f"XXXX-{season if month is None else f'{month:02}'}")
    year, side = civil(story.first)[0], _side(match)
    told = civil(story.last if story.unit == "Y" else story.first)[1]
    if side > 0:
        year += starts <= told or story.unit == "Y"
    elif side < 0:
        year -= starts >= told or story.unit == "Y"
    return leaning(of(year), story)


def story_season(match: Match, context: Context) -> Meaning | None:
    """Mean a season of sport by the year of the story, or the season itself at which that stands."""
    story, by = context.base(), _side(match)
    story = None if story is None else end_of_range(story, "Y", by)
    if story is None or story.first is None or too_coarse(story, "Y"):
        return None
    if story.unit == "S":
        return leaning(moved(story, "Y", by), story)
    return leaning(unit_at("Y", story.first, by), story)


def of_story_year(match: Match, context: Context) -> Meaning | None:
    """Mean a day, month or season of the story's year, or of the one before or after it."""
    side = match.number("side") if "side" in match.groups else match.number("sideb")
    story = context.story.last if side == 0 else context.base()
    story = None if story is None or side is None else end_of_range(story, "Y", side)
    if story is None or story.first is None or side is None or too_coarse(story, "Y"):
        return None
    year = civil(story.first)[0] + side
    if (season := match.value("season")) is not None:
        return leaning(season_of(year, str(season)), story)
    month = match.number("month") if "month" in match.groups else match.number("monthb")
    day = match.number("dom") if "dom" in match.groups else match.number("domb")
    if month is None:
        return None
    return leaning(month_of(year, month) if day is None else day_of(day_number(year, month, day)), story)


def part_of_story_season(match: Match, context: Context) -> Meaning | None:
    """Mean what was left of the story's month or season after the date before it, or what had passed of it."""
    month, season, story = match.number("month"), match.value("season"), context.base()
    if story is None or story.first is None or story.last is None or too_coarse(story, "Y"):
        return None
    year = civil(story.first)[0]
    whole = month_of(year, month) if month is not None else season_of(year, str(season))
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    inside = story.unit in (*_DAYS, "W", "M") and first <= story.first and story.last <= last
    later = "later" in match.groups
    if inside and later:
        first = min(story.last + 1, last)
    elif inside:
        last = max(story.first - 1, first)
    return leaning(replace(whole, unit="", first=first, last=last, mod="END" if later else "START"), story)


def story_part_of_day(match: Match, context: Context) -> Meaning | None:
    """Mean a part of the day at which the story stands, or of the one before or after it."""
    part, story = str(match.value("part")), context.base()
    by = _side(match)
    if story is None or story.first is None or story.unit not in _DAYS:
        return in_part(None, part, None)
    return in_part(story.first + by, part, str(story.date()))


def day_of_known_month(match: Match, context: Context) -> Meaning | None:
    """Mean a day by its number, of the story's month, else of the month of publication that the tense allows."""
    day, by, story = match.number("dom"), match.number("which"), context.base()
    if day is None:
        return None
    if by is None and story is not None and story.first is not None and story.unit in (*_DAYS, "M"):
        month_first: Day = story.first
        lean: Meaning | str = story
    elif context.anchor is not None and not context.narrates:
        month_first, lean = context.anchor, "published"
        if by is None:
            by = _months_off(day, civil(context.anchor)[2], context)
    else:
        return Meaning("DATE", f"XXXX-XX-{day:02}")
    year, month, _ = civil(month_first)
    return leaning(day_of(day_number(*add_months(year, month, by or 0), day)), lean)


def days_of_known_month(match: Match, context: Context) -> Meaning | None:
    """Mean the days from one to another, by their numbers, of the month in which the story stands."""
    first, last, story = match.number("dom"), match.number("dom2"), context.base()
    if first is None or last is None or story is None or story.first is None or story.unit not in (*_DAYS, "M"):
        return None
    year, month, _ = civil(story.first)
    days = day_of(day_number(year, month, first)), day_of(day_number(year, month, last))
    return between(leaning(days[0], story), days[1], match)


def old_style_day(match: Match, context: Context) -> Meaning | None:
    """Mean a day as old letters name it: of the month of writing, the one before or after, or the last of a name."""
    day, month = match.number("dom"), match.number("month")
    if day is None or context.anchor is None:
        return None if month is not None else Meaning("DATE", f"XXXX-XX-{day:02}")
    year, now, today = civil(context.anchor)
    if month is None:
        by = 0 if "instant" in match.groups else -1 if "ultimo" in match.groups else 1
        return leaning(day_of(day_number(*add_months(year, now, by), day)), "published")
    if "last" in match.groups:
        year -= (month, day) >= (now, today)
    else:
        year += (month, day) <= (now, today)
    return leaning(day_of(day_number(year, month, day)), "published")


def _months_off(day: int, today: int, context: Context) -> int:
    tense = context.tense()
    return 1 if tense == FUTURE and day < today else -1 if tense == PAST and day > today else 0
