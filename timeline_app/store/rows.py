"""How records become rows and rows records again: lists and time expressions as JSON, dates as EDTF."""

from __future__ import annotations

import json
import struct
from dataclasses import fields
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.timex import Timex3
from timeline_app.records import Article, Evidence, Mention, Name, Origin, Role, Status, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARTICLE_COLUMNS = tuple(field.name for field in fields(Article))
MENTION_COLUMNS = tuple(field.name for field in fields(Mention))
TIME_FIELDS = tuple(field.name for field in fields(Timex3))
_DATES = {"published", "updated"}
_DATED = sorted(map(ARTICLE_COLUMNS.index, _DATES))
_TOPICS = ARTICLE_COLUMNS.index("topics")


def article_row(article: Article) -> dict[str, Any]:
    """Return the columns of an article."""
    row = {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    row |= {name: _text(row[name]) for name in _DATES}
    row["topics"] = json_text([(topic.name, topic.origin) for topic in article.topics])
    row["furniture"] = json.dumps(article.furniture)
    row["evidence"] = json_text([_evidence_fields(sign) for sign in article.evidence])
    row["pages"] = json_text(article.pages)
    return row


def article_of(row: Sequence[Any]) -> Article:
    """Make an article of a row of ARTICLE_COLUMNS."""
    named: dict[str, Any] = dict(zip(ARTICLE_COLUMNS, row, strict=True))
    named |= {name: date_of(named[name]) for name in _DATES}
    named["topics"] = topics_of(named["topics"])
    named["furniture"] = spans_of(named["furniture"])
    named["evidence"] = tuple(_evidence_of(sign) for sign in json.loads(named["evidence"]))
    named["pages"] = () if named["pages"] == "[]" else tuple(map(int, json.loads(named["pages"])))
    return Article(**named)


def light_article_of(row: Sequence[Any]) -> Article:
    """Make an article of a row of ARTICLE_COLUMNS, whose last three, which are long, are not looked at."""
    fields = list(row[:-3])
    for at in _DATED:
        fields[at] = date_of(fields[at])
    fields[_TOPICS] = topics_of(fields[_TOPICS])
    return Article(*fields)


def mention_row(mention: Mention) -> dict[str, Any]:
    """Return the columns of a mention, its key among them."""
    row = {name: getattr(mention, name) for name in MENTION_COLUMNS}
    row |= {"date": _text(mention.date), "time": times_text([mention.time])[1:-1] if mention.time else None}
    row |= {"role": mention.role.value, "status": mention.status.value, "key": mention.key}
    row["attributed_to"] = texts_text(mention.attributed_to)
    row["trigger"] = f"[{mention.trigger[0]},{mention.trigger[1]}]" if mention.trigger else None
    for name in ("people", "places", "organizations"):
        row[name] = _names_text(getattr(mention, name))
    return row


def mention_of(row: Sequence[Any]) -> Mention:
    """Make a mention of a row of MENTION_COLUMNS."""
    article, start, end, text, label, date, time, role, status, sources, people, places, organizations, *rest = row
    leans_on, trigger = rest
    return Mention(
        article=article,
        start=start,
        end=end,
        text=text,
        label=label,
        date=date_of(date),
        time=times_of(f"[{time}]")[0] if time else None,
        role=Role(role),
        status=Status(status),
        attributed_to=() if sources == "[]" else tuple(json.loads(sources)),
        people=_names(people),
        places=_names(places),
        organizations=_names(organizations),
        leans_on=leans_on,
        trigger=_trigger(trigger, start, end),
    )


def _trigger(text: str | None, start: int, end: int) -> tuple[int, int] | None:
    span = _span(text)
    if span is not None and not start <= span[0] < span[1] <= end:
        raise ValueError("an event's own word outside its sentence")
    return span


def origins_text(origins: Sequence[Origin]) -> str:
    """Write an event's origins as a JSON array of their fields in order."""
    return json_text([(one.name, one.mentions, one.why) for one in origins])


def origins_of(text: str) -> tuple[Origin, ...]:
    """Read what `origins_text` wrote."""
    return tuple(Origin(name, tuple(mentions), why) for name, mentions, why in json.loads(text))


def times_text(times: Iterable[Timex3 | None]) -> str:
    """Write time expressions as a JSON array of their fields in order."""
    return json_text([_time_fields(time) for time in times if time])


def times_of(text: str) -> tuple[Timex3, ...]:
    """Read what `times_text` wrote."""
    return tuple(_time_of(*values) for values in json.loads(text))


def _time_of(*values: Any) -> Timex3:
    """Make a time expression of its fields in order; an older project wrote fewer, and the rest keep their defaults."""
    named = dict(zip(TIME_FIELDS, values, strict=False))
    named |= {"date": date_of(named["date"]), "alternatives": tuple(named["alternatives"])}
    if (hangs_on := named.get("hangs_on")) is not None:
        named["hangs_on"] = tuple(hangs_on)
    return Timex3(**named)


def _time_fields(time: Timex3) -> list[Any]:
    return [_text(time.date) if name == "date" else getattr(time, name) for name in TIME_FIELDS]


def _evidence_fields(sign: Evidence) -> list[Any]:
    return [sign.kind, str(sign.date), sign.origin, sign.quote, sign.weight, sign.stated]


def _evidence_of(values: Sequence[Any]) -> Evidence:
    kind, date, origin, quote, weight, stated = values
    return Evidence(kind, Edtf.parse(date), origin, quote, float(weight), bool(stated))


def _span(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    start, end = json.loads(text)
    return int(start), int(end)


def _names(text: str) -> tuple[Name, ...]:
    return () if text == "[]" else tuple(Name(name, written) for name, written in json.loads(text))


def spans_of(text: str) -> tuple[tuple[int, int], ...]:
    """Read spans of a text."""
    return tuple((int(start), int(end)) for start, end in json.loads(text))


def names_of(row: Sequence[str]) -> tuple[Name, ...]:
    """Read the names of one column of a mention, all that a row holds."""
    return _names(row[0])


def topics_of(text: str) -> tuple[Topic, ...]:
    """Read an article's topics."""
    return () if text == "[]" else tuple(Topic(name, origin) for name, origin in json.loads(text))


def texts_text(texts: Iterable[str]) -> str:
    """Write texts as a JSON array: as `json_text`, which takes several times as long to make ready."""
    return f"[{','.join(map(encode_basestring, texts))}]"


def _names_text(names: Sequence[Name]) -> str:
    return f"[{','.join([texts_text((one.name, one.text)) for one in names])}]" if names else "[]"


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_text(value: object) -> str:
    """Write a list as JSON."""
    return _encode(value) if value else "[]"  # mostly there is nothing


def _text(date: Edtf | None) -> str | None:
    return None if date is None else str(date)


def date_of(text: str | None) -> Edtf | None:
    """Read a date column."""
    return None if text is None else Edtf.parse(text)


def packed(blocks: Sequence[int]) -> bytes:
    """Write hashes of blocking keys."""
    return struct.pack(f"<{len(blocks)}I", *blocks)


def unpacked(blocks: bytes) -> tuple[int, ...]:
    """Read what `packed` wrote."""
    return struct.unpack(f"<{len(blocks) // 4}I", blocks[: len(blocks) // 4 * 4])
