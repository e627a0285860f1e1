"""JSON Lines of articles: `{"text", "title"?, "published"?, "outlet"?, "author"?, "url"?, "id"?}`; other keys are kept.

The text stands as it is written (offsets into it must hold), and so do its fields; what a field does not say is
looked for in the text as for a plain text. A `published` that is no date leaves it undated; `published_from` says so.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.metadata import Metadata, site_of
from timeline_app.extract.page_dates import Stated, day_of, unsure
from timeline_app.extract.readers.decoding import decode, printable
from timeline_app.extract.readers.plain import article_of
from timeline_app.extract.readers.sources import name_of
from timeline_app.records import Evidence, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline_app.records import Article, Source


def read_line(source: Source) -> Article:
    """Read one line; raise InputError, naming file and line, where it is no JSON object with a text."""
    name = name_of(source)
    fields = _fields(source, name)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{name}: no "text", or an empty one. Give the article its text.')
    given, url = _stated(fields, "published"), _stated(fields, "url")
    day = day_of(given.value) if given else None
    metadata = Metadata(
        title=_stated(fields, "title"),
        outlet=_stated(fields, "outlet"),
        site=site_of(url.value) if url else None,
        author=_stated(fields, "author"),
        signs=tuple(_signs(given)) if given else (),
        unread=f'field "published" says "{given.value[:40]}", which is no date' if given and not day else None,
        url=url.value if url else None,
    )
    return article_of(source, printable(text), metadata, id_=_id(fields, source))


def _signs(given: Stated) -> Iterator[Evidence]:
    """Yield the day of a field, or what it leaves open of it."""
    said = given.value[:80]
    if day := day_of(given.value):
        yield Evidence("published", Edtf.parse(day), given.origin, said, 1.0, stated=True)
    elif left := unsure(given.value):
        yield Evidence("published", left, given.origin, said, 0.8, stated=False)


def _fields(source: Source, name: str) -> dict[str, object]:
    try:
        fields = json.loads(decode(source.data, name))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "a number of too many digits, or too deeply nested")
        raise InputError(f"{name}: no JSON ({reason}). Write one JSON object a line.") from error
    if not isinstance(fields, dict):
        raise InputError(f"{name}: not a JSON object. Write one JSON object a line.")
    return fields


def _stated(fields: dict[str, object], key: str) -> Stated | None:
    value = fields.get(key)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if not isinstance(value, str) or not (value := " ".join(printable(value).split())):
        return None
    return Stated(value, f'field "{key}"')


def _id(fields: dict[str, object], source: Source) -> str:
    given = fields.get("id")
    if isinstance(given, (str, int)) and not isinstance(given, bool) and (text := printable(str(given)).strip()):
        return text
    return hashlib.sha256(source.data).hexdigest()[:16]
