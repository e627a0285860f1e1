"""Every command of the window: what it is called, where it stands, its icon and its keys. One table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from timeline_app.timeline.grouping_key import THEN
from timeline_app.ui import icons
from timeline_app.ui.sayings import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

    from timeline_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Spec:
    """One command."""

    name: str
    text: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    word: str = ""  # beside the icon in the tool bar
    project: bool = False  # needs an open project
    toggles: bool = False


MENUS = ("File", "Edit", "View", "Events", "Review", "Articles", "Help")

SPECS: tuple[Spec, ...] = (
    Spec("new_project", "New project…", "File", ("Ctrl+N",), "new"),
    Spec("open_project", "Open…", "File", ("Ctrl+O",), "open", "Open"),
    Spec("export", "Export a picture…", "File", ("Ctrl+E",), "export", "Export", project=True),
    Spec("share_copy", "Save a copy for sharing…", "File", project=True),
    Spec("close_project", "Close project", "File", ("Ctrl+W",), "close", project=True),
    Spec("quit", "Quit", "File", ("Ctrl+Q",)),
    Spec("undo", "Undo", "Edit", ("Ctrl+Z",), "undo", project=True),
    Spec("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", project=True),
    Spec("search", "Search", "Edit", ("Ctrl+F", "/"), "search", project=True),
    Spec("copy_cited", "Copy with its source", "Edit", ("Ctrl+Shift+C",), project=True),
    Spec("zoom_in", "Zoom in", "View", ("Ctrl++", "Ctrl+="), "zoom-in", project=True),
    Spec("zoom_out", "Zoom out", "View", ("Ctrl+-",), "zoom-out", project=True),
    Spec("fit_core", "Fit what matters", "View", ("Ctrl+0",), "fit", "Fit", project=True),
    Spec("fit_all", "Fit everything", "View", ("0",), project=True),
    Spec("go_to_today", "Show today", "View", ("Ctrl+Shift+T",), project=True),
    Spec("animate", "Animate moves", "View", project=False, toggles=True),
    Spec("show_new", "New since I last looked", "View", project=True),
    Spec("mark_seen", "Mark everything as seen", "View", project=True),
    Spec("clear_filters", "Clear all filters", "View", project=True),
    Spec("save_view", "Save this view…", "", ("Ctrl+Shift+S",), project=True),
    Spec("saved_views", "Saved views…", "", ("Ctrl+Shift+V",), project=True),
    Spec("show_ghosts", "Show filtered events as ghosts", "View", toggles=True),
    Spec("known_on", "As known on a day", "View", ("Ctrl+Shift+K",), project=True, toggles=True),
    Spec("toggle_library", "Library", "View", ("Ctrl+B",), "library", project=True, toggles=True),
    Spec("toggle_table", "Table of events", "View", ("Ctrl+T",), "table", project=True, toggles=True),
    Spec("sort_table", "Sort the table by this column", "View", ("Ctrl+Alt+O",), project=True),
    Spec("table_columns", "Columns of the table…", "View", ("Ctrl+Alt+C",), project=True),
    Spec("toggle_panel", "Side panel", "View", ("Q", "Ctrl+J"), "panel", project=True, toggles=True),
    Spec("next_part", "Next part of the window", "View", ("F6",), project=True),
    Spec("previous_part", "Previous part of the window", "View", ("Shift+F6",), project=True),
    Spec("back", "Back", "Events", ("Alt+Left",), "back", project=True),
    Spec("forward", "Forward", "Events", ("Alt+Right",), "forward", project=True),
    Spec("next_reference", "Next cross-reference", "Events", ("]",), project=True),
    Spec("previous_reference", "Previous cross-reference", "Events", ("[",), project=True),
    Spec("say_same", Word.SAME.value, "Events", ("Ctrl+M",), project=True),
    Spec("say_apart", Word.APART.value, "Events", ("Ctrl+Shift+M",), project=True),
    Spec("take_back", Word.BACK.value, "Events", ("Ctrl+Shift+B",), project=True),
    Spec("merge", "Merge the selected events", "Events", ("Ctrl+Alt+M",), project=True),
    Spec("split", "Split this report off", "Events", ("Ctrl+Alt+S",), project=True),
    Spec("change_event", "Edit the event…", "Events", ("F2",), project=True),
    Spec("new_event", "New event…", "Events", ("Ins",), project=True),
    Spec("quote_event", "New event from the selected words…", "Events", ("Alt+Ins",), project=True),
    Spec("edit_event", "Edit your own event…", "Events", project=True),
    Spec("new_era", "New era…", "Events", ("Ctrl+Shift+E",), project=True),
    Spec("era_over_selection", "Mark an era over the selection…", "Events", project=True),
    Spec("new_note", "New note…", "Events", ("Ctrl+Shift+N",), project=True),
    Spec("note_to_selection", "Note to the event…", "Events", ("Ctrl+Alt+N",), project=True),
    Spec("annotations", "Eras and notes…", "Events", project=True),
    Spec("tags", "Tags…", "Events", ("T",), project=True),
    Spec("derivation", "How its date was found", "Events", ("Ctrl+H",), "derivation", project=True),
    Spec("measure", "Measure from the event", "Events", project=True),
    Spec("next_mention", "Next mention", "Events", ("Ctrl+]",), project=True),
    Spec("previous_mention", "Previous mention", "Events", ("Ctrl+[",), project=True),
    Spec("accept", "Accept", "Review", ("Y",), project=True),
    Spec("reject", "Reject", "Review", ("X",), project=True),
    Spec("dispute", "Dispute", "Review", ("U",), project=True),
    Spec("next_unreviewed", "Next not reviewed", "Review", ("J",), project=True),
    Spec("previous_unreviewed", "Previous not reviewed", "Review", ("Shift+J",), project=True),
    Spec("hide", "Hide, or show again", "Review", ("H",), project=True),
    Spec("show_hidden", "Show what is hidden", "Review", project=True, toggles=True),
    Spec("decided", "Your decisions…", "Review", ("Ctrl+Shift+L",), project=True),
    Spec("ledger", "Every time expression…", "Review", ("Ctrl+L",), project=True),
    Spec("add_articles", "Add articles…", "Articles", ("Ctrl+Shift+A",), "add", "Add articles"),
    Spec("add_folder", "Add a folder…", "Articles", ("Ctrl+Shift+O",), "open"),
    Spec("set_date", "Set the publication date…", "Articles", ("Ctrl+D",), "undated", project=True),
    Spec("find_in_article", "Find in the article…", "Articles", icon="search", project=True),
    Spec("mentions", "Mentions in context…", "Articles", ("Ctrl+Shift+F",), project=True),
    Spec("show_names", "Show names in the article", "Articles", ("N",), project=True, toggles=True),
    Spec("larger_letters", "Larger letters in the article", "Articles", project=True),
    Spec("smaller_letters", "Smaller letters in the article", "Articles", project=True),
    Spec("usual_letters", "Usual letters in the article", "Articles", project=True),
    Spec("review_dates", "Review proposed dates…", "Articles", ("Ctrl+Shift+D",), project=True),
    Spec("dates_from_table", "Dates from a table (CSV)…", "Articles", project=True),
    Spec("dates_from_names", "Dates from file names…", "Articles", project=True),
    Spec("open_original", "Open original", "Articles", ("Ctrl+Shift+G",), project=True),
    Spec("save_original", "Save original as…", "Articles", project=True),
    Spec("show_in_folder", "Show in folder", "Articles", project=True),
    Spec("find_moved", "Find moved files…", "Articles", project=True),
    Spec("versions", "Versions of the article…", "Articles", project=True),
    Spec("replace_article", "Replace with a file…", "Articles", project=True),
    Spec("remove_article", "Remove from the project…", "Articles", project=True),
    Spec("compare_rules", "Compare with today’s rules…", "Articles", project=True),
    Spec("palette", "Command palette…", "Help", ("Ctrl+Shift+P",)),
    Spec("demo", "Demo: Tokyo and Pyongyang 2018", "Help"),
    Spec("demo_titanic", "Demo: the loss of the Titanic 1912", "Help"),
    Spec("shortcuts", "Keys and gestures", "Help", ("?",)),
    Spec("about", "About", "Help"),
)
WRITES = frozenset(  # change the project file
    (
        *(
            "say_same",
            "say_apart",
            "take_back",
            "merge",
            "split",
            "change_event",
            "new_event",
            "quote_event",
            "edit_event",
            "tags",
            "new_era",
            "era_over_selection",
            "new_note",
        ),
        *("note_to_selection", "add_articles", "add_folder", "set_date", "review_dates", "dates_from_table"),
        "dates_from_names",
        *("find_moved", "replace_article", "remove_article", "save_view"),
        *("accept", "reject", "dispute", "hide"),
    )
)
THEME_NAMES = (("desktop", "As the desktop"), ("light", "Light"), ("dark", "Dark"))
GROUPINGS = (
    ("outlet", "Outlet"),
    ("place", "Place"),
    ("person", "Person"),
    ("organization", "Organisation"),
    ("topic", "Topic or tag"),
    ("status", "Status"),
    ("article", "Article"),
    ("none", "Nothing"),
)

NESTINGS = (("", "Nothing more"), *(choice for choice in GROUPINGS if choice[0] != "none"))


class Actions:
    """The window's actions by name."""

    def __init__(self, window: QMainWindow, run: Callable[[str], object]) -> None:
        self._all: dict[str, QAction] = {}
        self.themes = QActionGroup(window)
        self.groupings = QActionGroup(window)
        self.nestings = QActionGroup(window)  # what lanes inside those stand for
        for spec in SPECS:
            action = QAction(spec.text, window)
            action.setObjectName(spec.name)
            action.setCheckable(spec.toggles)
            action.setAutoRepeat(not spec.toggles)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setToolTip(_tip(spec))
            action.setIconText(f" {spec.word}" if spec.word else spec.text)  # Qt leaves too little room after an icon
            action.triggered.connect(_called(run, spec.name))
            window.addAction(action)
            self._all[spec.name] = action
        _choices(window, self.themes, THEME_NAMES)
        _choices(window, self.groupings, GROUPINGS)
        _choices(window, self.nestings, NESTINGS)
        for outer in self.groupings.actions():
            outer.toggled.connect(partial(self._on_outer_toggled, outer.data()))

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a name."""
        return self._all[name]

    def grouping(self) -> tuple[str, str]:
        """Return what the lanes are to stand for, as a key of groupings and in words."""
        chosen, inside = self.groupings.checkedAction(), self.nestings.checkedAction()
        if chosen.data() == "none" or inside.data() in ("", chosen.data()):  # inside no lanes there are none
            return chosen.data(), chosen.text()
        return THEN.join((chosen.data(), inside.data())), f"{chosen.text()}, {inside.text().lower()}"

    def choose_grouping(self, key: str) -> None:
        """Choose what lanes are to stand for, by a key as `grouping` returns it; one that is not offered is ignored."""
        outer, _, inner = key.partition(THEN)
        chosen, inside = (
            next((each for each in group.actions() if each.data() == data), None)
            for group, data in ((self.groupings, outer), (self.nestings, inner))
        )
        if chosen is not None and inside is not None:
            inside.setChecked(True)
            chosen.trigger()

    def _on_outer_toggled(self, key: str, on: bool) -> None:
        """Offer inside lanes of a kind no lanes of the same."""
        same = next((each for each in self.nestings.actions() if each.data() == key), None)
        if same is not None:
            same.setVisible(not on)
            if on and same.isChecked():
                self.nestings.actions()[0].setChecked(True)

    def set_project(self, *, is_open: bool, locked: str = "") -> None:
        """Enable what needs a project only while one is open, and what changes it where nothing says why not."""
        for spec in SPECS:
            held = locked if spec.name in WRITES else ""
            self._all[spec.name].setToolTip(f"{_tip(spec)}: {held}" if held else _tip(spec))
            if spec.project or spec.name in WRITES:
                self._all[spec.name].setEnabled((is_open or not spec.project) and not held)

    def set_theme(self, theme: Theme) -> None:
        """Ink the icons anew."""
        for spec in SPECS:
            if spec.icon:
                self._all[spec.name].setIcon(
                    icons.icon(theme, spec.icon, "text2", icons.side(theme), toggles=spec.toggles)
                )

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Fill a menu bar and return its menus by name."""
        menus: dict[str, QMenu] = {}
        for name in MENUS:
            menu = bar.addMenu(f"&{name}")
            menu.setObjectName(f"menu_{name.lower()}")
            for spec in SPECS:
                if spec.menu == name:
                    menu.addAction(self._all[spec.name])
            menus[name] = menu
        return menus


def _called(run: Callable[[str], object], name: str) -> Callable[[bool], None]:
    """Drop the check state that Qt hands over: a handler asks the action where it matters."""

    def call(_: bool) -> None:
        run(name)

    return call


def keys_of(spec: Spec) -> str:
    """Return a command's keys as the desktop writes them."""
    return " or ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in spec.keys)


def _tip(spec: Spec) -> str:
    keys = keys_of(spec)
    return f"{spec.text.rstrip('…')} ({keys})" if keys else spec.text


def _choices(window: QMainWindow, group: QActionGroup, choices: tuple[tuple[str, str], ...]) -> None:
    for key, text in choices:
        action = QAction(text, window)
        action.setCheckable(True)
        action.setData(key)
        group.addAction(action)
