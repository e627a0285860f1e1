"""How far the reports of an event are independent: the tree of whom they go back to, cut at its roots.

A report goes back to the innermost source of its chain that has a name: "a daily, citing the Post, citing people
familiar with the matter" goes back to those people through the Post, and so do two papers that cite the Post. What
names no source is its outlet's own, or the agency's that signs it, unless another sentence of the same article says
who said so. One named voice that two outlets quote is one origin: what both know, they know from it. Unnamed voices of
two outlets are two. A cited outlet whose own report is here goes back to what that report goes back to. Copied
articles and copied passages are one report (`copies`). Roots are joined by union-find, so the cost is linear in the
reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline_app.link.copies import Copies, same_passages
from timeline_app.link.voices import Voice, dateline, despatch_from, unite, voice_of, voice_of_article
from timeline_app.records import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline_app.records import Article, Mention

    _Key = tuple[str, ...]

SHORT = 100  # characters of a sentence that two papers may write by chance
NAMED = 3  # outlets that a reason names
_LAST = 2**62  # after every day


@dataclass(frozen=True, slots=True)
class _Chain:
    """Who stands behind one mention: its article's voice, then the named sources from the outermost in."""

    voices: tuple[Voice, ...]
    unnamed: str  # the innermost source where it has no name, else empty

    @property
    def cites(self) -> bool:
        """Tell whether it names a source beside its article's own voice."""
        return len(self.voices) > 1

    @property
    def root(self) -> _Key:
        return self.voices[-1].key


def origins_of(
    mentions: Sequence[Mention], articles: Mapping[str, Article], copies: Copies | None = None
) -> tuple[Origin, ...]:
    """Return the independent origins that these reports go back to, the best attested first."""
    if len(mentions) == 1:
        return (_alone(mentions[0], articles[mentions[0].article]),)
    copies = copies or Copies(articles)
    chains = _leaning([_chain(mention, articles[mention.article]) for mention in mentions], mentions)
    tree = _Tree(chains)
    _join_datelines(tree, chains, mentions, articles)
    _join_copies(tree, chains, mentions, articles, copies)
    groups: defaultdict[_Key, list[int]] = defaultdict(list)
    for position, chain in enumerate(chains):
        groups[tree.root(chain.root)].append(position)
    found = [
        _origin(_from(top, group, chains), chains, tree.copied, mentions, articles) for top, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda origin: (-_told(origin, mentions), origin.mentions)))


def _join_copies(
    tree: _Tree,
    chains: Sequence[_Chain],
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
    copies: Copies,
) -> None:
    """Join what copied articles tell of their own knowledge, and what copied passages tell."""
    first: dict[str, _Chain] = {}
    for mention, chain in zip(mentions, chains, strict=True):
        first.setdefault(mention.article, chain)
    if len(first) < 2:
        return
    for one, other in copies.among(sorted(first, key=lambda article: _published(articles[article]))):
        if not (first[one].cites and first[other].cites):
            tree.join(first[one].root, first[other].root, other, one)
    for a, b in same_passages([_passage(mention, articles[mention.article].text) for mention in mentions]):
        one, other = sorted((mentions[a].article, mentions[b].article), key=lambda told: _published(articles[told]))
        if one != other:
            tree.join(chains[a].root, chains[b].root, other, one)


def _passage(mention: Mention, text: str) -> str:
    """Return what is compared of a mention: its sentence, a short one with what stands around it in its paragraph."""
    if len(mention.text) >= SHORT or text[mention.start : mention.end] != mention.text:
        return mention.text
    first = max(text.rfind("\n", 0, mention.start) + 1, mention.start - SHORT)
    last = text.find("\n", mention.end)
    return text[first : min(len(text) if last < 0 else last, mention.end + SHORT)]


def _join_datelines(
    tree: _Tree, chains: Sequence[_Chain], mentions: Sequence[Mention], articles: Mapping[str, Article]
) -> None:
    """Join what is printed under a place's name with "a despatch from" there that others cite."""
    sent = {chain.root for chain in chains if chain.root[:1] == despatch_from("")}
    for mention, chain in zip(mentions, chains, strict=True) if sent else ():
        place = despatch_from(dateline(articles[mention.article].text, mention.start))
        if not chain.cites and place in sent:
            tree.same(chain.root, place)


def _published(article: Article) -> int:
    day = article.published.earliest if article.published else None
    return _LAST if day is None else day


def _told(origin: Origin, mentions: Sequence[Mention]) -> int:
    return len({mentions[position].article for position in origin.mentions})


def _chain(mention: Mention, article: Article) -> _Chain:
    voices = [voice_of_article(article)]
    unnamed = ""
    for source in mention.attributed_to:
        voice = voice_of(source, mention)
        unnamed = "" if voice.key else voice.name
        if voice.key and voice.key not in (known.key for known in voices):
            voices.append(voice)
    return _Chain(tuple(voices), unnamed)


def _leaning(chains: Sequence[_Chain], mentions: Sequence[Mention]) -> list[_Chain]:
    """Give mentions without a source the best one that their article names elsewhere; make one form of each name."""
    outlets = {chain.voices[0].key for chain in chains}
    forms = unite((voice.key for chain in chains for voice in chain.voices), outlets)
    united = [
        _Chain(tuple(Voice(forms[voice.key], voice.name) for voice in chain.voices), chain.unnamed) for chain in chains
    ]
    sourced: dict[str, _Chain] = {}
    for mention, chain in zip(mentions, united, strict=True):
        if chain.cites:
            sourced.setdefault(mention.article, chain)
    return [
        sourced.get(mention.article, chain) if not chain.cites and not chain.unnamed else chain
        for mention, chain in zip(mentions, united, strict=True)
    ]


class _Tree:
    """Who goes back to whom, joined to roots; remembers which articles copy which."""

    def __init__(self, chains: Sequence[_Chain]) -> None:
        self._parent: dict[_Key, _Key] = {}
        self.copied: dict[str, str] = {}  # article -> the article that it copies
        behind: defaultdict[_Key, Counter[_Key]] = defaultdict(Counter)
        own: set[_Key] = set()  # voices that tell it of their own knowledge
        for chain in chains:
            keys = [voice.key for voice in chain.voices]
            if len(keys) == 1:
                own.add(keys[0])
            for outer, inner in pairwise(keys):
                behind[outer][inner] += 1
        ends = {chain.root for chain in chains}
        for voice, sources in behind.items():
            if voice in ends and voice not in own:
                self._unite(voice, sources.most_common(1)[0][0])

    def root(self, key: _Key) -> _Key:
        """Return what stands for everything that goes back to one origin."""
        while (up := self._parent.get(key, key)) != key:
            self._parent[key] = self._parent.get(up, up)
            key = up
        return key

    def join(self, one: _Key, other: _Key, copy: str, original: str) -> None:
        """Hold two voices to be one, as one's article copies the other's."""
        self.copied.setdefault(copy, original)
        self._unite(other, one)

    def same(self, one: _Key, other: _Key) -> None:
        """Hold two voices to be one, the other's."""
        self._unite(one, other)

    def _unite(self, one: _Key, other: _Key) -> None:
        a, b = self.root(one), self.root(other)
        if a != b:
            self._parent[a] = b


def _from(top: _Key, group: Sequence[int], chains: Sequence[_Chain]) -> tuple[int, ...]:
    """Return the reports of one origin, that which goes back to its root itself first."""
    best = next((position for position in group if chains[position].root == top), group[0])
    return (best, *(position for position in group if position != best))


def _alone(mention: Mention, article: Article) -> Origin:
    """Return the origin of the only report of an event: most events are told once."""
    chain = _chain(mention, article)
    name, outlet = chain.voices[-1].name, _outlet(article)
    cited = name if chain.cites else chain.unnamed or name
    why = "its own report" if not chain.unnamed and cited == outlet and not chain.cites else f"{outlet} cites {cited}"
    return Origin(f"{chain.unnamed}, through {name}" if chain.unnamed else name, (0,), why)


def _origin(
    group: Sequence[int],
    chains: Sequence[_Chain],
    copied: Mapping[str, str],
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
) -> Origin:
    name = _name(chains[group[0]], [chains[position] for position in group])
    ordered = tuple(sorted(group))
    return Origin(name, ordered, "; ".join(_reasons(ordered, chains, copied, mentions, articles)))


def _name(best: _Chain, chains: Sequence[_Chain]) -> str:
    """Name an origin: the voice in its longest form, and the people behind it who have no name."""
    forms = [chain.voices[-1].name for chain in chains if chain.root == best.root]
    name = max(forms, key=lambda form: (form.startswith("The "), len(form)))
    behind = next((chain.unnamed for chain in chains if chain.unnamed and chain.root == best.root), "")
    return f"{behind}, through {name}" if behind else name


def _reasons(
    group: Sequence[int],
    chains: Sequence[_Chain],
    copied: Mapping[str, str],
    mentions: Sequence[Mention],
    articles: Mapping[str, Article],
) -> Iterator[str]:
    """Yield what makes the reports of one origin one."""
    citing: defaultdict[str, list[str]] = defaultdict(list)
    own: list[str] = []
    copies: list[str] = []
    for position in group:
        article, chain = articles[mentions[position].article], chains[position]
        outlet = article.outlet or article.title
        if article.id in copied:
            copies.append(f"the same text in {outlet} as in {_outlet(articles[copied[article.id]])}")
        elif chain.cites:
            citing[chain.voices[-1].name].append(outlet)
        elif chain.unnamed:
            citing[chain.unnamed].append(outlet)
        elif chain.voices[0].name != outlet:
            citing[chain.voices[0].name].append(outlet)
        else:
            own.append(outlet)
    for name, outlets in citing.items():
        several = list(dict.fromkeys(outlets))
        yield f"{_listed(several)} {'cites' if len(several) == 1 else 'cite'} {name}"
    if own:
        outlets = list(dict.fromkeys(own))
        yield "its own report" if len(outlets) == 1 and not citing else f"own report of {_listed(outlets)}"
    yield from dict.fromkeys(copies)


def _outlet(article: Article) -> str:
    return article.outlet or article.title


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
