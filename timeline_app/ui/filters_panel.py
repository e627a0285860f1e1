"""The library's filters: kinds of things with how many events of each are in view, certainly and possibly besides.

A kind that is folded is not counted: of a project with a million events its names are not even read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from timeline_app.timeline.filtering import NOTHING_ASKED, Choice, Filter
from timeline_app.ui.facet_section import FEW, FacetSection
from timeline_app.ui.facets import DISAGREE, HIDDEN, ORIGINS, PERIOD, REVIEW, STATUS, USUAL, Facet, Facets
from timeline_app.ui.filter_words import asked
from timeline_app.ui.period_fields import PeriodFields
from timeline_app.ui.section import SectionHead

if TYPE_CHECKING:
    from timeline_app.ui.facet_box import FacetBox
    from timeline_app.ui.theme import Theme

__all__ = ["FEW", "FiltersPanel"]
SECTIONS: Final = {
    "outlet": "Outlet",
    STATUS: "Status",
    REVIEW: "Review",
    "person": "Person",
    "place": "Place",
    "organization": "Organisation",
    "topic": "Topic or tag",
    ORIGINS: "Origins",
    PERIOD: "Period",
}
_ALSO: Final = {DISAGREE: STATUS, HIDDEN: REVIEW}  # what stands in the section of something else
_LEAST: Final = 96  # px of the panel
_AROUND: Final = 8  # px that stay in sight above and below what has the keyboard
_COUNTED: Final = "certain + possible"
_COUNTING: Final = "counting…"


class FiltersPanel(QWidget):
    """Facets, of which several may be chosen."""

    filter_changed = Signal(object)  # Filter
    counts_wanted = Signal()  # of other kinds of things, or other names

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._wanted = NOTHING_ASKED
        self._facets = Facets()
        self._head = SectionHead(theme, "Filters", parent=self)
        self._body = QWidget()
        self._body.setObjectName("filters_body")
        self.sections = {kind: self._section(kind) for kind in SECTIONS}
        self.period = PeriodFields(theme, self.sections[PERIOD])
        self.period.period_changed.connect(self._on_period_changed)
        self.period.out_changed.connect(lambda out: self._ask(self._wanted.turned(PERIOD, out=out)))
        self.sections[PERIOD].column.addWidget(self.period)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(0)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("filters_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the boxes in it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._body)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self.setMinimumHeight(_LEAST)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._scroll, 1)
        self.set_theme(theme)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, from wherever it came."""
        if now is not None and self._body.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _AROUND)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return which kinds of things are to be counted: those unfolded."""
        return tuple(kind for kind, section in self.sections.items() if section.is_open)

    @property
    def sought(self) -> dict[str, str]:
        """Return by kind the words that names are to hold."""
        return {kind: section.sought for kind, section in self.sections.items() if section.sought}

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to filter by."""
        return not self._facets.offered

    @property
    def boxes(self) -> list[FacetBox]:
        """Return every box shown, from top to bottom."""
        return [box for section in self.sections.values() for box in section.boxes]

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self._head.set_theme(theme)
        self.period.set_theme(theme)
        for section in self.sections.values():
            section.set_theme(theme)
        self._show()

    def set_filter(self, wanted: Filter) -> None:
        """Show which are chosen; emit nothing."""
        self._wanted = wanted
        self._show()

    def set_facets(self, facets: Facets) -> None:
        """Show these, with their counts; the boxes stay where only the counts are others."""
        self._facets = facets
        self._show()

    def _section(self, kind: str) -> FacetSection:
        section = FacetSection(self._theme, kind, SECTIONS[kind], opened=kind in USUAL, parent=self._body)
        section.facet_toggled.connect(self._on_facet_toggled)
        section.facet_left_out.connect(self._on_facet_left_out)
        section.counts_wanted.connect(self._on_counts_wanted)
        return section

    def _show(self) -> None:
        first = True
        self._body.setVisible(bool(self._facets.offered))
        for kind, section in self.sections.items():
            facets = [each for each in self._facets.offered if _section_of(each.kind) == kind]
            chosen = self._asked(kind)
            awaited = section.is_open and kind not in self._facets.counted
            told = _COUNTING if awaited else _COUNTED if first and section.is_open and facets else ""
            first = first and not (section.is_open and facets) and not awaited
            section.show_facets(
                facets,
                self._facets.totals.get(kind, len(facets)),
                self._wanted,
                f"{chosen:,} active" if chosen else told,
            )
        self.period.setVisible(self.sections[PERIOD].is_open)
        self.period.set_period(self._wanted.period, out=PERIOD in self._wanted.without)
        active = len(list(asked(self._wanted)))
        self._head.set_count(f"{active:,} active" if active else "none active")

    def _asked(self, kind: str) -> int:
        """Count what is asked of a kind of things."""
        values = [getattr(self._wanted, each) for each in (kind, *(also for also, of in _ALSO.items() if of == kind))]
        return sum(
            len(value.included) + len(value.excluded) if isinstance(value, Choice) else bool(value) for value in values
        )

    def _ask(self, wanted: Filter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()
            self.filter_changed.emit(wanted)

    def _on_facet_toggled(self, facet: Facet) -> None:
        self._ask(facet.toggled(self._wanted))

    def _on_facet_left_out(self, facet: Facet) -> None:
        self._ask(facet.left_out(self._wanted))

    def _on_period_changed(self, period: tuple[int, int] | None) -> None:
        kept = self._wanted if period is not None else self._wanted.turned(PERIOD, out=False)
        self._ask(replace(kept, period=period))

    def _on_counts_wanted(self) -> None:
        self._show()
        self.counts_wanted.emit()


def _section_of(kind: str) -> str:
    return _ALSO.get(kind, kind)
