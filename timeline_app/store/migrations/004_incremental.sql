-- What linking keeps, so that a change relinks only what it touches; and what the user said, which is law to it.
-- A project linked before this is linked whole once.

CREATE INDEX mentions_by_key ON mentions (key);

-- Mentions that changed since they were linked.
CREATE TABLE unlinked (
    mention INTEGER PRIMARY KEY REFERENCES mentions (number) ON DELETE CASCADE,
    anew INTEGER NOT NULL -- 1: look for its like anew; 0: only what it is linked with has changed
) STRICT;

-- In which blocks each linked mention meets others.
CREATE TABLE meetings (
    mention INTEGER PRIMARY KEY REFERENCES mentions (number) ON DELETE CASCADE,
    turn INTEGER NOT NULL, -- its place in every block, the same in whatever order articles are added
    blocks BLOB NOT NULL -- hashes of blocking keys, 4 bytes each
) STRICT;

CREATE TABLE blocks (
    block INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    mention INTEGER NOT NULL,
    PRIMARY KEY (block, turn, mention)
) STRICT, WITHOUT ROWID;

-- Pairs of mentions that are alike enough; each stands here twice, once from each side.
CREATE TABLE links (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL, -- on the side of the lower number only
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- The user's word; mentions by their keys, one < other, so that it outlives reading and dating anew.
CREATE TABLE laws (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    same INTEGER NOT NULL, -- 1: they report the same event; 0: they do not
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- How articles are known for copies of each other.
CREATE TABLE article_signatures (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- References follow from the events and are made when events are read.
DROP TABLE event_references;

ALTER TABLE state ADD COLUMN linker INTEGER NOT NULL DEFAULT 0; -- which way of linking made what is kept here

UPDATE state SET linked = 0;
