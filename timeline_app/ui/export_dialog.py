"""What a picture of the timeline shall show and how large it shall be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.number_box import NumberBox
from timeline_app.ui.section import set_ink
from timeline_app.ui.style import make_first

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

WIDTHS = (1200, 1600, 1920, 2400, 3200)  # px at scale 1
SCALES = (("1× (screen)", 1.0), ("2× (fine)", 2.0), ("3× (print)", 3.0))
LIMITS = (400, 8000)  # px


class Shown(Enum):
    """Which stretch of time a picture shows."""

    CORE = "core"
    WHOLE = "whole"
    IN_VIEW = "in view"


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture that was asked for."""

    shown: Shown
    width: int  # px at scale 1
    height: int | None  # px; None: as high as it needs to be
    scale: float
    theme: str
    today: bool = False  # with today's line


class ExportDialog(QDialog):
    """Asks what the picture shall be."""

    def __init__(self, theme: Theme, span: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle("Export a picture")
        self.core = _choice("What matters; the rest is counted at the edges", "export_core")
        self.whole = _choice("The whole timeline", "export_whole")
        self.in_view = _choice(f"What is in view: {span}", "export_in_view")
        self.core.setChecked(True)
        self.width_field = _pixels(theme, "export_width", WIDTHS[1])
        self.height_field = _pixels(theme, "export_height", 0)
        self.height_field.setMinimum(0)
        self.height_field.setValue(0)
        self.height_field.setSpecialValueText("as high as it needs")
        self.scales = ChoiceBox(theme)
        self.scales.setObjectName("export_scale")
        for name, factor in SCALES:
            self.scales.addItem(name, factor)
        self.scales.setCurrentIndex(1)
        self.themes = ChoiceBox(theme)
        self.themes.setObjectName("export_theme")
        self.themes.addItem("Light", "light")
        self.themes.addItem("Dark", "dark")
        self.today = QCheckBox("Mark today, where it is in the picture")
        self.today.setObjectName("export_today")
        self._result = QLabel()
        self._result.setFont(theme.font("secondary"))
        set_ink(self._result, theme, "text2")
        self._lay_out()
        for field in (self.width_field, self.height_field):
            field.valueChanged.connect(self._on_size_changed)
        self.scales.currentIndexChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def wish(self) -> Wish:
        """Return what was chosen."""
        shown = Shown.WHOLE if self.whole.isChecked() else Shown.IN_VIEW if self.in_view.isChecked() else Shown.CORE
        height = self.height_field.value()
        return Wish(
            shown,
            self.width_field.value(),
            max(height, LIMITS[0]) if height else None,
            float(self.scales.currentData()),
            str(self.themes.currentData()),
            self.today.isChecked(),
        )

    def _on_size_changed(self) -> None:
        wish = self.wish()
        high = f" × {round(wish.height * wish.scale):,}" if wish.height else ""
        self._result.setText(f"PNG, {round(wish.width * wish.scale):,}{high} pixels{'' if high else ' wide'}")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow("Show", self.core)
        form.addRow("", self.whole)
        form.addRow("", self.in_view)
        form.addRow("Width", self.width_field)
        form.addRow("Height", self.height_field)
        form.addRow("Scale", self.scales)
        form.addRow("Theme", self.themes)
        form.addRow("", self.today)
        form.addRow("", self._result)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        make_first(box.button(QDialogButtonBox.StandardButton.Save))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(box)


def _choice(text: str, name: str) -> QRadioButton:
    button = QRadioButton(text)
    button.setObjectName(name)
    return button


def _pixels(theme: Theme, name: str, value: int) -> NumberBox:
    field = NumberBox(theme)
    field.setObjectName(name)
    field.setRange(*LIMITS)
    field.setSuffix(" px")
    field.setSingleStep(100)
    if value:
        field.setValue(value)
    return field
