"""A claim is denied where a negation governs its word, and of one act with another where both are done to the same."""

from __future__ import annotations

import pytest
from making import mention

from timeline_app.link.claims import claim_of, denies_what_was_said, is_denial, likeness
from timeline_app.records import Role, Status

DAY = "2018-07-03"


@pytest.mark.parametrize(
    ("text", "act", "denied"),
    [
        ("The Marigold did not break in two.", "break", True),
        ("The Marigold had no passengers on board.", "had", True),
        ("No order had been given to leave her.", "given", True),
        ("The reports that the Marigold was towed to Arden were untrue.", "towed", True),
        ("The Marigold broke in two.", "broke", False),
        ("The Marigold not only broke but sank.", "broke", False),
        ("The Marigold will not sail.", "sail", False),
        ("The Marigold did not sail until Monday.", "sail", False),
        ("Nobody had expected it, but the Marigold sank.", "sank", False),
    ],
)
def test_a_negation_denies_what_it_governs(text: str, act: str, denied: bool) -> None:
    assert claim_of(mention("a", text, DAY, act=act)).denied is denied


def test_what_is_denied_after_a_word_is_not_that_word() -> None:
    text = "The minister appeared on television, denying a report that he had fled."
    assert not claim_of(mention("a", text, DAY, act="appeared", status=Status.DENIED)).denied


def test_whom_a_relative_clause_tells_apart_is_no_claim() -> None:
    text = "Food went to towns which had not been flooded."
    assert not claim_of(mention("a", text, DAY, act="flooded")).told_so


@pytest.mark.parametrize(
    "text",
    [
        "Roe did not explicitly say that Mr. Doe of the Marigold had not sailed.",
        "The owners never claimed that the Marigold had sailed.",
        "The owners declined to confirm that the Marigold had sailed.",
    ],
)
def test_what_somebody_did_not_say_is_neither_claimed_nor_denied(text: str) -> None:
    assert not claim_of(mention("a", text, DAY, act="sailed")).told_so


def test_who_does_not_deny_it_denies_nothing() -> None:
    text = "The owners did not deny that the Marigold had sailed."
    assert not is_denial(mention("a", text, DAY, act="deny", status=Status.DENIED))
    assert is_denial(mention("a", text.replace("did not deny", "denied"), DAY, act="denied"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("The minister met the banker Roe.", "met"), ("The minister never met the banker Roe.", "met"), True),
        (("The minister met the banker Roe.", "met"), ("The minister did not meet the press.", "meet"), False),
        (("Rebels captured the port of Arden.", "captured"), ("Rebels were captured at the port.", "captured"), False),
        (("On Monday Roe met the banker.", "met"), ("The day before, Doe had not met the banker.", "met"), False),
    ],
)
def test_claims_are_of_one_act_where_it_is_done_to_the_same(
    one: tuple[str, str], other: tuple[str, str], alike: bool
) -> None:
    claims = [claim_of(mention("a", text, DAY, act=act)) for text, act in (one, other)]
    assert bool(likeness(*claims)) is alike


@pytest.mark.parametrize(
    ("text", "act", "denies"),
    [
        ("The government denied the report.", "denied", True),
        ("The captain had denied it in Arden as in Port Sorrow.", "denied", True),
        ("Both have denied these allegations.", "denied", True),
        ("The government denied a report that rebels had taken Arden.", "denied", False),
        ("The government denied it had sold the Marigold.", "denied", False),
        ("We rejected this.", "rejected", False),
        ("The government sold the Marigold.", "sold", False),
    ],
)
def test_a_denial_may_leave_open_what_is_denied(text: str, act: str, denies: bool) -> None:
    assert denies_what_was_said(mention("a", text, DAY, act=act, role=Role.STATEMENT)) is denies


def test_any_word_of_a_headline_may_be_its_act() -> None:
    headline = claim_of(mention("a", "Crew of the Marigold saw rockets", DAY))
    assert likeness(headline, claim_of(mention("b", "Nobody saw rockets.", DAY, act="saw")))
