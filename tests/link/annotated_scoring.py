"""Decides how the program's links, conflicts, origins and attributions of the two demos are scored against ours.

Each item asks about reports, named by words of their sentence (`annotated_answers`). Counted are:

- links: a pair that is told of one event and shares an event (false: a pair that is not, and does).
- conflicts: a pair that contradicts itself and is named as a conflict about one of the things annotated. A reference
  also names a pair where it stands between other reports of the same two events that say the same as ours: the same
  number, day or status; and within one event, where each opinion need only be set against one other, opinions that
  references join are all set against each other. Of several events that tell one number a reference names the best,
  so that it names the others for the events that it stands in. A conflict about another thing is both false and missed.
- origins: pairs of reports of one event; two of one origin are right where the event has them under one.
- attributions: the sources of a report, outermost first, aligned in order.

Each is an F1 in percent, for the half to develop on and the held-out half apart. Conflicts and origins are also scored
with our links given: the reports of an item that are one event are made one, whatever the linker says.
"""

from __future__ import annotations

import json
import re
import string
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated_answers import Answers, Told

from timeline_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotated_answers import Report

    from timeline_app.records import Reference

ANNOTATED = Path(__file__).parent / "annotated"
FLOORS = Path(__file__).parent / "floors.toml"
KINDS = ("links", "conflicts", "origins", "attributions")
GIVEN = ("conflicts", "origins")  # scored with our links given, too
PARTS = ("dev", "held")
MOST_WORDS_MORE = 8  # that a source may have beyond what was annotated, before it is a sentence and no source
ALL = re.compile(r"\b(?:all|every(?:one|body)?)\b[^.;:]*\b(?:saved|safe)\b", re.IGNORECASE)  # one number, in words
ASKED = {"links": ("one", "other"), "conflicts": ("one", "other"), "origins": ("origins",), "attributions": ("report",)}


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated question with its answer."""

    kind: str
    row: dict[str, Any]

    @property
    def held_out(self) -> bool:
        """Tell whether it is in the half that nothing is tuned to: by what is asked, whatever the answer."""
        asked = {key: self.row[key] for key in ASKED[self.kind]}
        text = json.dumps([self.kind, asked], ensure_ascii=False, sort_keys=True)
        return int(sha256(text.encode()).hexdigest(), 16) % 2 == 0


@dataclass(slots=True)
class Tally:
    """Counts over items, and in words what went wrong."""

    items: int = 0
    right: int = 0
    false: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def count(self, wanted: bool, found: bool, what: str) -> None:
        """Count one yes or no."""
        self.right += wanted and found
        self.false += found and not wanted
        self.missed += wanted and not found
        if wanted != found:
            self.errors.append(f"{'missed' if wanted else 'false'}\t{what}")

    @property
    def f1(self) -> float:
        """Return the F1 in percent."""
        whole = 2 * self.right + self.false + self.missed
        return 200 * self.right / whole if whole else 0.0


def items(kind: str) -> list[Item]:
    """Read the items of a kind."""
    lines = (ANNOTATED / f"{kind}.jsonl").read_text("utf-8").splitlines()
    return [Item(kind, json.loads(line)) for line in lines if line.strip()]


@cache
def answers() -> Answers:
    """Read the demos once."""
    return Answers.of_demos()


@cache
def tallies(kind: str, *, given: bool = False) -> dict[str, Tally]:
    """Score the items of a kind, by half; with our links given if so asked."""
    scored = {part: Tally() for part in PARTS}
    for item in items(kind):
        tally = scored["held" if item.held_out else "dev"]
        tally.items += 1
        found = answers().with_links(_together(item)) if given else answers()
        SCORERS[kind](item.row, found, tally)
    return scored


def measured() -> dict[str, float]:
    """Return every figure by its name: kind, part and measure joined by dots."""
    asked = [(kind, "f1", False) for kind in KINDS] + [(kind, "given_links", True) for kind in GIVEN]
    return {
        f"{kind}.{part}.{name}": tally.f1
        for kind, name, given in asked
        for part, tally in tallies(kind, given=given).items()
    }


def _together(item: Item) -> list[list[Report]]:
    """Return the reports of an item by event: a contradiction and what we link are of one."""
    if item.kind == "origins":
        return [[report for group in item.row["origins"] for report in group]]
    pair = [item.row["one"], item.row["other"]]
    roots = [_same_event().get(_key(report), _key(report)) for report in pair]
    return [pair] if item.row["about"] or roots[0] == roots[1] else [[report] for report in pair]


@cache
def _same_event() -> dict[str, str]:
    """Return of each report that we link one that stands for all of its event."""
    roots: dict[str, str] = {}
    for item in items("links"):
        if item.row["same"]:
            one, other = (roots.get(key, key) for key in (_key(item.row["one"]), _key(item.row["other"])))
            roots = {key: other if root == one else root for key, root in (roots | {one: one, other: other}).items()}
    return roots


def _key(report: Report) -> str:
    return f"{report['in']} {report['says']}"


def _links(row: dict[str, Any], found: Answers, tally: Tally) -> None:
    one, other = ({told.event.id for told in found.find(row[key])} for key in ("one", "other"))
    tally.count(row["same"], bool(one & other), f"{_said(row['one'])} | {_said(row['other'])}{_lost(one, other)}")


def _conflicts(row: dict[str, Any], found: Answers, tally: Tally) -> None:
    one, other = (found.find(row[key]) for key in ("one", "other"))
    named = {*_named_conflicts(one, other, found), *_named_conflicts(other, one, found), *_opinions(one, other)}
    wanted, right = bool(row["about"]), bool(named & set(row["about"]))
    what = f"{row['about']} {sorted(named)} {_said(row['one'])} | {_said(row['other'])}{_lost(one, other)}"
    if wanted:
        tally.count(True, right, what)
    if named and not right:
        tally.count(False, True, what)


def _named_conflicts(ours: Sequence[Told], theirs: Sequence[Told], found: Answers) -> Iterator[str]:
    """Yield what our report is said to contradict the other in."""
    for one in ours:
        for reference in one.event.references:
            if (
                reference.kind == "conflicts"
                and reference.about
                and _covers(one, reference.own, reference, reference.ours)
            ):
                there = Told(found.event(reference.event), reference.mention)
                same = [other for other in theirs if other.event.id == there.event.id]
                covered = any(_covers(other, there.position, reference, reference.theirs) for other in same)
                counted = reference.about == "number" and any(_tells(other, reference.theirs) for other in theirs)
                if covered or counted:
                    yield reference.about


def _tells(told: Told, value: str | None) -> bool:
    """Tell whether a report of another event tells the number that a reference names as the other side's."""
    if ALL.match(value or ""):
        return ALL.search(told.mention.text) is not None
    figures = re.findall(r"\d[\d,]*", value or "")
    counted = re.findall(r"\d[\d,]*", told.mention.label)
    return bool(figures) and set(figures) <= set(counted)


def _opinions(ours: Sequence[Told], theirs: Sequence[Told]) -> Iterator[str]:
    """Yield what both are said to be of two opinions on, of those that the conflicts within their event join."""
    for one, other in ((one, other) for one in ours for other in theirs if one.event.id == other.event.id):
        within = [r for r in one.event.references if r.kind == "conflicts" and r.event == one.event.id and r.about]
        for reference in within:
            joined = {reference.ours, reference.theirs}
            for _ in within:
                joined |= {v for r in within if r.about == reference.about and joined & {r.ours, r.theirs}
                           for v in (r.ours, r.theirs)}  # fmt: skip
            sides = [
                {
                    value
                    for r in within
                    if r.about == reference.about
                    for position, value in ((r.own, r.ours), (r.mention, r.theirs))
                    if value in joined and _covers(told, position, r, value)
                }
                for told in (one, other)
            ]
            if any(a != b for a in sides[0] for b in sides[1]) and reference.about:
                yield reference.about


def _covers(told: Told, position: int, reference: Reference, value: str | None) -> bool:
    """Tell whether a reference from or to the report at `position` holds for this one of the same event too."""
    named = told.event.mentions[position]
    if told.position == position or (named.article, named.start) == (told.mention.article, told.mention.start):
        return True
    if reference.about == "date":
        return named.date is not None and named.date == told.mention.date
    if reference.about == "status":
        return named.status is told.mention.status
    figures = re.findall(r"\d[\d,.]*", value or "") or [value or "\0"]
    if ALL.match(value or ""):
        return ALL.search(told.mention.text) is not None
    return all(figure.casefold() in told.mention.text.casefold() for figure in figures)


def _origins(row: dict[str, Any], found: Answers, tally: Tally) -> None:
    reports = [(number, report) for number, group in enumerate(row["origins"]) for report in group]
    for (one, first), (other, second) in combinations(reports, 2):
        pair = found.find(first), found.find(second)
        together = any(_one_origin(a, b) for a in pair[0] for b in pair[1])
        tally.count(one == other, together, f"{row['event']}: {_said(first)} | {_said(second)}{_lost(*pair)}")


def _one_origin(one: Told, other: Told) -> bool:
    if one.event.id != other.event.id:
        return False
    return any({one.position, other.position} <= set(origin.mentions) for origin in one.event.goes_back)


def _attributions(row: dict[str, Any], found: Answers, tally: Tally) -> None:
    told = sorted(found.find(row["report"]), key=lambda one: one.mention.role is not Role.EVENT)
    chain = list(told[0].mention.attributed_to) if told else []
    paired = _aligned(row["chain"], chain)
    what = f"{row['chain']} {chain} {_said(row['report'])}{'' if told else ' (not found)'}"
    for number, link in enumerate(row["chain"]):
        if not link.startswith("?"):
            tally.count(True, number in paired, what)
    for number in range(len(chain)):
        if number not in paired.values():
            tally.count(False, True, what)


def _aligned(wanted: Sequence[str], chain: Sequence[str]) -> dict[int, int]:
    """Pair annotated links with found ones in order, as many as can be (longest common subsequence)."""
    if not wanted or not chain:
        return {}
    rest = [_aligned(wanted[1:], chain), _aligned(wanted, chain[1:])]
    shifted = [{k + 1: v for k, v in rest[0].items()}, {k: v + 1 for k, v in rest[1].items()}]
    if _is_source(wanted[0], chain[0]):
        shifted.append({0: 0, **{k + 1: v + 1 for k, v in _aligned(wanted[1:], chain[1:]).items()}})
    return max(shifted, key=len)


def _is_source(wanted: str, found: str) -> bool:
    words = _words(found)
    forms = [_words(form) for form in wanted.removeprefix("?").split("|")]
    return any(form <= words and len(words) - len(form) <= MOST_WORDS_MORE for form in forms)


def _words(text: str) -> set[str]:
    words = (re.sub(r"[’']s$", "", word.strip(string.punctuation + "“”’")) for word in text.casefold().split())
    return {word for word in words if word}


def _said(report: Report) -> str:
    return f"{report['in'].rpartition('/')[2]}: {report['says']}"


def _lost(*found: Sequence[Told] | set[str]) -> str:
    return "" if all(found) else " (not found)"


SCORERS = {"links": _links, "conflicts": _conflicts, "origins": _origins, "attributions": _attributions}
