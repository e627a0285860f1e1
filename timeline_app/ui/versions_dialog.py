"""Two versions of an article beside their difference: what is gone is struck through, what is new is underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.dates.edtf import Edtf
from timeline_app.ui import icons
from timeline_app.ui.choice_box import ChoiceBox
from timeline_app.ui.said import wording
from timeline_app.ui.section import set_ink
from timeline_app.ui.text_difference import Kind, changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.records import KeptVersion
    from timeline_app.ui.text_difference import Stretch
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(860, 620)  # px
_MARGIN: Final = 12  # px around the text


class VersionsDialog(QDialog):
    """Compares two versions, and lets another one be read."""

    compare_requested = Signal(str, str)  # the earlier text, the later one

    def __init__(self, theme: Theme, versions: Sequence[KeptVersion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions_dialog")
        self.setWindowTitle("Versions of the article")
        self.resize(_SIZE)
        self._theme, self._versions = theme, tuple(versions)
        self._places: list[tuple[int, int]] = []  # of the changes, in the shown text
        self.wanted: int | None = None  # the version that is to be read
        read = next((at for at, version in enumerate(versions) if version.read), 0)
        self.before = self._box("Earlier version", max(0, read - 1))
        self.after = self._box("Later version", read or len(versions) - 1)
        self.said = QLabel()
        self.said.setObjectName("versions_said")
        self.previous = self._step("Previous change", "back", -1, "Shift+F3")
        self.next = self._step("Next change", "forward", 1, "F3")
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("versions_text")
        self.text.setAccessibleName("Difference")
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFont(theme.font("quotation", face="reading"))
        self.read_button = QPushButton("Read this version", self)
        self.read_button.setToolTip("Events are read from the later version that is chosen above; it can be undone")
        self.read_button.setAutoDefault(False)
        self.read_button.clicked.connect(self._on_read_button_clicked)
        self._lay_out(versions[read].title if versions else "")
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self.compare)

    def compare(self) -> None:
        """Ask for the difference of the two versions that are chosen."""
        one, other = (self._versions[box.currentIndex()] for box in (self.before, self.after))
        self.read_button.setEnabled(not other.read)
        self.text.clear()
        self._places = []
        self.said.setText("The same version." if one == other else "Comparing…")
        self._enable()
        if one != other:
            self.compare_requested.emit(one.text, other.text)

    def show_difference(self, found: Sequence[Stretch]) -> None:
        """Show what differs, and go to the first of it."""
        self.text.clear()
        self._places = []
        cursor = QTextCursor(self.text.document())
        looks = {kind: self._look(kind) for kind in Kind}
        last = Kind.SAME
        cursor.beginEditBlock()  # laid out once
        for stretch in found:
            start = cursor.position()
            cursor.insertText(stretch.text, looks[stretch.kind])
            if stretch.kind is not Kind.SAME and last is Kind.SAME:
                self._places.append((start, cursor.position()))
            last = stretch.kind
        cursor.endEditBlock()
        count = changes(found)
        self.said.setText("Their texts are the same." if not count else f"{count:,} change{'s' * (count > 1)}")
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._enable()
        if self._places:
            self._go(0)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) change."""
        here = self.text.textCursor().selectionStart()
        beyond = [at for at, (start, _) in enumerate(self._places) if (start - here) * by > 0]
        if beyond:
            self._go(beyond[0 if by > 0 else -1])

    def _go(self, at: int) -> None:
        start, end = self._places[at]
        cursor = self.text.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()
        self.said.setText(f"Change {at + 1:,} of {len(self._places):,}")

    def _box(self, name: str, at: int) -> ChoiceBox:
        box = ChoiceBox(self._theme, self)
        box.setObjectName(name.lower().replace(" ", "_"))
        box.setAccessibleName(name)
        for version in self._versions:
            box.addItem(told(version))
        box.setCurrentIndex(at)
        return box

    def _step(self, name: str, icon: str, by: int, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        button.setAutoRaise(True)
        icons.put(button, self._theme, icon, "text", 16)
        button.clicked.connect(lambda: self.step(by))
        QShortcut(QKeySequence(key), self, lambda: self.step(by))
        return button

    def _look(self, kind: Kind) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self.palette().color(QPalette.ColorRole.Text))
        if kind is Kind.GONE:
            look.setFontStrikeOut(True)
            look.setForeground(self._theme.colour("conflict_text"))
            look.setBackground(self._theme.tint("conflict", 0.14))
        elif kind is Kind.NEW:
            look.setFontUnderline(True)
            look.setForeground(self._theme.colour("accent_ink"))
            look.setBackground(self._theme.colour("accent_tint"))
        return look

    def _enable(self) -> None:
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._places))

    def _on_read_button_clicked(self) -> None:
        self.wanted = self._versions[self.after.currentIndex()].number
        self.accept()

    def _lay_out(self, title: str) -> None:
        head = QLabel(f"“{title}”")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        head.setFont(self._theme.font("body", weight=600))
        set_ink(self.said, self._theme, "text2")
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        chosen.addWidget(self.before, 1)
        chosen.addWidget(QLabel("→"))
        chosen.addWidget(self.after, 1)
        walk = QHBoxLayout()
        walk.addWidget(self.said)
        walk.addStretch(1)
        walk.addWidget(self.previous)
        walk.addWidget(self.next)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.read_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(chosen)
        column.addLayout(walk)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)


def told(version: KeptVersion) -> str:
    """Say which version it is: "Version 2, added 23 November 2026, read now"."""
    added = f", added {wording(Edtf.parse(version.added[:10]))}" if version.added else ""
    return f"Version {version.number}{added}{', read now' if version.read else ''}"
