"""Fields that drop down: flat, with an arrow in the theme's ink; boxes to tick have an outline in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox

from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.style import style_sheet
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_choice_is_of_one_colour_from_top_to_bottom_and_has_an_arrow(qtbot: QtBot, name: str) -> None:
    theme = Theme.load(name)
    box = ChoiceBox(theme)
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme))
    box.resize(200, 30)
    image = box.grab().toImage()
    column = {image.pixelColor(120, y).name() for y in range(3, 27)}
    assert column == {theme.colour("raised").name()}
    arrow = {image.pixelColor(x, y).name() for x in range(176, 196) for y in range(8, 22)}
    assert len(arrow) > 1


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_box_that_is_not_ticked_has_an_outline(qtbot: QtBot, name: str) -> None:
    theme = Theme.load(name)
    box = QCheckBox("Mark today")
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme))
    image = box.grab().toImage()
    assert image.pixelColor(0, image.height() // 2) == theme.colour("line_strong")
