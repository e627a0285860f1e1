"""The filter of attributions: what goes in and comes out, and what is done with what cannot be read."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from timeline_app.cli import main
from timeline_app.cli.reporting import DONE, FAILED

if TYPE_CHECKING:
    import pytest


def ask(monkeypatch: pytest.MonkeyPatch, *rows: bytes) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(rows))))
    return main(["attributions", "--jsonl"])


def test_attributions_are_spans_of_the_text_in_the_order_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "a": "🚢 The Øre ferry sank, a clerk said.",
        "b": "It was reported that the mill burned.",
        "c": "Rain fell.",
    }
    rows = [json.dumps({"id": name, "text": text}).encode() for name, text in texts.items()]
    assert ask(monkeypatch, *rows) == DONE
    answers = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert all(list(answer) == ["id", "attributions"] for answer in answers)
    (told,), (unnamed,), nothing = (answer["attributions"] for answer in answers)
    assert list(told) == ["source", "cue", "content"]
    for part in told.values():
        assert texts["a"][part["start"] : part["end"]] == part["text"]
    assert (told["source"]["text"], told["cue"]["text"]) == ("a clerk", "said")
    assert unnamed["source"] is None
    assert unnamed["content"]["text"] == "the mill burned"
    assert nothing == []


def test_lines_that_cannot_be_read_are_named_and_the_rest_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (b'{"text": "Rain fell."}', b"", b"not json", b'{"id": 4}', b'["text"]', b"\xff", b'{"id": 7, "text": ""}')
    assert ask(monkeypatch, *rows) == FAILED
    shown = capsys.readouterr()
    assert [json.loads(row) for row in shown.out.splitlines()] == [
        {"id": None, "attributions": []},
        {"id": 7, "attributions": []},
    ]
    assert [row.split(":")[1].strip() for row in shown.err.splitlines()] == ["line 3", "line 4", "line 5", "line 6"]
