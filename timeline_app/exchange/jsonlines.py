"""The JSON forms of the records: one object a line, every key always there, in one order.

Offsets count Unicode code points of the article's text, end exclusive. Days are written as EDTF writes them, both null
where either side is open. Nothing else in the program writes these objects, so the window, the commands and the exports
cannot come to differ.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline_app.dates.edtf import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Event, Evidence, Mention, Name, Proposal, Reference

# Line ends to many readers (str.splitlines), though not to JSON; inside strings they may be written as escapes.
_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def line(record: Mapping[str, Any]) -> str:
    """Write an object as one line of JSON, without its line end; lone surrogates become escapes (UTF-8 lacks them)."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, ensure_ascii=True)
    return text.translate(_LINE_ENDS)


def day_bounds(date: Edtf | None) -> dict[str, str | None]:
    """Return {"earliest", "latest"} as days, both null where either is open or unknown."""
    if date is None or date.earliest is None or date.latest is None:
        return {"earliest": None, "latest": None}
    return {"earliest": day_text(date.earliest), "latest": day_text(date.latest)}


def attribution_json(
    text: str, source: tuple[int, int] | None, cue: tuple[int, int], content: tuple[int, int]
) -> dict[str, Any]:
    """Return the object of an attribution, its spans those of a text; its source is null where nobody is named."""
    return {"source": source and _part(text, source), "cue": _part(text, cue), "content": _part(text, content)}


def _part(text: str, span: tuple[int, int]) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "text": text[slice(*span)]}


def time_json(time: Timex3) -> dict[str, Any]:
    """Return the object of a time expression."""
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "edtf": _edtf(time.date),
        **day_bounds(time.date),
        "rule": time.rule,
        "anchor": time.anchor,
        "anchor_from": time.anchor_from,
        "alternatives": list(time.alternatives),
    }


def article_json(article: Article, *, text: bool = False) -> dict[str, Any]:
    """Return the object of an article; its text and furniture only where asked for."""
    record: dict[str, Any] = {
        "id": article.id,
        "file": article.file,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": _edtf(article.published),
        "published_from": article.published_from,
        "updated": _edtf(article.updated),
        "language": article.language,
        "sha256": article.sha256,
    }
    if text:
        record["text"] = article.text
    record["furniture"] = [list(span) for span in article.furniture]
    return record


def publication_json(article: Article, proposal: Proposal | None) -> dict[str, Any]:
    """Return the object of what is known of an article's publication date."""
    return {
        "article": article.id,
        "file": article.file,
        "title": article.title,
        "published": _edtf(article.published),
        "published_from": article.published_from,
        "updated": _edtf(article.updated),
        "evidence": [_evidence(sign) for sign in article.evidence],
        "proposal": None
        if proposal is None
        else {
            "date": str(proposal.date),
            "confidence": proposal.confidence,
            "evidence": [_evidence(sign) for sign in proposal.evidence],
        },
    }


def _evidence(sign: Evidence) -> dict[str, Any]:
    return {
        "kind": sign.kind,
        "edtf": str(sign.date),
        **day_bounds(sign.date),
        "origin": sign.origin,
        "quote": sign.quote,
        "weight": sign.weight,
        "stated": sign.stated,
    }


def event_json(event: Event, articles: Mapping[str, Article]) -> dict[str, Any]:
    """Return the object of an event; `articles` (by id) names the file of each mention."""
    return {
        "id": event.id,
        "label": event.label,
        "edtf": _edtf(event.date),
        **day_bounds(event.date),
        "status": event.status.value,
        "origins": event.origins,
        "rank": round(event.rank, 4),
        "mentions": [_mention(*told, articles) for told in zip(event.mentions, _reasons(event), strict=True)],
        "references": [_reference(reference) for reference in event.references],
        "rank_why": list(event.rank_why),
        "goes_back": [{"name": o.name, "mentions": list(o.mentions), "why": o.why} for o in event.goes_back],
    }


def _reasons(event: Event) -> tuple[str, ...]:
    return event.reasons + ("",) * (len(event.mentions) - len(event.reasons))


def _mention(mention: Mention, why: str, articles: Mapping[str, Article]) -> dict[str, Any]:
    return {
        "article": mention.article,
        "file": articles[mention.article].file,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "label": mention.label,
        "edtf": _edtf(mention.date),
        **day_bounds(mention.date),
        "time": time_json(mention.time) if mention.time else None,
        "role": mention.role.value,
        "status": mention.status.value,
        "attributed_to": list(mention.attributed_to),
        "people": [_name(name) for name in mention.people],
        "places": [_name(name) for name in mention.places],
        "organizations": [_name(name) for name in mention.organizations],
        "leans_on": mention.leans_on,
        "why": why,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "kind": reference.kind,
        "event": reference.event,
        "mention": reference.mention,
        "about": reference.about,
        "ours": reference.ours,
        "theirs": reference.theirs,
        "why": reference.why,
        "own": reference.own,
    }


def _name(name: Name) -> dict[str, str]:
    return {"name": name.name, "text": name.text}


def _edtf(date: Edtf | None) -> str | None:
    return None if date is None else str(date)
