"""The icons are one family: a 20 px grid, 1.5 px strokes with round ends and joins, in the colour that is asked for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from shell_samples import new_window, settings_in

from timeline_app.resources import resource
from timeline_app.ui import icons
from timeline_app.ui.actions import SPECS
from timeline_app.ui.bars import MessageBar, ToolBar
from timeline_app.ui.export_dialog import ExportDialog
from timeline_app.ui.library_panel import LibraryPanel
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

FILES = sorted(resource("icons").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
FAMILY = {
    "width": "20",
    "height": "20",
    "viewBox": "0 0 20 20",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
SHAPES = {f"{SVG}{name}" for name in ("path", "circle", "rect")}


def inked(image: QImage) -> set[str]:
    """Return the colours of an image's full pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_of_the_family(file: Path) -> None:
    root = ET.parse(file).getroot()
    assert root.attrib == FAMILY
    assert {shape.tag for shape in root.iter()} <= SHAPES | {f"{SVG}svg"}
    for shape in root:  # one ink and one stroke: no shape has its own
        assert not shape.attrib.keys() & {"fill", "stroke", "stroke-width", "style", "opacity", "transform"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_keeps_within_its_grid(qapp: QApplication, file: Path) -> None:
    large = icons.pixmap(Theme.load("light"), file.stem, ratio=4.0).toImage()
    edge = [(n, at) for n in range(large.width()) for at in (0, large.height() - 1)]
    assert not any(large.pixelColor(x, y).alpha() or large.pixelColor(y, x).alpha() for x, y in edge)


def test_every_icon_of_a_command_is_there() -> None:
    assert {spec.icon for spec in SPECS if spec.icon} <= {file.stem for file in FILES}


def test_no_drawing_names_a_colour() -> None:
    assert not [file.name for file in FILES if re.search(r"#[0-9A-Fa-f]{3}|rgb\(", file.read_text("utf-8"))]


@pytest.mark.parametrize("ratio", icons.RATIOS)
def test_an_icon_is_drawn_for_every_ratio_not_stretched(qapp: QApplication, ratio: float) -> None:
    made = icons.icon(Theme.load("light"), "table").pixmap(QSize(20, 20), ratio)
    assert (made.width(), made.devicePixelRatio()) == (round(20 * ratio), ratio)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_on_is_blue_and_what_cannot_be_had_is_grey(qapp: QApplication, name: str) -> None:
    theme = Theme.load(name)
    made = icons.icon(theme, "table", "text2", toggles=True)
    for mode, state, token in (
        (QIcon.Mode.Normal, QIcon.State.Off, "text2"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent_ink"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "line_strong"),
        (QIcon.Mode.Disabled, QIcon.State.On, "line_strong"),
    ):
        assert inked(made.pixmap(QSize(20, 20), 3.0, mode, state).toImage()) == {theme.colour(token).name()}


def test_a_large_icon_is_drawn_with_the_same_pen(qapp: QApplication) -> None:
    theme = Theme.load("light")
    middle = icons.pixmap(theme, "zoom-out", size=40).toImage()
    column = [middle.pixelColor(20, y).alphaF() for y in range(40)]
    assert sum(column) == pytest.approx(1.5, abs=0.1)


@pytest.mark.parametrize("letters", [1.0, 1.5])
def test_icons_of_the_tool_bar_are_as_large_as_the_letters_beside_them(
    qtbot: QtBot, tmp_path: Path, letters: float
) -> None:
    usual = QApplication.font()
    window = MainWindow(settings_in(tmp_path), replace(Theme.load("light"), letters=letters))
    QApplication.setFont(usual)  # which a window takes from its theme, for all widgets of later tests, too
    qtbot.addWidget(window)
    side = round(20 * letters)
    bar = window.findChild(ToolBar)
    assert bar is not None
    assert bar.iconSize() == QSize(side, side)
    assert window.actions_["undo"].icon().actualSize(QSize(100, 100)).width() >= side


@pytest.mark.parametrize("letters", [1.0, 1.5])
def test_icons_in_panels_are_as_large_as_the_letters_beside_them(qtbot: QtBot, letters: float) -> None:
    theme = replace(Theme.load("light"), letters=letters)
    library, message = LibraryPanel(theme), MessageBar(theme)
    for each in (library, message):
        qtbot.addWidget(each)
    picture = next(label.pixmap() for label in library.tray.findChildren(QLabel) if not label.pixmap().isNull())
    assert picture.width() == round(16 * letters)
    for section in library.filters.sections.values():
        assert section.head.iconSize().width() == round(12 * letters)
    close = message.findChild(QToolButton)
    assert close is not None
    assert close.iconSize().width() >= round(16 * letters)
    assert close.icon().actualSize(QSize(100, 100)).width() == round(16 * letters)


def test_the_tool_bar_stays_where_it_is_when_another_theme_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    usual = QApplication.font()
    window = new_window(qtbot, tmp_path, 1600, 1000)
    bar = window.parts.tool_bar
    QApplication.processEvents()
    before = [each.geometry() for each in bar.findChildren(QToolButton)]
    window.set_theme(Theme.load("dark"))
    QApplication.processEvents()
    assert [each.geometry() for each in bar.findChildren(QToolButton)] == before
    QApplication.setFont(usual)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_fields_for_numbers_look_as_other_fields_do(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    usual, theme = QApplication.font(), Theme.load(name)
    window = MainWindow(settings_in(tmp_path), theme)
    QApplication.setFont(usual)
    dialog = ExportDialog(theme, "1912", window)
    for each in (window, dialog):
        qtbot.addWidget(each)
    field = dialog.width_field
    field.resize(200, 34)
    drawn = field.grab().toImage()
    middle = drawn.height() // 2
    assert drawn.pixelColor(0, middle) == theme.colour("line_strong")
    assert drawn.pixelColor(drawn.width() // 2, 4) == theme.colour("field")
    ink = {drawn.pixelColor(x, y).name() for x in range(drawn.width() - 20, drawn.width() - 2) for y in range(3, 31)}
    assert len(ink) > 1, "arrows"
