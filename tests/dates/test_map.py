"""The package's docstring is the map of its modules: each is on it, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from timeline_app import dates


def test_every_module_is_on_the_map() -> None:
    modules = {path.stem for path in Path(next(iter(dates.__path__))).glob("*.py")} - {"__init__"}
    assert set(re.findall(r"`(\w+)`", dates.__doc__ or "")) == modules
