"""Who says what in whole articles: own sentences of each shape, and a floor on PolNeAR's articles 701 to 840."""

from __future__ import annotations

import gzip
import json
import time
from itertools import islice
from pathlib import Path

import pytest
from sequence_trainer import fingerprint

from timeline_app.extract.attribution_model import find_attributions
from timeline_app.extract.hashed import HashedModel
from timeline_app.extract.sentences import sentence_spans
from timeline_app.resources import resource

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "attributions" / "polnear.jsonl.gz"
FLOOR = 67.0  # F1 of source and content on every fourth of the articles 701 to 840


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (text[slice(*a.source)] if a.source else None, text[slice(*a.cue)], text[slice(*a.content)])
        for a in find_attributions(text, sentence_spans(text))
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministry said that the bridge was closed.", ("ministry", "said", "the bridge was closed")),
        ("The bridge was closed, the ministry said.", ("ministry", "said", "The bridge was closed")),
        ("“The bridge is closed,” said Anna Berg, a clerk.", ("Anna Berg", "said", "The bridge is closed")),
        ("According to the coast guard, two boats sank.", ("coast guard", "According", "two boats sank")),
        ("Two boats sank, according to the coast guard.", ("coast guard", "according", "Two boats sank")),
        ("The indictment says that Mr Lund hid the money.", ("indictment", "says", "Mr Lund hid the money")),
        ("Two officials familiar with the talks said the deal was dead.", ("officials", "said", "the deal was dead")),
        ("The union wants the mill to open again.", ("union", "wants", "the mill to open again")),
        ("Most farmers believe that the drought will end.", ("farmers", "believe", "the drought will end")),
        ("The poll found that few voters knew his name.", ("poll", "found", "few voters knew his name")),
        ("Doctors urged the council to close the well.", ("Doctors", "urged", "close the well")),
        ("Ms Berg told The Times that she would resign.", ("Ms Berg", "told", "she would resign")),
        ("She promised to repay every loan.", ("She", "promised", "repay every loan")),
        ("The mayor’s claim that the fire was set is false.", ("mayor", "claim", "the fire was set")),
    ],
)
def test_source_cue_and_content_are_found(text: str, told: tuple[str, str, str]) -> None:
    who, cue, what = told
    assert any(who in (source or "") and cue == word and what in content for source, word, content in said(text))


def test_a_quotation_is_taken_whole_over_its_sentences() -> None:
    text = "The well ran dry.\n\n“We waited for days. Nobody came,” Ola Nys said."
    assert ("Ola Nys", "said", "We waited for days. Nobody came") in said(text)


def test_a_pronoun_is_a_source() -> None:
    text = "Ola Nys ran the ferry for ten years. He said it had never been safe."
    assert ("He", "said", "it had never been safe") in said(text)


def test_what_one_source_says_twice_is_parted() -> None:
    text = "Ms Berg praised the nurses and criticized the minister."
    contents = [what for _, _, what in said(text)]
    assert contents == ["the nurses", "the minister"]


def test_a_saying_in_what_another_says_is_found() -> None:
    text = "The Star reported that officials believe the plant is unsafe."
    assert [source for source, _, _ in said(text)] == ["The Star", "officials"]


def test_plain_telling_has_no_attribution() -> None:
    assert said("The train left at noon. Rain fell on the hills all day.") == []


def test_text_without_words_is_served() -> None:
    assert find_attributions("", []) == ()
    assert find_attributions("   ", [(0, 3)]) == ()


@pytest.mark.parametrize("token", ["“", "said ", "x, ", '"a" said ', "said\n\n"])
def test_hostile_text_is_read_in_linear_time(token: str) -> None:
    def seconds(length: int) -> float:
        text = (token * (length // len(token) + 1))[:length]
        spans = sentence_spans(text)
        started = time.process_time()
        find_attributions(text, spans)
        return time.process_time() - started

    assert seconds(80_000) < 12 * seconds(20_000) + 1


@pytest.mark.parametrize("model", ["cues.npz", "sources.npz"])
def test_models_were_made_by_the_script_as_it_is(model: str) -> None:
    made_by = HashedModel(resource("models", model)).header["fingerprint"]
    assert made_by == fingerprint(ROOT / "packaging" / "models" / "train_attribution.py"), "train again"


@pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/corpora/attributions")
def test_sources_and_contents_of_polnear_are_found() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 700, 840, 4)]
    right = total = 0
    for row in rows:
        gold = [(_spans(one["source"]), _spans(one["content"])) for one in row["attributions"]]
        found = [(a.source, a.content) for a in find_attributions(row["text"], sentence_spans(row["text"]))]
        right += _right(gold, found)
        total += len(gold) + len(found)
    assert 200 * right / total >= FLOOR


Span = tuple[int, int]


def _spans(parts: list[dict[str, int]]) -> list[Span]:
    return [(part["start"], part["end"]) for part in parts]


def _overlap(ones: list[Span], other: Span | None) -> int:
    return sum(max(0, min(b, other[1]) - max(a, other[0])) for a, b in ones) if other else 0


def _right(gold: list[tuple[list[Span], list[Span]]], found: list[tuple[Span | None, Span]]) -> int:
    """Count as `measure/attributions.py` does: one to one, the largest overlap of contents first."""
    shared = ((_overlap(g[1], f[1]), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    used: tuple[set[int], set[int]] = set(), set()
    right = 0
    for _, i, j in sorted((-common, i, j) for common, i, j in shared if common):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            right += not gold[i][0] or _overlap(gold[i][0], found[j][0]) > 0
    return right
