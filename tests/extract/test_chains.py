"""Chains of sources: quotations over several sentences, outlets that were told, what the trained model adds."""

from __future__ import annotations

import pytest

from timeline_app.extract.chains import find_chains
from timeline_app.extract.mentions import find_mentions
from timeline_app.extract.sentences import sentence_spans
from timeline_app.records import Article, Role


def sources(text: str, words: str) -> list[str | None]:
    """Return who tells some words of a text, outermost first."""
    spans = sentence_spans(text)
    at = text.index(words)
    number = next(n for n, (start, end) in enumerate(spans) if start <= at < end)
    told = [one for one in find_chains(text, spans)[number] if one.says(at)]
    return [text[slice(*one.source)] if one.source else None for one in told]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The mill burned, the mayor said.", "burned", ["the mayor"]),
        ("A clerk told Reuters that the mill burned.", "burned", ["Reuters", "A clerk"]),
        ("A clerk told The Times that the mill burned.", "burned", ["The Times", "A clerk"]),
        ("A clerk told the court that the mill burned.", "burned", ["A clerk"]),
        ("The Star reported that officials believe the mill burned.", "burned", ["The Star", "officials"]),
        ("The inquiry found that the mill had burned.", "burned", ["The inquiry"]),
        ("The letter, which states that the mill burned, was sold.", "burned", ["The letter"]),
        ("“It was dark. The mill burned on Friday,” Ola Nys said.", "dark", ["Ola Nys"]),
        ("“It was dark. The mill burned on Friday,” Ola Nys said.", "burned", ["Ola Nys"]),
        ("“It was dark,” Ola Nys said. “The mill burned on Friday.”", "burned", ["Ola Nys"]),
        ("A clerk told Reuters reporter Ola Nys that the mill burned.", "burned", ["A clerk"]),
        ("A clerk told Reuters Monday that the mill burned.", "burned", ["Reuters", "A clerk"]),
        (
            "The Star, which cited people close to the owner, said the mill burned.",
            "burned",
            ["The Star", "people close to the owner"],
        ),
        ("Kyodo quoted a clerk as saying that the mill burned.", "burned", ["Kyodo", "a clerk"]),
        ("On Friday, Kyodo cites a clerk as saying the mill burned.", "burned", ["Kyodo", "a clerk"]),
        ("A clerk was quoted by Kyodo as saying the mill burned.", "burned", ["Kyodo", "A clerk"]),
        ("A clerk was quoted as saying the mill burned.", "burned", ["A clerk"]),
        ("Ola Nys went on to say: “The mill burned on Friday.”", "burned", ["Ola Nys"]),
        ("The council wants the mill to burn.", "burn", []),
        ("The mill burned. Nobody said why.", "burned", []),
    ],
)
def test_who_tells_it(text: str, words: str, chain: list[str | None]) -> None:
    assert sources(text, words) == chain


def test_what_a_source_did_before_it_spoke_is_not_in_its_saying() -> None:
    text = "Ms Berg opened the hall on Friday, saying that the work had taken years."
    spans = sentence_spans(text)
    assert not any(one.reports(text.index("Friday")) for one in find_chains(text, spans)[0])


def test_a_date_before_the_source_dates_the_saying() -> None:
    text = "On Friday the inquiry found that the mill had burned."
    (one,) = find_chains(text, sentence_spans(text))[0]
    assert one.reports(text.index("Friday"))


def test_each_sentence_has_a_list_of_its_own() -> None:
    text = "Rain fell. The clerk said it would stop."
    assert list(map(len, find_chains(text, sentence_spans(text)))) == [0, 1]
    assert find_chains("", []) == []


def test_the_outlet_that_tells_it_is_no_link_of_its_own_chain() -> None:
    text = "A clerk told The Times that the mill burned."
    (one,) = find_chains(text, sentence_spans(text), "The New York Times")[0]
    assert one.source == (0, 7)


def test_a_quotation_of_two_sentences_is_one_saying() -> None:
    text = "“The mill burned for two days. The river was too low to fight it,” Ola Nys said."
    article = Article(id="a", file="a.txt", text=text, sha256="", title="", title_from="")
    said = [m for m in find_mentions(article, ()) if m.role is Role.STATEMENT]
    assert len(said) <= 1
    assert {m.attributed_to for m in find_mentions(article, ()) if m.role is Role.EVENT} <= {("Ola Nys",)}


def test_the_verb_of_a_saying_is_no_event_beside_it() -> None:
    text = "The Star, which cited people close to the owner, said the mill burned."
    article = Article(id="a", file="a.txt", text=text, sha256="", title="", title_from="")
    assert [m.label for m in find_mentions(article, ())] == ["The mill burned"]
