"""Decides who says what: the source, cue and content of each attribution, and how far its reporting clause reaches.

Three shapes are told apart by what follows the reporting verb: the content ("X said (that) ..."), nothing ("..., X
said on Tuesday") or the source ("...," said X); "according to X" and "citing X" stand beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline_app.extract.cues import DATE_WORDS, cues, find_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[;—]\s+|\s[–-]\s+|,\s+(?:and|but|while|as|although|though|whereas|yet|so)\s+")
_THAT = re.compile(r"\s*,?\s*(?:that|how|whether|why)\b\s*")
_OPENS = re.compile(r"\s*[,:]?\s*(?=[\"“‘]|``|:\s)[:\s]*")
_PARTICIPLE_FIRST = re.compile(
    r"[A-Z][a-z]+ing\s(?:(?!\b(?:who|which|said)\b)[^\n])*,\s(?=[A-Z])"
)  # "Asked why, X said"
_CLOSED = re.compile(r"\s*(?:[.,;:)–—]|$|[\"”’]|(?:and|but|as|while|after|when|in|at|during|following)\b)")
_BEFORE_NOUN = frozenset(
    re.findall(
        r"\S+",
        "the a an of his her its their this that these to is was were are be been being not n't never by which our "
        "my your some many most recent official latest new other all various",
    )
)
_PASSIVE = re.compile(r"\b(?:[Ii]t|[Tt]hat)\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?$")
_CITED = re.compile(
    r"\b([Cc]iting|[Qq]uoting|(?:(?<=,\swho\s)|(?<=,\swhich\s))(?:cites|cited|quotes|quoted))\s+((?:[^,;:]|,(?=[^\s\"”’']))+)"
)
_AS_SAYING = re.compile(  # "quoted a defector as saying that", "was quoted by Yonhap as saying"
    r"\b(?P<verb>quotes|quoted|cites|cited)\s+(?:(?P<by>by)\s+)?(?P<whom>[^,;:\"“”\n]{2,90}?\s+)?"
    r"as\s+(?P<saying>saying|telling\s+\w+|writing|reporting|claiming)\b(?:\s*,?\s*that\b)?[\s,:]*"
)
_BE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:also\s+|later\s+)?\Z")
_TRAILING = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|later|then|earlier|repeatedly|previously|publicly|recently|reportedly|initially|would|will|never|now|first|"
    r"again|still|even|soon|further|once|yesterday|today|did|only|just|both|already|[a-z]+ly|" + DATE_WORDS + r"))+\s*$"
)
_LEADING = re.compile(
    r"(?:[\s,;:–—\"“”‘’'`.]|\b(?:and|but|while|although|though|whereas|yet|so|as|that|when|where|after)\b\s)+"
)
_DATED = re.compile(r"(?=(?:on|in|late|early|earlier|last|this)\s)" + DATE_WORDS + r"\s+(?=\S)", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whose)\b")
_SOURCE_END = re.compile(
    r"[,;:()–—\"”]|\.(?=\s*$)|\s(?:who|which|that|and\s+(?:is|was|has)|released|published|obtained|issued|adding|"
    + DATE_WORDS
    + r")\b"
)
_ASIDE = re.compile(
    r",\s(?:an?|the|his|her|its|who)\s[^,.]+,(?=\s" + DATE_WORDS + r")"
)  # "said X, the union's leader, on Tuesday"
_ASIDE_AFTER = re.compile(r"(?:\s*,\s*(?:published|released|issued|obtained|seen|made)\b)?[^,]*,[\"”]?\s*")
_EDGE = re.compile(r"[,?!]\s?[\"”’']{0,2}\s+|''\s*|[\"”]\s+")
_APPOSED = re.compile(r"[a-z]+\s|\d\d\s*,")  # "X, the minister, said", "X, 54, said"
_NAME_ALONE = re.compile(r"\s*(?:[A-Z][\w.'’-]+\s?)+")
_NO_SOURCE = re.compile(r"(?:who|which|and|but|that|depending|based|including)\b")
_PRONOUN_SOURCE = frozenset(["who", "which", "that", "what", "it", "there"])
_SAID = frozenset(["said", "says", "told", "tells", "added", "wrote"])  # never nouns: "an official said"
_LONGEST_SOURCE = 160


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source saying one thing. Spans count code points of the text, end exclusive."""

    source: Span | None  # None: an unnamed voice
    cue: Span
    content: Span
    reach: Span  # the reporting clause and its content: what lies within and is no content belongs to the saying
    rest: Span | None = None  # the content's second half, where the saying stands amid it
    denies: bool = False

    def says(self, position: int) -> bool:
        """Tell whether the content covers a position of the text."""
        if self.content[0] <= position < self.content[1]:
            return True
        return self.rest is not None and self.rest[0] <= position < self.rest[1]

    def reports(self, position: int) -> bool:
        """Tell whether a position lies in the reporting clause and not in what it reports."""
        return self.reach[0] <= position < self.reach[1] and not self.says(position)


def attributions_in(text: str, start: int, end: int) -> list[Attribution]:
    """Return the attributions of one sentence text[start:end], outer ones first."""
    found: list[Attribution] = []
    if cues().cue_words.isdisjoint(_WORD.findall(text, start, end)):
        return found  # most sentences
    quoting = list(_quoted_as(text, (start, end)))
    for cue in cues().cue.finditer(text, start, end):
        outer = max((a.content[0] for a in found if a.says(cue.start())), default=start)
        if any(a.cue[0] <= cue.start() < a.content[0] for a in quoting):
            continue  # what follows is no hearer
        shape = _according if cue.group("according") else _by_verb
        made = shape(text, (outer, end), cue)
        if made:
            found.append(made)
    found += [*_cited(text, (start, end), found), *quoting]
    return sorted(found, key=lambda a: (a.reach[0], -a.content[1]))


def _according(text: str, within: Span, cue: re.Match[str]) -> Attribution | None:
    source = _source_after(text, cue.end(), within[1])
    if source is None:
        return None
    if not _has_words(text[within[0] : cue.start()]) or cues().connective.fullmatch(text, within[0], cue.start()):
        after = _ASIDE_AFTER.match(text, source[1], within[1])
        if after is None:
            return None
        return Attribution(source, cue.span(), (after.end(), _without_stop(text, within[1])), (within[0], within[1]))
    first = clause_start(text, within[0], cue.start())
    content = _strip(text, first, cue.start())
    end = _reach_after(text, source[1], within[1])
    return Attribution(source, cue.span(), content, (first, end), _rest(text, end, within[1]))


def _by_verb(text: str, within: Span, cue: re.Match[str]) -> Attribution | None:
    """Tell the shape of an attribution by its verb from what stands on both sides of it."""
    word, left_end = cue.group("verb"), cue.start()
    before = text[within[0] : left_end].split()
    if _PASSIVE.search(text, within[0], left_end):
        that = _THAT.match(text, cue.end(), within[1])
        return Attribution(None, cue.span(), (that.end(), _without_stop(text, within[1])), within) if that else None
    if not before or (before[-1].lower() in _BEFORE_NOUN and (before[-1] != "official" or word not in _SAID)):
        return None
    after = _after_adjuncts(text, cue, within[1])
    if (inverted := _inverted(text, within, cue)) is not None:
        return inverted
    if after is not None and (content := _content_after(text, after, within[1], word)) is not None:
        return _preposed(text, within, cue, content)
    closed = _CLOSED.match(text, after if after is not None else cue.end(), within[1])
    return _postposed(text, within, cue, after if after is not None else cue.end()) if closed else None


def _after_adjuncts(text: str, cue: re.Match[str], end: int) -> int | None:
    """Return where hearers, occasions and dates after the verb end; None where "told" has no hearer."""
    position = cue.end()
    if cue.group("verb") in cues().told:
        that = re.compile(r"(?:\s+[^\s,.;]+){1,12}?(?=\s+that\b)").match(text, position, end)
        hearer = that or cues().hearer.match(text, position, end)
        if hearer is None:
            return None
        position = hearer.end()
    adjuncts = cues().adjuncts.match(text, position, end)
    return adjuncts.end() if adjuncts else position


def _content_after(text: str, after: int, end: int, verb: str) -> Span | None:
    aside = re.compile(r"\s*,\s*(?:citing|quoting|without|adding)\s[^,]+,(?=\s*that\b)").match(text, after, end)
    after = aside.end() if aside else after
    that = _THAT.match(text, after, end) or _OPENS.match(text, after, end)
    if that:
        return that.end(), _without_stop(text, end)
    if _CLOSED.match(text, after, end):
        return None
    plain = verb not in cues().only_that
    near = re.compile(r"(?:[^,;.]|[,.](?=\d)){0,80}").match(text, after, end)
    clause = near is not None and (cues().auxiliary if not plain else cues().finite).search(text, after, near.end())
    if not clause or re.compile(r"\s*(?:to|of|for|by|with|on|about)\s").match(text, after, end):
        return None
    return _strip(text, after, end)[0], _without_stop(text, end)


def _preposed(text: str, within: Span, cue: re.Match[str], content: Span) -> Attribution | None:
    first = clause_start(text, within[0], cue.start())
    source = _source_before(text, first, cue.start())
    if source is None and first > within[0]:
        source = _subject(text, within[0], first)
    if source is not None and _is_clause(text, source):
        source = None
    denies = cue.group("verb") in cues().denial
    return Attribution(source, cue.span(), content, (first, within[1]), denies=denies)


def _is_clause(text: str, source: Span) -> bool:
    """Tell whether what stands before a verb is a clause of its own and names no speaker."""
    words = text[slice(*source)]
    verb = find_verb(words, 0, len(words))
    told = (
        verb is not None and not verb.group().endswith("ed") and not re.search(r"\b(?:who|which|that|whose)\b", words)
    )
    return told or re.search(r"\b(?:which|that|whom|what|where|when)\s+(?:it|he|she|they|we|I)$", words) is not None


def _subject(text: str, start: int, end: int) -> Span | None:
    """Return the subject of an earlier clause, which a verb after "and" shares."""
    verb = find_verb(text, start, end)
    return _source_before(text, start, verb.start()) if verb else None


def _postposed(text: str, within: Span, cue: re.Match[str], after: int) -> Attribution | None:
    """Recognise a source that stands between its content and its verb: "..., X said"."""
    at = within[0]
    edges = list(_EDGE.finditer(text, at, cue.start()))
    for index in range(len(edges) - 1, -1, -1):
        edge = edges[index]
        region = text[edge.end() : cue.start()]
        before = text[edges[index - 1].end() : edge.start()] if index else ""
        if not region.strip() or (_APPOSED.match(region) and _NAME_ALONE.fullmatch(before)):
            continue
        source = _source_before(text, edge.end(), cue.start())
        content = _strip(text, clause_start(text, at, edge.start()), edge.start())
        told = find_verb(text, *content) or set(edge.group()) & set("\"”’'")
        if source is None or not told or _NO_SOURCE.match(region):
            return None
        end = _reach_after(text, after, within[1])
        denies = cue.group("verb") in cues().denial
        return Attribution(source, cue.span(), content, (content[0], end), _rest(text, end, within[1]), denies)
    return None


def _inverted(text: str, within: Span, cue: re.Match[str]) -> Attribution | None:
    """Recognise a content before the verb and its source after it: '..., ' said X."""
    comma = re.search(r"(?:[,?!.]\s?[\"”’']+|[,?!]\s?''|,|''|[\"”])\s+$", text[within[0] : cue.start()])
    if comma is None or cue.group("verb") in cues().told:
        return None
    source = _source_after(text, cue.end(), within[1])
    if source is None or not re.match(r"\s*(?:[A-Z]|an?\s|the\s|one\s|his\s|her\s)", text[source[0] : source[1]]):
        return None
    content = _strip(text, within[0], within[0] + comma.start())
    if not _has_words(text[content[0] : content[1]]) or (find_verb(text, *source) and "”" not in comma.group()):
        return None
    aside = _ASIDE.match(text, source[1], within[1])
    end = _reach_after(text, aside.end() if aside else source[1], within[1])
    return Attribution(source, cue.span(), content, (content[0], end), _rest(text, end, within[1]))


def _quoted_as(text: str, within: Span) -> Iterator[Attribution]:
    """Yield who quotes whom, outermost first: "Yonhap quoted a defector as saying that ..."."""
    for cue in _AS_SAYING.finditer(text, *within):
        first = clause_start(text, within[0], cue.start())
        passive = _BE.search(text, first, cue.start())
        before = _source_before(text, first, passive.start() if passive else cue.start())
        named = _strip(text, *cue.span("whom")) if cue.group("whom") else None
        if bool(passive) is not (bool(cue.group("by")) or named is None):
            continue
        content, reach = (cue.end(), _without_stop(text, within[1])), (first, within[1])
        outer, inner = (named, before) if passive else (before, named)
        for source, at in ((outer, cue.span("verb")), (inner, cue.span("saying"))):
            if source is not None and content[0] < content[1]:
                yield Attribution(source, at, content, reach)


def _cited(text: str, within: Span, found: list[Attribution]) -> Iterator[Attribution]:
    """Yield the source behind a source: "Citing officials, the paper said"."""
    for cited in _CITED.finditer(text, *within):
        holder = next((a for a in found if a.reach[0] <= cited.start() < within[1]), None)
        source = _strip(text, cited.start(2), min(cited.end(2), _without_stop(text, within[1])))
        if holder and _has_words(text[source[0] : source[1]]):
            yield Attribution(source, cited.span(1), holder.content, holder.reach, holder.rest)


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the last clause before `end` begins; a clause must have a verb before the break to count."""
    first = start
    for edge in _CLAUSE.finditer(text, start, end):
        if find_verb(text, first, edge.start()) and _has_words(text[edge.end() : end]):
            first = edge.end()
    bare = re.compile(r"\s+(?:and|but)\s+(?:(?:has|have|had|also|later|then|[a-z]+ly)\s+)*$").search(text, first, end)
    return bare.end() if bare and find_verb(text, first, bare.start()) else first


def _source_before(text: str, start: int, end: int) -> Span | None:
    """Return the source that stands right before a verb: without fronted phrases, adverbs and auxiliaries."""
    if led := _PARTICIPLE_FIRST.match(text, start, end):
        start = led.end()
    while fronted := cues().fronted.match(text, start, end):
        comma = re.compile(r"[^,]*(?:,(?=\S)[^,]*)*,[\"”’']?\s+").match(text, start, end)
        if comma is None:
            start = (
                fronted.end()
                if fronted.group().strip().istitle() and cues().connective.match(text, start, end)
                else start
            )
            break
        if _RELATIVE.match(text, comma.end(), end):
            break  # the comma opens an aside on the source itself
        start = comma.end()
    for opening in (_LEADING, _DATED):
        lead = opening.match(text, start, end)
        start = lead.end() if lead else start
    trailing = _TRAILING.search(text, start, end)
    first, last = _strip(text, start, trailing.start() if trailing else end)
    apposed = re.compile(r"((?:[^,]|,(?=\S))+?),\s").match(text, first, last)
    aside = apposed is not None and (last - first > 60 or _RELATIVE.match(text, apposed.end(), last) is not None)
    last = apposed.end(1) if apposed and aside else last
    if (
        last - first > _LONGEST_SOURCE
        or not _has_words(text[first:last])
        or text[first:last].lower() in _PRONOUN_SOURCE
    ):
        return None
    return first, last


def _source_after(text: str, start: int, end: int) -> Span | None:
    stop = _SOURCE_END.search(text, start, end)
    source = _strip(text, start, stop.start() if stop else end)
    return source if _has_words(text[source[0] : source[1]]) and source[1] - source[0] <= _LONGEST_SOURCE else None


def _reach_after(text: str, position: int, end: int) -> int:
    """Return where a reporting clause after its content ends: at the next comma or the sentence's end."""
    adjuncts = cues().adjuncts.match(text, position, end)
    position = adjuncts.end() if adjuncts else position
    stop = re.compile(r"[,;]\s|\s(?:and|but|while|as|after)\s|\s[–-]\s").search(text, position, end)
    return stop.start() if stop else end


def _rest(text: str, start: int, end: int) -> Span | None:
    """Return the half of a content that goes on after its saying ("A, X said, B"), None where nothing does."""
    follows = re.compile(
        r"\s*+,\s*+(?:(?:adding\s+|and\s+)?that\s+)?(?!citing|quoting|but\b|while\b|who\b|which\b)"
    ).match(text, start, end)
    if follows and find_verb(text, follows.end(), end):
        return follows.end(), _without_stop(text, end)
    return None


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\r\n,;:–—-":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;:–—-":
        end -= 1
    return start, end


def _without_stop(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " .!?\n\t":
        end -= 1
    return end


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))
