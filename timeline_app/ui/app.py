"""Starting: the application object, the one window, the demo; a picture of it where there is no display.

Qt is imported only after its system libraries were looked for, so that their absence is told in words.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.resources import FIRST_DEMO, Demo
from timeline_app.ui.system_libraries import complaint, has_display

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from timeline_app.ui.main_window import MainWindow

DONE, FAILED = 0, 1
PICTURE = "timeline.png"
_TURN = 0.001  # seconds after which a worker leaves Python to the window, which asks for it many times a frame


def run_window(paths: Sequence[Path]) -> int:
    """Open the window on a project, on articles, or on the welcome page; return the exit status when it was closed."""
    if not has_display(os.environ):
        return _fail("there is no display to open a window on; the commands work without (timeline-app --help)")
    return _fail(told) if (told := complaint(os.environ)) else _show(lambda window: window.open_paths(list(paths)))


def run_demo(demo: Demo = FIRST_DEMO) -> int:
    """Open the window on a bundled collection; without a display draw it to timeline.png instead."""
    shown = has_display(os.environ)
    if not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if told := complaint(os.environ):
        return _fail(told)
    return _show(lambda window: window.open_demo(demo.name)) if shown else _draw_demo(demo, Path(PICTURE))


def make_application() -> QApplication:
    """Return the application object, made where there is none, in the style that the theme colours."""
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(_TURN)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-app")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("timeline-app")
    application.setStyle("Fusion")
    return application


def make_window() -> MainWindow:
    """Return the window in the theme that the user chose, not yet shown."""
    from timeline_app.ui.garbage import made_for_good

    with made_for_good():
        from timeline_app.ui.dressing import chosen_theme
        from timeline_app.ui.main_window import MainWindow
        from timeline_app.ui.settings import Settings

        settings = Settings.of_user()
        return MainWindow(settings, chosen_theme(make_application(), settings.theme))


def _show(begin: Callable[[MainWindow], None]) -> int:
    from PySide6.QtCore import QTimer

    from timeline_app.ui.after_paint import AfterPaint

    application = make_application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program; all is on disk
    window = make_window()
    sys.excepthook = _teller(window)
    AfterPaint(window)
    window.show()
    begin(window)
    QTimer.singleShot(0, window, lambda: _tell_of_rules(window))  # once it is painted: the rules are not needed for it
    return application.exec()


def _tell_of_rules(window: MainWindow) -> None:
    """Say what is wrong in the user's rule files: those rules are left out."""
    from timeline_app.dates.rulebook import problems
    from timeline_app.ui.messages import Message

    if found := problems():
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        window.parts.message.show_message(Message(f"A rule of yours is not used. {found[0]}{more}", "error", found))


def _teller(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook that shows a bug to the user instead of ending the program, with its trace on standard error."""
    from timeline_app.ui.messages import Message

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        lines = tuple(traceback.format_exception(kind, error, trace))
        print("".join(lines), file=sys.stderr)
        text = f"A fault in the program: {error or kind.__name__}. What was done until now is on disk."
        window.parts.message.show_message(Message(text, "error", lines))

    return tell


def _draw_demo(demo: Demo, target: Path) -> int:
    from timeline_app.ui.image_export import export_png
    from timeline_app.ui.project_paths import demo_path
    from timeline_app.ui.project_work import Where, load, make_demo

    make_application()
    path = demo_path(demo)
    make_demo(path, demo)
    export_png(target, load(Where(path)), title=path.stem)
    print(f"No display: the demo was drawn to {target.resolve()}")
    return DONE


def _fail(why: str) -> int:
    print(f"timeline-app: {why}", file=sys.stderr)
    return FAILED
