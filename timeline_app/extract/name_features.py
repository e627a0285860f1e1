"""What tells the kind of a name: the features of a stretch of words, of its neighbours and of what stands before it.

Shared by the program and by the training script (`packaging/models/train_names.py`), so that both see the same. All are
strings. They come in parts, most of which depend on one word alone, so that what speaks for a part can be kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline_app.extract.clusters import groups
from timeline_app.extract.kept import Kept
from timeline_app.extract.lexicon import gazetteer, lexicon

if TYPE_CHECKING:
    from timeline_app.extract.name_runs import Run

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}$")

_TELLING = frozenset({"Body", "Bodily", "Company", "Site", "Title", "Given", "GivenFamily", "Place", "Common"})


def word_class(word: str) -> str:
    """Return the class of one word of a run, by the word lists: what it mostly is."""
    return _CLASSES[word]


def _class_of(word: str) -> str:
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


_CLASSES = Kept(_class_of)


@cache
def _long_names() -> frozenset[str]:
    """Return the names of several words that are in a list."""
    words, places = lexicon(), gazetteer()
    listed = (words.places, words.organizations, words.outlets, words.peoples, places.places)
    return frozenset(name for names in listed for name in names if " " in name)


def _lists(whole: str, count: int) -> list[str]:
    """Return the names of the lists that have a stretch of words as it stands."""
    if count > 1 and whole not in _long_names():
        return []  # most
    words, places = lexicon(), gazetteer()
    found = []
    if whole in words.places:
        found.append("place")
    if whole in words.organizations:
        found.append("body")
    if whole in words.outlets:
        found.append("outlet")
    if whole in words.peoples:
        found.append("people")
    if whole in places.large:
        found.append("city-large")
    elif whole in places.middle:
        found.append("city-middle")
    elif whole in places.small:
        found.append("city-small")
    if whole in places.regions:
        found.append("region")
    if count == 1 and whole in words.family_first:
        found.append("family-first")
    return found


def own_features(words: tuple[str, ...]) -> list[str]:
    """Return the features of a stretch of words by itself."""
    if len(words) == 1:
        return word_features(words[0])
    whole, classes = " ".join(words), tuple(map(word_class, words))
    return [
        *whole_features(whole, len(words), classes[0]),
        *class_features(classes),
        *last_features(words[-1]),
        *first_features(words[0]),
        *(feature for word in words[1:-1] for feature in inner_features(word)),
    ]


def word_features(word: str) -> list[str]:
    """Return the features of a stretch of one word."""
    kind = word_class(word)
    found = [*whole_features(word, 1, kind), "n1", f"l0={word}", f"c={kind}", f"z0={word[-3:]}", f"z2={word[-2:]}"]
    found.append(f"a={word[:3]}")
    if len(word) > 1 and word.isupper():
        found.append(f"caps{min(len(word), 6)}")
    found.extend(f"k{name}" for name in _company(word))
    if "-" in word:
        found.append("hyphen")
    return found


def whole_features(whole: str, count: int, kind: str) -> list[str]:
    """Return the features of a stretch that are of all its words together; `kind`: the class of its first."""
    length, lists = min(count, 5), _lists(whole, count)
    found = [f"w={whole}" if count < 4 else "w"]
    if lists:
        found.extend([f"in={name}" for name in lists])
        found.append(f"in={'+'.join(lists)}|{kind}{length}")
    else:
        found.append(f"in=|{length}")
    if not whole.replace(" ", "").isalpha() and any(map(str.isdigit, whole)):
        found.append("digit")
    return found


def class_features(classes: tuple[str, ...]) -> list[str]:
    """Return the features of several words that are of their classes alone."""
    count = len(classes)
    pattern = " ".join(classes) if count < 5 else f"{classes[0]} .. {classes[-1]}"
    found = [f"n{min(count, 5)}", f"c={pattern}", f"cf={classes[0]}", f"cl={classes[-1]}"]
    found.extend(f"cm={name}" for name in set(classes[1:-1]))
    found.extend(f"has={name}" for name in _TELLING & set(classes))
    return found


def first_features(word: str) -> list[str]:
    """Return the features of the first of several words."""
    return [f"f={word}", *(f"kf{name}" for name in _company(word))]


def inner_features(word: str) -> tuple[str, ...]:
    """Return the features of a word that is neither the first nor the last of several."""
    return (f"m={word}",)


def last_features(word: str) -> list[str]:
    """Return the features of the last of several words."""
    found = [f"l1={word}", f"z1={word[-3:]}", *(f"kl{name}" for name in _company(word))]
    if "-" in word:
        found.append("hyphen")
    return found


def before_features(near: str, far: str) -> list[str]:
    """Return the features of the two words before a stretch."""
    return [*near_before(near), *far_before(far), pair_before(near, shown(far))]


def near_before(word: str) -> list[str]:
    """Return the features of the word before a stretch."""
    return [f"b={word}", f"bc={shown(word)}", *(f"bk{name}" for name in _company(word))]


def far_before(word: str) -> tuple[str, ...]:
    """Return the features of the word before the one before a stretch."""
    return (f"b22={shown(word)}",)


def pair_before(near: str, far: str) -> str:
    """Return the feature of both words before a stretch, the second as it is `shown`."""
    return f"b2={far} {near}"


def after_features(near: str, far: str) -> list[str]:
    """Return the features of the two words after a stretch."""
    return [*near_after(near), pair_after(near, shown(far))]


def near_after(word: str) -> list[str]:
    """Return the features of the word after a stretch."""
    return [f"n={word}", f"nc={shown(word)}", *(f"nk{name}" for name in _company(word))]


def pair_after(near: str, far: str) -> str:
    """Return the feature of both words after a stretch, the second as it is `shown`."""
    return f"n2={near} {far}"


def _company(word: str) -> list[str]:
    """Return the groups of the words that stand among the same neighbours in news, but for the finest."""
    return [f"{size}={group}" for size, group in enumerate(groups().get(word, ())) if size]


def shown(word: str) -> str:
    """Return a word as a neighbour: itself where it is small, its class where it has a capital, a digit as such."""
    if word[:1].isdigit():
        return "0"
    return f"<{word_class(word)}>" if word[:1].isupper() else word


def lone_features(run: Run, first: int, last: int, lowered: frozenset[str]) -> tuple[str, ...]:
    """Return what tells of words[first:last] of a run by where it stands in the article.

    That is whether the run opens a sentence, and whether the article writes the word without a capital elsewhere
    (`lowered`: all such words).
    """
    opens = "" if first or run.before[1] else word_class(run.words[0])
    return place_features(last - first == 1, run.words[first].lower() in lowered, opens)


def place_features(single: bool, known: bool, opens: str) -> tuple[str, ...]:
    """Return the features of a stretch's place: one word or several, seen in small letters, the opener's class."""
    found = (f"lowered{single:d}",) if known else ()
    return (f"opens{single:d}", f"opens|{opens}{single:d}", *found) if opens else found
