"""Where the files of `resources/` are: in the package of a wheel, beside it in a checkout or an editable install."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder; raise FileNotFoundError where the installation lacks it."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (path := root.joinpath(*parts)).exists():
            return path
    raise FileNotFoundError(f"bundled file {'/'.join(parts)!r} is missing: install timeline-app again")
