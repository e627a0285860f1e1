"""What is done with the article that is read: finding in it, its letters' size, copying words with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from timeline_app.ui.citation import cited
from timeline_app.ui.messages import Message
from timeline_app.ui.reader_looks import USUAL, next_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.settings import Settings
    from timeline_app.ui.side_panel import SidePanel

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
KEYS: Final = {  # with Ctrl, while the panel has the keyboard: elsewhere they do something else
    Qt.Key.Key_F: "find_in_article",
    Qt.Key.Key_Plus: "larger_letters",
    Qt.Key.Key_Equal: "larger_letters",
    Qt.Key.Key_Minus: "smaller_letters",
    Qt.Key.Key_0: "usual_letters",
}
KEY_WORDS: Final = {  # what is done -> keys and words for the sheet; a test holds that no key is without
    ("find_in_article",): ("Ctrl+F", "find in the article"),
    ("larger_letters", "smaller_letters"): ("Ctrl++ Ctrl+−", "larger, smaller letters"),
    ("usual_letters",): ("Ctrl+0", "letters of the usual size"),
}
WALK_WORDS: Final = (
    (". and ,", "next, previous marked sentence"),
    ("Enter", "select the event of the sentence"),
)
NOTHING_TO_COPY: Final = "Select words in the article, or an event, to copy them with their source."


class ReadingDesk(QObject):
    """Joins the side panel's article with the settings and the clipboard."""

    message_posted = Signal(object)  # Message

    def __init__(self, panel: SidePanel, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._settings = panel, settings
        self._reader = panel.source.reader
        self._reader.set_size(settings.letters)
        self._doers = self.handlers()
        panel.keys_to = self.take

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of the article do."""
        return {
            "find_in_article": self.find,
            "copy_cited": self.copy_cited,
            "larger_letters": lambda: self.set_letters(next_size(self._settings.letters, 1)),
            "smaller_letters": lambda: self.set_letters(next_size(self._settings.letters, -1)),
            "usual_letters": lambda: self.set_letters(USUAL),
        }

    def take(self, event: QEvent) -> bool:
        """Do what a key is for while the panel has the keyboard; claim it before a command of the window has it."""
        if not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shifted = held == _CTRL | _SHIFT and event.key() == Qt.Key.Key_Plus  # which many keyboards need for the sign
        name = KEYS.get(Qt.Key(event.key())) if held == _CTRL or shifted else None
        if name is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._doers[name]()
        event.accept()
        return True

    def find(self) -> None:
        """Go to the field that finds in the article."""
        self._panel.setVisible(True)
        self._panel.source.show_article()
        self._panel.source.finder.open()

    def set_letters(self, percent: int) -> None:
        """Set the article in letters of a size, and remember it."""
        self._settings.letters = percent
        self._reader.set_size(percent)
        self.message_posted.emit(Message(f"The article's letters are {percent} % of the usual size."))

    def copy_cited(self) -> None:
        """Put the selected words, or the selected event's sentence, on the clipboard, with their source."""
        article, spans = self._reader.article, self._reader.quoted()
        if article is None or not spans:
            self.message_posted.emit(Message(NOTHING_TO_COPY))
            return
        quote = "\n\n".join(" ".join(article.text[start:end].split()) for start, end in spans)
        QGuiApplication.clipboard().setText(cited(quote, article))
        self.message_posted.emit(Message("Copied with its source."))
