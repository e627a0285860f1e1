"""What tells the kind of a name: the features of a stretch of words, of its neighbours and of what stands before it.

Shared by the program and by the training script (`packaging/models/train_names.py`), so that both see the same. All are
strings; a stretch's own depend on its words alone and can be kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.extract.clusters import groups
from timeline_app.extract.lexicon import gazetteer, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.extract.name_runs import Run

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}$")

_TELLING = frozenset({"Body", "Bodily", "Company", "Site", "Title", "Given", "GivenFamily", "Place", "Common"})


@cache
def word_class(word: str) -> str:
    """Return the class of one word of a run, by the word lists: what it mostly is."""
    words, places = lexicon(), gazetteer()
    if not word[:1].isupper():
        return word.lower() if len(word) < 8 and "-" not in word else "al-"
    if word in words.calendar:
        return "Calendar"
    if word in words.titles:
        return "Title"
    if word in words.company_endings:
        return "Company"
    if word in words.organization_words:
        return "Body"
    if word in words.place_endings:
        return "Site"
    if word in words.body_endings:
        return "Bodily"
    if word in words.peoples:
        return "People"
    if _INITIAL.match(word) and len(word) < 5 and word not in words.places and word not in words.organizations:
        return "I."
    given, family = word in places.given, word in places.family
    if word in words.places and not given:
        return "Place"
    if given or family:
        return ("Given" if given else "") + ("Family" if family else "") + ("?" if word in places.common else "")
    if word in words.openers:
        return "Opener"
    if len(word) > 1 and word.isupper():
        return "CAPS"
    if word in places.common:
        return "Common"
    return "Mixed" if not word[1:].islower() else "Other"


def _lists(whole: str, count: int) -> Iterator[str]:
    """Yield the lists that have a stretch of words as it stands."""
    words, places = lexicon(), gazetteer()
    if whole in words.places:
        yield "place"
    if whole in words.organizations:
        yield "body"
    if whole in words.outlets:
        yield "outlet"
    if whole in words.peoples:
        yield "people"
    if whole in places.large:
        yield "city-large"
    elif whole in places.middle:
        yield "city-middle"
    elif whole in places.small:
        yield "city-small"
    if whole in places.regions:
        yield "region"
    if count == 1 and whole in words.family_first:
        yield "family-first"


def own_features(words: tuple[str, ...]) -> list[str]:
    """Return the features of a stretch of words by itself."""
    count = len(words)
    whole, first, last = " ".join(words), words[0], words[-1]
    classes = [word_class(word) for word in words]
    length = min(count, 5)
    found = [f"n{length}", f"w={whole}" if count < 4 else "w", f"l{length > 1:d}={last}"]
    pattern = " ".join(classes) if count < 5 else f"{classes[0]} .. {classes[-1]}"
    found.append(f"c={pattern}")
    lists = list(_lists(whole, count))
    found.extend(f"in={name}" for name in lists)
    found.append(f"in={'+'.join(lists)}|{classes[0]}{length}" if lists else f"in=|{length}")
    found.append(f"z{length > 1:d}={last[-3:]}")
    if count == 1:
        found.append(f"z2={last[-2:]}")
        found.append(f"a={first[:3]}")
        if len(first) > 1 and first.isupper():
            found.append(f"caps{min(len(first), 6)}")
    else:
        found.append(f"f={first}")
        found.append(f"cf={classes[0]}")
        found.append(f"cl={classes[-1]}")
        found.extend(f"m={word}" for word in words[1:-1])
        found.extend(f"cm={name}" for name in set(classes[1:-1]))
        found.extend(f"has={name}" for name in _TELLING & set(classes))
    for position, word in (("l", last), ("f", first)) if count > 1 else (("", last),):
        found.extend(f"k{position}{name}" for name in _company(word))
    if "-" in last:
        found.append("hyphen")
    if any(map(str.isdigit, whole)):
        found.append("digit")
    return found


def before_features(near: str, far: str) -> list[str]:
    """Return the features of the two words before a stretch."""
    shown = _shown(far)
    return [
        f"b={near}",
        f"b2={shown} {near}",
        f"bc={_shown(near)}",
        f"b22={shown}",
        *(f"bk{k}" for k in _company(near)),
    ]


def after_features(near: str, far: str) -> list[str]:
    """Return the features of the two words after a stretch."""
    shown = _shown(far)
    return [f"n={near}", f"n2={near} {shown}", f"nc={_shown(near)}", *(f"nk{k}" for k in _company(near))]


def _company(word: str) -> Iterator[str]:
    """Yield the groups of the words that stand among the same neighbours in news."""
    for size, group in list(enumerate(groups().get(word, ())))[1:]:
        yield f"{size}={group}"


def _shown(word: str) -> str:
    """Return a word as a neighbour: itself where it is small, its class where it has a capital, a digit as such."""
    if word[:1].isdigit():
        return "0"
    return f"<{word_class(word)}>" if word[:1].isupper() else word


def lone_features(run: Run, first: int, last: int, lowered: frozenset[str]) -> tuple[str, ...]:
    """Return what tells of words[first:last] of a run by where it stands in the article.

    That is whether the run opens a sentence, and whether the article writes the word without a capital elsewhere
    (`lowered`: all such words).
    """
    single = last - first == 1
    known = (f"lowered{single:d}",) if run.words[first].lower() in lowered else ()
    if first or run.before[1]:
        return known
    return (f"opens{single:d}", f"opens|{word_class(run.words[0])}{single:d}", *known)
