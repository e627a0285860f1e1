"""The commands that answer lines of JSON by lines of JSON, each as soon as it is read, in order, each bad one named."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from timeline_app.cli.reporting import DONE, complain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from timeline_app.extract.attribution import Attribution

Asked = TypeVar("Asked")


def answer(
    lines: Iterable[bytes], read: Callable[[dict[str, Any]], Asked], reply: Callable[[Asked], dict[str, Any]]
) -> int:
    """Print {"id", ...} for each line that `read` can take (it raises ValueError otherwise) and return the status."""
    from timeline_app.exchange.jsonlines import line

    status = DONE
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            asked = _object(raw)
            taken = read(asked)
        except ValueError as error:  # JSONDecodeError, UnicodeDecodeError and EdtfError are ValueErrors
            status = complain(f"line {number}: {error}")
            continue
        print(line({"id": asked.get("id"), **reply(taken)}), flush=True)
    return status


def text_of(asked: dict[str, Any]) -> str:
    """Return the text of a line that asks; raise ValueError where it has none."""
    if not isinstance(asked.get("text"), str):
        raise ValueError('not an object with a "text"')
    text: str = asked["text"]
    return text


def _object(raw: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(raw.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("too deeply nested") from None
    if not isinstance(asked, dict):
        raise ValueError('not an object with a "text"')
    return asked


def attributions(_: argparse.Namespace) -> int:
    """Answer lines of texts by who says what in them."""
    return answer(sys.stdin.buffer, text_of, _attributed)


def _attributed(text: str) -> dict[str, Any]:
    from timeline_app.exchange.jsonlines import attribution_json
    from timeline_app.extract.attribution_model import find_attributions
    from timeline_app.extract.sentences import sentence_spans

    found: Iterable[Attribution] = find_attributions(text, sentence_spans(text))
    return {"attributions": [attribution_json(text, one.source, one.cue, one.content) for one in found]}
