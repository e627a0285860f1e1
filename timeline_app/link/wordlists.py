"""The bundled word lists by which reports are compared, loaded once from `resources/rules/en-events/`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from timeline_app.resources import resource


@cache
def table(name: str) -> dict[str, Any]:
    """Return a bundled table, by its file's name without the ending."""
    return tomllib.loads(resource("rules", "en-events", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """Return one list of a bundled table as a set."""
    return frozenset(table(name)[section][key])
