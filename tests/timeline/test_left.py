"""What filters leave of an index answers as an index of only that would."""

from __future__ import annotations

import numpy as np
from geometry_samples import DAY, crowded_columns, crowded_index
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.filtering import left_of
from timeline_app.timeline.kept import Kept

COLUMNS, _ = crowded_columns(600)
INDEX = crowded_index(600)
masks = st.builds(lambda every, seed: (np.arange(600) * 7 + seed) % every == 0, st.integers(1, 40), st.integers(0, 40))


@settings(max_examples=60, deadline=None)
@given(masks, st.integers(-400, 400), st.integers(1, 200))
def test_it_counts_as_an_index_of_what_is_left(mask: np.ndarray, first: int, days: int) -> None:
    kept, left = Kept.of(INDEX, mask), left_of(INDEX, COLUMNS, mask)
    middle = int(np.median(INDEX.starts))
    edges = middle + (first + np.arange(0, days * 3, days)) * DAY
    for lane in range(len(INDEX.lane_names)):
        assert kept.count(lane) == left.count(lane)
        assert kept.density(edges, lane).tolist() == left.density(edges, lane).tolist()
        assert kept.before(lane, int(edges[0])) == left.before(lane, int(edges[0]))
        assert kept.after(lane, int(edges[0])) == left.after(lane, int(edges[0]))


@settings(max_examples=40, deadline=None)
@given(masks)
def test_steps_lead_over_every_kept_position_and_no_other(mask: np.ndarray) -> None:
    kept = Kept.of(INDEX, mask)
    wanted = np.flatnonzero(mask[INDEX.refs]).tolist()
    for step, places in ((1, wanted), (-1, wanted[::-1])):
        at = kept.beside(-1 if step > 0 else len(INDEX), step)
        walked: list[int] = []
        while at is not None and len(walked) <= len(wanted):
            walked.append(at)
            at = kept.beside(at, step)
        assert walked == places
