"""An event's rank is its own reports' alone and says why; a summary takes the days that are told long after them."""

from __future__ import annotations

from dataclasses import replace

from making import article, link, mention

from timeline_app.link.origins import origins_of
from timeline_app.link.rank import rank_of, summary
from timeline_app.records import Article, Mention, Role

DAY = "2018-07-01"


def ranked(*mentions: Mention, articles: dict[str, Article] | None = None) -> tuple[float, tuple[str, ...]]:
    known = articles or {m.article: article(m.article, "x" * 100) for m in mentions}
    return rank_of(mentions, known, origins_of(mentions, known))


def test_more_reports_raise_the_rank_and_it_stays_below_one() -> None:
    reports = [mention(f"n{n}", f"A ship sank, say {n} of us.", DAY) for n in range(50)]
    ranks = [ranked(*reports[:count])[0] for count in (1, 2, 50)]
    assert ranks == sorted(ranks)
    assert ranks[0] < ranks[1]
    assert 0 < ranks[0] < ranks[-1] <= 1


def test_the_weightiest_reason_comes_first_and_one_report_has_its_own() -> None:
    reports = [mention(f"n{n}", f"A ship sank, say {n} of us.", DAY) for n in range(16)]
    _, why = ranked(*reports)
    assert why[:2] == ("reported by 16 outlets", "goes back to 16 independent origins")
    _, alone = ranked(reports[0])
    assert "its day is known" in alone
    assert not any("outlets" in reason for reason in alone)


def test_a_known_day_an_own_time_and_a_headline_each_count() -> None:
    plain = mention("a", "A ship sank.", "2018", start=60)
    told = {"a": article("a", "x" * 100)}
    low, _ = ranked(plain, articles=told)
    for better in (
        mention("a", "A ship sank.", DAY, start=60),
        mention("a", "A ship sank.", "2018", start=5),
        mention("a", "Title of a", "2018", start=60),
    ):
        assert ranked(better, articles=told)[0] > low
    assert ranked(mention("a", "A ship sank.", "2018", start=60, leans_on="the lead"), articles=told)[0] < low
    assert ranked(mention("a", "A ship sank.", "2018", start=60, role=Role.STATEMENT), articles=told)[0] < low


def test_what_is_reported_for_weeks_ranks_above_what_is_reported_once() -> None:
    reports = [mention(name, f"A ship sank, {name} hears.", DAY) for name in "ab"]
    soon = {name: article(name, "x" * 100, published="2018-07-02") for name in "ab"}
    late = soon | {"b": article("b", "x" * 100, published="2018-08-02")}
    assert ranked(*reports, articles=late)[0] > ranked(*reports, articles=soon)[0]
    assert "reported over 32 days" in ranked(*reports, articles=late)[1]


def test_a_summary_takes_the_day_that_later_articles_still_tell() -> None:
    told = {
        "a": article("a", published="2018-07-02"),
        "b": article("b", published="2018-07-10"),
        "c": article("c", published="2018-09-01"),
        "d": article("d", published="2018-09-01"),
    }
    mentions = [
        mention("a", "Jane Roe opened the harbour.", "2018-07-02"),
        mention("b", "A fair was held.", "2018-07-10"),
        mention("c", "The harbour had been opened by Roe.", "2018-07-02"),
        *(mention(name, f"The mayor left, said {name}.", "2018-09-01", start=50) for name in "bd"),
    ]
    events = link(mentions, told)
    assert [str(event.date) for event in summary(events, 1, told)] == ["2018-07-02"]
    assert [str(event.date) for event in summary(events, 2, told)] == ["2018-07-02", "2018-09-01"]


def test_days_that_are_only_leaned_on_do_not_flood_a_summary() -> None:
    told = {name: article(name, published="2018-07-05") for name in "abc"}
    mentions = [
        mention("a", "A ship sank.", "2018-07-03"),
        mention("b", "Words were spoken.", "2018-07-05", leans_on="the day of publication"),
        mention("c", "A bell rang.", "2018-07-05", leans_on="the day of publication"),
    ]
    (best,) = summary(link(mentions, told), 1, told)
    assert str(best.date) == "2018-07-03"


def test_a_rank_does_not_hang_on_other_events() -> None:
    one = mention("a", "A ship sank.", DAY)
    told = {"a": article("a", "x" * 100)} | {f"n{n}": article(f"n{n}", "y" * 90) for n in range(20)}
    others = [mention(f"n{n}", f"Reason{n} was given.", f"2018-08-{n + 1:02}") for n in range(20)]
    (alone,) = link([one], told)
    among = next(event for event in link([one, *others], told) if event.mentions == (one,))
    assert (among.rank, among.rank_why) == (alone.rank, alone.rank_why)
    assert replace(among, references=()) == replace(alone, references=())
