"""Who a source is: somebody who can be told from others by name, or anybody ("an official").

A source is as its article puts it: "Interior Ministry spokesman Jan Roe", "the Post", "people familiar with the
matter". A person named in it is the voice; a spokesman without a name speaks for the body that is named; a body that
an event has one of ("police") is a voice; officials, witnesses and pronouns are nobody in particular.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline_app.link.wordlists import table, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from timeline_app.records import Article, Mention, Name

LINE = 80  # characters of a paragraph in which its dateline stands
LONGEST = 9  # words; what is longer is no name
SIGNED = 400  # characters of an article in which its agency signs

_WORD = re.compile(r"[\w&.-]*\w")
_TAIL = re.compile(r"\s*(?:[,;:(—–]|\s-\s|\b(?:who|whose|which|familiar|close|briefed|with|on)\b)")
_HEAD = re.compile(r"\s*(?:$|[,;:(—–]|\s-\s|\b(?:of|in|from|at|for|who|and|on|with)\b)")
_OF = re.compile(r"\b(?:of|for|from|in|at|to)\s+(?:the\s+)?")
_SIGNATURE = re.compile(r"\(([A-Z][\w. -]{1,40})\)\s*[-–—]")
_SENT = re.compile(
    r"(?:[\w’'-]+ ){0,3}?(?:despatch|dispatch|telegram|cable|bulletin)(?:es|s)? from (?:the )?([A-Z][\w’'. -]*\w)"
)
_DATELINE = re.compile(r"([A-Z][A-Z.’' -]+[A-Z])\b(?:,[^–—\n-]{0,40})?\s*(?:\([\w ]+\)\s*)?[–—-]{1,2}\s")
_WHEN = re.compile(
    r"^(?:[\w’'-]+ ){0,4}"
    r"(?:afterwards?|later|earlier|ago|then|meanwhile|yesterday|today|tonight|night|morning|\w+day)\b"
    r"(?:\s*,\s*|\s+(?=(?:an?|the|one|his|her|its|their)\s))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as compared (`key`, empty for nobody in particular) and as written."""

    key: tuple[str, ...]
    name: str


NOBODY = Voice((), "")


def voice_of(source: str, mention: Mention) -> Voice:
    """Tell who a source of a mention is; NOBODY where it names none: a pronoun, or half a sentence."""
    source = _WHEN.sub("", source)
    person = next((name.name for name in mention.people if _is_head(source, name)), None)
    if person is not None:
        return Voice(_tokens(person, titles=False), person)
    head = _TAIL.split(source, maxsplit=1)[0].strip()
    tokens = head.split()
    if not tokens or len(tokens) > LONGEST or _is_nobody(tokens):
        return NOBODY
    if (sent := _SENT.match(source)) is not None:
        return Voice(despatch_from(sent[1]), source)
    speaker = _spoken_for(head)
    if speaker is not None:
        return Voice(_tokens(speaker), speaker)
    return Voice(_key(head), source)


def voice_of_article(article: Article) -> Voice:
    """Tell whose report an article is where it names no source: the agency's that signs it, else its outlet's."""
    if (agency := _signed(article.author or "", article.text[:SIGNED])) is not None:
        return Voice(_tokens(agency), agency)
    if article.outlet:
        return Voice(_tokens(article.outlet) or (article.outlet.casefold(),), article.outlet)
    return Voice((f"article {article.id}",), article.title)


def unite(
    voices: Iterable[tuple[str, ...]], whole: Collection[tuple[str, ...]] = ()
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map each key to the longest form among these that it can only mean: ("roe",) to ("jan", "roe").

    Those in `whole` are no short form: The Times is not The New York Times where both report.
    """
    keys = set(voices)
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = {key: set() for key in keys}
    for key in keys:
        for cut in range(1, len(key)):
            if key[cut:] in longer:
                longer[key[cut:]].add(key)
    return {key: key if key in whole else _longest(key, longer) for key in keys}


def despatch_from(place: str) -> tuple[str, ...]:
    """Return how what came from a place is compared: "a despatch from Arden", and what Arden is the dateline of."""
    return ("despatch from", *place.casefold().split())


def dateline(text: str, start: int) -> str:
    """Return the place in whose name the paragraph of a sentence opens ("ARDEN, Norway –"), empty where none does."""
    paragraph = text[text.rfind("\n", 0, start) + 1 : start + LINE]
    found = _DATELINE.match(paragraph)
    return found[1] if found else ""


def _is_nobody(tokens: list[str]) -> bool:
    """Tell whether a source is a pronoun, or the beginning of a sentence that is no name."""
    first, last = tokens[0].casefold().strip(","), tokens[-1].casefold()
    if last in words("origins", "unnamed", "pronouns") or first in words("origins", "clauses", "openers"):
        return True
    return first.endswith("ing") and len(tokens) > 1 and not tokens[1][0].isupper()


def _is_head(source: str, name: Name) -> bool:
    """Tell whether a person is the source: "Jan Roe of the union", and neither "Roe's aide" nor "a Roe ally"."""
    written = next((form for form in (name.name, name.text) if form and form in source), None)
    return written is not None and _HEAD.match(source, source.index(written) + len(written)) is not None


def _longest(key: tuple[str, ...], longer: Mapping[tuple[str, ...], set[tuple[str, ...]]]) -> tuple[str, ...]:
    """Return the longest form if all longer ones are forms of it."""
    forms = sorted(longer[key], key=lambda form: (-len(form), form))
    if forms and all(form == forms[0][-len(form) :] for form in forms):
        return forms[0]
    return key


def _spoken_for(head: str) -> str | None:
    """Return the body whose unnamed spokesman this is: "a spokesman for the X", "an X spokeswoman"."""
    spokesmen = words("origins", "spokesman", "nouns")
    tokens = head.split()
    at = next((n for n, token in enumerate(tokens) if token.casefold() in spokesmen), None)
    if at is None:
        return None
    behind = " ".join(tokens[at + 1 :])
    told = _OF.match(behind)
    body = behind[told.end() :] if told else " ".join(tokens[:at])
    return body if any(map(str.isupper, body)) or _key(body) else None


def _key(head: str) -> tuple[str, ...]:
    """Return how a body's or document's name is compared; empty where its last noun makes it nobody in particular."""
    core = _OF.split(head, maxsplit=1)[0].split() or [""]
    noun = _bare(core[-1])
    if head.casefold() in words("origins", "unnamed", "pronouns") or noun in words("origins", "unnamed", "nouns"):
        return ()
    if core[0].casefold() in words("origins", "unnamed", "openers") - {"the", "a", "an"}:
        return ()
    if len(core) > 1 and _bare(core[0]) in words("origins", "titles", "words") and core[-1][:1].isupper():
        return _tokens(" ".join(core), titles=False)  # "Captain Jan Roe of the Marigold"
    named = noun in words("origins", "bodies", "nouns") or any(_names(token) for token in core)
    return _tokens(head) if named else ()


def _names(token: str) -> bool:
    """Tell whether a word is a name's by its capital, function words at the head of a source apart."""
    low = token.casefold()
    openers = words("origins", "unnamed", "openers") | words("origins", "unnamed", "pronouns")
    return token[:1].isupper() and low not in openers and _bare(token) not in words("origins", "titles", "words")


@lru_cache(4096)
def _tokens(name: str, *, titles: bool = True) -> tuple[str, ...]:
    low = " ".join(name.casefold().split()).removeprefix("the ").removeprefix("an ").removeprefix("a ")
    if (agency := _agencies().get(low)) is not None:
        low = agency.casefold().removeprefix("the ")
    found = [_bare(token) for token in _WORD.findall(low)]
    endings = words("origins", "outlets", "endings")
    while len(found) > 1 and found[-1] in endings:
        found.pop()
    if not titles:
        dropped = words("origins", "titles", "words")
        found = [token for at, token in enumerate(found) if token not in dropped or at == len(found) - 1]
    return tuple(found)


def _bare(token: str) -> str:
    return _POSSESSIVE.sub("", token.casefold()).strip(".,")


@lru_cache(4096)  # an article reports many events
def _signed(author: str, head: str) -> str | None:
    """Return the agency that signs an article: as its author, or after its dateline ("ARDEN (AP) —")."""
    agencies = _agencies()
    names = author.casefold().removeprefix("by ").strip()
    for name in (names, *reversed(names.split(","))):  # "Jane Roe, Associated Press"
        if name.strip() in agencies:
            return agencies[name.strip()]
    signature = _SIGNATURE.search(head)
    return agencies.get(signature[1].strip().casefold()) if signature else None


@cache
def _agencies() -> dict[str, str]:
    """Map each form of an agency's name to the longest."""
    return {form: name for name, forms in table("origins")["agencies"].items() for form in forms}
