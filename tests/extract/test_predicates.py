"""The event's own word of a clause, whether it tells a happening, and whether it denies one."""

from __future__ import annotations

import pytest

from timeline_app.extract.predicates import Form, find_predicate
from timeline_app.extract.tagging import tag


def predicate(sentence: str) -> tuple[str, bool, bool]:
    found = find_predicate(tag(sentence, [(0, len(sentence))]), 0, len(sentence))
    assert found is not None
    return sentence[found.start : found.end], found.happens, found.negated


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The programme included a parade of old buses.", "parade"),
        ("Crews from Ghent had difficulties crossing the lock.", "difficulties"),
        ("The mayor was there to open the market.", "was"),
        ("The tram has a new bell.", "has"),
        ("The harbour faces a strike.", "faces"),
        ("The ferry that the town had hired has been recalled.", "recalled"),
        ("The port's two pilots have rejected the offer.", "rejected"),
        ("The explosion was the worst of the winter.", "explosion"),
        ("The eighty people whom the ferry took are safe.", "took"),
        ("A keeper saw two lights at sea.", "saw"),
        ("Anna Smit was named head of the museum.", "named"),
        ("Some families are already being moved to Bruges.", "moved"),
        ("Three crews are reported to have left the island.", "left"),
        ("Anna Smit was the first pilot to cross the strait.", "cross"),
        ("The captain had the mast repaired in Ostend.", "repaired"),
        ("The unions have all signed the paper.", "signed"),
        ("This was the third strike in a month.", "strike"),
        ("The harbour is currently closed to ships.", "closed"),
        ("The firm now sells bicycles.", "sells"),
        ("The captain is still missing.", "missing"),
        ("The pilot is also among those killed.", "is"),
        ("The chairman, Jan Maes, called the plan a mistake.", "called"),
        ("The union too abstained.", "abstained"),
        ("The move follows a strike in Ghent.", "follows"),
        ("The guests included Anna Smit.", "included"),
        ("The firm is in talks with the port.", "is"),
        ("Later, she said, she saw a second light.", "saw"),
        ("The barge was at 3 o'clock this afternoon being towed to Ghent.", "towed"),
        ("The barge is being towed to Ghent.", "towed"),
        ("The barge was on her way to Ghent, towed by a tug.", "towed"),
        ("Every passenger was safe.", "safe"),
        ("The tug had the barge in tow.", "tow"),
        ("The tug has the crew on board.", "has"),
        ("The tug called for help.", "called"),
        ("The tug that had the barge in tow was trying to reach Ghent.", "trying"),
        ("The office meant to repair it.", "repair"),
        ("Two sailors had been let go for want of proof.", "let"),
    ],
)
def test_what_tells_a_happening_and_by_which_word(sentence: str, word: str) -> None:
    assert predicate(sentence) == (word, True, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry did not reach the harbour.",
        "The crew failed to start the engine.",
        "No passengers were rescued.",
        "The owner has never visited the yard.",
        "The pilot could not stop the engine.",
    ],
)
def test_what_did_not_happen(sentence: str) -> None:
    assert predicate(sentence)[2]


@pytest.mark.parametrize(
    "sentence",
    [
        "The hull has two decks.",
        "Ghent is a port.",
        "The tram line serves six towns.",
        "The law covers ferries.",
        "Now is the time to paint the hull.",
        "We now know the captain.",
    ],
)
def test_a_standing_state_is_no_happening(sentence: str) -> None:
    assert not predicate(sentence)[1]


def test_not_only_denies_nothing() -> None:
    assert not predicate("The crew did not only paint the hull.")[2]


def test_what_could_not_be_done_was_not_done() -> None:
    sentence = "The pilot could not stop the engine."
    found = find_predicate(tag(sentence, [(0, len(sentence))]), 0, len(sentence))
    assert found is not None
    assert found.form is Form.PAST
