"""The JSON objects have every key of the contract, in its order, and one object stays on one line."""

from __future__ import annotations

import json
from typing import Any

from making import article, mention, time

from timeline_app.dates.edtf import Edtf
from timeline_app.exchange.jsonlines import article_json, day_bounds, event_json, line, time_json
from timeline_app.records import Event, Reference, Status

TOLD = mention("a", "Envoys met.", "2018-07", places=("Oslo",), people=("Jane Roe",), by=("A paper",))
REFERENCE = Reference("conflicts", "e2", 0, "date", "2018-07", "2018-10", "told otherwise")
EVENT = Event("e1", "Met", TOLD.date, Status.REPORTED, 1, 0.123456, (TOLD,), (REFERENCE,), ("",))


def keys(record: dict[str, Any]) -> str:
    return " ".join(record)


def test_an_event_has_the_keys_of_the_contract_in_order_then_its_reasons() -> None:
    made = event_json(EVENT, {"a": article("a")})
    assert keys(made) == "id label edtf earliest latest status origins rank mentions references rank_why goes_back"
    assert keys(made["mentions"][0]) == (
        "article file start end text label edtf earliest latest time role status attributed_to "
        "people places organizations leans_on why"
    )
    assert keys(made["references"][0]) == "kind event mention about ours theirs why own"
    assert made["mentions"][0]["people"] == [{"name": "Jane Roe", "text": "Roe"}]
    assert (made["edtf"], made["earliest"], made["latest"]) == ("2018-07", "2018-07-01", "2018-07-31")


def test_a_time_expression_has_the_keys_of_the_contract_in_order() -> None:
    made = time_json(time("last month", "2018-07", 166))
    assert keys(made) == "start end text type value mod edtf earliest latest rule anchor anchor_from alternatives"
    assert (made["start"], made["end"], made["alternatives"]) == (166, 176, ["1999"])


def test_an_article_has_its_text_only_when_asked() -> None:
    told = article("a", "Words.", published="2018-08-29")
    short, long = article_json(told), article_json(told, text=True)
    assert keys(short) == "id file url title outlet author published published_from updated language sha256 furniture"
    assert keys(long) == keys(short).replace("furniture", "text furniture")
    assert (short["published"], short["updated"]) == ("2018-08-29", None)


def test_days_are_both_null_where_one_side_is_open() -> None:
    assert day_bounds(Edtf.parse("2018-07/..")) == {"earliest": None, "latest": None}
    assert day_bounds(None) == {"earliest": None, "latest": None}
    assert day_bounds(Edtf.parse("-0043-03-15"))["earliest"] == "-0043-03-15"


def test_a_line_holds_every_mark_that_readers_take_for_a_line_end() -> None:
    text = "a\nb\u2028c\u2029d\x85e 🙂 é"
    written = line({"text": text})
    assert written.splitlines() == [written]
    assert json.loads(written) == {"text": text}
    assert "🙂 é" in written


def test_a_lone_surrogate_is_escaped_so_that_the_line_is_utf_8() -> None:
    written = line({"text": "\ud800 é"})
    assert json.loads(written.encode()) == {"text": "\ud800 é"}
