"""What a search lit: marks by their rows, cards by what they stand for, however far the view is zoomed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from view_samples import sample_view

from timeline_app.timeline.scene import refs_of
from timeline_app.ui.lit import Lit, lit_groups

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_rows_are_found_among_others_whatever_their_number() -> None:
    lit = Lit(np.array([2, 5]))
    assert lit.among(np.array([0, 2, 5, 6, 900], np.int32)).tolist() == [2, 5]
    assert lit.among(np.zeros(0, np.int32)).tolist() == []
    assert Lit(np.zeros(0, np.int64)).among(np.array([0, 1])).tolist() == []
    assert [row in lit for row in (1, 2, 6, 7)] == [False, True, False, False]


@pytest.mark.parametrize("closer", [0.02, 0.2, 1.0, 3.0])
def test_a_card_is_lit_where_it_stands_for_what_was_found(qtbot: QtBot, closer: float) -> None:
    view = sample_view(qtbot)
    view.animated = False
    view.fit_all()
    view.zoom_by(closer)
    index, scene = view.port.index, view.scene
    assert closer > 1 or scene.groups
    for row in range(view.model.rowCount()):
        stands = {group for group in scene.groups if row in refs_of(group, scene, index, group.count)}
        assert set(lit_groups(Lit(np.array([row])), scene, index)) == stands
    everything = Lit(np.arange(view.model.rowCount()))
    assert set(lit_groups(everything, scene, index)) == set(scene.groups)
