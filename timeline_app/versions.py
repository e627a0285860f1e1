"""Joins reading, the project file and its history: an article that is added again with another text is a version of it.

It is the same article where it comes from the same address, or from the same file, and its text is alike. What was read
before is kept, the newer one is read in its place, and what the user said of reports goes with the sentences that both
tell. That is an edit like any other: it stands in the history and is taken back by undo.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline_app.extract.many import BY_HAND, read_many
from timeline_app.extract.pipeline import analyse
from timeline_app.extract.publication import weigh
from timeline_app.extract.sentences import sentence_spans
from timeline_app.filing import entry_for
from timeline_app.records import Dated, Filed, Filing, InputError, Reading, Version
from timeline_app.store.state_rows import from_aside, put_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline_app.records import Article, Mention
    from timeline_app.store.project import Project

ALIKE: Final = 0.3  # of the sentences of the shorter text that stand in both
SAME_SENTENCE: Final = 0.75  # likeness from which on a changed sentence tells the same
_MOST: Final = 400  # characters of two sentences that are compared with each other
_RARE: Final = 100  # reports with a word, above which it leads to none of them
_CLOSEST: Final = 5  # reports that are compared with one, those that share most words with it


@dataclass(frozen=True, slots=True)
class Places:
    """Where the articles of a project come from: their ids by address and by file; "" where several do."""

    by_address: Mapping[str, str]
    by_file: Mapping[str, str]

    @classmethod
    def of(cls, project: Project) -> Places:
        """Return those of a project's articles."""
        addresses: dict[str, str] = {}
        files: dict[str, str] = {}
        for article, address, file in project.files.places():
            for known, place in ((addresses, address), (files, file)):
                if place:
                    known[place] = "" if place in known else article
        return cls(addresses, files)

    def of_reading(self, reading: Reading) -> str | None:
        """Return the article that comes from where a reading does."""
        address = self.by_address.get(reading.article.url or "")
        return address or self.by_file.get(reading.article.file) or None


def former(project: Project, places: Places, reading: Reading) -> Article | None:
    """Return the article of which a reading has another text; None where it is an article of its own."""
    known = places.of_reading(reading)
    if known is None:
        return None
    article = project.article(known)
    if article.own or article.sha256 == reading.article.sha256:
        return None
    return article if alike(article.text, reading.article.text) else None


def alike(one: str, other: str) -> bool:
    """Tell whether two texts are versions of one: enough of what the shorter says stands in both."""
    those = [{" ".join(text[start:end].split()) for start, end in sentence_spans(text)} for text in (one, other)]
    fewer = min(map(len, those))
    return fewer > 0 and len(those[0] & those[1]) / fewer >= ALIKE


def versioned(project: Project, changed: Iterable[tuple[Article, Reading]]) -> Filing:
    """Keep readings as newer versions of articles, in the open change; return the change that reads them instead."""
    taken: list[Version] = []
    given: list[Version] = []
    keys: dict[str, str] = {}
    dated: list[Dated] = []
    for article, reading in changed:
        now = Version(article.id, project.files.version(article.id))
        then = Version(article.id, project.keep_version(_as_version(article, reading)))
        keys |= _keys(project, now, then)
        dated += _dated(article, project.states.article(then))
        taken.append(now)
        given.append(then)
    filed = Filed(tuple(given), keys=tuple(keys.values()), dated=tuple(dated))
    return Filing(Filed(tuple(taken), keys=tuple(keys)), filed)


def reading_version(project: Project, article: str, number: int) -> Filing:
    """Return the change that reads another version of an article that is kept; raise InputError where there is none."""
    now, then = Version(article, project.files.version(article)), Version(article, number)
    keys = _keys(project, now, then)
    dated = tuple(_dated(project.article(article), project.states.article(then)))
    return Filing(Filed((now,), keys=tuple(keys)), Filed((then,), keys=tuple(keys.values()), dated=dated))


def replacing(project: Project, article: str, path: Path, *, keep: bool = False) -> Filing:
    """Keep what a file says as a version of an article; return the change that reads it instead.

    `keep`: what only the former text reports stays as own entries. Raises InputError.
    """
    outcomes = list(islice(read_many([path], None, 1), 2))
    if len(outcomes) != 1:
        raise InputError(f"{path}: it holds {'no article' if not outcomes else 'several'}. Choose a file of one.")
    _, reading = outcomes[0]
    if isinstance(reading, str):
        raise InputError(reading)
    former = project.article(article)
    if former.sha256 == reading.article.sha256:
        raise InputError(f"{path}: “{former.title}” was read from this very text. Nothing was changed.")
    with project.changing():
        change = versioned(project, [(former, reading)])
    if not keep:
        return change
    told = set(change.taken.keys)
    only = [event for event in project.files.reported_in([article]) if not event.elsewhere and event.date is not None]
    gone = [event for event in only if told.isdisjoint(project.linkage.keys_of(event.event).values())]
    return replace(change, given=replace(change.given, entries=tuple(entry_for(event, former) for event in gone)))


def renamed(before: Sequence[Mention], after: Sequence[Mention]) -> dict[str, str]:
    """Return by which keys reports are told in a newer version, by their former keys: those of the same sentences.

    A sentence that was changed a little is the same; one that is gone takes what was said of it to none.
    """
    found: dict[str, str] = {}
    by_words: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for mention in reversed(after):
        by_words[mention.role, mention.text, mention.label].append(mention.key)
    for mention in before:
        if same := by_words[mention.role, mention.text, mention.label]:
            found[mention.key] = same.pop()
    taken = set(found.values())
    others = _Changed([mention for mention in after if mention.key not in taken])
    for mention in before:
        if mention.key not in found and (key := others.take(mention)) is not None:
            found[mention.key] = key
    return found


class _Changed:
    """Reports of a newer version, among which one is sought by the rare words that it shares with a former one."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._left: list[Mention | None] = list(mentions)
        named: defaultdict[str, list[int]] = defaultdict(list)
        for at, mention in enumerate(mentions):
            for word in set(mention.text.split()):
                named[word].append(at)
        self._by_word = {word: places for word, places in named.items() if len(places) <= _RARE}

    def take(self, mention: Mention) -> str | None:
        """Return the key of the report that says the same, of several the one that shares most words, and let it go."""
        shared = Counter(at for word in set(mention.text.split()) for at in self._by_word.get(word, ()))
        for at, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CLOSEST]:
            other = self._left[at]
            if other is not None and _same(mention, other):
                self._left[at] = None
                return other.key
        return None


def _keys(project: Project, now: Version, then: Version) -> dict[str, str]:
    """Return what reports of one version are called in another, each by a key of its own, so that it is taken back.

    What the user said of a report that the other does not tell is put aside: by its place there it would mean whatever
    sentence stands there now. It holds again as soon as a version tells the report.
    """
    article, told = now.article, project.states.mentions(then)
    both = renamed(project.mentions(article), told)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, there in both.items():
        if there not in taken:
            found[key] = there
            taken.add(there)
    said = project.states.said_of(article)
    before = project.linkage.told_by(project.linkage.meant(said))
    earlier = _earlier(project, article, said, told)
    own = {mention.key for mention in told}
    for key in sorted(set(said).difference(found)):
        wanted = earlier.get(key)
        if key in before and before[key] in both:  # it was said when the article was dated otherwise
            wanted = both[before[key]]
            if wanted in taken and (other := f"{wanted.rpartition(':')[0]}:{key.rpartition(':')[2]}") not in own:
                wanted = other
        if wanted is None or wanted in taken:
            wanted = key if from_aside(key) else put_aside(key, now.number)
        found[key] = wanted
        taken.add(wanted)
    return found


def _earlier(project: Project, article: str, said: Iterable[str], told: Sequence[Mention]) -> dict[str, str]:
    """Return by which keys a version tells what the user said of others, by the keys under which that was put aside."""
    aside: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for key in said:
        if (place := from_aside(key)) is not None:
            aside[place[0]].append((key, place[1]))
    found: dict[str, str] = {}
    for number in sorted(set(aside).intersection(project.states.versions(article))):
        there = renamed(project.states.mentions(Version(article, number)), told)
        found.update((key, there[former]) for key, former in aside[number] if former in there)
    return found


def _same(one: Mention, other: Mention) -> bool:
    """Tell whether two reports say the same of the same thing, in words that were changed a little."""
    if one.role is not other.role:
        return False
    words = SequenceMatcher(None, one.text[:_MOST], other.text[:_MOST], autojunk=False)
    return words.quick_ratio() >= SAME_SENTENCE and words.ratio() >= SAME_SENTENCE


def _dated(article: Article, kept: Article) -> Iterator[Dated]:
    """Yield the date by which another version of an article is read, where it is kept with another one.

    What the user settled holds for every version; of one that was settled once, and no more, it is what the page says.
    """
    if _is_settled(article):
        wanted = Dated(kept.id, article.published, article.published_from, kept.evidence)
    elif _is_settled(kept):
        weighed = weigh(kept.evidence)
        date, origin = (None, weighed.ignored) if (sign := weighed.published) is None else (sign.date, sign.origin)
        wanted = Dated(kept.id, date, origin, kept.evidence)
    else:
        return
    if wanted != Dated(kept.id, kept.published, kept.published_from, kept.evidence):
        yield wanted


def _is_settled(article: Article) -> bool:
    return article.published_from is not None and article.published_from.startswith((BY_HAND, "accepted"))


def _as_version(article: Article, reading: Reading) -> Reading:
    """Return a reading as one of an article: under its id, and with the publication date that the user gave it."""
    newer = replace(reading.article, id=article.id)
    if _is_settled(article):
        newer = replace(newer, published=article.published, published_from=article.published_from)
        times, mentions = analyse(newer)
        return Reading(reading.source, newer, times, mentions)
    mentions = tuple(replace(mention, article=article.id) for mention in reading.mentions)
    return Reading(reading.source, newer, reading.times, mentions)
