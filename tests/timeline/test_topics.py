"""An event stands in the lane of each topic of its articles and of each tag, in each once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.records import topic_key
from timeline_app.timeline.topics import spellings, topic_lanes

NAMES = ("Sea", "SEA", "sea", "Harbour-town", "Harbour town", "Law")
TOPICS = st.lists(st.lists(st.sampled_from(NAMES), max_size=4), min_size=1, max_size=5)


def lanes(
    told: list[tuple[int, int]], topics: list[list[str]], tagged: list[tuple[int, str]], count: int
) -> list[set[str]]:
    pairs = np.array(told, np.int64).reshape(-1, 2)
    found = topic_lanes(
        (pairs[:, 0], pairs[:, 1]),
        topics,
        (np.array([row for row, _ in tagged], np.int64), [name for _, name in tagged]),
        count,
    )
    assert len({*zip(found.rows.tolist(), found.lanes.tolist(), strict=True)}) == len(found)
    return [{found.names[lane] for lane in found.lanes[found.rows == row].tolist()} for row in range(count)]


def test_topics_of_all_articles_and_the_users_tags() -> None:
    topics = [["Sea", "Law"], [], ["law", "Ships"]]
    told = [(0, 0), (1, 0), (1, 2), (1, 2), (2, 1)]
    found = lanes(told, topics, [(1, "To check"), (3, "To check")], 5)
    assert found == [{"Law", "Sea"}, {"Law", "Sea", "Ships", "To check"}, {""}, {"To check"}, {""}]


def test_without_any_topic_all_stand_in_one_lane() -> None:
    assert lanes([], [], [], 2) == [{""}, {""}]


def test_a_topic_is_written_as_the_user_does_else_as_most_do() -> None:
    assert spellings([["sea", "Law"], ["Sea"], ["Sea"]], []) == {"sea": "Sea", "Sea": "Sea", "Law": "Law"}
    assert spellings([["Sea"], ["Sea"]], ["SEA"]) == {"Sea": "SEA", "SEA": "SEA"}
    assert spellings([["b-c"], ["b c"]], []) == {"b-c": "b c", "b c": "b c"}


@given(TOPICS, st.data())
def test_it_is_what_going_through_all_finds(topics: list[list[str]], data: st.DataObject) -> None:
    article = st.integers(0, len(topics) - 1)
    told = data.draw(st.lists(st.tuples(st.integers(0, 5), article), max_size=12))
    tagged = data.draw(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(NAMES)), max_size=5))
    found = lanes(told, topics, tagged, 6)
    for row in range(6):
        wanted = {topic_key(name) for one, at in told if one == row for name in topics[at]}
        wanted |= {topic_key(name) for one, name in tagged if one == row}
        assert {topic_key(name) for name in found[row]} == (wanted or {""})
