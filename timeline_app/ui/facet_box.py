"""A check box of the library's filters: one thing to filter by, with how many events of it are in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QMenu, QStyle, QStyleOptionButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.facets import Facet
    from timeline_app.ui.theme import Theme

_BAR: Final = 2  # px
_BOX: Final = 19  # px of the check box, with the room after it
_LEAVE_OUT: Final = "Leave out"
_WAYS: Final = "Right click, or press minus, to leave it out"
_LET_GO: Final = "Left out. Click to let it in again"


class FacetBox(QCheckBox):
    """One facet: box, name, counts, and under them a bar in proportion; what is left out is struck."""

    left_out = Signal(object)  # Facet

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facet: Facet | None = None
        self._shares = (0.0, 0.0)  # of the certain, and with the possible
        self.setFont(theme.font("control"))
        self.setMinimumWidth(1)
        self.setFixedHeight(max(25, self.fontMetrics().height() + 9))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    @property
    def facet(self) -> Facet | None:
        """Return what is shown."""
        return self._facet

    @property
    def counted(self) -> str:
        """Return the counts: "58 +6", the second only where there is any."""
        if self._facet is None or not self._facet.counted:
            return ""
        return f"{self._facet.sure:,}" + (f" +{self._facet.maybe:,}" if self._facet.maybe else "")

    def show_facet(self, facet: Facet, wanted: Filter, most: int) -> None:
        """Show a facet, its bar as long as its share of `most` events."""
        self._facet, self._shares = facet, (facet.sure / max(1, most), (facet.sure + facet.maybe) / max(1, most))
        excluded = facet.excluded(wanted)
        self.setChecked(facet.chosen(wanted))
        letters = self._theme.font("control")
        letters.setStrikeOut(excluded)
        self.setFont(letters)
        told = f"in view {facet.sure:,} certainly, {facet.maybe:,} possibly besides" if facet.counted else "counting…"
        spoken = f"{facet.name}: {told}"
        self.setAccessibleName(f"{spoken}; left out" if excluded else spoken)
        self.setToolTip(f"{spoken}\n{_LET_GO if excluded else _WAYS}" if facet.can_be_left_out else spoken)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its name, then counts and bar."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(self._theme.colour("line_strong"))  # Fusion's own outline is lost on a dark ground
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.setFont(self._theme.font("secondary"))
            painter.setPen(self._theme.colour("text2"))
            painter.drawText(
                self.rect().adjusted(0, 0, 0, -_BAR),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self.counted,
            )
            self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        """Draw the bar: what is certain, and paler what is possible besides."""
        sure, both = (share * (self.width() - _BOX) for share in self._shares)
        for left, right, ink in ((0.0, sure, "text3"), (sure, both, "line_medium")):
            box = QRectF(_BOX + left, self.height() - _BAR - 2, right - left, _BAR)
            painter.fillRect(box, self._theme.colour(ink))

    def _fit(self) -> None:
        if self._facet is not None:
            room = self.width() - _BOX - self.fontMetrics().horizontalAdvance(self.counted) - 10
            name = self.fontMetrics().elidedText(self._facet.name, Qt.TextElideMode.ElideRight, max(0, room))
            self.setText(name.replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it out by the minus key, too."""
        if event.key() == Qt.Key.Key_Minus and self._facet is not None and self._facet.can_be_left_out:
            self.left_out.emit(self._facet)
            return
        super().keyPressEvent(event)

    def _on_menu_requested(self, at: QPoint) -> None:
        """Offer to leave out what bears it."""
        if self._facet is not None and self._facet.can_be_left_out:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_LEAVE_OUT).triggered.connect(self._on_leave_out_triggered)
            menu.popup(self.mapToGlobal(at))

    def _on_leave_out_triggered(self) -> None:
        if self._facet is not None:
            self.left_out.emit(self._facet)
