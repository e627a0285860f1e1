"""Names: what each kind of decision does, by sentences of our own."""

from __future__ import annotations

import time

import pytest

from timeline_app.extract.entities import Kind, find_entities


def names(text: str) -> list[tuple[str, str, str]]:
    """Return kind, words and longest form of the names of a text whose lines are sentences."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return [(e.kind.value, e.text, e.name) for e in find_entities(text, spans)]


def of(kind: Kind, text: str) -> list[str]:
    return [written for found, written, _ in names(text) if found == kind.value]


def meant(kind: Kind, text: str) -> list[str]:
    return [name for found, _, name in names(text) if found == kind.value]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister met President Barack Obama on the steps.", ["Barack Obama"]),
        ("J. Patrick Holloway, the first witness, left early.", ["J. Patrick Holloway"]),
        ("They asked Khalid al-Masri and Pieter van der Meer.", ["Khalid al-Masri", "Pieter van der Meer"]),
        ("King Faisal bin Abdulaziz received Carlos de la Cruz.", ["Faisal bin Abdulaziz", "Carlos de la Cruz"]),
        ("The envoy thanked Kim Yong-chol for coming.", ["Kim Yong-chol"]),
        ("Ministers met Moon Jae-in in Panmunjom.", ["Moon Jae-in"]),
        ("Moon Jae-in visits Washington", ["Moon Jae-in"]),
        ("“I’ve seen nothing,” said Officer Delgado.", ["Delgado"]),
        ("The group helped Sen. Ted Cruz in Ohio.", ["Ted Cruz"]),
        ("They thanked the candidate Hillary Clinton.", ["Hillary Clinton"]),
        ("The donors of Team Trump met in Ohio.", ["Trump"]),
        ("The envoy and Clinton left for Trump Tower.", ["Clinton"]),
    ],
)
def test_people_without_titles_with_all_their_names(text: str, wanted: list[str]) -> None:
    assert of(Kind.PERSON, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Bank of Japan and the IMF agreed.", ["Bank of Japan", "IMF"]),
        ("Shares of Kestrel Holdings Inc. fell after NATO and the EU met.", ["Kestrel Holdings Inc.", "NATO", "EU"]),
        ("He once played for the Seattle Kestrels.", ["Seattle Kestrels"]),
        ("It was read by the FBI and Treasury officials.", ["FBI", "Treasury"]),
    ],
)
def test_organizations(text: str, wanted: list[str]) -> None:
    assert of(Kind.ORGANIZATION, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The fine was US$ 20,000.", []),
        ("The Boston Police Department searched a house in Worcester.", ["Boston", "Worcester"]),
        ("The Washington Post printed it.", []),
        ("Officials in Washington, D.C. said so.", ["Washington, D.C."]),
        ("Tokyo said that the North had called.\nNorth Korea denied it.", ["Tokyo", "the North", "North Korea"]),
        ("Georgian ministers declined to speak.", []),
    ],
)
def test_places(text: str, wanted: list[str]) -> None:
    assert of(Kind.PLACE, text) == wanted


def test_a_country_in_the_report_of_a_match_is_its_team_but_where_it_tells_where() -> None:
    match = "The striker scored a late penalty.\nThe goalkeeper and the referee argued with a midfielder.\n"
    told = "Chile beat Peru in Brazil."
    assert of(Kind.ORGANIZATION, match + told) == ["Chile", "Peru"]
    assert of(Kind.PLACE, match + told) == ["Brazil"]
    assert of(Kind.PLACE, told) == ["Chile", "Peru", "Brazil"]


def test_a_small_article_of_arabic_opens_a_name() -> None:
    assert [written for _, written, _ in names("He met ash-Sham yesterday.")] == ["ash-Sham"]


def test_a_ship_is_nobody() -> None:
    assert names("The steamship Marigold struck a rock.\nThe Marigold had left at noon.") == []


def test_a_short_name_is_a_person_where_the_article_says_so_elsewhere() -> None:
    text = "Officers then questioned Zubrowski.\nElena Zubrowski, 41, is a dentist."
    assert meant(Kind.PERSON, text) == ["Elena Zubrowski", "Elena Zubrowski"]


def test_mrs_is_not_the_husband() -> None:
    text = "David Harmon arrived late.\nMary Harmon came with him.\nMr. Harmon spoke.\nMrs. Harmon left."
    assert meant(Kind.PERSON, text) == ["David Harmon", "Mary Harmon", "David Harmon", "Mary Harmon"]


def test_who_was_named_in_one_breath_with_another_stays_short() -> None:
    text = "David Harmon and Paul Harmon arrived.\nHarmon was asked to leave."
    assert meant(Kind.PERSON, text) == ["David Harmon", "Paul Harmon", "Harmon"]


def test_the_title_tells_which_of_two() -> None:
    text = "Senator Paul Harmon arrived.\nColonel David Harmon spoke.\nThen Senator Harmon replied."
    assert meant(Kind.PERSON, text)[-1] == "Paul Harmon"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The World Health Organization (WHO) met.\nThe WHO agreed.", "WHO", "World Health Organization"),
        ("The Harbour Safety Commission ruled.\nHSC inspectors came.", "HSC", "Harbour Safety Commission"),
        ("The United States objected.\nThe U.S. later agreed.", "U.S.", "United States"),
        (
            "Kestrel Holdings Corp. closed.\nKestrel Holdings had 40 ships.",
            "Kestrel Holdings",
            "Kestrel Holdings Corp.",
        ),
    ],
)
def test_short_forms_of_bodies_and_countries(text: str, short: str, long: str) -> None:
    assert (short, long) in [(written, name) for _, written, name in names(text)]


def test_an_agency_is_not_the_place_before_it() -> None:
    assert ("AFP", "New York") not in [(written, name) for _, written, name in names("New York (AFP) It rained.")]


@pytest.mark.parametrize("text", ["A" * 200_000, "A " * 100_000, "A." * 100_000, "Al of " * 40_000, "O'A" * 60_000])
def test_hostile_text_ends(text: str) -> None:
    begun = time.process_time()
    find_entities(text, [(0, len(text))])
    assert time.process_time() - begun < 60  # by its square it would take hours


def test_a_captain_is_no_senator() -> None:
    text = "Senator William Alden Harmon asked.\nCaptain Harmon went down with his ship."
    assert meant(Kind.PERSON, text)[-1] == "Harmon"


def test_the_most_prominent_keeps_the_short_name_but_next_to_another_s_full_one() -> None:
    text = "Donald Harmon spoke.\nEric Harmon, his son, agreed.\nHarmon left.\nIt rained.\nHarmon sang."
    assert meant(Kind.PERSON, text)[-2:] == ["Eric Harmon", "Donald Harmon"]


def test_whom_the_article_is_about_keeps_the_short_name_in_one_breath_too() -> None:
    text = "Donald Harmon came.\nDonald Harmon smiled.\nDonald Harmon and Ann Harmon waved.\nHarmon spoke."
    assert meant(Kind.PERSON, text)[-1] == "Donald Harmon"


def test_hyphens_and_their_capitals_tell_nobody_apart() -> None:
    text = "Kim Jong Un met his generals.\nLater Kim Jong-un flew home."
    assert len(set(meant(Kind.PERSON, text))) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Telerex Inc. fell.\nOn Monday, Telerex, which makes pumps, complained.", ["Telerex Inc.", "Telerex"]),
        ("The Harbour Board (HBO) met.\nHBO had the votes.", ["Harbour Board", "HBO", "HBO"]),
        ("Critics of New York-based Kestrel Partners sued.", ["Kestrel Partners"]),
        ("In Boston Harbour Company trading, shares fell.", ["Boston Harbour Company"]),
        ("Fighters of al Qaeda left.", ["al Qaeda"]),
        ("Police asked Maria Lopez of Fox News.", ["Fox News"]),
    ],
)
def test_bodies_by_what_the_article_and_the_lists_know(text: str, wanted: list[str]) -> None:
    assert of(Kind.ORGANIZATION, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Iran-Iraq war went on.", ["Iran", "Iraq"]),
        ("He moved to Dearborn, Mich., in May.", ["Dearborn", "Michigan"]),
        ("They signed the Kenya Water Plan in Oslo.", ["Kenya", "Oslo"]),
        ("The New York Times printed it.", []),
        ("The Erie County District Attorney spoke.", ["Erie County"]),
    ],
)
def test_places_inside_longer_words_and_names(text: str, wanted: list[str]) -> None:
    assert meant(Kind.PLACE, text) == wanted


def test_a_captain_of_a_ship_is_a_person() -> None:
    assert of(Kind.PERSON, "Captain Stanley Harmon of the Marigold was asked.") == ["Stanley Harmon"]


def test_a_headline_in_capitals_makes_no_names_of_words() -> None:
    body = "\nThe county and its campaign chief laughed at Vos.\nA group of voters asked Piet Vos about water."
    assert names("Bellwether County Says Group Should Win" + body)[0][1] == "Vos"
    assert of(Kind.PERSON, "Harbour Campaign Vos Laughs At Voters" + body)[0] == "Vos"
    assert "World Bank" in of(Kind.ORGANIZATION, "World Bank Asks Group About Water" + body)
