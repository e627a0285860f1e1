"""The main job on whole articles: what a careful reader finds in the demo, and in the real ones where they are at hand.

The demo retells the two real articles, so both are held to the same facts: which meetings are one, which are not, and
what each relative date means.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import day_text
from timeline_app.records import Role
from timeline_app.resources import resource
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from timeline_app.records import Event, Mention

ROOT = Path(__file__).parent.parent
CHECK = ROOT.parent / "shared" / "acceptance" / "check_seeds.py"

LEAD = "held a secret meeting in Vietnam last month"
JULY = "at a July meeting in Vietnam"
OCTOBER = "met North Korean counterparts secretly in Mongolia in October"
SIX_TO_EIGHT = "spoke for Japan in Mongolia around October 6 to 8"
SUMMIT = "his summit with Kim on June 12"


@pytest.mark.skipif(not CHECK.exists(), reason="../shared/acceptance is not here: the real articles are not checked")
def test_the_real_articles_say_what_a_careful_reader_finds() -> None:
    environment = {**os.environ, "TIMELINE_APP": f"{sys.executable} -m timeline_app"}
    command = [sys.executable, str(CHECK)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Event, ...]:
    with Workspace(tmp_path_factory.mktemp("demo") / "demo.tldb", create=True) as workspace:
        report = workspace.add([resource("demo")])
        assert report.failed == ()
        assert workspace.check() == []
        return workspace.events()


def told(demo: tuple[Event, ...], words: str) -> list[tuple[Event, Mention]]:
    """Return the mentions whose sentence holds these words and reports an event, each with its event."""
    found = [
        (event, mention) for event in demo for mention in event.mentions if words in " ".join(mention.text.split())
    ]
    return [(event, mention) for event, mention in found if mention.role is Role.EVENT]


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        (LEAD, "2018-07-01", "2018-07-31"),
        ("New York in late May", "2018-05-21", "2018-05-31"),
        ("kidnapped Japanese citizens in the 1970s and ’80s", "1970-01-01", "1989-12-31"),
        (SUMMIT, "2018-06-12", "2018-06-12"),
        (OCTOBER, "2018-10-01", "2018-10-31"),
        (SIX_TO_EIGHT, "2018-10-06", "2018-10-08"),
        (JULY, "2018-07-01", "2018-07-31"),
        ("who vanished in the 1980s", "1980-01-01", "1989-12-31"),
    ],
)
def test_each_event_of_the_demo_has_the_date_that_its_words_say(
    demo: tuple[Event, ...], words: str, earliest: str, latest: str
) -> None:
    dates = [mention.date for _, mention in told(demo, words)]
    days = [(date.earliest, date.latest) for date in dates if date]
    assert (earliest, latest) in [(day_text(a), day_text(b)) for a, b in days if a is not None and b is not None]


def test_a_reporting_clause_dates_the_statement_and_names_the_source(demo: tuple[Event, ...]) -> None:
    for _, mention in told(demo, LEAD):
        assert "Tuesday" not in (mention.time.text if mention.time else "")
        assert any("Washington Post" in source for source in mention.attributed_to)


@pytest.mark.parametrize(("one", "other"), [(LEAD, JULY), (OCTOBER, SIX_TO_EIGHT)])
def test_two_reports_of_one_meeting_are_one_event(demo: tuple[Event, ...], one: str, other: str) -> None:
    assert {event.id for event, _ in told(demo, one)} & {event.id for event, _ in told(demo, other)}


@pytest.mark.parametrize(("one", "other"), [(LEAD, OCTOBER), (SUMMIT, LEAD), (SUMMIT, SIX_TO_EIGHT)])
def test_meetings_that_look_alike_stay_apart(demo: tuple[Event, ...], one: str, other: str) -> None:
    ids = [{event.id for event, _ in told(demo, words)} for words in (one, other)]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_no_page_furniture_is_an_event(demo: tuple[Event, ...]) -> None:
    furniture = ("Loading Posts", "print", "Share on", "Disclaimer", "Back to top", "retelling", "Published")
    sentences = [mention.text for event in demo for mention in event.mentions]
    assert not [text for text in sentences if any(words in text for words in furniture)]
