"""What expressions lean on: the story in a narrative, publication in news, and what else the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

if TYPE_CHECKING:
    from timeline_app.dates.timex import Timex3

PUBLISHED = "2016-09-28"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> dict[str, Timex3]:
    return {time.text: time for time in find_times(text, Edtf.parse(published) if published else None)}


def values(text: str, published: str | None = PUBLISHED) -> dict[str, str]:
    return {words: time.value for words, time in found(text, published).items()}


SIEGE = """The siege of Harrow Keep began in the autumn of 1642, when Lord Vane marched north.

On 14 November the besiegers dug their first trench. The next day the garrison fired on it, and that night two guns
were lost. In December snow stopped the work.

On 9 January Vane returned with fresh troops. (A ballad of 1715 tells of his horse.) Two weeks later the outer wall
fell. By March the defenders were starving, and on 2 April they surrendered.

A museum was opened in the ruins in 1954.

In May the keep was burnt down. Vane was made an earl the following year."""


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_history_rolls_on_with_its_own_years(published: str | None) -> None:
    said = values(SIEGE, published)
    assert said["14 November"] == "1642-11-14"
    assert said["The next day"] == "1642-11-15"
    assert said["December"] == "1642-12"
    assert said["9 January"] == "1643-01-09"
    assert said["Two weeks later"] == "1643-01-23"
    assert said["March"] == "1643-03"
    assert said["2 April"] == "1643-04-02"


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_digression_into_another_age_ends_with_its_paragraph(published: str | None) -> None:
    said = values(SIEGE, published)
    assert said["May"] == "1643-05"
    assert said["the following year"] == "1644"


LIFE = """Ada Quill (3 May 1871 – 12 June 1940) was a botanist, who is remembered today for her atlas of mosses.

She was born in Leith. In 1895 she became a teacher; in the same year she joined the Moss Society. In June she sailed
to Norway, and in the following spring she returned.

Her brother, who died in 1950, had paid for the voyage. Two years later she married. “In 1899 I was poor,” she wrote
to him. On 6 August 1901 her daughter was born, and on 20 August Ada fell ill."""


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_life_leans_on_its_own_dates(published: str | None) -> None:
    said = values(LIFE, published)
    assert said["today"] == "PRESENT_REF"
    assert said["the same year"] == "1895"
    assert said["June"] == "1895-06"
    assert said["the following spring"] == "1896-SP"
    assert said["20 August"] == "1901-08-20"


def test_the_anchor_of_a_narrative_is_told() -> None:
    day = found(SIEGE)["14 November"]
    assert (day.anchor, day.anchor_from) == ("1642-23", "the date before it in the story")


def test_relative_clauses_and_quotations_do_not_move_a_narrative() -> None:
    assert values(LIFE)["Two years later"] == "1898-SP"


def test_months_that_go_back_a_little_keep_the_other_year() -> None:
    text = "She was born in 1871 and died in 1940. In October 1896 her book was printed. In July she was ill."
    july = found(text)["July"]
    assert (july.value, july.alternatives) == ("1896-07", ("1897-07",))


def test_what_had_been_lies_before_the_story() -> None:
    text = "He was born in 1801. In March 1822 he became a clerk. In November he had lost his father."
    assert values(text)["November"] == "1821-11"


def test_weekdays_of_a_narrative_lean_on_its_day() -> None:
    text = "He was born in 1801 and died in 1860. On 5 June 1822 he left Bath. On Friday he was in London."
    assert values(text)["Friday"] == "1822-06-07"
    text = "He was born in 1801 and died in 1860. In 1822 he left Bath. On Friday he was in London."
    assert values(text)["Friday"] == "XXXX-WXX-5"


NEWS = (
    "The mayor said on Tuesday that the bridge, built in 1871, is closed. "
    "A spokesman said repairs will begin next month. "
)


def test_news_of_an_old_thing_goes_back_to_publication() -> None:
    assert values(NEWS + "It was inspected on 3 August.")["3 August"] == "2016-08-03"
    assert (
        values(NEWS + "Police removed it from the list of the May 4, 1998, collapses. It was inspected in August.")[
            "August"
        ]
        == "2016-08"
    )


def test_a_passage_of_an_old_story_within_news_leans_on_itself() -> None:
    said = values(
        NEWS + "On June 12, 1994, it gave way. The next day the army came, and on June 20 a ferry was running."
    )
    assert (said["The next day"], said["June 20"]) == ("1994-06-13", "1994-06-20")


def test_a_day_named_in_full_elsewhere_gives_its_year() -> None:
    text = NEWS + "The trial of March 9, 2014 was short.\n\nThe court said that on March 9 the accused lied."
    day = found(text)["March 9"]
    assert day.value == "2014-03-09"
    assert (day.anchor, day.anchor_from) == ("2014-03-09", "the same day named in full")


def test_a_day_next_to_publication_is_news_whatever_else_is_named() -> None:
    text = NEWS + "It also shut on September 20, 2014. On September 20 the guards said it was safe."
    assert values(text)["September 20"] == "2016-09-20"


def test_two_years_for_one_day_decide_nothing() -> None:
    text = NEWS + "It shut on March 9, 2013 and on March 9, 2014. On March 9 it was shut."
    assert values(text)["March 9"] == "2016-03-09"


def test_the_weekday_gives_the_year_that_none_is_said_for() -> None:
    assert values("It was signed on Monday, June 9 in Rome.")["Monday, June 9"] == "2014-06-09"
    assert values("It was signed on Thursday, June 9 in Rome.")["Thursday, June 9"] == "2016-06-09"


def test_a_weekday_that_contradicts_the_numbers_is_kept_as_the_other_reading() -> None:
    day = found("It was signed on Monday, June 9, 2016 in Rome.")["Monday, June 9, 2016"]
    assert (day.value, day.alternatives) == ("2016-06-09", ("2014-06-09",))


@pytest.mark.parametrize(
    ("text", "words", "value", "others"),
    [
        ("Friday: a long day in Oslo", "Friday", "2016-09-23", ("2016-09-30",)),
        ("He left on Friday.", "Friday", "2016-09-23", ()),
        ("He leaves the court on Friday and will rest.", "Friday", "2016-09-30", ()),
        ("We leave this Friday", "this Friday", "2016-09-30", ()),
        ("He left this past Friday.", "this past Friday", "2016-09-23", ()),
        ("He left last Tuesday.", "last Tuesday", "2016-09-27", ("2016-09-20",)),
        ("He leaves next Friday.", "next Friday", "2016-09-30", ("2016-10-07",)),
        ("He left last Wednesday.", "last Wednesday", "2016-09-21", ()),
        ("A budget for March", "March", "2016-03", ("2017-03",)),
        ("The budget of September", "September", "2016-09", ()),
        ("A treaty, March 3, in Rome", "March 3", "2017-03-03", ("2016-03-03",)),
    ],
)
def test_what_no_tense_decides_keeps_the_other_reading(
    text: str, words: str, value: str, others: tuple[str, ...]
) -> None:
    time = found(text)[words]
    assert (time.value, time.alternatives) == (value, others)


def test_a_heading_with_its_year_dates_what_follows() -> None:
    text = "She was born in 1901 and in 1920 she was a clerk.\n\nThe polar years (1925)\n\nIn June she was in Tromsø."
    assert values(text)["June"] == "1925-06"


CAMPAIGN = """The war began in April 1861. From May to July troops gathered. On 3 August they crossed the Ald.

In the winter of 1861 nothing moved. In February they attacked, and in the spring they won.

At the end of the month the general fell ill. The next day he was carried home, and the year after that he died."""


@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_ranges_and_seasons_of_a_narrative(published: str | None) -> None:
    said = values(CAMPAIGN, published)
    assert said["May to July"] == "1861-05/1861-07"
    assert said["3 August"] == "1861-08-03"
    assert said["February"] == "1862-02"
    assert said["the spring"] == "1862-SP"


def test_nothing_is_counted_from_a_time_too_long_for_it() -> None:
    said = found(CAMPAIGN)
    assert (said["The next day"].value, said["The next day"].date) == ("XXXX-XX-XX", None)
    assert values("In 1994 she won. Three months later she lost.")["Three months later"] == "XXXX-XX"
    assert values("In 1994 she won. Two years later she lost.")["Two years later"] == "1996"


def test_a_long_time_lends_no_year() -> None:
    text = "He was born in 1801, and his reign lasted from 1822 to 1840. In June he was ill."
    assert values(text, None)["June"] == "XXXX-06"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left on May 4, 2011. Two days before that he had paid.", "Two days before that", "2011-05-02"),
        ("He left on May 4, 2011. The week before, he had paid.", "The week before", "2011-W17"),
        ("They met in 2003. The year after that, she left.", "The year after that", "2004"),
        ("On May 4, 2011 he rose early. That same night he died.", "That same night", "2011-05-04TNI"),
        ("In May 2011 he sailed; on the 3rd, in the rain, he landed.", "the 3rd", "2011-05-03"),
        ("He left on the 31st.", "the 31st", "2016-08-31"),
        ("The vote is a week from Tuesday.", "a week from Tuesday", "2016-10-11"),
        ("The bonds will fall due in five years.", "five years", "2021"),
        ("The bonds were sold in five weeks.", "five weeks", "P5W"),
        ("The week before last was dry.", "The week before last", "2016-W37"),
        ("In the last year of the war he fell.", "the last year", None),
    ],
)
def test_counting(text: str, words: str, value: str | None) -> None:
    assert values(text).get(words) == value


def test_feasts_lean_on_a_narrative() -> None:
    text = "She was born in 1901 and died in 1960. In 1920 she married a clerk. They were poor. At Christmas he left."
    assert values(text)["Christmas"] == "1920-12-25"


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2017 the abbot was arrested. On 5 June he fled.",
        "The flood of 2017 took the mill. On 5 June it fell.",
    ],
)
def test_news_after_a_date_of_an_earlier_year_may_go_on_in_it(text: str) -> None:
    day = find_times(text, Edtf.parse("2018-10-23"))[-1]
    assert (day.value, day.alternatives) == ("2018-06-05", ("2017-06-05",))


def test_a_month_told_in_the_past_keeps_the_nearer_one_to_come() -> None:
    (time,) = find_times("He asked what happens at the fair in July.", Edtf.parse("2016-04-21"))
    assert (time.value, time.alternatives) == ("2015-07", ("2016-07",))


def test_a_programme_of_that_name_is_no_week() -> None:
    assert not find_times("He said so on “This Week” with a smile.", Edtf.parse("2016-04-21"))
    assert find_times("This week it rained.", Edtf.parse("2016-04-21"))
