"""Who speaks in what is set apart: transcripts, quoted stories, tweets."""

from __future__ import annotations

import json
import time

import pytest

from timeline_app.extract.pipeline import read_article
from timeline_app.extract.sentences import sentence_spans
from timeline_app.extract.set_apart import set_apart
from timeline_app.records import Source

LEAD = "The council shut the old harbour bridge on Monday. Maria Olsen asked the engineer why.\n\n"


def told(text: str) -> dict[str, tuple[str, ...]]:
    """Return who tells each of the mentions of a story, by its label."""
    record = {"id": "a", "title": "A bridge is shut", "published": "2019-05-14", "text": LEAD + text}
    reading = read_article(Source("a.jsonl#1", json.dumps(record).encode(), "jsonl"))
    return {m.label: m.attributed_to for m in reading.mentions if m.start >= len(LEAD)}


def speakers(text: str) -> set[str]:
    """Return who is found to speak."""
    found = (one.source for _, one in set_apart(text, sentence_spans(text)))
    return {text[slice(*source)] for source in found if source}


def test_a_name_in_capitals_before_a_colon_speaks_to_the_end_of_the_paragraph() -> None:
    text = "OLSEN: The deck moved under two buses. The fire brigade came at once.\n\nThe hearing ended."
    assert told(text) == {
        "The deck moved under two buses": ("Maria Olsen",),
        "The fire brigade came at once": ("Maria Olsen",),
        "The hearing ended": (),
    }


def test_each_line_of_a_transcript_has_its_own_speaker() -> None:
    text = "OLSEN: The deck moved under two buses.\nSEN. PETER DAHL (D-NY): The city paid for it.\n"
    assert list(told(text).values()) == [("Maria Olsen",), ("SEN. PETER DAHL",)]


@pytest.mark.parametrize("head", ["UPDATE", "BREAKING", "LONDON", "TOP STORY", "WHO WON"])
def test_a_heading_in_capitals_says_nothing(head: str) -> None:
    assert set(told(f"{head}: The deck moved under two buses.").values()) == {()}


def test_a_story_told_from_another_outlet_is_its_own_to_the_end() -> None:
    text = "From Bloomberg:\n\nThe deck moved under two buses.\n\nThe fire brigade came at once.\n\nRead the rest here."
    assert told(text)["The deck moved under two buses"] == ("Bloomberg",)
    assert told(text)["The fire brigade came at once"] == ("Bloomberg",)


def test_a_quoted_story_ends_with_its_quotation() -> None:
    text = (
        "Via Ola Nys at The New York Times:\n\n“The deck moved under two buses.\n\n“The fire brigade came at once.”\n\n"
        "The hearing ended."
    )
    assert list(told(text).values()) == [("The New York Times",), ("The New York Times",), ()]


def test_a_line_that_begins_with_from_is_no_outlet() -> None:
    assert set(told("From Bergen:\n\nThe deck moved under two buses.").values()) == {()}


@pytest.mark.parametrize("call", ["Jan Quorn’s show", "Jan Quorn-Dahl", "a show of Jan Quorn.", "Sen. Quorn"])
def test_a_name_in_capitals_is_a_speaker_s_where_the_text_calls_somebody_so(call: str) -> None:
    line = "QUORN: The deck moved under two buses.\n\n"
    assert speakers(f"{line}{call}") == {"QUORN"}
    assert speakers(f"{line}The ship QUORN left.") == set()


def test_a_tweet_is_its_signer_s_and_dated_by_its_signature() -> None:
    text = "The deck moved under two buses. — Ola Nys (@olanys) May 13, 2019\n\nThe hearing ended."
    found = told(text)
    assert found["The deck moved under two buses"] == ("Ola Nys",)
    assert found["The hearing ended"] == ()
    assert "Ola Nys tweeted that the deck moved under two buses" in found


@pytest.mark.parametrize(
    "unit",
    ["OLSEN: ", "A B: x\n", "From Reuters:\n\n", "“x\n\n", "— A (@a) ", "— a ", "A (", "From A at A at ", "\n\n "],
)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        spans = sentence_spans(text)
        begun = time.process_time()
        list(set_apart(text, spans))
        return time.process_time() - begun

    assert seconds(80_000) < 12 * seconds(20_000) + 1
