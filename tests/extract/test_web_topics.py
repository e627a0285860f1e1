"""Topics are what a page's tags state, each once, with the tag that says so."""

from __future__ import annotations

import json

import pytest

from timeline_app.extract.readers import read_source
from timeline_app.extract.readers.web_topics import MOST
from timeline_app.records import Source, Topic

PROSE = "A fire destroyed the old pier of the harbour town on Monday night, the fire brigade said on Tuesday."


def read(head: str) -> tuple[Topic, ...]:
    markup = f"<html><head>{head}</head><body><article><h1>Pier burns</h1><p>{PROSE}</p></article></body></html>"
    return read_source(Source("page.html", markup.encode(), "html")).topics


def names(head: str) -> list[str]:
    return [topic.name for topic in read(head)]


def linked(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier burns", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('<meta property="article:section" content="Coast">', [("Coast", "article:section")]),
        ('<meta property="article:tag" content="Fires">', [("Fires", "article:tag")]),
        ('<meta name="News_Keywords" content="fires">', [("fires", "news_keywords")]),
        ('<meta name="keywords" content="fires; piers">', [("fires", "keywords"), ("piers", "keywords")]),
        ('<meta name="parsely-section" content="Coast">', [("Coast", "parsely-section")]),
        ('<meta name="parsely-tags" content="fires|piers">', [("fires", "parsely-tags"), ("piers", "parsely-tags")]),
        ('<meta name="DC.subject" content="Fires">', [("Fires", "dc.subject")]),
        (linked(articleSection=["Coast"]), [("Coast", "JSON-LD articleSection")]),
        (linked(keywords="fires, piers"), [("fires", "JSON-LD keywords"), ("piers", "JSON-LD keywords")]),
        (linked(keywords=[{"@type": "DefinedTerm", "name": "Fires"}]), [("Fires", "JSON-LD keywords")]),
        ('<meta itemprop="articleSection" content="Coast">', [("Coast", "itemprop articleSection")]),
        ("<title>Pier burns</title>", []),
    ],
)  # fmt: skip
def test_each_tag_that_states_topics_is_read_and_named(head: str, told: list[tuple[str, str]]) -> None:
    assert read(head) == tuple(Topic(*each) for each in told)


def test_a_topic_stands_once_with_the_letters_of_the_best_tag() -> None:
    head = '<meta name="keywords" content="FIRES, coast, harbour-town"><meta property="article:tag" content="Fires">'
    head += '<meta property="article:section" content="Coast"><meta name="dc.subject" content="Harbour town">'
    assert names(head) == ["Coast", "Fires", "Harbour town"]


def test_a_name_in_library_order_keeps_its_comma_where_each_value_is_one_topic() -> None:
    one = '<meta property="article:tag" content="{}">'
    assert names(one.format("Quill, Dora") + one.format("Fires")) == ["Quill, Dora", "Fires"]
    assert names(one.format("Quill, Dora; Fires")) == ["Quill, Dora", "Fires"]
    assert names(one.format("fires, piers") + one.format("a, b, c")) == ["fires, piers", "a", "b", "c"]
    assert names(one.format("fires, piers")) == ["fires", "piers"]


@pytest.mark.parametrize(
    "said",
    ["Harbour Gazette", "pier burns", "News", "breaking news", "https://example.org/fires", "type:story", "cms_page",
     "1912", "", " , ;", "A fire destroyed the old pier of the harbour town on Monday night", "x" * 61],
)  # fmt: skip
def test_what_names_no_topic_is_left_out(said: str) -> None:
    head = "<title>Pier burns - Harbour Gazette</title>"
    assert names(f'{head}<meta name="keywords" content="{said}">') == []


def test_an_article_has_at_most_so_many() -> None:
    assert len(names(f'<meta name="keywords" content="{", ".join(f"topic {n}" for n in range(40))}">')) == MOST


@pytest.mark.parametrize("said", ["," * 1_000_000, " ; " * 300_000, "a b " * 250_000])
def test_hostile_keywords_are_read(said: str) -> None:
    assert names(f'<meta name="keywords" content="{said}">' * 3) == []
