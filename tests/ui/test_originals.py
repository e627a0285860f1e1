"""The original of an article: opened by the desktop under a harmless name, saved, shown in its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from shell_samples import DATED, filled_window, settle

from timeline_app.extract.harmless import safe_page
from timeline_app.records import Source
from timeline_app.ui.original_files import AS_PAGE, AS_TEXT, SAVED, file_name, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from timeline_app.ui.main_window import MainWindow

PAGE = """<!DOCTYPE html><html><head><title>Ferry</title><base href="https://spy.example/">
<meta http-equiv="refresh" content="0;url=https://spy.example/next"><link rel="preconnect" href="https://spy.example">
<script src="https://spy.example/a.js"></script><style>p { color: green }</style></head>
<body onload="go()"><p style="margin: 2px" onclick="x()">
The ferry <a href="https://spy.example/">sank</a> on 3 May 2018.</p>
<img src="https://spy.example/pixel.gif" alt="a boat"><img src="data:image/png;base64,AAAA">
<iframe src="https://spy.example/frame">f</iframe><form action="https://spy.example/"><input></form>
<svg><script>go()</script></svg><object data="https://spy.example/o"></object></body></html>"""


@pytest.mark.parametrize(
    ("file", "format_", "name"),
    [
        ("/home/jo/Saved pages/ferry.html", "html", "ferry.html"),
        ("C:\\Users\\jo\\ferry.txt", "text", "ferry.txt"),
        ("ferry.pdf.exe", "pdf", "ferry.pdf"),
        ("run.sh", "text", "run.txt"),
        ("../../etc/passwd", "text", "passwd.txt"),
        ("..", "text", "article.txt"),
        ("NUL.txt", "text", "article NUL.txt"),
        ("a\x00b\n;rm -rf.md", "markdown", "a b rm -rf.md"),
        ("wire.jsonl", "jsonl", "wire.json"),
        ("x" * 300 + ".html", "html", "x" * 80 + ".html"),
        ("日本.html", "html", "日本.html"),
    ],
)
def test_a_name_is_harmless(file: str, format_: str, name: str) -> None:
    assert file_name(Source(file, b"", format_)) == name


def test_a_page_without_what_acts_or_loads() -> None:
    page = safe_page(Source("ferry.html", PAGE.encode(), "html")).decode()
    assert "The ferry <a>sank</a> on 3 May 2018." in page
    assert "spy.example" not in page
    acting = ("<script", "onload", "onclick", "<iframe", "<form", "refresh", "<base")
    assert not [word for word in acting if word in page]
    assert "default-src 'none'" in page
    assert page.index("Content-Security-Policy") < page.index("<style")
    assert "data:image/png" in page
    assert "color: green" in page


def test_a_page_in_any_encoding_stays_readable() -> None:
    markup = '<html><head><meta charset="windows-1252"></head><body><p>Café déjà vu</p></body></html>'
    assert "Café déjà vu" in safe_page(Source("a.html", markup.encode("cp1252"), "html")).decode()


def test_as_text_it_is_exactly_what_was_read(tmp_path: Path) -> None:
    source = Source("ferry.html", PAGE.encode(), "html")
    for _ in range(2):  # again over the first, which may only be read
        path = written(source, tmp_path, AS_TEXT)
    assert path.name == "ferry.html.txt"
    assert path.read_bytes() == source.data


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def window(qtbot: QtBot, own_home: Path, monkeypatch: pytest.MonkeyPatch, opened: list[QUrl]) -> Iterator[MainWindow]:
    """Return the window with three articles, one of them a page, whose desktop only notes what it is to open."""
    folder = own_home / "norrhamn"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    window = filled_window(qtbot, own_home, monkeypatch)

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    window.work.housekeeping.originals.opener = note
    yield window
    window.work.finish()


def article(window: MainWindow, name: str) -> str:
    return next(key for key, each in window.document.snapshot.light.items() if each.file.endswith(name))


def test_the_original_opens_by_its_key_and_is_gone_with_the_program(
    qtbot: QtBot, window: MainWindow, opened: list[QUrl]
) -> None:
    window.document.select_article(article(window, "bridge.txt"))
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(opened) == 1)
    path = Path(opened[0].toLocalFile())
    assert path.name == "bridge.txt"
    assert path.read_text(encoding="utf-8") == DATED
    window.work.finish()
    assert not path.exists()


def test_nothing_shown_says_what_to_do(window: MainWindow, opened: list[QUrl]) -> None:
    window.actions_["open_original"].trigger()
    assert "Select an event or an article first." in window.parts.message._text.text()
    assert not opened


@pytest.mark.parametrize(("how", "name"), [(AS_TEXT, "page.html.txt"), (AS_PAGE, "page.html"), (None, "")])
def test_of_a_page_it_is_asked_how(
    qtbot: QtBot, window: MainWindow, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch, how: str | None, name: str
) -> None:
    asked: list[str] = []

    def ask(page: str) -> str | None:
        asked.append(page)
        return how

    monkeypatch.setattr(window.dialogs, "how_to_open", ask)
    window.document.select_article(article(window, "page.html"))
    window.actions_["open_original"].trigger()
    qtbot.waitUntil(lambda: len(asked) == 1)
    if how is None:
        assert not opened
        return
    qtbot.waitUntil(lambda: len(opened) == 1)
    path = Path(opened[0].toLocalFile())
    assert path.name == name
    assert ("spy.example" in path.read_text(encoding="utf-8")) == (how == AS_TEXT)


def test_it_is_saved_as_it_was_read(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "kept.html"
    monkeypatch.setattr(window.dialogs, "how_to_open", lambda page: SAVED)
    monkeypatch.setattr(window.dialogs, "save_original", lambda name: target)
    window.document.select_article(article(window, "page.html"))
    window.actions_["open_original"].trigger()
    qtbot.waitUntil(lambda: target.exists() and target.read_bytes() == PAGE.encode())
    qtbot.waitUntil(lambda: "The original is saved in" in window.parts.message._text.text())


def test_its_folder_is_shown_while_the_file_is_there(window: MainWindow, opened: list[QUrl], own_home: Path) -> None:
    key = article(window, "bridge.txt")
    window.document.select_article(key)
    window.actions_["show_in_folder"].trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [own_home / "norrhamn"]
    (own_home / "norrhamn" / "bridge.txt").unlink()
    window.actions_["show_in_folder"].trigger()
    assert "is there no more" in window.parts.message._text.text()
    assert len(opened) == 1


def test_an_article_of_the_library_has_a_menu(qtbot: QtBot, window: MainWindow, opened: list[QUrl]) -> None:
    view = window.parts.library.view
    view.setFocus()
    row = view.lines.find(article(window, "ferry.txt"))
    window.work.housekeeping._on_view_menu_requested(view.visualRect(row).center())
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text() == "Open original")
    action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0].toLocalFile()).name == "ferry.txt"


def test_where_no_program_opens_it_saving_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    window.work.housekeeping.originals.opener = lambda url: False
    window.document.select_article(article(window, "bridge.txt"))
    window.actions_["open_original"].trigger()
    qtbot.waitUntil(lambda: "No program of this desktop opens bridge.txt" in window.parts.message._text.text())


def test_the_window_is_not_blocked_by_it(qtbot: QtBot, window: MainWindow, opened: list[QUrl]) -> None:
    window.document.select_article(article(window, "bridge.txt"))
    window.actions_["open_original"].trigger()
    assert not opened  # a worker reads it
    settle(qtbot, window.document)
    qtbot.waitUntil(lambda: len(opened) == 1)


def test_files_that_were_moved_are_found_again(
    qtbot: QtBot,
    window: MainWindow,
    opened: list[QUrl],
    own_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.document.select_article(article(window, "bridge.txt"))
    before, after = own_home / "norrhamn", tmp_path / "elsewhere"
    before.rename(after)
    window.actions_["show_in_folder"].trigger()
    assert opened == []
    monkeypatch.setattr(window.dialogs, "moved_to", lambda: after)
    window.actions_["find_moved"].trigger()
    qtbot.waitUntil(lambda: "are found in" in window.parts.message._text.text())
    settle(qtbot, window.document)
    window.actions_["show_in_folder"].trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [after]
    window.actions_["find_moved"].trigger()
    qtbot.waitUntil(lambda: "Every file is where it was read" in window.parts.message._text.text())
