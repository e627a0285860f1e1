"""Pieces of the rules' own examples, joined at random: whatever is written, an answer keeps what answers promise."""

from __future__ import annotations

import random

import pytest

from timeline_app.dates.derivation import explain
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rules import load_rules
from timeline_app.dates.wording import wording

TEXTS = 400
GLUE = (
    *(" ", " ", " ", ", ", ". ", "-", "–", " (", ") ", "'s ", "\n\n", " to ", " and ", " of ", " on ", " from "),
    *(" after ", " before ", " since ", " until ", " by ", " between ", " early ", " late ", " every ", " the vote "),
    *(" the day after ", " the week before ", " two days after the ", " the night of ", " the vote on "),
)
PUBLISHED = (None, "2018-08-29", "2018-02", "2018", "0001-01-01", "9999-12-31", "-0043-03-15", "Y12345-01-01", "197X")


def pieces(chance: random.Random) -> list[str]:
    texts = [example.text.split() for rule in load_rules() for example in rule.examples]
    starts = [(words, chance.randrange(len(words))) for words in texts for _ in range(4)]
    return [" ".join(words[at : at + chance.randint(1, 6)]) for words, at in starts]


@pytest.mark.parametrize("published", PUBLISHED)
def test_answers_keep_what_they_promise(published: str | None) -> None:
    chance = random.Random(f"fragments {published}")
    fragments = pieces(chance)
    for _ in range(TEXTS):
        text = "".join(chance.choice(fragments) + chance.choice(GLUE) for _ in range(chance.randint(1, 14)))
        end = 0
        for time in find_times(text, Edtf.parse(published) if published else None):
            assert end <= time.start < time.end, text
            assert time.text == text[time.start : time.end]
            end = time.end
            assert explain(time)
            if time.date is not None:
                assert Edtf.parse(str(time.date)) == time.date, text
                assert wording(time.date)
