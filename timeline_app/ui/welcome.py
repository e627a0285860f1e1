"""The page of a window without a project: one sentence, one thing to do first, the projects of before, the demos."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.resources import DEMOS
from timeline_app.ui import icons
from timeline_app.ui.section import set_ink

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline_app.ui.settings import Recent
    from timeline_app.ui.theme import Theme

PROMISE = "See what happened when, with the sentence that proves it."
LEFT, RIGHT = 584, 368  # px, the two columns at most
LEAST = 380, 260  # ... and at least


class Welcome(QScrollArea):
    """What to do first."""

    add_requested = Signal()
    open_requested = Signal()
    demo_requested = Signal(str)  # Demo.name
    project_requested = Signal(object)  # Path
    forget_requested = Signal(object)  # Path

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._recent: tuple[Recent, ...] = ()
        self._theme = theme
        self._build()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        if theme is not self._theme:
            self._theme = theme
            self._build()

    def set_recent(self, recent: Sequence[Recent]) -> None:
        """List the projects that were open last."""
        if tuple(recent) != self._recent:
            self._recent = tuple(recent)
            self._build()

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("welcome_page")
        grid = QGridLayout(page)
        grid.setContentsMargins(40, 40, 40, 60)
        grid.setHorizontalSpacing(56)
        grid.setVerticalSpacing(20)
        for column, stretch in ((0, 1), (1, LEFT), (2, RIGHT), (3, 1)):  # the middle fills up first
            grid.setColumnStretch(column, stretch)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(4, 5)
        title = self._label(PROMISE, "event_title", 600)
        font = title.font()
        font.setPixelSize(round(24 * self._theme.letters))
        title.setFont(font)
        title.setWordWrap(True)
        grid.addWidget(title, 1, 1, 1, 2)
        grid.addWidget(self._drop_area(), 2, 1)
        grid.addWidget(self._demo(), 3, 1)
        grid.addWidget(self._projects(), 2, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(page)

    def _drop_area(self) -> QWidget:
        area = DropArea(self._theme)
        _bound(area, LEAST[0], LEFT)
        column = QVBoxLayout(area)
        column.setContentsMargins(24, 64, 24, 16)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        picture = QLabel()
        picture.setPixmap(self._picture("open", 40))
        column.addWidget(picture, 0, centre)
        column.addSpacing(6)
        column.addWidget(self._label("Drop a folder of saved articles here", "event_title", 600), 0, centre)
        hint = self._label(
            "or single files: web pages, PDF, plain text, Markdown, JSON Lines", "control", token="text2"
        )
        column.addWidget(hint, 0, centre)
        column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._button("Open articles…", "add", "open_articles", self.add_requested.emit, first=True))
        buttons.addWidget(self._button("Open a project…", "open", "open_project", self.open_requested.emit))
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(48)
        offline = QHBoxLayout()
        lock = QLabel()
        lock.setPixmap(self._picture("lock", 16))
        offline.addStretch(1)
        offline.addWidget(lock)
        offline.addWidget(self._label("Works offline: nothing leaves this machine", "control", token="text2"))
        offline.addStretch(1)
        column.addLayout(offline)
        return area

    def _demo(self) -> QWidget:
        box = QFrame()
        box.setObjectName("demo_box")
        _bound(box, LEAST[0], LEFT)
        grid = QGridLayout(box)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._label("Demos", "secondary", token="text2"), 0, 0)
        for number, demo in enumerate(DEMOS.values()):
            above = 3 * number
            if number:
                grid.setRowMinimumHeight(above, 12)
            grid.addWidget(self._label(demo.title, "body", 600), above + 1, 0)
            said = self._label(demo.said, "control", token="text2")
            said.setWordWrap(True)
            grid.addWidget(said, above + 2, 0)
            button = self._button("Open", "", f"open_demo_{demo.name}", partial(self.demo_requested.emit, demo.name))
            button.setAccessibleName(f"Open the demo {demo.title}")
            grid.addWidget(button, above + 1, 1, 2, 1)
        return box

    def _projects(self) -> QWidget:
        box = QWidget()
        _bound(box, LEAST[1], RIGHT)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 8)
        head.addWidget(self._label("Recent projects", "control", 600))
        head.addStretch(1)
        head.addWidget(self._label("last opened" if self._recent else "none yet", "secondary", token="text2"))
        column.addLayout(head)
        column.addWidget(_rule())
        for recent in self._recent:
            column.addWidget(self._project(recent))
            column.addWidget(_rule())
        return box

    def _project(self, recent: Recent) -> QWidget:
        there = recent.path.exists()
        row = ProjectRow(recent.path, there=there)
        row.setToolTip(str(recent.path))
        row.chosen.connect(self.project_requested)
        grid = QGridLayout(row)
        grid.setContentsMargins(4, 10, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        picture = QLabel()
        picture.setPixmap(self._picture("document", 16))
        grid.addWidget(picture, 0, 0)
        grid.addWidget(self._label(recent.path.stem, "body", 500, token="text" if there else "text2"), 0, 1)
        grid.addWidget(self._label(when(recent.opened), "secondary", token="text2"), 0, 2)
        if there:
            held = f"{recent.articles} articles, {recent.events} events"
            grid.addWidget(self._label(held, "secondary", token="text2"), 1, 1)
        else:
            missing = QPushButton("The file is not where it was. Forget it")
            missing.setObjectName("link")
            missing.clicked.connect(partial(self.forget_requested.emit, recent.path))
            grid.addWidget(missing, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return row

    def _label(self, text: str, use: str, weight: int = 400, token: str = "text") -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.font(use, weight=weight))
        set_ink(label, self._theme, token)
        return label

    def _picture(self, name: str, size: int) -> QPixmap:
        return icons.pixmap(self._theme, name, "text2", icons.side(self._theme, size), self.devicePixelRatioF())

    def _button(self, text: str, icon: str, name: str, clicked: object, *, first: bool = False) -> QPushButton:
        button = QPushButton(f" {text}" if icon else text)  # Qt leaves too little room after an icon
        button.setObjectName(name)
        button.setProperty("first", first)
        button.setMinimumHeight(34)
        button.clicked.connect(clicked)
        if icon:
            side = icons.side(self._theme)
            button.setIcon(icons.icon(self._theme, icon, "on_accent" if first else "text", side))
            button.setIconSize(QSize(side, side))
        return button


class ProjectRow(QToolButton):
    """A recent project; the whole row opens it."""

    chosen = Signal(object)  # Path

    def __init__(self, path: Path, *, there: bool) -> None:
        super().__init__()
        self.setObjectName("recent_project")
        self.setAccessibleName(f"Open {path.stem}")
        self.setMinimumSize(LEAST[1], 58)
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)
        if there:
            self.clicked.connect(lambda: self.chosen.emit(path))


class DropArea(QWidget):
    """The dashed frame; dropping works on the whole window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("drop_area")
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._theme.colour("surface"))
            pen = QPen(self._theme.colour("line_strong"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def when(opened: str, today: date | None = None) -> str:
    """Word the moment at which a project was opened: today with the time, yesterday, else the date."""
    try:
        moment = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    days = ((today or date.today()) - moment.date()).days
    if days == 0:
        from timeline_app.ui.regional import date_style_of  # not before a project was opened: the page is up sooner

        return f"today, {date_style_of(QLocale()).by_its_clock(f'{moment:%H:%M}')}"
    return "yesterday" if days == 1 else f"{moment.day} {moment:%b %Y}"


def _bound(part: QWidget, least: int, most: int) -> None:
    """Let a part of the page be as wide as there is room for, within limits."""
    part.setMinimumWidth(least)
    part.setMaximumWidth(most)
    part.setSizePolicy(QSizePolicy.Policy.Expanding, part.sizePolicy().verticalPolicy())


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
