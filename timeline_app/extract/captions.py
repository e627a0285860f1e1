"""Decides which lines are captions of pictures, by the credit beside them, and what they tell; which only note things.

A photograph shows a moment: what its caption tells in the present tense, or by an event's noun alone, happened then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline_app.extract.happenings import words
from timeline_app.extract.predicates import Form, Predicate
from timeline_app.extract.triggers import event_noun

if TYPE_CHECKING:
    from timeline_app.extract.clauses import Clause
    from timeline_app.extract.told import Told

_CREDIT = r"(?:Images?|Photos?|Photographs?|Pictures?|Credits?)(?:\s+(?:credit|courtesy))?\s*(?::|by\b|courtesy\b|of\b)"
_BESIDE = re.compile(rf"[^\n]{{0,80}}\n\s*(?:{_CREDIT})[^\n]{{2,80}}(?:\n|\Z)")
_WITHIN = re.compile(r"\(?(?:(?:AP|Reuters|AFP|Getty)\b[\s/][^\n]{0,60}|Getty Images)\)?\.?\s*\Z")
_AGENCIES = ("AP", "Reuters", "AFP", "Getty")
_LONGEST = 300
# What a newsroom says of the article, and no event of it.
_NOTE = re.compile(
    r"(?:this|the)\s(?:article|story|post|report|item|page|piece|headline)\s(?:has\sbeen|was)\s(?:(?:since|later)\s)?(?:updated|corrected|amended|clarified|revised)\b"
    r"|(?:(?:an?|the|partial|full|rush|complete|edited|relevant)\s){0,3}transcripts?\b.{0,40}\b(?:follows?|below)\s*[:.]?\Z"
    r"|(?:please\s)?sign\sup\s(?:for|to)\b.{0,60}\b(?:newsletters?|updates|alerts|e-?mails?)\b"
    r"|.{0,200}\bcontributed\s(?:reporting\b|research\b|to\sthis\s(?:article|story|post|report|piece)\b|from\s[^,.]{1,40}(?:,[^,.]{1,40})?\.?\Z)",
    re.IGNORECASE,
)


def is_caption(told: Told) -> bool:
    """Tell whether a sentence is the line above a picture's credit, or ends with one."""
    text, sentence = told.article.text, told.sentence
    if len(sentence.text) > _LONGEST or (sentence.start and text[sentence.start - 1] != "\n"):
        return False
    if _BESIDE.match(text, sentence.end) is not None:
        return True
    end = sentence.text[-80:]
    return any(agency in end for agency in _AGENCIES) and _WITHIN.search(end) is not None


def is_note(sentence: str) -> bool:
    """Tell whether a sentence only notes how the article was made: "This story has been updated"."""
    return len(sentence) <= _LONGEST and _NOTE.match(sentence) is not None


def shown(told: Told, clause: Clause, found: Predicate | None) -> Predicate | None:
    """Return the predicate of a caption as of the moment that its picture shows."""
    if found is None:
        noun = event_noun(told.tagged, clause.start, clause.end)
        return Predicate(*noun, Form.PERFECT, happens=True) if noun else None
    word = told.article.text[slice(*found.span)].lower()
    if found.happens or found.bare or found.form is not Form.PRESENT or word in words().states or word in words().minds:
        return found
    return found._replace(form=Form.PERFECT, happens=True)
