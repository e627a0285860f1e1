"""The bar over the timeline that goes back to a day: what could be known by then, from what was published by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from timeline_app.dates.civil import DAY_SECONDS
from timeline_app.timeline.filtering import Known
from timeline_app.ui import icons
from timeline_app.ui.cut_label import CutLabel
from timeline_app.ui.filter_words import day_words
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from timeline_app.dates.civil import Day
    from timeline_app.timeline.publications import Publications
    from timeline_app.ui.theme import Theme

_REST: Final = 40  # ms after the last move of the slider
_TICK: Final = 4.0  # px high
_GROOVE: Final = 3.0  # px
_KNOB: Final = 4.5  # px, radius
_RING: Final = 2.0  # px from it to the keyboard's
_HIGH: Final = 30  # px at 100 %
_NO_DAYS: Final = np.zeros(0, np.int64)
_HONEST: Final = (
    "Events that a report published on this day or before tells of, with the names, dates, lanes, origins and"
    " disagreements that these reports give them; of more than 50,000 events, with those of all reports. Which reports"
    " are of one event is told by all of them, and the side panel lists all."
)
DAY_KEYS: Final = (
    ("Left, Right", "a day earlier, later"),
    ("PageUp, PageDown", "to the next, the previous day with a report"),
    ("Home, End", "to the first, the last report"),
    ("Esc", "show everything that is known"),
)


class DaySlider(QSlider):
    """Days from the first publication to the last; ticks stand under those on which anything was published."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("known_slider")
        self.setAccessibleName("As known on")
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self.days: NDArray[np.int64] = _NO_DAYS  # with a report, ascending

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours and sizes."""
        self._theme = theme
        self.setFixedHeight(round(_HIGH * theme.letters))
        self.update()

    def set_days(self, days: NDArray[np.int64]) -> None:
        """Take the days on which anything was published, at least one."""
        self.days = days
        self.setRange(int(days[0]), int(days[-1]))

    def step_report(self, by: int) -> None:
        """Go to the next (1) or previous (-1) day with a report."""
        at = int(self.days.searchsorted(self.value(), side="right" if by > 0 else "left"))
        place = at if by > 0 else at - 1
        if 0 <= place < len(self.days):
            self.setValue(int(self.days[place]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days, and from report to report."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step_report(1 if event.key() == Qt.Key.Key_PageUp else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, a tick for each day with a report, the handle, and the keyboard's ring around it.

        Fusion's own is lost on a dark ground; where its handle stands is kept, for that is where it is taken.
        """
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        handle = QRectF(style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self))
        left, room, middle = handle.width() / 2, self.width() - handle.width(), self.height() / 2 - _TICK / 2
        share = (self.days - self.minimum()) / max(1, self.maximum() - self.minimum())
        theme = self._theme
        with QPainter(self) as painter:
            for x in np.unique(np.rint(left + share * room)).tolist():
                painter.fillRect(QRectF(x, self.height() - _TICK - 1, 1, _TICK), theme.colour("text2"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for token, end in (("line_strong", left + room), ("accent", handle.center().x())):
                painter.setPen(QPen(theme.colour(token), _GROOVE, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(QPointF(left, middle), QPointF(end, middle))
            painter.setPen(QPen(theme.colour("canvas"), 1))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(handle.center().x(), middle), _KNOB, _KNOB)
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("focus"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(handle.center().x(), middle), _KNOB + _RING, _KNOB + _RING)


class KnownBar(QWidget):
    """One row; hidden where everything that is known is shown."""

    known_changed = Signal(object)  # Known | None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_bar")
        self.setAutoFillBackground(True)
        self.setToolTip(_HONEST)
        self.head, self.day, self.left = CutLabel("As known on", self), QLabel(self), CutLabel(self)
        self.day.setObjectName("known_day")
        self.left.setObjectName("known_left")
        for label in (self.head, self.left):
            label.setMinimumWidth(1)  # they give way in a narrow window
        self.slider = DaySlider(theme, self)
        self.slider.setToolTip(_HONEST)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        self.earlier = self._button("Previous day with a report", lambda: self.slider.step_report(-1))
        self.later = self._button("Next day with a report", lambda: self.slider.step_report(1))
        self.close_button = self._button("Show everything that is known", lambda: self.known_changed.emit(None))
        self.undated = QCheckBox("with undated reports", self)
        self.undated.setToolTip("Show, too, what a report tells whose day of publication is not known")
        self.undated.toggled.connect(self._tell)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._tell)
        self._telling = True
        self._shown: Known | None = None  # what is asked for by now
        self._place()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self.slider.set_theme(theme)
        for label, token in ((self.head, "text2"), (self.day, "text"), (self.left, "text2")):
            label.setFont(theme.font("control", weight=600 if label is self.day else 400))
            set_ink(label, theme, token)
        self.undated.setFont(theme.font("control"))
        self.day.setMinimumWidth(self.day.fontMetrics().horizontalAdvance("30 September 2000 "))
        for button, name in ((self.earlier, "back"), (self.later, "forward"), (self.close_button, "close")):
            icons.put(button, theme, name, "text", 16)

    def set_publications(self, publications: Publications, undated: int) -> None:
        """Take when articles were published, and how many have no date."""
        days = np.unique(publications.seconds // DAY_SECONDS)
        self.undated.setVisible(undated > 0)
        self.slider.days = days
        if len(days):
            self._telling = False
            self.slider.set_days(days)
            self.slider.setValue(self._shown.day if self._shown else int(days[-1]))
            self._telling = True
            self._say()

    def show_known(self, known: Known | None) -> None:
        """Show a day, or hide; tell nobody."""
        self._shown = known
        self.setVisible(known is not None)
        self._rest.stop()
        if known is not None:
            self._telling = False
            self.slider.setValue(known.day)
            self.undated.setChecked(known.undated)
            self._telling = True
            self._say()

    def set_left(self, words: str) -> None:
        """Say how many events could be known."""
        self.left.setText(words)

    @property
    def last_day(self) -> Day | None:
        """Return the last day on which anything was published; None where nothing has a date."""
        return int(self.slider.days[-1]) if len(self.slider.days) else None

    @property
    def known(self) -> Known:
        """Return what is asked for."""
        return Known(self.slider.value(), self.undated.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.known_changed.emit(None)
        else:
            super().keyPressEvent(event)

    def _on_slider_value_changed(self) -> None:
        self._say()
        if self._telling:
            self._rest.start()

    def _tell(self) -> None:
        if self._telling:
            self.known_changed.emit(self.known)

    def _say(self) -> None:
        self.day.setText(day_words(self.slider.value()))
        self.slider.setAccessibleDescription(self.day.text())
        self.earlier.setEnabled(self.slider.value() > self.slider.minimum())
        self.later.setEnabled(self.slider.value() < self.slider.maximum())

    def _button(self, name: str, does: object) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.clicked.connect(does)
        return button

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(6)
        parts = (self.head, self.day, self.earlier, self.slider, self.later, self.undated, self.left, self.close_button)
        for part in parts:
            row.addWidget(part, 1 if part is self.slider else 0)
