"""Web pages: everything that the page says, and which of it is the article.

The text is the whole visible page. What trafilatura leaves out of its main text is furniture, and so is what the lines
themselves tell (`extract.furniture`); a paragraph between two that trafilatura keeps is kept, and where it finds
nothing, or the page is too large for it, the lines decide alone. Nothing that a page names is ever loaded.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from timeline_app.extract.furniture import lay_out
from timeline_app.extract.page_lines import squeeze, text_lines
from timeline_app.extract.readers.decoding import decode
from timeline_app.extract.readers.plain import article_of
from timeline_app.extract.readers.saved_marks import marks_of
from timeline_app.extract.readers.sources import name_of
from timeline_app.extract.readers.web_metadata import metadata_of
from timeline_app.extract.readers.web_text import blocks, is_inline
from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.extract.page_lines import TextLine
    from timeline_app.extract.readers.web_text import Block
    from timeline_app.records import Article, Source

Element = Any  # of lxml, which has no types

_LARGEST: Final = 4_000_000  # characters of markup that trafilatura is given
_WORK: Final = 1_000_000_000  # most comparisons of a line with the main text, in characters
_SURE: Final = 25  # letters: a line this long is in the main text where its letters stand there
_ENDS: Final = 40  # letters of a line's start and end that tell it where its middle differs
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^<>]*>")
_KEPT: Final = frozenset(("html", "head", "body", "title", "meta", "link", "script", "style", "template", "br", "h1"))
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")


def read_html(source: Source) -> Article:
    """Read a page; raise InputError where it says nothing or is no text."""
    markup = _DECLARATION.sub("", decode(source.data, name_of(source), markup=True), count=1)
    root = _parse(markup)
    if root is None:
        raise InputError(f"{name_of(source)}: no text in it. Save the page again with its text.")
    found = list(blocks(root))
    metadata = metadata_of(root, [block.text for block in found if block.heading], marks_of(markup))
    text = "\n\n".join(block.text for block in found)
    lines = text_lines(text)
    title = metadata.title.value if metadata.title else None
    if title and not any(squeeze(line.text) == squeeze(title) for line in lines):
        title = None
    apart = _apart(lines, found)
    known = apart | _left_out(lines, _main_text(markup), title)
    return article_of(source, text, metadata, layout=lay_out(text, title, known=known, lines=lines))


def _parse(markup: str) -> Element | None:
    """Parse a page; a page that is nested too deeply for the parser, which would cut it off, is flattened first."""
    from lxml import etree, html

    for text in (markup, None):
        parser = html.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
        )
        try:
            root = html.document_fromstring((_flat(markup) if text is None else text).encode(), parser=parser)
        except etree.LxmlError:
            return None  # nothing in it
        if all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log):
            return root
    return root


def _flat(markup: str) -> str:
    """Make every element a paragraph of its own, but for those that say what is no text."""
    return _TAG.sub(
        lambda tag: tag[0] if tag[1].lower() in _KEPT else "" if is_inline(tag[1].lower()) else "<p>", markup
    )


def _apart(lines: Sequence[TextLine], found: Sequence[Block]) -> set[int]:
    """Return the lines of the blocks that are never the article."""
    apart, start, index = set(), 0, 0
    for block in found:
        end = start + len(block.text)
        while index < len(lines) and lines[index].start < end:
            if block.apart:
                apart.add(index)
            index += 1
        start = end + 2
    return apart


def _main_text(markup: str) -> str:
    """Return trafilatura's main text of a page; empty where it finds none."""
    if len(markup) > _LARGEST:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True) or ""
    except Exception:  # on a hostile page anything may break in there, and the lines alone will do
        return ""


def _left_out(lines: Sequence[TextLine], main: str, title: str | None) -> set[int]:
    """Return the lines that are not in the main text."""
    kept = {letters for line in main.split("\n") if (letters := _letters(line))}
    whole = _letters(main)
    if not whole or len(lines) * len(whole) > _WORK:
        return set()
    inside = [_is_in(_letters(line.text), whole, kept) for line in lines]
    out = set()
    for i, line in enumerate(lines):
        between = line.paragraph and 0 < i < len(lines) - 1 and inside[i - 1] and inside[i + 1]
        if not inside[i] and not between and not (title and squeeze(line.text) == squeeze(title)):
            out.add(i)
    return out


def _is_in(letters: str, whole: str, kept: set[str]) -> bool:
    if not letters:
        return True
    if len(letters) < _SURE:
        return letters in kept
    return letters in whole or (len(letters) > 2 * _ENDS and letters[:_ENDS] in whole and letters[-_ENDS:] in whole)


def _letters(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())
