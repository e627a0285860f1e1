"""A denial disagrees with reports of the same claim, and "the report" that is denied is what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import article, mention

from timeline_app.link.events import assemble
from timeline_app.link.references import refer
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from timeline_app.records import Mention, Reference

DAY = "2018-07-03"
STORY = (
    " The ferry Marigold left Arden for Port Sorrow with a crew of nine. Marigold was built at Arden and her owner, "
    "the Sorrow Line, had bought new boats for the Marigold in spring. Arden mourns the Marigold."
)


def conflicts(*mentions: Mention) -> list[tuple[str, Reference]]:
    """Return the conflicts that each of these, an event each, has with others, with whose they are."""
    texts: dict[str, str] = {}
    for told in mentions:
        before = texts.get(told.article, "")
        texts[told.article] = before.ljust(told.start) + told.text
    articles = {name: article(name, text + STORY) for name, text in texts.items()}
    events = refer(assemble([[(n, "")] for n in range(len(mentions))], mentions, articles, {}), articles)
    return [(event.label, r) for event in events for r in event.references if r.kind == "conflicts"]


def test_a_denial_disagrees_with_a_report_of_another_article() -> None:
    one = mention("a", "The owner sold the Marigold to a bank.", DAY, act="sold")
    other = mention("b", "The owner never sold the Marigold, a bank said.", DAY, act="sold", by=("a bank",))
    (_, ours), (_, theirs) = conflicts(one, other)
    assert ours.about == theirs.about == "status"
    assert {(ours.ours, ours.theirs), (theirs.ours, theirs.theirs)} == {("reported", "denied"), ("denied", "reported")}
    assert "citing a bank, says denied" in ours.why


@pytest.mark.parametrize(
    "text",
    [
        "The owner sold the boats of the Marigold’s sister.",
        "The owner will sell the Marigold.",
        "The owner asked whether Roe sold the Marigold.",
    ],
)
def test_another_act_is_not_denied(text: str) -> None:
    act = "sell" if "sell" in text else "sold"
    status = Status.PLANNED if act == "sell" else Status.REPORTED
    one = mention("a", text, DAY, act=act, status=status)
    other = mention("b", "The owner never sold the Marigold, a bank said.", DAY, act="sold", by=("a bank",))
    assert conflicts(one, other) == []


def test_what_nobody_says_did_not_happen_contradicts_nobody() -> None:
    one = mention("a", "The owner sold the Marigold to a bank.", DAY, act="sold")
    assert conflicts(one, mention("b", "The owner had not sold the Marigold.", DAY, act="sold")) == []


def test_a_denial_of_the_report_denies_what_was_said_before() -> None:
    said = mention("a", "Rebels had taken the pier, a rebel said.", DAY, act="taken", by=("a rebel",))
    denied = mention("a", "The government denied the report.", DAY, act="denied", start=60, role=Role.STATEMENT)
    assert {(label, r.ours) for label, r in conflicts(said, denied)} == {
        ("Rebels had taken the pier, a rebel said.", "reported"),
        ("The government denied the report.", "denied"),
    }


def test_who_denies_that_anybody_did_it_contradicts_whoever_says_so() -> None:
    seen = mention("a", "Roe saw two white rockets.", DAY, act="saw", by=("Jan Roe",))
    text = "The captain denied that anyone on board saw signals."
    denied = mention("a", text, DAY, act="saw", start=40, by=("the captain",), status=Status.DENIED)
    assert len(conflicts(seen, denied)) == 2


def test_who_denies_what_the_article_itself_reports_contradicts_it() -> None:
    told = mention("a", "Soldiers shelled the port of Arden.", DAY, act="shelled")
    text = "The government denied that soldiers had shelled the port."
    denied = mention("a", text, DAY, act="shelled", start=50, by=("the government",), status=Status.DENIED)
    assert len(conflicts(told, denied)) == 2


def test_who_had_none_of_what_others_say_they_got_contradicts_them() -> None:
    got = mention("a", "The ferry had transferred her passengers to the Ida.", DAY, act="transferred")
    none = mention("b", "The Ida sent word that she had no passengers on board.", DAY, act="had", status=Status.DENIED)
    assert len(conflicts(got, none)) == 2
    other = mention("a", "The ferry had transferred her passengers to the Juno.", DAY, act="transferred")
    assert conflicts(other, none) == []


def test_who_says_that_it_did_takes_up_what_was_denied_before() -> None:
    denied = mention("a", "The Marigold did not break in two, the court held.", DAY, act="break", by=("the court",),
                     status=Status.DENIED)  # fmt: skip
    sworn = mention("a", "Some sailors had sworn that she did.", DAY, act="sworn", start=55)
    assert {r.ours for _, r in conflicts(denied, sworn)} == {"denied", "reported"}
