"""Decides which words name people, places and organisations.

A trained model divides every run of capitals (`name_runs`, `name_model`); word lists correct what they are sure of
(`name_lists`); a short name gets the article's own longest form (`name_forms`). The boundary is
`find_entities(text, spans)`: whatever finds names better replaces what stands behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import lexicon
from timeline_app.extract.name_forms import outlet_name, with_longest_forms
from timeline_app.extract.name_labels import Entity, Kind
from timeline_app.extract.name_lists import corrected, story_of
from timeline_app.extract.name_model import divide_all
from timeline_app.extract.name_runs import find_runs
from timeline_app.extract.name_ships import without_ships
from timeline_app.extract.name_titles import without_title_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Entity", "Kind", "find_entities", "outlet_name"]

_LOWER = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?![\w-])")


def find_entities(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Entity, ...]:
    """Return the names in the given sentence spans of a text, in text order, each with the article's longest form.

    A place inside an organisation's name ("Boston Police Department") is a name of its own, after the longer one.
    """
    lowered = frozenset(_LOWER.findall(text))
    runs = list(find_runs(text, spans, lexicon().never_names))
    divided = list(zip(runs, divide_all(runs, lowered), strict=True))
    story = story_of(text, lowered, divided)
    found = [entity for run, stretches in divided for entity in corrected(text, run, stretches, story)]
    found = without_title_words(text, spans, lowered, found)
    return with_longest_forms(text, without_ships(text, found))
