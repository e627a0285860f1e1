"""Labels: right of the mark, else left of it, shortened before they are left out."""

from __future__ import annotations

import pytest
from geometry_samples import METRICS, measure
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.labels import Badges, Gap, elide, place_label

PLAIN = Badges(origins=False, conflict=False)
TEXT = "Envoys meet on the pier"  # 138 px


@pytest.mark.parametrize(
    ("gap", "x", "text"),
    [
        (Gap(0, 400, 410, 900), 417.0, TEXT),
        (Gap(0, 400, 410, 420), 400 - 7 - 138.0, TEXT),
        (Gap(390, 400, 410, 500), 417.0, "Envoys meet…"),
        (Gap(310, 400, 410, 430), 400 - 7 - 78.0, "Envoys meet…"),
    ],
)
def test_a_label_takes_the_side_that_has_room(gap: Gap, x: float, text: str) -> None:
    label = place_label(TEXT, gap, 50.0, PLAIN, METRICS, measure)
    assert label is not None
    assert label.text == text
    assert label.elided == (text != TEXT)
    assert label.rect.right <= gap.right or label.rect.right <= gap.mark_left
    assert label.rect.x == pytest.approx(x, abs=7)


def test_where_there_is_next_to_no_room_there_is_no_label() -> None:
    assert place_label(TEXT, Gap(380, 400, 410, 450), 50.0, PLAIN, METRICS, measure) is None


def test_badges_follow_the_text_inside_the_gap() -> None:
    label = place_label(TEXT, Gap(0, 10, 20, 400), 50.0, Badges(origins=True, conflict=True), METRICS, measure)
    assert label is not None
    assert label.origins is not None
    assert label.conflict is not None
    assert label.rect.right < label.origins.x < label.origins.right < label.conflict.x
    assert label.box.right == label.conflict.right <= 400


@given(st.text(min_size=1, max_size=60), st.floats(0, 400))
def test_a_shortened_text_fits_and_begins_as_the_whole(text: str, room: float) -> None:
    short = elide(text, room, measure)
    assert measure(short) <= room
    assert text.startswith(short.removesuffix("…"))
