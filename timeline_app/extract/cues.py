"""The words of reporting, dating and modality as compiled patterns, from `resources/rules/en-events/verbs.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline_app.dates.calendar_names import WEEKDAYS, WRITTEN_MONTH
from timeline_app.extract.lexicon import any_of, load_table

_MONTHS = rf"{WRITTEN_MONTH}\.?"
_DAYS = f"(?:{'|'.join(WEEKDAYS)})"
DATE_WORDS = (
    r"(?:(?:on|in|late|early|earlier|last|this|next|at)\s+){0,3}"
    rf"(?:{_DAYS}|yesterday|today|tonight|\d{{1,2}}\s+{_MONTHS}(?:,?\s+\d{{4}})?|{_MONTHS}(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?|(?:last|this|next)\s+\w+)"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
)
_QUOTES = ("quotes", "cites", "cited")  # "as saying"
NAME = r"[A-Z][\w'’.-]*(?:\s+(?:of\s+(?:the\s+)?|the\s+)?[A-Z][\w'’-]*)*"


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns of reporting and of verbs."""

    cue: re.Pattern[str]  # any word that may report
    cue_words: frozenset[str]  # one of which it begins with
    only_that: frozenset[str]  # those that need "that", a clause or a comma to do so
    told: frozenset[str]
    denial: frozenset[str]
    adjuncts: re.Pattern[str]  # hearers, occasions and dates between a reporting verb and its clause
    hearer: re.Pattern[str]
    auxiliary: re.Pattern[str]
    auxiliaries: frozenset[str]
    verbs: frozenset[str]  # of clauses, and auxiliaries; but for those in -ed
    finite: re.Pattern[str]  # a verb of a clause; group "word" where it is no auxiliary
    not_past: frozenset[str]
    participle: re.Pattern[str]
    connective: re.Pattern[str]
    fronted: re.Pattern[str]  # a first word that is no subject's
    planned: re.Pattern[str]
    possible: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the compiled patterns."""
    table = load_table("rules", "en-events", "verbs.toml")
    reporting, finite, adjuncts, openers = table["reporting"], table["finite"], table["adjuncts"], table["openers"]
    hearers = any_of(adjuncts["hearers"])
    alone = any_of([word for word in adjuncts["hearers"] if word != "her"])  # "said her country", but "said to her"
    occasion = (
        r"(?:in|at|during|on|through|via)\s+(?:(?:an?|the|his|her|its|their|one|another)\s+)?"
        rf"(?:[\w’'-]+\s+){{0,3}}(?:{any_of(adjuncts['occasions'])})\b"
    )
    with_whom = rf"(?:\s+(?:with|to|from|for|on|by)\s+(?!{DATE_WORDS})(?:the\s+)?{NAME})?"
    words = rf"{any_of([*finite['past'], *finite['present']])}|[a-z]{{2,}}ed"
    return Cues(
        cue=re.compile(rf"\b(?:(?P<verb>{any_of(reporting['said'])})|(?P<according>[Aa]ccording\s+to))\b(?![-’'])"),
        cue_words=frozenset(["According", "according", *_QUOTES, *(said.split()[0] for said in reporting["said"])]),
        only_that=frozenset(reporting["that"]),
        told=frozenset(reporting["told"]),
        denial=frozenset(reporting["denial"]),
        adjuncts=re.compile(
            rf"(?:\s+(?:(?:to\s+(?:{hearers})|(?:{alone})(?=\s*[,.;:\"“]|\s+(?:that|of|on|in|at|about|how|whether)\s))(?:\s+(?:in|at)\s+(?:the\s+)?{NAME})?|{occasion}{with_whom}|{DATE_WORDS}|(?:in|at|from)\s+(?:the\s+)?{NAME}|"
            r"via\s+Twitter|on\s+Twitter|on\s+television|on\s+state\s+television|on\s+condition\s+of\s+anonymity|by\s+(?:phone|telephone|email)|separately|later|earlier|again|afterwards?|at\s+the\s+time))+(?=[\s,.;:]|$)"
        ),
        hearer=re.compile(
            rf"\s+(?:(?:{hearers})\b|(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+)?(?:{NAME}(?:\s+(?!on\b|in\b|at\b|late\b|early\b)[a-z]+\s+{NAME})?|[a-z]+(?:\s+[a-z]+)?))"
        ),
        auxiliary=re.compile(rf"(?<![\w’'])(?:{any_of(finite['auxiliaries'])}|[’']s\s+been)(?![\w-])"),
        auxiliaries=frozenset(finite["auxiliaries"]),
        verbs=frozenset([*finite["past"], *finite["present"], *finite["auxiliaries"]]),
        finite=re.compile(
            rf"(?<![\w’'-])(?:(?P<auxiliary>{any_of(finite['auxiliaries'])})|(?P<word>{words}))(?![\w-])"
        ),
        not_past=frozenset(finite["not_past"]),
        participle=re.compile(rf"(?<![\w’'-])(?P<word>{any_of(finite['participles'])}|[a-z]{{2,}}ed)(?![\w-])"),
        connective=re.compile(rf"\s*(?:(?:{any_of(openers['connectives'])})(?:\s*,\s*|\s+(?=\S))|[,;:–—-]\s*)+"),
        fronted=re.compile(rf"\s*(?:{any_of(openers['prepositions'])})\b"),
        planned=re.compile(rf"(?:(?<!\w)|(?=['’]))(?:{'|'.join(table['modality']['planned'])})(?![\w])"),
        possible=re.compile(rf"(?<![\w])(?:{'|'.join(table['modality']['possible'])})(?![\w])"),
    )


# A word that may be a verb: looked up, since an alternation of hundreds is slow.
_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,}(?:'[a-z]+)?(?![\w-])")


@lru_cache(maxsize=1 << 10)  # each clause of a sentence is asked for its verb several times
def find_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first word of text[start:end] that looks like the verb of a clause, None where none does."""
    known = cues()
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        if word not in known.verbs and word[-2:] != "ed":
            continue
        if word in known.auxiliaries:
            return found
        before = text[max(start, found.start() - 12) : found.start()].split()
        if (
            word in known.not_past
            or (text.startswith(" by ", found.end()) and word not in _NEVER_SUFFERED)
            or (before and before[-1].lower() in _BEFORE_ADJECTIVE)
        ):
            continue
        return found
    return None


_NEVER_SUFFERED = frozenset(
    ["came", "went", "fell", "grew", "rose", "flew", "began", "drove", "swam"]
)  # "came by way of"
_BEFORE_ADJECTIVE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "no",
        "most",
        "very",
        "more",
        "to",
        "in",
        "with",
        "by",
        "for",
        "and/or",
        "unidentified",
    ]
)
