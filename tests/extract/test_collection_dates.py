"""The years of a collection date what an article leaves open, as a hint that weighs little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.collection_dates import of_collection
from timeline_app.extract.proposals import propose
from timeline_app.records import Evidence

DATELINE = Evidence("published", Edtf.parse("XXXX-08-29"), "dateline", "SEOUL, Aug. 29", 0.8, stated=False)


def days(*written: str) -> list[int]:
    return sorted(day for text in written if (day := Edtf.parse(text).earliest) is not None)


@pytest.mark.parametrize(
    ("others", "date"),
    [
        (("2018-06-01", "2018-08-20", "2018-11-01"), "2018-08-29"),
        (("2015-06-01", "2016-08-20", "2018-11-01"), None),
        (("2018-06-01", "2018-11-01"), None),
        ((), None),
    ],
)
def test_a_dateline_gets_the_year_that_all_others_share(others: tuple[str, ...], date: str | None) -> None:
    undated = replace(article("a", "SEOUL, Aug. 29 (Gazette) - It rained."), evidence=(DATELINE,))
    found = propose(undated, tuple(of_collection(undated, days(*others))))
    assert (str(found.date) if found else None) == date
    assert found is None or found.confidence < 0.5


def test_a_weekday_and_date_get_the_year_of_the_collection_that_they_fit() -> None:
    undated = article("a", "The pier burned on Wednesday, Aug. 29, the chief said.")
    (sign,) = of_collection(undated, days("2016-05-01", "2017-05-01", "2018-05-01"))
    assert str(sign.date) == "[2018-08-29..2018-09-04]"
    assert "of the collection" in sign.origin
    assert sign.weight < 0.5
    assert list(of_collection(undated, days("2015-05-01", "2016-05-01", "2017-05-01"))) == []


def test_many_articles_of_one_year_say_more_than_a_few() -> None:
    undated = replace(article("a", "SEOUL, Aug. 29 (Gazette) - It rained."), evidence=(DATELINE,))
    some = days("2018-06-01", "2018-08-20", "2018-11-01")
    few, many = (propose(undated, tuple(of_collection(undated, sorted(some * times)))) for times in (1, 5))
    assert few
    assert many
    assert few.date == many.date
    assert few.confidence < many.confidence < 0.6
