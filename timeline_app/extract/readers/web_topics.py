"""Which topics a page's tags state: its section, then its keywords, each with the tag that says so.

The tags are those of Open Graph, JSON-LD (schema.org), Dublin Core, Google News and Parse.ly, the best first: what an
editor chose for this article before what a template repeats. A list is split at semicolons, bars or commas; where a
tag stands several times each value is one topic, with its comma ("Smith, John"). What names no topic, as "news" or
an address, is left out, and so is the name of the outlet. Words keep the page's own letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline_app.extract.readers.decoding import printable
from timeline_app.records import Topic, topic_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TOPIC_TAGS: Final = (
    "article:section", "JSON-LD articleSection", "itemprop articleSection", "parsely-section",
    "article:tag", "JSON-LD keywords", "news_keywords", "parsely-tags", "sailthru.tags", "itemprop keywords",
    "dc.subject", "dcterms.subject", "dc:subject", "citation_keywords", "keywords",
)  # fmt: skip
MOST: Final = 12  # topics of an article
_LONGEST, _WORDS = 60, 7  # characters and words of a topic: more are a sentence
_TRIED: Final = 200  # values of one tag that are looked at
_SEMICOLONS = re.compile(r"\s*[;|]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_MARKUP = re.compile(r"://|[<>{}=_@#]|\w:\w")  # of addresses, templates and what machines tell each other
_EMPTY: Final = frozenset(
    ("news", "latest news", "breaking news", "top news", "top stories", "featured", "home", "homepage", "front page",
     "article", "articles", "story", "stories", "general", "uncategorized", "uncategorised", "other", "misc", "all",
     "page", "post", "blog", "newspaper", "headlines", "web")
)  # fmt: skip


def topics_of(tags: Mapping[str, Sequence[str]], outlet: str | None, title: str | None) -> tuple[Topic, ...]:
    """Return what a page's tags say that it is about, each topic once, the best first."""
    seen = {topic_key(name) for name in (outlet, title) if name} | {""}
    found: list[Topic] = []
    for tag in TOPIC_TAGS:
        for name in _names(tags.get(tag, ())[:_TRIED]):
            if (key := topic_key(name)) not in seen and _is_topic(name, key):
                seen.add(key)
                found.append(Topic(name, tag))
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)


def _names(values: Sequence[str]) -> Iterator[str]:
    for value in map(printable, values):
        if _SEMICOLONS.search(value):
            parts = _SEMICOLONS.split(value)
        elif len(values) > 1 and value.count(",") == 1:
            parts = [value]
        else:
            parts = _COMMAS.split(value)
        yield from (" ".join(part.split()).strip(" ,.\"'“”") for part in parts)


def _is_topic(name: str, key: str) -> bool:
    short = len(name) <= _LONGEST and len(key.split()) <= _WORDS
    return short and key not in _EMPTY and any(map(str.isalpha, name)) and not _MARKUP.search(name)
