"""What plain pages state of themselves: titles, bylines, outlets, dates; and that nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.page_dates import alone, dateline, day_of, labelled
from timeline_app.extract.readers import read_source
from timeline_app.records import Article, Source

BODY = (
    "A fire destroyed the old pier of the harbour town on Monday night, the fire brigade said.\n\n"
    "On June 12, 2018 the town had closed it for repairs. It was built on 3 May 1912, and nobody was hurt.\n"
)


def read(*head: str, tail: str = "") -> Article:
    return read_source(Source("a.txt", ("\n\n".join([*head, BODY]) + tail).encode(), "text"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-08-29", "2018-08-29"),
        ("2018-08-29T23:59:00.000+0900", "2018-08-29"),
        ("20180829", "2018-08-29"),
        ("2018/8/9", "2018-08-09"),
        ("2018.08.29.", "2018-08-29"),
        ("29.8.2018", "2018-08-29"),
        ("Wed, 29 Aug 2018 10:00:00 GMT", "2018-08-29"),
        ("August 29th, 2018, 3:10 PM", "2018-08-29"),
        ("Sept. 3, 2018", "2018-09-03"),
        ("8/29/2018", "2018-08-29"),
        ("29/8/2018", "2018-08-29"),
        ("5/5/2018", "2018-05-05"),
        ("5/6/2018", None),
        ("2018-02-30", None),
        ("August 2018", None),
        ("29 August", None),
        ("Tuesday", None),
        ("", None),
    ],
)
def test_full_dates_are_read_and_nothing_is_filled_in(written: str, day: str | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Published October 23, 2018", {"published": "2018-10-23"}),
        ("Posted on 23 October 2018 by Ada Byron", {"published": "2018-10-23"}),
        (
            "First published: 2018-10-23 10:15 Last updated: 2018-10-24",
            {"published": "2018-10-23", "updated": "2018-10-24"},
        ),
        ("UPDATED Oct. 24, 2018 9:02 a.m.", {"updated": "2018-10-24"}),
        ("unpublished October 23, 2018", {}),
        ("Published in October", {}),
    ],
)
def test_labelled_dates(line: str, kinds: dict[str, str]) -> None:
    assert {kind: stated.value for kind, stated in labelled(line)} == kinds


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("23 October 2018", "2018-10-23"),
        ("Tuesday, October 23, 2018 | 10:15 am KST", "2018-10-23"),
        ("By Ada Byron, October 23, 2018", "2018-10-23"),
        ("The pier burned on October 23, 2018", None),
        ("October 23, 2018 was a dark day", None),
        ("In the harbour, October 23, 2018", None),
    ],
)
def test_dates_that_stand_alone(line: str, day: str | None) -> None:
    found = alone(line)
    assert (found.value if found else None) == day


def test_datelines_need_day_month_and_year() -> None:
    found = dateline("SEOUL, Aug. 29, 2018 (Gazette) - Ministers met in the harbour town.")
    assert found
    assert (found.value, found.origin) == ("2018-08-29", "dateline")
    assert dateline("SEOUL, Aug. 29 (Gazette) - Ministers met in 2018.") is None
    assert dateline("SEOUL, Aug. 29, 2018 was a Wednesday.") is None


@pytest.mark.parametrize("line", ["Published October 23, 2018", "23 October 2018", "By Ada Byron | 23 October 2018"])
def test_a_date_by_the_headline_is_the_articles_and_furniture(line: str) -> None:
    article = read("Pier burns in the night", line)
    assert str(article.published) == "2018-10-23"
    start = article.text.index(line)
    assert any(first <= start and start + len(line) <= end for first, end in article.furniture)


def test_dates_of_what_happened_are_not_the_publication() -> None:
    assert read("Pier burns in the night").published is None
    assert read("A day at the pier", "Notes from the harbour").published_from is None


def test_a_masthead_or_a_chronology_does_not_date_the_article() -> None:
    assert read("Wednesday, October 24, 2018", "News", "Pier burns in the night").published is None
    chronology = read(
        "How the pier burned", "October 21, 2018", tail="\nOctober 22, 2018\n\nIt rained the whole day long.\n"
    )
    assert chronology.published is None


def test_updated_stands_apart() -> None:
    article = read("Pier burns in the night", "Published: 23 October 2018. Updated: 24 October 2018")
    assert (str(article.published), str(article.updated)) == ("2018-10-23", "2018-10-24")
    article = read("Pier burns in the night", "Last updated: 24 October 2018")
    assert (article.published, str(article.updated)) == (None, "2018-10-24")


def test_title_byline_and_outlet_say_where_they_stand() -> None:
    article = read(
        "Pier burns in the night",
        "By Ada Byron | 23 October 2018",
        tail="\n© 2018 The Harbour Gazette. All rights reserved.",
    )
    assert (article.title, article.title_from) == ("Pier burns in the night", "headline")
    assert (article.author, article.author_from) == ("Ada Byron", "byline")
    assert (article.outlet, article.outlet_from) == ("The Harbour Gazette", "copyright line")


def test_a_text_without_headline_is_called_by_its_first_words() -> None:
    article = read()
    assert (article.title, article.title_from) == (BODY.split("\n")[0], "first words")
    long = read_source(Source("a.txt", b"word " * 100, "text"))
    assert long.title.endswith("word…")
    assert len(long.title) <= 120


def test_nothing_is_made_up_where_a_page_says_nothing() -> None:
    article = read("Pier burns in the night")
    assert (article.outlet, article.author, article.published, article.updated, article.url) == (None,) * 5


def test_language_by_its_words() -> None:
    assert read("Pier burns").language == "en"
    german = (
        "Ein Feuer hat in der Nacht den alten Pier der Hafenstadt zerstört, wie die Feuerwehr am Montag sagte. " * 3
    )
    assert read_source(Source("a.txt", german.encode(), "text")).language == "de"


@given(st.text(alphabet="0123456789/-.: ,TZaugocdemly", max_size=30))
def test_any_string_is_a_date_or_none(written: str) -> None:
    day = day_of(written)
    assert day is None or len(day) == 10
