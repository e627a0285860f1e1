"""In dated news a word joins nothing by itself; who, whom, where and when do; a day not told may be a few days out."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from making import article, link, mention

from timeline_app.link.features import features_of
from timeline_app.link.scoring import JOINED, log_odds
from timeline_app.link.ties import are_of_others
from timeline_app.records import Role

if TYPE_CHECKING:
    from timeline_app.link.features import Features
    from timeline_app.records import Article, Mention

FILLER = "\n" * 400 + " Much else was reported from the valley and its towns, of weather, harvests and trade." * 6


class News:
    """Articles of one sentence each, dated, which tell the same story further down."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.mentions: list[Mention] = []
        self._names = map("{:02}".format, count())

    def tell(self, text: str, word: str, date: str, *, leans_on: str | None = None, role: Role = Role.EVENT) -> Mention:
        """Add an article that reports one event, and return its mention."""
        of = article(next(self._names), text + FILLER, published="1931-06-09")
        told = mention(of.id, text, date, leans_on=leans_on, role=role, expression="then")
        at = text.index(word)
        self.articles[of.id] = of
        self.mentions.append(replace(told, trigger=(at, at + len(word))))
        return self.mentions[-1]

    def features(self) -> list[Features]:
        """Return the features of all that is told."""
        return [features_of(one, self.articles[one.article]) for one in self.mentions]

    def events(self) -> int:
        """Return how many events it is."""
        return len(link(self.mentions, self.articles))


def told(*reports: tuple[str, str, str]) -> News:
    news = News()
    for text, word, date in reports:
        news.tell(text, word, date)
    return news


SAME = [
    (("The ferry Alma sank off Torval.", "sank"), ("The Alma foundered near the lighthouse of Torval.", "foundered")),
    (("Bandits kidnapped the miller Oren Pask.", "kidnapped"), ("Oren Pask, a miller, was abducted.", "abducted")),
    (("The collision of the trams took place in Elm Street.", "took"), ("Two trams crashed in Elm Street.", "crashed")),
    (("Delegates held a secret meeting at Lake Orsa.", "held"), ("The delegates met secretly at Lake Orsa.", "met")),
    (("The dam at Quill burst.", "burst"), ("The dam at Quill burst after the storm.", "burst")),
]
OTHER = [
    (("Mayor Lund took a train to Brin.", "took"), ("The miners took the town hall of Ost.", "took")),
    (("Senator Ames made a case for tariffs.", "made"), ("Senator Bell made a pitch to farmers.", "made")),
    (("Norway is sending doctors.", "sending"), ("Peru is sending engineers.", "sending")),
    (("The candidate Holt won the northern district.", "won"), ("The candidate Pym won the southern islands.", "won")),
    (("A message of relief came at noon.", "came"), ("The bishop came to Torval by sleigh.", "came")),
    (("The call for help reached him.", "reached"), ("The tug Orla reached the lighthouse.", "reached")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_the_same_is_said_of_on_the_same_day_is_one_event(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert told((*one, "1931-06-08"), (*other, "1931-06-08")).events() == 1


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a_verb_that_is_said_of_others_joins_nothing(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert told((*one, "1931-06-08"), (*other, "1931-06-08")).events() == 2


def test_the_same_minute_ties_more_than_the_same_day() -> None:
    def between(first: str, second: str) -> float:
        odds = log_odds(*told(("The Alma sank.", "sank", first), ("She foundered.", "foundered", second)).features())
        assert odds is not None
        return odds

    minute = between("1931-06-08T02:20", "1931-06-08T02:20")
    assert minute > JOINED
    assert minute > between("1931-06-08", "1931-06-08")


def test_who_is_not_named_may_be_who_another_names() -> None:
    def others(second: str) -> bool:
        told_so = told(
            ("The ferry Alma struck a reef.", "struck", "1931-06-08"),
            (f"{second} struck the rocks.", "struck", "1931-06-08"),
        )
        return are_of_others(*told_so.features())

    assert not others("The ship")
    assert others("The tug Orla")


def test_a_day_that_an_article_comes_back_to_ties_more_than_the_day_before() -> None:
    def between(day: str) -> float:
        odds = log_odds(*told(("The Alma sank.", "sank", day), ("She foundered.", "foundered", day)).features())
        assert odds is not None
        return odds

    assert between("1931-06-02") > between("1931-06-08")


def test_clock_times_that_are_less_than_an_hour_and_a_half_apart_may_be_of_one_event() -> None:
    first, text = ("The ferry Alma struck the lighthouse of Torval.", "struck"), "The ferry Alma struck the lighthouse."
    assert told((*first, "1931-06-08T02:20"), (text, "struck", "1931-06-08T03:30")).events() == 1
    assert told((*first, "1931-06-08T02:20"), (text, "struck", "1931-06-08T09:30")).events() == 2


def test_totals_of_one_story_are_one_event_whatever_the_figure() -> None:
    assert told(("In all 900 people were lost.", "lost", "1931-06-08"),
                ("Nearly 1,000 people have perished.", "perished", "1931-06-08")).events() == 1  # fmt: skip


@pytest.mark.parametrize(("day", "events"), [("1931-06-06?", 1), ("1931-06-11?", 1), ("1931-05-20?", 2)])
def test_a_day_that_is_not_told_may_be_a_few_days_out(day: str, events: int) -> None:
    news = News()
    news.tell("The ferry Alma sank off the lighthouse of Torval.", "sank", "1931-06-08")
    news.tell("The ferry Alma sank near the lighthouse of Torval.", "sank", day, leans_on="the story stands at “then”")
    assert news.events() == events


OPEN = "[1931-06-09..]"


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("Harald Holt is to meet the miners.", "Holt will meet farmers.", 2),
        ("Harald Holt is to open the Torval lighthouse.", "Harald Holt will open the lighthouse of Torval.", 1),
    ],
)
def test_an_open_time_ahead_agrees_with_nothing_by_itself(one: str, other: str, events: int) -> None:
    news, word = News(), "meet" if "meet" in one else "open"
    for text in (one, other):
        news.tell(text, word, OPEN, leans_on="after publication")
    assert news.events() == events


def test_what_all_the_story_is_about_ties_little_where_it_stands_around() -> None:
    def odds(more: str) -> float:
        news = News()
        for text in ("Harald Holt won the Torval vote.", "In Torval a vote was held, and Harald Holt won."):
            news.tell(text + FILLER + more, "won", "1931-06-08?", leans_on="the story stands at “then”")
        return log_odds(*news.features()) or 0.0

    assert odds(" Holt spoke. Harald Holt of Torval spoke of Torval, said Holt." * 5) < odds("") - 0.1


def test_what_is_told_around_two_reports_ties_them() -> None:
    def odds(around: str) -> float:
        news = News()
        news.tell("The ferry Alma foundered. Her cargo of copper was insured at Brin.", "foundered", "1931-06-08")
        news.tell(f"The Alma sank off Torval. {around}", "sank", "1931-06-08")
        return log_odds(*news.features()) or 0.0

    assert odds("Brin insured her cargo of copper.") > odds("Oren Pask watched it from a window.") + 0.3


def test_other_numbers_speak_against_one_event() -> None:
    def odds(number: str) -> float:
        reports = [f"Holt leads the poll by {count} points." for count in ("four", number)]
        return log_odds(*told(*((text, "leads", "1931-06-08") for text in reports)).features()) or 0.0

    assert odds("four") > odds("nine") + 0.5


def test_days_that_both_tell_are_never_joined_over() -> None:
    first = ("The ferry Alma sank off the lighthouse of Torval.", "sank", "1931-06-08")
    assert told(first, (first[0], "sank", "1931-06-07")).events() == 2


def test_statements_of_one_day_need_the_same_speaker_and_the_same_content() -> None:
    def events(one: str, other: str) -> int:
        news = News()
        news.tell(one, "said", "1931-06-08", role=Role.STATEMENT)
        news.tell(other, "said", "1931-06-08", role=Role.STATEMENT)
        return news.events()

    first = "Harbour master Ivo Brandt said that the lantern of the lighthouse had failed."
    assert events(first, "Ivo Brandt said that the lighthouse’s lantern had failed.") == 1
    assert events(first, "Ivo Brandt said that no passenger carried papers.") == 2
    assert events(first, "Pilot Rasmus Oll said that the lantern of the lighthouse had failed.") == 2
