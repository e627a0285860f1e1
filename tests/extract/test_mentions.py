"""Mentions: what dates an event and what only its telling, who says so, and what it is called."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.leaning import ON_OR_BEFORE
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article, Mention, Role, Status

WEDNESDAY = "2018-08-29"


def article(
    text: str, title: str = "", published: str | None = WEDNESDAY, furniture: tuple[tuple[int, int], ...] = ()
) -> Article:
    date = Edtf.parse(published) if published else None
    return Article("a", "a.txt", text, "", title, "first line", published=date, furniture=furniture)


def mentions(text: str, **more: object) -> tuple[Mention, ...]:
    return analyse(article(text, **more))[1]  # type: ignore[arg-type]


def events(text: str, **more: object) -> list[tuple[str, str]]:
    return [(str(m.date), m.label) for m in mentions(text, **more) if m.role is Role.EVENT]


@pytest.mark.parametrize(
    ("text", "date", "label"),
    [
        ("Divers raised the wreck off Malta on Monday.", "2018-08-27", "Divers raised the wreck off Malta"),
        (
            "On 3 May 2016, the ferry Aurora sank off Crete.",
            "2016-05-03",
            "The ferry Aurora sank off Crete",
        ),
        ("But in July the company sold its mill.", "2018-07", "The company sold its mill"),
        ("Mayor Ana Ruiz, 54, resigned on Friday.", "2018-08-24", "Mayor Ana Ruiz resigned"),
        ("Tuesday's earthquake killed 40 people.", "2018-08-28", "The earthquake killed 40 people"),
        (
            "Nils was one of a group of engineers that flew to Osaka in July.",
            "2018-07",
            "A group of engineers flew to Osaka",
        ),
        ("The town is waiting for 17 sailors who vanished in 1983.", "1983", "17 sailors vanished"),
        ("The ferry (built in Gdansk) was sold in 2003.", "2003", "The ferry was sold"),
        ("The plant, backed by two banks, burned down in 1986.", "1986", "The plant burned down"),
    ],
)
def test_an_event_is_dated_and_named(text: str, date: str, label: str) -> None:
    assert events(text) == [(date, label)]


def test_the_date_of_the_report_never_dates_what_is_reported() -> None:
    found = mentions("Two ministers met secretly in Malta last month, The Daily Star reported on Tuesday.")
    assert [(m.role, str(m.date), m.attributed_to) for m in found] == [
        (Role.EVENT, "2018-07", ("The Daily Star",)),
        (Role.STATEMENT, "2018-08-28", ()),
    ]


def test_a_report_of_something_undated_is_a_statement_alone() -> None:
    found = mentions("A spokesman told reporters on Wednesday that the ministry was watching.")
    assert [(m.role, str(m.date)) for m in found] == [(Role.STATEMENT, "2018-08-29")]


def test_a_date_in_the_content_dates_the_event_and_names_who_says_so() -> None:
    (found,) = mentions("Kyodo reported that the sailor arrived in Tokyo on Tuesday via Beijing.")
    assert (found.role, str(found.date), found.attributed_to) == (Role.EVENT, "2018-08-28", ("Kyodo",))
    assert found.label == "The sailor arrived in Tokyo via Beijing"
    assert [p.name for p in found.places] == ["Tokyo", "Beijing"]


def test_the_speaker_stands_for_his_pronoun() -> None:
    assert events("Vega said he raised the matter with Boris Lind on June 12.") == [
        ("2018-06-12", "Vega raised the matter with Boris Lind")
    ]


def test_the_paper_is_the_one_named_before() -> None:
    text = "The Washington Post had the story.\n\nThe paper said the deal was signed in June."
    assert [m.attributed_to for m in mentions(text)] == [("The Washington Post",)]


def test_sources_stand_outermost_first() -> None:
    (found,) = mentions("Citing two officials, Reuters reported that the deal was signed in June.")
    assert found.attributed_to == ("Reuters", "two officials")


def test_who_reports_at_the_end_what_another_said_stands_outermost() -> None:
    (found,) = mentions("The minister said that the talks had begun in June, the Herald reported.")
    assert found.attributed_to == ("Herald", "The minister")


def test_dates_joined_by_and_make_one_mention() -> None:
    text = "The matter of sailors captured by the navy in the 1970s and 1980s has been a burden."
    (found,) = mentions(text)
    assert found.date is not None
    assert (found.date.earliest, found.date.latest) == (Edtf.parse("1970").earliest, Edtf.parse("1989").latest)
    assert found.time is not None
    assert found.time.text.endswith("1970s")
    assert found.label == "Sailors were captured by the navy"


def test_each_clause_keeps_its_own_date() -> None:
    assert events("Police arrested three men in Lyon in June and charged them with arson in July.") == [
        ("2018-06", "Police arrested three men in Lyon"),
        ("2018-07", "Police charged them with arson"),
    ]
    assert events("The bridge, which opened in 1967, collapsed in 2018.") == [
        ("1967", "The bridge opened"),
        ("2018", "The bridge collapsed"),
    ]
    assert events("After rebels took the port in 2011, the bank closed its office in 2012.") == [
        ("2011", "Rebels took the port"),
        ("2012", "The bank closed its office"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The strike that began on July 2 ended on Friday.",
            [("2018-07-02", "The strike began"), ("2018-08-24", "The strike ended")],
        ),
        (
            "A bridge built in 1970 collapsed on Sunday.",
            [("1970", "A bridge was built"), ("2018-08-26", "A bridge collapsed")],
        ),
        (
            "Leaders who met in Oslo on Monday will meet again in Rome on September 9.",
            [("2018-08-27", "Leaders met in Oslo"), ("2018-09-09", "Leaders will meet again in Rome")],
        ),
        (
            "The deal that the company rejected in May was signed on Friday.",
            [("2018-05", "The company rejected the deal"), ("2018-08-24", "The deal was signed")],
        ),
        (
            "Workers on Friday accepted a deal they had rejected in May.",
            [("2018-08-24", "Workers accepted a deal"), ("2018-05", "They had rejected a deal")],
        ),
        (
            "Dora Quill resigned on Monday and on Tuesday was arrested.",
            [("2018-08-27", "Dora Quill resigned"), ("2018-08-28", "Dora Quill was arrested")],
        ),
    ],
)
def test_each_of_two_dates_goes_to_its_verb_without_a_comma_between(text: str, told: list[tuple[str, str]]) -> None:
    assert events(text) == told


def test_what_goes_on_behind_a_dated_clause_is_told_without_its_date() -> None:
    arrested, released = mentions("Seventeen sailors arrested on Friday were released.")
    assert (str(arrested.date), arrested.label) == ("2018-08-24", "Seventeen sailors were arrested")
    assert (released.time, released.label) == (None, "Seventeen sailors were released")


def test_a_phrase_with_a_date_of_its_own_is_another_event() -> None:
    found = events("In a surprise raid last month, agents seized the papers that the firm had hidden in 2015.")
    assert ("2015", "The papers that the firm had hidden") in found or len(found) == 2


def test_a_noun_may_carry_the_date_alone() -> None:
    (found,) = events("Other talks have taken place in Asia, including a July meeting in Hanoi.")
    assert found[0] == "2018-07"
    assert found[1].endswith("eeting in Hanoi")


@pytest.mark.parametrize(
    "text",
    [
        "The strike has lasted three weeks.",
        "The ferry runs every Monday.",
        "What happened on 9 May?",
        "The minister ought to resign.",
        "Friday, July 21, 2017",
    ],
)
def test_what_dates_nothing_makes_no_event(text: str) -> None:
    assert events(text) == []


def test_what_was_recently_is_of_shortly_before_publication() -> None:
    (found,) = mentions("The two sides recently resumed talks in Muscat.")
    assert (str(found.date), found.time) == ("2018-08-29?", None)
    assert found.leans_on is not None
    assert "recently" in found.leans_on


def test_without_a_publication_date_nothing_is_guessed() -> None:
    (found,) = mentions("The two sides met on Monday in Muscat.", published=None)
    assert found.date is None
    assert found.time is not None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The two leaders will meet in Geneva next week.", Status.PLANNED),
        ("The court is scheduled to rule in November.", Status.PLANNED),
        ("The court could rule in November.", Status.POSSIBLE),
        ("The mayor denied that he had met the builder in July.", Status.DENIED),
        ("The builder was not at the meeting in July.", Status.REPORTED),
        ("Prices rose in July on fears that the mine could close.", Status.REPORTED),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert [m.status for m in mentions(text)] == [status]


def test_the_headline_leans_on_the_lead() -> None:
    text = "Ministers met in secret\n\nTwo ministers met secretly in Malta last month, The Star reported on Tuesday.\n"
    headline = mentions(text, title="Ministers met in secret")[0]
    assert (headline.text, str(headline.date), headline.time) == ("Ministers met in secret", "2018-07", None)
    assert headline.leans_on == "the lead: “last month”"


def test_a_headline_over_an_undated_lead_is_on_or_before_publication() -> None:
    text = "Ministers met in secret\n\nTwo ministers met secretly in Malta and told nobody of it at all.\n"
    headline = mentions(text, title="Ministers met in secret")[0]
    assert (str(headline.date), headline.leans_on) == ("../2018-08-29", ON_OR_BEFORE)
    undated = mentions(text, title="Ministers met in secret", published=None)
    assert [m.date for m in undated] == [None] * len(undated)


def test_furniture_is_never_mentioned() -> None:
    text = "Posted on Monday by admin.\nThe mill burned down on Sunday."
    assert [label for _, label in events(text, furniture=((0, 26),))] == ["The mill burned down"]


def test_mentions_quote_their_sentences_and_have_keys_of_their_own() -> None:
    text = "The mill burned in 1951. Workers rebuilt it in 1953 and sold it in 1960, Reuters reported on Monday."
    found = mentions(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert len({m.key for m in found}) == len(found) == 4


def test_labels_fit_their_line() -> None:
    long = "The committee of the upper house that oversees the harbours, ferries and lighthouses of nine provinces"
    (found,) = mentions(f"{long} opened on Monday an inquiry into the loss of two ships in Porto.")
    assert 0 < len(found.label) <= 120


def test_a_dated_urging_keeps_what_it_urges() -> None:
    assert events("The agency recommended on Friday that schools be closed.") == [
        ("2018-08-24", "The agency recommended that schools be closed")
    ]
