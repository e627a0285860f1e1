"""The strip of publications: every article in view has its tick, and the nearest to the pointer is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.parts import Rect
from timeline_app.timeline.publications import Publications
from timeline_app.timeline.scale import TimeScale

DAY = 86_400
RECT = Rect(100.0, 46.0, 1_000.0, 26.0)
articles = st.lists(st.tuples(st.integers(-50, 150), st.booleans()), max_size=40)


def published(days: list[tuple[int, bool]]) -> Publications:
    return Publications.of((f"a{n}", day * DAY + DAY // 2, doubtful) for n, (day, doubtful) in enumerate(days))


@given(articles, st.sets(st.integers(0, 39)))
def test_every_article_in_view_has_its_tick_in_its_ink(days: list[tuple[int, bool]], chosen: set[int]) -> None:
    scale = TimeScale.fit(0, 100 * DAY, RECT.width)
    strip = published(days).choosing({f"a{n}" for n in chosen}).strip(RECT, scale)

    def places(of: list[int]) -> list[float]:
        return sorted({round(8 * (100 + scale.to_x(day * DAY + DAY // 2))) / 8 for day in of if 0 <= day < 100})

    assert strip.ticks.tolist() == places([day for day, _ in days])
    assert strip.doubtful.tolist() == places([day for day, doubtful in days if doubtful])
    assert strip.chosen.tolist() == places([day for n, (day, _) in enumerate(days) if n in chosen])


@given(articles, st.floats(100, 1_100))
def test_the_nearest_tick_is_found_with_how_many_share_its_day(days: list[tuple[int, bool]], x: float) -> None:
    scale = TimeScale.fit(0, 100 * DAY, RECT.width)
    found = published(days).strip(RECT, scale).at(x, 4.0)
    distances = [abs(100 + scale.to_x(day * DAY + DAY // 2) - x) for day, _ in days]
    if found is None:
        assert all(distance > 4 for distance in distances)
        return
    assert abs(found.x - x) == min(distances)
    day = days[int(found.article[1:])][0]
    assert found.that_day == sum(other == day for other, _ in days)


def test_the_selected_events_own_article_comes_first() -> None:
    scale = TimeScale.fit(0, 100 * DAY, RECT.width)
    strip = published([(3, False), (3, True), (3, False)]).choosing(["a2"]).strip(RECT, scale)
    found = strip.at(135.0, 4.0)
    assert found is not None
    assert (found.article, found.selected, found.doubtful, found.that_day) == ("a2", True, False, 3)


def test_who_is_in_no_column_is_not_chosen() -> None:
    assert not published([(3, False)]).choosing(["elsewhere"]).chosen.size
