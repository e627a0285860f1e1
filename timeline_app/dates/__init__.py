"""What a date is, and how the dates of a text are found. Nothing here knows articles or events."""
