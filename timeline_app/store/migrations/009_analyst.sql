-- The analyst's work: what the user decides of events, field by field, and every edit in the order in which it was made.

-- Mentions by their keys, so that decisions outlive reading, dating and linking anew. Of several the last one holds.
CREATE TABLE decided (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    mention TEXT NOT NULL, -- of a report of the event
    field TEXT NOT NULL, -- date, label, status, review, ...
    value TEXT NOT NULL, -- of a date: EDTF
    UNIQUE (mention, field)
) STRICT;

INSERT INTO decided (number, mention, field, value) SELECT number, mention, 'date', date FROM decisions;
DROP TABLE decisions;
ALTER TABLE decided RENAME TO decisions;

ALTER TABLE events ADD COLUMN found_label TEXT; -- of an event that the user named: what its reports call it
ALTER TABLE events ADD COLUMN found_status TEXT; -- of one whose status the user set: that of its reports
ALTER TABLE events ADD COLUMN review TEXT NOT NULL DEFAULT 'proposed';
ALTER TABLE events ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- Where pages begin in an article's text, of what has pages: a JSON array of code points.
ALTER TABLE articles ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';

-- The user's edits, the last one last; those that were taken back stay until another edit follows.
CREATE TABLE history (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, -- when, ISO 8601, UTC
    name TEXT NOT NULL, -- what was done, as the Edit menu says it
    step TEXT NOT NULL, -- the change: a JSON object
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
