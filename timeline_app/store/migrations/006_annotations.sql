-- What the user lays over the timeline. Nothing else follows from it.

CREATE TABLE eras (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given anew, so that an undone removal finds its place
    name TEXT NOT NULL,
    date TEXT NOT NULL, -- EDTF
    colour INTEGER -- position in a theme's lane colours; NULL: plain
) STRICT;

CREATE TABLE notes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    date TEXT, -- EDTF; of a note to a time
    mention TEXT, -- key of a mention; of a note to an event
    CHECK ((date IS NULL) <> (mention IS NULL))
) STRICT;
