"""On what an undated report leans: the story's day, what was before it, a witness's own past."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article, Mention, Role, Status

LEAD = "A ferry hit a pier in Ghent on Tuesday.\n\n"


def mentions(text: str) -> list[Mention]:
    return list(analyse(Article("a", "a", text, "", "", "text", published=Edtf.parse("2018-08-30")))[1])


def told(text: str) -> list[tuple[str, str]]:
    return [(m.text[slice(*(at - m.start for at in m.trigger or (0, 0)))], str(m.date)) for m in mentions(text)[1:]]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two deckhands have been arrested.", ("arrested", "2018-08-28?")),
        ("The ferry had left Antwerp.", ("left", "../2018-08-30")),
        ("A court found that the crew ignored the signal.", ("ignored", "../2018-08-30")),
        ("The owner announced a new timetable.", ("announced", "2018-08-28?")),
        ("The owner apologised and closed the pier.", ("closed", "2018-08-28?")),
    ],
)
def test_form_and_voice_say_how_far_back_it_lies(sentence: str, found: tuple[str, str]) -> None:
    assert found in told(LEAD + sentence)


def test_what_had_been_before_is_not_where_the_story_stands() -> None:
    text = "The inquiry opened on Tuesday; the ferry had sunk on Sunday. Judge Aerts presided."
    assert told(text)[-1] == ("presided", "2018-08-28?")


def test_a_witness_s_past_is_not_the_writer_s() -> None:
    text = LEAD + "“We bought her in 1998,” the owner said. He left the room."
    assert told(text)[-1] == ("left", "2018-08-28?")


def test_a_year_that_names_a_race_dates_nothing() -> None:
    assert told(LEAD + "The mayor raised money for the 2020 election.") == [("raised", "2018-08-28?")]


def test_the_figures_of_a_quarter_do_not_date_their_report() -> None:
    assert told(LEAD + "The owner reported a second-quarter loss.") == [("reported", "2018-08-28?")]
    assert told(LEAD + "Traffic rose in the second quarter.") == [("rose", "2018-34")]


def test_a_programme_is_no_day() -> None:
    assert told(LEAD + "The owner spoke on ABC’s This Week.") == [("spoke", "2018-08-28?")]


def test_two_clauses_each_with_its_day() -> None:
    found = mentions("She left Ghent on Monday, and late on Tuesday night she hit a pier.")
    assert [str(m.date) for m in found] == ["2018-08-27", "2018-08-28"]


def test_a_year_after_since_parts_no_clauses() -> None:
    found = mentions("The mayor has been fighting the plan since 2004 and has been ill since May.")
    assert [(m.time.text if m.time else None, str(m.date)) for m in found] == [
        ("2004", "2004/2018-08-30"),
        ("May", "2018-05/2018-08-30"),
    ]


def test_who_denies_it_does_not_deny_when_it_was() -> None:
    found = mentions(LEAD + "The pilot denied that he had ignored a signal when the ferry hit the pier.")[1:]
    assert {m.label: m.status for m in found if "hit" in m.label} == {"The ferry hit the pier": Status.REPORTED}
    assert Status.DENIED in {m.status for m in found}


def test_reports_that_were_untrue_are_denied() -> None:
    (found,) = mentions(LEAD + "Reports that the ferry was being towed to Antwerp were untrue.")[1:]
    assert (found.status, found.role) == (Status.DENIED, Role.EVENT)


def test_a_heading_with_a_past_verb_is_a_report_and_a_caption_is_none() -> None:
    assert told(LEAD + "Harbour police closed the pier and the lock\n\n") == [("closed", "2018-08-28?")]
    assert told(LEAD + "The pier after the collision with the ferry\n\n") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The mayor announced a summit for 12 September.", ("summit", "2018-09-12", Status.PLANNED)),
        ("The inquiry opens tomorrow.", ("opens", "2018-08-31", Status.PLANNED)),
        ("The owner issued bonds that mature in 2031.", ("issued", "2018-08-28?", Status.REPORTED)),
    ],
)
def test_a_day_to_come_dates_what_is_planned_and_nothing_that_happened(
    sentence: str, found: tuple[str, str, Status]
) -> None:
    (mention,) = mentions(LEAD + sentence)[1:]
    at = slice(*(place - mention.start for place in mention.trigger or (0, 0)))
    assert (mention.text[at], str(mention.date), mention.status) == found


def test_a_year_beside_a_perfect_is_not_its_verb_s() -> None:
    assert told(LEAD + "The owner has cited his role in the parade of 2004.") == [("cited", "2018-08-28?")]
    assert told(LEAD + "The firm has grown since 2004.") == [("grown", "2004/2018-08-30")]


def test_a_clause_that_goes_on_after_an_aside_is_of_the_story_s_day() -> None:
    found = told(LEAD + "The pilot, who learned his trade when he lived in Antwerp, resigned.")
    assert ("learned", "../2018-08-30") in found
    assert ("resigned", "2018-08-28?") in found


def test_what_a_figure_is_compared_with_does_not_date_it() -> None:
    assert ("fell", "2018-08-28?") in told(LEAD + "Its revenue fell to 94 million euros from 98 million a year ago.")


def test_a_day_that_is_over_dates_nothing_yet_to_come() -> None:
    (found,) = told(LEAD + "The quake last month will force the port to close its pier.")
    assert found == ("force", "[2018-08-30..]")


def test_two_verbs_of_one_subject_share_the_day_behind_the_second() -> None:
    text = LEAD + "The sailors were freed by the court in Antwerp and flew to Oslo on August 2."
    assert told(text) == [("freed", "2018-08-02?"), ("flew", "2018-08-02")]


def test_a_phrase_without_a_verb_tells_no_day_of_the_news() -> None:
    text = "The ferry in June 2018, before the crash at the pier of Ghent.\n\nDivers searched the hull."
    assert told(text)[-1] == ("searched", "2018-08-30?")


def test_a_year_that_names_which_leaves_the_day_to_the_verb() -> None:
    text = LEAD + "In a Wednesday hearing, the court annulled the sale and the 2011 agreement."
    assert ("annulled", "2018-08-29") in told(text)


def test_a_day_to_come_is_not_where_the_story_stands() -> None:
    text = (
        LEAD
        + "The city announced today that it sold the pier. The hall can be rented next month. It also freed a clerk."
    )
    assert told(text)[-1] == ("freed", "2018-08-30?")


MORE = (
    LEAD + "Divers searched the hull and the old pier for most of the night.\n\n"
    "The mayor thanked them and all who had brought them bread.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The union has endorsed the new captain.", ("endorsed", "../2018-08-30")),
        ("The union has just endorsed the new captain.", ("endorsed", "2018-08-28?")),
        ("The owner has repeatedly accused the port.", ("accused", "../2018-08-30")),
        ("The union endorsed the new captain.", ("endorsed", "2018-08-28?")),
        ("4:15 p.m.\n\nThe union has endorsed the new captain.", ("endorsed", "2018-08-28?")),
    ],
)
def test_what_has_come_so_far_is_of_any_day_behind_the_opening(sentence: str, found: tuple[str, str]) -> None:
    assert told(MORE + sentence)[-1] == found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ("She was born in Bruges. She moved to Ghent.", ("moved", "../2018-08-30")),
        ("She was born in 1962. She moved to Ghent.", ("moved", "../2018-08-30")),
        ("She was born in Bruges.\n\nThe court fined the owner.", ("fined", "2018-08-28?")),
        ("The owner once led a bank.", ("led", "../2018-08-30")),
        ("The owner was fined once again.", ("fined", "2018-08-28?")),
        ("The port lost its ships in the 1980s. The yards closed.", ("closed", "../2018-08-30")),
        ("The port was sold last year.\n\nThe court fined the owner.", ("fined", "2018-08-28?")),
        ("The port was sold last year.\n\nHe built a hotel.", ("built", "../2018-08-30")),
        ("The port was sold last year.\n\nThe owner later built a hotel.", ("built", "../2018-08-30")),
    ],
)
def test_what_goes_on_from_long_ago_is_not_of_the_story_s_day(sentences: str, found: tuple[str, str]) -> None:
    assert told(LEAD + sentences)[-1] == found


@pytest.mark.parametrize(
    "aside",
    [
        "The owner has lost three cases, including last month's appeal.",
        "The owner has kept silent since becoming mayor last month.",
        "Traffic was up from 90 ships in July.",
    ],
)
def test_a_time_told_in_passing_does_not_move_the_story(aside: str) -> None:
    assert told(LEAD + aside + " The court fined a deckhand.")[-1] == ("fined", "2018-08-28?")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("She would visit the pier every summer.", ("visit", "../2018-08-30", Status.REPORTED)),
        ("The captain would go to church when he was home.", ("go", "../2018-08-30", Status.REPORTED)),
        ("The captain would sue the owner.", ("sue", "[2018-08-30..]", Status.PLANNED)),
        ("The mayor said the captain would pay when he was free.", ("pay", "[2018-08-30..]", Status.PLANNED)),
    ],
)
def test_what_one_used_to_do_is_no_plan(sentence: str, found: tuple[str, str, Status]) -> None:
    mention = mentions(LEAD + sentence)[-1]
    at = slice(*(place - mention.start for place in mention.trigger or (0, 0)))
    assert (mention.text[at], str(mention.date), mention.status) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Traffic rose to 94 ships, up from 90 last year.",
        "The mayor rose in the polls faster than in 2012.",
        "Fewer ferries rose than in July.",
        "Unlike the harbour of Antwerp in 2008, the tide rose.",
        "The fees rose by 12 euros, compared with a rise of 15 in March.",
    ],
)
def test_a_time_in_a_comparison_does_not_date_the_verb(sentence: str) -> None:
    assert ("rose", "2018-08-28?") in told(LEAD + sentence)


def test_an_amount_after_more_than_is_no_comparison() -> None:
    assert told(LEAD + "More than 20 ships sank in 2008.") == [("sank", "2008")]


def test_to_have_got_something_is_to_have_it() -> None:
    assert told(LEAD + "“We have got to go home,” he said.") == told(LEAD + "“We have to go home,” he said.")


@pytest.mark.parametrize(
    "sentence",
    [
        "She says that a moderate has the best chances of winning in November.",
        "The result puts two seats in play in November.",
        "He worries that she would have trouble winning in November.",
    ],
)
def test_an_election_still_to_be_won_is_ahead(sentence: str) -> None:
    assert [str(m.date) for m in mentions(LEAD + sentence)[1:] if m.time] == ["2018-11"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The pilot testified on Thursday that he had come on deck about midnight.", ("come", "../2018-08-30")),
        ("The pilot came on deck at 8 p.m.", ("came", "2018-08-30T20:00")),
    ],
)
def test_a_clock_time_alone_tells_no_day_of_what_had_been(sentence: str, found: tuple[str, str]) -> None:
    assert found in told(LEAD + sentence)
