"""What the dates of a collection's other articles say of one that has none: the years in which its news may lie.

A dateline without a year, or a weekday beside a day and month, is a date as soon as the year is known; articles that
were collected together are mostly of the same years. That is a hint and no more, and weighs little.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline_app.dates.civil import civil
from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.extract.text_dates import of_weekdays
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.civil import Day
    from timeline_app.records import Article

_YEARS: Final = 3  # of the collection that are tried, the most frequent
_LEAST: Final = 3  # dated articles that make a collection
_RANGE, _CLOSE_RANGE = 0.35, 0.6  # weight of the others' range, and of that of many within a year or so
_MANY, _CLOSE = 10, 400  # articles, days
_ORIGIN: Final = "dates of the collection's other articles"


def of_collection(article: Article, days: Sequence[Day]) -> Iterator[Evidence]:
    """Yield what the publication days of other articles, sorted, say of an undated one."""
    if len(days) < _LEAST:
        return
    years = [year for year, _ in Counter(civil(day)[0] for day in days).most_common(_YEARS)]
    if not any(sign.date.is_one_of and ".." in sign.date.text.strip("[].") for sign in article.evidence):
        for sign in of_weekdays(article.text, article.furniture, years):
            yield replace(sign, origin=f"{sign.origin}, in a year of the collection", weight=sign.weight * 0.75)
    if any(sign.date.text.startswith("XXXX-") for sign in article.evidence):
        quote = f"{len(days)} articles"
        date = Edtf.parse(f"[{day_text(days[0])}..{day_text(days[-1])}]" if days[0] < days[-1] else day_text(days[0]))
        close = len(days) >= _MANY and days[-1] - days[0] <= _CLOSE
        yield Evidence("published", date, _ORIGIN, quote, _CLOSE_RANGE if close else _RANGE, stated=False)
