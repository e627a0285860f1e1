"""Web pages: all that they say, which of it is the article, and what their tags say of it."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extract.readers import read_source
from timeline_app.records import Article, InputError, Source

PARAGRAPHS = [
    "A fire destroyed the old pier of the harbour town on Monday night, the fire brigade said on Tuesday.",
    "Forty people were brought to safety by fishing boats, and nobody was hurt, the mayor told reporters.",
    "The pier had been built in 1912 and was closed for repairs in late May, after a storm broke its posts.",
    "What caused the fire is not known. The police asked visitors for the photographs that they had taken.",
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(markup: str) -> Article:
    return read_source(Source("page.html", markup.encode(), "html"))


def page(head: str = "", body: str = BODY) -> Article:
    return read(f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><article>{body}</article></body></html>")


def furniture_of(article: Article) -> str:
    return "\n".join(article.text[start:end] for start, end in article.furniture)


def test_everything_visible_is_text_and_only_the_article_is_not_furniture() -> None:
    article = read(
        "<html><head><title>Pier burns - Harbour Gazette</title><style>p {}</style><script>spy()</script></head><body>"
        "<nav><a href='/'>Coast and sea</a></nav><div class='cookie'>We use cookies to count our readers.</div>"
        f"<main><article><h1>Pier burns</h1><p>By Ada Byron</p>{BODY}</article></main>"
        "<aside><h3>Most read</h3><ul><li><a href='/b'>Bread is dearer again</a></li></ul></aside>"
        "<footer>© 2018 Harbour Gazette</footer></body></html>"
    )
    marked = furniture_of(article)
    for text in ("Coast and sea", "We use cookies", "By Ada Byron", "Most read", "Bread is dearer again", "© 2018"):
        assert text in marked
    for text in ("Pier burns", *PARAGRAPHS):
        assert text in article.text
        assert text not in marked
    assert "spy()" not in article.text


def test_lines_and_blocks_are_as_a_browser_shows_them() -> None:
    article = page(
        body="<p>One <b>two</b>\n three<br>4</p><ul><li>five</li></ul><table><tr><td>6</td><td>7</td></tr></table>"
    )
    assert article.text == "One two three\n4\n\nfive\n\n6 7"
    assert page(body="<pre>a  b\nc</pre><p>d&shy;e&#8203;f &amp; g</p>").text == "a b\nc\n\ndef & g"


def test_what_is_not_shown_is_no_text() -> None:
    hidden = "<p hidden>ghost</p><p style='display: none'>ghost</p><!-- ghost --><template>ghost</template>"
    article = page(body=BODY + hidden)
    assert "ghost" not in article.text


@pytest.mark.parametrize(
    ("head", "published", "origin"),
    [
        (
            "<meta property='article:published_time' content='2018-08-29T09:00:00+09:00'>",
            "2018-08-29",
            "article:published_time",
        ),
        ("<meta name='DC.date.issued' content='2018-08-29'>", "2018-08-29", "dc.date.issued"),
        ("<meta itemprop='datePublished' content='2018-08-29'>", "2018-08-29", "itemprop datePublished"),
        (
            '<script type="application/ld+json">'
            '{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2018-08-29"}]}</script>',
            "2018-08-29",
            "JSON-LD datePublished",
        ),
        (
            "<meta property='article:published_time' content='soon'><meta name='pubdate' content='20180829'>",
            "2018-08-29",
            "pubdate",
        ),
        ("<meta property='article:modified_time' content='2018-08-29'>", None, None),
        ("<meta name='date' content='5/6/2018'>", None, None),
    ],
)
def test_publication_dates_come_from_tags_made_for_them(head: str, published: str | None, origin: str | None) -> None:
    article = page(head)
    assert (str(article.published) if article.published else None, article.published_from) == (published, origin)


def test_a_date_line_counts_where_no_tag_does_and_the_best_tag_wins() -> None:
    dated = f"<h1>Pier burns in the night</h1><p>Published 23 October 2018</p>{BODY}"
    assert page(body=dated).published_from == "“Published 23 October 2018” on the page"
    head = "<meta name='date' content='2018-10-01'><meta property='article:published_time' content='2018-10-22'>"
    assert str(page(head, dated).published) == "2018-10-22"


def test_other_articles_data_on_the_page_is_not_its_own() -> None:
    other = {"@type": "NewsArticle", "headline": "Bread is dearer", "datePublished": "2018-01-01"}
    own = {"@type": "NewsArticle", "headline": "Pier burns in the night", "datePublished": "2018-08-29"}
    script = '<script type="application/ld+json">{}</script>'
    body = f"<h1>Pier burns in the night</h1>{BODY}"
    assert str(page(script.format(json.dumps([other, own])), body).published) == "2018-08-29"
    assert page(script.format(json.dumps([other, other])), body).published is None


def test_title_outlet_author_language_and_address() -> None:
    article = page(
        "<title>Pier burns in the night | Harbour Gazette</title><link rel='canonical' href='https://gazette.example/pier'>"
        "<meta name='author' content='By Ada Byron'><meta property='article:modified_time' content='2018-08-30'>",
        f"<h1>Pier burns in the night</h1>{BODY}",
    )
    assert (article.title, article.title_from) == ("Pier burns in the night", "<h1>")
    assert (article.outlet, article.outlet_from) == ("Harbour Gazette", "<title>")
    assert (article.author, article.author_from) == ("Ada Byron", "author")
    assert (article.language, article.url) == ("en", "https://gazette.example/pier")
    assert (article.published, str(article.updated)) == (None, "2018-08-30")


def test_publishers_and_authors_of_linked_data() -> None:
    data = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Pier burns",
                "publisher": {"@id": "#o"},
                "author": [{"name": "A"}, "B"],
            },
            {"@type": "Organization", "@id": "#o", "name": "Harbour Gazette"},
        ]
    }
    article = page(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert (article.outlet, article.author, article.title_from) == ("Harbour Gazette", "A, B", "JSON-LD headline")


def test_the_second_copy_of_a_headline_is_furniture() -> None:
    article = page(
        "<title>Pier burns in the night</title>",
        f"<h1>Pier burns in the night</h1><p>Pier burns in the night</p>{BODY}",
    )
    assert furniture_of(article).count("Pier burns in the night") == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" + "<div>" * 5000 + "<script>no()</script>words stay" + "</div>" * 5000,
        "<html><p>" + "<span>" * 5000 + "words stay",
        "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><html><p>words stay &b;",
        "<html><!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>words stay &x;</p>",
        '<html><script type="application/ld+json">' + "[" * 50_000 + "</script><p>words stay",
        "<html><link rel=canonical href='http://[::1'><a href='//['>words stay</a>",
        '<?xml version="1.0" encoding="utf-16"?><html><p>words stay</p></html>',
        "<html><iframe src='https://tracker.example/'></iframe><img src=x onerror=no()><p>words stay",
        "<html><p>words stay" + "<" * 5000,
    ],
)
def test_hostile_pages_are_read(markup: str) -> None:
    article = read(markup)
    assert "words stay" in article.text
    assert "no()" not in article.text


def test_long_runs_of_separators_are_judged_in_reasonable_steps() -> None:
    for mark in (" > ", " | ", " » ", " · "):
        assert len(page(body=f"<p>{('a' + mark) * 600}</p>{BODY}").text) > 2000


@pytest.mark.parametrize("markup", ["", "<html></html>", "<html><script>x</script></html>", "<html><p> - </p>"])
def test_a_page_without_text_is_named(markup: str) -> None:
    with pytest.raises(InputError, match=r"^page\.html: no text in it\. "):
        read(markup)


TAGS = st.sampled_from(
    ["p", "div", "span", "b", "li", "td", "h1", "h2", "article", "nav", "footer", "aside", "section", "button", "pre"]
)
WORDS = st.text(st.characters(categories=["L", "N"], max_codepoint=0x2FF), min_size=1, max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(TAGS, st.lists(inner, min_size=1, max_size=4)),
    max_leaves=25,
)


def written(tree: object) -> tuple[str, list[str]]:
    """Return a tree's markup and its words."""
    if isinstance(tree, str):
        return f" {html.escape(tree)} ", [tree]
    assert isinstance(tree, tuple)
    parts = [written(part) for part in tree[1]]
    return f"<{tree[0]}>{''.join(m for m, _ in parts)}</{tree[0]}>", [word for _, words in parts for word in words]


@settings(deadline=None, max_examples=60)
@given(st.lists(TREES, min_size=1, max_size=6))
def test_no_visible_word_is_lost_and_spans_hold(trees: list[object]) -> None:
    parts = [written(tree) for tree in trees]
    article = page(body="".join(markup for markup, _ in parts))
    assert article.text.split() == [word for _, words in parts for word in words]
    last = -1
    for start, end in article.furniture:
        assert last < start < end <= len(article.text)
        last = end
