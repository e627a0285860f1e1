"""The words at the pointer: no finer than a pixel, and nothing from a source is taken for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ui_samples import sample_articles, sample_events

from timeline_app.dates.civil import DAY_SECONDS, day_number
from timeline_app.ui.hints import event_hint, group_hint, lane_hint, pointer_date, publication_hint

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
