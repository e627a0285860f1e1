"""The second demo by whole articles: what days its words mean, through datelines, nights, weekdays and clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.records import Role
from timeline_app.resources import DEMOS, resource
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from timeline_app.records import Event


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> tuple[Event, ...]:
    with Workspace(tmp_path_factory.mktemp("titanic") / "demo.tldb", create=True) as workspace:
        report = workspace.add([resource(DEMOS["titanic"].folder)])
        assert report.failed == ()
        assert workspace.check() == []
        return workspace.events()


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("She left Southampton on Wednesday last", "1912-04-10"),
        ("struck an iceberg south of Newfoundland last night", "1912-04-14"),
        ("called the Marconi station here at 10:25 tonight", "1912-04-14T22:25"),
        ("stopped because of ice at 10:21 on the night of April 14", "1912-04-14T22:21"),
        ("The ship struck the ice at about 11:40 on Sunday night", "1912-04-14T23:40"),
        ("heard the last signals of the Titanic at 12:27 this morning", "1912-04-15T00:27"),
        ("The Titanic sank at 2:20 yesterday morning", "1912-04-15T02:20"),
        ("The Titanic sank at 2:20 o’clock yesterday morning", "1912-04-15T02:20"),
        ("she foundered at 2:20 a.m. on April 15", "1912-04-15T02:20"),
        ("both sent word by wireless today", "1912-04-16"),
        ("Mackay-Bennett left Halifax yesterday", "1912-04-17"),
        ("came up the harbor last night", "1912-04-18"),
        ("opened at the Waldorf-Astoria yesterday morning", "1912-04-19"),
        ("came into port yesterday morning with 190 bodies", "1912-04-30"),
        ("which reported on May 28", "1912-05-28"),
        ("gave his report on the loss of the Titanic in London yesterday", "1912-07-30"),
    ],
)
def test_each_event_has_the_day_that_its_words_say(events: tuple[Event, ...], words: str, edtf: str) -> None:
    told = [m for event in events for m in event.mentions if words in " ".join(m.text.split())]
    assert edtf in [str(mention.date) for mention in told if mention.role is Role.EVENT]


def test_no_note_and_no_furniture_is_an_event(events: tuple[Event, ...]) -> None:
    sentences = [mention.text for event in events for mention in event.mentions]
    assert not [text for text in sentences if any(words in text for words in ("retelling", "Subscribe", "Contact"))]
