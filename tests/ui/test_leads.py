"""What leads to a place of an article, in ledger, derivations and mentions in context, names what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.resources import DEMOS, Demo, resource
from timeline_app.store.catalogue import Catalogue
from timeline_app.ui.concordance import passages
from timeline_app.ui.ledger import entries
from timeline_app.ui.proof_words import Way, parts
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Lead = tuple[str, int, int, str]  # article, start, end, what stands there


@pytest.mark.parametrize("demo", DEMOS.values(), ids=list(DEMOS))
def test_every_place_that_is_led_to_says_what_is_quoted(demo: Demo, tmp_path: Path) -> None:
    path = tmp_path / "demo.tldb"
    with Workspace(path, create=True) as workspace:
        workspace.add([resource(demo.folder)])
        texts = {article.id: article.text for article in workspace.articles()}
        found = [*_of_ledger(path), *_of_derivations(workspace), *_of_mentions(workspace, path)]
    assert len(found) > 100
    assert [each for each in found if texts[each[0]][each[1] : each[2]].split() != each[3].split()] == []
    assert all(words for *_, words in found)


def _of_ledger(path: Path) -> Iterator[Lead]:
    with Catalogue.open(path) as catalogue:
        for some in entries(catalogue):
            yield from ((entry.place.article, entry.start, entry.end, entry.text) for entry in some)


def _of_derivations(workspace: Workspace) -> Iterator[Lead]:
    articles = {article.id: article for article in workspace.articles()}
    for event in workspace.events():
        for position, mention in enumerate(event.mentions):
            told = parts(event, position, articles, workspace.times_of(mention.article))
            leads = (statement.lead for part in told for statement in part.statements)
            for lead in leads:
                if lead is not None and lead.way is Way.PLACE:
                    yield mention.article, lead.numbers[0], lead.numbers[1], lead.quoted


def _of_mentions(workspace: Workspace, path: Path) -> Iterator[Lead]:
    mentions = [mention for event in workspace.events() for mention in event.mentions]
    names = {name.name for mention in mentions for name in (*mention.people, *mention.places, *mention.organizations)}
    with Catalogue.open(path) as catalogue:
        for name in sorted(names):
            for some in passages(catalogue, name, lambda: False):
                yield from ((each.article, each.start, each.end, each.words) for each in some)
