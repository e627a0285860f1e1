-- What tells a mention, and the reasons of ranks, origins and references; projects linked before this have none until linked anew.

ALTER TABLE mentions ADD COLUMN trigger TEXT; -- a JSON array: start, end
ALTER TABLE events ADD COLUMN rank_why TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN goes_back TEXT NOT NULL DEFAULT '[]'; -- origins
ALTER TABLE event_references ADD COLUMN own INTEGER NOT NULL DEFAULT 0; -- position in our mentions
