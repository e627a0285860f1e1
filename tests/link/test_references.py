"""References are few and give their reason."""

from __future__ import annotations

from making import article, link, mention

from timeline_app.link.references import MOST
from timeline_app.records import Role


def test_events_of_one_story_refer_to_the_one_before_and_the_one_after() -> None:
    told = [
        mention("a", "A ship sank.", "2018-07-01"),
        mention("a", "The owner was charged.", "2018-07-09", start=20),
    ]
    before, after = link(told, {"a": article("a", "x" * 60)})
    assert [(r.kind, r.event) for r in before.references] == [("follows", after.id)]
    assert [(r.kind, r.event) for r in after.references] == [("follows", before.id)]
    assert "Title of a" in after.references[0].why


def test_a_reported_event_cites_the_statement_in_its_sentence() -> None:
    text = "A ship sank last week, the Agency reported on Monday."
    told = [
        mention("a", text, "2018-07-01", by=("The Agency",), label="A ship sank"),
        mention("a", text, "2018-07-09", role=Role.STATEMENT, label="The Agency reported"),
    ]
    event, statement = link(told, {"a": article("a", text)})
    (cited,) = [r for r in event.references if r.kind == "cites"]
    assert cited.event == statement.id
    assert "The Agency" in cited.why
    assert [r.event for r in statement.references if r.kind == "cites"] == [event.id]


def test_shared_people_are_referred_to_a_few_at_a_time() -> None:
    told = [
        mention(f"n{n}", f"Reason{n} took Jane Roe elsewhere.", f"2018-07-{n + 1:02}", people=("Jane Roe",))
        for n in range(20)
    ]
    events = link(told, {m.article: article(m.article, m.text) for m in told})
    assert len(events) == 20
    ids = {event.id for event in events}
    for event in events:
        shared = [r for r in event.references if r.kind == "shares"]
        assert 0 < len(shared) <= MOST
        assert {r.event for r in shared} <= ids - {event.id}
        assert all("Jane Roe" in r.why for r in shared)


def test_the_same_told_on_another_day_elsewhere_is_a_conflict_of_dates() -> None:
    told = [
        mention(name, "The bridge at Arden fell.", day, places=("Arden",))
        for name, day in (("a", "2018-07-03"), ("b", "2018-07-05"))
    ]
    one, other = link(told, {name: article(name, name) for name in "ab"})
    (conflict,) = [r for r in one.references if r.kind == "conflicts"]
    assert (conflict.about, conflict.ours, conflict.theirs) == ("date", "2018-07-03", "2018-07-05")
    assert conflict.event == other.id
