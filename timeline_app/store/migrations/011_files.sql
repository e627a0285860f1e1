-- Articles as files: when they were read, and what of them is kept beside what is read now.

ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1; -- of its text, from 1
ALTER TABLE articles ADD COLUMN added TEXT; -- when it was read: ISO 8601, UTC; NULL: before this was noted

-- Versions of articles that are not read now: earlier ones, newer ones that wait for the user, and articles that were
-- taken out, to be brought back.
CREATE TABLE states (
    article TEXT NOT NULL, -- articles (id), also of one that was taken out
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    told TEXT NOT NULL, -- its row of articles: a JSON object by columns
    mentions TEXT NOT NULL, -- their rows: a JSON array of objects
    PRIMARY KEY (article, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX states_by_source ON states (sha256);
