"""What a report claims, as far as another can contradict it: the act, what it is told of, where to, and whether denied.

A claim is read off the words around the event's own word. It is denied where the report is, where a negation governs
the word in its clause ("did not break", "had no passengers"), or where a report of it is called untrue. Two claims are
of the same act where they share its word and enough of what else they tell, each weighed by how rare it is in news,
and name no two subjects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline_app.link.background import worth
from timeline_app.link.wordlists import words
from timeline_app.link.words import all_words, kinds_of, stem, words_of
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from timeline_app.records import Mention

REACH = 6  # words before an act in which a negation governs it
SUBJECT = 8  # words before it in which its subject stands
AHEAD = 90  # characters after it in which it is told where to
ENOUGH = 1.5  # worth of what two claims of one act share, its own word included
SHARE = 0.34  # of the worth of the poorer claim
SAYS = 60  # characters after a denying verb in which stands what is denied
BEFORE, BESIDE = 2, 5  # words before and after an act that tell whom it is done to
TAIL = 2  # words next to an act
TAIL_WORTH = 1.25
NEXT = 45  # characters after it in which it is told where

_STOP = r"(?<=[a-z\d ])\.(?=\s|$)"  # of a sentence, not of "U.N."
_BREAK = re.compile(rf"{_STOP}|[,;:()“”\"–—!?]|``|''|--|\s(?:but|and|while|although|though|because|who|which|that)\s")
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose)\s*$", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|until|before|why|how|lest)\b", re.IGNORECASE)
_NOT = r"(?:\b(?:not|never|nobody|neither|nor|without|no one)|n['’]t|\b(?:declin|refus)\w+\s+to)\s+(?:\w+ly\s+)?"
_UNSAID = re.compile(  # what somebody did not say is neither claimed nor denied
    _NOT + r"(?:sa(?:y|ys|id|ying)|claim\w*|suggest\w*|stat(?:e|es|ed|ing)|assert\w*|alleg\w+|impl(?:y|ies|ied|ying)"
    r"|argu\w+|confirm\w*|admit\w*|conced\w+|explain\w*|acknowledg\w+|mean|meant)\b"
    r"(?:[^,;:.]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.)*$",  # "Mr."
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(rf"{_NOT}$", re.IGNORECASE)
_OBJECT = re.compile(r"\s(?:of|in|on|at|to|for|from|with|by|about|into|as|that|during|since|after|before|and)\s")
_MODAL = frozenset("will would shall should can may might must wo ca cannot to".split())  # noqa: SIM905
# Before a participle that shares the auxiliary of the one before it: "her crew had been lowered and |transferred|".
_SHARED = re.compile(
    r"(?:^|[,;:.“”()]\s|\b(?:after|before|when|that|while|as)\s)([^,;:.“”()]{3,60}?)\s"
    r"(was|were|is|are|had been|has been|have been|had|has|have)\s(?:\w+ly\s)?\w+[^,;:]{0,60}\sand\s$"
)
_ENDING = re.compile(
    rf"{_STOP}|[;:()“”\"–—!?]|``|''|--|\s(?:but|while|although|though|because|who|which|when|after|before)\s"
)
_NEGATION = re.compile(r"^(?:not|never|nor|neither|nobody|none|without|\w*n['’]t|no)$", re.IGNORECASE)
_NOTHING = re.compile(r"\s*no\b(?!\s+(?:longer|more|one\b))", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were|be|been|prov\w+|turned out)\b(?:\s+to be)?(?:\s+\w+ly)?\s+"
    r"(?:untrue|not true|false|unfounded|baseless|groundless|incorrect|fabricated|a hoax|a lie)\b"
)
_REPORT_THAT = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|accusations?|assertions?|stories|story|suggestions?|news)\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(r"\b(?:any(?:one|body)|no one|nobody)\b[^,;:.]*$", re.IGNORECASE)
_SAID = re.compile(rf"{_STOP}|[;:()“”\"–—!?]|``|''|--|,?\s(?:but|and said|and says|while|although|though|because)\s")
_NAME = r"[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?|de\s+|al-)?[A-Z][\w’'-]*)*"
_PLACED = re.compile(
    rf"\b(to|into|aboard|onto|in|at|near|outside)\s+(?:the\s+)?({_NAME}(?:(?:,|\s+and)\s+(?:the\s+)?{_NAME})*)"
)
_GROUPS = {
    "to": "to",
    "into": "to",
    "aboard": "to",
    "onto": "to",
    "in": "in",
    "at": "in",
    "near": "in",
    "outside": "in",
}
_TOKEN = re.compile(r"[\w’'-]+")
_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()  # noqa: SIM905
)
_LINKS = frozenset("to of in on at for with by from into out up down off over".split())  # noqa: SIM905
_BE = frozenset("was were been being be is are".split())  # noqa: SIM905
_ARTICLES = frozenset("the a an this that these those any some all no u".split())  # noqa: SIM905
_PRONOUNS = frozenset("her him it them his its their".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report claims. Stems, but for `placed`: by group of prepositions the places, and as they are written."""

    act: frozenset[str]
    kinds: frozenset[str]
    told: frozenset[str]  # what else the label tells
    tail: tuple[str, ...]  # the words next to the act
    done_to: frozenset[str]  # what it is done to: right behind it, or before it where it is told as suffered
    said: str  # of a denial in so many words: what is denied
    subject: frozenset[str]  # the names right before it
    placed: tuple[tuple[str, tuple[str, ...], str], ...]
    denied: bool
    told_so: bool  # of itself, not as a condition, or to tell who is meant ("those who had not come")
    outright: bool  # of a denial: in so many words ("denied", "were untrue"), not only told as what did not happen
    anybody: bool  # of a denial: whoever may have done it

    @property
    def worth(self) -> float:
        """Return what everything beside the act is worth."""
        return sum(map(worth, self.told))


_NOTHING_TOLD = Claim(
    frozenset(), frozenset(), frozenset(), (), frozenset(), "", frozenset(), (),
    denied=False, told_so=True, outright=False, anybody=False,
)  # fmt: skip


def claim_of(mention: Mention) -> Claim:
    """Return what a mention claims."""
    trigger = mention.trigger
    span = (trigger[0] - mention.start, trigger[1] - mention.start) if trigger else None
    if span and is_denial(mention):
        return _denied_content("" if denies_what_was_said(mention) else mention.text[span[1] :])
    if span is None:
        return _headline(mention.label, mention.status is Status.DENIED)
    content = mention.label.partition(": ")[2] if mention.role is Role.STATEMENT else ""
    named = frozenset(name.text.split()[0] for name in (*mention.people, *mention.organizations) if name.text)
    denied = mention.status is Status.DENIED and not (span and _denies_after(mention.text, *span))
    return _claim(mention.text, content or mention.label, span, named, denied)


def _denies_before(before: str) -> bool:
    return not words("disputes", "denying", "verbs").isdisjoint(_TOKEN.findall(before.casefold()))


def _denies_after(text: str, start: int, end: int) -> bool:
    """Tell whether what a sentence denies comes after a mention's word, and not before: "appeared, denying that"."""
    verbs = words("disputes", "denying", "verbs")
    before, after = (set(_TOKEN.findall(part.casefold())) for part in (text[:start], text[end:]))
    return verbs.isdisjoint(before) and not verbs.isdisjoint(after) and _NEGATIVE.isdisjoint(before)


def is_denial(mention: Mention) -> bool:
    """Tell whether a mention's own word denies, and is not itself denied: "did not deny"."""
    if mention.trigger is None:
        return False
    start, end = mention.trigger[0] - mention.start, mention.trigger[1] - mention.start
    denying = mention.text[start:end].casefold() in words("disputes", "denying", "verbs")
    return denying and _NOT_BEFORE.search(mention.text[:start]) is None


def denies_what_was_said(mention: Mention) -> bool:
    """Tell whether a report is of somebody who denies "it", "the report", "these claims", without saying which."""
    if mention.trigger is None or not is_denial(mention):
        return False
    start, end = mention.trigger[0] - mention.start, mention.trigger[1] - mention.start
    after = mention.text[end : end + SAYS]
    found = _what_was_said().match(after)
    an_offer = (
        found is not None and found[1] in ("it", "this") and not mention.text[start:].casefold().startswith("den")
    )
    return found is not None and not an_offer  # which is rejected


@cache
def _what_was_said() -> re.Pattern[str]:
    claims = "|".join(sorted(words("disputes", "denying", "claims")))
    noun = rf"\s*(?:the|any|such|those|these|that|all|both)?\s*(?:\w+\s+)?({claims})\b"
    return re.compile(noun + _AND_NO_MORE, re.IGNORECASE)


# What follows "the report" where it doesn't say which.
_AND_NO_MORE = r"(?=\s*(?:$|[^\w\s]|(?:and|but|as|in|on|at|while|saying|when|with|after|before|last|yesterday|to)\b))"


def acts_of(mention: Mention) -> frozenset[str]:
    """Return the stems of a mention's own word, or of what it denies."""
    if mention.trigger is None or (mention.role is Role.STATEMENT and is_denial(mention)):
        return claim_of(mention).act
    start, end = mention.trigger[0] - mention.start, mention.trigger[1] - mention.start
    return frozenset(stem(word) for word in all_words(mention.text[start:end]) if len(word) > 1)


def likeness(one: Claim, other: Claim) -> float:
    """Return what two claims of one act share, 0 where they are of two: no word in common, or two subjects."""
    tail = one.tail == other.tail and len(one.tail) == TAIL
    if not may_be_one_act(one, other) or not (tail or done_alike(one, other)):
        return 0.0
    act = one.act & other.act
    shared = sum(map(worth, (one.told & other.told) - act))
    if not tail and shared < SHARE * min(one.worth, other.worth):
        return 0.0
    return max(map(worth, act)) + shared + TAIL_WORTH * tail


def may_be_one_act(one: Claim, other: Claim) -> bool:
    """Tell whether two claims share a word of their own and name no two subjects."""
    subjects = one.subject and other.subject
    return not one.act.isdisjoint(other.act) and not (subjects and one.subject.isdisjoint(other.subject))


def done_alike(one: Claim, other: Claim) -> bool:
    """Tell whether what two claims of one word are of is done to the same."""
    act = one.act & other.act
    return not _done_to(one, act).isdisjoint(_done_to(other, act))


def _done_to(claim: Claim, act: frozenset[str]) -> frozenset[str]:
    if not claim.said:
        return claim.done_to
    found = next((word for word in _TOKEN.finditer(claim.said) if stem(word.group().casefold()) in act), None)
    return (
        _done_to_whom(claim.said[: found.start()], claim.said[found.end() :], suffered=False) if found else frozenset()
    )


def _done_to_whom(clause: str, after: str, *, suffered: bool) -> frozenset[str]:
    """Return what an act is done to; who does it, where it is done to nobody ("landed")."""
    done_to = frozenset() if suffered else _object(after)
    return done_to or frozenset(map(stem, words_of(clause)[-BEFORE:]))


def _is_suffered(before: list[str], own: list[str]) -> bool:
    """Tell whether an act is told of whom it is done to: "was towed", "had been seen"."""
    near = {token.casefold() for token in before[-3:]}
    return not near.isdisjoint(_BE) and not own[-1].endswith("ing") if own else False


def _object(after: str) -> frozenset[str]:
    near = _OBJECT.split(_ENDING.split(after[:AHEAD])[0])[0]
    return frozenset(map(stem, words_of(near)[:BESIDE]))


def is_negated(mention: Mention) -> bool:
    """Tell quickly whether a mention may be denied."""
    if mention.status is Status.DENIED or is_denial(mention):
        return True
    text = mention.text.casefold()
    return "n't" in text or "n’t" in text or not _NEGATIVE.isdisjoint(text.replace(",", " ").replace(".", " ").split())


_NEGATIVE = frozenset(
    "not never nor neither nobody none no without untrue false unfounded baseless groundless incorrect".split()  # noqa: SIM905
)


@lru_cache(1 << 15)
def _claim(text: str, label: str, span: tuple[int, int], named: frozenset[str], denied: bool) -> Claim:
    own = [word for word in all_words(text[slice(*span)]) if len(word) > 1] if span else []
    act = frozenset(map(stem, own))
    told = frozenset(map(stem, words_of(label))) - act
    before, after = text[: span[0]], text[span[1] :]
    clause = _BREAK.split(before)[-1]
    tokens = _TOKEN.findall(clause)
    shared = None if clause.strip() else _SHARED.search(before)
    suffered = "be" in shared[2] or shared[2] in _BE if shared else _is_suffered(tokens, own)
    negated, untrue = _negated(tokens, after), _untrue(before, after)
    tail = tuple(word for word in _TOKEN.findall(after[:40].lower()) if word not in _PRONOUNS)[:TAIL]
    return Claim(
        act=act,
        kinds=frozenset().union(*map(kinds_of, act)),
        told=told,
        tail=tail if len(tail) == TAIL and tail[0] in _LINKS and tail[1] not in _LINKS | _ARTICLES else (),
        done_to=_done_to_whom(shared[1] if shared else clause, after, suffered=suffered),
        said="",
        subject=_names(tokens[-SUBJECT:], named if clause == before and len(tokens) <= SUBJECT else None),
        placed=tuple(_placed(after)),
        denied=denied or negated or untrue,
        told_so=not (_RELATIVE.search(before[: len(before) - len(clause)]) or _SUPPOSED.search(clause))
        and not _UNSAID.search(before),
        outright=untrue or (denied and _denies_before(before)),
        anybody=bool(_ANYBODY.search(clause)),
    )


@lru_cache(1 << 12)
def _headline(label: str, denied: bool) -> Claim:
    """Return what a report claims whose own word is not known: any of its words may be the act."""
    told = frozenset(map(stem, words_of(label)))
    return replace(_NOTHING_TOLD, act=told, told=told, said=label, denied=denied)


@lru_cache(1 << 12)
def _denied_content(said: str) -> Claim:
    """Return what somebody denies, in the words after the verb: any of them may be the act."""
    said = _SAID.split(said)[0]
    told = frozenset(map(stem, words_of(said)))
    anybody = _ANYBODY.search(said) is not None
    return replace(_NOTHING_TOLD, act=told, told=told, said=said, denied=True, outright=True, anybody=anybody)


def _negated(before: list[str], after: str) -> bool:
    """Tell whether a negation governs the act, and nothing takes it back."""
    excused = words("disputes", "excused", "words")
    near = before if before and _NEGATION.match(before[0]) else before[-REACH:]
    behind = {token.casefold() for token in _TOKEN.findall(after[:60])[:5]}
    for at, token in enumerate(near):
        if _NEGATION.match(token):
            if token.casefold() in ("no", "none") and not _heads(before, at + len(before) - len(near)):
                continue  # "had no passengers who went": what has no subject is at the head of its clause
            near_it = (re.sub(r"n['’]t$", "", word.casefold()) for word in near[max(0, at - 1) : at + 2])
            if not _MODAL.isdisjoint(near_it):
                return False  # what will not or cannot be is no fact
            return excused.isdisjoint(word.casefold() for word in near[at:]) and not behind & {"until", "yet"}
    return _NOTHING.match(after) is not None


def _heads(tokens: list[str], at: int) -> bool:
    return at < 2 or tokens[at - 1].casefold() in ("said", "says", "and", "but", "that", "was", "were", "is", "are")


def _untrue(before: str, after: str) -> bool:
    return _UNTRUE.search(after) is not None and _REPORT_THAT.search(before) is not None


def _names(tokens: list[str], named: frozenset[str] | None) -> frozenset[str]:
    """Return the words of names among these; where the first opens a sentence, it is one only if it is `named`."""
    found = [t for n, t in enumerate(tokens) if t[0].isupper() and (n or named is None or t in named)]
    return frozenset(re.sub(r"['’]s?$", "", token.casefold()) for token in found) - _DAYS


def _placed(after: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Return where an act is told to be or to lead, in its clause."""
    clause = _ENDING.split(after[:AHEAD].rpartition(" ")[0] if len(after) > AHEAD else after)[0]
    found = []
    for match in _PLACED.finditer(clause):
        if match.start() > NEXT or "," in clause[: match.start()]:
            break
        names = [re.sub(r"^the\s+", "", name) for name in re.split(r",\s*|\s+and\s+", match[2])]
        kept = tuple(name for name in names if name and name.casefold().split()[0] not in _DAYS)
        if kept:
            found.append((_GROUPS[match[1]], kept, match[2]))
    return found
