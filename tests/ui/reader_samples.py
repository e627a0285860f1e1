"""Articles of the tests' own words, a short one and a long one, and a reader that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article
from timeline_app.store.catalogue import Marked
from timeline_app.ui.reader import Reader
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

OPENED = "The mayor of Norrhamn opened the bridge last month."
FERRY = "The ferry will stop for good, Ada Lindqvist said."
TEXT = f"{OPENED} It cost ten million.\n\n{FERRY} Nobody at the café knew of it.\n\nThe bridge is long."
COUNT = 3000
LONG = "The mayor opened bridge {n} over the sound, and told those who had come that more of them were to follow."


def article_of(text: str = TEXT, name: str = "a1") -> Article:
    """Return an article of a text."""
    published = Edtf.parse("2019-03-14")
    return Article(name, f"{name}.txt", text, "", "Bridge opens", "first line", "Harbour Gazette", published=published)


def long_article() -> Article:
    """Return an article of many paragraphs, some of them long."""
    return article_of("\n\n".join(" ".join([LONG.format(n=n)] * (1 + n % 7)) for n in range(COUNT)), "long")


def mark_of(article: Article, words: str, event: str = "e") -> Marked:
    """Return a mention that quotes words of an article."""
    start = article.text.index(words)
    return Marked(event, 0, start, start + len(words), words)


def new_reader(
    qtbot: QtBot, colour: Callable[[str], QColor] = lambda _: QColor("#035858"), theme: str = "light"
) -> Reader:
    """Show the short article."""
    made = Reader(Theme.load(theme), colour)
    qtbot.addWidget(made)
    made.resize(460, 300)
    made.show()
    made.set_article(article_of(), [])
    qtbot.wait(1)  # what showing it for the first time put off
    return made
