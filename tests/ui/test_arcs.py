"""Where arcs to cross-references end: at marks, at the cards that hold them, at the edge that they lie beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ui_samples import sample_events
from view_samples import sample_view

from timeline_app.ui.arcs import At, arcs_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from timeline_app.ui.timeline_view import TimelineView


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    return sample_view(qtbot)


def row(view: TimelineView, event: str) -> int:
    found = view.model.row_of(event)
    assert found is not None
    return found


def test_both_ends_stand_at_marks(view: TimelineView) -> None:
    (arc,) = arcs_of(view.port, row(view, "secret"), [(row(view, "summit"), False)])
    assert (arc.source.at, arc.target.at) == (At.MARK, At.MARK)
    assert arc.target.rect == view.scene.place_of(row(view, "summit"))


def test_what_lies_outside_is_pointed_to_at_its_edge(view: TimelineView) -> None:
    (arc,) = arcs_of(view.port, row(view, "secret"), [(row(view, "eighty"), True)])
    assert arc.disagrees
    assert arc.target.at == At.EDGE
    assert arc.target.out[0] == -1
    assert arc.target.rect.x == view.scene.canvas.x


def test_a_lane_that_is_scrolled_away_is_pointed_to(view: TimelineView) -> None:
    view.resize(1112, 320)
    view.grab()
    view.set_scroll(0)
    lowest = next(
        e.id for e in sample_events() if e.date and view.model.lane_of(e.id) == len(view.port.index.lane_names) - 1
    )
    (arc,) = arcs_of(view.port, row(view, "secret"), [(row(view, lowest), False)])
    assert arc.target.out[1] == 1
    assert arc.target.rect.y == view.scene.canvas.bottom


def test_what_a_card_holds_is_found_at_the_card(view: TimelineView) -> None:
    view.resize(420, 800)
    view.grab()
    view.fit_all()
    drawn = {mark.ref for mark in view.scene.marks}  # in another lane
    counted = [(group, set(view.port.stands_for(group)) - drawn) for group in view.scene.groups]
    group, hidden = next((group, those) for group, those in counted if those)
    (arc,) = arcs_of(view.port, row(view, "seventies"), [(each, False) for each in hidden])
    assert arc.target.at == At.CARD
    assert arc.target.rect == group.rect


def test_what_is_wholly_elsewhere_has_no_arc(view: TimelineView) -> None:
    view.set_scale(view.scale.pan(1e6))
    assert arcs_of(view.port, row(view, "secret"), [(row(view, "summit"), False)]) == ()


def test_the_undated_have_no_arc(view: TimelineView) -> None:
    assert arcs_of(view.port, row(view, "secret"), [(row(view, "recently"), False)]) == ()
