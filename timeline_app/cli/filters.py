"""The commands that answer lines of JSON by lines of JSON, in order, each bad one named.

Each line is answered as soon as it is read, but for `link`, whose answer depends on all of them.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from timeline_app.cli.arguments import calendar_day
from timeline_app.cli.reporting import DONE, FAILED, complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.extract.attribution import Attribution
    from timeline_app.extract.given import Given
    from timeline_app.link.features import Features

Asked = TypeVar("Asked")


def answer(
    lines: Iterable[bytes], read: Callable[[dict[str, Any]], Asked], reply: Callable[[Asked], dict[str, Any]]
) -> int:
    """Print {"id", ...} for each line that `read` can take (it raises ValueError otherwise) and return the status."""
    from timeline_app.exchange.jsonlines import line

    status = DONE
    for _, asked, taken in _taken(lines, read):
        if taken is None:
            status = FAILED
        else:
            print(line({"id": asked.get("id"), **reply(taken)}), flush=True)
    return status


def _taken(
    lines: Iterable[bytes], read: Callable[[dict[str, Any]], Asked]
) -> Iterator[tuple[int, dict[str, Any], Asked | None]]:
    """Yield each line that is not empty with what `read` makes of it; complain of one that it cannot take: None."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            asked = _object(raw)
            yield number, asked, read(asked)
        except ValueError as error:  # JSONDecodeError, UnicodeDecodeError and EdtfError are ValueErrors
            complain(f"line {number}: {error}")
            yield number, {}, None


def published_of(asked: dict[str, Any]) -> Edtf | None:
    """Return the day of publication of a line that asks, None for none; raise ValueError where it is no date."""
    published = asked.get("published")
    if published is not None and not isinstance(published, str):
        raise ValueError('"published" is not a date')
    return calendar_day(published.partition("T")[0]) if published else None


def text_of(asked: dict[str, Any]) -> str:
    """Return the text of a line that asks; raise ValueError where it has none."""
    if not isinstance(asked.get("text"), str):
        raise ValueError('not an object with a "text"')
    text: str = asked["text"]
    return text


def _object(raw: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("too deeply nested") from None
    if not isinstance(asked, dict):
        raise ValueError('not an object with a "text"')
    return asked


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")  # Python reads it, and would write it in our answer


def attributions(_: argparse.Namespace) -> int:
    """Answer lines of texts by who says what in them."""
    return answer(sys.stdin.buffer, text_of, _attributed)


def _attributed(text: str) -> dict[str, Any]:
    from timeline_app.exchange.jsonlines import attribution_json
    from timeline_app.extract.attribution_model import find_attributions
    from timeline_app.extract.sentences import sentence_spans

    found: Iterable[Attribution] = find_attributions(text, sentence_spans(text))
    return {"attributions": [attribution_json(text, one.source, one.cue, one.content) for one in found]}


def link(_: argparse.Namespace) -> int:
    """Answer lines of articles with mentions by which mentions are one event: of an article only features are kept.

    A mention whose id was given before is named and left out: no answer could tell which of the two it means.
    """
    from timeline_app.exchange.jsonlines import line
    from timeline_app.link.coreference import together

    status = DONE
    names: list[Any] = []
    features: list[Features] = []
    lines: dict[str, int] = {}  # where each id was given first
    for number, asked, taken in _taken(sys.stdin.buffer, _mentioned):
        if taken is None:
            status = FAILED
            continue
        told = [mention["id"] for mention in asked["mentions"]]
        again = _given_before(told, number, lines)
        names += [name for place, name in enumerate(told) if place not in again]
        made = _features(str(len(features)), taken)
        features += [one for place, one in enumerate(made) if place not in again]
        if again:
            status = FAILED
    events = {number: event for event, group in enumerate(together(features), 1) for number, _ in group}
    for number, name in enumerate(names):
        print(line({"mention": name, "event": f"event-{events[number]}"}))
    return status


def _given_before(names: Sequence[Any], number: int, lines: dict[str, int]) -> set[int]:
    """Return the positions of ids that were given before, each named in a complaint; note the others in `lines`."""
    again = set()
    for place, name in enumerate(names):
        written = json.dumps(name, sort_keys=True)
        if written in lines:
            again.add(place)
            complain(
                f"line {number}: a mention with the id {written} was there before (line {lines[written]}). "
                "This one is left out: give it an id of its own"
            )
        else:
            lines[written] = number
    return again


def _mentioned(asked: dict[str, Any]) -> tuple[str, Edtf | None, str | None, list[Given]]:
    """Return an article's text, day, outlet and mentions; raise ValueError where it has none."""
    text, published = text_of(asked), published_of(asked)
    mentions, outlet = asked.get("mentions"), asked.get("outlet")
    if not isinstance(mentions, list):
        raise ValueError('no list of "mentions"')
    if outlet is not None and not isinstance(outlet, str):
        raise ValueError('"outlet" is not a name')
    return text, published, outlet, [_given(mention, len(text)) for mention in mentions]


def _given(mention: Any, length: int) -> Given:
    from timeline_app.extract.given import Given

    if not isinstance(mention, dict) or "id" not in mention:
        raise ValueError('a mention that is not an object with an "id"')
    start, end, trigger = (mention.get(name) for name in ("start", "end", "trigger"))
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise ValueError(f'mention {mention["id"]!r}: "start" and "end" are no span of the text')
    if trigger is not None and not isinstance(trigger, str):
        raise ValueError(f'mention {mention["id"]!r}: "trigger" is neither words nor null')
    return Given(start, end, trigger)


def _features(name: str, taken: tuple[str, Edtf | None, str | None, list[Given]]) -> list[Features]:
    """Return the features of the mentions of an article; `name` is one that no other has."""
    from timeline_app.extract.given import mentions_of
    from timeline_app.link.features import features_of
    from timeline_app.records import Article

    text, published, outlet, given = taken
    article = Article(name, name, text, "", "", "", outlet=outlet, published=published)
    return [features_of(mention, article) for mention in mentions_of(article, given)]
