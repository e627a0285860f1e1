"""Reports disagree where both cannot be true, and each disagreement names both sentences in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import article, mention

from timeline_app.link.conflicts import conflicts_between, conflicts_within
from timeline_app.link.events import assemble
from timeline_app.link.references import refer
from timeline_app.records import Status

if TYPE_CHECKING:
    from timeline_app.records import Article, Event, Mention, Reference

DAY = "2018-07-03"
CLOCKS = ("21:40", "23:35", "23:40")
STORY = (
    " The ferry Marigold left Arden for Port Sorrow with a crew of nine. Marigold was built at Arden and her owner, "
    "the Sorrow Line, had bought new boats for the Marigold in spring. Arden mourns the Marigold."
)


def articles_of(*mentions: Mention, published: tuple[str, ...] = ()) -> dict[str, Article]:
    days = dict(zip((m.article for m in mentions), published, strict=False))
    return {m.article: article(m.article, m.text + STORY, published=days.get(m.article)) for m in mentions}


def event_of(*mentions: Mention, identity: int = 0) -> Event:
    made = assemble([[(n, "") for n in range(len(mentions))]], mentions, articles_of(*mentions), {})
    return made[identity]


def within(*mentions: Mention, published: tuple[str, ...] = ()) -> list[Reference]:
    event = event_of(*mentions)
    return list(conflicts_within(event, articles_of(*mentions, published=published)))


def between(one: Mention, other: Mention) -> list[Reference]:
    return list(conflicts_between(event_of(one), event_of(other), articles_of(one, other)))


def test_two_tolls_of_one_event_disagree_and_both_reports_are_named() -> None:
    (found,) = within(
        mention("a", "Twelve people were killed when the Marigold sank.", DAY),
        mention("b", "The sinking of the Marigold killed 15 people.", DAY),
    )
    assert (found.kind, found.about) == ("conflicts", "number")
    assert {found.own, found.mention} == {0, 1}
    assert {found.ours, found.theirs} == {"Twelve people", "15 people"}
    assert "Outlet of a says Twelve people" in found.why
    assert "Outlet of b says 15 people" in found.why


def test_a_later_toll_is_said_to_be_later() -> None:
    told = [
        mention("a", "Twelve people were killed when the Marigold sank.", DAY),
        mention("b", "The sinking of the Marigold killed 15 people.", DAY),
    ]
    (found,) = within(*told, published=("2018-07-03", "2018-07-05"))
    assert "Outlet of b reports on 2018-07-05, after Outlet of a on 2018-07-03" in found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The blast killed 3.", "The blast injured 12."),
        ("About 1,500 people died.", "1,517 people died."),
        ("At least 10 people died.", "15 people died."),
        ("The blast killed 3.", "A blast tore through Arden."),
        ("Three soldiers were killed.", "Five civilians were killed."),
        ("It happened 20 miles from Arden.", "The port lies some 90 miles north of Sorrow."),
    ],
)
def test_what_fits_or_counts_something_else_is_no_disagreement(one: str, other: str) -> None:
    assert within(mention("a", one, DAY), mention("b", other, DAY)) == []


def test_measures_disagree_only_in_sentences_that_are_nearly_the_same() -> None:
    told = "At midnight the Marigold was about {} miles from Arden"
    (found,) = within(mention("a", told.format(150), DAY), mention("b", told.format(170), DAY))
    assert {found.ours, found.theirs} == {"about 150 miles", "about 170 miles"}


def test_one_article_does_not_contradict_itself_but_its_sources_may() -> None:
    told = ["Twelve people were killed.", "Fifteen people were killed."]
    assert within(mention("a", told[0], DAY), mention("a", told[1], DAY, start=40)) == []
    sources = [("Jane Roe",), ("John Doe",)]
    assert within(
        *(mention("a", text, DAY, start=40 * n, by=by) for n, (text, by) in enumerate(zip(told, sources, strict=True)))
    )


def test_a_denial_disagrees_with_a_report() -> None:
    (found,) = within(
        mention("a", "The Marigold was sold.", DAY, act="sold"),
        mention("b", "The Marigold was not sold.", DAY, act="sold", status=Status.DENIED, by=("Jane Roe",)),
    )
    assert (found.about, {found.ours, found.theirs}) == ("status", {"reported", "denied"})
    assert "citing Jane Roe" in found.why


def test_other_places_disagree_and_a_place_within_the_other_does_not() -> None:
    elm = mention("a", "The crew landed in Elm.", DAY, places=("Elm",), act="landed")
    tarn = mention("b", "The crew landed in Tarn.", DAY, places=("Tarn",), act="landed")
    (found,) = within(elm, tarn)
    assert (found.about, {found.ours, found.theirs}) == ("place", {"Elm", "Tarn"})
    both = mention("b", "The crew landed in Tarn, a part of Elm.", DAY, places=("Tarn", "Elm"), act="landed")
    assert within(elm, both) == []
    country = mention("b", "The crew landed in Norway.", DAY, places=("Norway",), act="landed")
    assert within(elm, country) == []


def test_a_country_is_named_by_the_word_for_its_people_too() -> None:
    norway = mention("a", "The crew landed in Norway.", DAY, places=("Norway",), act="landed")
    spain = mention("b", "The crew landed in Spain.", DAY, places=("Spain",), act="landed")
    waters = mention("b", "The crew landed in Spain, off a Norwegian ship.", DAY, places=("Spain",), act="landed")
    assert within(norway, spain)
    assert within(norway, waters) == []


def test_dates_of_one_event_that_no_day_fits_disagree_and_a_narrower_one_does_not() -> None:
    told = "The bridge at Arden fell."
    (found,) = within(mention("a", told, "2018-07-03"), mention("b", told, "2018-07-05"))
    assert (found.about, {found.ours, found.theirs}) == ("date", {"2018-07-03", "2018-07-05"})
    assert within(mention("a", told, "2018-07"), mention("b", told, "2018-07-05")) == []


def test_clocks_differ_by_minutes_and_reports_by_hours() -> None:
    told = "The Marigold struck the pier."
    early, late, late_too = (mention(name, told, f"{DAY}T{clock}") for name, clock in zip("abc", CLOCKS, strict=True))
    (found,) = within(early, late)
    assert (found.about, {found.ours, found.theirs}) == ("date", {f"{DAY}T21:40", f"{DAY}T23:35"})
    assert within(late, late_too) == []


def test_two_people_cannot_both_have_done_what_one_does() -> None:
    one = mention("a", "Police say Roe shot the captain.", DAY, people=("Jan Roe",), act="shot", by=("police",))
    other = mention("b", "A witness saw that Doe shot the captain.", DAY, people=("Kim Doe",), act="shot")
    (found,) = within(one, other)
    assert (found.about, {found.ours, found.theirs}) == ("people", {"Jan Roe", "Kim Doe"})
    blamed = [replace_act(m, "shot", "blamed") for m in (one, other)]
    assert within(*blamed) == []


def replace_act(told: Mention, word: str, by: str) -> Mention:
    text = told.text.replace(word, by)
    return mention(told.article, text, DAY, people=tuple(p.name for p in told.people), act=by, by=told.attributed_to)


def test_look_alikes_on_two_days_in_two_outlets_disagree_on_the_date() -> None:
    told = "The bridge at Arden fell."
    one, other = (mention(name, told, day, places=("Arden",)) for name, day in (("a", DAY), ("b", "2018-07-05")))
    (found,) = between(one, other)
    assert (found.about, found.ours, found.theirs) == ("date", "2018-07-03", "2018-07-05")
    far = mention("b", told, "2018-09-05", places=("Arden",))
    assert between(one, far) == []


def test_standing_totals_of_one_story_disagree_though_told_on_other_days() -> None:
    one = mention("a", "The Marigold reached Arden with 745 survivors.", "2018-07-03")
    other = mention("b", "Only 705 survivors of the Marigold were on board.", "2018-07-04")
    (found,) = between(one, other)
    assert (found.ours, found.theirs) == ("745 survivors", "705 survivors")


def test_two_blasts_on_two_days_are_two_and_their_dead_do_not_disagree() -> None:
    one = mention("a", "A blast on the Marigold killed 12 people.", "2018-07-03")
    other = mention("b", "A blast at the Arden pier killed 15 people.", "2018-07-04")
    assert between(one, other) == []


def test_all_saved_disagrees_with_many_dead() -> None:
    one = mention("a", "All passengers of the Marigold were saved.", DAY)
    other = mention("b", "Four hundred people lost their lives when the Marigold sank.", DAY)
    (found,) = between(one, other)
    assert found.about == "number"
    assert found.ours == "All passengers of the Marigold were saved"


def test_a_disagreement_of_two_events_is_told_by_both() -> None:
    told = "The bridge at Arden fell."
    days = ("2018-07-03", "2018-07-05")
    mentions = [mention(name, told, day, places=("Arden",)) for name, day in zip("ab", days, strict=True)]
    made = assemble([[(0, "")], [(1, "")]], mentions, articles_of(*mentions), {})
    one, other = refer(made, articles_of(*mentions))
    assert [r.event for r in one.references if r.kind == "conflicts"] == [other.id]
    assert [r.event for r in other.references if r.kind == "conflicts"] == [one.id]


def test_two_counters_in_one_article_disagree() -> None:
    (found,) = within(
        mention("a", "The committee had counted 1,517 dead.", DAY),
        mention("a", "The Board of Trade had put the dead at 1,503.", DAY, start=40),
    )
    assert {found.ours, found.theirs} == {"1,517 dead", "1,503"}


def test_every_opinion_within_one_event_is_set_against_the_others() -> None:
    texts = [f"The sinking of the Marigold killed {count} people." for count in (12, 15, 19)]
    told = [mention(name, text, DAY) for name, text in zip("abc", texts, strict=True)]
    event = event_of(*told)
    (referred,) = refer([event], articles_of(*told))
    pairs = {frozenset((r.ours, r.theirs)) for r in referred.references if r.kind == "conflicts"}
    assert len(pairs) == 3
    assert all(r.event == event.id and r.own != r.mention for r in referred.references)


def test_the_dead_of_a_war_on_one_day_are_of_several_fights() -> None:
    one = mention("a", "Shelling on the Marigold pier killed 11 civilians.", DAY)
    other = mention("b", "A raid by night on a farm near Arden killed 19 civilians.", DAY)
    assert between(one, other) == []
    far = mention("b", "Nineteen civilians had been killed near Arden the week before.", "2018-07-01")
    assert between(one, far) == []
