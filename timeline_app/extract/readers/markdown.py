"""Markdown (CommonMark 0.31, with tables): its words without its marks, and what its front matter says of the article.

Notes and clippings are often kept so, with a head of lines `key: value` between two lines `---`, as Jekyll, Hugo and
Obsidian write it. Of that only plain values and lists are read; what nobody can tell is left alone. Links keep their
words, pictures their descriptions, and markup of a page its text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.metadata import Metadata, site_of
from timeline_app.extract.page_dates import Stated, day_of, unsure
from timeline_app.extract.readers.decoding import decode
from timeline_app.extract.readers.plain import article_of
from timeline_app.extract.readers.sources import name_of
from timeline_app.extract.readers.web_topics import MOST, topics_of
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from timeline_app.records import Article, Source, Topic

_LARGEST: Final = 4_000_000  # characters that are parsed; more are read as they stand
_HEAD = re.compile(r"\ufeff?---[ \t]*\n(?P<head>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]{0,2000}>", re.DOTALL)
_LINK = re.compile(
    r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\(([^()\s]*)\)"
)  # in values: of wikis, of Markdown
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site", "site name", "website", "newspaper"),
    "author": ("author", "authors", "by", "byline", "creator"),
    "url": ("url", "link", "source url", "canonical", "canonical url", "original"),
    "published": ("published", "date published", "publish date", "publishdate", "pubdate", "published date", "date"),
    "updated": ("updated", "modified", "lastmod", "last modified", "date modified"),
    "noted": ("created", "date created", "clipped", "saved", "date saved", "accessed"),
    "language": ("lang", "language"),
    "topics": ("tags", "topics", "keywords", "categories", "category", "section"),
}

Head = dict[str, list[str]]


def read_markdown(source: Source) -> Article:
    """Read a text in Markdown; raise InputError where it is empty or no text."""
    written = decode(source.data, name_of(source))
    found = _HEAD.match(written)
    head = _fields(found["head"]) if found else {}
    body = written[found.end() :] if found and head else written
    blocks = list(_blocks(body)) if len(body) <= _LARGEST else [(body, False)]
    text = "\n\n".join(block for block, _ in blocks)
    heading = next((block for block, is_title in blocks if is_title), None)
    return article_of(source, text, _metadata(head, heading))


def _metadata(head: Head, heading: str | None) -> Metadata:
    source = _stated(head, ("source",))
    url = _stated(head, _KEYS["url"])
    if url is None and source and _is_address(source.value):
        url = source
    outlet = _stated(head, _KEYS["outlet"]) or (source if source and not _is_address(source.value) else None)
    title = _stated(head, _KEYS["title"]) or (Stated(" ".join(heading.split()), "first heading") if heading else None)
    language = _stated(head, _KEYS["language"])
    address = url.value if url and _is_address(url.value) else None
    return Metadata(
        title=title,
        outlet=outlet,
        site=site_of(address) if address else None,
        author=_stated(head, _KEYS["author"]),
        signs=tuple(_signs(head)),
        url=address,
        language=Stated(language.value[:2].lower(), language.origin) if language else None,
        topics=tuple(_topics(head, outlet, title))[:MOST],
    )


def _topics(head: Head, outlet: Stated | None, title: Stated | None) -> Iterator[Topic]:
    names = (outlet.value if outlet else None, title.value if title else None)
    for key in _KEYS["topics"]:
        for topic in topics_of({"keywords": head.get(key, [])}, *names):
            yield replace(topic, origin=f"front matter “{key}”")


def _signs(head: Head) -> Iterator[Evidence]:
    """Yield the dates of the head: that of the article is stated, that of the note only bounds it."""
    for datum in ("published", "updated", "noted"):
        if (given := _stated(head, _KEYS[datum])) is None:
            continue
        kind, said = "updated" if datum == "updated" else "published", given.value[:80]
        if day := day_of(given.value):
            date, stated = (f"[..{day}]", False) if datum == "noted" else (day, True)
            yield Evidence(kind, Edtf.parse(date), given.origin, said, 0.9, stated=stated)
        elif datum == "published" and (left := unsure(given.value)):
            yield Evidence(kind, left, given.origin, said, 0.8, stated=False)


def _fields(head: str) -> Head:
    """Return the values of a head by their keys in small letters, one for each item of a list."""
    fields: Head = {}
    key = ""
    for line in head.split("\n"):
        if found := _FIELD.match(line):
            key = found["key"].lower().replace("_", " ").replace("-", " ")
            fields.setdefault(key, []).extend(_values(found["value"] or ""))
        elif key and (item := _ITEM.match(line)):
            fields[key] += _values(item["value"])
    return {name: values for name, values in fields.items() if values}


def _values(written: str) -> list[str]:
    """Return a value, or the items of a list in brackets, without quotation marks."""
    written = written.split(" #", 1)[0].strip()
    inside = written.startswith("[") and written.endswith("]") and not written.startswith("[[")
    parts = written[1:-1].split(",") if inside else [written]
    bare = (part.strip().strip("\"'").strip() for part in parts)
    return [
        _LINK.sub(lambda link: link[1] or link[2] or link[3] or "", part) for part in bare if part not in ("", "|", ">")
    ]


def _stated(head: Head, keys: Sequence[str]) -> Stated | None:
    key = next((key for key in keys if key in head), None)
    return Stated(" ".join(", ".join(head[key]).split()), f"front matter “{key}”") if key else None


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _blocks(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of each block, a table's row by row, and whether it is a heading of the first order."""
    from markdown_it import MarkdownIt

    heading = False
    row: list[str] | None = None  # cells of the row of a table that is open
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "heading_open":
            heading = token.tag == "h1"
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " ".join(row), False
            row = None
        elif said := _said(token):
            if row is None:
                yield said, heading
            else:
                row.append(said)


def _said(token: Token) -> str:
    """Return the words of a token."""
    if token.type in ("fence", "code_block"):
        return token.content.strip("\n")
    if token.type == "html_block":
        return "\n".join(line for part in _TAG.sub("", token.content).split("\n") if (line := part.strip()))
    return "".join(map(_inline, token.children or ())).strip() if token.type == "inline" else ""


def _inline(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    return token.content  # of a picture its description
