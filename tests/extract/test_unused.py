"""A time expression that dates no event has a reason that a reader can check."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.extract.unused import WORDS, Used, Why, in_furniture, reason
from timeline_app.records import Article

LEAD = "The council of Norrhamn opened the new bridge over the strait on 12 March 2019."


def reasons(sentence: str, published: str | None = "2019-03-14") -> dict[str, Why]:
    text = f"{LEAD}\n\n{sentence}\n"
    day = Edtf.parse(published) if published else None
    article = Article("a", "a", text, "", "T", "", published=day, language="en")
    times, mentions = analyse(article)
    used = {m.time.start: Used(m.start, m.end, m.time.start, m.leans_on) for m in mentions if m.time is not None}
    return {t.text: reason(t, text, times, used) for t in times if t.start not in used}


@pytest.mark.parametrize(
    ("sentence", "expression", "why"),
    [
        ("The work took three years.", "three years", Why.DURATION),
        ("The ferry runs every Sunday.", "every Sunday", Why.REPEATED),
        ("The ferry is closed now.", "now", Why.VAGUE),
        ("Fishermen vanished in the 1970s and 1980s.", "1980s", Why.JOINED),
        ("Did the ferry sink on 3 May 2018?", "3 May 2018", Why.QUESTION),
        ("This story has been updated on 15 March 2019.", "15 March 2019", Why.NOTE),
        ("Traffic was at its highest since 2008.", "2008", Why.COMPARED),
        ("HARBOUR, March 13 – The old ferry sank.", "March 13", Why.DATELINE),
    ],
)
def test_a_reason_is_that_of_the_words(sentence: str, expression: str, why: Why) -> None:
    assert reasons(sentence)[expression] is why


def test_without_a_date_of_the_article_nothing_anchors_what_counts_from_it() -> None:
    assert reasons("The ferry was empty last month.", None).get("last month", Why.NO_ANCHOR) is Why.NO_ANCHOR


def test_every_reason_has_a_sentence() -> None:
    assert set(WORDS) == set(Why)


def test_what_is_on_every_page_is_found_too_and_only_in_a_language_with_rules() -> None:
    menu = "Published 14 March 2019"
    found = list(in_furniture(f"{menu}\n{LEAD}", ((0, len(menu)),), None, "en"))
    assert [(off, time.text) for off, time in found] == [(0, "14 March 2019")]
    assert list(in_furniture(menu, ((0, len(menu)),), None, "fi")) == []
