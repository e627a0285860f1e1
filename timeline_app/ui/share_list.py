"""Articles to tick: which of them a copy of the project holds. There may be a hundred thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from timeline_app.ui.evidence_words import short_wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from timeline_app.records import Article

    AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()


class ShareList(QAbstractListModel):
    """The articles of a project, ticked where they are shared."""

    ticks_changed = Signal()

    def __init__(self, articles: Mapping[str, Article], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles = articles
        self._all = tuple(articles)
        self._shown: Sequence[str] = self._all
        self.left_out: set[str] = set()

    def find(self, words: str) -> None:
        """Show only the articles whose title, outlet or file hold all of these words."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [each for each in self._all if all(word in self._said(each) for word in wanted)]
        self.endResetModel()

    def tick_shown(self, *, on: bool) -> None:
        """Tick all that is shown, or none of it."""
        if on:
            self.left_out.difference_update(self._shown)
        else:
            self.left_out.update(self._shown)
        self._tell(0, len(self._shown) - 1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return that each row can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an article's words, or whether it is ticked."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        key = self._shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if key in self.left_out else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            article = self._articles[key]
            date = short_wording(article.published) if article.published else "no date"
            named = [article.title, article.outlet or "", date]
            return " · ".join(part for part in named if part)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick an article, or not."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        key = self._shown[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.left_out.discard(key)
        else:
            self.left_out.add(key)
        self._tell(index.row(), index.row())
        return True

    def _said(self, key: str) -> str:
        article = self._articles[key]
        return f"{article.title} {article.outlet or ''} {article.file}".casefold()

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()
