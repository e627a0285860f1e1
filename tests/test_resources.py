"""Bundled files are found, and a missing one is named."""

from __future__ import annotations

import pytest

from timeline_app.resources import resource


def test_folder_of_a_checkout_is_found() -> None:
    assert resource("rules").is_dir()


def test_parts_join_to_one_path() -> None:
    assert resource("themes", "light.toml").read_text("utf-8").startswith("#")


def test_missing_file_is_named_with_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"rules/klingon\.toml.*install timeline-app again"):
        resource("rules", "klingon.toml")
