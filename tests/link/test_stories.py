"""Which articles tell one story: what all of them say together decides where two alone are in doubt."""

from __future__ import annotations

from itertools import combinations

from timeline_app.link.stories import stories_of


def told(odds: dict[str, float], otherwise: float = -5.0) -> set[frozenset[str]]:
    """Return the stories of articles whose names are letters; `odds` are of pairs such as "ab"."""
    articles = sorted(set("".join(odds)))
    found = stories_of(
        combinations(articles, 2), lambda one, other: odds.get(one + other, odds.get(other + one, otherwise))
    )
    return {frozenset(one for one in articles if found[one] == story) for story in found.values()}


def test_articles_that_are_alike_tell_one_story() -> None:
    assert told({"ab": 3.0, "cd": 3.0}) == {frozenset("ab"), frozenset("cd")}


def test_two_that_are_in_doubt_tell_one_story_where_a_third_agrees_with_both() -> None:
    assert told({"ab": -1.0}) == {frozenset("a"), frozenset("b")}
    assert told({"ab": -1.0, "ac": 3.0, "bc": 3.0}) == {frozenset("abc")}


def test_one_likeness_does_not_make_two_stories_one() -> None:
    alike = {"ab": 3.0, "bc": 3.0, "ac": 3.0, "de": 3.0, "ef": 3.0, "df": 3.0, "cd": 2.0}
    assert told(alike) == {frozenset("abc"), frozenset("def")}


def test_stories_do_not_hang_on_the_order_of_pairs() -> None:
    odds = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 0.4, ("c", "d"): 1.1}

    def ask(one: str, other: str) -> float:
        return odds.get((one, other), odds.get((other, one), -2.0))

    assert stories_of(odds, ask) == stories_of([(other, one) for one, other in reversed(odds)], ask)
