"""F6: the keyboard goes from part to part of the window, as in browsers and editors, and comes back where it was.

Tab goes through everything in a part; this passes over it. A part that is hidden, or has nothing to focus, is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class PartWalk:
    """Walks over the parts of a window in their order, round the end."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        self._parts = parts
        self._last: dict[QWidget, QWidget] = {}  # where in a part the keyboard was when it left

    def step(self, by: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) part."""
        focused = QApplication.focusWidget()
        shown = [part for part in self._parts if part.isVisible() and self._within(part) is not None]
        here = next((part for part in shown if focused and (part is focused or part.isAncestorOf(focused))), None)
        if here is not None and focused is not None:
            self._last[here] = focused
        if shown:
            at = shown.index(here) + by if here is not None else 0
            target = self._within(shown[at % len(shown)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)

    def _within(self, part: QWidget) -> QWidget | None:
        """Return what takes the keyboard in a part: what had it last, itself, or the first that Tab leads to."""
        last = self._last.get(part)
        there = last is not None and shiboken6.isValid(last) and part.isAncestorOf(last)  # chips and boxes come and go
        candidates = (*((last,) if last is not None and there else ()), part, *part.findChildren(QWidget))
        return next((each for each in candidates if _takes_keys(each)), None)


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
