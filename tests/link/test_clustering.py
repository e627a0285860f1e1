"""Groups are made of links; what a union does not touch is not looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappush
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from making import article, link, mention

from timeline_app.link import clustering
from timeline_app.link.features import features_of

if TYPE_CHECKING:
    import pytest


def test_an_event_of_many_reports_queues_no_more_than_its_links(monkeypatch: pytest.MonkeyPatch) -> None:
    text, many = "The mayor died in Oslo on Monday.", 300
    queued: list[object] = []

    def push(heap: list[Any], item: Any) -> None:
        queued.append(item)
        heappush(heap, item)

    monkeypatch.setattr(clustering, "heappush", push)
    told = [mention("a", text, "2018-07-02", places=("Oslo",), start=40 * at) for at in range(many)]
    assert len(link(told, {"a": article("a", f"{text:40}" * many)})) == 1
    assert many <= len(queued) < 40 * many  # the square would be 90,000 and half of it 45,000


@dataclass(frozen=True)
class Alike:
    """A link."""

    one: str
    other: str
    score: float
    why: str = "alike"


def groups_of(many: int, odds: float, published: str | None, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of the groups of mentions of so many articles that are all as alike."""
    monkeypatch.setattr(clustering, "log_odds", lambda one, other: odds)
    told = [mention(f"a{at}", "Envoys met in Oslo.", None, places=("Oslo",)) for at in range(many)]
    features = [features_of(one, article(one.article, one.text, published=published)) for one in told]
    links = [Alike(one.key, other.key, odds) for one, other in combinations(features, 2)]
    return sorted(len(one.mentions) for one in clustering.cluster({one.key: one for one in features}, links))


def test_of_undated_articles_what_many_tell_alike_needs_less_than_what_two_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert groups_of(2, 0.3, None, monkeypatch) == [1, 1]
    assert groups_of(2, 1.5, None, monkeypatch) == [2]
    assert groups_of(8, 0.3, None, monkeypatch) == [8]


def test_dated_reports_need_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    assert groups_of(2, 0.3, "2018-07-02", monkeypatch) == [2]


def test_what_the_user_calls_the_same_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clustering, "log_odds", lambda one, other: 0.3)
    told = [mention(name, "Envoys met in Oslo.", None) for name in "ab"]
    features = {one.key: features_of(one, article(one.article, one.text)) for one in told}
    same = clustering.Laws(same=frozenset({(told[0].key, told[1].key)}))
    assert len(clustering.cluster(features, [Alike(told[0].key, told[1].key, 0.3)], same)) == 1


def test_what_is_copied_many_times_is_weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[tuple[str, str]] = []

    def noted(one: Any, other: Any) -> float:
        weighed.append((one.text, other.text))
        return 1.0

    monkeypatch.setattr(clustering, "log_odds", noted)
    texts = ["Envoys met in Oslo.", "Envoys of two states met in Oslo."]
    told = [mention(f"a{at}", texts[at % 2], None, places=("Oslo",)) for at in range(24)]
    features = [features_of(one, article(one.article, one.text, published="2018-07-02")) for one in told]
    links = [Alike(one.key, other.key, 1.0) for one, other in pairwise(features)]
    (found,) = clustering.cluster({one.key: one for one in features}, links)
    assert len(found.mentions) == 24
    assert len(weighed) == len(set(weighed)) <= 4
