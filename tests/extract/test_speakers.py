"""Who speaks: quotations that go on without a speaker, pronouns among several people, "I"."""

from __future__ import annotations

import json

import pytest

from timeline_app.extract.pipeline import read_article
from timeline_app.extract.quotations import quotations
from timeline_app.records import Source

LEAD = "The council shut the old harbour bridge on Monday after engineers had found cracks in it.\n\n"


def told_by(text: str, words: str) -> tuple[str, ...]:
    """Return who tells some words of a story, outermost first."""
    record = {"id": "a", "title": "A bridge is shut", "published": "2019-05-14", "text": LEAD + text}
    reading = read_article(Source("a.jsonl#1", json.dumps(record).encode(), "jsonl"))
    at = reading.article.text.index(words)
    return next(m.attributed_to for m in reading.mentions if m.trigger and m.trigger[0] == at)


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        (  # the next paragraph goes on quoting
            "“The deck moved under the buses,” Maria Olsen said.\n\n“Two of them stopped on the middle span.”",
            "stopped",
            ("Maria Olsen",),
        ),
        (  # as does a third
            "“The deck moved,” Maria Olsen said.\n\n“Two buses stopped on the span. Some drivers ran.”\n\n"
            "“One of them called the fire brigade.”",
            "called",
            ("Maria Olsen",),
        ),
        (  # a narrator between ends it
            "“The deck moved under the buses,” Maria Olsen said.\n\nThe fire brigade came at once.\n\n"
            "“Two of them stopped on the middle span.”",
            "stopped",
            (),
        ),
        ("Maria Olsen said the deck moved. Two buses stopped on the span.", "stopped", ()),
        (  # a speaker of its own
            "“The deck moved,” Maria Olsen said.\n\n“Two buses stopped on the middle span,” Peter Dahl said.",
            "stopped",
            ("Peter Dahl",),
        ),
        (  # whoever spoke last, though others are named
            "Peter Dahl told the council about the late engineer Tor Vik and Mayor Arne Moe. He said the city "
            "repaired the span.",
            "repaired",
            ("Peter Dahl",),
        ),
        (  # a spokesman without a name may be "he" too
            "Peter Dahl told the council of Arne Moe that the span was safe. A spokesman for Tor Vik said nobody was "
            "hurt. He said the city repaired the span.",
            "repaired",
            ("He",),
        ),
        (  # "Dahl adviser Tor Vik" begins with whom he advises
            "Peter Dahl praised Arne Moe. Dahl adviser Tor Vik waited outside. He said the city repaired the span.",
            "repaired",
            ("Tor Vik",),
        ),
        ("“I think the city repaired the span,” Peter Dahl said.", "repaired", ("Peter Dahl",)),
        (  # the longest form of a name that stands in another sentence
            "Peter Dahl opened the hearing. “The deck moved,” Dahl said. “Two buses stopped on the middle span.”",
            "stopped",
            ("Peter Dahl",),
        ),
    ],
)
def test_who_tells_it(text: str, words: str, sources: tuple[str, ...]) -> None:
    assert told_by(text, words) == sources


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” twice.", ["no"]),
        ('He said "no" twice, then "yes".', ["no", "yes"]),
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
        ("“One.\n\nTwo, he said.", ["One."]),
        ("“the good of all“ he wrote", ["the good of all"]),
        ('a pipe of 12" and nothing more', []),
        ("", []),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == found


def test_a_mark_that_never_closes_quotes_no_chapter() -> None:
    assert quotations("“" + "word " * 2_000 + "”") == []
