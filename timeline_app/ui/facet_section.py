"""One kind of things to filter by: a head that folds it, its check boxes, and of many names the ones sought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from timeline_app.ui import icons
from timeline_app.ui.cut_label import CutLabel
from timeline_app.ui.facet_box import FacetBox
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.facets import Facet
    from timeline_app.ui.theme import Theme

FEW: Final = 4  # of a kind that are shown before more are asked for
SEEKABLE: Final = 12  # names of a kind among which one is sought rather than read
_ARROW: Final = 12  # px


class FacetSection(QWidget):
    """Facets of one kind, and what is asked about them."""

    facet_toggled = Signal(object)  # Facet
    facet_left_out = Signal(object)  # Facet
    counts_wanted = Signal()  # of a section that was opened, or of other names

    def __init__(self, theme: Theme, kind: str, heading: str, *, opened: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"facets_{kind}")
        self.kind, self._heading = kind, heading
        self._theme = theme
        self._open, self._all = opened, False
        self._facets: tuple[Facet, ...] = ()
        self.boxes: list[FacetBox] = []  # those that are shown
        self._spare: list[FacetBox] = []
        self.head = QPushButton(heading, self)
        self.head.setObjectName("facet_head")
        self.head.clicked.connect(self._on_head_clicked)
        self._told = CutLabel(self)
        self._told.setMinimumWidth(1)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(f"Find: {heading.lower()}")
        self.field.setAccessibleName(f"Find: {heading.lower()}")
        self.field.textChanged.connect(self.counts_wanted)
        self.more = QPushButton(self)
        self.more.setObjectName("link")
        self.more.clicked.connect(self._on_more_clicked)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 2)
        line.addWidget(self.head)
        line.addSpacing(8)
        line.addStretch(1)
        line.addWidget(self._told)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.field)
        column.addLayout(self.column)
        column.addWidget(self.more)
        self.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Tell whether its facets are shown."""
        return self._open

    @property
    def sought(self) -> str:
        """Return the words that names are to hold."""
        return self.field.text().strip()

    @property
    def told(self) -> str:
        """Return what stands beside the heading."""
        return self._told.text()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        for widget in (self.head, self._told, self.more):
            widget.setFont(theme.font("secondary"))
        self.field.setFont(theme.font("control"))
        set_ink(self._told, theme, "text3")
        for box in (*self.boxes, *self._spare):
            box.deleteLater()
        self.boxes, self._spare = [], []
        self._show_open()

    def show_facets(self, facets: Sequence[Facet], total: int, wanted: Filter, told: str) -> None:
        """Show these, of `total` names; boxes stay where only counts are others. `told` stands beside the heading."""
        self._facets = tuple(facets)
        shown = self._shown(wanted)
        self._take_boxes(len(shown))
        most = max((facet.sure + facet.maybe for facet in shown), default=0)
        for box, facet in zip(self.boxes, shown, strict=True):
            box.show_facet(facet, wanted, most)
        self._told.setText(told)
        hidden = max(total, len(facets)) - len(shown)
        self.more.setText("Fewer" if self._all else f"{hidden:,} more")
        self.more.setVisible(self._open and (len(facets) > FEW if self._all else hidden > 0))
        self.field.setVisible(self._open and (total > SEEKABLE or bool(self.sought)))

    def _shown(self, wanted: Filter) -> list[Facet]:
        """Return the first few facets, and any other that is asked for; all of them where that was asked for."""
        if not self._open:
            return []
        if self._all or self.sought:
            return list(self._facets)
        asked = (each for each in self._facets[FEW:] if each.chosen(wanted) or each.excluded(wanted))
        return [*self._facets[:FEW], *asked]

    def _take_boxes(self, count: int) -> None:
        while len(self.boxes) > count:
            box = self.boxes.pop()
            box.hide()
            self._spare.append(box)
        while len(self.boxes) < count:
            if self._spare:
                box = self._spare.pop()
            else:
                box = FacetBox(self._theme, self)
                box.clicked.connect(self._on_box_clicked)
                box.left_out.connect(self.facet_left_out)
                self.column.addWidget(box)
                QWidget.setTabOrder(self.boxes[-1] if self.boxes else self.field, box)  # or it would come last of all
            self.boxes.append(box)
            box.show()

    def _show_open(self) -> None:
        side = icons.side(self._theme, _ARROW)
        self.head.setIcon(icons.icon(self._theme, "down" if self._open else "right", "text2", side))
        self.head.setIconSize(QSize(side, side))
        self.head.setAccessibleName(f"{self._heading}: {'fold' if self._open else 'unfold'}")
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)

    def _on_head_clicked(self) -> None:
        self._open = not self._open
        self._show_open()
        self.field.setVisible(False)
        self.field.clear()
        self.counts_wanted.emit()

    def _on_box_clicked(self) -> None:
        box = self.sender()
        if isinstance(box, FacetBox) and box.facet is not None:
            self.facet_toggled.emit(box.facet)

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self.counts_wanted.emit()
