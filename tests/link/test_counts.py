"""Numbers are compared only where they count the same people of the same fate, and only as exactly as they are told."""

from __future__ import annotations

import pytest

from timeline_app.link.counts import counts_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 10 people were killed in Arden.", [("dead", "people", "At least 10 people")]),
        ("The blast killed 3.", [("dead", "", "3")]),
        ("Twenty-three miners were rescued.", [("saved", "miner", "Twenty-three miners")]),
        ("The death toll rose to 45 on May 3.", [("dead", "", "45")]),
        ("A hundred and five people perished.", [("dead", "people", "A hundred and five people")]),
        ("About 1,500 lives were lost.", [("dead", "lives", "About 1,500 lives")]),
        ("Some 20 to 30 people were killed.", [("dead", "people", "20 to 30 people")]),
        ("Between 20 and 30 people were killed.", [("dead", "people", "20 and 30 people")]),
        ("She lay eight to ten miles away.", [("away", "mile", "eight to ten miles")]),
        ("Three died and 12 were injured.", [("dead", "", "Three"), ("hurt", "", "12")]),
    ],
)
def test_a_count_has_a_fate_and_a_noun(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(count.fate, count.noun, count.text) for count in counts_of(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "He died in 1912 at the age of 54.",
        "The 2008 election was lost.",
        "Three others were hurt.",
        "Several dozen were killed.",
        "Twelve of them survived.",
        "Investors lost $300.",
        "Bridge 5 was destroyed on May 7.",
        "On April 14 the dead were counted.",
        "1219 The mayor says that the dead are being buried.",
    ],
)
def test_dates_measures_parts_and_names_count_nobody(text: str) -> None:
    assert counts_of(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("About 1,500 people died.", "1,517 people died.", True),
        ("1,500 people died.", "1,517 people died.", True),
        ("At least 10 people died.", "15 people died.", True),
        ("More than 20 people died.", "15 people died.", False),
        ("Nearly 50 people died.", "47 people died.", True),
        ("Up to 50 people died.", "30 people died.", True),
        ("Up to 50 people died.", "80 people died.", False),
        ("17 people died.", "13 people died.", False),
        ("20 to 30 people died.", "25 people died.", True),
        ("20 to 30 people died.", "37 people died.", False),
        ("Nearly 1,600 people died.", "1,440 people died.", False),
        ("Many lives were lost.", "1,490 people died.", True),
        ("About 150 people died.", "About 170 people died.", False),
    ],
)
def test_numbers_agree_as_exactly_as_they_are_told(one: str, other: str, agrees: bool) -> None:
    (a,), (b,) = counts_of(one), counts_of(other)
    assert a.counts_as(b)
    assert a.agrees(b) is b.agrees(a) is agrees


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The blast killed 3.", "The blast injured 12.", False),
        ("Three soldiers died.", "Five civilians died.", False),
        ("Three soldiers died.", "Five soldiers died.", True),
        ("3 people died.", "The blast killed 5.", True),
        ("700 passengers were saved.", "866 rescued.", False),
    ],
)
def test_counts_of_other_people_or_another_fate_are_not_compared(one: str, other: str, same: bool) -> None:
    (a,), (b,) = counts_of(one), counts_of(other)
    assert a.counts_as(b) is same


def test_a_long_run_of_numbers_ends() -> None:
    assert len(counts_of("killed " + "12 " * 50_000)) <= 50_000


def test_all_saved_means_nobody_dead_and_not_only_some_saved() -> None:
    dead, saved = counts_of("All passengers were saved.")
    assert (dead.fate, dead.number, saved.fate) == ("dead", 0, "saved")
    (only,), (some,) = counts_of("Only 675 people were saved."), counts_of("675 people were saved.")
    assert not saved.agrees(only)
    assert saved.agrees(some)


def test_many_dead_contradict_that_nobody_died() -> None:
    (many,), (dead, _) = counts_of("The officials admitted a loss of life."), counts_of("Everyone was saved.")
    assert many.counts_as(dead)
    assert not many.agrees(dead)


@pytest.mark.parametrize("text", ["All six officers were safe.", "All have been evacuated."])
def test_a_part_is_no_whole(text: str) -> None:
    assert all(count.fate != "dead" for count in counts_of(text))
