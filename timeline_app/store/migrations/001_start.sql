-- Lists and time expressions are JSON arrays; dates are EDTF texts; offsets count code points of articles.text.

CREATE TABLE sources (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL -- the bytes as read
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    number INTEGER PRIMARY KEY, -- order of adding
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES sources (sha256),
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    title_from TEXT NOT NULL,
    outlet TEXT,
    outlet_from TEXT,
    author TEXT,
    author_from TEXT,
    published TEXT,
    published_from TEXT,
    updated TEXT,
    url TEXT,
    language TEXT,
    furniture TEXT NOT NULL,
    times TEXT NOT NULL -- every time expression outside the furniture
) STRICT;

CREATE INDEX articles_by_source ON articles (sha256, file);

CREATE TABLE mentions (
    number INTEGER PRIMARY KEY, -- in text order within an article
    key TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL, -- the quotation, kept to prove that the offsets still hold
    label TEXT NOT NULL,
    date TEXT,
    time TEXT, -- one time expression
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    attributed_to TEXT NOT NULL,
    people TEXT NOT NULL,
    places TEXT NOT NULL,
    organizations TEXT NOT NULL,
    leans_on TEXT
) STRICT;

CREATE INDEX mentions_by_article ON mentions (article, number);

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    date TEXT,
    status TEXT NOT NULL,
    origins INTEGER NOT NULL,
    rank REAL NOT NULL
) STRICT;

CREATE TABLE event_mentions (
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- the best first
    mention INTEGER NOT NULL UNIQUE REFERENCES mentions (number) ON DELETE CASCADE,
    reason TEXT NOT NULL, -- why it was linked here
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_references (
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    other TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    mention INTEGER NOT NULL, -- position in the other's mentions
    about TEXT,
    ours TEXT,
    theirs TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_references_by_other ON event_references (other);

-- One row: whether the events were made from the mentions as they are now.
CREATE TABLE state (linked INTEGER NOT NULL) STRICT;

INSERT INTO state VALUES (1);
