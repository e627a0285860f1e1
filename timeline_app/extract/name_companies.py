"""Decides what short names mean companies: what is left of one named in full in the same article.

"Telerate Inc." makes Telerate a company all through the article, and "Hallwood Group Inc." makes Hallwood one; not so
where somebody of that name is named in full. Acronyms in brackets after or before a body's name mean that body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.lexicon import gazetteer, lexicon
from timeline_app.extract.name_labels import Label
from timeline_app.extract.name_votes import acronym_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_TRADES = frozenset(
    {"Group", "Industries", "Holdings", "Holding", "Airlines", "Airways", "Motors", "Technologies", "Systems"}
    | {"Investments", "Enterprises", "Financial", "International", "Communications", "Partners", "Energy", "Products"}
    | {"Electronics", "Pharmaceuticals", "Resources", "Petroleum", "Insurance", "Stores", "Brothers", "Laboratories"}
    | {"Company", "Corporation", "Incorporated", "Partnership", "of America", "America", "Associates", "Capital"}
)
_SHORTEST = 3  # letters of a short name


@dataclass(frozen=True, slots=True)
class Called:
    """What an article calls by which short names."""

    bodies: frozenset[str]  # companies without their endings, and acronyms
    people: frozenset[str]  # the last words of people's full names


def called_in(divided: Sequence[tuple[Run, Sequence[Stretch]]]) -> Called:
    """Return the short names that an article's full names explain."""
    endings = lexicon().company_endings
    called: set[str] = set()
    people: set[str] = set()
    for run, stretches in divided:
        for first, last, label in stretches:
            words = run.words[first:last]
            if label is Label.PERSON and len(words) > 1:
                people.update((words[-1], " ".join(words)))
            elif label in (Label.ORGANIZATION, Label.OTHER, Label.PERSON, Label.PLACE):
                ends = run.words[last : last + 1]  # "Inc.", where the model parted it
                called.update(_without_ending(words + ends if ends and ends[0] in endings else words))
            if label is Label.ORGANIZATION and len(words) > 1:
                called.update(_acronyms(words, run, last))
    known = lexicon()
    bodies = frozenset(name for name in called if name not in people and name not in known.surely_places)
    return Called(bodies, frozenset(people))


def _without_ending(words: tuple[str, ...]) -> Iterator[str]:
    endings = lexicon().company_endings
    if len(words) < 2 or words[-1] not in endings:
        return
    names = gazetteer()
    while len(words) > 1 and (words[-1] in endings or words[-1] in _TRADES or words[-1] == "&"):
        words = words[:-1]
        alone = len(words) == 1
        if len(words[-1]) >= _SHORTEST and not (alone and (words[0] in names.common or words[0] in names.large)):
            yield " ".join(words)


def _acronyms(words: tuple[str, ...], run: Run, last: int) -> Iterator[str]:
    """Yield the initials of a long name, and what stands after it in brackets where it begins alike."""
    if len(words) > 2:
        yield acronym_of(words)
    near, far = run.after if last == len(run.words) else ("", "")
    if near == "(" and 1 < len(far) < 8 and far.isupper() and far[0] == words[0][0]:
        yield far
