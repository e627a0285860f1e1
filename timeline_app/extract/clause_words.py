"""Decides which words of a sentence tell a clause: those that its verb or its noun cannot do without, and no others.

A demonstrative "that" belongs to the clause it opens, "that ..." to a verb that tells nothing alone, and of two
adjectives joined none is left; a time clause ends before the verb of the clause that it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.cues import find_verb
from timeline_app.extract.wording import FINITE, VERBS, listed

if TYPE_CHECKING:
    from timeline_app.extract.clauses import Clause
    from timeline_app.extract.told import Told
    from timeline_app.extract.wording import Words

TIME_CLAUSE = re.compile(r"\b(?:when|after|before|while|as|since|until)\s+\Z")
_BEFORE_MARK, _LONGEST_SUBJECT = re.compile("(?<=\\w)\\s(?:[“\"]|``|'')\\s?\\Z"), 80  # characters
_THAT = re.compile(r"\s*,?\s*that\s")
_ASKED = re.compile(r"\s+(?:if|whether|why|how|what|who|where|when)\s")
_ASKING = frozenset(["ask", "asked", "asks", "asking", "wonder", "wondered", "wonders", "questioned", "questions"])
_SHORT_CLAUSE = 45  # characters
_JOINING, _BEFORE_PAIR = frozenset(["and", "but", "or"]), frozenset(["DT", "VBD", "VBZ", "VBP", "VBN", "PRP$", "IN"])


def with_quoted(told: Told, clause: Clause) -> Clause:
    """Return a clause with its subject that stands before a quotation: "A ban “would help the crews,” he said"."""
    text, tagged = told.article.text, told.tagged
    at = bisect_left(tagged.starts, clause.start)
    at += at < len(tagged.tags) and tagged.tags[at] == '"'
    if clause.subject is not None or at >= len(tagged.tags) or tagged.tags[at] not in FINITE:
        return clause
    mark = _BEFORE_MARK.search(text, told.sentence.start, tagged.starts[at])
    first = max([told.sentence.start, *(a.reach[1] for a in told.attributions if a.reach[1] < clause.start)])
    if mark is None or not 0 < mark.start() - first <= _LONGEST_SUBJECT or find_verb(text, first, mark.start()):
        return clause
    return clause._replace(start=tagged.starts[at], subject=(first, mark.start()))


def with_that(told: Told, start: int) -> int:
    """Return where a clause begins, with the "that" before it that points at something ("shows |that number| may")."""
    at = bisect_left(told.tagged.starts, start) - 1
    if at < 0 or told.tagged.words[at] != "that" or told.tagged.ends[at] + 1 != start:
        return start
    bare = told.tagged.words[min(at + 1, len(told.tagged.words) - 1)] in listed("cut", "pointed")
    return told.tagged.starts[at] if bare else start


def complement_end(told: Told, clause: Clause) -> int:
    """Return where a clause ends with the "that ..." without which its verb tells nothing ("he has sworn that ...")."""
    text, tagged = told.article.text, told.tagged
    last = bisect_left(tagged.starts, clause.end) - 1
    if 0 < last < len(tagged.tags) - 2 and tagged.words[last + 1] in _JOINING and tagged.tags[last + 2] == "JJ":
        before = tagged.tags[last - 1]
        if (tagged.tags[last] == "JJ" and before in _BEFORE_PAIR) or (tagged.tags[last] == "VBN" and before == "DT"):
            return max(clause.end, told.region(clause.start)[1])  # "recounted brief | but intense conversations"
    if last > 0 and tagged.lows[last] in _ASKING and _ASKED.match(text, clause.end):
        return max(clause.end, told.region(clause.start)[1])  # "also asked |if voters would come|"
    if last < 1 or not _THAT.match(text, clause.end):
        return clause.end
    bare = told.tagged.tags[last] in VERBS or clause.end - clause.start < _SHORT_CLAUSE
    return max(clause.end, told.region(clause.start)[1]) if bare else clause.end


def without_next(told: Told, clause: Clause, words: Words) -> Words:
    """Cut a time clause before the verb of the clause that it stands in ("since the ferry sank | have been found")."""
    tags, lows, verb = words.tags, words.lows, words.verb
    if verb is None or not TIME_CLAUSE.search(told.article.text, max(0, clause.start - 8), clause.start):
        return words
    for at in range(verb + 1, len(tags)):
        if tags[at] in (",", "CC", "WDT", "WP", "WRB", "IN") and lows[at] in listed("cut", "divides"):
            return words
        if tags[at] in FINITE and lows[at] in listed("verbs", "shared"):
            return words[:at]
    return words
