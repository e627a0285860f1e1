"""The words at the pointer: no finer than a pixel, and nothing from a source is taken for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ui_samples import sample_articles, sample_events

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.timeline.date_style import ENGLISH
from timeline_app.timeline.parts import EdgeChip, Rect
from timeline_app.ui.hints import (
    chip_hint,
    event_hint,
    explained,
    group_hint,
    lane_hint,
    own_tags,
    pointer_date,
    publication_hint,
)

NOON = day_number(2018, 9, 22) * DAY_SECONDS + 12 * 3600 + 34 * 60 + 56


@pytest.mark.parametrize(
    ("per_pixel", "said"),
    [
        (0.5, "Sat 22 Sep 2018, 12:34:56"),
        (60.0, "Sat 22 Sep 2018, 12:34"),
        (20_000.0, "Sat 22 Sep 2018"),
        (20.0 * DAY_SECONDS, "Sep 2018"),
        (400.0 * DAY_SECONDS, "2018"),
    ],
)
def test_the_date_is_no_finer_than_a_pixel(per_pixel: float, said: str) -> None:
    assert pointer_date(NOON, per_pixel) == said


def test_years_before_the_first_count_backwards() -> None:
    assert pointer_date(day_number(-43, 3, 15) * DAY_SECONDS, 400.0 * DAY_SECONDS) == "44 BCE"


def test_what_a_source_says_is_no_markup() -> None:
    event = replace(sample_events()[0], label="<img src=x> & more")
    article = replace(sample_articles()["a0"], title="<script>")
    assert "&lt;img src=x&gt; &amp; more" in event_hint(event, sample_articles())
    assert "&lt;script&gt;" in publication_hint(article)


def test_a_hint_names_reports_status_and_disagreement() -> None:
    events = {event.id: event for event in sample_events()}
    said = event_hint(events["secret"], sample_articles())
    assert "2 reports: Harbour Daily, Northern Post" in said
    assert "sources disagree" in said
    assert "planned" in event_hint(events["question"], sample_articles())
    assert "undated" in event_hint(events["recently"], sample_articles())
    assert "a &lt; b: 2,000 events" in lane_hint("a < b", 2000)
    assert group_hint(1).startswith("1 event with")


def test_a_hint_names_three_outlets_and_counts_the_others() -> None:
    mention = sample_events()[0].mentions[0]
    articles = {f"x{n}": replace(sample_articles()["a0"], id=f"x{n}", outlet=f"Paper {n}") for n in range(5)}
    event = replace(sample_events()[0], mentions=tuple(replace(mention, article=key) for key in articles))
    assert "5 reports: Paper 0, Paper 1, Paper 2 and 2 more" in event_hint(event, articles)


def test_a_derivation_at_the_pointer_is_brief() -> None:
    time = find_times("They met last month.", Edtf.parse("2018-08-29"), "dateline")[0]
    whole, brief = explained(time, None), explained(time, None, brief=True)
    assert "Rule" in whole
    assert whole.startswith(brief)
    assert brief.endswith("the month before 29 August 2018, the article’s date (dateline).")


def test_the_users_tags_are_called_so() -> None:
    assert own_tags(()) == ""
    assert "your tags: A &amp; B, To check" in own_tags(("A & B", "To check"))
    assert "To check (your tag): 2 events" in lane_hint("To check", 2, tag=True)
    assert "tag" not in lane_hint("Sea", 1)


@pytest.mark.parametrize(("text", "earlier", "side"), [("6", True, "earlier"), ("6 later: 1970s", False, "later")])
def test_the_hint_of_a_chip_says_all_even_where_the_chip_has_room_for_the_number_alone(
    text: str, earlier: bool, side: str
) -> None:
    first, end = (day_number(year, 1, 1) * DAY_SECONDS for year in (1970, 1980))
    chip = EdgeChip(text, Rect(0, 0, 40, 18), 0, earlier, 6, first, end)
    assert chip_hint(chip, ENGLISH) == f"6 {side}: 1970s. Click to go there."
