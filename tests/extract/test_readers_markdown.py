"""Markdown: words without marks, and the front matter as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.extract.readers import read_source, split
from timeline_app.records import InputError, Source

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.records import Article

NOTE = """---
title: "Board shuts the ferry"
date: 2018-05-04
author: [Jan Roe, Ann Poe]
source: https://harbour.example/news/1
tags:
  - ferries
  - "harbours"
---

# Board shuts the *ferry*

The Board said **on Tuesday** that it would close the [ferry](https://x.example/) from
3 May 2018. See ![a boat](b.png) and `the log`.

| When | What |
|------|------|
| 3 May 2018 | closed |

<div>It was <b>sold</b>.</div>

- one boat
- two boats
"""


def read(text: str, file: str = "note.md") -> Article:
    return read_source(Source(file, text.encode(), "markdown"))


def test_words_stand_without_their_marks() -> None:
    assert read(NOTE).text.split("\n\n") == [
        "Board shuts the ferry",
        "The Board said on Tuesday that it would close the ferry from 3 May 2018. See a boat and the log.",
        "When What",
        "3 May 2018 closed",
        "It was sold.",
        "one boat",
        "two boats",
    ]


def test_front_matter_is_evidence() -> None:
    article = read(NOTE)
    assert (article.title, article.title_from) == ("Board shuts the ferry", "front matter “title”")
    assert (str(article.published), article.published_from) == ("2018-05-04", "front matter “date”")
    assert article.author == "Jan Roe, Ann Poe"
    assert article.url == "https://harbour.example/news/1"
    assert article.outlet == "harbour.example"
    assert [topic.name for topic in article.topics] == ["ferries", "harbours"]


def test_a_source_that_is_no_address_is_the_outlet() -> None:
    article = read("---\nsource: The Arden Weekly\ncreated: 2018-06-01\n---\n\nA fire destroyed the pier on Monday.\n")
    assert article.outlet == "The Arden Weekly"
    assert article.published is None  # the note was made that day, the article published by then
    assert "[..2018-06-01]" in [str(sign.date) for sign in article.evidence]


def test_a_date_that_nobody_can_read_leaves_it_undated() -> None:
    article = read("---\ndate: 5/6/2018\n---\n\nA fire destroyed the pier on Monday.\n")
    assert article.published is None
    assert any(sign.origin == "front matter “date”" for sign in article.evidence)


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = read("# Pier burns\n\nA fire destroyed the pier on Monday.\n\n---\n\nIt was old.\n")
    assert (article.title, article.title_from) == ("Pier burns", "first heading")
    assert "It was old." in article.text


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\nA fire destroyed the pier.\n\n---\nIt was old.\n").text.startswith("A fire destroyed the pier.")


@pytest.mark.parametrize("text", ["", "---\ntitle: x\n---\n", "<!-- nothing -->"])
def test_one_without_text_is_told(text: str) -> None:
    with pytest.raises(InputError, match=r"^note\.md: no text in it"):
        read(text)


@pytest.mark.parametrize("text", ["[" * 60_000, "> " * 60_000 + "x", "*a " * 60_000, "`" * 60_000 + "x", "|" * 60_000])
def test_hostile_nesting_ends(text: str) -> None:
    read(f"{text}\n\nA fire destroyed the pier on Monday.\n")


def test_it_is_told_by_its_ending(tmp_path: Path) -> None:
    for name in ("a.md", "b.Markdown"):
        (tmp_path / name).write_text("<html> is a word\n")
        assert [source.format for source in split(tmp_path / name)] == ["markdown"]
