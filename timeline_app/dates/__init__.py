"""What a date is, and how the dates of a text are found. Nothing here knows articles or events.

From a text to dates: `tagger` finds what the rules match (`rules`, `rulebook`, `heads`, `pattern_syntax`,
`pattern_cost`); `normalize` runs the operation of each match; `joined` makes two neighbours one range, `bounds` and
`bound_dates` read "since" and "by", `hanging` what counts from an event (which `event_verbs` may date) and
`after_events` what goes on counting there, `day_ahead` moves clock times to the day after them; `resolve` does all of
this in order and writes `timex`.

Operations, by what they date: `explicit` (days, months, years), `decades` (and centuries), `parts` (of months, years
and centuries), `spans` (ranges), `feasts`, `fiscal` (quarters), `clock`, `weekdays`, `relative` (what counts from
publication or the story), `from_story` (the following Monday, that June), `amounts` (durations and sets).

What operations lean on: `context` joins the publication date (in a letter or a diary the date that `entries` finds at
its head, in a despatch that of its dateline, by `datelines`), `story` (dates told so far), `facts` (of the whole text,
by `genre` and `habit`) and `tense`; `yearless` chooses the year of what names none; `meaning` makes calendar units.

The dates themselves: `civil` (days as numbers), `calendar_names`, `edtf` (with `edtf_grammar`, `edtf_draft` and
`edtf_days`), `wording` (in plain English), `derivation` (how an expression got its date) and `proof` (which other
readings it had, and why they were not taken); `agreement` compares two.
"""
