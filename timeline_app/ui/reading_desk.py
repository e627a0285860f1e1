"""What is done with the article that is read: finding in it, its letters' size, copying words with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from timeline_app.ui.citation import cited
from timeline_app.ui.jobs import Job, Jobs
from timeline_app.ui.mentions import LONGEST, Mentions
from timeline_app.ui.messages import Message
from timeline_app.ui.named import Written, named_in
from timeline_app.ui.reader_looks import USUAL, next_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from timeline_app.ui.actions import Actions
    from timeline_app.ui.document import Document
    from timeline_app.ui.settings import Settings
    from timeline_app.ui.side_panel import SidePanel
    from timeline_app.ui.theme import Theme

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
    ("> and <", "next, previous time expression or shown name, told"),
    ("Enter", "select the event of the sentence, list the mentions of the name"),
)
OFFERED: Final = ("copy_cited", "quote_event", "mentions", "find_in_article")  # in the menu of the article
NOTHING_TO_COPY: Final = "Select words in the article, or an event, to copy them with their source."


class ReadingDesk(QObject):
    """Joins the side panel's article with the settings and the clipboard."""

    message_posted = Signal(object)  # Message

    def __init__(
        self,
        document: Document,
        panel: SidePanel,
        actions: Actions,
        settings: Settings,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._panel, self._actions, self._settings = document, panel, actions, settings
        self._jobs = Jobs(self)
        self._jobs.crashed.connect(self._on_jobs_crashed)
        self._named = False  # names are shown
        self._reader = panel.source.reader
        self._reader.set_size(settings.letters)
        self.mentions = Mentions(document, panel, settings, theme, window)
        self.mentions.message_posted.connect(self.message_posted)
        self._reader.name_requested.connect(self.mentions.open)
        self._reader.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._reader.customContextMenuRequested.connect(self._on_reader_menu_requested)
        self._doers = self.handlers()
        panel.keys_to = self.take
        self._reader.text_changed.connect(self._look_for_names)
        document.project_changed.connect(self._jobs.forget)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of the article do."""
        return {
            "find_in_article": self.find,
            "copy_cited": self.copy_cited,
            "mentions": lambda: self.mentions.open(self._name_here()),
            "show_names": lambda: self.show_names(not self._named),
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

    def show_names(self, wanted: bool) -> None:
        """Underline people, places and organisations in the article, or no more; found in a worker."""
        self._named = wanted
        self._actions["show_names"].setChecked(wanted)
        self._look_for_names()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.mentions.set_theme(theme)

    def finish(self) -> None:
        """Wait for the workers, before the program ends."""
        self._jobs.finish()
        self.mentions.finish()

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
        pages = [article.page_of(place) for place in (spans[0][0], spans[-1][1] - 1)]
        first, last = pages
        QGuiApplication.clipboard().setText(cited(quote, article, (first, last) if first and last else None))
        self.message_posted.emit(Message("Copied with its source."))

    def _name_here(self) -> str:
        """Return what is selected in the article, else a name at the keyboard or of the selected event."""
        cursor, mention = self._reader.textCursor(), self._document.chosen_mention
        if cursor.hasSelection():
            return " ".join(cursor.selectedText()[:LONGEST].split())
        borne = (*mention.people, *mention.places, *mention.organizations) if mention is not None else ()
        return borne[0].name if borne else ""

    def _look_for_names(self) -> None:
        article, catalogue = self._reader.article, self._document.snapshot.catalogue
        self._jobs.forget()
        if not self._named or article is None:
            self._reader.set_names(())
            return
        name, text = article.id, article.text
        self._jobs.start(
            Job(
                lambda ticket: named_in(text, (Written(*each) for each in catalogue.names_of(name)), ticket.cancelled),
                self._reader.set_names,
                lambda why: self.message_posted.emit(Message(why, "error")),
            )
        )

    def _on_reader_menu_requested(self, place: QPoint) -> None:
        """Offer what is done with words of the article beside copying them."""
        menu = self._reader.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        for name in OFFERED:
            menu.addAction(self._actions[name])
        menu.popup(self._reader.viewport().mapToGlobal(place))

    def _on_jobs_crashed(self, error: Exception) -> None:
        raise error
