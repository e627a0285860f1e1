"""Mentions of one event become one event; look-alikes stay apart; ids stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import article, link, mention

from timeline_app.records import Role

if TYPE_CHECKING:
    from timeline_app.records import Event, Mention

MET = mention("a", "Envoys met quietly in Oslo last month.", "2018-07", places=("Oslo",), expression="last month")
AGAIN = mention("b", "There was a July meeting in Oslo.", "2018-07", places=("Oslo",), expression="July")


def joined(*mentions: Mention, known: dict[str, str] | None = None) -> tuple[Event, ...]:
    return link(mentions, {m.article: article(m.article, "x" * 1000) for m in mentions}, known)


def test_the_same_place_month_and_verb_in_two_articles_are_one_event_with_its_reason() -> None:
    (event,) = joined(MET, AGAIN)
    assert {m.article for m in event.mentions} == {"a", "b"}
    reason = event.reasons[1]
    assert "same place: Oslo" in reason
    assert "“last month” agrees with “July”" in reason
    assert "both: meeting" in reason or "both: met" in reason


def test_another_place_or_another_month_is_another_event() -> None:
    elsewhere = mention("b", "Envoys met quietly in Rome in July.", "2018-07", places=("Rome",))
    later = mention("b", "Envoys met quietly in Oslo in October.", "2018-10", places=("Oslo",))
    assert len(joined(MET, elsewhere)) == 2
    assert len(joined(MET, later)) == 2


def test_other_numbers_in_one_story_are_other_events() -> None:
    fifth = mention("a", "The mayor of Oslo opened bridge 5 on Monday.", "2018-07-02", places=("Oslo",))
    sixth = mention("a", "The mayor of Oslo opened bridge 6 on Monday.", "2018-07-02", places=("Oslo",), start=500)
    assert len(joined(fifth, sixth)) == 2


def test_two_dates_of_one_sentence_are_two_events() -> None:
    one = mention("a", "They met in Oslo in 2001 and in 2001.", "2001", places=("Oslo",))
    other = mention("a", one.text, "2001", places=("Oslo",), leans_on="the same sentence")
    assert len(joined(one, other)) == 2


def test_the_date_is_the_tightest_that_all_agree_with_as_its_source_puts_it() -> None:
    finer = mention("b", "The meeting in Oslo was around July 6 to 8.", "2018-07-06~/2018-07-08~", places=("Oslo",))
    (event,) = joined(MET, finer)
    assert str(event.date) == "2018-07-06~/2018-07-08~"


def test_overlapping_dates_leave_their_intersection() -> None:
    early = mention("a", "Envoys met in Oslo.", "[2018-07-01..2018-07-10]", places=("Oslo",))
    late = mention("b", "Envoys met in Oslo.", "[2018-07-08..2018-07-20]", places=("Oslo",))
    (event,) = joined(early, late)
    assert str(event.date) == "[2018-07-08..2018-07-10]"


def test_dates_that_only_chain_do_not_make_an_event_without_a_common_day() -> None:
    spans = {"a": "[2018-07-01..2018-07-05]", "b": "[2018-07-05..2018-07-09]", "c": "[2018-07-09..2018-07-12]"}
    events = joined(*(mention(name, "Envoys met in Oslo.", span, places=("Oslo",)) for name, span in spans.items()))
    assert len(events) == 2
    for event in events:
        assert event.date is not None


def test_a_headline_joins_what_says_the_same_and_that_names_the_event() -> None:
    headline = mention("a", "Envoys met in secret", "2018-07", leans_on="the lead")
    lead = mention("a", "Diplomats of two countries met last month.", "2018-07", start=30)
    (event,) = joined(headline, lead)
    assert event.label == lead.label
    assert event.reasons[1] == "the headline says what is told here"


def test_a_headline_joins_not_the_lead_where_a_later_sentence_says_what_it_says() -> None:
    headline = mention("a", "All aboard the Alma saved", "1931-06-08", leans_on="the lead: “on Monday”")
    lead = mention("a", "The Alma struck a rock on Monday.", "1931-06-08", start=40)
    later = mention("a", "A tug saved all who were aboard.", "1931-06-09?", start=90, leans_on="the story stands at")
    events = joined(headline, lead, later)
    assert sorted(len(event.mentions) for event in events) == [1, 2]
    assert {lead.text} in [{m.text for m in event.mentions} for event in events]


def test_a_headline_that_nothing_in_its_article_says_joins_nothing_and_joins_no_others() -> None:
    headline = mention("a", "Little hope remains for Torval", "1931-06-08", leans_on="the lead: “on Monday”")
    lead = mention("a", "The Alma struck a rock on Monday.", "1931-06-08", start=40)
    elsewhere = mention("b", "Hope remains in Torval.", "1931-06-08", start=0)
    assert len(joined(headline, lead)) == 2
    assert all({lead.text, elsewhere.text} != {m.text for m in e.mentions} for e in joined(headline, lead, elsewhere))


def test_statements_never_join_what_they_state() -> None:
    said = mention("b", AGAIN.text, "2018-07", places=("Oslo",), role=Role.STATEMENT)
    assert len(joined(MET, said)) == 2


def test_what_is_undated_comes_last() -> None:
    undated = mention("b", "Envoys quarrelled loudly in Rome.", None, places=("Rome",))
    events = joined(undated, MET)
    assert [event.date is None for event in events] == [False, True]


def test_ids_are_the_same_at_every_run_and_survive_a_new_mention() -> None:
    (first,) = joined(MET)
    (second,) = joined(MET)
    (third,) = joined(AGAIN, MET, known={MET.key: first.id})
    assert first.id == second.id == third.id


def test_an_event_that_splits_leaves_its_id_to_one_part_only() -> None:
    elsewhere = mention("b", "A fire broke out in Rome in July.", "2018-07", places=("Rome",))
    events = joined(MET, elsewhere, known={MET.key: "kept", elsewhere.key: "kept"})
    assert sorted(event.id == "kept" for event in events) == [False, True]


def test_every_mention_is_in_exactly_one_event() -> None:
    mentions = [
        mention(f"n{n}", f"Envoys met in Town{n % 5}.", f"2018-07-{n % 9 + 1:02}", places=(f"Town{n % 5}",), start=n)
        for n in range(90)
    ]
    events = joined(*mentions)
    assert sorted(m.key for event in events for m in event.mentions) == sorted(m.key for m in mentions)
    for event in events:
        assert len({m.text for m in event.mentions}) == 1
        assert len({str(m.date) for m in event.mentions}) == 1


def test_one_speakers_statements_of_one_day_are_one_event_only_where_they_say_the_same() -> None:
    def said(told_in: str, start: int, what: str) -> Mention:
        return mention(
            told_in,
            f"The Arden Post reported on Tuesday that {what}.",
            "2018-08-28",
            start=start,
            label=f"The Arden Post reported: {what}",
            role=Role.STATEMENT,
            people=("Jane Roe",),
            places=("Oslo", "Arden"),
        )

    envoys = said("a", 0, "envoys of Arden met quietly in Oslo")
    anger = said("a", 200, "officials in Oslo were angry that nobody had told Arden")
    again = said("b", 0, "envoys had quietly met in Oslo")
    events = joined(envoys, anger, again)
    assert [len(event.mentions) for event in events] == [2, 1]
    assert {m.text for m in events[0].mentions} == {envoys.text, again.text}
