"""Decides which words tell an event: its clause, the noun phrase that carries the date, or a saying and its speaker.

A clause that gives no subject and verb of its own is told by the sentence that it stands in; what somebody denies is
told with the denial, what speaks of "us" in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.clause_words import (
    TIME_CLAUSE,
    complement_end,
    with_quoted,
    with_that,
    without_next,
)
from timeline_app.extract.clauses import Clause, antecedent
from timeline_app.extract.cues import cues, find_verb
from timeline_app.extract.labels import attributive, printable
from timeline_app.extract.predicates import find_predicate
from timeline_app.extract.shortening import AIM, LONGEST, shortened
from timeline_app.extract.subjects import dateless, named, of_whose, subject_words, with_object, with_subject
from timeline_app.extract.trimming import trimmed, without_opening
from timeline_app.extract.wording import (
    VERBS,
    agree,
    is_finite,
    is_sound,
    listed,
    text_of,
    word,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.extract.tagging import Tagged
    from timeline_app.extract.told import Told
    from timeline_app.extract.wording import Words

Span = tuple[int, int]

_FIRST_PERSON = frozenset(["I", "we", "We", "my", "My", "our", "Our", "us", "me"])
_PRONOUNS = frozenset(["he", "she", "it", "they", "He", "She", "It", "They"]) | _FIRST_PERSON
_NO_CLAUSE = frozenset(["according to", "citing", "quoting", "believe", "believed", "think"])
_VERBS_OF_SAYING = {"told": "said", "tells": "says"}  # whose hearer a label leaves out
_QUOTES = re.compile("[“”\"]|``|''")
_QUOTED = re.compile("\\s*(?:[“\"]|``|'')")
_BEFORE_QUOTED = re.compile("(?:[“\"]|``|'')\\s?\\Z")
_CONDITION = re.compile(r"\b(?:if|unless)\s\Z")
_WAS, _WERE = word("was", "VBD"), word("were", "VBD")
_MISTAKEN = frozenset(["VBN", "VB", "NN", "NNS"])  # what a past is tagged
_FEWEST_CUT = 6  # words of a clause of which the first are told
_FEWEST_ROOM = 30  # for what is said
_NOUN_ONLY = re.compile(
    r"\b(?P<lead>including|after|before|since|ahead\s+of|following|of|from|until|prior\s+to|than|like|for)\s+(?P<noun>(?:[\w-]+['’]s\s+)?(?:an?|the|his|her|its|their)?\s*(?:[\w-]+\s+)?)$"
)
_NOUN_END = re.compile(
    r"[,;.:()]|\s(?:that|who|which|when|where|after|before|while|as|but|and\s+(?:the|an?|his|her|is|was)|is|was|are|were|has|have|had|will|would)\s"
)
_NOUN_PHRASE = re.compile(
    r"['’]?s?\s+(?:(?!(?:of|in|on|at|to|with|by|for|from|and|or|that|who|which|between|over|about|against|into|near)\b)[\w’'-]+\s+){0,3}?"
    r"(?P<noun>[\w’'-]+)(?=\s+(?:of|in|on|at|to|with|by|for|from|and|or|that|who|which|between|over|about|against|into|near)\b|[,;.:)]|\s*$)"
)
_LEAD_IN = re.compile(
    r"\s*(?:In|At|During|After|Following|On|With|Before|Since)\s+(?:an?|the|his|her|its|their|what\s+\w+\s+an?)?\s*"
)


def tell_event(told: Told, clause: Clause, chosen: Sequence[Timex3] = ()) -> str:
    """Return the label of the event of a clause, which `chosen` dates."""
    text = told.article.text
    clause = with_quoted(told, clause)
    if chosen and (noun := _noun_label(told, clause, chosen[0])):
        return noun
    if chosen and (part := _reduced(told, clause) or _participle(told, clause, chosen[-1])):
        return printable(text_of(shortened(_passive(told, part))))
    opens = bool(chosen) and not text[clause.start : chosen[0].start].strip()
    if label := _clause_label(told, clause, timeless=opens):
        return label
    if label := _sentence_label(told, clause):
        return _own_words(told, clause, label) or label
    wider = clause._replace(end=complement_end(told, clause))
    if wider != clause and told.tagged.tags[bisect_left(told.tagged.starts, clause.end) - 1] in VERBS:
        return _cut_label(told, wider)  # "He expected |that ..."
    return _phrase_label(told, (clause.start, clause.end)) or _cut_label(told, clause)


def _clause_label(told: Told, clause: Clause, *, timeless: bool = False) -> str:
    """Return the label of a clause, "" where it has no subject and verb of its own."""
    whole = dateless(told, (with_that(told, clause.start), complement_end(told, clause)))
    words = trimmed(whole)
    if clause.subject is not None:
        words = with_subject(told, clause, words)
    elif owner := of_whose(told, clause):
        words = owner + words
    elif timeless and whole and is_finite(whole, 0):
        words = words_of(told.article.text, told.tagged, [(clause.start, clause.end)])  # "The past week has seen ..."
    elif words and words.tags[0] not in VERBS:
        words = without_next(told, clause, with_object(told, clause, words))
    if not words:
        return ""
    if not is_sound(words):
        words = _by_predicate(told, clause, words)
        if not is_sound(words):
            return ""
    denier, plain = _denier(told, clause), words
    words = shortened(words if denier else named(told, words))
    if words is not plain and not is_sound(words):
        return ""
    label = _written(told, words)
    if condition := _CONDITION.search(told.article.text, max(0, clause.start - 8), clause.start):
        return printable(f"{condition.group()}{small(words, label)}"[:LONGEST])
    head = f"{denier} denied that "
    return printable(head + small(words, label)) if denier and len(head) + len(label) <= LONGEST else label


def _by_predicate(told: Told, clause: Clause, words: Words) -> Words:
    """Return words with the verb as one that the clause is told by where the tags know none."""
    found = find_predicate(told.tagged, clause.start, clause.end)
    looks = find_verb(told.article.text, clause.start, clause.end)
    verb = found.start if found else looks.start() if looks else None
    at = words.starts.index(verb) if verb in words.starts else None
    return words.tagged(at, "VBD") if at is not None and words.tags[at] in _MISTAKEN else words


def _denier(told: Told, clause: Clause) -> str | None:
    """Return who denies what a clause tells, so that nothing is told as if it had been; of a time clause nobody."""
    speakers = told.sources([a for a in told.covering(clause.start) if a.denies])
    text = told.article.text
    if not speakers or TIME_CLAUSE.search(text, max(0, clause.start - 8), clause.start):
        return None
    return None if "denied" in text[clause.start : clause.end] else speakers[-1]


def _written(told: Told, words: Words) -> str:
    """Return words as a label; those of a first person stand in quotation marks, after who says so."""
    label = printable(text_of(words))
    if _QUOTES.search(label) or "‘" in label or not _is_personal(words):
        return label
    speakers = [name for name in told.sources(told.covering(words.starts[-1])) if name not in _PRONOUNS]
    label = f"“{label}”"
    return (
        printable(f"{speakers[-1]}: {label}") if speakers and len(speakers[-1]) + len(label) + 2 <= LONGEST else label
    )


def _is_personal(words: Words) -> bool:
    """Tell whether a first person speaks; "Our Principles Fund" is a name."""
    if _FIRST_PERSON.isdisjoint(words.texts):
        return False
    after = [*words.tags[1:], ""]
    return any(
        text in _FIRST_PERSON and not (text[0] in "OMWU" and after[at] == "NNP") for at, text in enumerate(words.texts)
    )


def _sentence_label(told: Told, clause: Clause) -> str:
    """Return the label of the stretch that a clause stands in, cut at a clause, where the clause gives none."""
    for span in dict.fromkeys([told.region(clause.start), (told.sentence.start, told.sentence.end)]):
        if span != (clause.start, clause.end) and (label := _clause_label(told, Clause(*span))):
            return label
    return ""


def _own_words(told: Told, clause: Clause, label: str) -> str:
    """Return the first words of a clause with its verb where the sentence's label tells another one, else ""."""
    found = find_predicate(told.tagged, clause.start, clause.end)
    verb = told.article.text[slice(*found.span)] if found else ""
    if not verb or verb in label or not is_sound(trimmed(dateless(told, (clause.start, clause.end)))):
        return ""
    own = _cut_label(told, clause)
    return own if verb in own else ""


def _phrase_label(told: Told, span: Span) -> str:
    words = without_opening(dateless(told, span))
    return printable(text_of(words if len(text_of(words)) <= LONGEST else shortened(words)))


def _cut_label(told: Told, clause: Clause) -> str:
    """Return the first words of a clause, as many as a label holds: a plain label beats none."""
    words = trimmed(dateless(told, (clause.start, clause.end)))
    if len(words) < _FEWEST_CUT:
        return ""
    label = printable(text_of(words))
    if len(label) > LONGEST:
        label = label[: label.rfind(" ", 0, LONGEST - 1 - ("“" in label))].rstrip(" ,;:–—-“") + "…"
    return label + "”" if label.count("“") > label.count("”") else label


def tell_title(told: Told) -> str:
    """Return the label of a headline: its words, those alone that a line can hold."""
    words = words_of(told.article.text, told.tagged, [(told.sentence.start, told.sentence.end)])
    return printable(text_of(words) if len(text_of(words)) <= LONGEST else text_of(shortened(words)))


def tell_saying(told: Told, speaker: str, verb: str, content: Span) -> str:
    """Return the label of a statement: who says what; what is quoted or speaks of "us" in quotation marks."""
    if speaker in _FIRST_PERSON:
        return _sentence_label(told, Clause(content[0], content[0]))
    verb = _VERBS_OF_SAYING.get(verb, " ".join(verb.split()))
    every = dateless(told, (with_that(told, content[0]), content[1]))
    words = trimmed(every)
    words = words if is_sound(words) else without_opening(every)
    room = max(_FEWEST_ROOM, LONGEST - len(speaker) - len(verb) - 8)
    said = shortened(words, room) or words
    label = printable(text_of(said))
    if len(label) > room:
        label = label[: label.rfind(" ", 0, room - 1)].rstrip(" ,;:") + "…"
    plain = verb.lower() in _NO_CLAUSE
    if (_is_personal(words) or _is_quoted(told, content)) and not _QUOTES.search(label):
        label = f"“{label}”"
    elif not plain and is_sound(said) and not _is_quoted(told, content):
        return printable(f"{speaker} {verb} that {small(said, label)}")
    return printable(f"{speaker}: {label}" if plain else f"{speaker} {verb}: {label}")


def _is_quoted(told: Told, content: Span) -> bool:
    """Tell whether what is said begins with a quotation mark."""
    text = told.article.text
    return (
        _QUOTED.match(text, content[0]) is not None
        or _BEFORE_QUOTED.search(text, max(0, content[0] - 3), content[0]) is not None
    )


def small(words: Words, label: str) -> str:
    """Return a label as it stands amid a sentence: with a small letter at its head where that is no name."""
    first = words.texts[0]
    capital = first[:1].isupper() and (words.tags[0] in ("NNP", "JJ") or first[1:2].isupper())
    if capital or first == "I":
        return label
    return label[:1].lower() + label[1:]


def fronted_label(told: Told, span: Span) -> str:
    """Return the label of a phrase before the subject ("In an unusual leak" -> "Unusual leak"), "" for an adverbial."""
    phrase = _LEAD_IN.match(told.article.text, span[0], span[1])
    label = _phrase_label(told, (phrase.end() if phrase else span[0], span[1]))
    return label if len(label.split()) >= 2 or len(label) >= 8 else ""


def _noun_label(told: Told, clause: Clause, time: Timex3) -> str | None:
    """Return the noun phrase that alone carries a date ("including a July meeting"), None where the clause does."""
    text = told.article.text
    found = _noun_phrase(text, clause, time)
    if found is None:
        return None
    lead, phrase = found
    words = without_opening(dateless(told, phrase))
    words = words[1:] if words and words.tags[0] == "DT" and words.lows[0] in ("a", "an", "the") else words
    label = printable(text_of(shortened(words)))
    verb = find_verb(text, clause.start, time.start)
    if lead == "including" and verb is not None:
        whole = printable(text_of(trimmed(dateless(told, (clause.start, verb.start())))))
        joined = f"{whole}: {small(words, label)}"
        return joined if " " in whole and len(joined) <= AIM else label
    return label or None


def _noun_phrase(text: str, clause: Clause, time: Timex3) -> tuple[str, Span] | None:
    """Return the word that leads up to a noun phrase with a date of its own, and that phrase."""
    if not attributive(text, time.start, time.end):
        return None
    lead = _NOUN_ONLY.search(text[clause.start : time.start])
    if lead is None or (find_verb(text, clause.start, time.start) is None and clause.subject is None):
        return None
    stop = _NOUN_END.search(text, time.end, clause.end)
    return lead.group("lead"), (clause.start + lead.start("noun"), stop.start() if stop else clause.end)


def head_noun(text: str, clause: Clause, time: Timex3) -> Span | None:
    """Return the noun that alone carries a date ("including a July |meeting| in Hanoi"), None where the clause does."""
    if _noun_phrase(text, clause, time) is None:
        return None
    phrase = _NOUN_PHRASE.match(text, time.end, clause.end)
    return phrase.span("noun") if phrase else None


def _participle(told: Told, clause: Clause, time: Timex3) -> Clause | None:
    """Return the reduced clause in a subject ("nationals kidnapped in the 1970s | has been"), else None."""
    text = told.article.text
    after = re.compile(r"['’]?\s*,?\s*").match(text, time.end, clause.end)
    verb = cues().finite.match(text, after.end(), clause.end) if after else None
    if verb is None:
        return None
    found = cues().participle.finditer(text, clause.start, time.start)
    parts = [p for p in found if p.group() not in cues().not_past and not _is_adjective(told.tagged, p.start())]
    for part in parts:
        before = text[clause.start : part.start()].split()
        noun = antecedent(text, clause.start, part.start())
        if (
            before
            and noun
            and not cues().auxiliary.fullmatch(before[-1])
            and before[-1].lower() not in ("the", "a", "an", "by")
        ):
            return Clause(part.start(), time.end, noun)
    return None


def _reduced(told: Told, clause: Clause) -> Clause | None:
    """Return a clause whose participle stands right behind its noun ("a bridge |built in 1970|"), else None."""
    if clause.subject is None or clause.resumes or told.article.text[clause.subject[1] : clause.start].strip():
        return None
    return clause if told.tagged.tags[bisect_left(told.tagged.starts, clause.start)] in ("VBN", "VBD") else None


def _passive(told: Told, part: Clause) -> Words:
    """Return the words of a reduced clause as one of its own: "a poll | released" is that it |was| released."""
    subject, words = subject_words(told, part), dateless(told, (part.start, part.end))
    bare = bool(subject) and bool(words) and words.lows[0] not in listed("verbs", "intransitive")
    clausal = part.subject is not None and told.article.text.endswith("that ", 0, part.subject[0])
    bare = bare and not clausal  # "the claim that the owner lied at noon was ..."
    was = _WAS if agree(subject, _WAS) else _WERE
    return subject + was + words if bare else subject + words


def _is_adjective(tagged: Tagged, start: int) -> bool:
    """Tell whether a participle stands before its noun ("related losses")."""
    at = bisect_left(tagged.starts, start)
    return at + 1 < len(tagged.tags) and tagged.tags[at + 1] in ("NN", "NNS", "NNP")
