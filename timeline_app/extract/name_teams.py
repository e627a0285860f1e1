"""Decides where a place's name means its team: in a report of a match, unless the words before it tell where.

"Brazil beat Chile in Lima": the first two are teams. An article reports a match where it uses several of sport's own
words (`resources/names/sport.toml`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import load_table

if TYPE_CHECKING:
    from timeline_app.extract.name_runs import Run

_FEWEST_WORDS = 6  # of sport, all different
_WHERE = frozenset(
    {"in", "at", "near", "from", "of", "outside", "across", "into", "around", "through", "throughout", "within"}
)
_LOST = frozenset({"lost", "lose", "loses", "losing", "loss", "fell", "defeat", "losses", "conceded", "second"})


def reports_match(lowered: frozenset[str]) -> bool:
    """Tell from an article's words whether it reports a match or a tournament."""
    return len(lowered & _sport()) >= _FEWEST_WORDS


@cache
def _sport() -> frozenset[str]:
    return frozenset(load_table("names", "sport.toml")["words"])


def is_team(run: Run, first: int) -> bool:
    """Tell whether a place's name, the words of a run from `first`, means a team, given that a match is reported."""
    near, far = run.neighbours_before(first)
    if near == "the":
        near = far
    if near in _WHERE or (near == "," and far[:1].isupper()):
        return False
    return near != "to" or far in _LOST
