"""Undated articles between dated ones: an event that others date bounds when its report was published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article, mention

from timeline_app.dates.timex import Timex3
from timeline_app.link.undated import signs_of_news
from timeline_app.records import Evidence, Mention, Status

OPENED = "Mayor Ines Marlow opened the restored harbour bridge of Arden in front of a cheering crowd"
FIRE = "A fire destroyed the copper mill of Torrey, its watchman said"


def asked(told_in: str, text: str, words: str, value: str, status: Status = Status.REPORTED) -> Mention:
    """Make a report that is dated by words which nothing anchors."""
    time = Timex3(0, len(words), words, "DATE", value, None, None, "weekday", None, None)
    made = mention(told_in, f"{words} {text}", None, label=text, status=status, places=("Arden",))
    return replace(made, time=time)


def signs(*reports: Mention) -> tuple[Evidence, ...]:
    articles = {
        "new": article("new"),
        "old": article("old", published="2018-08-29"),
        "other": article("other", published="2018-08-30"),
    }
    return signs_of_news(reports, articles).get("new", ())


DATED = mention("old", f"On Tuesday {OPENED}", "2018-08-28", label=OPENED, places=("Arden",))


@pytest.mark.parametrize(
    ("words", "value", "date"),
    [
        ("Tuesday", "XXXX-WXX-2", "[2018-08-28..2018-09-03]"),
        ("yesterday", "XXXX-XX-XX", "2018-08-29"),
        ("Wednesday", "XXXX-WXX-3", None),
        ("last month", "XXXX-XX", None),
    ],
)
def test_an_event_that_others_date_dates_its_report(words: str, value: str, date: str | None) -> None:
    found = signs(asked("new", OPENED, words, value), DATED)
    assert [str(sign.date) for sign in found] == ([date] if date else [])


def test_it_says_which_article_and_day_and_weighs_little() -> None:
    (found,) = signs(asked("new", OPENED, "Tuesday", "XXXX-WXX-2"), DATED)
    assert "Title of old" in found.origin
    assert "2018-08-28" in found.origin
    assert OPENED[:40] in found.quote
    assert not found.stated
    assert found.weight < 0.5
    other = replace(DATED, article="other")
    (surer,) = signs(asked("new", OPENED, "Tuesday", "XXXX-WXX-2"), DATED, other)
    assert found.weight < surer.weight < 0.75


def test_other_events_and_plans_say_nothing() -> None:
    assert signs(asked("new", FIRE, "Tuesday", "XXXX-WXX-2"), DATED) == ()
    assert signs(asked("new", OPENED, "Tuesday", "XXXX-WXX-2", Status.PLANNED), DATED) == ()
    assert signs(asked("new", OPENED, "Tuesday", "XXXX-WXX-2"), replace(DATED, status=Status.PLANNED)) == ()
    assert signs(asked("old", OPENED, "Tuesday", "XXXX-WXX-2"), DATED) == ()
    assert signs(DATED) == ()
