"""Entry point of the package: finds the time expressions of a text and dates them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3


def find_times(
    text: str,
    published: Edtf | None,
    published_from: str | None = None,
    skip: Sequence[tuple[int, int]] = (),
) -> tuple[Timex3, ...]:
    """Find the time expressions of a text, in order, none overlapping, none inside a span of `skip` (sorted, disjoint).

    Relative ones are dated from `published`; without it they get no date. `published_from` says what that date is, for the reader.
    """
    return ()
