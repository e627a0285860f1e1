"""The project file: one SQLite database that holds every source as read, what was read out of it, and the events."""
