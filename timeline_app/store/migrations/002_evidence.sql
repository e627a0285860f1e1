-- Signs of when an article was published: a JSON array; articles read before this have none until they are read again.

ALTER TABLE articles ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
