"""Where the files of `resources/` are: in the package of a wheel, beside it in a checkout or an editable install.

And which collections are bundled among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

_PACKAGE = Path(__file__).resolve().parent


class MissingResourceError(FileNotFoundError):
    """A bundled file that the installation lacks; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A bundled collection of articles."""

    name: str  # on the command line
    folder: str  # in resources/
    title: str  # of its project
    said: str  # what it shows


FIRST_DEMO = Demo(
    "vietnam", "demo", "Tokyo and Pyongyang 2018", "Four articles that say “last month” and cite each other"
)
DEMOS = {
    demo.name: demo
    for demo in (
        FIRST_DEMO,
        Demo("titanic", "demo-titanic", "The loss of the Titanic 1912", "First reports that contradict each other"),
    )
}


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder; raise MissingResourceError where the installation lacks it."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (path := root.joinpath(*parts)).exists():
            return path
    raise MissingResourceError(f"bundled file {'/'.join(parts)!r} is missing: install timeline-app again")


def fingerprint(files: list[Path]) -> int:
    """Return a number of the names and contents of files; how their lines end has no part in it."""
    number = 0
    for file in files:
        number = crc32(file.read_bytes().replace(b"\r\n", b"\n"), crc32(file.name.encode(), number))
    return number
