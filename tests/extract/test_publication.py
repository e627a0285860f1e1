"""Signs of when an article was published: each is found and weighed, and none that is inferred is taken."""

from __future__ import annotations

import json

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.address_dates import of_address, of_file
from timeline_app.extract.page_dates import unsure, yearless_dateline
from timeline_app.extract.publication import allows, weigh
from timeline_app.extract.readers import read_source
from timeline_app.extract.text_dates import of_text
from timeline_app.extract.zones import local_day, place_of
from timeline_app.records import Article, Evidence, Source

STORY = (
    "A fire destroyed the old pier of the harbour town on Monday night, the fire brigade said in a long statement.",
    "Nobody was hurt, and the town will have the pier rebuilt, the mayor told reporters who had come to the harbour.",
)


def page(head: str = "", *lines: str, file: str = "a.html", url: str = "") -> Article:
    body = "".join(f"<p>{line}</p>" for line in (*lines, *STORY))
    link = f"<link rel='canonical' href='{url}'>" if url else ""
    markup = f"<html><head>{head}{link}</head><body><h1>Pier burns</h1>{body}</body></html>"
    return read_source(Source(file, markup.encode(), "html"))


def meta(name: str, content: str) -> str:
    return f"<meta name='{name}' content='{content}'>"


def dates(article: Article, kind: str = "published") -> dict[str, str]:
    return {sign.origin: str(sign.date) for sign in article.evidence if sign.kind == kind}


_TAGS = """article:published_time og:published_time og:article:published_time citation_publication_date pubdate DC.date
citation_date dc.date.issued dcterms.created dcterms.date publish-date publication_date parsely-pub-date sailthru.date
cXenseParse:recs:publishtime originalPublicationDate article.published displaydate date"""


@pytest.mark.parametrize("name", _TAGS.split())
def test_tags_made_for_it_state_the_date(name: str) -> None:
    article = page(meta(name, "2018-08-29T10:00:00+09:00"))
    assert (str(article.published), article.published_from) == ("2018-08-29", name.lower())
    assert article.evidence[0].stated


@pytest.mark.parametrize(
    ("markup", "published", "origin"),
    [
        ("<time pubdate datetime='2018-08-29'>yesterday</time>", "2018-08-29", "<time pubdate>"),
        (
            "<time class='entry-date published' datetime='2018-08-29'>then</time>",
            "2018-08-29",
            "<time class published>",
        ),
        ("<span itemprop='datePublished' content='2018-08-29'>x</span>", "2018-08-29", "itemprop datePublished"),
        ("<time datetime='2018-08-29'>then</time>", None, None),
    ],
)
def test_marks_in_the_page(markup: str, published: str | None, origin: str | None) -> None:
    article = page("", markup)
    assert (str(article.published) if article.published else None, article.published_from) == (published, origin)
    assert "2018-08-29" in dates(article).values()


@pytest.mark.parametrize(
    ("data", "published"),
    [
        ({"@type": "NewsArticle", "datePublished": "2018-08-29"}, "2018-08-29"),
        ([{"@type": "Person"}, {"@type": ["NewsArticle"], "datePublished": "2018-08-29"}], "2018-08-29"),
        ({"@graph": [{"@type": "WebPage"}, {"@type": "Article", "datePublished": "2018-08-29"}]}, "2018-08-29"),
        ({"@graph": [{"@graph": [{"@type": "BlogPosting", "dateCreated": "2018-08-29"}]}]}, "2018-08-29"),
        ({"@type": "WebPage", "datePublished": "2018-08-29"}, "2018-08-29"),
        ({"@type": "NewsArticle", "datePublished": "soon"}, None),
        ({"@type": "NewsArticle", "datePublished": {"a": 1}}, None),
        ({"@type": "NewsArticle", "dateModified": "2018-08-29"}, None),
        ({"@type": "Event", "datePublished": "2018-08-29"}, None),
    ],
)
def test_linked_data(data: object, published: str | None) -> None:
    article = page(f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert (str(article.published) if article.published else None) == published


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://gazette.example/2018/08/29/pier", "2018-08-29"),
        ("https://gazette.example/2018/8/9/pier", "2018-08-09"),
        ("https://gazette.example/2018/aug/29/pier", "2018-08-29"),
        ("https://gazette.example/news/2018-08-29/pier", "2018-08-29"),
        ("https://gazette.example/news/20180829/pier", "2018-08-29"),
        ("https://gazette.example/n3/2018/0829/c90000-9.html", "2018-08-29"),
        ("https://gazette.example/201808/29/x.html", "2018-08-29"),
        ("https://gazette.example/2018-08/29/c_1.htm", "2018-08-29"),
        ("https://gazette.example/pier-burns-2018-08-29.html", "2018-08-29"),
        ("https://gazette.example/view/AEN20180829001300315", "2018-08-29"),
        ("https://gazette.example/2018/08/pier", "2018-08"),
        ("https://gazette.example/2018/pier", "2018"),
        ("https://gazette.example/2018/13/45/pier", "2018"),
        ("https://gazette.example/2018/02/30/pier", "2018-02"),
        ("https://gazette.example/story/120180829123", None),
        ("https://gazette.example/a1b20180829f", None),
        ("https://gazette.example/pier?day=2018-08-29", None),
        ("https://[broken/2018/08/29/", None),
        ("https://gazette.example/" + "2018/" * 500, "2018"),
    ],
)
def test_addresses(url: str, date: str | None) -> None:
    assert [str(sign.date) for sign in of_address(url)] == ([date] if date else [])


def test_an_archives_copy_is_not_older_than_its_page() -> None:
    bound, inner = of_address("https://web.archive.org/web/20180831010203/https://gazette.example/2018/08/29/pier")
    assert (str(bound.date), str(inner.date)) == ("[..2018-08-31]", "2018-08-29")
    article = page(meta("date", "2019-01-01"), url="https://web.archive.org/web/20180831/https://gazette.example/x")
    assert article.published is None
    assert "after the archive's copy was made" in str(article.published_from)


@pytest.mark.parametrize(
    ("comment", "url", "bound"),
    [
        ("saved from url=(0031)https://gazette.example/08/pier ", "https://gazette.example/08/pier", None),
        ("\n Page saved with SingleFile \n url: https://gazette.example/pier \n saved date: Fri Aug 31 2018 10:00\n",
         "https://gazette.example/pier", "[..2018-08-31]"),
        ("Mirrored from gazette.example/pier by HTTrack Copier/3.x [XR&CO'2014], Fri, 31 Aug 2018 10:00:00 GMT ",
         "http://gazette.example/pier", "[..2018-08-31]"),
        ("\n FILE ARCHIVED ON 01:02:03 Aug 31, 2018 AND RETRIEVED FROM\n", None, "[..2018-08-31]"),
        ("nothing of the kind", None, None),
    ],
)  # fmt: skip
def test_what_saved_a_page_leaves_its_address_and_day(comment: str, url: str | None, bound: str | None) -> None:
    article = page(f"<!--{comment}-->")
    assert article.published is None
    assert article.url == url
    assert [str(sign.date) for sign in article.evidence if "copy" in sign.origin] == ([bound] if bound else [])


@pytest.mark.parametrize(
    ("file", "date"),
    [
        ("news/2018-08-29 Pier burns.html", "2018-08-29"),
        ("gazette_2018_08_29.txt", "2018-08-29"),
        ("20180829-pier.txt", "2018-08-29"),
        ("C:\\news\\29 Aug 2018 pier.txt", "2018-08-29"),
        ("Aug-29-2018.html", "2018-08-29"),
        ("2018-08 pier.txt", "2018-08"),
        ("000_a497f4c1563182b7.txt", None),
        ("d20180829e.txt", None),
        ("2018-08-29/pier.txt", None),
        ("120180829.txt", None),
        ("pier.txt", None),
    ],
)
def test_file_names(file: str, date: str | None) -> None:
    assert [str(sign.date) for sign in of_file(file)] == ([date] if date else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pier burned on Wednesday, Aug. 29. It was closed on 12 June 2018.",
         {"[2018-06-12..]", "[2018-08-29..2018-09-04]"}),
        ("The town will open it on Wednesday, August 29. It was closed in June 2018.",
         {"[2018-06..]", "[2018-08-23..2018-09-04]"}),
        ("Today, 29 August 2018, the town mourned.", {"2018-08-29", "[2018-08-29..]"}),
        ("It burned on Wednesday, Aug. 29.", set()),
        ("It burned on Friday, Aug. 29. It was closed on 12 June 2018.", {"[2018-06-12..]"}),
        ("It burned on Wednesday, Aug. 29. It was built in 1912.", set()),
        ("The treaty will expire on 12 June 2031.", set()),
        ("May 5 people march 30 miles?", set()),
        ("Nothing is said of when.", set()),
    ],
)  # fmt: skip
def test_what_the_text_tells(text: str, found: set[str]) -> None:
    assert {str(sign.date) for sign in of_text(text, (), ())} == found


def test_other_signs_give_the_years_in_which_a_weekday_is_looked_for() -> None:
    text = "It burned on Wednesday, Aug. 29."
    assert [str(sign.date) for sign in of_text(text, (), {2018})] == ["[2018-08-29..2018-09-04]"]
    assert [str(sign.date) for sign in of_text(text, (), {2015})] == []
    assert list(of_text(text, [(0, len(text))], {2018})) == []


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("5/6/2018", "[2018-05-06,2018-06-05]"),
        ("Aug. 29", "XXXX-08-29"),
        ("Wednesday, 29 August", "XXXX-08-29"),
        ("August 29, 2018", None),
        ("31 February", None),
        ("5/13/2018", None),
        ("soon", None),
    ],
)
def test_what_a_date_leaves_open(written: str, left: str | None) -> None:
    found = unsure(written)
    assert (str(found) if found else None) == left


def test_a_dateline_without_a_year_is_a_sign_and_no_date() -> None:
    found = yearless_dateline("SEOUL, Aug. 29 (Gazette) - Ministers met.")
    assert found
    assert str(found[0]) == "XXXX-08-29"
    assert yearless_dateline("SEOUL, Aug. 29, 2018 (Gazette) - Ministers met.") is None
    article = page("", "SEOUL, Aug. 29 (Gazette) - Ministers met in the harbour town for two days, it was said.")
    assert article.published is None
    assert dates(article) == {"dateline": "XXXX-08-29"}


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "0001-01-01", "1900-01-01", "1970-01-01"])
def test_the_first_day_of_a_computers_calendar_is_ignored_with_the_reason(value: str) -> None:
    article = page(meta("article:published_time", value))
    assert article.published is None
    stated = page(meta("article:published_time", value) + meta("date", "2018-08-29"))
    assert (str(stated.published), stated.published_from) == ("2018-08-29", "date")


def test_a_contradicted_date_is_kept_trusted_less_and_says_so() -> None:
    head, url = meta("article:published_time", "2019-08-29"), "https://gazette.example/2018/08/29/pier"
    article = page(head, "It burned on Wednesday, Aug. 29, the chief said; it had been closed on 12 June.", url=url)
    assert str(article.published) == "2019-08-29"
    assert "address of the page (2018/08/29)" in str(article.published_from)
    assert "Wednesday, Aug. 29" in str(article.published_from)
    assert article.evidence[0].weight < 0.5 < page(head).evidence[0].weight


def test_of_two_statements_the_one_that_the_rest_bears_out_is_taken() -> None:
    head = meta("article:published_time", "2019-03-01") + meta("pubdate", "2018-08-29")
    article = page(head, url="https://gazette.example/2018/08/29/pier")
    assert (str(article.published), article.published_from) == ("2018-08-29", "pubdate")
    assert "2019-03-01" in dates(article).values()


def test_a_few_days_between_signs_are_no_contradiction() -> None:
    article = page(meta("article:published_time", "2018-08-31"), url="https://gazette.example/2018/08/29/pier")
    assert (str(article.published), article.published_from) == ("2018-08-31", "article:published_time")


def test_a_later_file_name_says_nothing_against_a_date() -> None:
    article = page(meta("article:published_time", "2018-08-29"), file="2024-01-05_pier.html")
    assert article.published_from == "article:published_time"


def test_the_text_alone_does_not_make_a_stated_date_doubtful() -> None:
    article = page(
        meta("pubdate", "2018-08-29"), "The town had closed it in 2020, and the mayor said it will open again."
    )
    assert article.published_from == "pubdate"


def test_a_field_that_can_be_read_in_two_ways_is_a_sign_and_no_date() -> None:
    line = json.dumps({"text": " ".join(STORY), "published": "5/6/2018", "url": "https://gazette.example/2018/06/05/x"})
    article = read_source(Source("a.jsonl", line.encode(), "jsonl"))
    assert article.published is None
    assert dates(article) == {'field "published"': "[2018-05-06,2018-06-05]", "address of the page": "2018-06-05"}


def test_updated_is_kept_apart_and_never_the_publication() -> None:
    article = page(meta("article:modified_time", "2018-09-01"))
    assert (article.published, str(article.updated)) == (None, "2018-09-01")
    assert dates(article, "updated") == {"article:modified_time": "2018-09-01"}
    both = page(meta("article:modified_time", "2018-09-01") + meta("article:published_time", "2018-08-29"))
    assert (str(both.published), str(both.updated)) == ("2018-08-29", "2018-09-01")


@pytest.mark.parametrize(
    ("written", "outlet", "url", "day", "words"),
    [
        ("2018-08-29T02:10:00Z", "The Washington Post", None, "2018-08-28",
         "2018-08-29 02:10 UTC, 28 August in Washington"),
        ("2018-08-29T02:10:00+00:00", None, "https://www.nytimes.com/x", "2018-08-28",
         "2018-08-29 02:10 UTC, 28 August in New York"),
        ("2018-08-28T23:10:00.000Z", "Korea Herald", None, "2018-08-29",
         "2018-08-28 23:10 UTC, 29 August in Seoul"),
        ("Tue, 28 Aug 2018 23:10:00 GMT", "Yonhap", None, "2018-08-29",
         "2018-08-28 23:10 UTC, 29 August in Seoul"),
        ("2018-08-29T23:59:00+09:00", "The Washington Post", None, "2018-08-29", None),
        ("2018-08-29T02:10:00", "The Washington Post", None, "2018-08-29", None),
        ("2018-08-29T02:10:00Z", "The Harbour Gazette", "https://gazette.example/x", "2018-08-29", None),
        ("2018-08-29T12:00:00Z", "The Washington Post", None, "2018-08-29", None),
    ],
)  # fmt: skip
def test_a_time_in_utc_counts_to_the_outlets_own_day(
    written: str, outlet: str | None, url: str | None, day: str, words: str | None
) -> None:
    site = meta("og:site_name", outlet).replace("name=", "property=", 1) if outlet else ""
    article = page(meta("article:published_time", written) + site, url=url or "")
    origin = f"article:published_time {words}" if words else "article:published_time"
    assert (str(article.published), article.published_from) == (day, origin)


def test_hosts_count_before_names_and_subdomains_with_them() -> None:
    found = place_of("ABC News", "https://www.abc.net.au/news/x")
    assert found
    assert found.city == "Sydney"
    assert place_of(None, "https://news.koreaherald.com/x") is not None
    assert place_of(None, "https://notnytimes.com/x") is None
    assert place_of(None, "https://[broken") is None


def test_every_zone_of_the_table_is_known() -> None:
    from timeline_app.extract.zones import _places

    for place in {*_places()[0].values(), *_places()[1].values()}:
        assert local_day("2018-08-29T12:00:00Z", place) is not None, place


@pytest.mark.parametrize(
    ("date", "day", "slack", "allowed"),
    [
        ("2018-08", "2018-08-31", 0, True),
        ("2018-08", "2018-09-01", 0, False),
        ("2018-08", "2018-09-01", 1, True),
        ("XXXX-08-29", "2018-08-29", 0, True),
        ("XXXX-12-31", "2018-01-01", 1, True),
        ("[2018-05-06,2018-06-05]", "2018-05-20", 0, False),
        ("[2018-06-12..]", "2018-06-11", 0, False),
        ("[..2018-06-12]", "1950-06-11", 0, True),
    ],
)
def test_days_that_a_sign_allows(date: str, day: str, slack: int, allowed: bool) -> None:
    number = Edtf.parse(day).earliest
    assert number is not None
    assert allows(Edtf.parse(date), number, slack) is allowed


def test_weighing_keeps_what_lost_and_the_best_first() -> None:
    day, other = Edtf.parse("2018-08-29"), Edtf.parse("2018-08-20")
    signs = [
        Evidence("published", day, "file name", "a", 0.6, stated=False),
        Evidence("published", other, "date", "b", 0.8, stated=True),
        Evidence("published", day, "pubdate", "c", 0.9, stated=True),
    ]
    weighed = weigh([*signs, *signs])
    assert [sign.origin for sign in weighed.signs] == ["pubdate", "date", "file name"]
    assert weighed.published is not None
    assert weighed.published.origin == "pubdate"


def test_hostile_pages_are_read_and_keep_few_signs() -> None:
    tags = "".join(meta("date", f"2018-{n % 12 + 1:02}-{n % 28 + 1:02}") + meta(f"x{n}", "y") for n in range(5000))
    assert len(page(tags).evidence) <= 24
    nested: object = {"@type": "NewsArticle", "datePublished": "2018-08-29"}
    for _ in range(200):
        nested = {"@graph": [nested]}
    assert str(page(f"<script type='application/ld+json'>{json.dumps(nested)}</script>").published) == "2018-08-29"
    large = json.dumps([{"@type": "Thing", "date": "2018-08-29"}] * 30_000)
    assert len(large) > 1_000_000
    assert page(f"<script type='application/ld+json'>{large}</script>").published is None
    assert page(meta("date", "2018-" * 2000)).published is None
    assert page("", "Wednesday, Aug. 29, " * 20_000).published is None
