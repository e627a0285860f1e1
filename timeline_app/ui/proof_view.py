"""The derivation tab: how the selected report is dated, step by step, each step leading to what it stands on."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from timeline_app.ui.reader_painter import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.ui.proof_words import Lead, Part, Statement
    from timeline_app.ui.theme import Theme

_NONE: Final = "Select an event to see how its date was found."


class ProofView(QTextBrowser):
    """Statements under their headings; links are reached by Tab and followed by Enter."""

    lead_requested = Signal(object)  # Lead

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proof")
        self.setAccessibleName("How the date was derived")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(MARGIN)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._leads: list[Lead] = []
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.set_theme(theme)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what is shown."""
        return self._parts

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Return the links, in order."""
        return tuple(self._leads)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._theme = theme
        self.document().setDefaultFont(theme.font("body"))
        self._write()

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show what is said; where it is what is shown, all stays as it is."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self._write()

    def _write(self) -> None:
        self._leads = []
        ink = self._theme.colour("text2").name()
        html = "".join(map(self._part, self._parts))
        self.setHtml(html or f'<p style="color:{ink}">{_NONE}</p>')

    def _part(self, part: Part) -> str:
        font = self._theme.font("secondary", weight=600)
        style = f"color:{self._theme.colour('text2').name()};font-size:{font.pixelSize()}px;font-weight:600"
        heading = f'<p style="margin:10px 0 4px 0;{style}">{escape(part.heading)}</p>'
        return heading + "".join(map(self._statement, part.statements))

    def _statement(self, said: Statement) -> str:
        strong = f"<b>{escape(said.strong)}</b> " if said.strong else ""
        words = escape(said.text)
        if said.against:
            amber = self._theme.colour("conflict_text").name()
            strong, words = "", f'<span style="color:{amber}">≠ {strong}{words}</span>'
        elif said.quiet:
            words = f'<span style="color:{self._theme.colour("text2").name()}">{words}</span>'
        return f'<p style="margin:0 0 6px 0">{strong}{words}{self._link(said.lead)}</p>'

    def _link(self, lead: Lead | None) -> str:
        if lead is None:
            return ""
        self._leads.append(lead)
        ink = self._theme.colour("accent").name()
        at = len(self._leads) - 1
        return f' <a href="lead:{at}" style="color:{ink};text-decoration:none">{escape(lead.words)}</a>'

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.lead_requested.emit(self._leads[int(url.path())])
