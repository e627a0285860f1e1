"""What a copy of the project for sharing is to hold: which articles, and what else of the user's own is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from timeline_app.records import Sharing
from timeline_app.ui.section import set_ink
from timeline_app.ui.share_list import ShareList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from timeline_app.records import Article
    from timeline_app.ui.theme import Theme

_SIZE: Final = QSize(620, 560)  # px
_NEVER: Final = (
    "Never in the copy: the history of your edits, saved views, earlier versions, and articles that were removed. "
    "Your own events stand in the list. This project stays as it is."
)


class ShareDialog(QDialog):
    """Asks what is shared."""

    def __init__(self, theme: Theme, articles: Mapping[str, Article], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("share_dialog")
        self.setWindowTitle("Save a copy for sharing")
        self.resize(_SIZE)
        self._count = len(articles)
        self.rows = ShareList(articles, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find articles by title, outlet or file")
        self.field.setAccessibleName("Find articles")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.rows.find)
        self.every, self.none = QPushButton("Tick all shown"), QPushButton("Tick none shown")
        self.every.clicked.connect(lambda: self.rows.tick_shown(on=True))
        self.none.clicked.connect(lambda: self.rows.tick_shown(on=False))
        for button in (self.every, self.none):
            button.setAutoDefault(False)
        self.list = QListView()
        self.list.setObjectName("share_list")
        self.list.setAccessibleName("Articles in the copy")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the date stays
        self.list.setModel(self.rows)
        self.folders = QCheckBox("Leave out the folders of files, and keep only their names")
        self.folders.setChecked(True)
        self.notes = QCheckBox("Leave out your eras and notes")
        self.tags = QCheckBox("Leave out your tags")
        self.said = QLabel()
        self.said.setObjectName("share_said")
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton("Save copy…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setProperty("first", "true")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.rows.ticks_changed.connect(self._tell)
        self._lay_out(theme)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)  # in the dialog's style by now
        self._tell()

    def wish(self) -> Sharing:
        """Return what is to be left out."""
        return Sharing(
            frozenset(self.rows.left_out),
            notes=self.notes.isChecked(),
            tags=self.tags.isChecked(),
            folders=self.folders.isChecked(),
        )

    def _tell(self) -> None:
        without = len(self.rows.left_out)
        kept = self._count - without
        articles = f"{kept:,} article{'' if kept == 1 else 's'} in the copy"
        self.said.setText(f"{articles}, {without:,} left out with what only they report" if without else articles)
        self.save_button.setEnabled(kept > 0)

    def _lay_out(self, theme: Theme) -> None:
        search = QHBoxLayout()
        search.setSpacing(8)
        search.addWidget(self.field, 1)
        search.addWidget(self.every)
        search.addWidget(self.none)
        never = QLabel(_NEVER)
        never.setWordWrap(True)
        set_ink(never, theme, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addLayout(search)
        column.addWidget(self.list, 1)
        for part in (self.said, self.folders, self.notes, self.tags, never, self.buttons):
            column.addWidget(part)
