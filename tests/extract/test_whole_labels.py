"""Labels that keep what their verb asks for, whose subject is the clause's own, and lines that make no event."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article

LEAD = "The ferry Aurora sank off Crete on Monday, killing nine people.\n\n"


def labels(text: str) -> list[str]:
    published = Edtf.parse("2018-08-28")
    found = analyse(Article("a", "a.txt", LEAD + text, "", "", "first line", published=published))[1]
    return [mention.label for mention in found if mention.start >= len(LEAD)]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "The captain also asked if the crew would stay on board.",
            "The captain also asked if the crew would stay on board",
        ),
        (
            "Vos announced on Monday the ministry's suit against the yard, its owner and the bank.",
            "Vos announced the ministry's suit against the yard, its owner and the bank",
        ),
        ("The offer that the yard rejected in May was worth two million.", "The yard rejected the offer"),
        ("The offer that she signed in May was read out.", "She signed the offer"),
        ("Vos pointed to a recent March 8 interview.", "Vos pointed to an interview"),
        ("Vos spoke after an unusual May 3 union meeting.", "Unusual union meeting"),
    ],
)
def test_a_label_keeps_what_its_verb_asks_for(sentence: str, label: str) -> None:
    assert label in labels(sentence)


def test_what_is_too_long_for_a_line_is_cut_and_not_lost() -> None:
    task = "one of the gravest tasks of a new harbour master"
    said = f"that {task} would be “clearing the channel of all the wrecks that lie there”"
    (label,) = labels(f"She anticipated {said}.")
    assert label.startswith("She anticipated that one of the gravest tasks")
    assert label.endswith("…”")
    assert len(label) <= 120


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "The count was made for the port and the ferry lines by Meridian Research as passengers reached the quay.",
            "Passengers reached the quay",
        ),
        ("A photo of Piet Vos, who died at age 74, hung in the hall.", "Piet Vos died at age 74"),
        ("The conviction of Piet Vos, who served two years, was quashed.", "Piet Vos served two years"),
    ],
)
def test_the_subject_is_the_clause_s_own(sentence: str, label: str) -> None:
    assert label in labels(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "This article has been updated to add a word of the owner.",
        "The story was later corrected to say that nine people died.",
        "Partial transcript as follows:",
        "A full transcript of the hearing follows.",
        "Herald writer Piet Vos contributed from Chania.",
        "Ada Byron and Piet Vos contributed to this report.",
        "Sign up for our newsletter, which was read by nine captains.",
    ],
)
def test_a_line_about_the_article_makes_no_event(line: str) -> None:
    assert labels(line) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ('<post id="7" author="@vos">Piet Vos has left the yard.</post>', "Piet Vos has left the yard"),
        ("Piet Vos has left the yard https://t.co/8FtYo today.", "Piet Vos has left the yard"),
        ("This article of the treaty was broken by the yard.", "This article of the treaty was broken by the yard"),
        ("The owner contributed two boats.", "The owner contributed two boats"),
    ],
)
def test_no_label_holds_mark_up(sentence: str, label: str) -> None:
    assert labels(sentence) == [label]


def test_two_events_of_a_sentence_do_not_share_a_label() -> None:
    found = labels(
        "The yard had repaired the hull for the bank, but couldn't repay the loan since the harbour was shut."
    )
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("CHANIA, Greece (AP) — Ada Vos wins the primary in Crete, which she served for ten years.", True),
        ("Ada Vos wins the mayoral election in Chania.", True),
        ("Ada Vos always wins the primary in Chania.", False),
        ("Ada Vos wins an argument by talking longer.", False),
        ("If Ada Vos wins the primary in Chania, the port will close.", False),
    ],
)
def test_who_wins_what_is_news_in_the_present_tense_too(sentence: str, told: bool) -> None:
    assert any(label.startswith("Ada Vos wins the") for label in labels(sentence)) is told


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The yard, founded by two brothers, will build the ferry.", "The yard was founded by two brothers"),
        ("The boats, towed by a tug, were not to be sunk.", "The boats were towed by a tug"),
        ("The yard, which began by painting boats, will build the ferry.", "The yard began by painting boats"),
    ],
)
def test_what_was_done_by_somebody_is_told_as_such(sentence: str, label: str) -> None:
    assert label in labels(sentence)


def test_a_long_clause_is_told_by_its_first_words_and_not_by_another_clause() -> None:
    asked = "asked Vos if having all of the crew registered in the base would differ from having them wear a badge"
    found = labels(f"When a reporter later {asked} on the quay, Vos left.")
    assert any(label.startswith("A reporter later asked Vos if having") for label in found)
    assert "Vos left" in found


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Vos appeared on “Sunday Morning Views” on Friday.", "Vos appeared on “Sunday Morning Views”"),
        ("Vos told the crew to go “back to work tomorrow.”", "Vos told the crew to go “back to work.”"),
        (
            "Vos has ties to the yard: In the late 1990s, he served as its clerk.",
            "Vos has ties to the yard: he served as its clerk",
        ),
    ],
)
def test_a_time_left_out_leaves_no_stump(sentence: str, label: str) -> None:
    assert label in labels(sentence)
