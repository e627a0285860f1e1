"""Decides what an article reports: its events, planned, possible and denied ones too, and its statements.

What has a time of its own is dated by it (`dated`); the rest (`undated`) leans on what was told before it, and the
headline on the lead.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.captions import is_note
from timeline_app.extract.chains import find_chains
from timeline_app.extract.dated import dated_mentions, events
from timeline_app.extract.dating import dates_events
from timeline_app.extract.entities import find_entities
from timeline_app.extract.labels import printable
from timeline_app.extract.leaning import ON_OR_BEFORE, Story
from timeline_app.extract.past_words import is_personal
from timeline_app.extract.sentences import split_sentences
from timeline_app.extract.speakers import Speakers
from timeline_app.extract.status import status_of
from timeline_app.extract.tagging import tag
from timeline_app.extract.telling import tell_title
from timeline_app.extract.told import Told, by_sentence
from timeline_app.extract.triggers import title_trigger
from timeline_app.extract.undated import undated_mentions
from timeline_app.records import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention

_PARTS = re.compile(r"[^;\s][^;]*")  # of a headline
_SHORTEST_LEAD = 40  # a shorter first line is a dateline, a byline or a caption


def find_mentions(article: Article, times: Sequence[Timex3]) -> tuple[Mention, ...]:
    """Return what the article reports of events, in text order; `times` are its expressions outside furniture."""
    sentences = split_sentences(article)
    spans = [(s.start, s.end) for s in sentences]
    tagged = tag(article.text, spans)
    entities = find_entities(article.text, spans)
    chains = find_chains(article.text, spans, article.outlet)
    speakers = Speakers(article.text, entities, chains)
    story = Story(article.text, article.published, personal=is_personal(s.text for s in sentences))
    headline: Told | None = None
    lead: list[Mention] | None = None
    found: list[Mention] = []
    parts = zip(
        sentences,
        by_sentence(times, sentences),
        chains,
        by_sentence(entities, sentences),
        strict=True,
    )
    for sentence, within, chain, names in parts:
        said = () if sentence.headline else tuple(chain)
        told = Told(article, sentence, within, said, names, speakers, tagged)
        if sentence.headline:
            headline = told
            continue
        if is_note(sentence.text):
            continue
        dated = list(dated_mentions(told))
        own = [made.mention for made in dated]
        if len(sentence.text) >= _SHORTEST_LEAD:
            lead = own if lead is None else lead
        if dated or len(sentence.text) >= _SHORTEST_LEAD:
            story.tell([made.mention for made in dated if made.is_main(article.text)])
        found += own
        found += undated_mentions(told, dated, story)
    if headline is not None and " " in headline.sentence.text:  # a word alone ("Hi") tells nothing
        found.append(_of_headline(headline, lead or []))
        found += _of_its_rest(headline, found[-1])
    return tuple(sorted(found, key=_place))


def _place(mention: Mention) -> tuple[int, int, str]:
    """Order by sentence, and in it by the event's own word or, where that is not known, its time."""
    at = mention.trigger or ((mention.time.start,) if mention.time else (-1,))
    return mention.start, at[0], mention.role


def _of_headline(told: Told, lead: Sequence[Mention]) -> Mention:
    """Return the mention of a headline, dated by its own words, else by the lead, else on or before publication."""
    own = [t for t in told.times if dates_events(told.article.text, t)]
    if own:
        made = list(events(told, (told.sentence.start, told.sentence.end), own))
        if made:
            return made[0].mention
    mention = told.mention(tell_title(told), status=status_of(told.sentence.text, ()))
    mention = replace(mention, trigger=title_trigger(told.tagged, told.sentence.start, told.sentence.end))
    dated = [m for m in lead if m.role is Role.EVENT and m.time is not None]
    leading = max(dated, key=lambda m: (m.date is not None, _shared_words(m.label, mention.label)), default=None)
    if leading is not None and leading.time is not None:
        words = f"the lead: “{leading.time.text}”"
        # The lead's word is the event's; a headline's own, in few words and without a place, would only part the two.
        return replace(mention, date=leading.date, leans_on=words, attributed_to=leading.attributed_to, trigger=None)
    published = told.article.published
    if published is None or mention.status is Status.PLANNED:
        return replace(mention, leans_on="a lead that gives no date")
    return replace(mention, date=Edtf.parse(f"../{published}"), leans_on=ON_OR_BEFORE)


def _of_its_rest(told: Told, first: Mention) -> Iterator[Mention]:
    """Yield what a headline reports beside its first part: "Tug sinks; |nine saved|"."""
    text, published = told.article.text, told.article.published
    parts = list(_PARTS.finditer(text, told.sentence.start, told.sentence.end))
    for part in parts[1:] if published and first.time is None else ():
        trigger = title_trigger(told.tagged, part.start(), part.end())
        if trigger is None or trigger == first.trigger or " " not in part.group():
            continue
        mention = told.mention(printable(part.group()), status=status_of(part.group(), ()), trigger=trigger)
        yield replace(mention, date=Edtf.parse(f"../{published}"), leans_on=ON_OR_BEFORE)


def _shared_words(one: str, other: str) -> int:
    """Count the words that begin alike in two labels."""
    return len({word[:4].lower() for word in one.split()} & {word[:4].lower() for word in other.split()})
