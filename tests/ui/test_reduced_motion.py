"""Reduced motion is what the desktop's own files ask for; a broken or absent file asks for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.ui.reduced_motion import asks_for_stillness

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "text", "still"),
    [
        ("kdeglobals", "[General]\nName=Breeze\n[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("kdeglobals", "[KDE]\nwidgetStyle=Breeze\n[KDE][$i]\nx=%y\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = 0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", False),
        ("gtk-3.0/settings.ini", "no section = 1\n", False),
    ],
)
def test_what_a_file_asks_for(tmp_path: Path, name: str, text: str, still: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert asks_for_stillness(tmp_path) == still


def test_nothing_there_or_not_text_asks_for_nothing(tmp_path: Path) -> None:
    assert not asks_for_stillness(tmp_path / "absent")
    (tmp_path / "kdeglobals").write_bytes(b"[KDE]\n\xff\xfe=\x80")
    assert not asks_for_stillness(tmp_path)
