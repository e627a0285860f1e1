"""Furniture of page dumps: what is marked, and what must not be."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.furniture import lay_out
from timeline_app.extract.page_lines import is_paragraph, rule_of, rules
from timeline_app.resources import resource

DATA = tomllib.loads(resource("rules", "furniture.toml").read_text(encoding="utf-8"))
BODY = [
    "A fire destroyed the old pier of the harbour town on Monday night, the fire brigade said.",
    "Forty people were brought to safety. Nobody was hurt, the mayor told reporters on Tuesday.",
    "The pier was built in 1912 and had been closed for repairs since late May.",
]


def furniture_of(*lines: str, title: str | None = None) -> list[str]:
    """Return the lines of a page dump that are marked."""
    text = "\n\n".join(lines)
    return [line for a, b in lay_out(text, title).furniture for line in text[a:b].split("\n") if line]


@pytest.mark.parametrize(("name", "line"), [(r["name"], e) for r in DATA["rule"] for e in r["examples"]])
def test_each_rule_takes_its_examples(name: str, line: str) -> None:
    rule = rule_of(line)
    assert rule is not None
    assert rule.name == name or next(r for r in rules().rules if r.name == name).pattern.fullmatch(line)


@pytest.mark.parametrize(("name", "line"), [(r["name"], e) for r in DATA["rule"] for e in r["refused"]])
def test_each_rule_leaves_what_it_refuses(name: str, line: str) -> None:
    assert not next(r for r in rules().rules if r.name == name).pattern.fullmatch(line)


@pytest.mark.parametrize(("name", "line", "outlet"), [(o["name"], *e) for o in DATA["outlet"] for e in o["examples"]])
def test_each_outlet_pattern_finds_its_examples(name: str, line: str, outlet: str) -> None:
    found = dict(rules().outlets)[name].search(line)
    assert found
    assert found["outlet"] == outlet


def test_an_article_alone_has_no_furniture() -> None:
    assert furniture_of("Pier burns in the night", *BODY) == []


def test_a_page_dump_keeps_its_headline_once() -> None:
    head = [
        "Skip to main content",
        "Home > News > Coast",
        "print share",
        "Pier burns in the night",
        "Loading images...",
    ]
    found = furniture_of(*head, "Pier burns in the night", "By Ada Byron", *BODY, "Leave a comment", "Nice piece.")
    assert found == [
        *head[:3],
        "Loading images...",
        "Pier burns in the night",
        "By Ada Byron",
        "Leave a comment",
        "Nice piece.",
    ]


def test_menu_lines_above_a_headline_are_furniture() -> None:
    assert furniture_of("News", "Sport", "Pier burns in the night", *BODY) == ["News", "Sport"]


def test_links_after_their_heading_up_to_the_next_paragraph() -> None:
    links = ["Related stories", "Mayor visits the old pier", "Ten years of storms"]
    assert furniture_of("Pier burns in the night", BODY[0], *links, *BODY[1:]) == links


def test_what_follows_the_end_is_furniture_with_its_signature() -> None:
    tail = [
        "Team Gazette",
        "The author hasn't added a biography",
        "Ada has written of harbours, ships and storms since 1999.",
    ]
    assert furniture_of("Pier burns in the night", *BODY, *tail) == tail


def test_an_end_is_not_believed_where_most_of_the_article_follows() -> None:
    assert furniture_of("Pier burns in the night", BODY[0], "Disclaimer: names were changed.", *BODY[1:] * 3) == [
        "Disclaimer: names were changed."
    ]


def test_readers_comments_end_an_article_however_long_they_are() -> None:
    comments = [
        "12 comments",
        "Comments",
        *("I was there, and it was a sad sight to see it burn down." for _ in range(60)),
    ]
    assert furniture_of("Pier burns in the night", *BODY * 3, *comments)[-61:] == comments[1:]


def test_subheadings_and_quotations_stay() -> None:
    lines = ["Pier burns in the night", BODY[0], "What happened", BODY[1], "“It is gone,” she said.", BODY[2]]
    assert furniture_of(*lines) == []


def test_a_hard_wrapped_paragraph_is_no_menu() -> None:
    text = """Pier burns in the night

A fire destroyed the old pier of the harbour town on Monday
night, the fire brigade said, and forty people had to be brought
to safety by boat. Nobody was hurt, the mayor told reporters on
Tuesday."""
    layout = lay_out(text)
    assert layout.furniture == ()
    assert [line.paragraph for line in layout.lines] == [False, True, True, True, True]


def test_a_short_question_may_be_a_headline_and_a_sentence_is_a_paragraph() -> None:
    assert not is_paragraph("Will the harbour town ever build its pier again?")
    assert is_paragraph("The harbour town will never build its pier again.")


PIECES = st.sampled_from(
    [*BODY, "Share", "Home > News", "Pier burns in the night", "Leave a comment", "Related", "", "  ", "x"]
)


@given(st.lists(PIECES | st.text(max_size=40)).map("\n".join), st.none() | st.just("Pier burns in the night"))
def test_spans_are_sorted_disjoint_in_range_and_tight(text: str, title: str | None) -> None:
    last = -1
    for start, end in lay_out(text, title).furniture:
        assert last < start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
