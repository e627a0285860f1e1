-- Full text, by the numbers of articles and mentions, whose columns it goes by. It is written with what it indexes, by the
-- program, for there are no triggers; of a project that is older a portion at a time, as far as the counters
-- `article_words` and `mention_words` say.

CREATE VIRTUAL TABLE article_words USING fts5(
    title, author, outlet, text,
    content = 'articles', content_rowid = 'number', columnsize = 0, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE mention_words USING fts5(
    label, text, people, places, organizations,
    content = 'mentions', content_rowid = 'number', columnsize = 0, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
