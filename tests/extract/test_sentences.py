"""Sentences: spans are exact, abbreviations and wrapped lines do not end one, furniture is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from timeline_app.extract.sentences import find_headline, split_sentences
from timeline_app.records import Article


def article(text: str, title: str = "", furniture: tuple[tuple[int, int], ...] = ()) -> Article:
    return Article("a", "a.txt", text, "", title, "first line", furniture=furniture)


def sentences(text: str, **more: object) -> list[str]:
    return [s.text for s in split_sentences(article(text, **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. envoy met Mr. Oyelaran in Lagos. They talked for an hour.", 2),
        ("It opened on Oct. 4 in Turin. The mayor spoke.", 2),
        ("J. R. Vance and A. B. Moss signed. Nobody else did.", 2),
        ("They flew to the U.S. The trip took nine hours.", 2),
        ("P. A. S. Vance told Representative J. A. Moss. Nobody else knew.", 2),
        ("They asked for vitamin B. A nurse came.", 2),
        ("“We will not sell.” He left the room.", 2),
        ("“Will you sell?” she asked. “No!” he said.", 2),
        ("Prices rose 3.5 percent in Q2. Wages did not.", 2),
        ("He paused... and then went on.", 1),
        ("The firm, Alder Inc., closed its Leeds plant. Unions objected.", 2),
        ("Rain fell at 5 p.m. on Sunday over Cork. Roads flooded.", 2),
    ],
)
def test_stops_end_sentences_but_not_after_abbreviations(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_offsets_are_exact_and_in_order() -> None:
    text = "  Überlingen woke early.  Trams stood still – all of them.\n\nA second paragraph follows here. It ends.\n"
    found = split_sentences(article(text))
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) == 4


def test_a_wrapped_line_runs_on_and_a_heading_does_not() -> None:
    text = (
        "Harbour reopens\nThe harbour of Split was opened again on Monday after a week of\nSteady storms had shut it.\n"
    )
    assert sentences(text) == [
        "Harbour reopens",
        "The harbour of Split was opened again on Monday after a week of\nSteady storms had shut it.",
    ]


def test_furniture_makes_no_sentence() -> None:
    text = "Share this story. The mill burned down. Log in to comment."
    spans = ((0, 17), (39, len(text)))
    assert sentences(text, furniture=spans) == ["The mill burned down."]


def test_the_headline_is_a_unit_of_its_own_outside_furniture() -> None:
    text = "Mill burns in Oulu\n\nMill burns in Oulu\n\nA mill burned in Oulu on Sunday.\n"
    found = split_sentences(article(text, title="Mill burns in Oulu", furniture=((0, 18),)))
    assert [(s.headline, s.start) for s in found] == [(True, 20), (False, 40)]


def test_a_title_that_the_text_does_not_print_is_no_headline() -> None:
    assert find_headline(article("A mill burned in Oulu on Sunday.", title="Mill burns")) is None


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    assert sentences("PORTO, May 4 (Reuters) - Dockers went on strike on Monday.") == [
        "Dockers went on strike on Monday."
    ]
    assert sentences("NAIROBI — The bank reopened.") == ["The bank reopened."]


@pytest.mark.parametrize(
    "dateline",
    ["SPLIT, Nova Gorica –", "NEW SPLIT, April 15, 2 a.m. –", "SPLIT, Nova Gorica, April 15 –", "SPLIT –"],
)
def test_a_dateline_may_name_a_region_and_an_hour(dateline: str) -> None:
    assert sentences(f"{dateline} The mill burned down. Nobody was hurt.")[0] == "The mill burned down."


def test_a_page_of_initials_is_split_without_trying_every_way() -> None:
    assert "".join(sentences("U.S." * 1_000)) == "U.S." * 1_000


def test_a_list_without_stops_is_cut_between_its_items() -> None:
    items = [f"On Monday the ferry {number} left Cork" for number in range(200)]
    pieces = sentences(", ".join(items))
    assert len(pieces) > 1
    assert all(piece.startswith("On Monday") and len(piece) <= 1200 for piece in pieces)
    assert sum(piece.count("On Monday") for piece in pieces) == 200
    assert "".join(sentences("x" * 5000)) == "x" * 5000
