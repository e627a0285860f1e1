"""The signs of a publication date, one under the other: weight, date, where it stands, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.ui import icons
from timeline_app.ui.evidence_words import one_line, origin_words
from timeline_app.ui.meter import WeightBar
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.records import Evidence
    from timeline_app.ui.evidence_words import Grouped
    from timeline_app.ui.theme import Theme

SIDE = 16  # px
_AMBER_BAR = 3  # px, of the style sheet
_QUOTED = 160  # code points of a quotation that are shown


class Signs(QWidget):
    """Every sign under its heading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signs")
        self._theme = theme
        self._shown: tuple[Grouped, bool, bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 6)
        self._column.setSpacing(0)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        if self._shown is not None:
            signs, proposed, dated = self._shown
            self.set_signs(signs, proposed=proposed, dated=dated)

    def set_signs(self, signs: Grouped, *, proposed: bool, dated: bool) -> None:
        """Show signs of a date that is proposed, or known, or neither."""
        self._shown = (signs, proposed, dated)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        groups = (
            ("Speaks for it" if proposed else "Says so" if dated else "Signs", signs.fitting, False),
            ("A few days off", signs.near, False),
            ("Speaks against it" if proposed else "Disagrees", signs.against, True),
            ("Updated", signs.updated, False),
            ("Ignored", signs.ignored, False),
        )
        for name, found, amber in groups:
            if found:
                self._column.addWidget(self._heading(name, len(found), amber=amber))
                for sign in found:
                    self._column.addWidget(self._sign(sign, amber=amber))
        if not any(found for _, found, _ in groups):
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)

    def height_at(self, width: int) -> int:
        """Return how high all signs are at a width, in px."""
        wrapped = self._column.totalHeightForWidth(width)  # -1 where no line can be broken
        return wrapped if wrapped >= 0 else self._column.totalSizeHint().height()

    def _heading(self, name: str, count: int, *, amber: bool) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(SIDE, 6, SIDE, 3)
        row.setSpacing(6)
        if amber:
            picture = QLabel(line)
            side = icons.side(self._theme, 14)
            picture.setPixmap(icons.pixmap(self._theme, "disagree", "conflict", side, self.devicePixelRatioF()))
            row.addWidget(picture)
        row.addWidget(self._label(name, "secondary", "conflict_text" if amber else "text", weight=600))
        row.addWidget(self._label(f"{count:,}", "secondary", "text3"))
        row.addStretch(1)
        row.addWidget(self._label("weight", "small", "text3"))
        return line

    def _sign(self, sign: Evidence, *, amber: bool) -> QWidget:
        box = QFrame(self)
        box.setObjectName("sign_against" if amber else "sign")
        box.setAccessibleName(f"{wording(sign.date)}, {origin_words(sign.origin)}, weight {sign.weight:.0%}")
        words = QVBoxLayout()
        words.setSpacing(1)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._label(wording(sign.date), "control", "text", weight=600, wraps=True), 1)
        bar = WeightBar(self._theme, sign.weight, amber=amber, parent=box)
        first.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addLayout(first)
        stated = "" if sign.stated else " · inferred"
        words.addWidget(self._label(f"{origin_words(sign.origin)}{stated}", "secondary", "text2", wraps=True))
        quote = one_line(sign.quote)
        if quote and quote not in sign.origin:  # "“Published: 6 July 2018” on the page" has quoted it
            quote = quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1].rstrip()}…"
            words.addWidget(self._label(f"“{quote}”", "quotation", "text", face="reading", wraps=True))
        row = QHBoxLayout(box)
        row.setContentsMargins(SIDE - (_AMBER_BAR if amber else 0), 4, SIDE, 6)
        row.addLayout(words, 1)
        return box

    def _nothing(self) -> QWidget:
        said = self._label("No other sign of its date is kept.", "control", "text2", wraps=True)
        said.setContentsMargins(SIDE, 6, SIDE, 6)
        return said

    def _label(
        self, text: str, use: str, token: str, *, weight: int = 400, face: str = "ui", wraps: bool = False
    ) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # an article's words are never markup
        label.setWordWrap(wraps)
        label.setFont(self._theme.font(use, weight=weight, face=face))
        set_ink(label, self._theme, token)
        return label
