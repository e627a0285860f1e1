"""The questions that the window asks in dialogs of the desktop, in one replaceable object."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QFileDialog, QMessageBox

from timeline_app import __version__
from timeline_app.ui.original_files import AS_PAGE, AS_TEXT, SAVED
from timeline_app.ui.project_paths import SUFFIX, projects_folder, with_ending

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

    from timeline_app.ui.theme import Theme

ARTICLES = "Articles (*.txt *.text *.html *.htm *.xhtml *.pdf *.md *.markdown *.jsonl *.jsonl.gz)"
PROJECTS = f"Projects (*{SUFFIX})"
TABLES = "Tables (*.csv *.tsv)"
ANY = "All files (*)"


class Dialogs:
    """Asks the person at the window; tests put another in its place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def new_project(self) -> Path | None:
        """Ask where a new project shall be."""
        start = projects_folder()
        name, _ = QFileDialog.getSaveFileName(self._parent, "New project", str(start / f"Timeline{SUFFIX}"), PROJECTS)
        return with_ending(name, SUFFIX) if name else None

    def open_files(self) -> list[Path]:
        """Ask for a project, or for articles."""
        known = f"Projects and articles (*{SUFFIX} {ARTICLES[ARTICLES.index('(') + 1 :]}"
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Open", "", f"{known};;{PROJECTS};;{ARTICLES};;{ANY}")
        return [Path(name) for name in names]

    def add_files(self) -> list[Path]:
        """Ask for articles."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Add articles", "", f"{ARTICLES};;{ANY}")
        return [Path(name) for name in names]

    def add_folder(self) -> list[Path]:
        """Ask for a folder of articles."""
        name = QFileDialog.getExistingDirectory(self._parent, "Add a folder of articles")
        return [Path(name)] if name else []

    def table(self) -> Path | None:
        """Ask for a table of publication dates."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Dates from a table", "", f"{TABLES};;{ANY}")
        return Path(name) if name else None

    def save_picture(self, suggested: Path) -> Path | None:
        """Ask where a picture shall be written."""
        there = next(folder for folder in suggested.parents if folder.exists())  # or Qt begins anywhere
        start = str(there / suggested.name)
        name, _ = QFileDialog.getSaveFileName(self._parent, "Export a picture", start, "Pictures (*.png)")
        path = with_ending(name, ".png")
        taken = name != str(path) and path.exists()  # the dialog asked about another name
        return path if name and (not taken or self._replaces(path)) else None

    def _replaces(self, path: Path, title: str = "Export a picture") -> bool:
        """Ask whether a file may be replaced."""
        asked = f"{path.name} already exists.\nDo you want to replace it?"
        return QMessageBox.question(self._parent, title, asked) == QMessageBox.StandardButton.Yes

    def save_copy(self, suggested: Path) -> Path | None:
        """Ask where a copy of the project shall be written."""
        title = "Save a copy for sharing"
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggested), PROJECTS)
        path = with_ending(name, SUFFIX)
        taken = name != str(path) and path.exists()  # the dialog asked about another name
        return path if name and (not taken or self._replaces(path, title)) else None

    def save_original(self, suggested: str) -> Path | None:
        """Ask where the original of an article shall be written."""
        start = str(projects_folder().parent / suggested)
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save original as", start, ANY)
        return Path(name) if name else None

    def moved_to(self) -> Path | None:
        """Ask for the folder that files were moved to."""
        name = QFileDialog.getExistingDirectory(self._parent, "Where are the files now?")
        return Path(name) if name else None

    def replacement(self) -> Path | None:
        """Ask for a file whose text shall be read in place of an article's."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Replace the article with a file", "", f"{ARTICLES};;{ANY}")
        return Path(name) if name else None

    def how_to_open(self, name: str) -> str | None:
        """Ask how a web page shall be opened: AS_TEXT, AS_PAGE, or SAVED; None: not at all."""
        box = QMessageBox(QMessageBox.Icon.Question, "Open original", f"{name} is a web page.", parent=self._parent)
        box.setInformativeText(
            "In a browser a saved page may run scripts and tell the servers it names that it is being read. "
            "“Open as text” shows it exactly as it was read. “Open without scripts” makes a copy that runs nothing, "
            "loads nothing and leads nowhere, and opens that in the browser."
        )
        role = QMessageBox.ButtonRole.ActionRole
        words = {"Open as text": AS_TEXT, "Open without scripts": AS_PAGE, "Save as…": SAVED}
        chosen: dict[QAbstractButton, str] = {box.addButton(said, role): how for said, how in words.items()}
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cast("QPushButton", next(iter(chosen))))
        box.exec()
        return chosen.get(box.clickedButton())

    def show_details(self, text: str, details: tuple[str, ...]) -> None:
        """Show every line of a message."""
        box = QMessageBox(QMessageBox.Icon.Warning, "Not everything was read", text, parent=self._parent)
        box.setInformativeText("\n".join(details[:12]))
        box.setDetailedText("\n".join(details))
        box.exec()

    def show_shortcuts(self, theme: Theme) -> None:
        """Show the sheet of every key."""
        from timeline_app.ui.shortcut_sheet import ShortcutSheet

        ShortcutSheet(theme, self._parent).exec()

    def about(self) -> None:
        """Say what this program is."""
        said = f"Timeline {__version__}\n\nDated events in saved news articles, each proven by its sentence."
        QMessageBox.about(self._parent, "About Timeline", said)
