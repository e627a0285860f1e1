"""Parts of speech: own sentences, and the accuracy on GUM's news, which the model was not trained on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sequence_trainer import fingerprint
from train_tags import HELD_OUT, sentences

from timeline_app.extract.sequence import SequenceModel
from timeline_app.extract.tagging import TAGS, casing, tag
from timeline_app.resources import resource

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "entities" / "gum.conllu.gz"
FLOOR = 94.0  # per cent of the words of GUM's news


def tagged(text: str) -> str:
    found = tag(text, [(0, len(text))])
    return " ".join(f"{word}/{kind}" for word, kind in zip(found.words, found.tags, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister resigned on Friday after he was asked to leave.", "resigned/VBD was/VBD asked/VBN leave/VB"),
        ("Police have arrested two men, who will appear in court.", "have/VBP arrested/VBN men/NNS will/MD appear/VB"),
        ("She says the company's plan isn't ready.", "says/VBZ company/NN 's/POS plan/NN is/VBZ n't/RB ready/JJ"),
        ("Troops are leaving the city of Mosul.", "Troops/NNS are/VBP leaving/VBG city/NN Mosul/NNP"),
        ("The leaders met in Hanoi, where they signed a treaty.", "met/VBD in/IN Hanoi/NNP where/WRB signed/VBD"),
        ("“We saw them,” said Jane Roe.", "We/PRP saw/VBD them/PRP said/VBD Jane/NNP Roe/NNP"),
    ],
)
def test_verbs_nouns_and_names_are_told_apart(text: str, words: str) -> None:
    found = tagged(text).split()
    assert [word for word in words.split() if word not in found] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fire Kills Three in Leeds Hotel", "Fire/NN Kills/VBZ Three/CD in/IN Hotel/NNP"),
        ("Senate passes tax bill after Republicans yield", "Senate/NNP passes/VBZ bill/NN yield/VBP"),
        ("MINISTER RESIGNS AFTER THE VOTE", "AFTER/IN THE/DT VOTE/NN"),
    ],
)
def test_headlines_with_capitals_and_without_a_stop_are_read_too(text: str, words: str) -> None:
    found = tagged(text).split()
    assert [word for word in words.split() if word not in found] == []


def test_how_a_sentence_is_written_is_told_by_its_longer_words() -> None:
    words = [
        "Ferry",
        "Sinks",
        "off",
        "Arden",
        "Coast",
        "FERRY",
        "SINKS",
        "OFF",
        "ARDEN",
        "The",
        "ferry",
        "sank",
        "off",
        "Arden",
    ]
    assert [number // 3 for number in casing(words, [5, 4, 5])] == [1] * 5 + [2] * 4 + [0] * 5


def test_spans_of_a_text_keep_their_words_and_places() -> None:
    text = "Rain fell. — It stopped."
    found = tag(text, [(0, 10), (13, 24)])
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == found.words
    assert found.bounds == [0, 3, 6]
    assert found.sentences == [0, 0, 0, 1, 1, 1]
    assert set(found.tags) <= set(TAGS)


def test_text_without_words_is_served() -> None:
    assert tag("", []).words == []
    assert tag("   ", [(0, 3)]).bounds == [0, 0]


def test_model_was_made_by_the_script_as_it_is() -> None:
    model = SequenceModel(resource("models", "tags.npz"))
    assert set(model.labels) == set(TAGS)
    assert model.header["fingerprint"] == fingerprint(ROOT / "packaging" / "models" / "train_tags.py"), "train again"


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpora is not here: accuracy is not measured")
def test_accuracy_on_news_that_it_was_not_trained_on() -> None:
    model = SequenceModel(resource("models", "tags.npz"))
    news = [example for name, example in sentences(CORPUS) if name.startswith(HELD_OUT)]
    words = [word for example in news for word in example.words]
    gold = [label for example in news for label in example.labels]
    lengths = [len(example.words) for example in news]
    found = model.decode(words, lengths, {"casing": casing(words, lengths)})
    right = sum(model.labels[number] == label for number, label in zip(found.tolist(), gold, strict=True))
    assert 100 * right / len(gold) >= FLOOR
