"""What a date is, and how the dates of a text are found. Standard library only; nothing here knows articles or events."""
