"""Project files as older versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from timeline_app.store import schema

MIGRATIONS = sorted((Path(schema.__file__).parent / "migrations").glob("[0-9]*.sql"))


def make_older(path: Path, version: int) -> None:
    """Write a project file as the program of a schema version would have it: what that one knew of, and no more."""
    old = path.with_suffix(".older")
    with closing(sqlite3.connect(old)) as made:
        for file in MIGRATIONS[:version]:
            made.executescript(file.read_text(encoding="utf-8"))
        made.execute("ATTACH ? AS new", (str(path),))
        made.execute("PRAGMA foreign_keys = OFF")
        tables = _names(made, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
        there = _names(made, "SELECT name FROM new.sqlite_master WHERE type = 'table'")
        for table in sorted(tables & there):
            columns = _columns(made, "main", table) & _columns(made, "new", table)
            both = ", ".join(f'"{column}"' for column in sorted(columns))
            made.execute(f"DELETE FROM main.{table}")
            if columns == _columns(made, "main", table):
                made.execute(f"INSERT INTO main.{table} ({both}) SELECT {both} FROM new.{table}")
        made.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {version}")
        made.commit()
    old.replace(path)


def _names(file: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in file.execute(query)}


def _columns(file: sqlite3.Connection, schema_name: str, table: str) -> set[str]:
    return {row[1] for row in file.execute(f"PRAGMA {schema_name}.table_info('{table}')")}
