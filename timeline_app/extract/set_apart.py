"""Decides who speaks in what an article sets apart: lines of a transcript, another outlet's story, a tweet.

The source stands beside the words, not in a clause: "TAPPER: ..." before what he says, "From Bloomberg:" on a line of
its own before the story that is quoted, "— Ola Nys (@olanys) June 29" after a tweet. A transcript's name in capitals
is one that the article's people have, a part that speakers play, or a known family name: "UPDATE:" is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.attribution import Attribution
from timeline_app.extract.cues import NAME
from timeline_app.extract.lexicon import gazetteer, lexicon

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

Span = tuple[int, int]

_LINE = re.compile(
    r"(?m)^[ \t\"“*]*(?P<who>[A-Z][A-Z.'’-]+(?:[ ](?:[A-Z][A-Z.'’-]*|&)){0,4})"
    r"(?:,[ ][A-Z ,.'’-]{2,40}|[ ]\([^)\n]{1,40}\))?(?P<colon>:)[ \t]+(?=\S)"
)
_CALLED = re.compile(r"\b[A-Z][a-z]+\.?\s(?=([A-Z][\w.'’-]*))")
_JOINED = re.compile(r"-|['’]s$")
_PARTS = frozenset(["QUESTION", "MODERATOR", "REPORTER", "HOST", "ANCHOR", "ANNOUNCER", "NARRATOR", "MALE", "FEMALE"])
_FROM = re.compile(
    rf"(?m)^[ \t]*(?:(?:More|Here['’]s more|This)[ ])?(?:[Ff]rom|[Vv]ia|FROM|VIA)[ ]"
    rf"(?:{NAME}(?:[’']s)?[ ](?:(?:writing|reporting)[ ])?(?:at|for|in|of)[ ])?(?P<who>(?:the[ ])?{NAME})"
    r"(?:[ ](?:reports|writes))?[ ]?(?P<colon>:)[ \t]*\n\s*"
)
_TWEET = re.compile(
    r"(?:^|\s)(?P<dash>[—–]|--?)[ ]?(?P<who>[^\n()—–:.!?\"“”]{2,50}?)[ ]?\((?P<handle>@\w{1,20})\)"
    r"(?:[ ](?:[A-Z][a-z]+\.?[ ]\d{1,2}(?:,[ ]\d{4})?|\d{1,2}[ ][A-Z][a-z]+(?:[ ]\d{4})?))?"
)
_TAG = re.compile(r"\s*<[^<>]*>\s*")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_READ_ON = re.compile(r"(?m)^[ \t(\[]*(?:Read|Click|Follow|See|Watch)\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|\n\s*\n(?=[“\"])|\Z)\s*")  # goes on in a paragraph that opens with a mark


def set_apart(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, Attribution]]:
    """Yield the sayings that stand apart, each with the number of a sentence on which it bears."""
    starts = [start for start, _ in spans]
    for one in (*_transcript(text), *_stories(text), *_tweets(text)):
        first = max(bisect_left(starts, one.reach[0] + 1) - 1, 0)
        for number in range(first, bisect_left(starts, one.reach[1])):
            if spans[number][1] > one.reach[0]:
                yield number, one


def _transcript(text: str) -> Iterator[Attribution]:
    lines = list(_LINE.finditer(text))
    called = _called(text) if lines else frozenset()
    speaks: dict[str, bool] = {}
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        who = line.group("who")
        if who not in speaks:
            speaks[who] = _is_speaker(who, called)
        if speaks[who]:
            blank = _BLANK.search(text, line.end())
            end = min(blank.start() if blank else len(text), after.start() if after else len(text))
            yield Attribution(line.span("who"), line.span("colon"), (line.end(), end), (line.start("who"), end))


def _called(text: str) -> frozenset[str]:
    """Return the words that follow a given name or a title, also without a possessive or what a hyphen joins."""
    found = {call[1].rstrip(".'’-") for call in _CALLED.finditer(text)}
    return frozenset(found | {_JOINED.split(name, maxsplit=1)[0] for name in found})


def _is_speaker(who: str, called: Container[str]) -> bool:
    """Tell whether a word in capitals before a colon is the name or the part of somebody whom the text calls so."""
    last = who.split()[-1]
    if not _PARTS.isdisjoint(who.split()):
        return True
    name = last.title()
    if name in lexicon().settled_places:
        return False
    return name in called or (name in gazetteer().family and name not in gazetteer().common)


def _stories(text: str) -> Iterator[Attribution]:
    forms = lexicon().outlets.keys() | lexicon().outlet_short.keys()
    heads = list(_FROM.finditer(text)) if ":" in text else []
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        bare = head.group("who").removeprefix("the ").removeprefix("The ")
        if bare not in forms and f"The {bare}" not in forms:
            continue
        end = after.start() if after else len(text)
        quoted = head.end()
        while quoted < end and (more := _QUOTED.match(text, quoted, end)):
            quoted = more.end()
        ended = _READ_ON.search(text, head.end(), end)
        end = min(end if quoted == head.end() else quoted, ended.start() if ended else end)
        yield Attribution(head.span("who"), head.span("colon"), (head.end(), end), (head.start(), end))


def _tweets(text: str) -> Iterator[Attribution]:
    last = 0
    for signed in _TWEET.finditer(text) if "(@" in text else ():
        written = signed.start()
        while written > last and text[written - 1].isspace():
            written -= 1
        blanks = [blank.end() for blank in _BLANK.finditer(text, max(last, written - 400), written)]
        first = blanks[-1] if blanks else max(last, written - 400)
        last = signed.end()
        opened = _TAG.match(text, first, written)
        first = opened.end() if opened else first
        if written - first > 3:
            yield Attribution(signed.span("who"), signed.span("dash"), (first, written), (first, last))
