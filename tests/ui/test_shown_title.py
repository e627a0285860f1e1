"""Titles are shown in one line, whatever somebody wrote into them."""

from __future__ import annotations

import pytest

from timeline_app.ui.shown_title import UNTITLED, shown_title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The bridge opens", "The bridge opens"),
        ("The\tbridge\n opens\x00", "The bridge opens"),
        ("Paid \u202e001\u202c pounds", "Paid 001 pounds"),
        ("\u2067הגשר\u2069 נפתח", "הגשר נפתח"),
        ("", UNTITLED),
        (" \u2066\u2069\n", UNTITLED),
        ("\u0301\u0323" * 5_000, UNTITLED),
        ("\u200b\u200d \u00ad", UNTITLED),
        ("e\u0301t\u00e9", "e\u0301t\u00e9"),
        ("\u201c?\u201d", "\u201c?\u201d"),
        ("\U0001f30b", "\U0001f30b"),
    ],
)
def test_a_title_is_one_line_that_nothing_turns(title: str, shown: str) -> None:
    assert shown_title(title) == shown
