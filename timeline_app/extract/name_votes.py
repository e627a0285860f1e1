"""What an article's other sentences say of a name: how often the same words were a person, a place or an organisation.

A short form is spoken for by the longer names that it is part of ("Okafor" by "Daniel Okafor"), an acronym by the name
whose initials it has. One sense per discourse: Gale, Church and Yarowsky, 1992.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline_app.extract.name_labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline_app.extract.name_labels import Stretch
    from timeline_app.extract.name_runs import Run

_SMALL = frozenset({"of", "the", "of the", "for", "and", "for the", "and the", "on", "&", "de", "la", "del"})


class Votes:
    """The names of an article as first divided; made of all its runs with their stretches."""

    def __init__(self, divided: Iterable[tuple[Run, Sequence[Stretch]]]) -> None:
        self.whole: defaultdict[str, dict[Label, int]] = defaultdict(dict)  # how often each name is what
        self._parts: defaultdict[str, dict[str, None]] = defaultdict(dict)  # what a word is in names, in text order
        for run, stretches in divided:
            for first, last, label in stretches:
                words = run.words[first:last]
                if words[0][:1].isupper() or "-" in words[0]:
                    self._add(words, label)

    def _add(self, words: Sequence[str], label: Label) -> None:
        counts = self.whole[" ".join(words)]
        counts[label] = counts.get(label, 0) + 1
        if len(words) > 1 and label is not Label.NONE:
            kind = label.name
            self._parts[words[0]][f"first={kind}"] = None
            self._parts[words[-1]][f"last={kind}"] = None
            for word in words[1:-1]:
                if word[:1].isupper():
                    self._parts[word][f"inner={kind}"] = None
            if len(acronym := acronym_of(words)) > 1:
                self._parts[acronym][f"short={kind}"] = None

    def agree(self, word: str, label: Label) -> bool:
        """Tell whether a single word is this wherever it stands, and no longer name has another word on it."""
        counts = self.whole.get(word)
        return counts is not None and len(counts) == 1 and label in counts and word not in self._parts

    def features(self, words: Sequence[str], itself: Label | None) -> list[str]:
        """Return what the article's other names say of these words; `itself`: what they were taken for right here."""
        whole = words[0] if len(words) == 1 else " ".join(words)
        found: list[str] = []
        counts = self.whole.get(whole)
        if counts and (itself is None or len(counts) > 1 or counts.get(itself, 0) > 1):
            for label, count in counts.items():
                if left := count - (label is itself):
                    found.append(f"v={label.name}{min(left, 3)}")
            best = max(counts, key=lambda one: (counts[one] - (one is itself), one))
            found.append(f"v!={best.name}")
        if len(words) == 1 and (parts := self._parts.get(whole.replace(".", ""))):
            found.extend(f"v{part}" for part in parts)
        return found


def acronym_of(words: Sequence[str]) -> str:
    """Return the initials of a name's words, its small ones left out: WHO for World Health Organization."""
    return "".join(word[0] for word in words if word not in _SMALL and word[0].isalpha()).upper()
