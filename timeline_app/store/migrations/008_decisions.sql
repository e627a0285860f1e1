-- What the user decides of events in place of the program; what linking made of the reports stays known beside it.

-- Dates; mentions by their keys, so that they outlive reading, dating and linking anew. Of several the last one holds.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    mention TEXT NOT NULL UNIQUE, -- of a report of the event
    date TEXT NOT NULL -- EDTF
) STRICT;

ALTER TABLE events ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0; -- 1: its date is the user's
ALTER TABLE events ADD COLUMN found TEXT; -- EDTF; of such an event: what its reports say
