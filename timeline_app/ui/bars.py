"""The window's thin bars: tool bar with search field and grouping, the progress line under it, and the message line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from timeline_app.ui import icons
from timeline_app.ui.group_button import GroupButton
from timeline_app.ui.hairline import paint_hairline
from timeline_app.ui.search_field import SearchField
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from timeline_app.ui.actions import Actions
    from timeline_app.ui.messages import Message
    from timeline_app.ui.project_work import ReadProgress
    from timeline_app.ui.theme import Theme

_LONG_WORD = re.compile(r"([^\s/\\]{28})[^\s/\\]{4,}([^\s/\\]{28})")  # no line breaks within: it would widen the window
_BEFORE = ("open_project", "add_articles", "-", "undo", "redo", "-", "back", "forward")
_AFTER = ("zoom_out", "zoom_in", "fit_core", "-", "toggle_library", "toggle_table", "toggle_panel", "export")
_WORDS = ("open_project", "add_articles", "fit_core", "export")  # what newcomers need


class ToolBar(QToolBar):
    """Open, add, undo, back, search, group by, zoom, panels, export."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Tool bar", parent)
        self.setObjectName("tool_bar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFixedHeight(theme.size("tool_bar"))
        self._add(_BEFORE, actions)
        self.addWidget(_gap(self, 8))
        self.search = SearchField(theme, self)
        self.addWidget(self.search)
        self.addWidget(_gap(self, 8))
        self.group_by = GroupButton(theme, self)
        menu = QMenu(self.group_by)
        menu.addActions(actions.groupings.actions())
        menu.addSeparator()
        menu.addMenu("Then by").addActions(actions.nestings.actions())
        self.group_by.setMenu(menu)
        self.addWidget(self.group_by)
        self.addWidget(_gap(self, 6))
        self._add(_AFTER, actions)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Ink the icons anew."""
        self.search.set_theme(theme)
        self.group_by.set_theme(theme)
        if (
            rest := self.findChild(QToolButton, "qt_toolbar_ext_button")
        ) is not None:  # what has no room: Qt's is black
            icons.put(rest, theme, "down", size=16)
            rest.setToolTip("More commands")
            rest.setAccessibleName("More commands")
        self.setIconSize(QSize(icons.side(theme), icons.side(theme)))
        self.setFixedHeight(theme.size("tool_bar"))
        self.setFont(theme.font("control", weight=500))
        for button in self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setFont(self.font())  # what is only inherited gives way to the application's when a theme is taken
        self.search.setFont(theme.font("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over a hairline."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_hairline(self, painter, Qt.Edge.BottomEdge)

    def set_grouping(self, text: str) -> None:
        """Say what the lanes stand for."""
        self.group_by.set_choice(text)

    def _add(self, names: tuple[str, ...], actions: Actions) -> None:
        for name in names:
            if name == "-":
                self.addSeparator()
                continue
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            button.setObjectName(f"{name}_button")
            button.setAccessibleName(actions[name].text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name in _WORDS and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


class ProgressLine(QWidget):
    """How far reading is: a thin bar, count, rate, time left, Cancel."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_line")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Reading progress")
        self._said = QLabel(self)
        self._said.setObjectName("progress_text")
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setObjectName("cancel_reading")
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._bar, 1)
        row.addWidget(self._said)
        row.addWidget(self._cancel)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._said.setFont(theme.font("secondary"))
        set_ink(self._said, theme, "text2")

    def set_progress(self, progress: ReadProgress | None) -> None:
        """Show how far it is; None: reading has ended."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        self._said.setText(told(progress))


class MessageBar(QWidget):
    """One line at the top of the canvas: a note, a warning or an error, with its remedy or its details."""

    details_requested = Signal(object)  # Message
    command_requested = Signal(str)  # of a message's remedy

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._message: Message | None = None
        self._text = QLabel(self)
        self._text.setObjectName("message_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPushButton("Show all", self)
        self._details.setObjectName("link")
        self._details.clicked.connect(lambda: self.details_requested.emit(self._message))
        self._remedy = QPushButton(self)
        self._remedy.setObjectName("link")
        self._remedy.clicked.connect(self._on_remedy_clicked)
        self._close = QToolButton(self)
        self._close.setObjectName("dismiss_message")
        self._close.setAccessibleName("Dismiss")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._details)
        row.addWidget(self._remedy)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's letters and colours."""
        self._text.setFont(theme.font("control"))
        palette = self._text.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text"))
        self._text.setPalette(palette)
        icons.put(self._close, theme, "close", size=16)

    def show_message(self, message: Message) -> None:
        """Show a message until it is dismissed or another comes."""
        self._message = message
        shown = _LONG_WORD.sub(r"\1…\2", message.text)
        self._text.setText(shown)
        self._text.setToolTip("" if shown == message.text else message.text)
        self._details.setVisible(len(message.details) > 1)
        self._remedy.setText(message.remedy[0] if message.remedy else "")
        self._remedy.setVisible(message.remedy is not None)
        self.setProperty("kind", message.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def _on_remedy_clicked(self) -> None:
        if self._message is not None and self._message.remedy is not None:
            self.hide()
            self.command_requested.emit(self._message.remedy[1])

    def end_offer(self) -> None:
        """Hide a message that says what Undo would do: by now it would do something else."""
        if self._message is not None and self._message.offers_undo:
            self.hide()


def told(progress: ReadProgress) -> str:
    """Say how far reading is: count, rate, and the time left where the total is known."""
    if progress.total is None:
        return f"Reading: {progress.done} articles · {progress.rate:.0f} a second"
    text = f"Reading {progress.done} of {progress.total}"
    if progress.done == 0 or progress.seconds < 1:
        return text
    left = round((progress.total - progress.done) / progress.rate)
    return f"{text} · {progress.rate:.0f} a second · {_span(left)} left"


def _span(seconds: int) -> str:
    return f"{seconds} s" if seconds < 90 else f"{round(seconds / 60)} min"


def _gap(parent: QWidget, width: int) -> QWidget:
    gap = QWidget(parent)
    gap.setFixedWidth(width)
    return gap
