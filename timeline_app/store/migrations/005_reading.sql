-- What lets a window read only what it shows: counters, what was made of all events at once, references of each event.

-- version: goes up with every change of the file; event: the last number given to an event, which no other one gets;
-- references: the version of which the references are.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters SELECT 'event', coalesce(max(number), 0) FROM events;
INSERT INTO counters VALUES ('version', 1);

-- Columns of all events and the like: bytes whose meaning is known to who keeps them here.
CREATE TABLE snapshots (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL, -- counters: version, when it was made
    checksum INTEGER NOT NULL, -- CRC-32 of data
    data BLOB NOT NULL
) STRICT;

CREATE TABLE event_references (
    event INTEGER PRIMARY KEY REFERENCES events (number) ON DELETE CASCADE,
    conflicts INTEGER NOT NULL, -- 1: one of them is a conflict
    told BLOB NOT NULL -- a JSON array, deflated; other events by their numbers
) STRICT;

CREATE INDEX disputed_events ON event_references (conflicts) WHERE conflicts;

-- What is known of articles, to be read without their texts, which lie before most of it.
CREATE INDEX articles_light ON articles (
    id, file, sha256, title, title_from, outlet, outlet_from, author, author_from, published, published_from, updated,
    url, language
);
