"""Dates from a table or from file names: what is unambiguous is proposed, the rest named with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article

from timeline_app.extract.date_tables import from_names, from_table
from timeline_app.records import InputError

PIER = replace(article("pier"), file="news/pier.txt", title="Pier burns", url="https://www.gazette.example/pier/")
MILL = replace(article("mill"), file="news/mill.html", title="Mill closes", url=None)
TWIN = replace(article("twin"), file="old/mill.html", title="Mill closes", url=None)
DATED = replace(article("dated", published="2018-08-29"), file="dated.txt")
ALL = (PIER, MILL, TWIN, DATED)


def read(table: str, encoding: str = "utf-8") -> tuple[dict[str, str], list[tuple[int, str]]]:
    report = from_table("dates.csv", table.encode(encoding), ALL)
    return {p.article: str(p.date) for p in report.proposals}, [(row.line, row.reason) for row in report.unmatched]


@pytest.mark.parametrize(
    "table",
    [
        "file,date\npier.txt,2018-08-29\n",
        "Date;Path\r\n29.08.2018;news\\pier.txt\r\n",
        "id\tpublished\npier\tAugust 29, 2018\n",
        "title | pub_date\nPIER  burns | 29 Aug 2018\n",
        'url,Date Published\n"http://gazette.example/pier#top","Aug. 29, 2018"\n',
        'notes,Filename,date\n"two\nlines",pier,20180829\n',
        "\ufeffname,date\nnews/pier.txt,8/29/2018\n",
        "id,file,date\n,pier.txt,2018-08-29T10:00:00Z\n",
        "date,file\n2018-08-29,pier.txt\n\n,,\n",
    ],
)
def test_tables_in_any_usual_shape(table: str) -> None:
    assert read(table) == ({"pier": "2018-08-29"}, [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    table = "title;date\nPier burns;2018-08-29\nCafé “Zürich” à la carte, où l’été;2018-08-29\n"
    dated, refused = read(table, encoding)
    assert dated == {"pier": "2018-08-29"}
    assert "Café" in refused[0][1]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("pier.txt,5/6/2018", "2018-05-06 or 2018-06-05"),
        ("pier.txt,August 2018", "no calendar day"),
        ("pier.txt,2018-02-30", "no calendar day"),
        ("pier.txt,", "no date"),
        ("pier.txt", "no date"),
        (",2018-08-29", "names no article"),
        ("gone.txt,2018-08-29", "no article of the project has the file 'gone.txt'"),
        ("mill.html,2018-08-29", "2 articles have the file 'mill.html'"),
        ("dated.txt,2018-08-30", "is dated 2018-08-29 already"),
    ],
)
def test_rows_that_date_nothing_are_named_with_the_reason(row: str, reason: str) -> None:
    dated, refused = read(f"file,date\n{row}\n")
    assert dated == {}
    assert refused[0][0] == 2
    assert reason in refused[0][1]


def test_rows_that_disagree_propose_nothing_and_are_named() -> None:
    dated, refused = read(
        "file,date\nnews/mill.html,2018-08-29\nnews/mill.html,29 Aug 2018\nnews/mill.html,2018-08-30\n"
    )
    assert dated == {}
    assert [line for line, _ in refused] == [4]


def test_a_row_that_says_what_is_known_is_no_failure() -> None:
    assert read("file,date\ndated.txt,2018-08-29\n") == ({}, [])


@pytest.mark.parametrize("table", ["", "a,b\n1,2\n", "file\npier.txt\n", "date\n2018-08-29\n", '"' * 3])
def test_what_is_no_table_of_dates_is_refused(table: str) -> None:
    with pytest.raises(InputError, match=r"dates\.csv"):
        read(table)


def test_a_cell_beyond_all_measure_is_named() -> None:
    with pytest.raises(InputError, match="line 2"):
        read("file,date\n" + "x" * 200_000 + ",2018-08-29\n")


def test_a_long_table_names_every_row_once() -> None:
    dated, refused = read("file,date\n" + "".join(f"f{n}.txt,2018-08-29\n" for n in range(20_000)))
    assert (dated, len(refused)) == ({}, 20_000)
    assert refused[-1][0] == 20_001


@pytest.mark.parametrize(
    ("pattern", "name", "date"),
    [
        ("*_YYYY-MM-DD*", "gazette_2018-08-29_pier.txt", "2018-08-29"),
        ("YYYYMMDD-*", "20180829-pier.txt", "2018-08-29"),
        ("DD Mon YYYY*", "29 aug 2018.txt", "2018-08-29"),
        ("*DD-Mon-YYYY.txt", "pier 29-August-2018.txt", "2018-08-29"),
        ("(YYYY.MM.DD)*", "(2018.08.29) [1].txt", "2018-08-29"),
        ("YYYYMMDD-*", "x20180829-pier.txt", None),
        ("YYYYMMDD*", "20180231.txt", None),
        ("YYYYMMDD", "20180829.txt", None),
    ],
)
def test_patterns_of_names(pattern: str, name: str, date: str | None) -> None:
    found = from_names(pattern, [replace(PIER, file=f"2001-01-01/{name}")])
    assert [str(one.date) for one in found] == ([date] if date else [])


def test_only_undated_articles_get_dates_from_names() -> None:
    assert from_names("*YYYY*MM*DD*", [replace(DATED, file="2018-08-30.txt")]) == ()


@pytest.mark.parametrize("pattern", ["", "*", "YYYY-MM", "YYYY-MM-DD-DD", "YYYY-MM-Mon-DD", "a/YYYYMMDD"])
def test_patterns_without_one_whole_date_are_refused(pattern: str) -> None:
    with pytest.raises(InputError, match="pattern"):
        from_names(pattern, ALL)


def test_many_stars_are_matched_and_take_no_time() -> None:
    pattern, name = "*a" * 40 + "*YYYYMMDD*", "a" * 20_000
    assert from_names(pattern, [replace(PIER, file=name)]) == ()
    assert [str(one.date) for one in from_names(pattern, [replace(PIER, file=f"{name}20180829x")])] == ["2018-08-29"]
