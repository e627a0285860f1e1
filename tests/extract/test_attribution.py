"""Attributions: who says what, and which words belong to the saying."""

from __future__ import annotations

import pytest

from timeline_app.extract.attribution import attributions_in


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (text[slice(*a.source)] if a.source else None, text[slice(*a.cue)], text[slice(*a.content)])
        for a in attributions_in(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The pipeline leaked for a month, Reuters reported on Friday.", "Reuters", "The pipeline leaked for a month"),
        ("Reuters reported that the pipeline leaked.", "Reuters", "the pipeline leaked"),
        ("The ministry said the bridge was closed.", "The ministry", "the bridge was closed"),
        ("Mr Lund said Wednesday the vote was delayed.", "Mr Lund", "the vote was delayed"),
        ("A clerk told reporters in Lund on Monday that the files were lost.", "A clerk", "the files were lost"),
        ("According to the coast guard, two boats sank.", "the coast guard", "two boats sank"),
        ("Two boats sank, according to the coast guard.", "the coast guard", "Two boats sank"),
        ("“We leave on Friday,” said Anna Berg, the union's leader, on Tuesday.", "Anna Berg", "“We leave on Friday"),
        ("The tram was empty, Ola Nys, the driver, said.", "Ola Nys, the driver", "The tram was empty"),
        ("In a statement on Sunday, the firm said that it had paid.", "the firm", "it had paid"),
        ("On Tuesday, Kyodo reported that the ship had left.", "Kyodo", "the ship had left"),
        ("On Sunday the guild, which the city runs, said it was broke.", "the guild", "it was broke"),
        ("The mayor, who took office in May, said it was closed.", "The mayor", "it was closed"),
        ("On Wednesday a clerk said the files were lost.", "a clerk", "the files were lost"),
        ("The roof fell in 1972, but engineers told the inquiry that it had leaked.", "engineers", "it had leaked"),
        ("The ship broke in two, the court held.", "the court", "The ship broke in two"),
        ("The panel found that the pump had failed.", "The panel", "the pump had failed"),
        ("She resigned in May and said she would not return.", "She", "she would not return"),
    ],
)
def test_source_and_content(text: str, source: str, content: str) -> None:
    assert [(who, what) for who, _, what in said(text)] == [(source, content)]


def test_citing_names_the_source_behind_the_source() -> None:
    text = "Citing “people close to the talks,” the paper said the deal was dead."
    assert said(text) == [
        ("the paper", "said", "the deal was dead"),
        ("“people close to the talks", "Citing", "the deal was dead"),
    ]


def test_a_passive_has_no_source() -> None:
    assert said("It was reported that the convoy left.") == [(None, "reported", "the convoy left")]


@pytest.mark.parametrize(
    "text",
    [
        "The company announced plans to close the mill.",
        "The army confirmed the attack on Monday.",
        "The reported theft was never solved.",
        "The two sides are said to be close.",
    ],
)
def test_reporting_words_that_report_nothing(text: str) -> None:
    assert said(text) == []


def test_a_saying_within_a_content_comes_after_it() -> None:
    text = "The Post reported that officials have acknowledged that they cannot pay."
    assert [who for who, _, _ in said(text)] == ["The Post", "officials"]


def test_dates_fall_on_the_right_side() -> None:
    text = "The two met last month, The Star reported on Tuesday."
    (found,) = attributions_in(text, 0, len(text))
    assert found.says(text.index("last month"))
    assert found.reports(text.index("Tuesday"))


def test_a_content_goes_on_after_a_saying_amid_it() -> None:
    text = "Three men were held on Monday, police said, adding that a fourth was sought on Friday."
    (found,) = attributions_in(text, 0, len(text))
    assert found.says(text.index("Friday"))


def test_a_denial_is_marked() -> None:
    text = "The mayor denied that he had met the builder."
    assert attributions_in(text, 0, len(text))[0].denies


def test_what_follows_that_after_a_saying_amid_it_is_its_content() -> None:
    text = "There is no doubt, the last message said, that the ship sank on Friday."
    (found,) = attributions_in(text, 0, len(text))
    assert found.says(text.index("Friday"))


def test_a_held_meeting_is_no_ruling() -> None:
    assert said("The union held a meeting on Monday.") == []
    assert said("Divers found the wreck on Monday.") == []
