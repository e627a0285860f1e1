"""Decides whose deed a clause tells that names nobody: the subject it shares or hangs on, the person a pronoun means.

A subject is put in only where its number agrees with the verb, a name only where one person alone fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline_app.extract.asides import without_run_on
from timeline_app.extract.clauses import antecedent
from timeline_app.extract.entities import Kind
from timeline_app.extract.labels import kept
from timeline_app.extract.trimming import trimmed
from timeline_app.extract.wording import NO_WORDS, VERBS, agree, is_finite, listed, word, words_of

if TYPE_CHECKING:
    from timeline_app.extract.clauses import Clause
    from timeline_app.extract.told import Told
    from timeline_app.extract.wording import Words

Span = tuple[int, int]

_RELATIVE = re.compile(r",?\s(?:who|which|that)\s+\Z")
_WHICH = re.compile(r"\bwhich\s+\Z")
_WHO, _OF = re.compile(r",?\swho\s+\Z"), re.compile(r"\sof\s+\Z")
_PREPOSED = re.compile(
    r"(?::|\b(?:over|against|with|to|for|from|by|about|on|behind|than|between))\s+(?:[\w.-]+\s+){0,3}\Z"
)
# "the photo of Piet, |who| died"; the wife of him may be "who" herself.
_OF_THING = re.compile(
    r"\b(?:photos?|photographs?|pictures?|portraits?|images?|videos?|statues?|bod(?:y|ies)|names?|memory|lives|life|home|house|estate|supporters?|fans?|critics?|victory|defeat|cases?|trial|funeral|"
    r"death|birth|support|arrest|murder|removal|arrival|\w{3,}(?:tion|sion|ment|ing|ance|ence))\s+of\s+(?:[\w.-]+\s+){0,3}\Z"
)
_OBJECTIVE = re.compile(r"(?<!,)\sthat\s\Z|,?\s(?:which|whom)\s\Z")
_WAS, _WERE = word("was", "VBD"), word("were", "VBD")
_PARTICLES = frozenset(["off", "up", "out", "down", "over", "away", "back", "on"])
_WHOSE = re.compile(r",?\s+whose\s+\Z")
_JOINED = re.compile(r"\b(?:and|or|but)\s+\Z")
_REACH = 10  # characters before a clause in which its link stands
_FORMS = {"NNS": "VBZ", "VBN": "VBD", "VB": "VBD", "NN": "VBD"}  # what a verb may be mistaken for, and what it is
_DESCRIBES = frozenset(["a", "an", "the", "who", "which", "whose"])
_OBJECT = frozenset(["DT", "JJ", "PRP", "PRP$", "NN", "NNS", "NNP", "CD"])
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP"])
_OF_A_SUBJECT = _NOUN_TAGS | {"DT", "JJ", "PRP$", "CD"}
_JOINS = frozenset([",", "CC"])
_STOPS = frozenset([".", ","])
_OF_A_VERB = VERBS | {"RB", "RP"}
_ADVERBS = 3
_PRONOUNS = frozenset(["he", "she", "it", "his"])


def dateless(told: Told, span: Span) -> Words:
    """Return the words of a stretch of a sentence without its times."""
    times = [(t.start, t.end) for t in told.times if t.type in ("DATE", "TIME")] if told.times else ()
    pieces = kept(told.article.text, span, times) if times else [span]
    return words_of(told.article.text, told.tagged, pieces)


def with_subject(told: Told, clause: Clause, words: Words) -> Words:
    """Return the words of a clause after the subject that it shares or hangs on; empty where none fits."""
    at = next((n for n, tag in enumerate(words.tags[: _ADVERBS + 1]) if tag != "RB"), None)
    if at is None:
        return NO_WORDS
    if words.lows[at] == "having":
        words = words.put(at, "had", "VBD", "had")
    if _is_reduced(told, clause, words, at):
        given = _without_clause(subject_words(told, clause))
        return given + (_WAS if agree(given, _WAS) else _WERE) + words if given else NO_WORDS
    if words.tags[at] == "VBD" and (passive := _passive(told, clause, words, at)):
        words = passive + words
    elif form := _FORMS.get(words.tags[at]):
        if _pairs(told, clause):
            return NO_WORDS
        shared = _auxiliary(told, clause) if words.tags[at] == "VBN" else NO_WORDS
        if shared and shared.lows[-1] in listed("verbs", "be") and _has_object(words, at):
            shared = NO_WORDS  # "was extradited and | pleaded guilty"
        words = shared + words if shared else words.tagged(at, form)
    given = _without_clause(_fitting(told, clause, words))
    if not given:
        return NO_WORDS
    if relative := _RELATIVE.search(told.article.text, max(0, clause.start - _REACH), clause.start):
        words = without_run_on(words, aside=relative.group().startswith(","))
    return given + words


def _is_reduced(told: Told, clause: Clause, words: Words, at: int) -> bool:
    """Tell whether a participle alone says by whom it was done to its noun: "the yard, |founded by| two brothers,"."""
    if words.tags[at] not in ("VBN", "VBD") or words.lows[at + 1 : at + 2] != ["by"]:
        return False
    if at + 2 >= len(words) or words.tags[at + 2] == "VBG":
        return False  # "which |began by| painting it"
    before = told.article.text[max(0, clause.start - _REACH) : clause.start]
    return before.endswith((", ", " ")) and not (_RELATIVE.search(before) or _JOINED.search(before))


def _has_object(words: Words, at: int) -> bool:
    return at + 1 < len(words) and words.tags[at + 1] in _OBJECT


def subject_words(told: Told, clause: Clause) -> Words:
    """Return the subject that stands for a clause's own; "which" is no person ("Lord of the Californian, which")."""
    if clause.subject is None:
        return NO_WORDS
    start, end = clause.subject
    text = told.article.text
    person = any(e.kind is Kind.PERSON and start <= e.start < end for e in told.entities)
    of = text.rfind(" of ", start, end)
    if (
        person
        and of > 0
        and not text.startswith("that", start)
        and _WHICH.search(text, max(0, clause.start - _REACH), clause.start)
    ):
        start = of + len(" of ")
    if (who := _apposed(told, clause, start)) is not None:
        start, end = who
    start = _who(told, clause, start, end) if person else start
    words = trimmed(dateless(told, (start, end)), phrase=True)
    if len(words) > 1 and words.tags[0] in ("WRB", "IN") and words.lows[0] in listed("front", "subordinators"):
        words = words[1:]  # "When |she| married"
    tags = words.tags
    comma = next((at for at, tag in enumerate(tags[:-1]) if tag == ","), None)
    if not comma:
        return words
    if tags[0] in ("VBN", "VBG", "VBD"):
        return words[comma + 1 :]  # "Flanked by guards, |Clinton| stepped out and walked"
    whose = words.lows[comma + 1] in _DESCRIBES and _JOINS.isdisjoint(tags[comma + 1 :])
    return words[:comma] if whose else words


def _apposed(told: Told, clause: Clause, start: int) -> Span | None:
    """Return whom a noun stands beside as his calling: "Piet Vos, |a mate| who steered it"."""
    text = told.article.text
    if not text.startswith(("a ", "an ", "the "), start) or not text.endswith(", ", 0, start):
        return None
    if _WHO.search(text, max(0, clause.start - _REACH), clause.start) is None:
        return None
    return next(((e.start, e.end) for e in told.entities if e.kind is Kind.PERSON and e.end == start - 2), None)


def _who(told: Told, clause: Clause, start: int, end: int) -> int:
    """Return where the noun of "who" begins: ", who" is the person last named, "the wife of X who" is no X."""
    text = told.article.text
    who = _WHO.search(text, max(0, clause.start - _REACH), clause.start)
    last = next((e for e in told.entities if e.kind is Kind.PERSON and e.end == end), None)
    if who is None or last is None:
        return start
    if who.group().startswith(","):
        return (
            last.start
            if _PREPOSED.search(text, start, last.start) or _OF_THING.search(text, start, last.start)
            else start
        )
    of = _OF.search(text, max(told.sentence.start, start - _REACH), start) if last.start == start else None
    head = antecedent(text, told.region(clause.start)[0], of.start()) if of else None
    return head[0] if head else start


def named(told: Told, words: Words) -> Words:
    """Put in the person whom a leading pronoun means, where one alone fits."""
    low, start = words.lows[0], words.starts[0]
    clitic = len(words) > 1 and words.glued[1]  # "she’d"
    if words.tags[0] not in ("PRP", "PRP$") or clitic or start < 0 or low not in _PRONOUNS:
        return words
    own = low == "his"
    who = told.whom(start, "he" if own else low, said=own)
    if who is None or who.lower() in _PRONOUNS:
        return words
    return word(who + ("’s" if own else ""), "NNP", start) + words[1:]


def of_whose(told: Told, clause: Clause) -> Words:
    """Return whose it is that a clause after "whose" tells of ("the liner Virginian, whose |captain answered")."""
    text = told.article.text
    whose = _WHOSE.search(text, max(0, clause.start - _REACH), clause.start)
    owner = antecedent(text, told.region(clause.start)[0], whose.start()) if whose else None
    words = dateless(told, owner) if owner else NO_WORDS
    return words.put(-1, f"{words.texts[-1]}’s", words.tags[-1], words.lows[-1]) if words else words


def with_object(told: Told, clause: Clause, words: Words) -> Words:
    """Return the words of "the meeting that |both states held in Hanoi|" with what was held, where "that" is it."""
    text = told.article.text
    that = _OBJECTIVE.search(text, max(0, clause.start - _REACH), clause.start)
    last = that.start() if that else clause.start if _is_contact(told, clause) else None
    noun = antecedent(text, told.region(clause.start)[0], last) if last is not None and clause.subject is None else None
    if noun and words.verb is None:
        words = _with_past(words)
    tags, lows, verb = words.tags, words.lows, words.verb
    if noun is None or verb is None or text[slice(*noun)].rpartition(" ")[2].lower() in listed("verbs", "of_what"):
        return words
    end = verb + 1
    while end < len(tags) and tags[end] in _OF_A_VERB:
        end += 1
    if end < len(tags) and tags[end] not in ("IN", "TO", ".", ","):
        return words
    if end + 1 < len(tags) and lows[end] in _PARTICLES and tags[end + 1] in _OBJECT:
        return words
    told_of = dateless(told, noun)
    if told_of and told_of.tags[0] == "DT":
        told_of = told_of.put(0, told_of.lows[0], "DT", told_of.lows[0])  # "|The| deal that he signed"
    if end < len(tags) and tags[end] in ("IN", "TO") and _STOPS.issuperset(tags[end + 1 :]):
        end += 1  # "the challenges that |she came up against|"
    before = bisect_left(told.tagged.starts, noun[1]) - 1
    return words[:end] + told_of + words[end:] if told.tagged.tags[before] in _NOUN_TAGS else words


def _with_past(words: Words) -> Words:
    """Take a participle right behind the subject for the past that it looks like: "that |the firm rejected|"."""
    at = next((n for n, tag in enumerate(words.tags) if tag == "VBN"), 0)
    behind = at and words.tags[at - 1] in _NOUN_TAGS and _OF_A_SUBJECT.issuperset(words.tags[:at])
    return words.tagged(at, "VBD") if behind else words


def _is_contact(told: Told, clause: Clause) -> bool:
    """Tell whether a clause stands right behind its noun: "the deal |it had rejected|"."""
    at = bisect_left(told.tagged.starts, clause.start)
    return (
        0 < at < len(told.tagged.tags) and told.tagged.tags[at] == "PRP" and told.tagged.tags[at - 1] in ("NN", "NNS")
    )


def _pairs(told: Told, clause: Clause) -> bool:
    """Tell whether "and" before a clause joins adjectives or adverbs ("his torn and partly burnt | coat was found")."""
    at = bisect_left(told.tagged.starts, clause.start)
    return at > 1 and told.tagged.tags[at - 1] == "CC" and told.tagged.tags[at - 2] in ("JJ", "RB")


def _auxiliary(told: Told, clause: Clause) -> Words:
    """Return the auxiliary that a participle shares with the verb before it ("was fined and | sentenced")."""
    if not _JOINED.search(told.article.text, max(0, clause.start - _REACH), clause.start):
        return NO_WORDS
    before = dateless(told, (told.region(clause.start)[0], clause.start))
    verb = next((at for at in reversed(range(len(before))) if is_finite(before, at)), None)
    tags, lows = before.tags, before.lows
    if verb is None or lows[verb] not in listed("verbs", "shared"):
        return NO_WORDS
    end = verb
    while end + 1 < len(tags) and (tags[end + 1] in ("VBN", "VB", "RB") or lows[end + 1] == "being"):
        end += 1
    end += lows[end] == "been"  # what follows stands in quotation marks
    shares = end == len(tags) or tags[end] in ("VBN", '"') or before.texts[end] == "''"
    return before.some([at for at in range(verb, end) if tags[at] != "RB"]) if shares else NO_WORDS


def _without_clause(given: Words) -> Words:
    """Return of "the agency questioned nine sailors" the noun phrase alone that a clause after it hangs on."""
    if given and given.tags[0] == "IN" and given.lows[0] not in listed("front", "conditions"):
        return NO_WORDS  # "after the announcement": no subject
    verb = given.verb
    if verb is None:
        return given
    rest = given[verb + 1 :]
    rest = rest[1:] if rest and rest.tags[0] == "IN" else rest  # "it asks about |17|"
    return rest if rest and rest.tags[0] in ("DT", "CD", "JJ", "NN", "NNS", "NNP", "PRP$") else NO_WORDS


def _passive(told: Told, clause: Clause, words: Words, at: int) -> Words:
    """Return the "was" of "was fined and | sentenced to two years": what has no object of its own shares it."""
    bare = words.lows[at].endswith("ed") and (at + 1 == len(words) or words.tags[at + 1] in ("IN", "TO", "."))
    shared = _auxiliary(told, clause) if bare else NO_WORDS
    return shared if shared and shared.lows[-1] in listed("verbs", "be") else NO_WORDS


def _fitting(told: Told, clause: Clause, words: Words) -> Words:
    """Return the subject that a clause without one shares, its sentence's where the number does not agree."""
    given = subject_words(told, clause)
    if not words or agree(given, words):
        return given
    before = trimmed(dateless(told, (told.region(clause.start)[0], clause.start)))
    main = before[: before.verb or 0]
    return main if main and agree(main, words) else NO_WORDS
