"""Names: what kind each is, and the article's longest form for a short one."""

from __future__ import annotations

import pytest

from timeline_app.extract.entities import Entity, Kind, find_entities


def names(text: str) -> tuple[Entity, ...]:
    spans = []
    start = 0
    for part in text.split("\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return find_entities(text, spans)


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("The envoy landed in Ulaanbaatar at noon.", Kind.PLACE, "Ulaanbaatar"),
        ("They crossed into North Korea by train.", Kind.PLACE, "North Korea"),
        ("Officials of the United States objected.", Kind.PLACE, "United States"),
        ("He flew to Washington D.C. with an aide.", Kind.PLACE, "Washington D.C."),
        ("Dutch Prime Minister Joost Verhagen resigned.", Kind.PERSON, "Joost Verhagen"),
        ("It was Mr. Adeyemi who called.", Kind.PERSON, "Adeyemi"),
        ("Later Maria Castellanos took the chair.", Kind.PERSON, "Maria Castellanos"),
        ("The Ministry of Public Works in Rabat paid.", Kind.ORGANIZATION, "Ministry of Public Works"),
        (
            "It was given to the Harbour Safety and Rescue Office.",
            Kind.ORGANIZATION,
            "Harbour Safety and Rescue Office",
        ),
        ("Broadcaster NHK had the pictures.", Kind.ORGANIZATION, "NHK"),
        ("The report by The Washington Post named him.", Kind.ORGANIZATION, "The Washington Post"),
    ],
)
def test_kinds(text: str, kind: Kind, written: str) -> None:
    assert (kind, written) in [(e.kind, e.text) for e in names(text)]


@pytest.mark.parametrize(
    "text",
    ["On Monday they left.", "Japanese officials declined.", "However, nobody came.", "Hundreds gathered in May."],
)
def test_capitals_that_name_nothing(text: str) -> None:
    assert names(text) == ()


def test_offsets_are_exact() -> None:
    text = "In Kyiv, Olga Marchenko met Peter Lang.\nMarchenko then left for Vienna."
    assert all(text[e.start : e.end] == e.text for e in names(text))


def test_a_family_name_gets_the_long_form_used_before_it() -> None:
    text = "Kim Song-hye came.\nKim was early.\nThen Kim Yong-chol arrived.\nKim stayed."
    assert [e.name for e in names(text)] == ["Kim Song-hye", "Kim Song-hye", "Kim Yong-chol", "Kim Yong-chol"]


def test_a_short_form_before_the_only_long_one_is_resolved_too() -> None:
    text = "Mr. Okafor spoke first.\nDaniel Okafor is a lawyer."
    assert [e.name for e in names(text)] == ["Daniel Okafor", "Daniel Okafor"]


def test_the_post_is_the_paper_that_the_article_names() -> None:
    text = "The Washington Post had the story.\nThe Post named no source."
    assert [e.name for e in names(text)] == ["The Washington Post", "The Washington Post"]
