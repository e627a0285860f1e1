"""A small made-up collection that has every kind of date and status, for the tests of what is painted."""

from __future__ import annotations

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Event, Mention, Reference, Status

OUTLETS = ("Harbour Daily", "Northern Post", "Island Wire", "Capital Review")

# id, outlets' numbers, label, date, status, origins, rank
_ROWS: tuple[tuple[str, tuple[int, ...], str, str | None, Status, int, float], ...] = (
    ("secret", (0, 1), "Envoys of both shores meet in secret", "2018-07", Status.REPORTED, 2, 0.95),
    ("august", (2,), "The same meeting, read as August", "2018-08", Status.REPORTED, 1, 0.5),
    ("summit", (0, 1, 2), "Summit on the island", "2018-06-12", Status.REPORTED, 3, 0.9),
    ("raise", (0,), "The detained sailors are brought up", "2018-06-12", Status.REPORTED, 1, 0.5),
    ("york", (0, 1), "Delegation sets out for the assembly", "[2018-05-21..2018-05-31]", Status.REPORTED, 1, 0.6),
    ("release", (1, 3), "State radio announces the sailor's release", "2018-08-26", Status.REPORTED, 2, 0.8),
    ("lands", (3,), "The freed sailor lands at the capital", "2018-08-28", Status.REPORTED, 1, 0.7),
    ("paper", (1,), "The Post reveals the secret meeting", "2018-08-28", Status.REPORTED, 2, 0.85),
    ("nine", (1,), "Ministry spokesman takes the podium", "2018-08-29T15:30", Status.REPORTED, 1, 0.3),
    ("follow", (0,), "The South says it is watching closely", "2018-08-29", Status.REPORTED, 1, 0.4),
    ("talks", (2, 3), "Intelligence services talk in the steppe", "2018-10-06/2018-10-08", Status.REPORTED, 2, 0.8),
    ("about", (3,), "A second round on the steppe", "2018-10-14~", Status.REPORTED, 1, 0.4),
    ("quiet", (3,), "Three months without a meeting", "2018-07-05/2018-10-05", Status.REPORTED, 1, 0.45),
    ("press", (2,), "The premier asks for help with the sailors", "../2018-06-12", Status.REPORTED, 1, 0.5),
    ("annoyed", (0,), "The ally is annoyed at not being told", "../2018-08-28", Status.REPORTED, 1, 0.5),
    ("question", (3,), "The sailor will be questioned", "2018-08-29/..", Status.PLANNED, 1, 0.4),
    ("filmed", (1,), "The sailor is said to have filmed a base", "../2018-08-26", Status.POSSIBLE, 1, 0.35),
    ("denied", (1,), "Abductions unresolved, which the North denies", "2018-08-28", Status.DENIED, 1, 0.5),
    ("visit", (2,), "A visit to the neighbour", "[2018-10-24..2018-12-31]", Status.PLANNED, 1, 0.4),
    ("maybe", (2,), "The two leaders may meet", "2018-11", Status.POSSIBLE, 1, 0.5),
    ("seventies", (0,), "Fishermen vanish from the coast", "1970/1989", Status.REPORTED, 1, 0.3),
    ("eighty", (1,), "A teacher vanishes on her way home", "1980", Status.REPORTED, 1, 0.2),
    ("recently", (2,), "The sailor enters the North", None, Status.REPORTED, 1, 0.3),
    ("future", (2,), "An office may open in the capital", None, Status.POSSIBLE, 1, 0.2),
)
_PUBLISHED = ("2018-08-29", "2018-08-28", "2018-10-23", "2018-08-26")


def sample_articles() -> dict[str, Article]:
    """Make one article an outlet."""
    return {
        f"a{n}": Article(
            id=f"a{n}",
            file=f"a{n}.txt",
            text="",
            sha256="",
            title=("Both shores met in secret", "Envoy met the North", "Talks on the steppe", "Freed sailor is back")[
                n
            ],
            title_from="first line",
            outlet=outlet,
            published=Edtf.parse(_PUBLISHED[n]),
            published_from="set by hand" if n == 0 else "meta tag",
        )
        for n, outlet in enumerate(OUTLETS)
    }


def sample_events() -> list[Event]:
    """Make the events; "secret" and "august" contradict each other, and "secret" is followed by two others."""
    references = {
        "secret": (
            Reference("conflicts", "august", 0, "date", "2018-07", "2018-08", "the same sentence, another date"),
            Reference("follows", "summit", 0, None, None, None, "the story before it"),
            Reference("cites", "paper", 0, None, None, None, "the Post is cited"),
        ),
        "august": (
            Reference("conflicts", "secret", 0, "date", "2018-08", "2018-07", "the same sentence, another date"),
        ),
    }
    return [
        Event(
            id=key,
            label=label,
            date=Edtf.parse(date) if date else None,
            status=status,
            origins=origins,
            rank=rank,
            mentions=tuple(
                Mention(f"a{n}", 0, 0, "", label, Edtf.parse(date) if date else None, None, status=status)
                for n in outlets
            ),
            references=references.get(key, ()),
        )
        for key, outlets, label, date, status, origins, rank in _ROWS
    ]
