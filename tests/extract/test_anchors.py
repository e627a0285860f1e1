"""Which events get a date and how often the right one: SemEval-2015 task 4, as `shared/measure/anchors.py` scores."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from timeline_app.dates.edtf import Edtf, day_text
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article, Mention, Role

TRIAL = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "anchors" / "semeval2015-trial.jsonl"
COVERED, RIGHT = 84, 58  # percent, pinned: raise them with what is reached


def dates_of(mentions: tuple[Mention, ...], sentence: str) -> set[tuple[str, str]]:
    said = set()
    for mention in mentions:
        date, text = mention.date, " ".join(mention.text.split())
        if mention.role is not Role.EVENT or date is None or not (text in sentence or sentence in text):
            continue
        if date.earliest is not None and date.latest is not None:
            said.add((day_text(date.earliest), day_text(date.latest)))
    return said


def bounds(date: str) -> tuple[str, str]:
    whole = Edtf.parse(date)
    assert whole.earliest is not None
    assert whole.latest is not None
    return day_text(whole.earliest), day_text(whole.latest)


@pytest.mark.skipif(not TRIAL.exists(), reason=f"{TRIAL} is absent: the floors of events' dates are not checked")
def test_events_get_their_dates() -> None:
    gold, covered, right = 0, 0, 0.0
    for line in TRIAL.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        text = "\n\n".join(doc["sentences"].values())
        title = doc["sentences"].get("0", "")
        article = Article(doc["id"], "a", text, "", title, "title", published=Edtf.parse(doc["published"]))
        mentions = analyse(article)[1]
        for event in doc["mentions"]:
            if event["date"] is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", event["date"]):
                continue
            gold += 1
            got = dates_of(mentions, " ".join(doc["sentences"][str(event["sentence"])].split()))
            covered += bool(got)
            right += (bounds(event["date"]) in got) / len(got) if got else 0
    assert gold > 0
    assert (100 * covered / gold >= COVERED, 100 * right / gold >= RIGHT) == (True, True), (covered, right, gold)
