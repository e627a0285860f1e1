-- What pages say that they are about: a JSON array of names and origins; articles read before this have none until they
-- are read again. And what the user tags events with.

ALTER TABLE articles ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';

DROP INDEX articles_light;
CREATE INDEX articles_light ON articles (
    id, file, sha256, title, title_from, outlet, outlet_from, author, author_from, published, published_from, updated,
    url, language, topics
);

-- The user's tags; mentions by their keys, so that they outlive reading, dating and linking anew.
CREATE TABLE tags (
    mention TEXT NOT NULL, -- of a report of the tagged event
    tag TEXT NOT NULL,
    PRIMARY KEY (mention, tag)
) STRICT, WITHOUT ROWID;
