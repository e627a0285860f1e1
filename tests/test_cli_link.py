"""The filter of links: every mention comes out once, mentions of one event alike, and what is no mention is named."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from timeline_app.cli import main
from timeline_app.cli.reporting import DONE, FAILED

BRIDGE = "The Arden harbour bridge collapsed on Monday and killed four dockers, Mayor Ines Marlow said."
AGAIN = "Four dockers were killed when the harbour bridge of Arden collapsed, Mayor Ines Marlow said."
OTHER = "A chess federation in Torrey collapsed under debts, its treasurer Otto Brand wrote to members."


def row(identity: str, text: str, *triggers: str | None, published: str | None = None) -> dict[str, Any]:
    mentions = [
        {"id": f"{identity}-{trigger}", "start": 0, "end": len(text), "trigger": trigger} for trigger in triggers
    ]
    return {"id": identity, "text": text, "published": published, "outlet": None, "mentions": mentions}


def ask(monkeypatch: pytest.MonkeyPatch, *rows: bytes) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(rows))))
    return main(["link", "--jsonl"])


def linked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *rows: dict[str, Any]
) -> dict[str, str]:
    assert ask(monkeypatch, *(json.dumps(one).encode() for one in rows)) == DONE
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(answer) == ["mention", "event"] for answer in answers)
    assert [answer["mention"] for answer in answers] == [m["id"] for one in rows for m in one["mentions"]]
    return {answer["mention"]: answer["event"] for answer in answers}


def test_mentions_of_one_event_in_two_articles_have_one_event_and_others_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (
        row("a", BRIDGE, "collapsed", "killed"),
        row("b", AGAIN, "killed", "collapsed"),
        row("c", OTHER, "collapsed"),
    )
    of = linked(monkeypatch, capsys, *rows)
    assert of["a-collapsed"] == of["b-collapsed"]
    assert of["a-killed"] == of["b-killed"]
    assert len(set(of.values())) == 3


def test_disjoint_days_of_publication_and_of_events_keep_look_alikes_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    early, late = (
        row("a", BRIDGE, "collapsed", published="2018-03-06"),
        row("b", BRIDGE, "collapsed", published="2019-03-05"),
    )
    of = linked(monkeypatch, capsys, early, late)
    assert of["a-collapsed"] != of["b-collapsed"]


def test_a_mention_without_its_word_is_answered_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of = linked(monkeypatch, capsys, row("a", BRIDGE, None, "levitated", "collapsed"), row("b", "Rain fell."))
    assert len(of) == 3


@pytest.mark.parametrize(
    "mention",
    [
        {"id": 1, "start": 0, "end": 900, "trigger": None},
        {"id": 1, "start": True, "end": 9, "trigger": None},
        {"id": 1, "start": 5, "end": 5, "trigger": None},
        {"id": 1, "start": 0, "end": 9, "trigger": 4},
        {"start": 0, "end": 9},
        "collapsed",
    ],
)
def test_a_line_with_something_else_for_a_mention_is_named_and_the_rest_is_answered(
    mention: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {**row("a", BRIDGE), "mentions": [mention]}
    rows = [json.dumps(one).encode() for one in (bad, row("b", AGAIN, "killed"))]
    assert ask(monkeypatch, *rows, b"not json", b'{"id": 1, "text": "x"}') == FAILED
    shown = capsys.readouterr()
    assert [json.loads(line)["mention"] for line in shown.out.splitlines()] == ["b-killed"]
    assert [line.split(":")[1].strip() for line in shown.err.splitlines()] == ["line 1", "line 3", "line 4"]


def test_a_sentence_that_is_none_is_not_searched_for_clauses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\n" * 100_000
    asked = {"id": "a", "text": text, "mentions": [{"id": "m", "start": 0, "end": len(text), "trigger": None}]}
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(asked).encode())))
    assert main(["link", "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["mention"] == "m"


def test_what_is_no_json_is_named_and_not_handed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": NaN, "text": "It rained."}')))
    assert main(["attributions", "--jsonl"]) == 1
    shown = capsys.readouterr()
    assert not shown.out
    assert "line 1: NaN is no JSON" in shown.err


def test_a_mention_whose_id_was_given_before_is_named_and_the_rest_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, other = row("a", BRIDGE, "collapsed", "killed"), row("a", OTHER, "collapsed", "wrote")
    assert ask(monkeypatch, *(json.dumps(one).encode() for one in (first, other))) == FAILED
    told = capsys.readouterr()
    answers = [json.loads(line) for line in told.out.splitlines()]
    assert [answer["mention"] for answer in answers] == ["a-collapsed", "a-killed", "a-wrote"]
    assert "line 2" in told.err
    assert '"a-collapsed"' in told.err
    assert "line 1" in told.err


def test_ids_of_any_kind_are_each_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = row("a", BRIDGE, "collapsed", "killed", "said")
    for mention, identity in zip(one["mentions"], (1, "1", None), strict=True):
        mention["id"] = identity
    assert set(linked(monkeypatch, capsys, one)) == {1, "1", None}
