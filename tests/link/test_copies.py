"""Copies are found by what they say, a shared phrase is none, and the cost does not grow with the pairs."""

from __future__ import annotations

from dataclasses import replace

from making import article

from timeline_app.link.copies import Copies, same_passages, signature_of

WIRE = (
    "ARDEN - The ferry Marigold struck a rock off Cape Sorrow early on Monday and sank within the hour. "
    "Its forty passengers were taken off by fishing boats that had heard the alarm across the bay. "
    "The harbour master opened an inquiry and asked everyone who had seen the ship leave to come forward. "
    "Divers will go down to the wreck as soon as the weather allows it, he added in the afternoon."
)
OTHER = (
    "Residents of Arden woke on Tuesday to learn that the Marigold was gone. Some had watched her from the pier. "
    "The owner promised to pay for new boats, and a fund was opened by the parish for those who lost their luggage. "
    "Nobody could say why she had sailed so near to the rock in such calm water on a clear morning."
)


def test_a_wire_text_with_another_head_is_a_copy_and_another_report_is_none() -> None:
    told = {
        "a": article("a", WIRE),
        "b": article("b", "FERRY LOST\n\n" + WIRE.replace("Monday", "MONDAY")),
        "c": article("c", OTHER),
    }
    assert list(Copies(told).among(["a", "b", "c"])) == [("a", "b")]


def test_a_shortened_wire_text_inside_a_longer_article_is_a_copy() -> None:
    told = {"long": article("long", WIRE + " " + OTHER), "short": article("short", WIRE[:300])}
    assert list(Copies(told).among(["long", "short"])) == [("long", "short")]


def test_page_furniture_makes_no_copy() -> None:
    menu = "News Sport Weather Travel Culture Money Letters Puzzles Archive Shop Subscribe Log in Contact About " * 3
    told = {
        name: replace(article(name, menu + text), furniture=((0, len(menu)),))
        for name, text in (("a", WIRE), ("b", OTHER))
    }
    assert list(Copies(told).among(["a", "b"])) == []


def test_known_signatures_give_the_same_as_made_ones() -> None:
    told = {name: article(name, WIRE) for name in "ab"}
    known = {name: signature_of(one) for name, one in told.items()}
    assert len(known["a"]) == 512
    assert list(Copies(told, known).among("ab")) == list(Copies(told).among("ab")) == [("a", "b")]
    assert signature_of(article("x", "Too short.")) == b""


def test_a_sentence_taken_over_is_a_copied_passage_and_a_common_phrase_is_none() -> None:
    first, second, _ = WIRE.split(". ")[:3]
    told = [first, f"According to the wire, {first[8:]}", second, "The ferry Marigold struck a rock, an official said."]
    assert list(same_passages(told)) == [(0, 1)]


def test_one_text_in_many_papers_is_compared_with_few() -> None:
    told = {f"n{n}": article(f"n{n}", WIRE) for n in range(300)}
    pairs = list(Copies(told).among(list(told)))
    assert {other for _, other in pairs} == set(told) - {"n0"}
    assert len(pairs) < 300 * 10
