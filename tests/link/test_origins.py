"""Reports count by whom they go back to: chains, credits, copies and voices, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from making import article, mention

from timeline_app.link.origins import origins_of

if TYPE_CHECKING:
    from timeline_app.records import Mention, Origin

DAY = "2018-07-01"


def told(*reports: tuple[str, tuple[str, ...]]) -> tuple[Origin, ...]:
    """Return the origins of reports, each of an outlet and its chain of sources."""
    mentions = [mention(f"in {who}", f"A ship sank, {n}.", DAY, by=by) for n, (who, by) in enumerate(reports)]
    return origins_of(mentions, {m.article: article(m.article, outlet=m.article[3:]) for m in mentions})


def test_two_papers_that_cite_one_agency_are_one_origin() -> None:
    (both,) = told(("The Echo", ("The Coast Agency", "a witness")), ("The Bell", ("Coast Agency",)))
    assert both.mentions == (0, 1)
    assert both.name == "a witness, through The Coast Agency"
    assert "cite" in both.why
    assert "The Echo" in both.why


def test_the_cited_papers_own_report_is_the_same_origin() -> None:
    own, other = told(("The Bell", ("The Harbour Post",)), ("The Harbour Post", ()), ("The Echo", ()))
    assert own.mentions == (0, 1)
    assert other.name == "The Echo"


def test_the_cited_paper_goes_back_to_the_voice_that_it_names_itself() -> None:
    (one,) = told(("The Bell", ("The Harbour Post",)), ("The Harbour Post", ("Jane Roe",)))
    assert one.name == "Jane Roe"


def test_people_without_a_name_are_one_origin_only_through_one_paper() -> None:
    assert len(told(("The Bell", ("an official",)), ("The Echo", ("an official",)))) == 2
    by = ("The Harbour Post", "people familiar with the matter")
    (one,) = told(("The Bell", by), ("The Harbour Post", by[1:]))
    assert one.name == "people familiar with the matter, through The Harbour Post"


def test_one_voice_quoted_by_two_papers_is_one_origin_whatever_its_title() -> None:
    (one,) = told(("The Bell", ("harbour spokeswoman Jane Roe",)), ("The Echo", ("Jane Roe",)), ("The Dial", ("Roe",)))
    assert one.name == "harbour spokeswoman Jane Roe"
    assert len(told(("The Bell", ("Jane Roe",)), ("The Echo", ("John Doe",)))) == 2


def test_a_short_name_that_may_be_two_people_joins_neither() -> None:
    assert len(told(("A", ("Jane Roe",)), ("B", ("John Roe",)), ("C", ("Roe",)))) == 3


def test_an_unnamed_spokesman_speaks_for_the_body() -> None:
    (one,) = told(("The Bell", ("a spokesman for the Coast Guard",)), ("The Echo", ("a Coast Guard spokeswoman",)))
    assert "Coast Guard" in one.name


def test_a_persons_aide_is_not_the_person() -> None:
    by = [("Jane Roe’s aide",), ("Jane Roe",)]
    reports = [
        mention(who, f"A ship sank, {who} heard.", DAY, by=source, people=("Jane Roe",))
        for who, source in zip("ab", by, strict=True)
    ]
    assert len(origins_of(reports, {who: article(who) for who in "ab"})) == 2


def test_reports_signed_by_one_agency_are_one_origin() -> None:
    texts = {
        "a": "ARDEN (Reuters) - A ship sank on Monday off the cape, and all were saved.",
        "b": "By the wire. ARDEN, July 1 (REUTERS) — Forty were saved when a ferry went down.",
        "c": "ARDEN (the capital) - A ship sank.",
    }
    articles = {name: article(name, text) for name, text in texts.items()}
    found = origins_of([mention(name, f"{name} sank.", DAY) for name in texts], articles)
    assert [origin.mentions for origin in found] == [(0, 1), (2,)]
    assert found[0].name == "Reuters"


def test_an_agency_as_author_signs() -> None:
    articles = {
        "a": replace(article("a"), author="AP"),
        "b": replace(article("b"), author="Jane Roe, Associated Press"),
    }
    (one,) = origins_of([mention(name, f"{name} sank.", DAY) for name in "ab"], articles)
    assert one.name == "The Associated Press"


def test_copied_articles_and_copied_sentences_are_one_origin() -> None:
    text = "The ferry Marigold struck a rock off Cape Sorrow early on Monday and sank there within the hour"
    mentions: list[Mention] = [
        mention("a", f"{text}.", DAY),
        mention("b", f"{text}, leaving forty on the beach.", DAY),
        mention("c", "Off Cape Sorrow a ferry was lost on Monday.", DAY),
    ]
    articles = {name: article(name, published=f"2018-07-0{n}") for n, name in enumerate("cba", 2)}
    both, other = origins_of(mentions, articles)
    assert both.mentions == (0, 1)
    assert "the same text in Outlet of a as in Outlet of b" in both.why
    assert other.mentions == (2,)


def test_a_short_sentence_of_a_copied_paragraph_is_copied_with_it() -> None:
    paragraph = "The ferry Marigold called the station of Arden at noon. She needed help, the message said. Tugs left."
    texts = {
        "a": f"ARDEN, May 3 – {paragraph}\nThe mayor prayed.",
        "b": f"Word came at night.\n{paragraph}\nMore soon.",
    }
    articles = {name: article(name, text) for name, text in texts.items()}
    said = "She needed help, the message said."
    mentions = [mention(name, said, DAY, start=text.index(said)) for name, text in texts.items()]
    assert len(origins_of(mentions, articles)) == 1


def test_a_sentence_without_source_leans_on_its_articles_source() -> None:
    mentions = [
        mention("a", "A ship sank.", DAY),
        mention("a", "A ship sank, said Jane Roe.", DAY, start=40, by=("Jane Roe",)),
        mention("b", "A ship sank, Roe said.", DAY, by=("Roe",)),
    ]
    assert len(origins_of(mentions, {name: article(name) for name in "ab"})) == 1


def test_papers_that_cite_each_other_end() -> None:
    assert len(told(("A Post", ("B Post",)), ("B Post", ("A Post",)))) == 1


def test_a_pronoun_or_half_a_sentence_is_nobodys_name() -> None:
    for by in ("he", "Of his offence it", "While many papers", "Trying to mend it"):
        (one,) = told(("The Bell", (by,)))
        assert (one.name, one.why) == ("The Bell", "its own report")


def test_when_somebody_spoke_is_no_part_of_the_name() -> None:
    (one,) = told(("The Bell", ("Half an hour afterward a second message",)))
    assert one.name == "a second message, through The Bell"


def test_a_captain_without_and_with_his_ship_is_one() -> None:
    (both,) = told(("The Bell", ("Captain Jan Roe of the Marigold",)), ("The Echo", ("Jan Roe",)))
    assert both.mentions == (0, 1)


def test_an_outlet_is_no_short_form_of_another_that_reports_too() -> None:
    assert len(told(("The Times", ()), ("The Harbour Times", ()))) == 2
    assert len(told(("The Bell", ("the Times",)), ("The Harbour Times", ()))) == 1


def test_a_despatch_from_a_place_is_what_is_printed_under_its_name() -> None:
    texts = {"a": "ARDEN, Norway – A ship sank.", "b": "A ship sank, says a despatch from Arden.", "c": "A ship sank."}
    mentions = [
        mention("a", "A ship sank.", DAY, start=16),
        mention("b", texts["b"], DAY, by=("papers in Oslo", "a despatch from Arden")),
        mention("c", texts["c"], DAY),
    ]
    found = origins_of(mentions, {name: article(name, text) for name, text in texts.items()})
    assert {origin.mentions for origin in found} == {(0, 1), (2,)}
