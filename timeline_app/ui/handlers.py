"""What each command of the table does (`actions.SPECS`), once there is a project to do it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_app.ui.annotation_desk import annotation_commands
from timeline_app.ui.sayings import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.work import Work


def handlers(work: Work, window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what each command does, by its name."""
    return {
        "new_project": work.new_project,
        "open_project": lambda: work.open_paths(work.dialogs.open_files()),
        "export": work.export_picture,
        "close_project": work.document.close,
        "quit": window.close,
        "undo": work.document.undo_stack.undo,
        "redo": work.document.undo_stack.redo,
        "search": work.go_to_search,
        **work.ways.handlers(),
        "toggle_library": lambda: work.toggle("toggle_library", work.parts.library),
        "toggle_table": lambda: work.toggle("toggle_table", work.parts.table),
        **work.table.handlers(),
        "toggle_panel": lambda: work.toggle("toggle_panel", work.parts.panel),
        "back": lambda: work.document.go(-1),
        "forward": lambda: work.document.go(1),
        "say_same": lambda: work.parts.panel.say(Word.SAME),
        "say_apart": lambda: work.parts.panel.say(Word.APART),
        "take_back": lambda: work.parts.panel.say(Word.BACK),
        **work.merging.handlers(),
        "change_event": lambda: work.event_dates.edit(),
        "new_event": lambda: work.own_events.new(),
        "quote_event": lambda: work.own_events.quote(),
        "edit_event": lambda: work.own_events.edit_selected(),
        **annotation_commands(lambda: work.desk),
        **work.reviewing.handlers(),
        "tags": lambda: work.tags.tag_selection(),
        "next_mention": lambda: work.document.step_mention(1),
        "previous_mention": lambda: work.document.step_mention(-1),
        "add_articles": lambda: work.add_articles(work.dialogs.add_files()),
        "add_folder": lambda: work.add_articles(work.dialogs.add_folder()),
        "set_date": work.set_date,
        **work.reading.handlers(),
        **work.proving.handlers(),
        "review_dates": lambda: work.dating.review(),
        "dates_from_table": lambda: work.dating.read_table(work.dialogs.table()),
        "dates_from_names": lambda: work.dating.read_names(),
        "compare_rules": lambda: work.renewals.compare(),
        **work.housekeeping.handlers(),
        "demo": work.open_demo,
        "demo_titanic": lambda: work.open_demo("titanic"),
        "shortcuts": lambda: work.dialogs.show_shortcuts(window.theme),
        "about": lambda: work.dialogs.about(),
    }
