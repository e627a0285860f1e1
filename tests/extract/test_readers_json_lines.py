"""Articles given as JSON Lines."""

from __future__ import annotations

import json

import pytest

from timeline_app.extract.readers import read_source
from timeline_app.extract.readers.sources import Line
from timeline_app.records import Article, InputError


def read(**fields: object) -> Article:
    return read_source(Line("news.jsonl", json.dumps(fields).encode(), "jsonl", 7))


def test_fields_are_taken_with_their_origin() -> None:
    article = read(
        text="A fire.\r\nAt night.",
        title="Pier  burns",
        outlet="Harbour Gazette",
        author=["Ada Byron", "Charles Babbage"],
        published="2018-08-29T23:10:00+09:00",
        url="https://gazette.example/pier",
        id=42,
        extra={"kept": True},
    )
    assert (article.id, article.text, article.title, article.title_from) == (
        "42",
        "A fire.\r\nAt night.",
        "Pier burns",
        'field "title"',
    )
    assert (article.outlet, article.author) == ("Harbour Gazette", "Ada Byron, Charles Babbage")
    assert (str(article.published), article.published_from) == ("2018-08-29", 'field "published"')
    assert article.url == "https://gazette.example/pier"


def test_a_line_of_text_only_is_enough() -> None:
    article = read(text="Pier burns\n\nA fire destroyed the pier of the town on Monday night, they said.")
    assert (article.title, article.outlet, article.published, len(article.id)) == ("Pier burns", None, None, 16)


@pytest.mark.parametrize("given", ["yesterday", "2018-13-40", "05/06/2018", "2018"])
def test_a_published_that_is_no_day_leaves_the_article_undated_and_says_so(given: str) -> None:
    article = read(text="Published October 23, 2018\n\nA fire.", published=given)
    assert article.published is None
    assert article.published_from == f'field "published" says "{given}", which is no date'


def test_the_address_names_the_outlet_where_nothing_else_does() -> None:
    article = read(text="A fire.", url="https://www.gazette.example/pier")
    assert (article.outlet, article.outlet_from) == ("gazette.example", "address of the page")


def test_lone_surrogates_and_nul_do_not_shift_the_text() -> None:
    assert read(text="A \ud800 fire\0!").text == "A \ufffd fire\ufffd!"


@pytest.mark.parametrize("data", [b"[" * 100_000, b"nothing", b'"text"', b'{"text": ""}', b'{"text": "- -"}', b"{}"])
def test_a_bad_line_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^news\.jsonl, line 3: "):
        read_source(Line("news.jsonl", data, "jsonl", 3))
