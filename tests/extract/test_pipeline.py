"""The entry point of reading: pure, picklable, and able to date an article anew."""

from __future__ import annotations

import pickle
from dataclasses import replace

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse, read_article
from timeline_app.records import Source

TEXT = (
    "Mill burns in Oulu\n\nA mill burned down in Oulu on Sunday, the brigade said.\n"
    "Nobody was hurt, a clerk told reporters.\n"
)


def source() -> Source:
    return Source("mill.txt", TEXT.encode(), "text")


def test_a_reading_holds_the_source_its_times_and_its_mentions() -> None:
    reading = read_article(source(), Edtf.parse("2018-08-29"), "set by hand")
    assert reading.source == source()
    assert (str(reading.article.published), reading.article.published_from) == ("2018-08-29", "set by hand")
    assert [t.text for t in reading.times] == ["Sunday"]
    assert "2018-08-26" in {str(m.date) for m in reading.mentions}


def test_a_given_date_says_where_it_came_from() -> None:
    assert read_article(source(), Edtf.parse("2018-08-29")).article.published_from == "set by hand"


def test_a_reading_travels_between_processes() -> None:
    reading = read_article(source(), Edtf.parse("2018-08-29"))
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_a_new_publication_date_moves_what_leans_on_it() -> None:
    undated = read_article(source())
    assert all(m.date is None for m in undated.mentions)
    times, mentions = analyse(replace(undated.article, published=Edtf.parse("2018-09-05")))
    assert str(times[0].date) == "2018-09-02"
    assert [m.key for m in mentions] == [m.key for m in undated.mentions]
