"""What is reported without a time of its own: which clauses make an event, what it leans on, and who says so."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article, Mention, Role, Status

LEAD = "The ferry Aurora sank off Crete on Monday, killing nine people.\n\n"
TUESDAY = "2018-08-28"


def mentions(text: str, published: str | None = TUESDAY) -> list[Mention]:
    date = Edtf.parse(published) if published else None
    return list(analyse(Article("a", "a.txt", text, "", "", "first line", published=date))[1])


def labels(text: str) -> list[str]:
    return [m.label for m in undated(text)]


def undated(text: str, published: str | None = TUESDAY) -> list[Mention]:
    return [m for m in mentions(text, published) if m.time is None]


def test_what_the_news_goes_on_to_tell_is_of_the_lead_s_day_as_uncertain() -> None:
    (found,) = undated(LEAD + "Divers searched the hull.")
    assert (str(found.date), found.time) == ("2018-08-27?", None)
    assert found.leans_on is not None
    assert "“Monday”" in found.leans_on
    assert found.trigger is not None
    assert (LEAD + "Divers searched the hull.")[slice(*found.trigger)] == "searched"


def test_without_a_day_told_the_news_is_of_publication_at_the_earliest_guess() -> None:
    (found,) = undated("The ferry Aurora sank off Crete.")
    assert (str(found.date), found.role) == ("2018-08-28?", Role.EVENT)
    (found,) = undated("The ferry Aurora sank off Crete.", None)
    assert found.date is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Her owner had repaired the hull.", "../2018-08-28"),
        ("The yard has repaired six ferries over the years.", "../2018-08-28"),
        ("The yard was founded by two brothers.", "../2018-08-28"),
        ("The owner will replace the ferry.", "[2018-08-28..]"),
        ("The owner plans to replace the ferry.", "[2018-08-28..]"),
    ],
)
def test_tense_puts_it_before_or_after_the_news(sentence: str, date: str) -> None:
    (found,) = undated(LEAD + "Nobody answered. A siren wailed. The sea was calm. Boats came.\n\n" + sentence)[-1:]
    assert str(found.date) == date


def test_a_month_of_news_is_no_day_of_it() -> None:
    (found,) = undated("The owner sold the ferry last month. Workers painted the hull.\n\nDivers searched it.")[-1:]
    assert str(found.date) == "[2018-07-01..2018-08-28]"


def test_he_is_the_person_that_the_source_speaks_of() -> None:
    (*_, found) = mentions(LEAD + "Officer Ana Ruiz said Piet Vos left the bridge before he called the guard.")
    assert "Ruiz" not in found.label


def test_a_clause_that_shares_the_subject_shares_the_date() -> None:
    (_, found) = mentions("Police arrested three men in Lyon in June and charged them with arson.")
    assert (str(found.date), found.label) == ("2018-06?", "Police charged them with arson")


def test_a_background_story_is_gone_on_with_in_its_paragraph_only() -> None:
    told = "In 2011 the owner bought the ferry from a Maltese firm. Workers painted her white."
    (painted,) = undated(LEAD + told)
    assert str(painted.date) == "2011?"
    (searched,) = undated(LEAD + told.split(". ")[0] + ".\n\nDivers searched the hull.")
    assert str(searched.date) == "2018-08-27?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Crete is an island of 600,000 people.",
        "The law requires a lifeboat for each passenger.",
        "Did the crew sound the alarm?",
        "The owner should resign.",
        "If the hull breaks, oil leaks.",
        "The hull has two decks.",
        "Photograph: the Aurora in harbour",
        "The ferry remained a symbol of the town.",
    ],
)
def test_what_tells_no_happening_makes_no_event(sentence: str) -> None:
    assert undated(LEAD + sentence) == []


def test_two_dated_clauses_joined_by_and_are_two_events() -> None:
    found = mentions("He opened a shop in 1976, and in 1984 the first branch was sold to a bank.")
    assert [str(m.date) for m in found] == ["1976", "1984"]


def test_a_column_s_past_is_not_the_news_of_the_day() -> None:
    told = "I bought a boat. My brother painted it. The harbour master laughed at me. Gulls took my lunch."
    assert {str(m.date) for m in undated(told)} == {"../2018-08-28"}


def test_what_goes_on_does_so_when_the_article_speaks() -> None:
    (found,) = undated("The ferry is leaking.\n\n")
    assert (str(found.date), found.leans_on) == ("2018-08-28?", "going on at publication")


def test_there_was_an_explosion() -> None:
    (found,) = undated(LEAD + "There was a loud explosion below deck.")
    assert found.trigger is not None
    assert found.text[found.trigger[0] - found.start : found.trigger[1] - found.start] == "explosion"


def test_what_is_said_is_told_by_itself_and_names_who_says_so() -> None:
    (found,) = undated(LEAD + "Officer Ana Ruiz said that divers searched the hull.")
    assert (found.role, found.attributed_to) == (Role.EVENT, ("Ana Ruiz",))


def test_what_is_said_of_no_happening_is_a_statement() -> None:
    (found,) = undated(LEAD + "Officer Ana Ruiz said that the sea was rough.")
    assert (found.role, str(found.date)) == (Role.STATEMENT, "2018-08-27?")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The owner agreed to replace the ferry.", Status.PLANNED),
        ("The owner may replace the ferry.", Status.POSSIBLE),
        ("The owner denied that he had sold the ferry.", Status.DENIED),
        ("Rescuers pulled forty people from the water.", Status.REPORTED),
    ],
)
def test_status_follows_the_verb(sentence: str, status: Status) -> None:
    assert [m.status for m in undated(LEAD + sentence)] == [status]


def test_a_phrase_before_the_subject_has_its_own_names_alone() -> None:
    told = "In a surprise raid last month, agents of Piet Vos held secret talks with dealers in Lyon in August."
    raid = next(m for m in mentions(told) if m.label.startswith("Surprise"))
    assert (raid.people, raid.places) == ((), ())
    assert raid.trigger is not None
    assert told[slice(*raid.trigger)] == "raid"


def test_keys_differ_within_an_article() -> None:
    text = LEAD + "Divers searched the hull, and helicopters circled above it. The owner resigned and left the harbour."
    keys = [m.key for m in mentions(text)]
    assert len(keys) == len(set(keys)) == 4


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "The tug Ida, having taken off the crew, was towed to Ghent.",
            ["The tug Ida had taken off the crew", "The tug Ida was towed to Ghent"],
        ),
        (
            "A message reported that the barge had sunk and that two men were being brought ashore.",
            ["The barge had sunk", "Two men were being brought ashore"],
        ),
        (
            "At last came a message from the tug: every sailor was safe.",
            ["At last came a message from the tug", "Every sailor was safe"],
        ),
    ],
)
def test_each_happening_of_a_sentence_is_a_report(sentence: str, labels: list[str]) -> None:
    found = [m.label for m in mentions(LEAD + sentence) if m.start >= len(LEAD) and m.role is Role.EVENT]
    assert found == labels


def test_what_a_dated_sentence_leads_up_to_is_a_report_too() -> None:
    found = mentions(LEAD + "The tug sent word on Sunday that it had no passengers of the ferry on board.")[-1]
    assert (found.label, found.status) == ("It had no passengers of the ferry on board", Status.DENIED)


def test_how_long_before_or_after_a_dated_report_dates_the_one_that_it_counts_from() -> None:
    first, second = mentions("The ferry sank at 2:20 yesterday morning, four hours after she had struck a reef.")
    assert (str(first.date), str(second.date)) == ("2018-08-27T02:20", "2018-08-26T22:20~")
    first, second = mentions("Jan Maes died on Sunday, two days after the tram hit a wall.")
    assert (str(first.date), str(second.date)) == ("2018-08-26", "2018-08-24~")


def test_a_quoted_question_leaves_what_stands_before_it_a_report() -> None:
    found = labels(LEAD + "Officers arrested three men in Ghent and asked them “who sold the boat to the crew?”")
    assert "Officers arrested three men in Ghent" in found
    assert not any("Who sold" in label for label in found)


def test_a_caption_tells_what_its_picture_shows_and_a_credit_nothing() -> None:
    found = labels(
        LEAD + "Two pilots greet the crew in Ostend.\n\nImage: Anna Smit.\n\nThe tram line serves six towns."
    )
    assert "Two pilots greet the crew in Ostend" in found
    assert not any("Smit" in label for label in found)


def test_a_columnist_s_present_and_a_rule_are_no_report() -> None:
    found = labels(
        LEAD + "Anna Smit owns three boats. The captain always paints them. People like boats. Jan Maes has that."
    )
    assert found == ["Anna Smit owns three boats"]


def test_what_stands_before_a_saying_in_its_clause_is_told_too() -> None:
    found = labels(LEAD + "The company, which closed its yard in Ghent, said that it was sorry.")
    assert "The company closed its yard in Ghent" in found


def test_what_is_planned_behind_a_fronted_clause_is_a_report() -> None:
    found = labels(LEAD + "Once its hull is painted, the new ferry will cross the strait.")
    assert found == ["The new ferry will cross the strait"]


def test_what_stands_before_nobody_s_saying_is_told_too() -> None:
    found = labels(LEAD + "The pier has collapsed and correspondents say there is little help in the town.")
    assert "The pier has collapsed" in found


def test_what_is_said_without_a_known_attribution_happened_and_names_who_says_so() -> None:
    found = undated(LEAD + "Crete's government said at least 20 people have died of the flu.")[-1]
    assert (found.label, found.attributed_to) == ("At least 20 people have died of the flu", ("Crete's government",))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The captain has not yet answered the letter.", "The captain has not yet answered the letter"),
        ("The harbour master hasn’t yet opened the pier.", "The harbour master hasn’t yet opened the pier"),
    ],
)
def test_what_has_not_yet_happened_is_denied_and_says_so(sentence: str, label: str) -> None:
    (found,) = undated(LEAD + sentence)
    assert (found.label, found.status) == (label, Status.DENIED)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("She’ll close the fair with a speech in Ghent.", Status.PLANNED),
        ("The divers are about to open the hull.", Status.PLANNED),
        ("The long and angry report about the captain of the ferry could delay the sale.", Status.POSSIBLE),
        ("Islanders going to the polls said they lost the ferry.", Status.REPORTED),
    ],
)
def test_what_lies_ahead_is_no_plain_report_and_a_way_to_the_polls_no_plan(sentence: str, status: Status) -> None:
    assert [m.status for m in undated(LEAD + sentence)] == [status]


def test_what_the_writer_thinks_is_no_statement() -> None:
    assert not mentions("I think that towns should all be kinder to their ferries.")
    assert [m.role for m in mentions("I said on Monday that the ferry was unsafe.")] == [Role.STATEMENT]
