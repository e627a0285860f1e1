"""Groups are made of links; what a union does not touch is not looked at again."""

from __future__ import annotations

from heapq import heappush
from typing import TYPE_CHECKING, Any

from making import article, link, mention

from timeline_app.link import clustering

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
