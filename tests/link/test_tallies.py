"""A count belongs to one report, and one of each number is named."""

from __future__ import annotations

from making import article, mention

from timeline_app.link.events import assemble
from timeline_app.link.references import refer
from timeline_app.link.tallies import Tallies

DAY = "2018-07-03"
STORY = (
    " The ferry Marigold left Arden for Port Sorrow with a crew of nine. Marigold was built at Arden and her owner, "
    "the Sorrow Line, had bought new boats for the Marigold in spring. Arden mourns the Marigold."
)


def test_a_count_that_no_label_has_is_of_the_nearest_report() -> None:
    text = "The Marigold sank, and the Posy, which came at dawn, picked up 140 survivors."
    sank = mention("a", text, DAY, label="The Marigold sank", act="sank")
    picked = mention("a", text, DAY, label="The Posy picked up survivors", act="picked", leans_on="the story")
    events = assemble([[(0, "")], [(1, "")]], [sank, picked], {"a": article("a", text)}, {})
    counted = {event.label: [c.number for _, c in Tallies(events).counted(event)] for event in events}
    assert counted == {"The Marigold sank": [], "The Posy picked up survivors": [140]}


def test_of_several_reports_of_one_number_one_is_named() -> None:
    told = [mention("a", "The Marigold reached Arden with 745 survivors.", "2018-07-03")]
    told += [
        mention(name, text, "2018-07-04")
        for name, text in (
            ("b", "Only 705 survivors of the Marigold were on board."),
            ("c", "There are 705 survivors of the Marigold, the Sorrow Line says."),
            ("d", "The Posy took off 640 survivors of the Marigold."),
        )
    ]
    articles = {m.article: article(m.article, m.text + STORY) for m in told}
    events = refer(assemble([[(n, "")] for n in range(len(told))], told, articles, {}), articles)
    (first,) = (event for event in events if "745" in event.label)
    assert sorted(str(r.theirs) for r in first.references if r.kind == "conflicts") == [
        "640 survivors",
        "705 survivors",
    ]
