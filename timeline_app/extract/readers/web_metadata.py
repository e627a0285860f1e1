"""What a page's tags say of it: Open Graph, JSON-LD (schema.org), Dublin Core, microdata, and the plain HTML ones.

Tables give, for each datum, the tags that are believed, the best first. Only tags made for it count as a publication
date, and one that cannot be read, or might be another article's, does not.
"""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.date_tags import DATES
from timeline_app.extract.metadata import Metadata, site_of
from timeline_app.extract.page_dates import Stated, day_of, unsure
from timeline_app.extract.page_lines import squeeze
from timeline_app.extract.readers.decoding import printable
from timeline_app.extract.readers.web_topics import topics_of
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline_app.extract.readers.saved_marks import Marks

Element = Any  # of lxml, which has no types
Tags = dict[str, list[str]]

_TABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("og:title", "JSON-LD headline", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
    "outlet": (
        "og:site_name", "JSON-LD publisher", "citation_journal_title", "dc.publisher", "dcterms.publisher",
        "application-name", "publisher", "twitter:app:name:iphone",
    ),
    "author": (
        "JSON-LD author", "author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author",
        "sailthru.author", "byl", "article:author", "itemprop author", "rel author",
    ),
    "url": ("canonical link", "og:url", "JSON-LD url"),
    "language": ("<html lang>", "og:locale", "content-language"),
}  # fmt: skip
_TRIED, _QUOTED = 50, 80  # values of one tag that are looked at, and characters that are quoted of one
_STAMPED: Final = frozenset(("published", "entry-date", "dt-published", "post-date", "article-date", "pubdate"))
_OTHERS: Final = 2  # days that one tag may name before the rest is taken for other articles'
_ARTICLE = re.compile(r"(?:^|[/:])(?:\w*Article|BlogPosting|Report\w*|Posting)$")
_OBJECTS: Final = 5_000  # of JSON-LD looked at
_BY = re.compile(r"(?:by|von|par)\s+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s+[|•·»–—:-]+\s+")


def metadata_of(root: Element, headings: Iterable[str], saved: Marks) -> Metadata:
    """Return what the tags of a parsed page say of it; `headings`: its h1s, which tell its title from other pages'.

    `saved` is what saved it: its address and the day, where the page itself names no address.
    """
    tags = _tags(root)
    headings = [" ".join(heading.split()) for heading in headings]
    titles = headings + tags.get("og:title", [])
    tags = {**tags, **_linked_data(root, {squeeze(title) for title in titles})}
    url = _first(tags, "url", _address)
    if url is None and saved.url and (address := _address(printable(saved.url))):
        url = Stated(address, "comment of what saved the page")
    outlet = _first(tags, "outlet", _name)
    title, suffix = _title(tags, headings, outlet.value if outlet else None)
    outlet = outlet or suffix
    return Metadata(
        title=title,
        outlet=outlet,
        site=site_of(url.value) if url else None,
        author=_first(tags, "author", _author),
        signs=(*_signs(tags), *saved.signs),
        url=url.value if url else None,
        language=_first(tags, "language", _language),
        topics=topics_of(tags, outlet.value if outlet else None, title.value if title else None),
    )


def _first(tags: Tags, datum: str, read: Callable[[str], str | None]) -> Stated | None:
    """Return the best tag's datum that can be read."""
    for tag in _TABLE[datum]:
        for written in tags.get(tag, ()):
            if value := read(printable(written)):
                return Stated(value, tag)
    return None


def _signs(tags: Tags) -> Iterator[Evidence]:
    """Yield the days that tags state, and what a tag leaves open."""
    for kind, weights in DATES.items():
        for tag, weight in weights.items():
            days: set[str] = set()
            for written in tags.get(tag, ())[:_TRIED]:
                said = printable(written)[:_QUOTED]
                if (day := day_of(said)) and day not in days:
                    lowered = weight if not days else weight / 2
                    days.add(day)
                    yield Evidence(kind, Edtf.parse(day), tag, said, lowered, stated=True)
                elif not day and not days and (left := unsure(said)):
                    yield Evidence(kind, left, tag, said, weight / 2, stated=False)
                if len(days) == _OTHERS:
                    break
    shown = {day for written in tags.get("<time>", ())[:_TRIED] if (day := day_of(printable(written)))}
    if len(shown) == 1:
        yield Evidence("published", Edtf.parse(*shown), "<time>", tags["<time>"][0][:_QUOTED], 0.5, stated=False)


def _tags(root: Element) -> Tags:
    """Collect what the page's tags say, by the name under which the table knows them."""
    tags: Tags = {}
    for element in root.iter("meta"):
        for key in ("property", "name", "http-equiv"):
            _add(tags, element.get(key, "").strip().lower(), element.get("content"))
    for element in root.iter("link"):
        if "canonical" in element.get("rel", "").lower().split():
            _add(tags, "canonical link", element.get("href"))
    for element in root.xpath("//*[@itemprop]"):
        said = element.get("content") or element.get("datetime") or element.text_content()
        for key in element.get("itemprop").split():
            _add(tags, f"itemprop {key}", said)
    for element in root.iter("time"):
        _add(tags, _time_tag(element), element.get("datetime"))
    for element in root.xpath("//a[@rel='author']"):
        _add(tags, "rel author", element.text_content())
    _add(tags, "<title>", root.findtext(".//title"))
    _add(tags, "<html lang>", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return tags


def _time_tag(element: Element) -> str:
    """Name a <time> by what it says of itself; many are of other articles."""
    if element.get("pubdate") is not None:
        return "<time pubdate>"
    return "<time class published>" if _STAMPED & set(element.get("class", "").lower().split()) else "<time>"


def _add(tags: Tags, key: str, said: str | None) -> None:
    if key and said and (said := " ".join(said[:2000].split())):
        tags.setdefault(key, []).append(said)


def _linked_data(root: Element, titles: set[str]) -> Tags:
    """Return what JSON-LD says of the page's own article: the only one it holds, or the one with the page's title."""
    objects = [found for script in root.iter("script") for found in _objects(script)]
    named = {str(found["@id"]): found for found in objects if "@id" in found and "name" in found}
    articles = [found for found in objects if any(_ARTICLE.search(kind) for kind in _texts(found.get("@type")))]
    if len(articles) > 1:
        articles = [found for found in articles if squeeze(str(found.get("headline", ""))) in titles]
    if not articles:
        pages = [found for found in objects if "WebPage" in _texts(found.get("@type"))]
        articles = [{key: value for key, value in page.items() if key.startswith("date")} for page in pages[:1]]
    tags: Tags = {}
    for article in articles[:1]:
        for key in ("headline", "datePublished", "dateCreated", "dateModified", "url"):
            for said in _texts(article.get(key)):
                _add(tags, f"JSON-LD {key}", said)
        for key in ("articleSection", "keywords"):
            for said in _names(article.get(key), named):
                _add(tags, f"JSON-LD {key}", said)
        for key in ("publisher", "author"):
            _add(tags, f"JSON-LD {key}", ", ".join(_names(article.get(key), named)))
    return tags


def _objects(script: Element) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a script of linked data, outer ones first; nothing where it is no JSON."""
    if "ld+json" not in script.get("type", "").lower():
        return
    try:
        waiting = deque([json.loads(script.text or "", strict=False)])
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _OBJECTS:
        value = waiting.popleft()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _names(value: object, named: Mapping[str, dict[str, Any]]) -> list[str]:
    """Return the names of people or organisations, given as text, as objects, or by reference."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or named.get(str(item.get("@id")), {}).get("name")
        names += _texts(item)
    return names


def _title(tags: Tags, headings: list[str], outlet: str | None) -> tuple[Stated | None, Stated | None]:
    """Return the title (the page's heading where the tags agree, else the best tag) and a suffixed outlet."""
    best = _first(tags, "title", _name)
    page = next(iter(tags.get("<title>", [])), None)
    said = [text for text in (best.value if best else None, page) if text]
    heading = next((h for h in headings if any(squeeze(h) in squeeze(text) for text in said)), None)
    if heading is None and len(headings) == 1 and not said:
        heading = headings[0]
    title = Stated(heading, "<h1>") if heading else best
    if title is None and page:
        title = Stated(_without(page, outlet), "<title>")
    elif title and title is best:
        title = Stated(_without(title.value, outlet), title.origin)
    return title, _suffix(page, title.value) if page and title else None


def _without(title: str, outlet: str | None) -> str:
    """Drop the outlet's name from the end of a title."""
    parts = list(_SEPARATORS.finditer(title))
    if outlet and parts and squeeze(title[parts[-1].end() :]) == squeeze(outlet):
        return title[: parts[-1].start()]
    return title


def _suffix(page: str, title: str) -> Stated | None:
    """Return what follows the title in the page's <title>, where it is one short name."""
    if not squeeze(page).startswith(squeeze(title)):
        return None
    rest = page[len(title) :]
    if not (found := _SEPARATORS.match(rest)) or _SEPARATORS.search(name := rest[found.end() :]):
        return None
    return Stated(name, "<title>") if name and len(name.split()) <= 5 else None


def _name(written: str) -> str | None:
    return written or None


def _author(written: str) -> str | None:
    name = _BY.sub("", written, count=1) if _BY.match(written) else written
    return None if "://" in name or not name or len(name) > 200 else name


def _address(written: str) -> str | None:
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    return written if parts.scheme in ("http", "https") and parts.hostname else None


def _language(written: str) -> str | None:
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", written)
    return found[1].lower() if found else None
