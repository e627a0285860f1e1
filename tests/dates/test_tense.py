"""The verb that governs an expression says whether its time is past or to come."""

from __future__ import annotations

import pytest

from timeline_app.dates.tense import FUTURE, PAST, UNKNOWN, looks_back_at, tense_at


def tense_of(text: str, word: str = "Friday") -> int:
    start = text.index(word)
    return tense_at(text, start, start + len(word))


@pytest.mark.parametrize(
    "text",
    [
        "The board will meet on Friday.",
        "The two men meet separately Friday in Oslo.",
        "They agreed to meet Friday in Oslo.",
        "The talks resume on Friday.",
        "The hearing is scheduled for Friday.",
        "The bridge will be closed on Friday.",
        "The team could win Friday.",
        "Clock tower to be shored up by Friday",
        "The strike is suspended until Friday.",
        "Parliament votes on Friday.",
        "Polls open Friday at eight.",
        "The prisoners could be released Friday.",
        "He resigned in March, and on Friday he will appear in court.",
        "On Friday, Reed, who was jailed in 2010, will appear in court.",
        "The law, which was signed in May, will take effect on Friday.",
        "The road remains closed until Friday.",
        "Voters prepared for Friday's election.",
        "Police were out in force ahead of Friday's march.",
        "Friday's vote is expected to be close.",
        "The council, she said, is to decide on Friday.",
        "A second group is to be freed on Friday.",
        "A march planned for Friday is likely to be big.",
        "The island holds its regatta on Friday.",
        "The islands hold their first primaries on Friday.",
        "Islanders vote in two ports on Friday.",
        "He holds a solid lead in Friday's election.",
        "A man who knows of the planning for Friday's meeting spoke of it.",
    ],
)
def test_to_come(text: str) -> None:
    assert tense_of(text) == FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "The firm is trying to sell itself under a Friday agreement.",
        "Nobody could be reached Friday.",
        "The board met on Friday.",
        "He held a solid lead in Friday's election.",
        "The island held its regatta on Friday.",
        "He said on Friday it would snow.",
        "The mayor on Friday said it would reopen.",
        "It will snow, he told reporters on Friday.",
        "Friday's earthquake was felt in Rome.",
        "It was Friday's ruling that will be remembered.",
        "A march planned for Friday was cancelled.",
        "They waited until Friday.",
        "It was not until Friday that she knew.",
        "He managed to leave on Friday.",
        "The bridge had to be closed on Friday.",
        "The owner could not be reached at his shop Friday.",
        "The gate appeared to be closed on Friday.",
        "Two sailors believed to be stranded on Friday were safe.",
        "Mohamed fell on Friday.",
        "He succeeds Ann Reed, who left as chairman, treasurer and guide on Friday.",
        "The bill will pass, but on Friday it was sent back.",
        "Divers searched the basin until Friday.",
        "He should get a boost from the narrow win Friday, an aide said.",
        "The rule may change after the crash on Friday.",
    ],
)
def test_past(text: str) -> None:
    assert tense_of(text) == PAST


@pytest.mark.parametrize("text", ["Friday: the long day", "Stocks down Friday in Oslo"])
def test_no_verb_no_tense(text: str) -> None:
    assert tense_of(text) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June he had lost his ship.", True),
        ("He had been promoted in June.", True),
        ("By June he had lost his ship.", False),
        ("In June he lost his ship.", False),
        ("In June he had a ship. He had lost one.", False),
    ],
)
def test_the_past_perfect_looks_back(text: str, expected: bool) -> None:
    start = text.index("June")
    assert looks_back_at(text, start, start + 4) is expected
