"""Hold the dependency rule of CONTRIBUTING.md, the sizes of the house style, and what every Python 3.11 reads alike."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "timeline_app"
QT = {"PySide6", "shiboken6"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]*\}{1,2})\+")

MIDDLE = ("extract", "link", "store", "timeline", "exchange")
JOINING = (
    "adding",
    "editing",
    "entering",
    "filing",
    "foreseeing",
    "moved",
    "relinking",
    "renewing",
    "sharing",
    "versions",
)
MAY_IMPORT: dict[str, set[str]] = {  # part of the package: the other parts that it may import
    "__init__": set(),
    "resources": set(),
    "dates": {"resources"},
    "search": set(),
    "records": {"dates", "resources"},
    **{part: {"dates", "records", "resources"} for part in MIDDLE},
    "link": {"dates", "records", "resources", "search"},
    "store": {"dates", "records", "resources", "search"},
    "relinking": {"dates", "records", "resources", "link", "store"},
    "adding": {"dates", "records", "resources", "extract", "store", "relinking", "editing", "versions"},
    "moved": {"dates", "records", "resources", "extract", "store"},
    "versions": {"dates", "records", "resources", "extract", "store", "filing"},
    "editing": {"dates", "records", "extract", "store", "relinking", "entering", "filing", "overview"},
    "entering": {"dates", "records", "resources", "extract", "store"},
    "filing": {"dates", "records", "resources", "extract", "store", "entering"},
    "foreseeing": {"dates", "records", "store", "editing", "relinking"},
    "sharing": {"dates", "records", "resources", "store", "relinking"},
    "renewing": {"dates", "records", "resources", "extract", "link", "store", "relinking"},
    "shelf": {"dates", "records", "resources", "timeline"},
    "overview": {"dates", "records", "resources", "link", "store", "timeline", "shelf"},
    "workspace": {"dates", "records", "resources", "search", *MIDDLE, *JOINING, "overview"},
    "ui": {"dates", "records", "resources", "search", *MIDDLE, "shelf", "renewing", "overview", "workspace"},
    # The commands reach ui only to open the window and to paint a picture.
    "cli": {"dates", "records", "resources", "search", *MIDDLE, "workspace", "ui"},
    "__main__": {"cli"},
}


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    """Return the part of the package that a module belongs to, e.g. "dates" or "records"."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST, module: Path) -> Iterator[str]:
    """Yield the absolute dotted name of everything that a module imports, in functions and for typing too."""
    package = ("timeline_app", *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def breaches(source: str, module: Path) -> list[str]:
    """Return what a module imports against the rule."""
    part, found = part_of(module), []
    for name in imported(ast.parse(source), module):
        top, *rest = name.split(".")
        if top in QT and part != "ui":
            found.append(f"{name}: only ui/ imports Qt")
        other = rest[0] if top == "timeline_app" and rest else part
        if other in MAY_IMPORT and other != part and other not in MAY_IMPORT[part]:
            found.append(f"{name}: {part} may import {sorted(MAY_IMPORT[part])}")
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_only_what_its_part_may(module: Path) -> None:
    assert part_of(module) in MAY_IMPORT, "a new part of the package: give it a line in MAY_IMPORT"
    assert breaches(module.read_text("utf-8"), module) == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("timeline/scene.py", "from PySide6.QtGui import QPainter"),
        ("store/project.py", "def late():\n    from timeline_app.link import coreference"),
        ("dates/edtf.py", "import timeline_app.records"),
        ("extract/pipeline.py", "from timeline_app import workspace"),
        ("link/coreference.py", "from ..extract.pipeline import analyse"),
        ("workspace.py", "from timeline_app.ui.document import Document"),
    ],
)
def test_rule_sees_a_breach(file: str, source: str) -> None:
    assert breaches(source, PACKAGE / file)


@pytest.mark.parametrize("module", sorted(PACKAGE.glob("ui/*.py")), ids=lambda path: path.name)
def test_the_window_loads_nothing_that_a_worker_may_be_amid_loading(module: Path) -> None:
    """Two threads that load a package from two of its modules lock each other out, and one gets half a module."""
    readers = "timeline_app.extract.readers"
    assert not [name for name in imported(ast.parse(module.read_text("utf-8")), module) if name.startswith(readers)]


def test_no_file_or_function_outgrows_the_house_style() -> None:
    long = []
    for module in modules():
        source = module.read_text("utf-8")
        name = str(module.relative_to(PACKAGE))
        if (lines := source.count("\n")) > LONGEST_FILE:
            long.append(f"{name} has {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{name}:{node.lineno} {node.name} has {lines} lines")
    assert long == []


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_group_has_a_possessive_quantifier(module: Path) -> None:
    """Python before 3.11.5 matches such patterns wrongly (python/cpython issue 106052); an atomic group will do."""
    texts = (node.value for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Constant))
    assert [text for text in texts if isinstance(text, str) and POSSESSIVE_GROUP.search(text)] == []


def test_a_possessive_group_is_told_from_other_quantifiers() -> None:
    assert all(map(POSSESSIVE_GROUP.search, ("(?:ab)*+", "(a)++", "(a)?+", "(a){2,3}+")))
    assert not any(map(POSSESSIVE_GROUP.search, ("(?:ab)*", "(?>(?:ab)*)", r"\w*+", r"\)*+", "(a) + b")))
