"""What names are learned from: GUM's texts with their named entities, and plain news in sentences.

A gold name is an entity whose head is a proper noun. Of nested ones the outermost counts, but of a person only the name
itself ("U.S. President Barack Obama"); named events, works, laws, products and peoples are OTHER.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.name_labels import Label
from timeline_app.extract.name_runs import Run, find_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline_app.extract.name_labels import Stretch

HELD_OUT = "GUM_news"
_LABELS = {"person": Label.PERSON, "place": Label.PLACE, "organization": Label.ORGANIZATION}
_JOINING = frozenset(
    (
        "of",
        "the",
        "for",
        "and",
        "&",
        "on",
        "de",
        "la",
        "del",
        "du",
        "da",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
    )
) | {"el", "'s", "’s", "'", "-", "–"}
_ENTITY = re.compile(r"\(([^()]+)\)?|([^()]+)\)")
_LOWER = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?![\w-])")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])|\n+")
_IN_CAPITALS = 0.3  # of a line's letters: more, and it is a headline whose capitals tell nothing
# (file below ../shared/corpora, how many of its articles, how many of its lines may be looked at)
_NEWS = (
    ("attributions/polnear.jsonl.gz", 160, 840),
    ("articles/reuters-21578.jsonl.gz", 900, None),
    ("timelines/haiti_bbc.articles.jsonl.gz", 80, None),
    ("timelines/LibyaWar_reuters.articles.jsonl.gz", 80, None),
    ("timelines/H1N1_reuters.articles.jsonl.gz", 50, None),
    ("times/timebank.jsonl", 183, None),
    ("times/aquaint.jsonl", 73, None),
    ("links/ecbplus.jsonl", 400, None),
)
_LINKS_TEST = range(30, 99)  # topics of ECB+ that linking is measured on


@dataclass(frozen=True, slots=True)
class Text:
    """A text's name, its runs of capitals, its words without capitals, and for each run its stretches, where known."""

    name: str
    runs: tuple[Run, ...]
    lowered: frozenset[str]
    gold: tuple[tuple[Stretch, ...], ...]


@dataclass(slots=True)
class _Token:
    word: str
    coarse: str  # universal part of speech
    fine: str  # Penn Treebank tag
    head: int
    relation: str
    brackets: str
    start: int = 0
    end: int = 0


def lowered_words(text: str) -> frozenset[str]:
    """Return the words of a text that stand without a capital."""
    return frozenset(_LOWER.findall(text))


def articles_of_news(corpora: Path) -> Iterator[Text]:
    """Yield a sample of plain news, without gold."""
    for name, count, usable in _NEWS:
        lines = _lines(corpora / name)[:usable]
        random.Random(1912).shuffle(lines)
        for number, line in enumerate(lines[:count]):
            article = json.loads(line)
            if int(article.get("topic", 0)) in _LINKS_TEST:
                continue
            text = article.get("text") or " ".join(article["sentences"])
            sentences = [part for part in _SENTENCE_END.split(text) if part and not _in_capitals(part)]
            runs = tuple(run for part in sentences for run in find_runs(part, [(0, len(part))]))
            yield Text(f"{name} {number}", runs, lowered_words(text), ())


def _lines(file: Path) -> list[str]:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8").splitlines()


def _in_capitals(sentence: str) -> bool:
    return sum(map(str.isupper, sentence)) > _IN_CAPITALS * len(sentence)


def texts_of_gum(corpora: Path) -> Iterator[Text]:
    """Yield GUM's texts but its news, with gold."""
    for name, sentences in _sentences(corpora / "entities" / "gum.conllu.gz"):
        if not name.startswith(HELD_OUT):
            runs, gold = [], []
            for text, tokens in sentences:
                names = [(tokens[a].start, tokens[b - 1].end, label) for a, b, label in _outermost(tokens)]
                for run in find_runs(text, [(0, len(text))]):
                    runs.append(run)
                    gold.append(tuple(_stretches(run, names)))
            lowered = lowered_words("\n".join(text for text, _ in sentences))
            yield Text(name, tuple(runs), lowered, tuple(gold))


def _stretches(run: Run, names: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches of a run as the named spans of its sentence have it."""
    begun: dict[int, tuple[int, Label]] = {}
    for start, end, label in names:
        inside = [k for k in range(len(run.words)) if start <= run.starts[k] and run.ends[k] <= end and run.firm[k]]
        if inside:
            begun[inside[0]] = inside[-1] + 1, label
    position = 0
    while position < len(run.words):
        end, label = begun.get(position, (position + 1, Label.NONE))
        yield position, end, label
        position = end


def _sentences(file: Path) -> list[tuple[str, list[tuple[str, list[_Token]]]]]:
    texts: dict[str, list[tuple[str, list[_Token]]]] = {}
    name = ""
    for block in gzip.decompress(file.read_bytes()).decode("utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((line.partition("= ")[2] for line in lines if line.startswith("# newdoc id")), name)
        text = next((line.partition("= ")[2] for line in lines if line.startswith("# text =")), "")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        tokens = [_token(row) for row in rows if row[0].isdigit()]
        if tokens:
            _place(text, tokens)
            texts.setdefault(name, []).append((text, tokens))
    return list(texts.items())


def _token(row: Sequence[str]) -> _Token:
    brackets = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
    return _Token(row[1], row[3], row[4], int(row[6]) - 1, row[7], brackets)


def _place(text: str, tokens: Sequence[_Token]) -> None:
    position = 0
    for token in tokens:
        token.start = max(position, text.find(token.word, position))
        token.end = position = token.start + len(token.word)


def _entities(tokens: Sequence[_Token]) -> Iterator[tuple[int, int, str, int]]:
    """Yield first token, one past the last, type and head of each entity of a sentence."""
    begun: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for position, token in enumerate(tokens):
        for match in _ENTITY.finditer(token.brackets):
            opened = (match.group(1) or "").split("-")
            number = (opened[0] or match.group(2) or "").partition("[")[0]
            if match.group(1):
                begun[number].append((position, opened[1] if len(opened) > 1 else ""))
            if (not match.group(1) or match.group().endswith(")")) and begun[number]:
                first, kind = begun[number].pop()
                inside = range(first, position + 1)
                yield first, position + 1, kind, next((k for k in inside if tokens[k].head not in inside), first)


def _outermost(tokens: Sequence[_Token]) -> list[Stretch]:
    """Return the named spans of a sentence in token positions, none inside another, in order."""
    named = [e for e in _entities(tokens) if tokens[e[3]].coarse == "PROPN" and e[2] != "time"]
    spans = [span for entity in named if (span := _trimmed(tokens, entity, named))]
    kept: list[Stretch] = []
    for first, last, label in sorted(spans, key=lambda s: (s[2] is Label.OTHER, s[0] - s[1], s[0])):
        if not any(first < b and a < last for a, b, _ in kept):
            kept.append((first, last, label))
    return sorted(kept)


def _trimmed(
    tokens: Sequence[_Token], entity: tuple[int, int, str, int], named: Sequence[tuple[int, int, str, int]]
) -> Stretch | None:
    """Return the name in an entity: without title, article and what is said of it."""
    first, last, kind, head = entity
    if kind == "person":
        if tokens[head].fine in ("NNPS", "NNS"):
            return head, head + 1, Label.OTHER
        flat = [k for k in range(first, last) if tokens[k].head == head and tokens[k].relation.startswith("flat")]
        return min([head, *flat]), max([head, *flat]) + 1, Label.PERSON
    inner = [e for e in named if e[2] == kind and first <= e[0] and e[1] <= last and e[:2] != (first, last)]
    if len(inner) > 1 and any(token.coarse == "CCONJ" for token in tokens[first:last]):
        return None
    start, end = head, head + 1
    while start > first and _belongs(tokens[start - 1]):
        start -= 1
    while end < last and _belongs(tokens[end]):
        end += 1
    while start < head and not tokens[start].word[0].isupper():
        start += 1
    if start < head and tokens[start].word in ("The", "A", "An"):
        start += 1
    while end - 1 > head and not tokens[end - 1].word[0].isupper():
        end -= 1
    return start, end, _LABELS.get(kind, Label.OTHER)


def _belongs(token: _Token) -> bool:
    return token.word[0].isupper() or token.word.lower() in _JOINING or token.coarse == "PROPN"
