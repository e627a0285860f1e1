"""Events follow from the mentions and the user's laws, in whatever order and in whatever portions these come."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from making import article, mention, reading

from timeline_app.link.coreference import together
from timeline_app.link.features import features_of
from timeline_app.records import HOSTS
from timeline_app.relinking import Relinking
from timeline_app.store.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline_app.records import Article, Event, Reading

PLACES = ("Oslo", "Arden", "Torrey", "Nordhaven")
DID = ("opened the bridge", "rejected the treaty", "signed the contract", "closed the mill", "freed the hostages")
WHO = ("Ines Marlow", "Jane Roe", "Tom Ashby")


def told(number: int, chance: random.Random, *, days: int = 4, sentences: int = 4) -> Reading:
    """Make an article that reports a few of the events of a small world, as several others do."""
    parts: list[str] = []
    mentions = []
    for _ in range(chance.randint(1, sentences)):
        who, did, place = chance.choice(WHO), chance.choice(DID), chance.choice(PLACES)
        day = chance.randint(1, days)
        text = f"{who} {did} in {place} on July {day}."
        date = f"2018-07-{day:02}" if chance.random() < 0.8 else "2018-07"
        start = sum(map(len, parts))
        made = mention(f"a{number}", text, date, start=start, expression=f"July {day}", places=(place,), people=(who,))
        at = start + text.index(did)
        if chance.random() < 0.8:
            made = replace(made, trigger=(at, at + did.index(" ")))
        mentions.append(made)
        parts.append(f"{text} ")
    return reading(article(f"a{number}", "".join(parts), published="2018-07-10"), *mentions)


def told_by(events: Sequence[Event]) -> list[tuple[object, ...]]:
    """Return everything of events but their ids, which may tell where they come from."""
    return sorted(
        (event.label, str(event.date), event.rank, tuple(m.key for m in event.mentions), event.reasons)
        for event in events
    )


def linked(path: Path, portions: Sequence[Sequence[Reading]]) -> list[tuple[object, ...]]:
    with Project.open(path, create=True) as project:
        for portion in portions:
            project.add(portion)
            assert Relinking(project).link() is None
        assert project.check() == []
        return told_by(Relinking(project).events())


def portions_of(readings: Sequence[Reading], chance: random.Random) -> Iterator[Sequence[Reading]]:
    at = 0
    while at < len(readings):
        size = chance.randint(1, 7)
        yield readings[at : at + size]
        at += size


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_portions_give_the_same_events(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    # Few days and places: blocks grow beyond their hosts, so that hosts lose their places to later ones.
    readings = [told(number, chance, days=2 + seed) for number in range(40)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    with Project.open(tmp_path / "whole.tldb") as project:
        sizes = project._file.rows("SELECT count(*) FROM blocks GROUP BY block")
    assert max(size for (size,) in sizes) > HOSTS
    singly = linked(tmp_path / "singly.tldb", [[one] for one in readings])
    assert singly == whole
    chance.shuffle(readings)
    assert linked(tmp_path / "shuffled.tldb", list(portions_of(readings, chance))) == whole


@pytest.mark.parametrize("seed", range(3))
def test_dating_articles_anew_and_back_gives_what_linking_anew_gives(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    readings = [told(number, chance, days=2) for number in range(30)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    with Project.open(tmp_path / "redated.tldb", create=True) as project:
        relinking = Relinking(project)
        project.add(readings[:20])
        relinking.link()
        project.add(readings[20:])
        chosen = chance.sample(readings, 6)
        ids = {event.id for event in relinking.events()}
        for one in chosen:
            moved = [replace(m, date=None, time=None, leans_on="nothing") for m in one.mentions]
            project.redate([(replace(one.article, published=None), (), moved)])
            relinking.link()
        assert told_by(relinking.events()) != whole
        project.redate([(one.article, one.times, one.mentions) for one in chosen])
        assert told_by(relinking.events()) == whole
        assert len(ids & {event.id for event in relinking.events()}) > len(ids) / 2
        assert project.check() == []


def test_nothing_but_what_a_change_touches_is_written(tmp_path: Path) -> None:
    chance = random.Random(1)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        relinking = Relinking(project)
        project.add([told(number, chance) for number in range(30)])
        relinking.link()
        rows = "SELECT number, id FROM events"
        before = set(project._file.rows(rows))
        far = mention("far", "A ship sank near Elsewick on 3 May 1999.", "1999-05-03", places=("Elsewick",))
        project.add([reading(article("far", far.text), far)])
        relinking.link()
        after = set(project._file.rows(rows))
        assert before < after
        assert len(after - before) == 1


def test_linking_a_project_finds_what_the_command_finds(tmp_path: Path) -> None:
    chance = random.Random(3)
    readings = [told(number, chance, days=9, sentences=2) for number in range(12)]
    features = [features_of(one, each.article) for each in readings for one in each.mentions]
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        project.add(readings)
        events = Relinking(project).events()
    assert {frozenset(m.key for m in e.mentions) for e in events} == {
        frozenset(features[number].key for number, _ in group) for group in together(features)
    }


def test_an_interruption_loses_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2)
    readings = [told(number, chance) for number in range(30)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    monkeypatch.setattr("timeline_app.relinking.PORTION", 3)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        project.add(readings[:26])
        Relinking(project).link()
        project.add(readings[26:])
        changed = len(project.linkage.unlinked(999))
        assert Relinking(project)._link_some()
        assert 0 < len(project.linkage.unlinked(999)) < changed
    with Project.open(tmp_path / "p.tldb") as again:
        assert told_by(Relinking(again).events()) == whole
        assert again.linkage.unlinked(999) == {}


def test_linking_while_articles_are_added_gives_the_same_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(6)
    readings = [told(number, chance, days=3) for number in range(40)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    monkeypatch.setattr("timeline_app.relinking.REMEMBERED", 12)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        relinking = Relinking(project)
        for start in range(0, 40, 5):
            project.add(readings[start : start + 5])
            relinking.link_added()
            assert not any(project.linkage.unlinked(999).values())
        assert told_by(relinking.events()) == whole
        assert project.linkage.unlinked(999) == {}


def test_what_hangs_together_with_many_is_put_off_and_is_the_same_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(9)
    readings = [told(number, chance, days=3) for number in range(40)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    monkeypatch.setattr("timeline_app.link.components.LARGE", 4)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        relinking = Relinking(project)
        project.add(readings[:15])
        relinking.link()
        before = {key: event.id for event in relinking.events() for key in (m.key for m in event.mentions)}
        relinking.begin_adding()
        for start in range(15, 40, 5):
            project.add(readings[start : start + 5])
            relinking.link_added()
        waiting = project.linkage.unlinked(999)
        assert waiting
        assert not any(waiting.values())
        relinking.end_adding()
        assert project.linkage.unlinked(999) == {}
        after = relinking.events()
        assert told_by(after) == whole
        kept = {event.id for event in after}.intersection(before.values())
        assert len(kept) > len(set(before.values())) * 0.8


@pytest.mark.parametrize("portion", [3, 40])
def test_what_was_put_off_when_adding_was_interrupted_is_linked_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    chance = random.Random(10)
    readings = [told(number, chance, days=2) for number in range(30)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    monkeypatch.setattr("timeline_app.link.components.LARGE", 3)
    monkeypatch.setattr("timeline_app.relinking.PORTION", portion)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        relinking = Relinking(project)
        relinking.begin_adding()
        for start in range(0, 20, 5):
            project.add(readings[start : start + 5])
            relinking.link_added()
        assert project.linkage.unlinked(999)
        project.add(readings[20:])
    with Project.open(tmp_path / "p.tldb") as again:
        assert told_by(Relinking(again).events()) == whole


def test_a_text_that_is_added_again_is_compared_as_if_it_were_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(11)
    readings = [told(number, chance, days=2) for number in range(12)]
    copied = [_copy(one, f"{one.article.id}{again}") for one in readings for again in "xyz"]
    events = linked(tmp_path / "copies.tldb", [readings, copied[:20], copied[20:]])
    monkeypatch.setattr("timeline_app.link.twins.Twins.meet", lambda *_: None)
    assert linked(tmp_path / "each.tldb", [readings, copied]) == events


def _copy(one: Reading, identity: str) -> Reading:
    mentions = [replace(each, article=identity) for each in one.mentions]
    return reading(replace(one.article, id=identity, file=f"{identity}.txt"), *mentions)


def test_what_tells_copies_is_kept_and_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(8)
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        relinking = Relinking(project)
        project.add([told(number, chance, days=2) for number in range(20)])
        relinking.link()
        known = project.linkage.signatures(f"a{number}" for number in range(20))
        assert len(known) > 10
        made: list[str] = []

        def sign(one: Article) -> bytes:
            made.append(one.id)
            return b""

        monkeypatch.setattr("timeline_app.link.copies.signature_of", sign)
        project.add([told(20, chance, days=2)])
        relinking.link()
        assert not known.keys() & set(made)


def test_a_project_that_may_only_be_read_shows_its_events(tmp_path: Path) -> None:
    chance = random.Random(4)
    readings = [told(number, chance) for number in range(12)]
    whole = linked(tmp_path / "whole.tldb", [readings])
    with Project.open(tmp_path / "p.tldb", create=True) as project:
        project.add(readings[:11])
        Relinking(project).link()
        project.add(readings[11:])
        project._file.connection.execute("PRAGMA query_only = ON")
        assert told_by(Relinking(project).events()) == whole
        assert project.linkage.unlinked(999) != {}
