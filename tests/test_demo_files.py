"""The bundled demos: retellings that say so, read as real pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.extract.readers import read_source, split, walk
from timeline_app.resources import DEMOS, resource

if TYPE_CHECKING:
    from timeline_app.records import Article

ARTICLES = {
    path.name: read_source(source)
    for demo in DEMOS.values()
    for path in walk([resource(demo.folder)])
    for source in split(path)
}  # all of them are read as they are imported: no demo file may fail
TITANIC = sorted(path.name for path in walk([resource(DEMOS["titanic"].folder)]))


def outside_furniture(article: Article) -> str:
    ends = [0, *(end for _, end in article.furniture)]
    starts = [*(start for start, _ in article.furniture), len(article.text)]
    return "\n".join(article.text[end:start] for end, start in zip(ends, starts, strict=True))


def test_the_demos_have_text_and_web_pages() -> None:
    assert {"vietnam-meeting.html", "mongolia-meeting.txt"} <= set(ARTICLES)
    assert {name.rpartition(".")[2] for name in TITANIC} == {"html", "txt"}


@pytest.mark.parametrize("name", TITANIC)
def test_each_on_the_titanic_names_a_paper_and_a_day_of_1912(name: str) -> None:
    article = ARTICLES[name]
    assert article.outlet
    assert str(article.published).startswith("1912-")
    assert len(outside_furniture(article).split()) < 320  # short


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_each_says_what_it_retells_and_that_is_furniture(name: str) -> None:
    article = ARTICLES[name]
    note = article.text.index("A retelling, in timeline-app's own words, of")
    assert any(start <= note < end for start, end in article.furniture)
    assert "retelling" not in outside_furniture(article)


@pytest.mark.parametrize(
    ("name", "outlet", "published", "origin"),
    [
        ("vietnam-meeting.html", "Korea JoongAng Daily", "2018-08-29", "article:published_time"),
        ("mongolia-meeting.txt", "Classiarius", "2018-10-23", "“Published October 23, 2018” on the page"),
        ("freed-tourist.txt", "The Retelling", "2018-08-29", "“Published August 29, 2018” on the page"),
        ("abductions.html", "The Retelling", "2018-10-24", "JSON-LD datePublished"),
        ("nyt-866-saved.html", "The New York Times", "1912-04-16", "article:published_time"),
        ("gazette-no-hope.txt", "The Montreal Gazette", "1912-04-17", "“Published April 17, 1912” on the page"),
    ],
)
def test_outlet_and_date_say_where_they_stand(name: str, outlet: str, published: str, origin: str) -> None:
    article = ARTICLES[name]
    assert (article.outlet, str(article.published), article.published_from) == (outlet, published, origin)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("vietnam-meeting.html", "held a secret meeting in Vietnam last month"),
        ("vietnam-meeting.html", "The Washington Post reported on Tuesday"),
        ("vietnam-meeting.html", "On Wednesday a spokesman"),
        ("vietnam-meeting.html", "New York in late May"),
        ("vietnam-meeting.html", "kidnapped Japanese citizens in the 1970s and ’80s"),
        ("vietnam-meeting.html", "his summit with Kim on June 12"),
        ("vietnam-meeting.html", "On Sunday the Korean Central News Agency"),
        ("vietnam-meeting.html", "landed in Tokyo on Tuesday after a stop in Beijing"),
        ("mongolia-meeting.txt", "In a rare leak last week"),
        ("mongolia-meeting.txt", "secretly in Mongolia in October"),
        ("mongolia-meeting.txt", "Putin later this year"),
        ("mongolia-meeting.txt", "around October 6 to 8"),
        ("mongolia-meeting.txt", "a July meeting in Vietnam"),
        ("mongolia-meeting.txt", "17 citizens who vanished in the 1980s"),
        ("evening-sun-all-saved.html", "struck an iceberg off Newfoundland on Sunday night"),
        ("guardian-two-messages.txt", "The Titanic sank at 2:20 yesterday morning"),
        ("american-gill.txt", "came into Boston last Friday"),
        ("times-mersey.html", "The inquiry opened on May 2"),
    ],
)
def test_events_and_relative_dates_stand_in_the_article_itself(name: str, kept: str) -> None:
    assert kept in outside_furniture(ARTICLES[name])


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("vietnam-meeting.html", "Home > National > Politics"),
        ("vietnam-meeting.html", "Standards Board Policy"),
        ("mongolia-meeting.txt", "Loading Posts..."),
        ("mongolia-meeting.txt", "Share on Facebook"),
        ("mongolia-meeting.txt", "Published October 23, 2018"),
        ("mongolia-meeting.txt", "Disclaimer: Nothing on this page"),
        ("freed-tourist.txt", "Back to top"),
    ],
)
def test_page_furniture_is_marked(name: str, furniture: str) -> None:
    article = ARTICLES[name]
    start = article.text.index(furniture)
    assert any(first <= start and start + len(furniture) <= end for first, end in article.furniture)
    assert furniture not in outside_furniture(article)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_headline_stands_once_outside_furniture(name: str) -> None:
    article = ARTICLES[name]
    assert outside_furniture(article).count(article.title) == 1
