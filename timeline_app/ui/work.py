"""What the window does with a project: which signal goes where, and what each command does.

Of articles, events and dates it decides nothing. It is made when it is first asked for, by a project that is opened or
once the empty window is painted: all that it stands on (and numpy with it) takes longer to load than the welcome page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.records import InputError
from timeline_app.resources import DEMOS, FIRST_DEMO
from timeline_app.timeline.filtering import NOTHING_ASKED
from timeline_app.timeline.spans import view_span
from timeline_app.ui.annotation_desk import AnnotationDesk
from timeline_app.ui.dating import Dating
from timeline_app.ui.document import Document
from timeline_app.ui.event_dates import EventDates
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.handlers import handlers
from timeline_app.ui.housekeeping import Housekeeping
from timeline_app.ui.indexing import Indexing
from timeline_app.ui.merging import Merging
from timeline_app.ui.messages import Message
from timeline_app.ui.note_rows import EventNotes
from timeline_app.ui.own_events import OwnEvents
from timeline_app.ui.picture_jobs import PictureJobs
from timeline_app.ui.project_paths import demo_path, is_demo, is_project, locked, new_project_path, projects_folder
from timeline_app.ui.project_work import make_demo
from timeline_app.ui.proving import Proving
from timeline_app.ui.reading_desk import ReadingDesk
from timeline_app.ui.remedy import ADD, CLEAR, Remedy
from timeline_app.ui.renewals import Renewals
from timeline_app.ui.reviewing import Reviewing
from timeline_app.ui.search import Search
from timeline_app.ui.settings import Recent
from timeline_app.ui.status import counts
from timeline_app.ui.table_desk import TableDesk
from timeline_app.ui.tag_desk import TagDesk
from timeline_app.ui.timeline_ways import TimelineWays
from timeline_app.ui.view_state import ViewKeeper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline_app.timeline.filtering import Filter
    from timeline_app.ui.export_dialog import Wish
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.theme import Theme


class Work(QObject):
    """Joins one document with the parts of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.settings, self.dialogs = window.settings, window.dialogs
        self.actions_, self.parts = window.actions_, window.parts
        self._made: Path | None = None  # a project file that nobody was asked about, told once
        self.document = Document(window)
        self.model = EventModel(window)
        self.search = Search(self.document, window)
        self.indexing = Indexing(self.document, window)
        self.pictures = PictureJobs(window)
        self.parts.furnish(self.model)
        self.document.is_held = lambda: self.parts.view.held
        self.ways = TimelineWays(window)
        self._connect()
        self.keeper = ViewKeeper(self.document, self.parts.view, self.actions_, self.settings, window)
        self.desk = AnnotationDesk(self.document, self.parts.view, window.theme, window)
        self.notes = EventNotes(self.document, self.desk, self.parts.panel.header.notes, window)
        self.tags = TagDesk(self.document, self.parts, window.theme, window)
        self.desk.more_of_event.append(self.tags.lines)
        self.dating = Dating(self.document, self.parts, window.theme, window)
        self.dating.set_ways(self.actions_, self.show_library)
        self.event_dates = EventDates(self.document, self.parts.view, self.desk, window.theme, window)
        self.own_events = OwnEvents(
            self.document, self.parts.view, self.parts.panel.source, self.desk, window.theme, window
        )
        self.desk.more_of_place.append(self.own_events.lines_at)
        self.reviewing = Reviewing(self.document, self.parts, self.actions_, self._filter, window)
        self.desk.more_of_event.append(self.reviewing.lines)
        self.merging = Merging(self.document, self.parts, self.actions_)
        self.desk.more_of_event.append(self.merging.lines)
        self.table = TableDesk(self.document, self.parts, self.actions_, self.settings, window)
        self.renewals = Renewals(self.document, window.theme, window)
        self.housekeeping = Housekeeping(self, window)
        self.reading = ReadingDesk(self.document, self.parts.panel, self.actions_, self.settings, window.theme, window)
        self.reading.message_posted.connect(self.parts.message.show_message)
        self.proving = Proving(self.document, self.parts.panel, self.dating.edit_date, window.theme, window)
        self.proving.message_posted.connect(self.parts.message.show_message)
        self._commands = handlers(self, window)
        self.remedy = Remedy(self.parts.view, window.theme)
        self.remedy.requested.connect(self._on_remedy_requested)

    def join(self) -> None:
        """Connect what goes through the window, once it knows this, and lay the parts out as they were left."""
        self.ways.join()
        self.parts.splitter.restoreState(self.settings.state("splitter"))

    def _filter(self, wanted: Filter) -> None:
        self.ways.filters.set_filter(wanted)  # made when this is joined to the window

    def run(self, name: str) -> None:
        """Do what a command of the table does."""
        self._commands[name]()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.dating.set_theme(theme)
        self.desk.set_theme(theme)
        self.tags.set_theme(theme)
        self.reading.set_theme(theme)
        self.proving.set_theme(theme)
        self.event_dates.set_theme(theme)
        self.own_events.set_theme(theme)
        self.renewals.set_theme(theme)
        self.housekeeping.set_theme(theme)
        self.remedy.set_theme(theme)
        self.ways.searching.set_theme(theme)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the project among these paths, or read them as articles into the open project or a new one."""
        projects = [path for path in paths if is_project(path)]
        articles = [path for path in paths if not is_project(path)]
        if projects:
            self.document.open(projects[0])
        if articles:
            self.add_articles(articles)

    def open_demo(self, name: str = FIRST_DEMO.name) -> None:
        """Open a bundled collection."""
        demo = DEMOS[name]
        self.document.open(demo_path(demo), prepare=partial(make_demo, demo=demo))

    def write_picture(self, path: Path, wish: Wish) -> None:
        """Draw the timeline into a PNG file, in a worker, and say where it is, or why it is not."""
        self.pictures.draw(path, wish, self.document, self.model, self.parts.view)

    def finish(self) -> None:
        """Remember the view, and let the workers finish what they are writing."""
        self._remember()
        self.settings.set_state("splitter", self.parts.splitter.saveState())
        self.keeper.keep()
        self.search.finish()
        self.indexing.finish()
        self.dating.finish()
        self.desk.finish()
        self.tags.finish()
        self.table.finish()
        self.reading.finish()
        self.proving.finish()
        self.renewals.finish()
        self.housekeeping.finish()
        self.ways.filters.finish()
        self.ways.news.finish()
        self.ways.views.finish()
        self.document.finish()
        self.pictures.wait()

    # The document

    def _on_document_project_changed(self) -> None:
        path = self.document.path
        self._window.show_project(self.document.name if path else None, locked(path) if path else "")
        if self.document.path is not None:
            self.parts.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.parts.library.tray.edit_date(None)
        self._on_document_history_changed()

    def _on_document_events_changed(self) -> None:
        shot = self.document.snapshot
        began = self.model.rowCount() == 0
        if not began and not self.document.reading:
            self.parts.view.hold()
        self.model.set_snapshot(shot)
        self.parts.library.set_snapshot(shot)
        if began and len(shot):
            self.parts.view.fit_core()
        if self.document.path is not None:
            self.parts.counts.setText(counts(shot))
        self._remember()
        self._on_view_view_changed()

    def _on_document_lanes_changed(self) -> None:
        shot = self.document.snapshot
        self.model.regroup(shot)
        if self.actions_.grouping()[0] != shot.group_by:  # what was asked for could not be had
            self.actions_.choose_grouping(shot.group_by)

    def _on_document_selection_changed(self) -> None:
        event = self.document.chosen_event
        self.parts.view.set_selected(event.id if event else None)
        self.parts.table.set_selected(event.id if event else None)
        self.parts.view.set_references([r.event for r in event.references if r.event != event.id] if event else [])
        self.parts.library.set_article(self.document.chosen_article)
        self.parts.panel.show_selection(self.document)

    def _on_document_selection_repeated(self) -> None:
        event = self.document.chosen_event
        self.parts.view.set_selected(event.id if event else None)  # the canvas may have let it go
        self.parts.view.bring_selected()
        self.parts.panel.show_selection(self.document)

    def _on_document_history_changed(self) -> None:
        is_open = self.document.path is not None
        self.actions_["back"].setEnabled(is_open and self.document.can_go(-1))
        self.actions_["forward"].setEnabled(is_open and self.document.can_go(1))
        self.actions_["undo"].setEnabled(is_open and self.document.undo_stack.canUndo())
        self.actions_["redo"].setEnabled(is_open and self.document.undo_stack.canRedo())

    def _on_document_times_changed(self, article: str) -> None:
        shown = self.document.selection
        if shown is not None and shown.article == article:
            self.parts.panel.source.show_times(self.document)

    def _on_document_message_posted(self, message: Message) -> None:
        made, self._made = self._made, None
        unused = made == self.document.path and not self.document.snapshot.light and not self.document.jobs.busy
        if made is not None and unused:
            self.document.close()  # nobody asked for a file, and there is nothing in it
            made.unlink(missing_ok=True)
            self.settings.forget(made)
            self.parts.welcome.set_recent(self.settings.recent)
        elif made is not None and message.kind != "error":
            message = replace(message, text=f"{message.text} Saved in {made}")
        self.parts.message.show_message(message)

    # The parts

    def _on_view_event_selected(self, event: str) -> None:
        if event:
            self.document.select(event)

    def _on_view_event_opened(self, event: str) -> None:
        self.document.select(event)
        self.parts.panel.setVisible(True)
        self.parts.panel.source.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_view_view_changed(self) -> None:
        shown = self.document.path is not None and len(self.model.time_index) > 0  # no date that nobody gave
        self.parts.span.setText(view_span(*self.parts.view.scale.span, self.parts.view.dates) if shown else "")

    def _on_library_article_requested(self, article: str) -> None:
        self.document.select_article(article)
        self.dating.offer_date(article)

    def _on_groupings_triggered(self) -> None:
        key, words = self.actions_.grouping()
        self.actions_.nestings.setEnabled(key != "none")
        self.document.group(key)
        self.parts.tool_bar.set_grouping(words)

    # Commands

    def add_articles(self, paths: Sequence[Path]) -> None:
        """Read articles and folders into the open project, or into a new one."""
        if not paths:
            return
        if self.document.path is None or is_demo(
            self.document.path
        ):  # a demo's goes with its version: it keeps nothing
            try:
                self._made = new_project_path(paths)
            except OSError as error:
                why = f"No project file could be made: {error}. Make one with File > New project."
                self.parts.message.show_message(Message(why, "error"))
                return
            self.document.open(self._made, create=True)
        self.document.add(paths)

    def new_project(self) -> None:
        """Make a project where the user says."""
        path = self.dialogs.new_project()
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise InputError(f"{path} is there already. Open it, or choose another name.")
        except (OSError, InputError) as error:
            self.parts.message.show_message(Message(str(error), "error"))
            return
        self.document.open(path, create=True)

    def export_picture(self) -> None:
        """Ask what of the timeline is wanted as a picture, and where."""
        from timeline_app.ui.export_dialog import ExportDialog

        dialog = ExportDialog(
            self._window.theme, view_span(*self.parts.view.scale.span, self.parts.view.dates), self._window
        )
        chosen = dialog.exec()
        path = self.document.path
        folder = projects_folder() if path is None or is_demo(path) else path.parent  # a demo's goes with its version
        path = self.dialogs.save_picture(folder / f"{self.document.name}.png") if chosen else None
        if path is not None:
            self.write_picture(path, dialog.wish())

    def set_date(self) -> None:
        """Offer to set the shown article's publication date."""
        article = self.document.chosen_article
        if article is not None:
            self.dating.edit_date(article.id)

    def show_library(self) -> None:
        """Bring the library into sight."""
        self.parts.library.setVisible(True)
        self.actions_["toggle_library"].setChecked(True)

    def go_to_search(self) -> None:
        """Go to the search field."""
        self.parts.tool_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.parts.tool_bar.search.selectAll()

    def toggle(self, name: str, part: QWidget) -> None:
        """Show or hide a part; what it held of the keyboard goes to the timeline."""
        focused = QApplication.focusWidget()
        part.setVisible(part.isHidden())
        if part.isHidden() and focused is not None and part.isAncestorOf(focused):
            self.parts.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.actions_[name].setChecked(not part.isHidden())

    def _remember(self) -> None:
        path, shot = self.document.path, self.document.snapshot
        if path is not None and not is_demo(path) and path.exists():
            now = datetime.now().isoformat(timespec="minutes")
            self.settings.remember(Recent(path, now, len(shot.light), len(shot)))

    def _on_remedy_requested(self, wanted: str) -> None:
        shot = self.document.snapshot
        if wanted == ADD:
            self.actions_["add_articles"].trigger()
        elif wanted == CLEAR:
            self.ways.filters.set_filter(NOTHING_ASKED)
        elif articles := (*shot.undated_articles, *tuple(shot.light)[:1]):
            self.dating.edit_date(articles[0])

    def _connect(self) -> None:
        document, view = self.document, self.parts.view
        document.project_changed.connect(self._on_document_project_changed)
        document.events_changed.connect(self._on_document_events_changed)
        document.lanes_changed.connect(self._on_document_lanes_changed)
        document.lanes_changed.connect(self.parts.panel.source.reader.forget_colours)
        document.selection_changed.connect(self._on_document_selection_changed)
        document.selection_repeated.connect(self._on_document_selection_repeated)
        document.history_changed.connect(self._on_document_history_changed)
        document.undo_stack.indexChanged.connect(self._on_document_history_changed)
        document.undo_stack.indexChanged.connect(self.parts.message.end_offer)
        document.times_changed.connect(self._on_document_times_changed)
        document.message_posted.connect(self._on_document_message_posted)
        self.pictures.message_posted.connect(self.parts.message.show_message)
        document.progress_changed.connect(self.parts.progress.set_progress)
        for part in (view, self.parts.minimap, self.parts.library.tray):
            document.jobs.busy_changed.connect(part.set_waiting)
        view.event_selected.connect(self._on_view_event_selected)
        view.event_opened.connect(self._on_view_event_opened)
        view.article_requested.connect(self.document.select_article)
        self.parts.table.event_opened.connect(self._on_view_event_opened)
        view.view_changed.connect(self._on_view_view_changed)
        self.parts.panel.mention_requested.connect(document.select)
        self.parts.panel.step_requested.connect(document.step_mention)
        self.parts.panel.saying_requested.connect(document.say)
        self.parts.panel.nothing_chosen.connect(lambda advice: self.parts.message.show_message(Message(advice)))
        self.parts.library.article_requested.connect(self._on_library_article_requested)
        self.parts.library.tray.event_requested.connect(document.select)
        self.parts.progress.cancel_requested.connect(document.jobs.cancel)
        self._connect_bars()

    def _connect_bars(self) -> None:
        for group in (self.actions_.groupings, self.actions_.nestings):
            group.triggered.connect(self._on_groupings_triggered)
