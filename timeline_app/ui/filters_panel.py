"""The library's filters: check boxes with how many events of each are in view, certainly and possibly besides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.timeline.filtering import NOTHING_ASKED, Filter
from timeline_app.ui.facets import DISAGREE, Facet
from timeline_app.ui.section import SectionHead, set_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from timeline_app.ui.theme import Theme

FEW: Final = 4  # names of a kind that are shown before more are asked for
MOST: Final = 200  # ... and after
_HEADINGS: Final = {"outlet": "Outlet", "topic": "Topic or tag", "status": "Status"}
_BAR: Final = 2  # px
_LEAST: Final = 96  # px of the panel
_BOX: Final = 19  # px of the check box, with the room after it


class FacetBox(QCheckBox):
    """One facet: box, name, counts, and under them a bar in proportion."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facet: Facet | None = None
        self._shares = (0.0, 0.0)  # of the certain, and with the possible
        self.setFont(theme.font("control"))
        self.setMinimumWidth(1)
        self.setFixedHeight(max(25, self.fontMetrics().height() + 9))

    @property
    def facet(self) -> Facet | None:
        """Return what is shown."""
        return self._facet

    @property
    def counted(self) -> str:
        """Return the counts: "58 +6", the second only where there is any."""
        if self._facet is None:
            return ""
        return f"{self._facet.sure:,}" + (f" +{self._facet.maybe:,}" if self._facet.maybe else "")

    def show_facet(self, facet: Facet, wanted: Filter, most: int) -> None:
        """Show a facet, its bar as long as its share of `most` events."""
        self._facet, self._shares = facet, (facet.sure / max(1, most), (facet.sure + facet.maybe) / max(1, most))
        self.setChecked(facet.chosen(wanted))
        spoken = f"{facet.name}: in view {facet.sure:,} certainly, {facet.maybe:,} possibly besides"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
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


class FiltersPanel(QWidget):
    """Facets, of which several may be chosen."""

    filter_changed = Signal(object)  # Filter

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._wanted = NOTHING_ASKED
        self._facets: tuple[Facet, ...] = ()
        self._all = False  # every name of a kind is shown
        self._head = SectionHead(theme, "Filters", parent=self)
        self._body = QWidget()
        self._body.setObjectName("filters_body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(12, 0, 12, 8)
        self._column.setSpacing(0)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("filters_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the boxes in it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._body)
        self.setMinimumHeight(_LEAST)
        self.boxes: list[FacetBox] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._scroll, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self._head.set_theme(theme)
        self._build()

    def set_filter(self, wanted: Filter) -> None:
        """Show which are chosen; emit nothing."""
        self._wanted = wanted
        self._show()

    def set_facets(self, facets: Sequence[Facet]) -> None:
        """Show these, with their counts; the boxes stay where only the counts are others."""
        same = [(each.kind, each.keys) for each in facets] == [(each.kind, each.keys) for each in self._facets]
        self._facets = tuple(facets)
        if same:
            self._show()
        else:
            self._build()

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes = []
        for kind, those in groupby(self._facets, lambda facet: _section(facet.kind)):
            self._add_section(_HEADINGS[kind], len(list(those)))
        self._column.addStretch(1)
        self._show()

    def _add_section(self, heading: str, count: int) -> None:
        self._column.addWidget(self._heading(heading, "certain + possible" if not self.boxes else ""))
        shown = min(count, MOST if self._all else FEW)
        for _ in range(shown):
            box = FacetBox(self._theme, self._body)
            box.clicked.connect(self._on_box_clicked)
            self.boxes.append(box)
            self._column.addWidget(box)
        if count > FEW:
            more = QPushButton("Fewer" if self._all else f"{count - shown:,} more", self._body)
            more.setObjectName("link")
            more.setFont(self._theme.font("secondary"))
            more.clicked.connect(self._on_more_clicked)
            self._column.addWidget(more)

    def _heading(self, name: str, right: str) -> QWidget:
        line = QWidget(self._body)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 6, 0, 2)
        for text, stretch in ((name, 1), (right, 0)):
            label = QLabel(text, line)
            label.setFont(self._theme.font("secondary"))
            label.setMinimumWidth(1)  # it never makes the panel wider
            set_ink(label, self._theme, "text3")
            row.addWidget(label, stretch)
        return line

    def _show(self) -> None:
        most = max((facet.sure + facet.maybe for facet in self._facets), default=0)
        for box, facet in zip(self.boxes, self._seen(), strict=True):
            box.show_facet(facet, self._wanted, most)
        active = sum(facet.chosen(self._wanted) for facet in self._facets)
        self._head.set_count(f"{active:,} active" if active else "none active")

    def _seen(self) -> list[Facet]:
        """Return the facets that have a box."""
        seen: list[Facet] = []
        for _, those in groupby(self._facets, lambda facet: _section(facet.kind)):
            seen += list(those)[: MOST if self._all else FEW]
        return seen

    def _on_box_clicked(self) -> None:
        box = self.sender()
        if isinstance(box, FacetBox) and box.facet is not None:
            self._wanted = box.facet.toggled(self._wanted)
            self._show()
            self.filter_changed.emit(self._wanted)

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self._build()


def _section(kind: str) -> str:
    return "status" if kind == DISAGREE else kind
