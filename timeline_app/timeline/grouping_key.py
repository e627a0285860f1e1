"""How a grouping inside another is named. By itself, so that menus need none of what groups."""

from __future__ import annotations

from typing import Final

THEN: Final = ">"  # between the names of two groupings: "outlet>article"
